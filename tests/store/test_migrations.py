"""A database of an earlier version is brought up to date with everything that was in it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review import desk
from review.contracts import ContractBook
from review.pipeline import jobs
from review.store import (
    Store,
    contracts_in_force,
    copies,
    drafts,
    folders,
    lesson_rows,
    list_imports,
    opinions,
    queries,
    reviewers,
)
from review.store import schema as t
from review.store.chain_walk import walk
from review.store.listed import tellings
from review.store.schema_acts import ACTS
from review.store.upgrades import SCHEMA_VERSION
from tests.store.earlier import VERSIONS, at_version, fill, on_a_server, rows, schema, schema_of_server
from tests.store.filled import RECEIVED
from tests.store.filled import submission as filled_submission
from tests.store.past import Past

# The migration to 0008 says what becomes of these: lists are read again, and everything is judged again.
REWORKED = {
    "contracts": {"folder_id", "number", "key", "document", "supervisor"},
    "secop_payments": {"key", "contract", "state", "payment"},
}
SET_AGAIN = {"judged_with", "unchanged_key", "taken", "held_against"}


@pytest.mark.sqlite
@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_each_earlier_version_becomes_like_a_new_one(tmp_path: Path, version: str) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    Store.open(str(new)).close()
    engine = at_version(old, version)
    before = fill(engine)
    assert schema(old) != schema(new)
    with Store.open(str(old)) as store:
        found = walk(store)
    assert found.breaks == ()
    assert found.head is not None
    assert found.head.count == len({table.name for table in ACTS} & set(before)), "what there was is linked"
    assert schema(old) == schema(new)
    for name, row in before.items():
        kept = REWORKED.get(name, set(row) - SET_AGAIN)
        (after,) = rows(engine, name)
        assert {column: after[column] for column in kept} == {column: row[column] for column in kept}, name
    engine.dispose()


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "version",
    # The first one runs every migration there is; the others, those after them only.
    [VERSIONS[0], *(pytest.param(version, marks=pytest.mark.long) for version in VERSIONS[1:])],
)
def test_a_database_of_each_earlier_version_becomes_like_a_new_one_on_a_server(
    empty: Callable[[str], str], version: str
) -> None:
    new, old = empty("new"), empty("old")
    Store.open(new).close()
    engine = on_a_server(old, version)
    before = fill(engine)
    like = Past(new).engine()
    assert schema_of_server(engine) != schema_of_server(like)
    with Store.open(old) as store:
        found = walk(store)
        assert copies.unguarded(store) == []
    assert found.breaks == ()
    assert found.head is not None
    assert found.head.count == len({table.name for table in ACTS} & set(before))
    assert schema_of_server(engine) == schema_of_server(like)
    for name, row in before.items():
        if name != "contracts":
            kept = REWORKED.get(name, set(row) - SET_AGAIN)
            (after,) = rows(engine, name)
            assert {column: after[column] for column in kept} == {column: row[column] for column in kept}, (
                name
            )
    engine.dispose()
    like.dispose()


@pytest.mark.sqlite
def test_a_new_database_has_the_tables_of_the_program_and_imports_no_migrations(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom review.store import Store\nStore.open(sys.argv[1]).close()\n"
        "unused = ('alembic', 'mako', 'psycopg', 'sqlalchemy.dialects.postgresql')\n"
        "assert not [name for name in sys.modules if name.startswith(unused)]"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.db")], check=True)
    assert {f"{table}_no_delete" for table in t.APPEND_ONLY} < set(schema(tmp_path / "a.db"))


@pytest.mark.sqlite
def test_what_was_kept_before_lessons_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = at_version(path, "0001")
    document = {
        "sha256": "a" * 64,
        "reader_version": "1",
        "size": 1,
        "lectura": "leido",
        "page_count": 1,
        "picture_pages": 0,
        "failed_pages": 0,
        "sheets": "[]",
        "read_at": "2026-07-01 12:00:00",
    }
    names = ", ".join(document)
    values = ", ".join(f":{name}" for name in document)
    with engine.begin() as connection:
        connection.execute(sa.text(f"INSERT INTO documents ({names}) VALUES ({values})"), document)
        connection.execute(
            sa.text("INSERT INTO recognitions (sha256, recogniser_version, body) VALUES (:a, '1', x'00')"),
            {"a": "a" * 64},
        )
        connection.execute(
            sa.text(
                "INSERT INTO jobs (folder, state, total, done, rate, unchanged, problems, created_at) "
                "VALUES ('/c', 'terminado', 1, 1, 0, 0, 0, '2026-07-01 12:00:00')"
            )
        )
        before = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    engine.dispose()
    assert before == "0001"
    with Store.open(str(path)) as store:
        with store.reading() as connection:
            version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
            assert version == SCHEMA_VERSION
            kept = connection.execute(sa.text("SELECT sha256, layouts FROM recognitions")).all()
            assert kept == [("a" * 64, None)]
        assert [job.renewed for job in jobs.recent(store)] == [0]
        assert desk.lessons(store) == []
        assert lesson_rows.in_force(store) == ()
        assert lesson_rows.of_layouts(store, "1", []) == {"a" * 64}, "its layouts are not known: do it again"


@pytest.mark.sqlite
def test_what_was_decided_before_tickets_is_still_there_and_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = at_version(path, "0004")
    columns = {column["name"] for column in sa.inspect(engine).get_columns("submissions")}
    submission = {name: value for name, value in filled_submission(1).items() if name in columns}
    document = {"sha256": submission["sha256"], "reader_version": "1", "size": 1, "lectura": "leido"}
    document |= {"page_count": 1, "picture_pages": 0, "failed_pages": 0, "sheets": [], "read_at": RECEIVED}
    decided = {"submission_id": 1, "verdict": "devuelta", "reason": "Falta el RUT.", "author": "Ana"}
    with engine.begin() as connection:
        connection.execute(sa.insert(t.FOLDERS).values(id=1, path="/cuentas", contracts_notes=[]))
        connection.execute(sa.insert(t.DOCUMENTS), [document])
        connection.execute(sa.insert(t.SUBMISSIONS), [submission])
        for number in (1, 2):  # without tickets: none is like another
            connection.execute(
                sa.text(
                    "INSERT INTO decisions (id, submission_id, verdict, reason, author, at, sha256, "
                    "rules_version) VALUES (:id, :submission_id, :verdict, :reason, :author, "
                    "'2026-07-01 12:00:00', 'x', '1')"
                ),
                {**decided, "id": number},
            )
    engine.dispose()
    with Store.open(str(path)) as store:
        kept = queries.log(store, "decisions", 1)
        assert [(row["author"], row["reason"], row["ticket"]) for row in kept] == [
            ("Ana", "Falta el RUT.", None)
        ] * 2
        assert drafts.of(store, 1, "Ana") is None
        assert reviewers.name(store, "here") == ""
        assert opinions.record(store, "decisions", {**decided, "author": "Eva"}, ticket="t1").new
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
            connection.execute(sa.update(t.DECISIONS).values(author="Otra"))


# --- contracts of folders, which become those of the database ---

LUZ = {"number": "CPS-014-2026", "document": "1061700001", "entity_nit": "899995774"}
EVA = {"number": "CPS-014-2026", "document": "34550002", "entity_nit": "899996209"}
INES = {"number": "CPS-020-2026", "document": "34550003", "entity_nit": None}
JULY, AUGUST = (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (7, 8))
PAID = {"contract": "CO1.PCCNTR.14", "source": "plan_de_pagos", "payment": 1, "month": None}


def with_folders(path: Path) -> None:
    """Two folders with the contract of Luz, the second read later and without supervisor; in the first also
    SECOP II's exports, its list kept apart; in the second the same number in another entity."""
    engine = at_version(path, "0004")
    meta = sa.MetaData()
    meta.reflect(engine)

    def put(connection: sa.Connection, table: str, *rows: dict[str, Any]) -> None:
        for row in rows:
            connection.execute(sa.insert(meta.tables[table]).values(**row))

    old = {"folder_id": 1, "secop_id": "CO1.PCCNTR.14", "suspensions": [["2026-07-01", "2026-07-09"]]}
    listed = {**LUZ, "supervisor": "Ana", "monthly_value": 1_800_000, "suspensions": old["suspensions"]}
    book = [{"name": "", "layout": "OWN", "contracts": [listed, INES | {"asks": ["examen"]}],
             "payments": [{**PAID, "contract": "CPS-020-2026", "source": "contratos", "state": "aprobado"}],
             "notes": []}]  # fmt: skip
    with engine.begin() as connection:
        for number, name, read in ((1, "/a", JULY), (2, "/b", AUGUST)):
            told = {"contracts_notes": [], "read_at": read, "unchanged_key": "x"}
            put(connection, "folders", {"id": number, "path": name, **told})
        put(
            connection,
            "contracts",
            {**LUZ, **old, "key": "cps142026", "supervisor": "Ana", "monthly_value": 1_800_000},
            {**INES, "folder_id": 1, "key": "cps202026", "asks": ["examen"]},
            {**LUZ, "folder_id": 2, "key": "cps142026", "monthly_value": 1_900_000},
            {**EVA, "folder_id": 2, "key": "cps142026"},
        )
        put(
            connection,
            "secop_payments",
            {**PAID, "folder_id": 1, "key": "co1pccntr14", "state": "pagado"},
            {**PAID, "folder_id": 1, "key": "cps202026", "contract": "CPS-020-2026", "source": "contratos",
             "state": "aprobado"},
        )  # fmt: skip
        body = zlib.compress(json.dumps(book).encode())
        put(connection, "contract_books", {"folder_id": 1, "kind": "lista", "body": body, "held_against": ""})
    engine.dispose()


