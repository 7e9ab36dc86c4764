"""A database on a server: what is said when it fails, and that nothing stale is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.machine import failures
from review.pipeline import jobs
from review.store import Store, chain, copies, dialects, folders, job_rows, queries, troubles
from review.store import schema as t
from review.store.chain_walk import walk
from tests import postgresql
from tests.store.by_hand import decide
from tests.store.filled import RECEIVED, filled, submission
from tests.store.past import Past

pytestmark = pytest.mark.postgresql
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with filled(tmp_path, [submission(number) for number in range(1, 4)]) as made:
        yield made


# --- what is said ---


@pytest.mark.parametrize(
    ("sqlstate", "said"),
    [
        ("28P01", troubles.REFUSED),
        ("3D000", troubles.NOT_THERE),
        ("42501", troubles.NOT_ALLOWED),
        ("57P01", troubles.NOT_ANSWERING),
        ("08006", troubles.NOT_ANSWERING),
        ("53300", troubles.MANY),
        ("53100", troubles.SERVER_FULL),
        ("55P03", troubles.BUSY),
        ("40P01", troubles.BUSY),
        ("25006", troubles.ONLY_READ),
        ("XX001", troubles.SERVER_DAMAGED),
        ("42P01", troubles.SERVER_DAMAGED),
        ("58030", troubles.SERVER_DAMAGED),
    ],
)
def test_what_a_server_reports_has_its_sentence(tmp_path: Path, sqlstate: str, said: str) -> None:
    del tmp_path
    error = sa.exc.DBAPIError("SELECT 1", {}, psycopg.errors.lookup(sqlstate)("in English"))
    assert str(troubles.failed("h/d", error)) == f"La base de datos «h/d» {said} ({sqlstate})"
    assert str(troubles.unopened("h/d", error)) == f"La base de datos «h/d» {said} ({sqlstate})"


def test_a_mistake_of_ours_is_none_of_the_server(store: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError), store.writing() as connection:
        connection.execute(sa.insert(t.FOLDERS).values(id=1, path="/otra", contracts_notes=[]))


def test_what_is_written_down_of_a_failure_has_its_code_and_nobodys_data(store: Store) -> None:
    row = {"path": "/cuentas/LUZ DARY", "contracts_notes": []}
    with pytest.raises(sa.exc.IntegrityError) as told, store.writing() as connection:
        connection.execute(sa.insert(t.FOLDERS), [row, row])
    written = failures.trace(told.value.orig or told.value)
    assert "(23505)" in written
    assert "LUZ" not in written


@pytest.mark.parametrize(
    ("user", "database", "said"),
    [
        ("nadie", "postgres", r"no responde|no dejó entrar"),
        (postgresql.USER, "no_hay", r"no responde|no existe"),
    ],
)
def test_a_server_that_does_not_let_in_is_told(
    postgres: postgresql.Server, tmp_path: Path, user: str, database: str, said: str
) -> None:
    del tmp_path
    with pytest.raises(StoreUnavailable, match=said) as told:
        Store.open(postgres.address(database, user))
    assert "\n" not in str(told.value)
    assert f"{user}@/{database}»" in str(told.value)


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"no responde\. Revise la red") as told:
        Store.open(f"postgresql://ana:clave-secreta@/base?host={tmp_path}")
    assert "\n" not in str(told.value)
    assert "clave-secreta" not in str(told.value)


def test_a_user_who_may_not_make_tables_is_told(postgres: postgresql.Server, tmp_path: Path) -> None:
    address = postgres.place(str(tmp_path / "ajena"))
    Past(address).script("REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE visita LOGIN")
    with pytest.raises(StoreUnavailable, match=r"no deja escribir a su usuario"):
        Store.open(address.replace(f"{postgresql.USER}@", "visita@"))
    Past(address).script("DROP ROLE visita")


def test_who_waits_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialects, "WAIT_MS", 1)
    with filled(tmp_path) as store:
        with (
            Store.open(store.url) as other,
            other.writing(),
            pytest.raises(StoreUnavailable, match="la está usando otro programa"),
        ):
            decide(store, "Ana")
        decide(store, "Eva")
        assert [row["author"] for row in queries.log(store, "decisions", 1)] == ["Eva"]


# --- a server that went away and is back ---


def ended(postgres: postgresql.Server) -> None:
    """All connections are ended, as when a server is started again."""
    with postgres.connect() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'p%' "
            "AND datname <> 'postgres' AND pid <> pg_backend_pid()"
        )


def test_who_comes_next_notices_nothing(store: Store, postgres: postgresql.Server) -> None:
    assert store.kept("a", "q", lambda: "before") == "before"
    ended(postgres)
    assert store.kept("a", "q", lambda: "after") in ("before", "after")
    assert len(folders.every(store)) == 1
    ended(postgres)
    decide(store, "Ana")
    assert [row["author"] for row in queries.log(store, "decisions", 1)] == ["Ana"]


def test_what_was_not_ended_is_not_kept_when_the_server_goes_away(
    store: Store, postgres: postgresql.Server
) -> None:
    def write() -> None:
        with store.writing() as connection:
            connection.execute(sa.update(t.SUBMISSIONS).values(result="incompleta"))
            ended(postgres)
            connection.execute(sa.update(t.SUBMISSIONS).values(result="por_revisar"))

    with pytest.raises(StoreUnavailable, match="no responde"):
        write()
    assert {row["result"] for row in queries.submissions(store)} == {"completa"}


def test_a_copy_of_the_server_is_whole_and_guarded(
    store: Store, postgres: postgresql.Server, tmp_path: Path
) -> None:
    """As the documentation tells its administrator to make one, and to come back from it."""
    for author in ("Ana", "Eva"):
        decide(store, author)
    back = postgres.place(str(tmp_path / "vuelta"))
    dump = str(tmp_path / "copia.dump")
    database = str(sa.make_url(store.url).database)
    postgres.run("pg_dump", "--format=custom", f"--file={dump}", database)
    postgres.run("pg_restore", f"--dbname={sa.make_url(back).database}", "--exit-on-error", dump)
    with Store.open(back, must_exist=True) as again:
        assert copies.unguarded(again) == []
        found = walk(again)
        assert (found.breaks, found.head) == ((), chain.head(store))
        decide(again, "Luz")
        assert [row["id"] for row in queries.log(again, "decisions", 1)] == [1, 2, 3]


# --- nothing stale ---


def test_whatever_is_written_by_whomever_is_noticed(store: Store, past: Past) -> None:
    """By a program of ours or not, whatever it wrote; and nothing where nobody wrote."""
    asked = store._changes.last
    before = asked()
    assert asked() == asked() == before
    for script in (
        "UPDATE submissions SET result = 'incompleta' WHERE id = 1",
        "INSERT INTO reviewers VALUES ('m', 'Ana', now())",
        "DELETE FROM reviewers",
        "TRUNCATE reviewers",
        "BEGIN; SET LOCAL synchronous_commit = off; UPDATE submissions SET result = 'x' WHERE id = 2; COMMIT",
        "BEGIN; UPDATE submissions SET result = 'completa'; SAVEPOINT s; DELETE FROM reviewers; COMMIT",
        "ALTER TABLE reviewers ADD COLUMN x int",
    ):
        past.script(script)
        now = asked()
        assert now != before, script
        before = now
        assert asked() == before


def test_what_is_not_ended_is_noticed_when_it_ends_in_whatever_order(store: Store) -> None:
    """Of two that write at once, as other programs may, the one that began first ends last: what it wrote is
    seen then, and told then."""
    engine = store._engine
    with engine.connect() as first, engine.connect() as second, engine.connect() as reading:

        def seen() -> tuple[object, list[str]]:
            told = store._changes.last()
            found = reading.execute(sa.select(t.SUBMISSIONS.c.result).order_by(t.SUBMISSIONS.c.id))
            results = list(found.scalars())
            reading.rollback()
            return told, results

        steps = [seen()]
        for connection, number in ((first, 1), (second, 2)):
            column = t.SUBMISSIONS.c
            connection.execute(sa.update(t.SUBMISSIONS).where(column.id == number).values(result="otra"))
            steps.append(seen())
        for connection in (second, first):
            connection.commit()
            steps.append(seen())
    assert [results.count("otra") for _, results in steps] == [0, 0, 0, 1, 2]
    known: dict[object, list[str]] = {}
    for told, results in steps:
        assert known.setdefault(told, results) == results, "the same sign, and something else is seen"


# --- lasting, and in order ---


def test_months_and_files_come_in_the_order_of_sqlite(tmp_path: Path) -> None:
    names = ["ñ.pdf", "a b.pdf", "A.pdf", "á.pdf", "a-b.pdf", "Z.pdf", "ab.pdf", "10.pdf", "9.pdf"]
    rows = [submission(number, archivo=name) for number, name in enumerate(names, 1)]
    with filled(tmp_path, rows) as store:
        assert [row["archivo"] for row in queries.submissions(store)] == sorted(names)


def test_a_folder_never_read_comes_last(store: Store) -> None:
    with store.writing() as connection:
        rows = [("/b", None), ("/c", LONG_AGO), ("/d", RECEIVED)]
        for path, read_at in rows:
            connection.execute(sa.insert(t.FOLDERS).values(path=path, contracts_notes=[], read_at=read_at))
    assert [one.path for one in folders.every(store)][:2] == ["/d", "/c"]


def test_a_reading_of_another_machine_is_not_told_dead(store: Store) -> None:
    """Its process has a number that none has here. One that says nothing any more is."""
    number = job_rows.add(store, "/cuentas", None, None)
    job_rows.change(store, number, pid=2**30, state="en_marcha", heartbeat_at=dt.datetime.now(dt.UTC))
    assert [job.id for job in jobs.running(store)] == [number]
    job_rows.change(store, number, heartbeat_at=LONG_AGO)
    assert jobs.running(store) == []
