"""The rows of a table as the XML of a worksheet.

openpyxl makes an object of every cell, which for a month of ten thousand cuentas takes three times as long as
writing them; the rest of a sheet, the looks of its cells included, stays its own (ECMA-376, CT_Row, CT_Cell).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from xml.sax.saxutils import escape

from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from review.sheets.cells import (
    CELL_LIMIT,
    EXCEL_EPOCH,
    CellKind,
    Looks,
    clean_text,
    escape_for_xml,
    looks_of_date,
    style_id,
    style_name,
    would_be_formula,
)

_DAY_ZERO = dt.date(1899, 12, 30).toordinal()
"""The day that Excel counts as 0, so that every date from `EXCEL_EPOCH` on has its number."""


def rows_xml(
    sheet: Worksheet,
    kinds: Sequence[CellKind],
    rows: Iterable[Sequence[object]],
    *,
    first: int,
    height: Callable[[Sequence[object]], float | None],
    fill: Callable[[str], PatternFill | None],
) -> bytes:
    """Rows from the number `first` on, each value as `cells.put` would write it. `height` gives that of a row
    in points (None: what the sheet gives by itself), `fill` the colour behind a text."""
    looks: Callable[[Looks], int] = cache(lambda one: style_id(sheet, one))
    writers = [(get_column_letter(index), _writer(kind, looks, fill)) for index, kind in enumerate(kinds, 1)]
    made: list[str] = []
    for number, row in enumerate(rows, first):
        tall = height(row)
        made.append(
            f'<row r="{number}">' if tall is None else f'<row r="{number}" ht="{tall:g}" customHeight="1">'
        )
        made += [
            write(f"{letter}{number}", value) for (letter, write), value in zip(writers, row, strict=True)
        ]
        made.append("</row>")
    return "".join(made).encode()


def _writer(
    kind: CellKind, looks: Callable[[Looks], int], fill: Callable[[str], PatternFill | None]
) -> Callable[[str, object], str]:
    plain = looks(Looks(style_name(kind)))
    quoted = looks(Looks(style_name(kind), quoted=True))
    dated = looks(looks_of_date(kind))

    def write(at: str, value: object) -> str:
        if value is None:
            return f'<c r="{at}" s="{plain}"/>'
        if isinstance(value, str):
            text, behind = safe_text(value), fill(value)
            style = plain if behind is None else looks(Looks(style_name(kind), fill=behind.fgColor.rgb))
            if would_be_formula(text):
                style = quoted
            space = ' xml:space="preserve"' if text != text.strip() else ""
            return f'<c r="{at}" s="{style}" t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'
        if isinstance(value, dt.datetime):
            value = value.date()
        if isinstance(value, dt.date) and value >= EXCEL_EPOCH:
            return f'<c r="{at}" s="{dated}" t="n"><v>{value.toordinal() - _DAY_ZERO}</v></c>'
        if isinstance(value, int) and not isinstance(value, bool) and kind is not CellKind.ID:
            return f'<c r="{at}" s="{plain}" t="n"><v>{value}</v></c>'
        return write(at, str(value))

    return write


def safe_text(text: str) -> str:
    """A text as a cell may hold it, written as Excel reads it back."""
    if not text.isprintable() or len(text) > CELL_LIMIT // 2:
        text = clean_text(text)
    return escape_for_xml(text) if "_x" in text else text
