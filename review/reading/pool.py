"""Reading files in worker processes: one at a time (`read_document`) or many at once (`ReaderPool`)."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from review.model import Document, Look
from review.reading.assembly import read_with
from review.reading.client import WorkerProcess
from review.reading.limits import DEFAULT_LIMITS, Limits
from review.reading.round import Round

MAX_PROCESSES = 4

PageTeller = Callable[[Path, int, int], None]
"""Told of a file whose pictures are being read: how many pages of how many are done."""


def default_processes() -> int:
    return min(os.cpu_count() or 1, MAX_PROCESSES)


class ReaderPool:
    """Worker processes that read many files; one that dies or is killed costs only its file or its page."""

    def __init__(self, processes: int, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._workers = [WorkerProcess() for _ in range(max(1, processes))]

    @property
    def pids(self) -> list[int]:
        """Of the worker processes that run now."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.close(kill=error is not None)

    def read_many(
        self,
        paths: Iterable[Path],
        *,
        wanted: Callable[[Path, Document], Sequence[Look]] | None = None,
        tell: PageTeller | None = None,
    ) -> Iterator[tuple[Path, Document]]:
        """Each path with its Document, as they are finished. Raises ReaderUnavailable.

        The paths are taken from the iterable as they are needed. `wanted` is asked once about each Document
        read; where it wants a second look, the Document comes with that. Photographs are then
        only looked over first, and it is asked again where it wanted some WHOLE; without `wanted` all are
        read. All in the caller's thread.
        """
        with Round(self._workers, self._limits) as round_:
            yield from round_.read(paths, wanted, tell)

    def look(self, path: Path, document: Document, looks: Sequence[Look]) -> Document:
        """The document after a second look at some places; as it was when the file is gone.

        Not while `read_many` of the same pool is under way: give it `wanted` instead.
        Raises ReaderUnavailable.
        """
        with Round(self._workers, self._limits) as round_:
            return round_.look(path, document, looks)


_shared = [WorkerProcess() for _ in range(default_processes())]
_shared_lock = threading.Lock()


def read_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a PDF in this process's long-lived workers; threads wait for each other.

    Never raises for bad data: `Document.lectura` and `Document.reason` (Spanish) tell what became of
    it. Raises ReaderUnavailable when no worker can be started.
    """
    with _shared_lock:
        first = read_with(_shared[0], path, limits)
        if not first.unread:
            return first.document
        with Round(_shared[: len(first.unread)], limits) as round_:
            return round_.finish(path, first)


def look_again(
    path: Path, document: Document, looks: Sequence[Look], limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Like `ReaderPool.look`, in this process's long-lived workers."""
    with _shared_lock, Round(_shared[: len(looks)], limits) as round_:
        return round_.look(path, document, looks)