@pytest.mark.sqlite
def test_contracts_of_folders_become_those_of_the_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with_folders(path)
    with Store.open(str(path)) as store:
        luz, ines, eva = queries.contracts(store)
        assert (luz["monthly_value"], luz["supervisor"], luz["secop_id"]) == (
            1_900_000,
            "Ana",
            "CO1.PCCNTR.14",
        )
        assert (luz["folders"], luz["folder"], luz["left_out"]) == ([1, 2], "/b", False)
        assert (ines["asks"], ines["folders"]) == (["examen"], [1])
        assert (eva["entity_nit"], eva["folders"]) == ("899996209", [2])
        paid = {(row["contract_id"], row["state"], row["document"]) for row in queries.secop_payments(store)}
        assert paid == {(luz["id"], "pagado", "1061700001"), (ines["id"], "aprobado", "34550003")}
        with store.reading() as connection:
            told = {
                (one.folder, one.contract.number, one.contract.supervisor) for one in tellings(connection)
            }
            assert connection.execute(sa.select(t.CONTRACT_BOOKS)).all() == []
        assert told == {
            (1, "CPS-014-2026", "Ana"), (1, "CPS-020-2026", None), (2, "CPS-014-2026", None),
        }  # fmt: skip
        assert [folder.unchanged_key for folder in folders.every(store)] == [None, None], (
            "all is judged again"
        )


