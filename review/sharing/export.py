"""A month out of the database as the book from which its workbook is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from hashlib import sha256
from typing import Final

from review import frames
from review.frames import exported, log_head
from review.model import Month, Signer
from review.rules import rules_version
from review.sheets.csv_text import csv_bytes
from review.sheets.headings import DATA
from review.sheets.month import MonthBook, Scope
from review.sheets.month_tables import MonthTables, sheet_tables
from review.store import Store, export_rows, folders, form_rows
from review.store.last_change import last_change

CHOSEN: Final = "filtradas"
"""The scope under which an export of cuentas that somebody chose is noted."""


def month_book(
    store: Store,
    month: Month,
    estado: Scope,
    author: str,
    *,
    made_at: dt.datetime | None = None,
    only: Collection[int] | None = None,
    chosen: str = "",
) -> MonthBook:
    """The month's tables for `review.sheets.month.write_month` and `sheet_tables`.

    Files whose month nobody knows go along, so that none is lost: the workbook lists them apart. With `only`
    no other cuentas are in its sheets, `chosen` says in Spanish by which filter. The book is of the moment at
    which what it tells last changed, unless told otherwise: made again of the same, it is the same. Raises
    StoreUnavailable.
    """
    log = log_head.log_line(store)  # before the tables: they hold at least what was done up to there
    moment = made_at or last_change(store) or dt.datetime.now(dt.UTC)
    day = moment.astimezone(frames.COLOMBIA).date()
    told = frames.submissions(store, month, on=day, undated=True)
    ids = {int(one) for one in told["id"]}
    entities = told.loc[told["periodo"].notna(), "entidad"].dropna().unique()
    return MonthBook(
        month=month,
        made_by=author,
        made_at=moment,
        rules_version=rules_version(),
        scope=estado,
        source=", ".join(sorted(set(told["carpeta"]))) or "la base de datos, sin archivos de este mes",
        submissions=told,
        findings=frames.findings(store, ids),
        checklist=frames.compliance(store, month),
        fields=frames.fields(store, ids),
        pages=frames.pages(store, ids),
        payable=frames.payable(store, month),
        absent=frames.not_presented(store, month, day),
        budget=frames.budget(store),
        preliquidation=frames.preliquidation(store, month),
        log=log,
        entity=str(entities[0]) if len(entities) == 1 else "",
        only=None if only is None else frozenset(only),
        chosen=chosen,
        logo=_logo(store, set(told["carpeta"])),
    )


def _logo(store: Store, places: set[str]) -> bytes | None:
    """The logo of the entity, where all files are of one folder: each may have another."""
    store = store.telling  # nobody's personal data is in the answer
    known = folders.find(store, next(iter(places))) if len(places) == 1 else None
    return None if known is None else form_rows.logo(store, known.id)


def csv_of(book: MonthBook) -> bytes:
    """The data of a book, one line a cuenta, as the bytes of a CSV in which nothing is a formula."""
    return csv_bytes(sheet_tables(book)[DATA])


def note_export(store: Store, book: MonthBook, content: bytes, author: Signer) -> None:
    """Note that a book was handed on as this file, and how its cuentas stood. Raises StoreUnavailable."""
    tables = MonthTables(book)
    numbers = {row["id"] for row in tables.accounts}
    held = [one for one in exported.held_in(book.payable) if one.submission_id in numbers]
    scope = book.scope if book.only is None else CHOSEN
    export_rows.add(store, book.month, scope, sha256(content).hexdigest(), held, author)
