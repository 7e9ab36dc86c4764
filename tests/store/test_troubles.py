"""A database that cannot be used is told in a Spanish sentence, and nothing in it is lost."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import cli
from review.errors import StoreUnavailable
from review.store import Store, folders, opinions, troubles
from review.store import schema as t
from review.store.queries import rows
from tests.store.filled import filled, submission

pytestmark = pytest.mark.sqlite  # of a server: test_server.py

DECISION = {
    "submission_id": 1,
    "verdict": "aprobada",
    "reason": "",
    "author": "Ana",
    "sha256": "a",
    "rules_version": "1",
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with 200 cuentas, none of whose pages are in the log beside it."""
    filled(tmp_path, [submission(number) for number in range(1, 201)]).close()
    return tmp_path / "a.db"


def damaged(path: Path) -> None:
    """Everything after the first pages is gone wrong; the head of the file is as it was."""
    body = bytearray(path.read_bytes())
    assert len(body) > 100_000
    body[20_000:] = b"\xa5" * (len(body) - 20_000)
    path.write_bytes(body)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def made_newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def another_kind(path: Path) -> None:
    path.write_bytes(b"esto no es una base de datos" * 100)


def another_programs(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recetas (nombre TEXT)")
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "algo.txt").write_text("algo")


SPOILT = [
    (damaged, r"está dañada\. No la borre"),
    (cut_off, r"está dañada\. No la borre"),
    (made_newer, r"más nueva de Visto Bueno\. Actualice el programa"),
    (another_kind, r"no es una base de datos, o se dañó desde el comienzo\. No se cambió nada"),
    (another_programs, r"es una base de datos de otro programa; no se cambió nada"),
    (a_folder, r"es una carpeta\. Escriba también el nombre del archivo"),
]


def content(path: Path) -> dict[str, bytes]:
    files = path.rglob("*") if path.is_dir() else [path]
    return {str(file): file.read_bytes() for file in files}


@pytest.mark.parametrize(("spoil", "said"), SPOILT, ids=lambda value: getattr(value, "__name__", ""))
def test_the_command_says_what_to_do_and_touches_nothing(
    database: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    said: str,
) -> None:
    spoil(database)
    before, mode = content(database), database.stat().st_mode
    output = str(tmp_path / "x.xlsx")
    status = cli.main(["exportar", "--mes", "2026-06", "--salida", output, "--bd", str(database)])
    told = capsys.readouterr().err
    assert status == 2
    assert told.count("\n") == 1
    assert re.search(said, told), told
    assert str(database) in told
    assert content(database) == before
    assert database.stat().st_mode == mode


@pytest.fixture
def narrow(database: Path) -> Iterator[Store]:
    """A database on a disk that has no room for more."""
    with Store.open(str(database)) as store:

        def no_more(connection: sqlite3.Connection, *_: object) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count={pages}")

        sa.event.listen(store._engine, "checkout", no_more)
        yield store


def test_a_full_disk_is_told_and_takes_nothing(narrow: Store) -> None:
    opinions.append(narrow, "decisions", [DECISION])
    long = {**DECISION, "reason": "Revisado. " * 100_000}
    with pytest.raises(StoreUnavailable, match=r"está lleno\. Libere espacio") as told:
        opinions.append(narrow, "decisions", [DECISION, long])
    assert "visto" not in str(told.value)
    assert [row["reason"] for row in rows(narrow, sa.select(t.DECISIONS))] == [""]


def test_a_database_damaged_while_it_is_open_is_told(database: Path) -> None:
    with Store.open(str(database)) as store:
        assert len(folders.every(store)) == 1
    with Store.open(str(database)) as store:
        damaged(database)
        with pytest.raises(StoreUnavailable, match="está dañada"):
            rows(store, sa.select(t.SUBMISSIONS))


def test_a_mistake_of_ours_is_not_told_as_one_of_the_database(database: Path) -> None:
    with (
        Store.open(str(database)) as store,
        pytest.raises(sa.exc.IntegrityError),
        store.writing() as connection,
    ):
        connection.execute(sa.insert(t.FOLDERS).values(id=1, path="/otra", contracts_notes=[]))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("SQLITE_BUSY_SNAPSHOT", troubles.BUSY),
        ("SQLITE_READONLY_DIRECTORY", troubles.CLOSED),
        ("SQLITE_IOERR_SHMSIZE", troubles.DISK),
        ("SQLITE_FULL", troubles.FULL),
        ("SQLITE_CORRUPT_INDEX", troubles.DAMAGED),
    ],
)
def test_what_sqlite_reports_has_its_sentence(code: str, said: str) -> None:
    orig = sqlite3.OperationalError("in English")
    orig.sqlite_errorname = code
    told = troubles.failed("/x/a.db", sa.exc.OperationalError("SELECT 1", {}, orig))
    assert str(told) == f"La base de datos «/x/a.db» {said} ({code})"
    assert str(troubles.unopened("/x/a.db", sa.exc.OperationalError("SELECT 1", {}, orig))) == str(told)


def test_the_password_of_a_server_is_not_shown() -> None:
    with pytest.raises(StoreUnavailable) as told:
        Store.open("postgresql+psycopg://ana:clave-secreta@127.0.0.1:1/nada")
    assert "clave-secreta" not in str(told.value)
