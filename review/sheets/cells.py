"""What may go into a cell, and how it looks there.

Text from a PDF is hostile: it is written as text whatever it begins with, without control characters,
and never longer than a cell may be. Identity, account and contract numbers are text with their zeros.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

CELL_LIMIT = 32_767
"""The longest text a cell may hold, in UTF-16 units (Excel specifications and limits)."""

FONT = "Arial"
INK = "1F2A37"
ACCENT = "1F4E79"
PALE = "EAF0F6"
RULE = "C9D3DE"

# C0 and C1 controls, surrogates and the two non-characters have no place in XML; the bidi controls could
# show an amount other than the one that is there.
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = ("=", "+", "-", "@")
EXCEL_EPOCH = dt.date(1900, 3, 1)
"""The first day on which Excel counts days as everybody else."""


class CellKind(StrEnum):
    """How a column's values are written and shown."""

    TEXT = "texto"
    ID = "número de identificación"
    MONEY = "pesos"
    COUNT = "cantidad"
    DATE = "fecha"
    MONTH = "mes"


# 240A is Spanish of Colombia: dots between thousands and Spanish months wherever LibreOffice opens it.
_NUMBER_FORMATS = {
    CellKind.TEXT: "General",
    CellKind.ID: "@",
    CellKind.MONEY: '[$-240A]"$" #,##0',
    CellKind.COUNT: "#,##0",
    CellKind.DATE: "dd/mm/yyyy",
    CellKind.MONTH: "[$-240A]mmm yyyy",
}
_RIGHT = {CellKind.MONEY, CellKind.COUNT}
_CENTRE = {CellKind.DATE, CellKind.MONTH}


def clean_text(text: str) -> str:
    """The text as a cell may hold it: line ends as LF, a tab as a space, other control characters gone,
    cut at `CELL_LIMIT` with an ellipsis. Any other character stays as it is."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _FORBIDDEN.sub("", text)
    return _cut(text) if len(text) > CELL_LIMIT // 2 else text


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= CELL_LIMIT * 2:
        return text
    return units[: (CELL_LIMIT - 1) * 2].decode("utf-16-le", "ignore") + "…"


def escape_for_xml(text: str) -> str:
    """The text with `_x0041_` written so that Excel shows it as it is (ECMA-376, ST_Xstring)."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def add_styles(workbook: Workbook) -> None:
    """Give the workbook the named styles that `put`, `put_heading` and the summary use."""
    line = Side(style="thin", color=RULE)
    for kind in CellKind:
        for total in (False, True):
            horizontal = "right" if kind in _RIGHT else "center" if kind in _CENTRE else "left"
            workbook.add_named_style(
                NamedStyle(
                    name=style_name(kind, total=total),
                    font=Font(name=FONT, size=10, bold=total, color=INK),
                    number_format=_NUMBER_FORMATS[kind],
                    alignment=Alignment(
                        horizontal=horizontal,
                        vertical="center",
                        wrap_text=kind is CellKind.TEXT,  # a number that wraps is read as two
                        indent=0 if horizontal == "center" else 1,
                    ),
                    border=Border(top=Side(style="medium", color=ACCENT)) if total else Border(bottom=line),
                    fill=PatternFill("solid", fgColor=PALE) if total else PatternFill(),
                    protection=Protection(),
                )
            )
    for name, size, bold, colour in (
        ("Título", 16, True, ACCENT),
        ("Sección", 12, True, ACCENT),
        ("Nota", 9, False, "5B6775"),
        ("Aviso", 11, False, "5B6775"),
        ("Firma", 9, False, INK),
    ):
        workbook.add_named_style(
            NamedStyle(
                name=name,
                font=Font(name=FONT, size=size, bold=bold, color=colour),
                alignment=Alignment(vertical="center", wrap_text=name == "Nota"),
                border=Border(top=Side(style="thin", color=INK)) if name == "Firma" else Border(),
            )
        )
    workbook.add_named_style(
        NamedStyle(
            name="Encabezado",
            font=Font(name=FONT, size=10, bold=True, color="FFFFFF"),
            fill=PatternFill("solid", fgColor=ACCENT),
            alignment=Alignment(horizontal="center", vertical="center", wrap_text=True),
            border=Border(left=Side(style="thin", color="FFFFFF"), right=Side(style="thin", color="FFFFFF")),
        )
    )


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell to write in; not one hidden by a merge."""
    return cast("Cell", sheet.cell(row, column))


def style_name(kind: CellKind, *, total: bool = False) -> str:
    return f"Total {kind}" if total else f"Celda {kind}"


@dataclass(frozen=True, slots=True)
class Looks:
    """How a cell looks: a named style, and what differs from it. `fill` is a colour."""

    style: str
    number_format: str = ""
    quoted: bool = False
    fill: str = ""


def put(cell: Cell, value: object, kind: CellKind, *, total: bool = False) -> None:
    """Write a value as its kind: a number, a date, or text that can never be a formula or a link."""
    style = style_name(kind, total=total)
    if isinstance(value, dt.datetime):
        value = value.date()
    if value is None:
        _dress(cell, Looks(style))
    elif isinstance(value, dt.date) and value >= EXCEL_EPOCH:
        cell.value = value
        _dress(cell, looks_of_date(kind, total=total))
    elif isinstance(value, int) and not isinstance(value, bool) and kind is not CellKind.ID:
        cell.value = value
        _dress(cell, Looks(style))
    else:
        put_text(cell, str(value), style)


def looks_of_date(kind: CellKind, *, total: bool = False) -> Looks:
    """A date is shown as one whatever column it is in."""
    shown_as = kind if kind in (CellKind.DATE, CellKind.MONTH) else CellKind.DATE
    return Looks(style_name(kind, total=total), _NUMBER_FORMATS[shown_as])


def put_text(cell: Cell, text: str, style: str) -> None:
    """Write text in one of the named styles."""
    safe = escape_for_xml(clean_text(text))
    cell.value = safe
    cell.data_type = "s"
    _dress(cell, Looks(style, quoted=would_be_formula(safe)))


def would_be_formula(text: str) -> bool:
    """Whether Excel would make a formula of a text as soon as somebody edits its cell."""
    return text.startswith(_FORMULA_STARTS)


def _dress(cell: Cell, looks: Looks) -> None:
    cell.style = looks.style
    if looks.number_format:
        cell.number_format = looks.number_format
    if looks.quoted:
        cell.quotePrefix = 1
    if looks.fill:
        cell.fill = PatternFill("solid", fgColor=looks.fill)


def style_id(sheet: Worksheet, looks: Looks) -> int:
    """The number by which the workbook of a sheet knows such looks."""
    cell = Cell(sheet, row=1, column=1)  # of no sheet: only to be dressed
    _dress(cell, looks)
    return int(cell.style_id)


def put_formula(
    cell: Cell, formula: str, kind: CellKind, *, total: bool = True, noun: str | None = None
) -> None:
    """Write a formula of ours, never one with text that was read. With `noun` a count says of what."""
    cell.value = formula
    _dress(cell, Looks(style_name(kind, total=total), _counting(noun) if noun else ""))


def _counting(noun: str) -> str:
    many = noun if noun.isupper() else f"{noun}s"
    return f'[=1]0" {noun}";#,##0" {many}"'
