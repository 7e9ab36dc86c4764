"""What people did: rows that are only ever added. The last one about a thing is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from review.store import schema as t
from review.store import standing
from review.store.codec import clean
from review.store.store import Store


def append(store: Store, name: str, rows: Iterable[dict[str, Any]], *, at: dt.datetime | None = None) -> None:
    """Add rows to one of the append-only tables, all with the same moment (now)."""
    if name not in t.APPEND_ONLY:
        raise ValueError(f"not an append-only table: {name}")
    moment = at or dt.datetime.now(dt.UTC)
    made = [{**_cleaned(row), "at": moment} for row in rows]
    if made:
        with store.writing() as connection:
            connection.execute(sa.insert(t.METADATA.tables[name]), made)


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


def settle(store: Store) -> None:
    """Work out again the SECOP state in force of every cuenta."""
    with store.writing() as connection:
        standing.refresh(connection)
