"""A Document put together from a worker's messages, also when they break off in the middle."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from review.model import Document, Lectura, Page
from review.reading import reasons
from review.reading.client import WorkerDied, WorkerProcess
from review.reading.limits import Limits
from review.reading.merging import with_picture
from review.reading.ocr import models
from review.reading.pagewire import failed_page, unpacked
from review.reading.picturewire import PictureReading

# Changes whenever the same file may read differently: our own reading, or the library below it.
READER_VERSION = f"4/pdfium-{version('pypdfium2')}/{models.versions()}"


@dataclass(frozen=True, slots=True)
class FirstReading:
    """A document with its digital words, and the numbers of the pages whose pictures are still to be read."""

    document: Document
    unread: tuple[int, ...]


@dataclass(slots=True)
class _Draft:
    """What is known of a file so far. `expected` is its number of pages, 0 while unknown."""

    sha256: str = ""
    size: int = 0
    expected: int = 0
    pages: list[Page] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def finished(self, lectura: Lectura, reason: str | None) -> FirstReading:
        pages = tuple(self.pages) if lectura.readable else ()
        document = Document(self.sha256, self.size, lectura, pages, reason, READER_VERSION)
        return FirstReading(document, tuple(self.unread) if lectura.readable else ())


def read_with(worker: WorkerProcess, path: Path, limits: Limits, then: Path | None = None) -> FirstReading:
    """Read one file; `then` is the one that must be read next, when that is known already.

    A worker that dies is replaced and the file tried once more: it may have been killed by others.
    Raises ReaderUnavailable only.
    """
    try:
        return _attempt(worker, path, limits, _Draft(), then)
    except WorkerDied:
        draft = _Draft()
        try:
            return _attempt(worker, path, limits, draft, then)
        except WorkerDied:
            return _broken_off(path, draft, Lectura.DANADO, reasons.KILLED_READER, reasons.PAGE_LOST)


def _attempt(
    worker: WorkerProcess, path: Path, limits: Limits, draft: _Draft, then: Path | None
) -> FirstReading:
    """Raises WorkerDied when the worker died by itself; a time-out is an answer."""
    try:
        for head, blob in worker.ask("read", path, limits, then=then):
            match head["kind"]:
                case "file":
                    draft.sha256, draft.size = head["sha256"], head["size"]
                case "opened":
                    draft.expected = head["pages"]
                case "page":
                    draft.pages.append(unpacked(head, blob))
                    if head.get("unread"):
                        draft.unread.append(head["number"])
                case "end":
                    return draft.finished(Lectura(head["lectura"]), head["reason"])
    except WorkerDied as death:
        if not death.timed_out:
            raise
        slow = reasons.too_slow(limits.allowance(draft.expected))
        return _broken_off(path, draft, Lectura.DEMASIADO_GRANDE, slow, reasons.PAGE_TOO_LATE)
    raise WorkerDied(timed_out=False)


def _broken_off(path: Path, draft: _Draft, lectura: Lectura, reason: str, page_reason: str) -> FirstReading:
    """What is left when no end came: the pages read so far, or `lectura` when there are none."""
    if not draft.sha256:
        draft.sha256, draft.size = _identity(path)
    read = sum(page.failure is None for page in draft.pages)
    if not read:
        return draft.finished(lectura, reason)
    for number in range(len(draft.pages) + 1, draft.expected + 1):
        message = failed_page(number, page_reason)
        draft.pages.append(unpacked(message.head, message.boxes))
    failed = [page.number for page in draft.pages if page.failure is not None]
    if not failed:
        return draft.finished(Lectura.PARCIAL, reasons.NO_COUNT_CHECK)
    return draft.finished(Lectura.PARCIAL, reasons.pages_failed(failed, len(draft.pages)))


def with_pictures(document: Document, read: Mapping[int, PictureReading | str]) -> Document:
    """The document with what was found on the pictures of pages, by number, or why nothing was (Spanish)."""
    pages = tuple(_with_picture(page, read.get(page.number)) for page in document.pages)
    made = replace(document, pages=pages)
    if not any(isinstance(one, str) for one in read.values()):
        return made
    failed = [page.number for page in pages if page.failure is not None]
    return replace(made, lectura=Lectura.PARCIAL, reason=reasons.pages_failed(failed, len(pages)))


def _with_picture(page: Page, found: PictureReading | str | None) -> Page:
    match found:
        case None:
            return page
        case str():
            return replace(page, failure=found)
        case _:
            return with_picture(page, found)


def gone(reason: str) -> Document:
    """A file that was there, and is not any more or is another one: to be read anew."""
    return Document("", 0, Lectura.DANADO, (), reason, READER_VERSION)


def _identity(path: Path) -> tuple[str, int]:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return "", 0
