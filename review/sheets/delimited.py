"""Text files of rows: which character parts their cells, and the damage that spreadsheets do to their quotes.

What is damaged is mended where only one way of reading it has as many cells as the heading has; what
stays open is left out and told with its row.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Cells = list[str]
Known = Callable[[Sequence[str]], int]
"""How many cells of a row are headings that the asker knows."""

_DELIMITERS: Final = ",;\t|"
_LINES_TO_GUESS: Final = 40
_CHARACTERS_TO_GUESS: Final = 200_000
_MOST_LINES_OF_A_ROW: Final = 200
_LEAST_WIDTH: Final = 3
_MOST_NOTES: Final = 20
_STRAY_IN_HEADING: Final = "Una comilla de los encabezados quedó sin cerrar; se leyeron sin ella. Revíselos."
# What Excel in Spanish puts behind the lines of a file of commas when it saves it again.
_PADDING: Final = re.compile(r";+(?=\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class Delimited:
    """The rows of a text, and in Spanish what had to be mended or left out. A row left out is empty, so that
    the numbers of the others stay."""

    rows: tuple[Cells, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a text is cut. `width`: cells of the heading, whose row number is `heading`, from 0. `wrapped`: the
    heading stood whole in one cell. `padded`: semicolons that part nothing stand behind it.
    `known`: how many of its cells are known headings."""

    delimiter: str
    width: int
    heading: int
    wrapped: bool = False
    padded: bool = False
    known: int = 0


def parse(text: str, known: Known) -> Delimited:
    """The rows of a CSV: the delimiter is the declared one (`sep=;`), else the one under which the most
    headings are known, else the steadiest. Raises csv.Error where a cell is too long to be one."""
    first, _, rest = text.partition("\n")
    declared = first.rstrip("\r").strip(' "')
    if declared.lower().startswith("sep=") and len(declared) == 5:
        found = _parsed_with(rest, known, declared[4], first_row=2)
        return Delimited(([""], *found.rows), found.notes)
    return _parsed_with(text, known, _DELIMITERS, first_row=1)


def _parsed_with(text: str, known: Known, delimiters: str, first_row: int) -> Delimited:
    shape = _shape(text[:_CHARACTERS_TO_GUESS], known, delimiters)
    if shape.padded:
        text = _PADDING.sub("", text)
        shape = _shape(text[:_CHARACTERS_TO_GUESS], known, delimiters)
    sound = _with_sound_heading(text, known, delimiters, shape.known)
    if sound is None:
        return _rows(text, shape, first_row)
    found = _parsed_with(sound, known, delimiters, first_row)
    return Delimited(found.rows, (_STRAY_IN_HEADING, *found.notes))


def _with_sound_heading(text: str, known: Known, delimiters: str, most: int) -> str | None:
    """The text without the quotes of the line that shows more than `most` headings only so."""
    lines = list(io.StringIO(text[:_CHARACTERS_TO_GUESS], newline=""))[:_LINES_TO_GUESS]
    for place, line in enumerate(lines):
        bare = line.replace('"', "")
        if line.count('"') % 2 and any(known(_lenient(bare, one)) > most for one in delimiters):
            start = sum(map(len, lines[:place]))
            return text[:start] + bare + text[start + len(line) :]
    return None


# --- Which delimiter ----------------------------------------------------------------------------


def _shape(text: str, known: Known, delimiters: str) -> _Shape:
    plain = [_shape_by(text, known, delimiter, wrapped=False) for delimiter in delimiters]
    wrapped = [_shape_by(text, known, delimiter, wrapped=True) for delimiter in _DELIMITERS]
    best = max((*plain, *wrapped), key=lambda found: found[0])
    # Nothing is taken out of its quotes but a heading that is known only then.
    return best[1] if best[0][0] > 1 else max(plain, key=lambda found: found[0])[1]


