"""A Document put together from a worker's messages, also when they break off in the middle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from review.machine import originals
from review.model import Document, Lectura, Page
from review.reading import reasons
from review.reading.client import Worker, WorkerDied
from review.reading.limits import Limits
from review.reading.merging import with_picture
from review.reading.own_readers import reader_version
from review.reading.pagewire import failed_page, unpacked
from review.reading.picturewire import PictureReading
from review.reading.wire import Head

# Pages of a file on which the worker may die, each costing a new worker or two, and on which it may hang,
# each costing all the time that the file may take. Those behind the last of them are not tried.
_MOST_DEATHS = 12
_MOST_HANGS = 1


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why the picture of a page was not read (Spanish); `lost` when that is our loss, to be tried again, and
    `ours` when the reason is not about that page but about the program, with what to do."""

    reason: str
    lost: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class FirstReading:
    """A document with its digital words, and the numbers of the pages whose pictures are still to be read.

    `besides` tells in Spanish what else the file holds that was not read; it is in the document's reason too.
    """

    document: Document
    unread: tuple[int, ...]
    besides: str = ""


@dataclass(slots=True)
class _Draft:
    """What is known of a file so far. `expected` is its number of pages, 0 while unknown.

    `lost` once a page is given up because the worker died on it or was too slow: our loss, not the file's.
    """

    sha256: str = ""
    size: int = 0
    expected: int = 0
    pages: list[Page] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    lost: bool = False
    deaths: int = 0
    hangs: int = 0
    attached: dict[str, None] = field(default_factory=dict)
    drawn_elsewhere: bool = False

    @property
    def due(self) -> int:
        """The number of the page that comes next."""
        return len(self.pages) + 1

    @property
    def failed(self) -> list[int]:
        """Pages that were not read, of those that PDFium counts."""
        return [page.number for page in self.pages[: self.expected] if page.failure is not None]

    def take(self, head: Head, blob: bytes) -> None:
        match head["kind"]:
            case "file":
                self.sha256, self.size = head["sha256"], head["size"]
            case "opened":
                self.expected = head["pages"]
                self.attached |= dict.fromkeys(head["attached"])
                self.drawn_elsewhere = head.get("xfa", False)
            case "page":
                self.pages.append(unpacked(head, blob))
                if head.get("unread"):
                    self.unread.append(head["number"])
                self.attached |= dict.fromkeys(head.get("attached", ()))
                self.lost |= head.get("late", False)

    @property
    def hopeless(self) -> bool:
        """Whether no page is left to be tried."""
        return self.due > self.expected

    def suffer(self, death: WorkerDied) -> None:
        """Give up the page that is due, if there is one; and all behind it when this happened too often."""
        self.deaths += 1
        self.hangs += death.timed_out
        too_often = self.deaths > _MOST_DEATHS or self.hangs > _MOST_HANGS
        reason = reasons.PAGE_TOO_LATE if death.timed_out else reasons.PAGE_LOST
        last = self.expected if too_often else min(self.due, self.expected)
        for number in range(self.due, last + 1):
            self.lost = True
            message = failed_page(number, reason)
            self.pages.append(unpacked(message.head, message.boxes))

    def finished(self, lectura: Lectura, reason: str | None) -> FirstReading:
        readable = lectura.readable
        besides = reasons.besides_its_pages(tuple(self.attached), self.drawn_elsewhere)
        if readable and besides:
            lectura, reason = Lectura.PARCIAL, f"{reason} {besides}" if reason else besides
        pages = tuple(self.pages) if readable else ()
        document = Document(self.sha256, self.size, lectura, pages, reason, reader_version(), self.lost)
        return FirstReading(document, tuple(self.unread) if readable else (), besides)


