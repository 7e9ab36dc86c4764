"""How a sheet looks on the screen and on paper: widths, frozen headings, filter, print set-up."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from openpyxl.drawing.image import Image
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from pandas import DataFrame

from review import spanish
from review import spanish_titles as titles
from review.catalogue.column import Placed
from review.model import Resultado, State
from review.sheets.cached import Extras
from review.sheets.cells import CellKind, cell_at, clean_text, put_text
from review.sheets.headings import cell_kind
from review.sheets.month_source import MonthBook
from review.sheets.month_tables import item_state
from review.sheets.row_xml import rows_xml
from review.sheets.table_rows import columns_of

AID = "Ayuda a la supervisión (Ley 1474 de 2011, arts. 83 y 84): decide y firma el supervisor."
HEADER_LIMIT = 255
_ENTITY_LIMIT = 120
"""The longest header or footer Excel opens without repairing the file."""

_LETTER, _OFICIO = 1, 14  # 8.5 × 11 in and 8.5 × 13 in: the papers of a Colombian office
_MOST_ON_LETTER = 200  # characters of column width: printed smaller than at 6 points they are not read
_LINE_HEIGHT = 12.6  # points, of Arial 10
_MOST_LINES = 25  # more would bury the other rows
_COLUMN_UNIT = 7 / 13.33  # a character of column width, in ems of Arial 10
_SPACE = 0.28  # ems
_WIDEST_LETTER = 0.68  # ems, of a capital
_AROUND = 3  # characters beside a number: the indent and the edges of its cell
_WIDEST_ID = 40  # characters; a longer number is no number
_SIGN = ("Elaboró", "Revisó: supervisión", "Recibió: finanzas")
_CM = 1 / 2.54
_LOGO_WIDTH, _LOGO_HEIGHT = 210, 62  # pixels of 96 dpi: over the last two columns of the summary's head
_FILLS = {
    text: PatternFill("solid", fgColor=colour)
    for colour, texts in {
        "E2F0E4": (item_state(State.CUMPLE), titles.RESULTS[Resultado.COMPLETA]),
        "FADFDC": (
            item_state(State.NO_CUMPLE),
            titles.STATES[State.NO_CUMPLE],
            titles.RESULTS[Resultado.INCOMPLETA],
        ),
        "FCE9D4": (
            item_state(State.FALTA),
            titles.STATES[State.FALTA],
            titles.RESULTS[Resultado.ILEGIBLE],
        ),
        "FFF6CF": (item_state(State.POR_REVISAR), titles.RESULTS[Resultado.POR_REVISAR]),
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
    found = columns_of(table)
    for index, (column, values) in enumerate(zip(columns, found, strict=True), 1):
        put_text(cell_at(sheet, 1, index), column.title, "Encabezado")
        sheet.column_dimensions[get_column_letter(index)].width = _width(column, values)
    sheet.row_dimensions[1].height = 32
    wrapping = [(index, one.width) for index, one in enumerate(columns) if cell_kind(one) is CellKind.TEXT]
    extras.rows = rows_xml(
        sheet,
        [cell_kind(column) for column in columns],
        zip(*found, strict=True),
        first=2,
        height=lambda row: _height(row, wrapping),
        fill=_FILLS.get,
    )
    last = len(table) + 1
    extras.last = f"{get_column_letter(len(columns))}{last}"
    if len(table):
        extras.text_ranges.append(f"A2:{get_column_letter(len(columns))}{last}")
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    else:
        put_text(cell_at(sheet, 2, 1), if_empty, "Aviso")
        sheet.row_dimensions[2].height = 24
    sheet.freeze_panes = "C2"
    return last


def _height(row: Sequence[object], wrapping: Sequence[tuple[int, float]]) -> float | None:
    """That of a row, from the texts in its columns that wrap; None for a single line."""
    lines = 1
    for index, width in wrapping:
        value = row[index]
        if isinstance(value, str):
            lines = max(lines, wrapped_lines(value, width))
    return None if lines == 1 else min(lines, _MOST_LINES) * _LINE_HEIGHT + 3


def _width(column: Placed, values: Sequence[object]) -> float:
    """That of the column, or more where its numbers, which never wrap, need it; with room for their total."""
    match cell_kind(column):
        case CellKind.MONEY:
            amounts = [value for value in values if isinstance(value, int)]
            longest = max([sum(amounts), *amounts, 0], key=lambda one: len(spanish.pesos(one)))
            return max(column.width, len(spanish.pesos(longest)) + _AROUND)
        case CellKind.ID:
            most = max((len(value) for value in values if isinstance(value, str)), default=0)
            return max(column.width, min(most + _AROUND, _WIDEST_ID))
        case _:
            return column.width


def make_table(sheet: Worksheet, name: str, last: int, columns: Sequence[Placed]) -> None:
    """Make the rows up to `last` a table with a name, by which pivot tables and formulas know them; it has
    the filter."""
    sheet.auto_filter.ref = None
    told = Table(displayName=name, ref=f"A1:{get_column_letter(len(columns))}{last}")
    told.tableColumns = [TableColumn(id=index, name=one.title) for index, one in enumerate(columns, 1)]
    told.autoFilter = AutoFilter(ref=told.ref)
    told.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(told)


def write_signatures(sheet: Worksheet, last: int, columns: Sequence[Placed]) -> None:
    """Lines to sign on, below the rows up to `last`, each as wide as some columns."""
    row = last + 4
    sheet.row_dimensions[row].height = 16
    part = max(len(columns) // len(_SIGN), 1)
    for place, who in enumerate(_SIGN):
        first = 1 + place * part
        for index in range(first, first + max(part - 1, 1)):
            put_text(cell_at(sheet, row, index), who if index == first else "", "Firma")


@lru_cache(maxsize=1 << 14)
def wrapped_lines(text: str, width: float) -> int:
    """About how many lines of Arial 10 a text takes in a column `width` characters wide."""
    room = width * _COLUMN_UNIT - 1.0
    if len(text) * _WIDEST_LETTER <= room and "\n" not in text:
        return 1
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
    return _WIDEST_LETTER if letter.isupper() else 0.52 if letter.isalnum() else 0.4


def fit_height(sheet: Worksheet, row: int, lines: int) -> None:
    """Give a row its height, which not every program finds by itself, and none where cells are merged; one
    line is what a sheet gives by itself."""
    if lines > 1:
        sheet.row_dimensions[row].height = lines * _LINE_HEIGHT + 3


def put_logo(sheet: Worksheet, logo: bytes, at: str) -> None:
    """Put a logo (PNG) over the cells from `at` on, no larger than what a head has room for."""
    picture = Image(io.BytesIO(logo))
    scale = min(_LOGO_WIDTH / picture.width, _LOGO_HEIGHT / picture.height, 1.0)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    sheet.add_image(picture, at)


def set_up_print(
    sheet: Worksheet,
    book: MonthBook,
    columns: Sequence[Placed] | None = None,
    *,
    last: int = 1,
    one_page: bool = False,
) -> None:
    """Landscape, as wide as the page, headings repeated, with who pays, who made it, when and by which rules
    on every page. Carta; the longer oficio where more columns are printed than can be read on it."""
    sheet.page_setup.orientation = "landscape"
    across = sum(column.width for column in columns or () if column.printed)
    sheet.page_setup.paperSize = _OFICIO if across > _MOST_ON_LETTER else _LETTER
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
        sheet.print_area = f"A1:{get_column_letter(printed)}{max(sheet.max_row, last)}"
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text = f"Cuentas de cobro de {spanish.month_name(book.month)}"
    header.center.text = _fixed(book.entity, _ENTITY_LIMIT)
    header.right.text = "&A"
    footer.left.text = _fixed(made_line(book), HEADER_LIMIT - 40 - len(AID))
    footer.center.text = "Página &P de &N"
    footer.right.text = AID
    for item in (header, footer):
        for part in (item.left, item.center, item.right):
            part.size = 8
    sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter = header, footer


def made_line(book: MonthBook) -> str:
    """Who made the workbook, up to when it tells what happened, and by which rules."""
    when = book.made_locally
    day = spanish.short_date(when.date())
    return f"Hecho por {book.made_by}, con lo que había el {day} {when:%H:%M}. Reglas {book.rules_version}."


def _fixed(text: str, limit: int) -> str:
    """Text of others for a header: one line, no codes (`&`), not longer than `limit`."""
    plain = " ".join(clean_text(text).split()).replace("[", "(").replace("]", ")").replace("&", "y")
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
