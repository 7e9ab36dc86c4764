"""Which engine reads: the one place to take another. Used inside worker processes only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from review.reading.ocr import engine
from review.reading.ocr.line_reader import LineReader

Maker = Callable[[], LineReader]

_makers: tuple[Maker, Maker] = (engine.quick, engine.careful)


def quick() -> LineReader:
    """The first reader, of every line. Raises ReaderUnavailable."""
    return _makers[0]()


def careful() -> LineReader:
    """The second opinion, slower and better, of what the first doubts. Raises ReaderUnavailable."""
    return _makers[1]()


@contextmanager
def lines_by(first: LineReader, second: LineReader | None = None) -> Iterator[None]:
    """Inside, these read in this process; `first` gives the second opinion too where there is no other."""
    global _makers
    before, _makers = _makers, (lambda: first, lambda: first if second is None else second)
    try:
        yield
    finally:
        _makers = before
