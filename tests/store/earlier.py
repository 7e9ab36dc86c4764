"""Databases as earlier versions of the program left them, and what a database is compared by."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review.store import append_only, chain, dialects, upgrades, url_of
from review.store.addresses import parsed
from review.store.schema_acts import ACTS

FIRST_TABLES = Path(__file__).with_name("first_tables.sql")
VERSIONS = upgrades.versions()[:-1]
MOMENT = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC).replace(tzinfo=None)  # as SQLite keeps it
_VALUES: tuple[tuple[type[sa.types.TypeEngine[Any]], Any], ...] = (
    (sa.JSON, []),
    (sa.LargeBinary, b"\0"),
    (sa.Boolean, True),
    (sa.DateTime, MOMENT),
    (sa.Date, MOMENT.date()),
    (sa.Integer, 1),
    (sa.Float, 0.5),
)


def at_version(path: Path, version: str) -> sa.Engine:
    """A database as that version of the program left it."""
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST_TABLES.read_text("utf-8"))
    connection.close()
    engine = sa.create_engine(url_of(str(path)))
    with engine.begin() as opened:
        upgrades.migrate(opened, version)
    return engine


def on_a_server(address: str, version: str) -> sa.Engine:
    """The same on a server: as that version would have left it there."""
    first = sa.MetaData()
    with sqlite3.connect(":memory:") as made:
        made.executescript(FIRST_TABLES.read_text("utf-8"))
        guarded = [name for (name,) in made.execute(_GUARDED_FIRST)]
        first.reflect(sa.create_engine("sqlite://", creator=lambda: made))
    made.close()
    for table in first.tables.values():
        for column in table.c:
            column.type = column.type.as_generic()
    engine = dialects.engine(parsed(address))
    with engine.begin() as connection:
        first.create_all(connection)
        connection.execute(sa.insert(first.tables["alembic_version"]).values(version_num="0001"))
        for name in guarded:
            append_only.forbid_changes(connection, name)
        upgrades.migrate(connection, version)
    return engine


def fill(engine: sa.Engine) -> dict[str, dict[str, Any]]:
    """Put a row into every table, a value into every column; gives them by table. The acts are linked."""
    meta = sa.MetaData()
    meta.reflect(engine)
    made = {
        table.name: {column.name: value_for(column) for column in table.c} for table in meta.sorted_tables
    }
    del made["alembic_version"]
    with engine.begin() as connection:
        for name, row in made.items():
            if name != "chain":
                connection.execute(sa.insert(meta.tables[name]).values(row))
        if "chain" in made:
            del made["chain"]
            _link(connection, meta, made)
    return made


def _link(connection: sa.Connection, meta: sa.MetaData, made: dict[str, dict[str, Any]]) -> None:
    """Link the acts, as that version did."""
    acts = [
        (table.name, dict(connection.execute(sa.select(meta.tables[table.name])).mappings().one()))
        for table in ACTS
        if table.name in made
    ]
    connection.execute(sa.insert(meta.tables["chain"]), list(chain.linked(acts, None)))


def value_for(column: sa.Column[Any]) -> Any:
    return next((value for kind, value in _VALUES if isinstance(column.type, kind)), "algo")


def rows(engine: sa.Engine, name: str) -> list[dict[str, Any]]:
    table = sa.Table(name, sa.MetaData(), autoload_with=engine)
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(sa.select(table)).mappings()]


def schema_of_server(engine: sa.Engine) -> dict[str, set[str]]:
    """Every column, index, constraint and trigger by its table, as the server tells it; nothing of the
    order of columns."""
    found: dict[str, set[str]] = {}
    with engine.connect() as connection:
        for asked in _OF_SERVER:
            for table, told in connection.exec_driver_sql(asked):
                found.setdefault(table, set()).add(told)
    return found


_OF_SERVER = (
    "SELECT table_name, concat_ws(' ', column_name, data_type, collation_name, is_nullable, "
    "regexp_replace(column_default, '::.*', '')) FROM information_schema.columns "
    "WHERE table_schema = 'public'",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT tgrelid::regclass::text, concat_ws(' ', tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger "
    "WHERE NOT tgisinternal",
)
_GUARDED_FIRST = "SELECT tbl_name FROM sqlite_master WHERE name LIKE '%_no_delete'"


def schema(path: Path) -> dict[str, tuple[str, ...]]:
    """Every table, index and trigger by name: what it was made with, whatever the order of its columns."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
    connection.close()
    return {name: tuple(_parts(kind, made)) for name, kind, made in found}


def _parts(kind: str, made: str) -> Iterator[str]:
    told = re.sub(r"\s+", " ", made).replace('"', "").strip()
    if kind != "table":
        yield told
        return
    head, _, inside = told.partition("(")
    yield head.strip()
    pieces = re.split(r",(?![^()]*\))", inside.rpartition(")")[0])
    yield from sorted(
        re.sub(r"DEFAULT '0' NOT NULL", "NOT NULL DEFAULT '0'", piece.strip()) for piece in pieces
    )
