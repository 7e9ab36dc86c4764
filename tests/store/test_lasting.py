"""What a person did is on the disk when they are told so, and stays as it was written."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from review.model import Month
from review.store import Store, accesses, copies, export_rows, job_rows
from review.store import schema as t
from review.store.guards import unique_keys
from tests.store.acted import ACTS
from tests.store.earlier import at_version
from tests.store.filled import filled
from tests.store.past import Past
from tests.viewers import seen_by

ADDED = {
    **ACTS,
    "exports": lambda store: export_rows.add(store, Month(2026, 7), "todas", "a", (), "Ana"),
    "accesses": lambda store: accesses.note(seen_by(store), accesses.Access.EXPORT, "a.xlsx"),
}
"""What is only ever added, act or not."""
SIGNED = {"author": "Ana", "at": dt.datetime(2026, 7, 1, tzinfo=dt.UTC)}
ON_DISK = {2: True, 1: False, "on": True, "off": False}
"""Whether the log is on the disk before a commit ends: `PRAGMA synchronous`, `synchronous_commit`."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    filled(tmp_path).close()
    return tmp_path / "a.db"


def append_only(past: Past) -> set[str]:
    """The tables that the database itself keeps from being changed."""
    asked = "SELECT tbl_name FROM sqlite_master WHERE name LIKE '%\\_no\\_delete' ESCAPE '\\'"
    if past.of_server:
        asked = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\\_no\\_change'"
    return {name for (name,) in past.rows(asked)}


def commits(store: Store) -> list[tuple[set[str], bool]]:
    """Of every commit from now on, the tables that it added to, and whether it waited for the disk: asked of
    the very connection that commits, at that moment."""
    seen: list[tuple[set[str], bool]] = []
    into: set[str] = set()

    def executing(_: object, __: object, statement: str, *___: object) -> None:
        into.update(re.findall(r"INSERT INTO (\w+)", statement))

    def committing(connection: sa.Connection) -> None:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        asked = "PRAGMA synchronous"
        if isinstance(raw, sqlite3.Connection):
            assert raw.in_transaction
        else:
            asked = "SHOW synchronous_commit"
        seen.append((set(into), ON_DISK[raw.execute(asked).fetchone()[0]]))
        into.clear()

    sa.event.listen(store._engine, "before_cursor_execute", executing)
    sa.event.listen(store._engine, "commit", committing)
    return seen


@pytest.mark.usefixtures("database")
def test_every_table_of_acts_has_an_act_here(past: Past) -> None:
    assert append_only(past) == {*ADDED, "chain"}


@pytest.mark.parametrize("table", ACTS)
def test_an_act_is_on_the_disk_when_it_ends(database: Path, table: str) -> None:
    with Store.open(str(database)) as store:
        job = job_rows.add(store, "/cuentas", None, None)
        job_rows.change(store, job, done=1)  # the program's own, on the same connection, does not wait
        seen = commits(store)
        ACTS[table](store)
        waited = [synchronous for into, synchronous in seen if table in into]
    assert waited == [True]


def test_the_programs_own_work_does_not_wait(database: Path) -> None:
    """Else a reading would wait for the disk at every file. What follows an act waits for it all the same."""
    with Store.open(str(database)) as store:
        seen = commits(store)
        job_rows.change(store, job_rows.add(store, "/cuentas", None, None), done=1)
        ACTS["decisions"](store)
    assert [synchronous for _, synchronous in seen] == [True, False, True]


# --- and nothing written over ---


@pytest.mark.sqlite
@pytest.mark.parametrize("table", ADDED)
def test_an_act_cannot_be_replaced_by_another_program(database: Path, table: str) -> None:
    with Store.open(str(database)) as store:
        ADDED[table](store)
    _refuses_replacing(database, table)


WAYS_ROUND = (
    "INSERT OR REPLACE INTO {table} ({names}) SELECT {same} FROM {table}",
    "REPLACE INTO {table} ({names}) SELECT {same} FROM {table}",
    "INSERT OR REPLACE INTO {table} ({names}) SELECT {as_text} FROM {table}",
    "INSERT INTO {table} ({names}) SELECT {same} FROM {table} WHERE 1 "
    "ON CONFLICT ({key}) DO UPDATE SET {changed}",
    "INSERT INTO {table} ({names}) SELECT {same} FROM {table} WHERE 1 ON CONFLICT DO UPDATE SET {changed}",
    "UPDATE OR REPLACE {table} SET {changed}",
    "UPDATE OR IGNORE {table} SET {changed}",
    "DELETE FROM {table}",
    "WITH gone AS (SELECT 1) DELETE FROM {table} WHERE EXISTS (SELECT * FROM gone)",
)


@pytest.mark.sqlite
@pytest.mark.parametrize("table", [*ADDED, "chain"])
@pytest.mark.parametrize("recursive", ["on", "off"])
def test_no_statement_gets_round_the_triggers(database: Path, table: str, recursive: str) -> None:
    """By every key of the table, told as what it is or as text, by a program that turns off what it can."""
    with Store.open(str(database)) as store:
        ADDED["decisions" if table == "chain" else table](store)
        with store.reading() as connection:
            keys = unique_keys(connection, table)
    connection = sqlite3.connect(database, isolation_level=None)
    for setting in (f"recursive_triggers={recursive}", "foreign_keys=off", "ignore_check_constraints=on"):
        connection.execute(f"PRAGMA {setting}")
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    _give_ticket(connection, table, names)
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    for key in keys:
        told = [name for name in names if name in key or name not in keys[0]]
        values = {
            "table": table,
            "names": ", ".join(told),
            "same": ", ".join(told),
            "as_text": ", ".join(f"CAST({name} AS TEXT)" if name in key else name for name in told),
            "key": ", ".join(key),
            "changed": f"{names[-1]} = {names[-1]}",
        }
        for way in WAYS_ROUND:
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
                connection.execute(way.format(**values))
    for alias in ("rowid", "_rowid_", "oid"):
        told = [name for name in names if name not in keys[0]]
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
            connection.execute(
                f"INSERT OR REPLACE INTO {table} ({alias}, {', '.join(told)}) "
                f"SELECT rowid, {', '.join(told)} FROM {table}"
            )
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
    connection.close()


