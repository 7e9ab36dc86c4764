"""How a sheet looks on the screen and on paper: widths, frozen headings, filter, print set-up."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet
from pandas import DataFrame

from review import spanish
from review.catalogue.column import Placed
from review.model import Resultado, State
from review.sheets.cached import Extras
from review.sheets.cells import CellKind, cell_at, clean_text, put, put_text
from review.sheets.headings import cell_kind
from review.sheets.month_source import MonthBook
from review.sheets.month_tables import as_cell, item_state

AID = "Ayuda a la supervisión (Ley 1474 de 2011, arts. 83 y 84): decide y firma el supervisor."
HEADER_LIMIT = 255
"""The longest header or footer Excel opens without repairing the file."""

_LETTER, _OFICIO = 1, 14  # 8.5 × 11 in and 8.5 × 13 in: the papers of a Colombian office
_LINE_HEIGHT = 12.6  # points, of Arial 10
_MOST_LINES = 25  # more would bury the other rows
_COLUMN_UNIT = 7 / 13.33  # a character of column width, in ems of Arial 10
_SPACE = 0.28  # ems
_CM = 1 / 2.54
_FILLS = {
    text: PatternFill("solid", fgColor=colour)
    for colour, texts in {
        "E2F0E4": (item_state(State.CUMPLE), spanish.RESULTS[Resultado.COMPLETA]),
        "FADFDC": (
            item_state(State.NO_CUMPLE),
            spanish.STATES[State.NO_CUMPLE],
            spanish.RESULTS[Resultado.INCOMPLETA],
        ),
        "FCE9D4": (item_state(State.FALTA), spanish.STATES[State.FALTA], spanish.RESULTS[Resultado.ILEGIBLE]),
        "FFF6CF": (item_state(State.POR_REVISAR), spanish.RESULTS[Resultado.POR_REVISAR]),
        "EFEFEF": (item_state(State.NO_APLICA),),
    }.items()
    for text in texts
}


def write_rows(
    sheet: Worksheet, columns: Sequence[Placed], table: DataFrame, extras: Extras, *, if_empty: str
) -> int:
    """Write headings and rows, frozen and with a filter; an empty table says `if_empty`.

    Returns the number of the last row with data (1 when there is none).
    """
    for index, column in enumerate(columns, 1):
        put_text(cell_at(sheet, 1, index), column.title, "Encabezado")
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.row_dimensions[1].height = 32
    values = zip(*(table[column.title] for column in columns), strict=True)
    for number, row in enumerate(values, 2):
        for index, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            cell = cell_at(sheet, number, index)
            plain = as_cell(value)
            put(cell, plain, cell_kind(column))
            if isinstance(plain, str) and plain in _FILLS:
                cell.fill = _FILLS[plain]
        lines = max(_lines(as_cell(value), column) for column, value in zip(columns, row, strict=True))
        fit_height(sheet, number, min(lines, _MOST_LINES))
    last = len(table) + 1
    if len(table):
        extras.text_ranges.append(f"A2:{get_column_letter(len(columns))}{last}")
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    else:
        put_text(cell_at(sheet, 2, 1), if_empty, "Aviso")
        sheet.row_dimensions[2].height = 24
    sheet.freeze_panes = "C2"
    return last


def _lines(value: object, column: Placed) -> int:
    if not isinstance(value, str) or cell_kind(column) not in (CellKind.TEXT, CellKind.ID):
        return 1
    return wrapped_lines(value, column.width)


def wrapped_lines(text: str, width: float) -> int:
    """About how many lines of Arial 10 a text takes in a column `width` characters wide."""
    room = width * _COLUMN_UNIT - 1.0
    lines = 0
    for line in text.split("\n"):
        lines += 1
        used = 0.0
        for word in line.split(" "):
            long = sum(map(_ems, word))
            if used and used + _SPACE + long > room:
                lines, used = lines + 1, long
            else:
                used += long + (_SPACE if used else 0)
            more, used = divmod(used, room) if used > room else (0, used)
            lines += int(more)
    return lines


def _ems(letter: str) -> float:
    """About the width of a letter of Arial, in ems."""
    return 0.68 if letter.isupper() else 0.52 if letter.isalnum() else 0.4


def fit_height(sheet: Worksheet, row: int, lines: int) -> None:
    """Give a row its height, which not every program finds by itself, and none where cells are merged."""
    sheet.row_dimensions[row].height = lines * _LINE_HEIGHT + 3


def set_up_print(
    sheet: Worksheet, book: MonthBook, columns: Sequence[Placed] | None = None, *, one_page: bool = False
) -> None:
    """Landscape, as wide as the page, headings repeated, with who, when and by which rules on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _OFICIO if columns else _LETTER
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(one_page)
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 1.0 * _CM
    margins.top, margins.bottom = 1.9 * _CM, 1.6 * _CM
    margins.header = margins.footer = 0.8 * _CM
    sheet.print_options.horizontalCentered = True
    if columns:
        sheet.print_title_rows = "1:1"
        printed = sum(column.printed for column in columns)
        sheet.print_area = f"A1:{get_column_letter(printed)}{sheet.max_row}"
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text = f"Cuentas de cobro de {spanish.month_name(book.month)}"
    header.right.text = "&A"
    footer.left.text = _fixed(made_line(book), HEADER_LIMIT - 40 - len(AID))
    footer.center.text = "Página &P de &N"
    footer.right.text = AID
    for item in (header, footer):
        for part in (item.left, item.center, item.right):
            part.size = 8
    sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter = header, footer


def made_line(book: MonthBook) -> str:
    """Who made the workbook, when and by which rules."""
    when = book.made_locally
    day = spanish.short_date(when.date())
    return f"Hecho por {book.made_by}, {day} {when:%H:%M}. Reglas {book.rules_version}."


def _fixed(text: str, limit: int) -> str:
    """Text of others for a header: one line, no codes (`&`), not longer than `limit`."""
    plain = " ".join(clean_text(text).split()).replace("[", "(").replace("]", ")").replace("&", "y")
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
