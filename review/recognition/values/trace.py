"""What recognition saw on its way, for whoever wants to look: labels found and candidates weighed.

Nothing is kept unless somebody watches, and nothing that is recognised depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from review.model import Box


class Noticed(NamedTuple):
    """A label, told by its family, or a candidate: where its place comes from, its text and its score (0–1).

    `box` is on the page made flat, as words are.
    """

    page: int
    source: str
    box: Box
    text: str = ""
    score: float = 1.0


class Sight:
    """Labels and candidates in the order in which they were met, each once."""

    def __init__(self) -> None:
        self._labels: dict[Noticed, None] = {}
        self._candidates: dict[Noticed, None] = {}

    @property
    def labels(self) -> tuple[Noticed, ...]:
        return tuple(self._labels)

    @property
    def candidates(self) -> tuple[Noticed, ...]:
        return tuple(self._candidates)

    def add_label(self, seen: Noticed) -> None:
        self._labels[seen] = None

    def add_candidate(self, seen: Noticed) -> None:
        self._candidates[seen] = None


_watching: ContextVar[Sight | None] = ContextVar("_watching", default=None)


@contextmanager
def watched() -> Iterator[Sight]:
    """Inside, what is recognised in this thread is told."""
    sight = Sight()
    token = _watching.set(sight)
    try:
        yield sight
    finally:
        _watching.reset(token)


def wanted() -> bool:
    """Whether anybody watches."""
    return _watching.get() is not None


def label(page: int, family: str, box: Box) -> None:
    """A label of this family was found."""
    sight = _watching.get()
    if sight is not None:
        sight.add_label(Noticed(page, family, box))


def candidate(page: int, source: str, text: str, box: Box, score: float) -> None:
    """A value was weighed."""
    sight = _watching.get()
    if sight is not None:
        sight.add_candidate(Noticed(page, source, box, text, round(score, 3)))
