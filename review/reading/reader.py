"""One file in a worker: from its bytes to messages about the file, its pages and what became of it.

The order is: `file` (hash and size), `opened` (pages), a `page` for each, `end` (lectura and reason of the
file apart from pages that failed). What was sent before a crash or a time-out is not lost: the parent keeps
it, and asks for the rest.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from review.model import Lectura
from review.reading import pdfium, pdfium_attached, reasons, sniff
from review.reading.limits import Limits
from review.reading.pages import FileSigns, read_page
from review.reading.pagewire import failed_page, late_page
from review.reading.photographs import Photographs
from review.reading.revisions import changed_pages
from review.reading.structure import Structure
from review.reading.wire import Head

Send = Callable[[Head, bytes], None]

_TAIL = 2048


def read_file(path: Path, limits: Limits, send: Send, first: int = 1) -> None:
    """Read one file from page `first` on and send what was found.

    Raises MemoryError when the limit on memory lets no page be read.
    """
    started = time.process_time()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            too_big = size > limits.file_bytes
            data = b"" if too_big else file.read()
            digest = hashlib.file_digest(file, "sha256") if too_big else hashlib.sha256(data)
    except OSError as error:
        _end(send, Lectura.DANADO, reasons.not_found(error))
        return
    send({"kind": "file", "sha256": digest.hexdigest(), "size": size if too_big else len(data)}, b"")
    if too_big or len(data) > limits.file_bytes:
        _end(send, Lectura.DEMASIADO_GRANDE, reasons.too_many_bytes(size, limits.file_bytes))
    elif not data:
        _end(send, Lectura.VACIO, reasons.EMPTY_FILE)
    elif not sniff.is_pdf(data[: sniff.HEADER_WINDOW]):
        _end(send, Lectura.NO_ES_PDF, reasons.not_a_pdf(sniff.describe(data[: sniff.HEADER_WINDOW])))
    else:
        _read_pdf(data, limits, send, started, first)


def _read_pdf(data: bytes, limits: Limits, send: Send, started: float, first: int) -> None:
    try:
        with pdfium.opened(data) as document:
            total = pdfium.count_pages(document)
            if total > limits.pages:
                _end(send, Lectura.DEMASIADO_GRANDE, reasons.too_many_pages(total, limits.pages))
            elif total <= 0:
                _end_without_pages(data, send)
            else:
                _read_pages(document, total, data, limits, send, started, first)
    except pdfium.OpenFailed as failure:
        if failure.code == pdfium.PASSWORD:
            _end(send, Lectura.CIFRADO, reasons.ENCRYPTED)
        elif failure.code == pdfium.SECURITY:
            _end(send, Lectura.CIFRADO, reasons.UNKNOWN_ENCRYPTION)
        else:
            cut = b"%%EOF" not in data[-_TAIL:]
            _end(send, Lectura.DANADO, reasons.TRUNCATED if cut else reasons.BROKEN)


def _end_without_pages(data: bytes, send: Send) -> None:
    """No page for PDFium: an empty document, unless pypdf does find pages in it."""
    if Structure(data).page_count():
        _end(send, Lectura.DANADO, reasons.NO_PAGE_READ)
    else:
        _end(send, Lectura.VACIO, reasons.NO_PAGES)


def _read_pages(
    document: int, total: int, data: bytes, limits: Limits, send: Send, started: float, first: int
) -> None:
    told: Head = {"attached": pdfium_attached.attached_to(document)}
    if pdfium_attached.is_drawn_by_acrobat(document):
        told["xfa"] = True
    send({"kind": "opened", "pages": total, **told}, b"")
    deadline = started + limits.allowance(total)
    structure = Structure(data)
    signs = FileSigns(
        Photographs.within(limits),
        structure.has_layers(),
        changed_pages(data, document),
        structure.lacks_content,
    )
    read = False
    for index in range(first - 1, total):
        late = time.process_time() > deadline
        try:
            message = late_page(index + 1) if late else read_page(document, index, limits, signs)
        except MemoryError:
            if index + 1 == total and not read:
                raise
            message = failed_page(index + 1, reasons.PAGE_TOO_MUCH_MEMORY)
        read |= "failure" not in message.head
        send(message.head, message.boxes)
    declared = structure.page_count()
    for number in range(max(first, total + 1), min(declared or 0, limits.pages) + 1):
        message = failed_page(number, reasons.PAGE_MISSING)
        send(message.head, message.boxes)
    if declared is None:
        _end(send, Lectura.PARCIAL, reasons.NO_COUNT_CHECK)
    elif declared != total:
        _end(send, Lectura.PARCIAL, reasons.counts_disagree(total, declared))
    else:
        _end(send, Lectura.LEIDO, None)


def _end(send: Send, lectura: Lectura, reason: str | None) -> None:
    send({"kind": "end", "lectura": lectura.value, "reason": reason}, b"")
