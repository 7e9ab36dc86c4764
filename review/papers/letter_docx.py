"""The letter as a Word document."""

from __future__ import annotations

import datetime as dt
import re

from docx.document import Document

from review import spanish
from review.model import Letter
from review.papers.word_sheet import hang, plain, saved, sheet, write

_POINT = re.compile(r"^(\d+\.)\s+((?:Ítem \d+|Página \d+)[^:]*:)?\s*(.*)$")


def letter_docx(letter: Letter, signer: str, day: dt.date) -> bytes:
    """The letter of that day, signed with the name of who decides (empty: a line to sign on)."""
    made = sheet(letter.subject, day)
    write(made, f"{spanish.long_date(day)}", after=18)
    to = [letter.contractor, f"Documento {letter.document}" if letter.document else "", _contract(letter)]
    write(made, "Señor(a)")
    for line in filter(None, to):
        write(made, line, bold=line == letter.contractor)
    write(made, "", after=6)
    write(made, f"Asunto: {letter.subject}", bold=True, after=12)
    for line in letter.body.splitlines():
        _line(made, line)
    write(made, "", after=0)
    write(made, "Atentamente,", after=36)
    write(made, signer or "_" * 32, bold=bool(signer))
    if letter.entity:
        write(made, letter.entity)
    return saved(made)


def _contract(letter: Letter) -> str:
    return f"Contrato {letter.contract}" if letter.contract else ""


def _line(made: Document, line: str) -> None:
    """A line of the body; one that begins with a number hangs from it, with its place in bold."""
    found = _POINT.match(line)
    if found is None:
        if line.strip():
            write(made, line.strip(), after=8)
        return
    number, place, said = found.groups()
    paragraph = hang(made, number, after=6)
    if place:
        paragraph.add_run(f"{plain(place)} ").bold = True
    paragraph.add_run(plain(said))
