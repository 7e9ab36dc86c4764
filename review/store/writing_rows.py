"""Writing rows: one whose number is asked for, and changes to many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

Row = Mapping[str, Any]
_WHICH = "which_row"  # no table has a column of that name


def add_row(connection: sa.Connection, table: sa.Table, row: Row) -> int:
    """Add a row; gives its number."""
    made = connection.execute(sa.insert(table).values(row)).inserted_primary_key
    if made is None:
        raise RuntimeError(f"the database gave no number to a new row of {table.name}")
    return int(made[0])


def change_each(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[int, Row]]) -> None:
    """Give rows, each told by its number, new values: the same columns in all of them."""
    if rows:
        values: Row = {name: sa.bindparam(name) for name in rows[0][1]}
        connection.execute(
            sa.update(table).where(table.c.id == sa.bindparam(_WHICH)).values(values),
            [{**row, _WHICH: number} for number, row in rows],
        )
