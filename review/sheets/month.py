"""The month's workbook, as finance would make it by hand.

Written with openpyxl; what openpyxl cannot write (the value beside each formula, the ranges in which
numbers are text on purpose) is added by `review.sheets.cached`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from review import spanish
from review.machine.outputs import writable_place, write_whole
from review.sheets.cached import Extras, workbook_bytes
from review.sheets.cells import add_styles, clean_text
from review.sheets.headings import (
    ABSENT,
    BUDGET,
    CHECKLIST,
    COLUMNS,
    DATA,
    FINDINGS,
    HASHES,
    HELD,
    LIQUIDATION,
    PAID,
    PENDING,
    SENT,
    STANDING_SHEETS,
    TO_PASS,
    TO_PAY,
    WITH_SUPERVISOR,
)
from review.sheets.layout import AID, make_table, put_logo, set_up_print, write_rows, write_signatures
from review.sheets.month_source import SCOPES, MonthBook, Scope
from review.sheets.month_tables import MonthTables, sheet_tables
from review.sheets.sheet_totals import TOTALS
from review.sheets.summary import SUMMARY, write_summary

__all__ = ["SCOPES", "MonthBook", "Scope", "month_bytes", "sheet_tables", "write_month"]

DATA_NAME = "Cuentas"
"""The name of the table in the sheet of data."""

LOGO_AT = "E1"
"""Over the last columns of the summary's head, where nothing is written."""

_ASIDE_ON_ONE_PAGE = 12
_COLOMBIA_BEHIND_UTC = dt.timedelta(hours=5)


def write_month(destination: Path, book: MonthBook) -> bytes:
    """Write the workbook; the file appears whole or not at all, and an older one is replaced. Gives
    its bytes.

    Raises OutputUnwritable when the place cannot be written.
    """
    writable_place(destination)  # told before the work
    content = month_bytes(book)
    write_whole(destination, content)
    return content


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
    if book.logo is not None:
        put_logo(summary, book.logo, LOGO_AT)
    set_up_print(summary, book, one_page=len(tables.aside) <= _ASIDE_ON_ONE_PAGE)
    for title, frame in frames.items():
        sheet: Worksheet = workbook.create_sheet(title)
        last = write_rows(sheet, COLUMNS[title], frame, extras[title], if_empty=_nothing(title, tables))
        if len(frame) and title in TOTALS:
            TOTALS[title](sheet, title, frame, last, extras[title])
        if title == DATA and len(frame):
            make_table(sheet, DATA_NAME, last, COLUMNS[title])
        if title in STANDING_SHEETS and len(frame):
            write_signatures(sheet, last, COLUMNS[title])
        set_up_print(sheet, book, COLUMNS[title], last=last)
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
    if tables.book.only is not None and title == ABSENT:
        return "Este libro se pidió con un filtro: no dice quién falta."
    return {
        TO_PAY: f"Todavía no hay cuentas de {month} aprobadas aquí y en SECOP II.",
        TO_PASS: f"Ninguna cuenta aprobada de {month} falta en SECOP II.",
        WITH_SUPERVISOR: f"Ninguna cuenta de {month} sin falla conocida está sin decidir.",
        HELD: f"No hay cuentas retenidas de {month}.",
        PAID: f"SECOP II no dice pagada ninguna cuenta de {month}.",
        ABSENT: f"Ningún contrato de las listas está sin cuenta de {month}.",
        BUDGET: "Ninguna lista trae el CDP ni el RP de estos contratos.",
        LIQUIDATION: f"No hay cuentas de {month} de las que calcular retenciones.",
        HASHES: f"No hay archivos de {month}.",
        DATA: f"No hay cuentas de {month}.",
        PENDING: f"No hay cuentas pendientes de {month}.",
        SENT: f"Todavía no hay cuentas enviadas de {month}.",
        CHECKLIST: f"No hay cuentas de {month} para chequear.",
        FINDINGS: f"Nada que corregir en las cuentas de {month}.",
    }[title]


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