@pytest.mark.sqlite
def test_what_was_carried_over_is_worked_out_at_the_next_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with_folders(path)
    with Store.open(str(path)) as store:
        assert contracts_in_force.hold_again(store) == []
        luz, ines, eva = queries.contracts(store)
        assert [row["entity_key"] for row in (luz, ines, eva)] == ["899995774", None, "899996209"]
        assert (luz["monthly_value"], luz["supervisor"], luz["folders"]) == (1_900_000, "Ana", [1, 2])
        assert luz["suspensions"] == [["2026-07-01", "2026-07-09"]]
        assert {row["state"] for row in queries.secop_payments(store)} == {"aprobado"}, "there are no exports"
        book = contracts_in_force.load(store, 2)
        assert book.own == {one for one in book.contracts if one.number == "CPS-014-2026"}


@pytest.mark.sqlite
def test_what_lists_changed_is_only_added(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with_folders(path)
    with Store.open(str(path)) as store:
        contracts_in_force.take_list(store, 1, ContractBook(), path=None, stamp="2")
        (taken,) = list_imports.log(store, "/a")
        assert taken.report.left_out == ("CPS-014-2026", "CPS-020-2026")
        for statement in (sa.update(t.LIST_IMPORTS).values(report={}), sa.delete(t.LIST_IMPORTS)):
            with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
                connection.execute(statement)
