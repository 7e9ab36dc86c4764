"""Backups and the way back: nothing is lost, written over or believed unseen."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.cli import main
from review.errors import BackupUnusable, OutputUnwritable, StoreUnavailable
from review.store import Store, chain_walk, queries
from review.store import schema as t
from review.store.queries import rows
from review.upkeep import backups, restoring
from review.upkeep.restoring import OriginalState
from tests.store.by_hand import BY_HAND, acted, decide, without_triggers
from tests.store.earlier import VERSIONS, at_version, fill


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Five acts on a cuenta that was read from a file."""
    acted(tmp_path)
    (tmp_path / "cuentas").mkdir()
    paper = tmp_path / "cuentas" / "1.pdf"
    paper.write_bytes(b"%PDF-1.4 de alguien")
    digest = hashlib.sha256(paper.read_bytes()).hexdigest()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE folders SET path = ?", (str(tmp_path / "cuentas"),))
        connection.execute(
            "INSERT INTO files (folder_id, archivo, location, size, sha256, status, present, first_seen, "
            "last_seen, submission_id) VALUES (1, '1.pdf', ?, 19, ?, 'leido', 1, '2026-07-01 00:00:00', "
            "'2026-07-01 00:00:00', 1)",
            (str(paper), digest),
        )
    connection.close()
    return tmp_path / "a.db"


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    told = capsys.readouterr()
    return status, told.out, told.err


def everything(file: Path) -> list[str]:
    with sqlite3.connect(file) as connection:
        made = list(connection.iterdump())
    connection.close()
    return made


def test_there_and_back_again(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(database)
    status, out, err = say(capsys, "respaldar", str(tmp_path / "x.zip"), "--bd", str(database))
    assert (status, err) == (0, "")
    assert "Comprobado: 1 cuenta y 5 actos, código " in out
    assert f"{tmp_path / 'cuentas'} (1 archivo)" in out
    status, out, err = say(
        capsys, "restaurar", str(tmp_path / "x.zip"), "--bd", str(tmp_path / "otra" / "b.db")
    )
    assert (status, err) == (0, "")
    assert "1 de 1 están como estaban" in out
    assert everything(tmp_path / "otra" / "b.db") == before
    with Store.open(str(tmp_path / "otra" / "b.db"), must_exist=True) as store:
        assert chain_walk.walk(store).breaks == ()
    if os.name == "posix":
        for made in (tmp_path / "x.zip", tmp_path / "otra" / "b.db"):
            assert made.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".*")), "nothing is left of what was under way"


