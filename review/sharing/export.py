"""A month out of the database as the book from which its workbook is written."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from review import frames
from review.frames import log_head
from review.model import Month
from review.rules import rules_version
from review.sheets.month import MonthBook, Scope
from review.store import Store


def month_book(
    store: Store, month: Month, estado: Scope, author: str, *, made_at: dt.datetime | None = None
) -> MonthBook:
    """The month's tables for `review.sheets.month.write_month` and `sheet_tables`.

    Files whose month nobody knows go along, so that none is lost: the workbook lists them apart. Days of
    waiting count to `made_at` (now). Raises StoreUnavailable.
    """
    moment = made_at or dt.datetime.now(dt.UTC)
    log = log_head.log_line(store)  # before the tables: they hold at least what was done up to there
    everything = frames.submissions(store, on=moment.astimezone(frames.COLOMBIA).date())
    told = everything[(everything["periodo"] == str(month)).fillna(False) | everything["periodo"].isna()]
    ids = set(told["id"])
    return MonthBook(
        month=month,
        made_by=author,
        made_at=moment,
        rules_version=rules_version(),
        scope=estado,
        source=", ".join(sorted(set(told["carpeta"]))) or "la base de datos, sin archivos de este mes",
        submissions=told,
        findings=_of(frames.findings(store), ids),
        checklist=frames.compliance(store, month),
        fields=_of(frames.fields(store), ids),
        pages=_of(frames.pages(store), ids),
        log=log,
    )


def _of(table: pd.DataFrame, ids: set[int]) -> pd.DataFrame:
    return table[table["submission_id"].isin(ids)]
