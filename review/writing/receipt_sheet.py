"""A receipt as a page: what was put together, and a QR that says the same to a program."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import segno
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from review.writing.printed_letter import FRAME, INK, PALE, RULED, escaped, letter_paper

_MARGIN = 54.0  # points
_QR_SIDE = 150.0  # points: a telephone reads it from a screen and from paper
_QUIET = 4  # modules of white around it (ISO/IEC 18004)
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14, textColor=INK, splitLongWords=1)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="Helvetica-Bold", fontSize=17, leading=22)
_LABEL = ParagraphStyle("label", parent=_BODY, textColor=PALE)
_PART = ParagraphStyle(
    "part", parent=_BODY, fontName="Helvetica-Bold", fontSize=11, spaceBefore=12, spaceAfter=4
)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8.5, leading=11.5, textColor=PALE)


def receipt_sheet(question: dict[str, Any]) -> bytes:
    """The PDF: `title`; `kind`, what it is to programs; `facts` and `items` (label, text); `notes`; `foot`;
    and `code`, what the QR says."""
    out = io.BytesIO()
    paper = letter_paper(out, question["title"], _MARGIN, question["kind"])
    wide = letter[0] - 2 * _MARGIN - 2 * FRAME
    facts = _rows(question["facts"], [96.0, wide - _QR_SIDE - 116.0])
    head = Table(
        [[facts, _qr(question["code"])]],
        colWidths=[wide - _QR_SIDE, _QR_SIDE],
        hAlign="LEFT",
        style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]),
    )
    story: list[Flowable] = [Paragraph(escaped(question["title"]), _HEAD), Spacer(1, 8), head]
    story += [Paragraph("Qué trae", _PART), _rows(question["items"], [210.0, wide - 210.0])]
    if question["notes"]:
        story.append(Paragraph("Qué conviene saber", _PART))
        story += [Paragraph(f"• {escaped(note)}", _BODY) for note in question["notes"]]
    story += [Spacer(1, 14), Paragraph(escaped(question["foot"]), _SMALL)]
    paper.build(story)
    return out.getvalue()


def _rows(pairs: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    return Table(
        [[Paragraph(escaped(label), _LABEL), Paragraph(escaped(text), _BODY)] for label, text in pairs],
        colWidths=widths,
        hAlign="LEFT",
        style=RULED,
    )


def _qr(text: str) -> Drawing:
    modules = segno.make(text, error="m", micro=False).matrix
    side = _QR_SIDE / (len(modules) + 2 * _QUIET)
    drawing = Drawing(_QR_SIDE, _QR_SIDE)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                x, y = (column + _QUIET) * side, _QR_SIDE - (row + _QUIET + 1) * side
                drawing.add(Rect(x, y, side, side, fillColor=colors.black, strokeColor=None, strokeWidth=0))
    return drawing
