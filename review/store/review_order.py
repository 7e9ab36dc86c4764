"""The order of a review, kept from its beginning so that what is decided meanwhile does not change it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from review.store import schema as t
from review.store.portions import portions
from review.store.queries import decided, rows
from review.store.store import Store
from review.store.writing_rows import add_row

KEPT_DAYS = 60


def keep(store: Store, asked: str, ids: Sequence[int]) -> int:
    """Keep the order of a review that begins; gives its number. Those begun long ago are forgotten.

    Raises StoreUnavailable.
    """
    now = dt.datetime.now(dt.UTC)
    with store.writing() as connection:
        connection.execute(sa.delete(t.LINES).where(t.LINES.c.at < now - dt.timedelta(days=KEPT_DAYS)))
        return add_row(connection, t.LINES, {"asked": asked, "ids": list(ids), "at": now})


def find(store: Store, number: int, asked: str) -> tuple[int, ...] | None:
    """The order kept under a number, if it was made with the same filter. Raises StoreUnavailable."""
    table = t.LINES
    found = rows(store, sa.select(table.c.ids).where(table.c.id == number, table.c.asked == asked))
    return tuple(found[0]["ids"]) if found else None


def undecided(store: Store, ids: Sequence[int]) -> set[int]:
    """Those of these cuentas that are still in a folder as the version in force and wait for a decision.

    Raises StoreUnavailable.
    """
    found: set[int] = set()
    for portion in portions(ids):
        column = t.SUBMISSIONS.c
        statement = sa.select(column.id).where(
            column.id.in_(portion),
            column.present,
            column.current,
            ~decided(column.id),
        )
        found |= {row["id"] for row in rows(store, statement)}
    return found
