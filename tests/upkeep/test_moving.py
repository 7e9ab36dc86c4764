"""`vistobueno trasladar`: what is told, and when nothing is carried."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.cli import main
from review.store import Store, chain, job_rows, queries
from tests import postgresql
from tests.store.by_hand import acted, without_triggers


@pytest.fixture
def place(tmp_path: Path, postgres: postgresql.Server) -> Iterator[str]:
    """A place on a server without a database yet."""
    yield postgres.place(str(tmp_path))
    postgres.forget()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    acted(tmp_path)
    return tmp_path / "a.db"


def say(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["trasladar", *map(str, arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_to_a_server_and_back(
    database: Path, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = say(capsys, database, place)
    assert (status, err) == (0, "")
    with Store.open(str(database)) as store:
        head = chain.head(store)
    assert head is not None
    listo, checked, after = out.splitlines()
    assert listo == f"Listo: todo lo de «{database}» está en «{place.partition('?')[0]}»."
    assert re.fullmatch(
        rf"Comprobado fila por fila: \d+ filas de \d+ tablas, con 1 cuenta y 5 actos, código {head.code}\.",
        checked,
    )
    assert "no siga trabajando en ella" in after
    status, out, err = say(capsys, place, tmp_path / "vuelta.db", "--json")
    told = json.loads(out)
    assert (status, told["intacto"], told["actos"], told["huella"]) == (0, True, 5, head.digest)
    assert told["filas"]["decisions"] == 4
    with Store.open(str(tmp_path / "vuelta.db"), must_exist=True) as store:
        assert [row["author"] for row in queries.log(store, "decisions", 1)] == ["Ana", "Eva", "Luz", "Inés"]


def test_a_log_that_is_not_whole_is_carried_and_told(
    database: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = without_triggers(database.parent)
    connection.execute("UPDATE decisions SET verdict = 'devuelta' WHERE id = 2")
    connection.commit()
    connection.close()
    status, out, _ = say(capsys, database, place)
    assert status == 1
    assert "no está intacto" in out


def test_what_is_not_there_or_the_same_is_refused(
    database: Path, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for source, target, said in (
        (tmp_path / "no.db", place, "No existe la base de datos"),
        (place, tmp_path / "b.db", "no hay una base de datos de Visto Bueno"),
        (database, database, "es la misma base de datos"),
        (database, f"postgresql://ana:clave-secreta@/d?host={tmp_path}", "no responde"),
    ):
        status, out, err = say(capsys, source, target)
        assert (status, out) == (2, "")
        assert said in err
        assert err.count("\n") == 1
        assert "clave-secreta" not in err


def test_into_one_that_has_something_nothing_is_carried(
    database: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(capsys, database, place)[0] == 0
    status, _, err = say(capsys, database, place)
    assert status == 2
    assert "ya tiene datos" in err


def test_while_a_folder_is_read_nothing_is_carried(
    database: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(str(database)) as store:
        job = job_rows.add(store, "/cuentas", None, None)
        job_rows.change(store, job, state="en_marcha", heartbeat_at=dt.datetime.now(dt.UTC))
    status, _, err = say(capsys, database, place)
    assert status == 2
    assert "Se está leyendo «/cuentas»" in err
