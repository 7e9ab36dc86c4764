"""What a person names is the file that is opened, in this process and in the next one."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from review.errors import StoreUnavailable
from review.pipeline import jobs
from review.store import Store, database_file, url_of
from review.store.addresses import parsed
from tests.pipeline.test_jobs import wait_for_end

NAMES = [
    "a.db",
    "a b.db",
    "a%20b.db",
    "a?b=c.db",
    "¿cuál?.db",
    "a#b.db",
    "a+b&c.db",
    "a%.db",
    "a:b@c.db",
    "c: d",
]


@pytest.mark.sqlite
@pytest.mark.parametrize("name", NAMES)
def test_the_file_that_was_named_is_the_one_opened(tmp_path: Path, name: str) -> None:
    with Store.open(str(tmp_path / name)) as store:
        assert (tmp_path / name).is_file()
        assert database_file(store.url) == tmp_path / name
        with Store.open(store.url) as again:
            assert again.url == store.url
    assert list(tmp_path.iterdir()) == [tmp_path / name], "nothing was made under any other name"
    with sqlite3.connect(tmp_path / name) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


@pytest.mark.sqlite
def test_a_job_works_on_that_very_file(tmp_path: Path) -> None:
    file = tmp_path / "base de datos" / "50%25 de junio?#1.db"
    with Store.open(str(file)) as store:
        job = wait_for_end(store, jobs.start(store.url, tmp_path / "no está", processes=1))
    assert job.error is not None
    assert "no está" in job.error, "the worker told of the folder in the database of who asked"
    assert {made.name.removesuffix("-wal").removesuffix("-shm") for made in file.parent.iterdir()} == {
        file.name
    }


def test_an_address_stays_one() -> None:
    for address in ("sqlite:////x/a.db", "sqlite:////x/a%20b.db?timeout=5", "postgresql://h/d", "sqlite://"):
        assert url_of(address) == address
    assert url_of("/x/a.db") == "sqlite:////x/a.db"


@pytest.mark.sqlite
def test_a_name_means_the_same_file_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert url_of("a.db") == url_of("sqlite:///a.db") == f"sqlite:///{tmp_path}/a.db"


def test_what_has_no_file_says_so() -> None:
    assert database_file("postgresql://h/d") is None
    assert database_file("sqlite://") is None
    assert database_file("sqlite:///file:x?mode=ro&uri=true") is None


def test_a_name_that_is_no_text_is_told() -> None:
    with pytest.raises(StoreUnavailable, match=r"«/x/\\udce1\.db» tiene letras"):
        url_of("/x/\udce1.db")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:clave-secreta@h:puerto/d",
        "postgresql://ana:clave-secreta/con@barras@h:puerto/d",
        "postgresql://ana@h:puerto/d?password=clave-secreta",
        "nada://ana:clave-secreta@h/d",
        "nada://ana@h/d?password=clave-secreta",
        "postgres://ana:clave-secreta@127.0.0.1:1/d",
        "postgresql://ana@127.0.0.1:1/d?password=clave-secreta",
    ],
)
def test_no_password_is_repeated(address: str) -> None:
    with pytest.raises(StoreUnavailable) as told:
        Store.open(address)
    assert "clave-secreta" not in str(told.value)


@pytest.mark.parametrize(
    ("typed", "driver"),
    [
        ("postgresql://ana@h/d", "postgresql+psycopg"),
        ("postgres://ana@h/d", "postgresql+psycopg"),
        ("postgresql+psycopg://ana@h/d", "postgresql+psycopg"),
        ("sqlite:////x/a.db", "sqlite"),
    ],
)
def test_an_address_names_its_driver_or_gets_ours(typed: str, driver: str) -> None:
    assert parsed(typed).drivername == driver
    assert parsed(typed).database in ("d", "/x/a.db")


def test_without_the_part_for_a_server_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnavailable, match=r"pip install 'vistobueno\[postgresql\]'") as told:
        Store.open("postgresql://ana@h/d")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("address", ["mssql+pyodbc://h/d", "mysql://h/d", "oracle://h/d"])
def test_another_kind_of_database_is_refused(address: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"base de datos"):
        Store.open(address)
