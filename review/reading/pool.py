"""Reading files in worker processes: one at a time (`read_document`) or many at once (`ReaderPool`)."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from review.errors import VistoBuenoError
from review.model import Document
from review.reading.assembly import read_with
from review.reading.client import WorkerProcess
from review.reading.limits import DEFAULT_LIMITS, Limits

_shared = WorkerProcess()
_shared_lock = threading.Lock()

# Documents read ahead of the caller, per process: enough to keep it busy, little to hold in memory.
_AHEAD = 3


def read_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a PDF in this process's long-lived worker; threads wait for each other.

    Never raises for bad data: `Document.lectura` and `Document.reason` (Spanish) tell what became of
    it. Raises ReaderUnavailable when no worker can be started.
    """
    with _shared_lock:
        return read_with(_shared, path, limits)


class ReaderPool:
    """Worker processes that read many files; one that dies or is killed costs only its file."""

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

    def read_many(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Document]]:
        """Each path with its Document, as they are finished. Raises ReaderUnavailable.

        The paths are taken from the iterable as they are needed, in the caller's thread.
        """
        for worker in self._workers:
            worker.resume()
        todo: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[Path, Document] | VistoBuenoError] = queue.SimpleQueue()
        threads = [
            threading.Thread(target=self._work, args=(worker, todo, done), daemon=True)
            for worker in self._workers
        ]
        for thread in threads:
            thread.start()
        under_way = 0
        try:
            for path in paths:
                todo.put(path)
                under_way += 1
                if under_way >= _AHEAD * len(self._workers):
                    outcome = self._taken(done)
                    under_way -= 1
                    yield outcome
            while under_way:
                outcome = self._taken(done)
                under_way -= 1
                yield outcome
        finally:
            for _ in threads:
                todo.put(None)
            if under_way:
                for worker in self._workers:
                    worker.interrupt()
            for thread in threads:
                thread.join()

    @staticmethod
    def _taken(
        done: queue.SimpleQueue[tuple[Path, Document] | VistoBuenoError],
    ) -> tuple[Path, Document]:
        outcome = done.get()
        if isinstance(outcome, VistoBuenoError):
            raise outcome
        return outcome

    def _work(
        self,
        worker: WorkerProcess,
        todo: queue.SimpleQueue[Path | None],
        done: queue.SimpleQueue[tuple[Path, Document] | VistoBuenoError],
    ) -> None:
        path = todo.get()
        while path is not None:
            # Told of the next file while it reads this one, the worker never waits for us in between.
            try:
                then, last = todo.get_nowait(), False
                last = then is None
            except queue.Empty:
                then, last = None, False
            try:
                done.put((path, read_with(worker, path, self._limits, then)))
            except VistoBuenoError as error:
                done.put(error)
                return
            path = then if last or then is not None else todo.get()
