"""The guide as sheets of paper: what to copy, then the steps, each with its drawing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from review.writing.printed_letter import FRAME, INK, LINE, PALE, RULED, escaped, letter_paper, plain

_MARGIN = 40.0  # points
_WIDE = letter[0] - 2 * _MARGIN - 2 * FRAME
_PICTURE = 236.0  # points: the words of a drawing are then 6 points tall and more
_WARN, _WARN_SOFT = colors.HexColor("#7a4f00"), colors.HexColor("#fcf0d2")
_CLICK = colors.HexColor("#b3261e")
_BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=10, leading=13.5, textColor=INK, splitLongWords=1
)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="Helvetica-Bold", fontSize=17, leading=22, spaceAfter=4)
_PART = ParagraphStyle(
    "part", parent=_BODY, fontName="Helvetica-Bold", fontSize=12.5, leading=16, spaceBefore=12, spaceAfter=5
)
_STEP = ParagraphStyle("step", parent=_BODY, fontName="Helvetica-Bold", fontSize=11, leading=14, spaceAfter=3)
_LABEL = ParagraphStyle("label", parent=_BODY, textColor=PALE)
_VALUE = ParagraphStyle("value", parent=_BODY, fontName="Courier-Bold", fontSize=11)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8.5, leading=11, textColor=PALE)
_BEWARE = ParagraphStyle(
    "beware", parent=_BODY, fontName="Helvetica-Bold", fontSize=9.5, leading=12.5, textColor=_WARN,
    backColor=_WARN_SOFT, borderPadding=(4, 5, 4, 5), spaceBefore=8, leftIndent=5, rightIndent=5,
)  # fmt: skip


def guide_sheet(question: Mapping[str, Any]) -> bytes:
    """The PDF: `title`, `of`, `copy` with `values` (label, value or None, note, sure), `asked_title` with
    `asked` (where, what), `steps`, `again_title` with `again`, and `foot`."""
    out = io.BytesIO()
    paper = letter_paper(out, question["title"], _MARGIN)
    story: list[Flowable] = [Paragraph(escaped(question["title"]), _HEAD)]
    if question["of"]:
        story.append(Paragraph(escaped(question["of"]), _LABEL))
    if question["values"]:
        story += [Paragraph(escaped(question["copy"]), _PART), _values(question["values"])]
    if question["asked"]:
        story += [Paragraph(escaped(question["asked_title"]), _PART), *_asked(question["asked"])]
    story.append(Spacer(1, 10))
    story += _steps(question["steps"], first=1)
    story += _headed(question["again_title"], _steps(question["again"], first=1))
    story += [Spacer(1, 8), Paragraph(escaped(question["foot"]), _SMALL)]
    paper.build(story, onFirstPage=_numbered, onLaterPages=_numbered)
    return out.getvalue()


def _numbered(canvas: Any, _: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(PALE)
    canvas.drawRightString(letter[0] - _MARGIN, _MARGIN / 2, f"Página {canvas.getPageNumber()}")
    canvas.restoreState()


def _headed(title: str, steps: Sequence[Flowable]) -> Iterator[Flowable]:
    """A title is never left alone at the foot of a page."""
    yield KeepTogether([Paragraph(escaped(title), _PART), steps[0]])
    yield from steps[1:]


def _values(values: Sequence[Sequence[Any]]) -> Table:
    rows = [
        [
            Paragraph(escaped(label), _LABEL),
            Paragraph(
                escaped(value if value is not None else "no se leyó"), _VALUE if value is not None else _LABEL
            ),
            Paragraph(escaped(note), _SMALL if sure and value is not None else _doubt()),
        ]
        for label, value, note, sure in values
    ]
    return Table(rows, colWidths=[118.0, 170.0, _WIDE - 288.0], hAlign="LEFT", style=RULED)


def _doubt() -> ParagraphStyle:
    return ParagraphStyle("doubt", parent=_SMALL, fontName="Helvetica-Bold", textColor=_WARN)


def _asked(asked: Sequence[Sequence[str]]) -> Iterator[Flowable]:
    """Each with a box to tick."""
    for where, said in asked:
        words = f"<b>{escaped(where)}:</b> {escaped(said)}" if where else escaped(said)
        box = Drawing(11, 11)
        box.add(Rect(0.5, 0.5, 9, 9, fillColor=None, strokeColor=PALE, strokeWidth=0.8))
        yield Table(
            [[box, Paragraph(words, _BODY)]],
            colWidths=[18.0, _WIDE - 18.0],
            hAlign="LEFT",
            style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]),
        )


def _steps(steps: Sequence[Mapping[str, Any]], *, first: int) -> list[Flowable]:
    return [_step(number, one) for number, one in enumerate(steps, first)]


def _step(number: int, step: Mapping[str, Any]) -> Flowable:
    words: list[Flowable] = [Paragraph(f"{number}. {escaped(step['title'])}", _STEP)]
    many = len(step["does"]) > 1
    words += [
        Paragraph(f"<b>{place})</b> {escaped(said)}" if many else escaped(said), _BODY)
        for place, said in enumerate(step["does"], 1)
    ]
    if step["link"]:
        words.append(Paragraph(escaped(step["link"]), _SMALL))
    if step["warning"]:
        words.append(Paragraph(escaped(step["warning"]), _BEWARE))
    return Table(
        [[words, _picture(step["picture"])]],
        colWidths=[_WIDE - _PICTURE - 14, _PICTURE + 14],
        hAlign="LEFT",
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, 0), 0),
                ("RIGHTPADDING", (1, 0), (1, 0), 0),
                ("LINEABOVE", (0, 0), (-1, 0), 0.5, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        ),
    )


def _picture(told: Mapping[str, Any]) -> Drawing:
    scale = _PICTURE / told["width"]
    drawing = Drawing(told["width"] * scale, told["height"] * scale)
    drawing.scale(scale, scale)
    tall = told["height"]
    for shape in told["shapes"]:
        for part in _DRAWN[shape["kind"]](shape, tall):
            drawing.add(part)
    return drawing


def _plate(shape: Mapping[str, Any], tall: float) -> Iterator[Any]:
    yield Rect(
        shape["x"],
        tall - shape["y"] - shape["h"],
        shape["w"],
        shape["h"],
        rx=shape["round"],
        ry=shape["round"],
        fillColor=colors.HexColor(shape["fill"]),
        strokeColor=colors.HexColor(shape["line"]),
        strokeWidth=0.8,
    )


def _caption(shape: Mapping[str, Any], tall: float) -> Iterator[Any]:
    yield String(
        shape["x"],
        tall - shape["y"],
        plain(shape["text"]),
        fontName="Helvetica-Bold" if shape["bold"] else "Helvetica",
        fontSize=shape["size"],
        fillColor=colors.HexColor(shape["fill"]),
        textAnchor="middle" if shape["centred"] else "start",
    )


def _dot(shape: Mapping[str, Any], tall: float) -> Iterator[Any]:
    x, y = shape["x"], tall - shape["y"]
    yield Circle(x, y, 7.5, fillColor=_CLICK, strokeColor=colors.white, strokeWidth=1.2)
    yield String(
        x, y - 3.2, str(shape["number"]), fontName="Helvetica-Bold", fontSize=9, fillColor=colors.white,
        textAnchor="middle",
    )  # fmt: skip


_DRAWN = {"plate": _plate, "caption": _caption, "dot": _dot}
