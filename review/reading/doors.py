"""The readers' door: how many files become Documents, and the one place to take another way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from review.model import Document, Look
from review.reading import own_readers
from review.reading.pool import PageTeller, ReaderPool


class Reader(Protocol):
    """Reads many files, wherever the work is done; opened for one reading of a folder and closed behind it.

    Never raises for what a file holds: `Document.lectura` tells. Raises ReaderUnavailable when nobody reads.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> object: ...

    def read_many(
        self,
        paths: Iterable[Path],
        *,
        wanted: Callable[[Path, Document], Sequence[Look]] | None = None,
        tell: PageTeller | None = None,
    ) -> Iterator[tuple[Path, Document]]:
        """Every path once, with its Document, in any order. `wanted` is asked once about each Document, in
        the caller's thread; where it wants a second look the Document comes with that. Where it wants a page
        WHOLE (`Page.glanced`), it is asked again about the Document with that page."""
        ...

    def look(self, path: Path, document: Document, looks: Sequence[Look]) -> Document:
        """The document after a second look at some places; as it was when the file is gone."""
        ...


Opener = Callable[[int], Reader]
"""Makes a Reader for so many files at once."""


def _plugged(processes: int) -> Reader:
    """The reader that a plug-in brings, else ours. Raises PluginFailed."""
    own = own_readers.maker(own_readers.FILES)
    if own is None:
        return ReaderPool(processes)
    made: Reader = own_readers.asked(own, own.make, processes)
    return made


_opener: Opener = _plugged


def open_reader(processes: int) -> Reader:
    """Who reads a folder now: `with open_reader(4) as reader`. Raises PluginFailed."""
    return _opener(processes)


@contextmanager
def read_by(opener: Opener) -> Iterator[None]:
    """Inside, folders are read by what `opener` makes."""
    global _opener
    before, _opener = _opener, opener
    try:
        yield
    finally:
        _opener = before
