"""Planillas changed after their file was made, saved as programs do: added to the end of the file."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, StreamObject

from review.model import PageKind
from tools.papers.paper import Ledger

# Figures that a note may cover; what it covers is no longer what the eye sees.
_COVERED = ("riesgos", "clave_pago", "salud", "dias")


def note_over_figure(data: bytes, ledger: Ledger) -> bytes:
    """A text box with another figure over one of the planilla's, which leaves the truth.

    Raises ValueError when the planilla prints none that can be covered.
    """
    known = ledger.fields.get(PageKind.SEGURIDAD_SOCIAL, {})
    for name in _COVERED:
        printed = known.get(name)
        box = _place(data, printed.page, printed.text) if printed else None
        if printed is None or box is None:
            continue
        del known[name]
        left, bottom, right, top = box
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        note = FreeText(
            text=printed.text[::-1].strip("$ .,") or "0",
            rect=(left - 2, bottom - 2, right + 6, top + 2),
            font="Helvetica", font_size=f"{max(6, round(top - bottom))}pt", background_color="ffffff",
            border_color="ffffff",
        )  # fmt: skip
        writer.add_annotation(printed.page - 1, note)
        return _saved(writer)
    raise ValueError("no figure to cover")


def drawn_anew(before: bytes, after: bytes, pages: Sequence[int]) -> bytes:
    """`after`, saved over a file in which `pages` (from 1) were drawn as in `before`.

    Raises ValueError when the two have not the same pages.
    """
    old, new = PdfReader(io.BytesIO(before)), PdfReader(io.BytesIO(after))
    if len(old.pages) != len(new.pages):
        raise ValueError("another number of pages")
    first = PdfWriter(clone_from=PdfReader(io.BytesIO(after)))
    _redraw(first, old, pages)
    second = PdfWriter(io.BytesIO(_saved(first)), incremental=True)
    _redraw(second, new, pages)
    return _saved(second)


def _redraw(writer: PdfWriter, source: PdfReader, pages: Sequence[int]) -> None:
    for number in pages:
        contents = source.pages[number - 1].get_contents()
        if contents is not None:
            stream = StreamObject()
            stream.set_data(contents.get_data())
            page = writer.pages[number - 1]
            page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())


def _saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _place(data: bytes, number: int, text: str) -> tuple[float, float, float, float] | None:
    """Where a text stands on a page: left, bottom, right, top in user space."""
    words = pdfium.PdfDocument(data)[number - 1].get_textpage()
    found = words.search(text).get_next()
    if found is None:
        return None
    start, count = found
    left, bottom, right, top = zip(
        *(words.get_charbox(at) for at in range(start, start + count)), strict=True
    )
    return min(left), min(bottom), max(right), max(top)
