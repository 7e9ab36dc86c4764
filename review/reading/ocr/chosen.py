"""Which engine reads: the one place to take another. A plug-in's comes before ours. Used inside worker
processes only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from review.reading import own_readers
from review.reading.ocr import engine, own_lines
from review.reading.ocr.line_reader import LineReader

Maker = Callable[[], LineReader]


def _first() -> LineReader:
    return own_lines.engine(own_readers.LINES) or engine.quick()


def _second() -> LineReader:
    """A plug-in that brings a first reader only gives the second opinion too: ours knows nothing of it."""
    own = own_lines.engine(own_readers.SECOND_LINES) or own_lines.engine(own_readers.LINES)
    return own or engine.careful()


_makers: tuple[Maker, Maker] = (_first, _second)


def quick() -> LineReader:
    """The first reader, of every line. Raises ReaderUnavailable, PluginFailed."""
    return _makers[0]()


def careful() -> LineReader:
    """The second opinion, slower and better, of what the first doubts. Raises ReaderUnavailable,
    PluginFailed."""
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
