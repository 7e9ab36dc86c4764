"""Triggers that keep what people did from being changed, deleted or written over."""

from __future__ import annotations

import sqlalchemy as sa

_SAYS = "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"


def forbid_changes(connection: sa.Connection, table: str) -> None:
    """Refuse every UPDATE and DELETE on a table."""
    if connection.dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            _execute(
                connection,
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                + _SAYS.format(table=table),
            )
    elif connection.dialect.name == "postgresql":
        _execute(
            connection,
            "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
        )
        _execute(
            connection,
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION append_only()",
        )


def forbid_replacing(connection: sa.Connection, table: str) -> None:
    """Refuse a new row with the `id` of one that exists.

    SQLite deletes the old row of an INSERT OR REPLACE without asking the trigger against DELETE, unless the
    connection says otherwise; PostgreSQL has no such statement.
    """
    if connection.dialect.name == "sqlite":
        _execute(
            connection,
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) " + _SAYS.format(table=table),
        )


def _execute(connection: sa.Connection, statement: str) -> None:
    connection.execute(sa.text(statement))
