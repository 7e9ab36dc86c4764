"""The one door by which something that a person did enters the database: added, and linked into the chain."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from review.store import chain
from review.store.schema_acts import ACTS
from review.store.writing_rows import Row


def add(connection: sa.Connection, table: sa.Table, row: Row) -> int:
    """Add an act to its table and to the chain; gives its number. In a transaction of `Store.writing`."""
    return add_each(connection, table, [row])[0]


def add_each(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> list[int]:
    """The same for several of one table, with the same columns. Raises ValueError for another table."""
    if table not in ACTS:
        raise ValueError(f"not a table of acts: {table.name}")
    if not rows:
        return []
    statement = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)
    numbers = [int(row.id) for row in connection.execute(statement, [dict(row) for row in rows])]
    chain.link(connection, table, numbers)
    return numbers
