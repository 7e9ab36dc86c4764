"""`vistobueno doctor`: every fault that it looks for is made, and told with its remedy."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from review.cli import main
from review.errors import ReaderUnavailable
from review.machine import libreoffice, private
from review.store import Store, carrying, job_rows
from review.store.addresses import shown
from review.upkeep import backups, health, health_data, health_machine
from review.upkeep.health import Health, Subject
from tests import postgresql
from tests.store.by_hand import BY_HAND, acted, without_triggers
from tests.store.past import Past


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A healthy one, on a machine that has all."""
    home = tmp_path / "casa"
    for name in ("data_folder", "cache_folder", "log_folder"):
        monkeypatch.setattr(private, name, lambda: home)
    monkeypatch.setattr(libreoffice, "program", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(health_machine, "_holds_letters", lambda _: True)
    acted(tmp_path)
    private.make_folder(backups.default_folder(tmp_path / "a.db"))
    backups.make(tmp_path / "a.db")
    return tmp_path / "a.db"


def of(database: Path, subject: Subject) -> list[tuple[Health, str]]:
    found = health.look_over(f"sqlite:///{database}")
    for one in found:
        assert bool(one.told.remedy) == (one.told.health is not Health.GOOD), one
    return [(one.told.health, one.told.sentence) for one in found if one.subject is subject]


def test_all_is_well(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = database.read_bytes()
    assert main(["doctor", "--bd", str(database)]) == 0
    out = capsys.readouterr().out
    assert out.endswith("Todo está bien.\n")
    assert "FALLA" not in out
    assert main(["doctor", "--bd", str(database), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["bien"] is True
    assert {one["tema"] for one in told["revisado"]} == {subject.value for subject in Subject}
    assert database.read_bytes() == before


def damaged(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[8192:12288] = b"\xa5" * 4096
    path.write_bytes(body)


def no_database(path: Path) -> None:
    path.write_bytes(b"esto no es una base de datos" * 100)


def another_programs(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recetas (nombre TEXT)")
    connection.close()


def made_newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def unguarded(path: Path) -> None:
    without_triggers(path.parent).close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damaged, "está dañada"),
        (no_database, "no es una base de datos"),
        (another_programs, "no es una base de datos de Visto Bueno"),
        (made_newer, "versión más nueva"),
        (unguarded, "quitó lo que protege los actos"),
    ],
)
def test_a_database_that_is_not_well(
    database: Path, spoil: Callable[[Path], None], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(database)
    state, sentence = of(database, Subject.DATABASE)[0]
    assert state is Health.BAD
    assert said in sentence
    assert main(["doctor", "--bd", str(database)]) == 1
    assert capsys.readouterr().out.startswith("FALLA")


@pytest.mark.usefixtures("database")
def test_there_is_no_database_yet(tmp_path: Path) -> None:
    ((state, sentence),) = of(tmp_path / "no.db", Subject.DATABASE)
    assert (state, "Todavía no hay" in sentence) == (Health.NOTICE, True)
    assert not (tmp_path / "no.db").exists()


def test_a_log_that_is_not_whole(database: Path) -> None:
    connection = without_triggers(database.parent)
    connection.executescript("PRAGMA foreign_keys=OFF;" + BY_HAND["changed"][0])
    connection.close()
    ((state, sentence),) = of(database, Subject.LOG)
    assert (state, "no está intacto: 1 falla" in sentence) == (Health.BAD, True)


def test_a_backup_that_is_missing_or_old(database: Path) -> None:
    folder = backups.default_folder(database)
    (made,) = folder.iterdir()
    os.utime(made, (1_780_000_000, 1_780_000_000))
    ((state, sentence),) = of(database, Subject.BACKUP)
    assert (state, "de hace" in sentence) == (Health.NOTICE, True)
    shutil.rmtree(folder)
    ((state, sentence),) = of(database, Subject.BACKUP)
    assert (state, "No hay ningún respaldo" in sentence) == (Health.NOTICE, True)


def test_readings_left_half_done(database: Path) -> None:
    with Store.open(str(database)) as store:
        job = job_rows.add(store, "/cuentas", None, None)
        job_rows.change(store, job, state="en_marcha", pid=os.getpid(), done=3, total=9)
        assert of(database, Subject.JOBS) == [(Health.GOOD, "Se está leyendo «/cuentas»: 3 de 9 archivos.")]
        job_rows.change(store, job, pid=2**22 + 1)
        ((state, sentence),) = of(database, Subject.JOBS)
        assert (state, "«/cuentas», no terminó" in sentence) == (Health.NOTICE, True)
        job_rows.change(store, job, state="fallido", error="No existe la carpeta.")
        ((state, sentence),) = of(database, Subject.JOBS)
        assert (state, sentence.endswith("No existe la carpeta.")) == (Health.NOTICE, True)


def test_a_clock_set_back(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision is then dated before the one it follows; the log keeps the order all the same."""
    past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    clock = SimpleNamespace(now=lambda _: past, fromtimestamp=dt.datetime.fromtimestamp)
    monkeypatch.setattr(
        health_data, "dt", SimpleNamespace(datetime=clock, UTC=dt.UTC, timedelta=dt.timedelta)
    )
    ((state, sentence),) = of(database, Subject.CLOCK)
    assert (state, "está atrasado: el último acto es del" in sentence) == (Health.BAD, True)


def test_models_that_are_not_those(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other() -> None:
        raise ReaderUnavailable("Un archivo del lector (rec.onnx) está dañado o es otro.")

    monkeypatch.setattr(health_machine.ocr_models, "careful", other)
    ((state, sentence),) = of(database, Subject.MODELS)
    assert (state, "rec.onnx" in sentence) == (Health.BAD, True)


def test_parts_of_the_program_that_cannot_be_loaded(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if name == "cv2":
            raise ImportError(name)

    monkeypatch.setattr(health_machine, "import_module", load)
    state, sentence = of(database, Subject.VERSIONS)[0]
    assert (state, "cv2" in sentence) == (Health.BAD, True)


@pytest.mark.parametrize(
    ("megabytes", "health_of"), [(100, Health.BAD), (900, Health.NOTICE), (5000, Health.GOOD)]
)
def test_a_disk_that_fills_up(
    database: Path, monkeypatch: pytest.MonkeyPatch, megabytes: int, health_of: Health
) -> None:
    free = SimpleNamespace(free=megabytes * 1024**2)
    monkeypatch.setattr(health_machine.shutil, "disk_usage", lambda _: free)
    assert {state for state, _ in of(database, Subject.DISK)} == {health_of}


def test_what_is_absent_is_told_with_what_does_not_work(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    monkeypatch.setattr(health_machine, "_holds_letters", lambda _: False)
    ((state, sentence),) = of(database, Subject.OFFICE)
    assert (state, "no salen en PDF" in sentence) == (Health.NOTICE, True)
    ((state, sentence),) = of(database, Subject.FONTS)
    assert (state, "no tiene letras" in sentence) == (Health.NOTICE, True)


@pytest.mark.skipif(os.name != "posix", reason="permissions of Unix")
def test_what_others_may_read(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.chmod(0o644)
    state, sentence = of(database, Subject.PERMISSIONS)[0]
    assert (state, f"pueden leer «{database}»" in sentence) == (Health.BAD, True)
    database.chmod(0o600)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert {state for state, _ in of(database, Subject.PERMISSIONS)} == {Health.BAD}


@pytest.mark.usefixtures("database")
# --- on a server ---


def on_server(address: str, subject: Subject) -> list[tuple[Health, str]]:
    return [
        (one.told.health, one.told.sentence) for one in health.look_over(address) if one.subject is subject
    ]


@pytest.fixture
def address(tmp_path: Path, postgres: postgresql.Server) -> Iterator[str]:
    """A database on a server, with five acts and a reading."""
    acted(tmp_path)
    place = postgres.place(str(tmp_path))
    with Store.open(str(tmp_path / "a.db")) as store, Store.open(place) as other:
        carrying.carry(store, other)
    yield place
    postgres.forget()


def test_a_database_on_a_server_is_looked_at(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All but what its administrator answers for. The server of the tests is not careful with its disk."""
    assert on_server(address, Subject.DATABASE) == [
        (Health.BAD, f"El servidor no espera a su disco ({name} = off): sin luz se puede perder lo decidido.")
        for name in ("fsync", "full_page_writes")
    ] + [(Health.GOOD, f"La base de datos «{shown(address)}» responde: 1 cuenta.")]
    ((well, said),) = on_server(address, Subject.LOG)
    assert (well, said[:34]) == (Health.GOOD, "El registro de actos está intacto.")
    assert on_server(address, Subject.JOBS) == [(Health.GOOD, "No quedó ninguna lectura a medias.")]
    assert [well for well, _ in on_server(address, Subject.CLOCK)] == [Health.GOOD]
    assert [well for well, _ in on_server(address, Subject.BACKUP)] == [Health.NOTICE]
    assert main(["doctor", "--bd", address]) == 1
    assert "pg_dump" in capsys.readouterr().out


def test_what_somebody_did_on_a_server_is_told(address: str) -> None:
    Past(address).unguarded("UPDATE decisions SET verdict = 'devuelta' WHERE id = 2")
    assert [well for well, _ in on_server(address, Subject.LOG)] == [Health.BAD]
    said = [sentence for well, sentence in on_server(address, Subject.DATABASE) if well is Health.BAD]
    assert any(one.startswith("Alguien quitó lo que protege los actos") for one in said)


def test_a_reading_of_another_machine_is_no_dead_one(address: str) -> None:
    with Store.open(address) as store:
        job = job_rows.add(store, "/cuentas", None, None)
        job_rows.change(store, job, pid=2**30, state="en_marcha", heartbeat_at=dt.datetime.now(dt.UTC))
    assert [well for well, _ in on_server(address, Subject.JOBS)] == [Health.GOOD]


def test_an_empty_place_on_a_server(tmp_path: Path, postgres: postgresql.Server) -> None:
    place = postgres.place(str(tmp_path))
    assert (Health.BAD, f"«{shown(place)}» no es una base de datos de Visto Bueno.") in on_server(
        place, Subject.DATABASE
    )
    postgres.forget()


def test_a_server_that_does_not_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = f"postgresql://ana:clave-secreta@/base?host={tmp_path}"
    assert main(["doctor", "--bd", place]) == 1
    out = capsys.readouterr().out
    assert "no responde" in out
    assert "clave-secreta" not in out