def read_with(worker: Worker, path: Path, limits: Limits, then: Path | None = None) -> FirstReading:
    """Read one file; `then` is the one that must be read next, when that is known already.

    A worker that dies is replaced, and reads on from the page on which it died: it may have been killed by
    others. Where it dies twice, or hangs, that page is given up and those behind it are read, unless this
    happens too often. Raises ReaderUnavailable only.
    """
    draft = _Draft()
    died_at = 0
    while True:
        try:
            for head, blob in worker.ask("read", path, limits, then=then, **_from(draft.due)):
                if head["kind"] == "file" and draft.sha256 not in ("", head["sha256"]):
                    return FirstReading(gone(reasons.FILE_CHANGED), ())
                if head["kind"] == "end":
                    return _ended(draft, limits, Lectura(head["lectura"]), head["reason"])
                draft.take(head, blob)
            raise WorkerDied(timed_out=False)
        except WorkerDied as death:
            if not death.timed_out and died_at != draft.due:
                died_at = draft.due
                continue
            draft.suffer(death)
            if draft.hopeless:
                return _without_end(path, draft, limits)


def _from(number: int) -> dict[str, int]:
    """What to ask for to read from that page on; nothing for the whole file, as it is announced."""
    return {} if number == 1 else {"first": number}


def _ended(draft: _Draft, limits: Limits, lectura: Lectura, reason: str | None) -> FirstReading:
    """The document as the worker ended it, which knows only the pages that it read itself."""
    failed = draft.failed
    if not lectura.readable or not failed:
        return draft.finished(lectura, reason)
    if len(failed) < draft.expected:
        return draft.finished(Lectura.PARCIAL, reasons.pages_failed(failed, draft.expected))
    return (
        _nothing_read(draft, limits) if draft.lost else draft.finished(Lectura.DANADO, reasons.NO_PAGE_READ)
    )


def _without_end(path: Path, draft: _Draft, limits: Limits) -> FirstReading:
    """What is left when no end came: the pages read so far, or why there are none. All of it our loss."""
    draft.lost = True
    if not draft.sha256:
        draft.sha256, draft.size = _identity(path)
    failed = draft.failed
    if len(failed) == len(draft.pages):
        return _nothing_read(draft, limits)
    reason = reasons.pages_failed(failed, draft.expected) if failed else reasons.NO_COUNT_CHECK
    return draft.finished(Lectura.PARCIAL, reason)


def _nothing_read(draft: _Draft, limits: Limits) -> FirstReading:
    if draft.hangs:
        slow = reasons.too_slow(limits.allowance(draft.expected))
        return draft.finished(Lectura.DEMASIADO_GRANDE, slow)
    return draft.finished(Lectura.DANADO, reasons.KILLED_READER)


def with_pictures(
    document: Document, read: Mapping[int, PictureReading | Unseen], besides: str = ""
) -> Document:
    """The document with what was found on the pictures of pages, by number, or why nothing was; `besides` as
    that of its FirstReading."""
    pages = tuple(_with_picture(page, read.get(page.number)) for page in document.pages)
    unseen = [one for one in read.values() if isinstance(one, Unseen)]
    if not unseen:
        return replace(document, pages=pages)
    failed = [page.number for page in pages if page.failure is not None]
    told = [
        reasons.pages_failed(failed, len(pages)),
        *dict.fromkeys(one.reason for one in unseen if one.ours),
        *filter(None, [besides]),
    ]
    return replace(
        document,
        pages=pages,
        lectura=Lectura.PARCIAL,
        reason=" ".join(told),
        lost=document.lost or any(one.lost for one in unseen),
    )


def _with_picture(page: Page, found: PictureReading | Unseen | None) -> Page:
    match found:
        case None:
            return page
        case Unseen():
            return replace(page, failure=found.reason)
        case _:
            return with_picture(page, found)


def gone(reason: str) -> Document:
    """A file that was there, and is not any more or is another one: to be read anew."""
    return Document("", 0, Lectura.DANADO, (), reason, reader_version())


def _identity(path: Path) -> tuple[str, int]:
    try:
        with originals.at_hand(path) as place:
            return originals.sha256_of(place), place.stat().st_size
    except OSError:
        return "", 0
