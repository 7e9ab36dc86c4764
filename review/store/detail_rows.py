"""Rows of what cuentas hold, asked across many of them: one field of several, what some rules say of all."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from review.model import Month
from review.store import schema as t
from review.store.portions import portions
from review.store.queries import Row, rows
from review.store.schema_parts import left_open
from review.store.store import Store


def values_of(store: Store, ids: Sequence[int], item: str, name: str) -> list[Row]:
    """The rows of `fields` of one field of several submissions, by their numbers. Raises StoreUnavailable."""
    table = t.FIELDS
    this = (table.c.item == item, table.c.name == name)
    asked = sa.select(table).where(*this).order_by(table.c.submission_id)
    wanted = sorted(set(ids))
    found: list[Row] = []
    for portion in portions(wanted):
        found += rows(store, asked.where(table.c.submission_id.in_(portion)))
    return found


def findings_of(
    store: Store, codes: Sequence[str], month: Month | None = None, *, only_open: bool = False
) -> list[Row]:
    """What some rules say of the cuentas that are in a folder now, of a month or of all; with `only_open`
    where that is a fault or a doubt. Raises StoreUnavailable."""
    table = t.FINDINGS
    statement = (
        sa.select(table)
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == table.c.submission_id)
        .where(t.SUBMISSIONS.c.present, table.c.code.in_(codes))
        .order_by(*table.primary_key.columns)
    )
    if only_open:
        statement = statement.where(left_open(table))
    if month is not None:
        statement = statement.where(t.SUBMISSIONS.c.period == str(month))
    return rows(store, statement)
