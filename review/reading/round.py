"""One round of work for some worker processes: files, the pictures of their pages, second looks."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from review.machine import originals
from review.model import Document, Look, LookKind
from review.reading import reasons
from review.reading.assembly import FirstReading, Unseen, gone, with_pictures
from review.reading.client import Worker
from review.reading.limits import Limits
from review.reading.looks import with_looks
from review.reading.picturewire import PictureReading
from review.reading.tasks import FileGone, PageTask, ReadTask, Seen, Task, WorkBoard, look_tasks

# Files read ahead of the caller, per process: enough to keep it busy, little to hold in memory.
_AHEAD = 3
# Files whose pictures are being read or wait for it. Their pages have few words yet.
_WAITING = 32

Outcome = tuple[Task, FirstReading | Seen] | Exception


@dataclass(slots=True)
class _Case:
    """A file under way. `left` counts the tasks that it waits for. `glance` where somebody will say which of
    the pictures that are only looked over must be read."""

    path: Path
    document: Document | None = None
    besides: str = ""
    glance: bool = False
    looks: tuple[Look, ...] = ()
    seen: dict[int, Seen] = field(default_factory=dict)
    left: int = 0
    total: int = 0

    def expects(self, tasks: int) -> None:
        self.left = self.total = tasks

    def further(
        self, wanted: Callable[[Path, Document], Sequence[Look]], document: Document
    ) -> tuple[Look, ...]:
        """Where to look again: asked once, and once more when pages that were only looked over were read."""
        if any(look.kind is not LookKind.WHOLE for look in self.looks):
            return ()
        looks = tuple(wanted(self.path, document))
        return () if looks == self.looks else looks

    def finished(self) -> Document:
        """The document with what was seen on its pages."""
        assert self.document is not None
        lost = next((str(seen) for seen in self.seen.values() if isinstance(seen, FileGone)), None)
        if self.looks:
            return self.document if lost else with_looks(self.document, self.looks, self.seen)
        if lost:
            return gone(lost)
        read = {number: _only(seen) for number, seen in self.seen.items()}
        return with_pictures(self.document, read, self.besides)


def _only(seen: Seen) -> PictureReading | Unseen:
    if isinstance(seen, Unseen):
        return seen
    assert isinstance(seen, list)
    (reading,) = seen
    return reading


class Round:
    """Threads that hand tasks to workers, one each. Everything else happens in the caller's thread."""

    def __init__(self, workers: Sequence[Worker], limits: Limits, *, pictures: int | None = None) -> None:
        """`pictures`: how many of the workers read pictures of pages; as many as there are processors here
        unless they are elsewhere."""
        self._workers = workers
        self._limits = limits
        self._board = WorkBoard()
        self._done: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._cases: dict[int, _Case] = {}
        self._numbers = count()
        self._reading = 0
        self._clock = time.monotonic
        if pictures is None:  # more OCR than processors only makes each slower
            pictures = max(1, os.cpu_count() or 1)
        self._threads = [
            threading.Thread(target=self._work, args=(worker, place < pictures), daemon=True)
            for place, worker in enumerate(workers)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._board.close()
        if self._cases:
            for worker in self._workers:
                worker.interrupt()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:
            worker.resume()

    def read(
        self,
        paths: Iterable[Path],
        wanted: Callable[[Path, Document], Sequence[Look]] | None,
        tell: Callable[[Path, int, int], None] | None,
    ) -> Iterator[tuple[Path, Document]]:
        """Each path with its Document, as they are finished. Raises ReaderUnavailable."""
        feed = iter(paths)
        fed = False
        while True:
            while not fed and self._has_room:
                path = next(feed, None)
                fed = path is None
                if path is not None:
                    self._begin(path, glance=wanted is not None)
            if not self._cases:
                return
            number, case = self._advance(tell)
            if case.left:
                continue
            document = case.finished()
            looks = () if wanted is None else case.further(wanted, document)
            if looks:
                self._look(number, case, document, looks)
            else:
                del self._cases[number]
                originals.let_go(case.path)
                yield case.path, document

    def finish(self, path: Path, first: FirstReading) -> Document:
        """The Document of a file read already, with the pictures of its pages."""
        case = self._cases[0] = _Case(path)
        self._read_pictures(0, case, first)
        return self._until_done(case)

    def look(self, path: Path, document: Document, looks: Sequence[Look]) -> Document:
        """The document after a second look."""
        if not looks:
            return document
        case = self._cases[0] = _Case(path)
        self._look(0, case, document, tuple(looks))
        return self._until_done(case)

    @property
    def _has_room(self) -> bool:
        waiting = len(self._cases) - self._reading
        return self._reading < _AHEAD * len(self._workers) and waiting < _WAITING

    def _begin(self, path: Path, *, glance: bool) -> None:
        number = next(self._numbers)
        case = self._cases[number] = _Case(path, glance=glance)
        case.expects(1)
        self._reading += 1
        self._board.put(ReadTask(number, path))

    def _until_done(self, case: _Case) -> Document:
        while case.left:
            self._advance(None)
        self._cases.clear()
        return case.finished()

    def _advance(self, tell: Callable[[Path, int, int], None] | None) -> tuple[int, _Case]:
        """Take in one answer. Raises ReaderUnavailable, and whatever else a worker's thread met."""
        outcome = self._done.get()
        if isinstance(outcome, Exception):
            raise outcome
        task, answer = outcome
        case = self._cases[task.case]
        case.left -= 1
        if isinstance(answer, FirstReading):
            self._reading -= 1
            self._read_pictures(task.case, case, answer)
        else:
            assert isinstance(task, PageTask)
            case.seen[task.page.number] = answer
            if tell is not None and not case.looks:
                tell(case.path, case.total - case.left, case.total)
        return task.case, case

    def _read_pictures(self, number: int, case: _Case, first: FirstReading) -> None:
        document = case.document = first.document
        case.besides = first.besides
        most = self._limits.ocr_pages
        case.seen = dict.fromkeys(first.unread[most:], Unseen(reasons.too_many_pictures(most)))
        pages = {page.number: page for page in document.pages}
        tasks = [
            PageTask(number, case.path, document.sha256, pages[one], glance=case.glance)
            for one in first.unread[:most]
        ]
        case.expects(len(tasks))
        self._board.put(*tasks)

    def _look(self, number: int, case: _Case, document: Document, looks: tuple[Look, ...]) -> None:
        case.document, case.looks, case.seen = document, looks, {}
        tasks = look_tasks(number, case.path, document, looks)
        case.expects(len(tasks))
        self._board.put(*tasks)

    def _work(self, worker: Worker, pictures: bool) -> None:
        task = self._board.take(pictures=pictures)
        while task is not None:
            following: Task | None = None
            try:
                if isinstance(task, ReadTask):
                    # Told of the next file while it reads this one, the worker never waits for us in between.
                    following = self._board.take_file()
                    then = None if following is None else following.path
                    self._done.put((task, task.do(worker, self._limits, then)))
                else:
                    self._done.put((task, self._seen(task, worker)))
            except Exception as error:  # noqa: BLE001 - the caller waits for an answer, whatever it is
                self._done.put(error)
                return
            task = following or self._board.take(pictures=pictures)

    def _seen(self, task: PageTask, worker: Worker) -> Seen:
        """What is on a page; nothing where the other pages of its file took all its time."""
        if self._board.spent(task.case) > self._limits.ocr_seconds:
            return Unseen(reasons.FILE_TOO_LATE, lost=True)
        began = self._clock()
        try:
            return task.do(worker, self._limits)
        finally:
            self._board.spend(task.case, self._clock() - began - worker.waited)
