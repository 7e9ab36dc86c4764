"""The letter as a Word document."""

from __future__ import annotations

import datetime as dt
import io
import re

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from review import spanish
from review.model import Letter

_PAPER = (Mm(215.9), Mm(279.4))  # carta, as offices in Colombia print
_EDGE = Mm(25)
_FONT, _SIZE = "Arial", Pt(11)
_HANG = Mm(8)  # of the numbered points
_POINT = re.compile(r"^(\d+\.)\s+((?:Ítem \d+|Página \d+)[^:]*:)?\s*(.*)$")
_NO_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def letter_docx(letter: Letter, signer: str, day: dt.date) -> bytes:
    """The letter of that day, signed with the name of who decides (empty: a line to sign on)."""
    made = docx.Document()
    _prepare(made, letter, day)
    _write(made, f"{spanish.long_date(day)}", after=18)
    to = [letter.contractor, f"Documento {letter.document}" if letter.document else "", _contract(letter)]
    _write(made, "Señor(a)")
    for line in filter(None, to):
        _write(made, line, bold=line == letter.contractor)
    _write(made, "", after=6)
    _write(made, f"Asunto: {letter.subject}", bold=True, after=12)
    for line in letter.body.splitlines():
        _line(made, line)
    _write(made, "", after=0)
    _write(made, "Atentamente,", after=36)
    _write(made, signer or "_" * 32, bold=bool(signer))
    if letter.entity:
        _write(made, letter.entity)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _contract(letter: Letter) -> str:
    return f"Contrato {letter.contract}" if letter.contract else ""


def _prepare(made: Document, letter: Letter, day: dt.date) -> None:
    """Paper, print and language, and what the file says of itself: nothing of the library's own template."""
    page = made.sections[0]
    page.page_width, page.page_height = _PAPER
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _EDGE
    style = made.styles["Normal"]
    style.font.name, style.font.size = _FONT, _SIZE
    properties = style.element.get_or_add_rPr()
    language = properties.makeelement(qn("w:lang"), {qn("w:val"): "es-CO"})
    properties.append(language)
    told = made.core_properties
    told.title, told.author, told.comments, told.language = _plain(letter.subject), "", "", "es-CO"
    told.created = told.modified = dt.datetime.combine(day, dt.time(), dt.UTC)


def _line(made: Document, line: str) -> None:
    """A line of the body; one that begins with a number hangs from it, with its place in bold."""
    found = _POINT.match(line)
    if found is None:
        if line.strip():
            _write(made, line.strip(), after=8)
        return
    number, place, said = found.groups()
    paragraph = _write(made, f"{number}\t", after=6)
    paragraph.paragraph_format.left_indent = _HANG
    paragraph.paragraph_format.first_line_indent = -_HANG
    paragraph.paragraph_format.tab_stops.add_tab_stop(_HANG)
    if place:
        paragraph.add_run(f"{_plain(place)} ").bold = True
    paragraph.add_run(_plain(said))


def _write(made: Document, text: str, *, bold: bool = False, after: int = 0) -> Paragraph:
    """A paragraph with so many points of space below it."""
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    if text:
        paragraph.add_run(_plain(text)).bold = bold or None
    return paragraph


def _plain(text: str) -> str:
    """Text that XML can hold."""
    return _NO_XML.sub("", text)
