"""A Word document as all of ours are: paper, print, language, and nothing of the library's own template."""

from __future__ import annotations

import datetime as dt
import io
import re

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

_PAPER = (Mm(215.9), Mm(279.4))  # carta, as offices in Colombia print
_EDGE = Mm(25)
_FONT, _SIZE = "Arial", Pt(11)
_HANG = Mm(8)  # of what is numbered
_MOST_TITLE = 255  # letters: what the properties of a document hold (python-docx refuses more)
_NO_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sheet(title: str, day: dt.date) -> Document:
    """An empty document of that day."""
    made = docx.Document()
    page = made.sections[0]
    page.page_width, page.page_height = _PAPER
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _EDGE
    style = made.styles["Normal"]
    style.font.name, style.font.size = _FONT, _SIZE
    properties = style.element.get_or_add_rPr()
    language = properties.makeelement(qn("w:lang"), {qn("w:val"): "es-CO"})
    properties.append(language)
    told = made.core_properties
    told.title, told.author, told.comments, told.language = plain(title)[:_MOST_TITLE], "", "", "es-CO"
    told.created = told.modified = dt.datetime.combine(day, dt.time(), dt.UTC)
    return made


def write(made: Document, text: str, *, bold: bool = False, after: int = 0) -> Paragraph:
    """A paragraph with so many points of space below it."""
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    if text:
        paragraph.add_run(plain(text)).bold = bold or None
    return paragraph


def hang(made: Document, mark: str, *, after: int) -> Paragraph:
    """A paragraph that hangs from its number or dash; its words are still to be added."""
    paragraph = write(made, f"{mark}\t", after=after)
    paragraph.paragraph_format.left_indent = _HANG
    paragraph.paragraph_format.first_line_indent = -_HANG
    paragraph.paragraph_format.tab_stops.add_tab_stop(_HANG)
    return paragraph


def plain(text: str) -> str:
    """Text that XML can hold."""
    return _NO_XML.sub("", text)


def saved(made: Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
