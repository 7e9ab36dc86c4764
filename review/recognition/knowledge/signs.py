"""Phrases by which something is told of a paper, by name: a payment approved, an account closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from review.recognition.knowledge import packaged


@dataclass(frozen=True, slots=True)
class Signs:
    """Those of one name of the files of knowledge, fetched when they are first looked for."""

    name: str

    def __iter__(self) -> Iterator[str]:
        """In the order in which they are looked for. Raises KeyError for a name that is none."""
        return iter(packaged.sign(self.name))

    def words(self) -> frozenset[str]:
        """The same where each is a word, to be held against the words of a page."""
        return _words(self.name)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(packaged.sign(name))
