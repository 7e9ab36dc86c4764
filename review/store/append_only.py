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
    """Refuse a new row that would take the place of one that exists: with its number, or with what an index
    lets be there only once, as both are at the moment of this call. Done again, it takes up new indexes.

    SQLite deletes the old row of an INSERT OR REPLACE without asking the trigger against DELETE, unless the
    connection says otherwise (`PRAGMA recursive_triggers`); PostgreSQL has no such statement.
    """
    if connection.dialect.name == "sqlite":
        same = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE "
            + " AND ".join(f"{column} = NEW.{column}" for column in key)
            + ")"
            for key in unique_keys(connection, table)
        )
        _execute(connection, f"DROP TRIGGER IF EXISTS {table}_no_replace")
        _execute(
            connection,
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {same} "
            + _SAYS.format(table=table),
        )


def unique_keys(connection: sa.Connection, table: str) -> list[tuple[str, ...]]:
    """The columns by which SQLite knows two rows of a table for the same: its primary key, then those of
    every other unique index, by their names."""
    columns = connection.exec_driver_sql(f"PRAGMA table_info({table})").mappings().all()
    keys = [tuple(row["name"] for row in sorted(columns, key=lambda row: row["pk"]) if row["pk"])]
    for index in connection.exec_driver_sql(f"PRAGMA index_list({table})").mappings().all():
        if index["unique"]:
            parts = connection.exec_driver_sql(f"PRAGMA index_info({index['name']})").mappings()
            keys.append(tuple(row["name"] for row in parts))
    return sorted(set(keys), key=lambda key: (key != keys[0], key))


def _execute(connection: sa.Connection, statement: str) -> None:
    connection.execute(sa.text(statement))
