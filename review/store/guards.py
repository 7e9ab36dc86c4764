"""The triggers by which each kind of database keeps what people did from being changed or written over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

import sqlalchemy as sa


class Guards(Protocol):
    """How one kind of database is told; raises what SQLAlchemy does."""

    def forbid_changes(self, connection: sa.Connection, table: str) -> None:
        """Refuse every UPDATE and DELETE on a table."""

    def forbid_replacing(self, connection: sa.Connection, table: str) -> None:
        """Refuse a new row that would take the place of one that exists."""

    def missing(self, connection: sa.Connection, tables: Iterable[str]) -> list[str]:
        """The tables that somebody left without what keeps them."""


class SqliteGuards:
    """A trigger for each way: against UPDATE, against DELETE, and against what takes a row's place."""

    def forbid_changes(self, connection: sa.Connection, table: str) -> None:
        """Refuse every UPDATE and DELETE on a table."""
        for action in ("UPDATE", "DELETE"):
            _execute(
                connection,
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                + _SAYS.format(table=table),
            )

    def forbid_replacing(self, connection: sa.Connection, table: str) -> None:
        """Refuse a new row that would take the place of one that exists: with its number, or with what an
        index lets be there only once, as both are at the moment of this call. Done again, it takes up new
        indexes.

        SQLite deletes the old row of an INSERT OR REPLACE without asking the trigger against DELETE, unless
        the connection says otherwise (`PRAGMA recursive_triggers`).
        """
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

    def missing(self, connection: sa.Connection, tables: Iterable[str]) -> list[str]:
        """The tables that lack one of them."""
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        there = set(found)
        actions = ("update", "delete", "replace")
        return [table for table in tables if not {f"{table}_no_{action}" for action in actions} <= there]


_SAYS: Final = "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"


class PostgresqlGuards:
    """One against UPDATE and DELETE, one against TRUNCATE, both also for whoever has triggers turned off for
    the session (`session_replication_role`)."""

    def forbid_changes(self, connection: sa.Connection, table: str) -> None:
        """Refuse every UPDATE, DELETE and TRUNCATE of a table."""
        _execute(
            connection,
            f"CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSES}$$",
        )
        for name, (when, of_each) in _TRIGGERS.items():
            _execute(
                connection,
                f"CREATE TRIGGER {table}_{name} BEFORE {when} ON {table} FOR EACH {of_each} "
                "EXECUTE FUNCTION append_only()",
            )
            _execute(connection, f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{name}")

    def forbid_replacing(self, connection: sa.Connection, table: str) -> None:
        """Nothing takes a row's place there but an UPDATE (INSERT … ON CONFLICT, MERGE), which is refused."""

    def missing(self, connection: sa.Connection, tables: Iterable[str]) -> list[str]:
        """The tables that lack one of them as it was made, or have a rule that does something instead."""
        found = connection.execute(sa.text(_GUARDED), {"body": _REFUSES})
        whole = {row.name for row in found if row.held == len(_TRIGGERS)}
        return [table for table in tables if table not in whole]


_REFUSES: Final = (
    " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END "
)
_TRIGGERS: Final = {
    "no_change": ("UPDATE OR DELETE", "ROW"),
    "no_truncate": ("TRUNCATE", "STATEMENT"),
}
# pg_trigger.tgtype: each row (1), before (2), DELETE (8), UPDATE (16), TRUNCATE (32); for all sessions (A).
_GUARDED: Final = """
    SELECT c.relname AS name, count(*) AS held
    FROM pg_class c
    JOIN pg_trigger g ON g.tgrelid = c.oid
    JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE c.relnamespace = current_schema()::text::regnamespace
      AND (g.tgname, g.tgtype) IN ((c.relname || '_no_change', 27), (c.relname || '_no_truncate', 34))
      AND g.tgenabled = 'A' AND g.tgqual IS NULL AND g.tgnargs = 0 AND p.prosrc = :body
      AND NOT EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid)
    GROUP BY c.relname
"""


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
