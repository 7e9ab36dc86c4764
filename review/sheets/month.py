"""The month's workbook, as finance would make it by hand.

Written with openpyxl; what openpyxl cannot write (the value beside each formula, the ranges in which
numbers are text on purpose) is added by `review.sheets.cached`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pandas import DataFrame

from review import spanish
from review.machine.outputs import writable_place, write_whole
from review.model import ItemKind, State
from review.sheets.cached import Extras, workbook_bytes
from review.sheets.cells import CellKind, add_styles, cell_at, clean_text, put, put_formula
from review.sheets.headings import CHECKLIST, COLUMNS, FINDINGS, PENDING, SENT, cell_kind
from review.sheets.layout import AID, set_up_print, write_rows
from review.sheets.month_source import SCOPES, MonthBook, Scope
from review.sheets.month_tables import MonthTables, item_state, sheet_tables
from review.sheets.summary import SUMMARY, write_summary

__all__ = ["SCOPES", "MonthBook", "Scope", "month_bytes", "sheet_tables", "write_month"]

_ASIDE_ON_ONE_PAGE = 12
_COLOMBIA_BEHIND_UTC = dt.timedelta(hours=5)


def write_month(destination: Path, book: MonthBook) -> None:
    """Write the workbook; the file appears whole or not at all, and an older one is replaced.

    Raises OutputUnwritable when the place cannot be written.
    """
    writable_place(destination)  # told before the work
    write_whole(destination, month_bytes(book))


def month_bytes(book: MonthBook) -> bytes:
    """The workbook as the bytes of an .xlsx. Equal books give equal bytes."""
    tables = MonthTables(book)
    frames = tables.frames()
    workbook = Workbook()
    add_styles(workbook)
    _describe(workbook, book)
    extras = {title: Extras() for title in (SUMMARY, *frames)}
    summary = workbook.worksheets[0]
    summary.title = SUMMARY
    write_summary(summary, tables, frames, extras[SUMMARY])
    set_up_print(summary, book, one_page=len(tables.aside) <= _ASIDE_ON_ONE_PAGE)
    for title, frame in frames.items():
        sheet: Worksheet = workbook.create_sheet(title)
        last = write_rows(sheet, COLUMNS[title], frame, extras[title], if_empty=_nothing(title, tables))
        if len(frame):
            _TOTALS[title](sheet, frame, last, extras[title])
        set_up_print(sheet, book, COLUMNS[title])
    for sheet in workbook.worksheets:
        sheet.sheet_view.showGridLines = False
    return workbook_bytes(workbook, extras)


def _nothing(title: str, tables: MonthTables) -> str:
    """The sentence of an empty sheet."""
    month = spanish.month_name(tables.book.month)
    if (title == SENT and not tables.in_scope(pending=False)) or (
        title == PENDING and not tables.in_scope(pending=True)
    ):
        return f"Este libro se pidió solo con las cuentas {tables.book.scope} de {month}."
    return {
        PENDING: f"No hay cuentas pendientes de {month}.",
        SENT: f"Todavía no hay cuentas enviadas de {month}.",
        CHECKLIST: f"No hay cuentas de {month} para chequear.",
        FINDINGS: f"Nada que corregir en las cuentas de {month}.",
    }[title]


def _total(
    sheet: Worksheet,
    title: str,
    last: int,
    extras: Extras,
    totals: Mapping[str, tuple[str, int]],
    *,
    label: str,
    noun: str | None = None,
) -> None:
    """A last row with `label` and, by heading, a formula (`{}` is that column's range) with its value."""
    for index, column in enumerate(COLUMNS[title], 1):
        cell = cell_at(sheet, last + 1, index)
        if column.title not in totals:
            put(cell, label if index == 1 else None, CellKind.TEXT, total=True)
            continue
        formula, value = totals[column.title]
        letter = get_column_letter(index)
        kind = cell_kind(column)
        is_tally = kind is CellKind.TEXT and noun is not None
        put_formula(
            cell,
            formula.format(f"{letter}2:{letter}{last}"),
            CellKind.COUNT if kind is CellKind.TEXT else kind,
            noun=noun if is_tally else None,
        )
        extras.values[cell.coordinate] = value
    sheet.row_dimensions[last + 1].height = 20


def _total_accounts(sheet: Worksheet, frame: DataFrame, last: int, extras: Extras) -> None:
    archivo = get_column_letter([c.title for c in COLUMNS[PENDING]].index("Archivo") + 1)
    totals = {
        # Counted over the file names, the one column that is never empty.
        "Contratista": (f"=SUBTOTAL(3,{archivo}2:{archivo}{last})", len(frame)),
        "Valor": ("=SUBTOTAL(9,{})", int(frame["Valor"].sum())),
    }
    _total(sheet, PENDING, last, extras, totals, label="Total", noun="cuenta")


def _total_checklist(sheet: Worksheet, frame: DataFrame, last: int, extras: Extras) -> None:
    fine = item_state(State.CUMPLE)
    totals = {
        spanish.ITEMS[item]: (f'=COUNTIF({{}},"{fine}")', int((frame[spanish.ITEMS[item]] == fine).sum()))
        for item in ItemKind
    }
    _total(sheet, CHECKLIST, last, extras, totals, label="Cumplen")


def _total_findings(sheet: Worksheet, frame: DataFrame, last: int, extras: Extras) -> None:
    totals = {"Hallazgo": ("=SUBTOTAL(3,{})", len(frame))}
    _total(sheet, FINDINGS, last, extras, totals, label="Total", noun="hallazgo")


_TOTALS = {
    PENDING: _total_accounts,
    SENT: _total_accounts,
    CHECKLIST: _total_checklist,
    FINDINGS: _total_findings,
}


def _describe(workbook: Workbook, book: MonthBook) -> None:
    """The document's properties."""
    about = workbook.properties
    about.title = f"Cuentas de cobro de {spanish.month_name(book.month)}"
    about.subject = f"Cuentas {book.scope}"
    about.creator = about.lastModifiedBy = clean_text(book.made_by)
    about.keywords = clean_text(f"{book.month}, reglas {book.rules_version}")
    about.description = AID
    about.language = "es-CO"
    about.created = about.modified = book.made_locally + _COLOMBIA_BEHIND_UTC
