"""Places of free-hand drawing: signatures as paths, ink and stamps; not frames, rules and charts."""

from __future__ import annotations

import math
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from review.model import Box, Page
from review.reading import read_document
from tests.reading import papers


def page_of(tmp_path: Path, data: bytes) -> Page:
    return read_document(papers.saved(tmp_path, data)).pages[0]


def signed_with_curves(canvas: Canvas) -> None:
    papers.letter_text(canvas)
    path = canvas.beginPath()
    path.moveTo(100, 200)
    for n in range(8):
        x = 100 + 15 * n
        path.curveTo(x + 4, 230, x + 10, 180, x + 15, 200 + 10 * math.sin(n))
    canvas.drawPath(path, stroke=1, fill=0)


def signed_with_short_lines(canvas: Canvas) -> None:
    papers.letter_text(canvas)
    path = canvas.beginPath()
    path.moveTo(100, 200)
    for n in range(60):
        path.lineTo(100 + 2 * n, 200 + 20 * math.sin(n / 3))
    canvas.drawPath(path, stroke=1, fill=0)
    signed_with_curves(canvas)


def ruled(canvas: Canvas) -> None:
    papers.letter_text(canvas)
    canvas.grid([72, 200, 300], [100, 120, 140, 160])
    canvas.rect(72, 300, 200, 60)
    canvas.roundRect(72, 400, 200, 60, 10)
    canvas.circle(400, 400, 40)
    canvas.line(72, 90, 300, 90)
    path = canvas.beginPath()
    path.moveTo(400, 100)
    for n, height in enumerate((110, 140, 120, 150)):
        path.lineTo(400 + 20 * n, height)
    canvas.drawPath(path, stroke=1, fill=0)


def test_a_signature_drawn_with_curves(tmp_path: Path) -> None:
    (place,) = page_of(tmp_path, papers.drawn(signed_with_curves)).strokes
    assert 95 <= place.x0 <= 101
    assert 219 <= place.x1 <= 225
    assert 792 - 232 <= place.top < place.bottom <= 792 - 178


def test_strokes_that_lie_together_are_one_signature(tmp_path: Path) -> None:
    assert len(page_of(tmp_path, papers.drawn(signed_with_short_lines)).strokes) == 1


def test_rules_frames_circles_and_charts_are_none(tmp_path: Path) -> None:
    assert page_of(tmp_path, papers.drawn(ruled)).strokes == ()


def test_ink_and_signed_fields_are_places(tmp_path: Path) -> None:
    def annotate(writer: PdfWriter) -> None:
        look = DecodedStreamObject()
        look.set_data(b"0 0 m 50 20 l S")
        look.update({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, 100, 40))),
        })  # fmt: skip
        appearance = DictionaryObject({NameObject("/N"): writer._add_object(look)})

        def annotation(kind: str, left: float, **more: object) -> DictionaryObject:
            made = DictionaryObject({
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(kind),
                NameObject("/Rect"): ArrayObject(map(FloatObject, (left, 100, left + 100, 140))),
                NameObject("/F"): FloatObject(4),
                NameObject("/AP"): appearance,
            })  # fmt: skip
            made.update({NameObject(f"/{key}"): value for key, value in more.items()})
            return made

        field = {"FT": NameObject("/Sig"), "T": TextStringObject("firma")}
        writer.pages[0][NameObject("/Annots")] = ArrayObject([
            writer._add_object(annotation("/Ink", 50)),
            writer._add_object(annotation("/Widget", 200, V=DictionaryObject(), **field)),
            writer._add_object(annotation("/Widget", 350, **field)),
        ])  # fmt: skip

    page = page_of(tmp_path, papers.rewritten(papers.drawn(papers.letter_text), annotate))
    assert page.strokes == (Box(50, 652, 150, 692), Box(200, 652, 300, 692))
