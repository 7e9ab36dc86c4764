"""What worker processes are asked to do, one after the other, and the order in which it is done."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from pathlib import Path

from review.model import Document, Look, Page
from review.reading import reasons
from review.reading.assembly import FirstReading, Unseen, read_with
from review.reading.client import Worker, WorkerDied
from review.reading.limits import Limits
from review.reading.picturewire import PictureReading, unpacked_texts


class FileGone(Exception):
    """The file was there for a first reading and is not any more, or has changed; in Spanish."""


Seen = list[PictureReading] | FileGone | Unseen
"""What was found at the places asked about on a page, or why nothing was."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file's digital words. `case` is whatever the asker wants back with the answer."""

    case: int
    path: Path

    def do(self, worker: Worker, limits: Limits, then: Path | None) -> FirstReading:
        return read_with(worker, self.path, limits, then)


@dataclass(frozen=True, slots=True)
class PageTask:
    """The picture of a page, or places on one when there are `looks`. With `glance` a picture that shows no
    writing when it is looked over is not read: whoever asks may want it WHOLE later."""

    case: int
    path: Path
    sha256: str
    page: Page
    looks: tuple[Look, ...] = ()
    glance: bool = False

    def do(self, worker: Worker, limits: Limits) -> Seen:
        """Ask; once more when the worker died by itself, for it may have been killed by others."""
        try:
            return self._attempt(worker, limits)
        except WorkerDied as death:
            if death.timed_out:
                return Unseen(reasons.PICTURE_TOO_LATE, lost=True)
        try:
            return self._attempt(worker, limits)
        except WorkerDied as death:
            return Unseen(reasons.PICTURE_TOO_LATE if death.timed_out else reasons.PAGE_LOST, lost=True)

    def _attempt(self, worker: Worker, limits: Limits) -> Seen:
        (answer,) = worker.ask(
            "look" if self.looks else "picture",
            self.path,
            limits,
            seconds=limits.ocr_seconds_per_page * max(1, len(self.looks)),
            sha256=self.sha256,
            page=self.page.number,
            rotation=self.page.rotation,
            lay=self.page.lay,
            looks=[(look.kind.value, look.box) for look in self.looks],
            glance=self.glance,
        )
        head, boxes = answer
        match head["kind"]:
            case "seen":
                return unpacked_texts(head, boxes)
            case "gone":
                return FileGone(head["reason"])
            case "unavailable":
                return Unseen(head["reason"], lost=True, ours=True)
            case _:
                return Unseen(head["reason"])


Task = ReadTask | PageTask


@dataclass(slots=True)
class WorkBoard:
    """Tasks waiting for a worker: second looks first, then files, then pictures of pages.

    A second look finishes a file; a file takes milliseconds and a picture a second, so that no file of
    digital text waits behind another's scans longer than one of them takes.
    """

    _looks: deque[PageTask] = field(default_factory=deque)
    _files: deque[ReadTask] = field(default_factory=deque)
    _pictures: deque[PageTask] = field(default_factory=deque)
    _spent: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    _change: threading.Condition = field(default_factory=threading.Condition)
    _closed: bool = False

    def put(self, *tasks: Task) -> None:
        with self._change:
            for task in tasks:
                if isinstance(task, ReadTask):
                    self._files.append(task)
                elif task.looks:
                    self._looks.append(task)
                else:
                    self._pictures.append(task)
            self._change.notify_all()

    def take(self, *, pictures: bool) -> Task | None:
        """The next task, waited for; None when there will be none. Without `pictures`, files only."""
        with self._change:
            while not self._closed:
                if pictures and self._looks:
                    return self._looks.popleft()
                if self._files:
                    return self._files.popleft()
                if pictures and self._pictures:
                    return self._pictures.popleft()
                self._change.wait()
            return None

    def take_file(self) -> ReadTask | None:
        """The next file, if one waits and nothing goes before it."""
        with self._change:
            return self._files.popleft() if self._files and not self._looks else None

    def spend(self, case: int, seconds: float) -> None:
        """Seconds that the pictures of a file took."""
        with self._change:
            self._spent[case] += seconds

    def spent(self, case: int) -> float:
        with self._change:
            return self._spent[case]

    def close(self) -> None:
        """No more tasks, not even those that wait."""
        with self._change:
            self._closed = True
            self._change.notify_all()


def look_tasks(case: int, path: Path, document: Document, looks: tuple[Look, ...]) -> list[PageTask]:
    """One task for each page that is to be looked at again."""
    pages = {page.number: page for page in document.pages}
    by_page: dict[int, list[Look]] = {}
    for look in looks:
        by_page.setdefault(look.page, []).append(look)
    return [
        PageTask(case, path, document.sha256, pages[number], tuple(some)) for number, some in by_page.items()
    ]
