"""A text to be shared (the circular of a month, the list of who is late) as a Word document."""

from __future__ import annotations

import datetime as dt
import re

from review.papers.word_sheet import hang, plain, saved, sheet, write

_POINT = re.compile(r"^(\d+\.|-)\s+(.*)$")
_HEADS = ("Asunto:", "Supervisor:", "Sin supervisor")
_UNDER = "   "


def text_docx(words: str, day: dt.date) -> bytes:
    """The text, line by line: its first line is its title, what is numbered or dashed hangs, what is set in
    goes on with the point above it."""
    lines = words.split("\n")
    title = lines[0].removeprefix("Asunto:").strip() if lines else ""
    made = sheet(title, day)
    last = None
    for place, line in enumerate(lines):
        point = _POINT.match(line)
        if line.startswith(_UNDER) and last is not None:
            last.add_run().add_break()
            last.add_run(plain(line.strip()))
        elif point is not None:
            mark, said = point.groups()
            last = hang(made, "–" if mark == "-" else mark, after=6)
            last.add_run(plain(said))
        elif line.strip():
            last = None
            write(made, line.strip(), bold=place == 0 or line.startswith(_HEADS), after=8)
    return saved(made)
