"""Forms filled in on the copy of an earlier month, of which a line was left standing at the foot."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from review.model import ItemKind, State
from tools.papers.submission import Made

VARIANT = "renglon_sobrante"
_LEFT, _FOOT, _LEADING, _SIZE = 56.0, 30.0, 11.0, 8.5  # points from the left and the bottom edge


def leave(made: Made, lines: Mapping[ItemKind, tuple[str, ...]]) -> Made:
    """The submission with these lines at the foot of the first page of each item. What the paper says stays
    true; that a person is asked which of the two holds is as good."""
    pages: list[dict[str, Any]] = made.truth["paginas"]  # type: ignore[assignment]
    items: dict[str, dict[str, Any]] = dict(made.truth["items"])  # type: ignore[call-overload]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.data)))
    for kind, left in lines.items():
        number = next(page["pagina"] for page in pages if page["item"] == kind)
        page = writer.pages[number - 1]
        page.merge_page(PdfReader(io.BytesIO(_foot(left, page.mediabox))).pages[0])
        also = sorted({*items[kind].get("tambien", ()), State.POR_REVISAR.value})
        items[kind.value] = items[kind] | {"tambien": also}
    out = io.BytesIO()
    writer.write(out)
    variants = [*made.truth["variantes"], VARIANT]  # type: ignore[misc]
    truth = made.truth | {"items": items, "variantes": variants}
    return Made(out.getvalue(), truth, made.facts, made.photos)


def _foot(lines: tuple[str, ...], size: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, (float(size.width), float(size.height)), invariant=True)
    canvas.setFont("Helvetica", _SIZE)
    for place, line in enumerate(reversed(lines)):
        canvas.drawString(_LEFT, _FOOT + place * _LEADING, line)
    canvas.save()
    return out.getvalue()