def _give_ticket(connection: sqlite3.Connection, table: str, names: list[str]) -> None:
    """A ticket of its own to what the tests did without one: an act of the same content, added."""
    if "ticket" in names:
        others = [name for name in names if name not in ("id", "ticket")]
        connection.execute(
            f"INSERT INTO {table} ({', '.join(others)}, ticket) "
            f"SELECT {', '.join(others)}, 'clic' FROM {table} LIMIT 1"
        )


ROUND_A_SERVER = (
    "UPDATE {table} SET {key} = {key}",
    "DELETE FROM {table}",
    "TRUNCATE {table} CASCADE",
    "WITH gone AS (DELETE FROM {table} RETURNING {key}) SELECT count(*) FROM gone",
    "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}",
    "MERGE INTO {table} t USING {table} s ON t.{key} = s.{key} WHEN MATCHED THEN DELETE",
    "SET session_replication_role = replica; DELETE FROM {table}",
    "SET session_replication_role = replica; TRUNCATE {table} CASCADE",
    "SET session_replication_role = replica; UPDATE {table} SET {key} = {key}",
)


@pytest.mark.postgresql
@pytest.mark.parametrize("table", [*ADDED, "chain"])
def test_no_statement_gets_round_the_triggers_of_a_server(database: Path, past: Past, table: str) -> None:
    """Also for who owns the server, and turns off what a session may."""
    with Store.open(str(database)) as store:
        ADDED["decisions" if table == "chain" else table](store)
    before = past.rows(f"SELECT * FROM {table}")
    assert before
    for way in ROUND_A_SERVER:
        if way.startswith("MERGE") and past.rows("SHOW server_version_num") < [("150000",)]:
            continue
        key = "seq" if table == "chain" else "id"
        with pytest.raises(psycopg.IntegrityError, match=r"\w+ is append-only"):
            past.script(way.format(table=table, key=key))
    assert past.rows(f"SELECT * FROM {table}") == before


TAMPERED = {
    "gone": "DROP TRIGGER decisions_no_change ON decisions",
    "gone for TRUNCATE": "DROP TRIGGER decisions_no_truncate ON decisions",
    "off": "ALTER TABLE decisions DISABLE TRIGGER decisions_no_change",
    "off for a session that asks": "ALTER TABLE decisions ENABLE TRIGGER decisions_no_change",
    "only sometimes": (
        "DROP TRIGGER decisions_no_change ON decisions; CREATE TRIGGER decisions_no_change BEFORE UPDATE OR "
        "DELETE ON decisions FOR EACH ROW WHEN (OLD.id > 5) EXECUTE FUNCTION append_only(); "
        "ALTER TABLE decisions ENABLE ALWAYS TRIGGER decisions_no_change"
    ),
    "a rule": "CREATE RULE nada AS ON INSERT TO decisions DO INSTEAD NOTHING",
}


@pytest.mark.postgresql
@pytest.mark.parametrize("what", TAMPERED)
def test_what_keeps_the_acts_of_a_server_is_missed(tmp_path: Path, past: Past, what: str) -> None:
    with filled(tmp_path) as store:
        assert copies.unguarded(store) == []
        past.script(TAMPERED[what])
        assert copies.unguarded(store) == ["decisions"]


@pytest.mark.postgresql
def test_a_trigger_that_refuses_nothing_is_missed(tmp_path: Path) -> None:
    with filled(tmp_path) as store, store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN OLD; END $$"
        )
    with Store.open(str(tmp_path / "a.db")) as store:
        assert "decisions" in copies.unguarded(store)


@pytest.mark.sqlite
def test_acts_of_an_earlier_version_cannot_be_replaced(tmp_path: Path, past: Past) -> None:
    path = tmp_path / "a.db"
    engine = at_version(path, "0004")
    with engine.begin() as connection:
        _fill_earlier(connection)
        connection.exec_driver_sql("INSERT OR REPLACE INTO decisions SELECT * FROM decisions")  # it was let
    engine.dispose()
    Store.open(str(path)).close()
    assert append_only(past) == {*ADDED, "chain"}
    _refuses_replacing(path, "decisions")
    with sqlite3.connect(path) as connection:
        names = "submission_id, verdict, reason, author, at, sha256, rules_version"
        connection.execute(f"INSERT INTO decisions ({names}) SELECT {names} FROM decisions")
        assert connection.execute("SELECT id FROM decisions").fetchall() == [(1,), (2,)], "more can be added"
    connection.close()


def _fill_earlier(connection: sa.Connection) -> None:
    connection.execute(sa.insert(t.FOLDERS).values(id=1, path="/cuentas", contracts_notes=[]))
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    columns = {"verdict": "aprobada", "reason": "", "sha256": "a", "rules_version": "1"}
    row = {**SIGNED, "id": 1, "submission_id": 1, "author": "Luz", **columns}
    connection.execute(sa.insert(t.DECISIONS).values(row))


def _refuses_replacing(path: Path, table: str) -> None:
    """Through a connection without any setting of ours."""
    connection = sqlite3.connect(path)
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    changed = ", ".join("'otra persona'" if name == "author" else name for name in names)
    for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT"):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
            connection.execute(f"{verb} INTO {table} SELECT {changed} FROM {table}")
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
    connection.close()
