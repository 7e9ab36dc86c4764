"""The database itself keeps what people did from being changed, deleted or written over: see `guards`."""

from __future__ import annotations

import sqlalchemy as sa

from review.store import dialects


def forbid_changes(connection: sa.Connection, table: str) -> None:
    """Refuse every UPDATE and DELETE on a table."""
    dialects.of(connection).guards.forbid_changes(connection, table)


def forbid_replacing(connection: sa.Connection, table: str) -> None:
    """Refuse a new row that would take the place of one that exists. Done again, it takes up new indexes."""
    dialects.of(connection).guards.forbid_replacing(connection, table)
