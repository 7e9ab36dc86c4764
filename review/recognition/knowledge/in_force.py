"""The words of the entity whose papers are being recognised. `review.recognition.recognise` puts them in
force, and nobody else: what is built of them asks here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from review.recognition.knowledge.own_words import NO_WORDS, Words

MOST_KEPT = 8
"""For how many entities at once what is built of their words is kept in memory."""

_in_force: ContextVar[Words] = ContextVar("words_in_force", default=NO_WORDS)


def words_in_force() -> Words:
    """Those of the entity at hand; nothing added outside of recognition."""
    return _in_force.get()


@contextmanager
def with_words(words: Words) -> Iterator[None]:
    """Put an entity's words in force for what is recognised within."""
    token = _in_force.set(words)
    try:
        yield
    finally:
        _in_force.reset(token)
