"""What the sheets that are printed on letter paper share: their colours, their margins, their letters."""

from __future__ import annotations

from typing import IO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.platypus import SimpleDocTemplate, TableStyle

FRAME = 6.0  # points: what reportlab keeps inside its frame
INK, PALE, LINE = colors.HexColor("#1c2730"), colors.HexColor("#54616b"), colors.HexColor("#c4ccd0")
RULED = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -2), 0.4, LINE),
    ]
)
"""Rows of labels and words, with a thin line between them."""


def letter_paper(out: IO[bytes], title: str, margin: float, subject: str = "") -> SimpleDocTemplate:
    """Sheets with this margin in points, the same bytes whenever they are made; `subject` is for programs."""
    return SimpleDocTemplate(
        out,
        pagesize=letter,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=plain(title),
        author="Visto Bueno",
        subject=subject or None,
        invariant=1,
    )


def escaped(text: str) -> str:
    """A text as reportlab takes it: nothing in it is markup."""
    return escape(plain(text))


def plain(text: str) -> str:
    """In the letters of the fonts that every program has; the names of files may hold any."""
    return text.encode("cp1252", "replace").decode("cp1252")