def _shape_by(
    text: str, known: Known, delimiter: str, *, wrapped: bool
) -> tuple[tuple[int, int, int], _Shape]:
    """How well a delimiter cuts the first rows: headings known, rows of one length, that length."""
    rows = list(_first_rows(text, delimiter))
    if wrapped:
        rows = [_unwrapped(row, delimiter) or [] for row in rows]
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    length, times = max(lengths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    scores = [known(row) for row in rows]
    most = max(scores, default=0)
    heading = scores.index(most) if most else 0
    width = len(rows[heading]) if most else length
    padded = most > 1 and delimiter != ";" and rows[heading][-1].endswith(";")
    return (most, times, length), _Shape(delimiter, width, heading, wrapped, padded, most)


def _first_rows(text: str, delimiter: str) -> Iterator[Cells]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from itertools.islice(reader, _LINES_TO_GUESS)
    except csv.Error:
        return


def _unwrapped(row: Cells, delimiter: str) -> Cells | None:
    """The cells of a row that stands whole in its first cell, as a spreadsheet saves a line that it never
    cut; None when it is not such a row."""
    if not row or delimiter not in row[0] or any(cell.strip() for cell in row[1:]):
        return None
    cells = _strict(row[0].strip(), delimiter)
    return cells if cells is not None and len(cells) >= _LEAST_WIDTH else None


# --- Rows ---------------------------------------------------------------------------------------


def _rows(text: str, shape: _Shape, first_row: int) -> Delimited:
    whole = _whole(text, shape)
    told = _Told(first_row)
    rows = list(_mended(text, shape, told)) if whole is None else whole
    width = shape.width
    for place, row in enumerate(rows[shape.heading :], start=shape.heading):
        cells = _unwrapped(row, shape.delimiter) if len(row) == 1 or not any(row[1:]) else None
        if cells is not None and (shape.wrapped or len(cells) == width):
            rows[place] = cells
            told.wrapped += place > shape.heading or shape.wrapped
    return Delimited(tuple(rows), told.notes())


def _whole(text: str, shape: _Shape) -> list[Cells] | None:
    """The rows of a text whose quotes are in order, else None."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter, strict=True))
    except csv.Error:
        return None
    if any(_may_swallow(row, shape) for row in rows) and not _all_quoted(text, rows, shape.delimiter):
        return None
    return rows


def _may_swallow(row: Cells, shape: _Shape) -> bool:
    if shape.width < _LEAST_WIDTH or not any("\n" in cell for cell in row):
        return False
    lines = shape.delimiter.join(row).splitlines()
    return all(line.count(shape.delimiter) + 1 >= shape.width for line in lines)


def _all_quoted(text: str, rows: list[Cells], delimiter: str) -> bool:
    """Whether the text is these rows with every cell in quotes: a stray quote leaves no such order."""
    return any(text == _quoted(rows, delimiter, end) for end in ("\r\n", "\n"))


def _quoted(rows: list[Cells], delimiter: str, end: str) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(rows)
    return written.getvalue()


@dataclass(slots=True)
class _Told:
    """What is said of the rows that were not as they should be. Rows are numbered from `first`."""

    first: int
    mended: list[int]
    lost: list[int]
    wrapped: int

    def __init__(self, first: int) -> None:
        self.first, self.mended, self.lost, self.wrapped = first, [], [], 0

    def notes(self) -> tuple[str, ...]:
        notes = [
            f"Fila {row + self.first}: una comilla quedó sin cerrar; se leyó el renglón sin ella. Revíselo."
            for row in self.mended[:_MOST_NOTES]
        ]
        notes += [
            f"Fila {row + self.first}: por sus comillas no se sabe dónde termina cada casilla; se dejó por "
            "fuera. Corríjala o vuelva a exportar la lista."
            for row in self.lost[:_MOST_NOTES]
        ]
        rest = sum(max(len(rows) - _MOST_NOTES, 0) for rows in (self.mended, self.lost))
        if rest:
            notes.append(f"… y {rest} filas más con las comillas dañadas.")
        if self.wrapped:
            notes.append(
                f"Renglones que venían enteros entre comillas: {self.wrapped}. Así los deja Excel al guardar "
                "de nuevo un CSV; se separaron sus casillas. Si algo quedó corrido, vuelva a exportarla."
            )
        return tuple(notes)


def _mended(text: str, shape: _Shape, told: _Told) -> Iterator[Cells]:
    """The rows of a text with broken quotes, line by line. Raises csv.Error on a cell too long to be one."""
    lines = list(io.StringIO(text, newline=""))
    place, number, broken = 0, 0, False
    while place < len(lines):
        taken, row = _record(lines, place, shape)
        if row is None and number <= shape.heading:
            row = _lenient(lines[place], shape.delimiter)
        elif row is None:
            mended = _without_stray_quote(lines[place], shape)
            if mended is not None:
                told.mended.append(number)
            row = mended or _with_inner_quotes(lines[place], shape)
        if row is None or (broken and len(row) not in (0, shape.width)):
            # What follows a row of which it is not known where it ends may be the rest of it.
            told.lost.append(number)
            broken, row = True, []
        elif row:
            broken = False
        yield row
        place, number = place + taken, number + 1


def _record(lines: list[str], place: int, shape: _Shape) -> tuple[int, Cells | None]:
    """The row that begins with a line, where its quotes are in order, and of how many lines it is."""
    text = lines[place]
    row = _strict(text, shape.delimiter)
    if row is not None or not _is_open(text, shape.delimiter):
        return 1, row
    for end in range(place + 1, min(place + _MOST_LINES_OF_A_ROW, len(lines))):
        text += lines[end]
        if '"' not in lines[end]:
            continue
        row = _strict(text, shape.delimiter)
        if row is not None:
            swallowed = all(_stands_alone(line, shape) for line in lines[place : end + 1])
            return (1, None) if swallowed and shape.width >= _LEAST_WIDTH else (end + 1 - place, row)
        if not _is_open(text, shape.delimiter):
            return 1, None
    return 1, None


def _stands_alone(line: str, shape: _Shape) -> bool:
    row = _strict(line, shape.delimiter)
    return len(row) == shape.width if row is not None else _without_stray_quote(line, shape) is not None


def _without_stray_quote(line: str, shape: _Shape) -> Cells | None:
    """The only row of the heading's width that a line is without one of the quotes that open a cell."""
    found = [row for row in _without_a_quote(line, shape.delimiter) if len(row) == shape.width]
    return found[0] if found and all(row == found[0] for row in found) else None


def _with_inner_quotes(line: str, shape: _Shape) -> Cells | None:
    """A line whose quotes inside a cell were not doubled, where it has the heading's width."""
    row = [] if _is_open(line, shape.delimiter) else _lenient(line, shape.delimiter)
    return row if len(row) == shape.width else None


def _without_a_quote(line: str, delimiter: str) -> Iterator[Cells]:
    for place, char in enumerate(line):
        if char == '"' and (place == 0 or line[place - 1] == delimiter):
            row = _strict(line[:place] + line[place + 1 :], delimiter)
            if row is not None:
                yield row


def _parsed(lines: Iterable[str], delimiter: str, *, strict: bool) -> Cells:
    rows = list(csv.reader(lines, delimiter=delimiter, strict=strict))
    return rows[0] if len(rows) == 1 else []


def _strict(text: str, delimiter: str) -> Cells | None:
    """The cells of one row; None where its quotes are out of order."""
    try:
        return _parsed(io.StringIO(text, newline=""), delimiter, strict=True)
    except csv.Error:
        return None


def _lenient(line: str, delimiter: str) -> Cells:
    return _parsed([line], delimiter, strict=False)


def _is_open(text: str, delimiter: str) -> bool:
    """Whether only a closing quote is missing at its end."""
    return _strict(text.rstrip("\r\n") + '"', delimiter) is not None