def test_it_lies_beside_its_database_unless_told_otherwise(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = say(capsys, "respaldar", "--bd", str(database), "--json")
    made = json.loads(out)
    assert status == 0
    assert Path(made["respaldo"]).parent == database.with_name("a - respaldos")
    assert (made["intacto"], made["actos"], made["originales"]) == (True, 5, 1)
    assert made["filas"]["decisions"] == 4
    with zipfile.ZipFile(made["respaldo"]) as packed:
        told = json.loads(packed.read("respaldo.json"))
    (original,) = told["originales"]
    assert original["sha256"] == hashlib.sha256(b"%PDF-1.4 de alguien").hexdigest()


def test_a_backup_is_never_written_over_another(database: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"el de antes")
    with pytest.raises(OutputUnwritable, match="ya existe"):
        backups.make(database, tmp_path / "x.zip")
    assert (tmp_path / "x.zip").read_bytes() == b"el de antes"


def test_who_works_meanwhile_is_not_held_up_and_the_backup_is_of_one_moment(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the copy is packed another decides; a writer that has not ended is in no backup."""
    packed = backups._pack

    def meanwhile(*arguments: Any) -> None:
        with Store.open(str(database)) as store:
            decide(store, "Ana", "Mientras tanto.")
        packed(*arguments)

    monkeypatch.setattr(backups, "_pack", meanwhile)
    with Store.open(str(database)) as store, store.writing() as connection:
        connection.execute(t.DECISIONS.insert().values(_half_done()))
        begun = threading.Thread(target=backups.copies.copy, args=(database, tmp_path / "copia.db"))
        begun.start()
        begun.join()
        assert not backups.copies.faults(tmp_path / "copia.db"), "reading waits for no writer"
        connection.rollback()
    made = backups.make(database, tmp_path / "x.zip")
    assert made.acts == 5
    with Store.open(str(database)) as store:
        assert len(rows(store, queries.decisions_in_force())) == 1
        found = chain_walk.walk(store)
    assert found.head is not None
    assert found.head.count == 6


def _half_done() -> dict[str, object]:
    said = {"verdict": "devuelta", "reason": "", "author": "Eva", "sha256": "a", "rules_version": "1"}
    return {"submission_id": 1, "at": backups.dt.datetime(2026, 7, 1, tzinfo=backups.dt.UTC), **said}


def test_what_is_there_is_kept_aside_and_only_replaced_when_asked(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backups.make(database, tmp_path / "x.zip")
    with Store.open(str(database)) as store:
        decide(store, "Ana", "Después del respaldo.")
    after = everything(database)
    status, out, err = say(capsys, "restaurar", str(tmp_path / "x.zip"), "--bd", str(database))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--reemplazar" in err
    assert everything(database) == after
    status, out, _ = say(capsys, "restaurar", str(tmp_path / "x.zip"), "--bd", str(database), "--reemplazar")
    assert status == 0
    (aside,) = tmp_path.glob("a antes de restaurar *.db")
    assert str(aside) in out
    assert everything(aside) == after
    with Store.open(str(database)) as store:
        assert len(rows(store, t.DECISIONS.select())) == 4


def test_a_database_that_is_open_elsewhere_is_not_taken_from_under_it(database: Path, tmp_path: Path) -> None:
    """Else what is decided there afterwards would be written into a file that nobody opens again."""
    backups.make(database, tmp_path / "x.zip")
    with Store.open(str(database)) as store:
        decide(store, "Ana")
        before = everything(database)
        with pytest.raises(StoreUnavailable, match="la está usando otro programa"):
            restoring.restore(tmp_path / "x.zip", database, replace=True)
        decide(store, "Eva")
    assert everything(database) != before
    assert not list(tmp_path.glob("a antes de restaurar *"))


def test_the_way_back_from_a_damaged_database(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its log, which lies beside it, is not taken for that of the new one."""
    backups.make(database, tmp_path / "x.zip")
    whole = everything(database)
    body = bytearray(database.read_bytes())
    body[4096:] = b"\xa5" * (len(body) - 4096)
    database.write_bytes(body)
    database.with_name("a.db-wal").write_bytes(b"lo que quedaba")
    papers = str(tmp_path / "cuentas")
    for command in (
        ["respaldar", str(tmp_path / "y.zip")],
        ["leer", papers],
        ["exportar", "--mes", "2026-06"],
    ):
        more = ["--salida", str(tmp_path / "x.xlsx")] if command[0] == "exportar" else []
        status, _, err = say(capsys, *command, *more, "--bd", str(database))
        assert (status, err.count("\n")) == (2, 1), err
        assert "restaurar" in err
    assert say(capsys, "restaurar", str(tmp_path / "x.zip"), "--bd", str(database), "--reemplazar")[0] == 0
    assert everything(database) == whole
    assert not database.with_name("a.db-wal").exists()
    (aside,) = tmp_path.glob("a antes de restaurar *.db")
    assert aside.read_bytes() == body


@pytest.mark.parametrize("page", [3, 10, -1])
def test_reading_into_a_database_with_damaged_pages_is_refused(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], page: int
) -> None:
    """Also where no question comes by them: what is added to it would be lost with it."""
    body = bytearray(database.read_bytes())
    start = 4096 * (page % (len(body) // 4096))
    body[start : start + 4096] = b"\xa5" * 4096
    database.write_bytes(body)
    status, _, err = say(capsys, "leer", str(tmp_path / "cuentas"), "--bd", str(database))
    assert status == 2
    assert "está dañada. No la borre" in err
    assert "Listo" not in err
    assert database.read_bytes() == body


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def no_zip(path: Path) -> None:
    path.write_bytes(b"no soy un ZIP")


def another_list(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path) as packed:
            told, base = json.loads(packed.read("respaldo.json")), packed.read("base.db")
        change(told)
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("respaldo.json", json.dumps(told))
            packed.writestr("base.db", base)

    return spoil


def another_base(path: Path) -> None:
    """One that its list does not tell of, though it is whole."""
    with zipfile.ZipFile(path) as packed:
        told, base = json.loads(packed.read("respaldo.json")), bytearray(packed.read("base.db"))
    base[-1] ^= 1
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("respaldo.json", json.dumps(told))
        packed.writestr("base.db", bytes(base))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "no es un respaldo"),
        (no_zip, "no es un respaldo"),
        (another_base, "sus bytes no son los que se guardaron"),
        (another_list(lambda told: told["filas"].update(decisions=3)), "no tiene lo que su lista dice"),
        (another_list(lambda told: told["registro"].update(actos=4)), "no tiene lo que su lista dice"),
        (another_list(lambda told: told["originales"].clear()), "no tiene lo que su lista dice"),
        (another_list(lambda told: told.pop("base")), "no es un respaldo"),
        (another_list(lambda told: told.update(formato=2)), "versión más nueva"),
        (Path.unlink, "No existe el respaldo"),
    ],
    ids=range(9),
)
def test_a_backup_that_is_not_what_it_was_is_not_restored(
    database: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    backups.make(database, tmp_path / "x.zip")
    spoil(tmp_path / "x.zip")
    before = everything(database)
    for replace in (False, True):
        place = database if replace else tmp_path / "otra.db"
        with pytest.raises(BackupUnusable, match=said):
            restoring.restore(tmp_path / "x.zip", place, replace=replace)
    assert everything(database) == before
    assert not (tmp_path / "otra.db").exists()
    assert not list(tmp_path.glob("*antes de restaurar*"))


def test_originals_that_changed_or_are_gone_are_told(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backups.make(database, tmp_path / "x.zip")
    paper = tmp_path / "cuentas" / "1.pdf"
    paper.write_bytes(b"otra cosa")
    status, out, _ = say(capsys, "restaurar", str(tmp_path / "x.zip"), "--probar")
    assert status == 1
    assert "no se puso en ningún lugar" in out
    assert f"Cambiaron (1):\n  {paper}" in out
    paper.unlink()
    status, out, _ = say(capsys, "restaurar", str(tmp_path / "x.zip"), "--probar", "--json")
    assert status == 1
    assert json.loads(out)["originales"] == {"igual": [], "cambiado": [], "no_esta": [str(paper)]}
    assert [fate for _, fate in restoring.try_out(tmp_path / "x.zip").originals] == [OriginalState.MISSING]


def test_a_log_that_is_not_whole_is_backed_up_and_told(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = without_triggers(tmp_path)
    connection.executescript("PRAGMA foreign_keys=OFF;" + BY_HAND["changed"][0])
    connection.close()
    for command in (["respaldar", str(tmp_path / "x.zip"), "--bd", str(database)], ["restaurar", "--probar"]):
        more = [str(tmp_path / "x.zip")] if command[0] == "restaurar" else []
        status, out, _ = say(capsys, *command, *more)
        assert status == 1
        assert "no está intacto" in out


@pytest.mark.parametrize("version", VERSIONS[-3:])
def test_a_backup_of_an_earlier_version_is_brought_up_when_it_is_opened(tmp_path: Path, version: str) -> None:
    engine = at_version(tmp_path / "old.db", version)
    fill(engine)
    engine.dispose()
    backups.make(tmp_path / "old.db", tmp_path / "x.zip")
    restored = restoring.restore(tmp_path / "x.zip", tmp_path / "new.db")
    assert restored.backup.contents.schema == version
    with Store.open(str(tmp_path / "new.db")) as store:
        assert chain_walk.walk(store).breaks == ()


@pytest.mark.parametrize("when", ["copy", "pack", "restore"])
def test_a_full_disk_leaves_everything_as_it_was(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def full_database(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    before = everything(database)
    if when == "restore":
        backups.make(database, tmp_path / "x.zip")
        monkeypatch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(OutputUnwritable, match="espacio"):
            restoring.restore(tmp_path / "x.zip", database, replace=True)
    elif when == "pack":
        monkeypatch.setattr(zipfile.ZipFile, "write", full)
        with pytest.raises(OutputUnwritable, match="espacio"):
            backups.make(database, tmp_path / "x.zip")
    else:
        monkeypatch.setattr(backups.copies, "closing", full_database)
        with pytest.raises(StoreUnavailable, match="está lleno"):
            backups.make(database, tmp_path / "x.zip")
    monkeypatch.undo()
    assert everything(database) == before
    assert (tmp_path / "x.zip").exists() == (when == "restore")
    assert not list(tmp_path.glob(".*"))


def test_a_database_on_a_server_is_its_administrators(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("respaldar", "restaurar"):
        more = ["x.zip"] if command == "restaurar" else []
        status, _, err = say(capsys, command, *more, "--bd", "postgresql://ana:clave@servidor/base")
        assert status == 2
        assert "pg_dump" in err
        assert "clave" not in err
