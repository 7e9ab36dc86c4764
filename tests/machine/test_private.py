"""What is kept of people can be read by its owner only, however open the system leaves new files."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.analysis import tables
from review.cli import serving
from review.machine import failures, private
from review.reading import album
from review.store import Store, default_url, job_rows
from screens import uploads
from tests.folders import write_cuenta
from tests.screens.test_uploads import Dropped

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows closes the folders of a user by itself")
NOW = dt.datetime(2026, 6, 30, 15, 4)  # noqa: DTZ001 - names a folder by the wall clock


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """A system that leaves whatever is made open to everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is the user's own and open: to be left as it is."""
    folder = tmp_path / "Documentos"
    folder.mkdir(0o755)
    folder.chmod(0o755)
    return folder


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def made(folder: Path) -> dict[str, str]:
    """Everything under a folder with its permissions."""
    return {str(path.relative_to(folder)): oct(mode(path)) for path in sorted(folder.rglob("*"))}


def test_a_new_database_and_what_is_beside_it(home: Path) -> None:
    with Store.open(str(home / "nueva" / "mes" / "a.db")) as store:
        job_rows.add(store, "/cuentas", None, None)
        assert made(home) == {
            "nueva": "0o700",
            "nueva/mes": "0o700",
            "nueva/mes/a.db": "0o600",
            "nueva/mes/a.db-shm": "0o600",
            "nueva/mes/a.db-wal": "0o600",
        }
    assert mode(home) == 0o755


def test_a_database_in_a_folder_of_the_user_leaves_the_folder(home: Path) -> None:
    with Store.open(str(home / "a.db")):
        assert set(made(home).values()) == {"0o600"}
    assert mode(home) == 0o755


def test_a_database_of_before_is_closed_with_what_is_beside_it(home: Path) -> None:
    with Store.open(str(home / "a.db")) as store:
        job_rows.add(store, "/cuentas", None, None)
        for path in home.iterdir():
            path.chmod(0o644)
        with Store.open(str(home / "a.db")):
            assert made(home) == dict.fromkeys(("a.db", "a.db-shm", "a.db-wal"), "0o600")


def test_an_address_that_only_sqlite_understands_is_closed_too(home: Path) -> None:
    with Store.open(f"sqlite:///file:{home}/a.db?mode=rwc&uri=true"):
        assert made(home)["a.db"] == "0o600"


def test_the_programs_own_data_folder_of_before_is_closed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = home / "vistobueno"
    ours.mkdir(0o755)
    monkeypatch.setattr(private, "data_folder", lambda: ours)
    with Store.open(default_url()):
        assert mode(ours) == 0o700
    assert mode(home) == 0o755


def test_uploads(home: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("junio/dos.pdf")
        entry.external_attr = 0o777 << 16
        archive.writestr(entry, b"%PDF-1.4")
    inbox = home / "a - recibidos"
    inbox.mkdir(0o755)
    uploads.keep([Dropped("uno.pdf", b"%PDF-1.4"), Dropped("todo.zip", packed.getvalue())], inbox, NOW)
    uploads.keep_list(Dropped("lista.csv", b"a"), inbox, "contratos")
    assert made(home) == {
        "a - recibidos": "0o700",
        "a - recibidos/2026-06-30 1504": "0o700",
        "a - recibidos/2026-06-30 1504/junio": "0o700",
        "a - recibidos/2026-06-30 1504/junio/dos.pdf": "0o600",
        "a - recibidos/2026-06-30 1504/uno.pdf": "0o600",
        "a - recibidos/contratos.csv": "0o600",
    }
    assert mode(home) == 0o755


def test_a_list_uploaded_before_is_closed_when_it_is_replaced(home: Path) -> None:
    (home / "contratos.csv").touch(0o644)
    uploads.keep_list(Dropped("lista.csv", b"a"), home, "contratos")
    assert made(home) == {"contratos.csv": "0o600"}


def test_uploads_while_they_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with uploads.lent([Dropped("plan.csv", b"a")]) as (path,):
        assert [mode(path), mode(path.parent)] == [0o600, 0o700]
        assert path.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_forgotten_database_of_an_analyst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    seen: dict[str, str] = {}
    with tables._opened(None):
        seen |= made(tmp_path / "tmp")
    assert {Path(name).name for name in seen} > {"datos.db", "datos.db-wal", "datos.db-shm"}
    assert set(seen.values()) == {"0o600", "0o700"}


def test_pictures_of_pages(home: Path) -> None:
    cache = home / "vistobueno" / "paginas"
    album.keep(cache / "a.jpg", b"x")
    assert made(home) == {
        "vistobueno": "0o700",
        "vistobueno/paginas": "0o700",
        "vistobueno/paginas/a.jpg": "0o600",
    }
    cache.chmod(0o755)
    album.tidy(cache)
    assert mode(cache) == 0o700


def test_logs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logs = home / "log"
    monkeypatch.setattr(private, "log_folder", lambda: logs)
    logs.mkdir(0o755)
    for name in ("errores.log", "tablero.log"):
        (logs / name).touch(0o644)
    failures.note("Algo", RuntimeError())
    serving._log_file()
    assert made(home) == {"log": "0o700", "log/errores.log": "0o600", "log/tablero.log": "0o600"}
    for path in logs.iterdir():
        path.unlink()
    failures.note("Algo", RuntimeError())
    serving._log_file()
    assert made(home) == {"log": "0o700", "log/errores.log": "0o600", "log/tablero.log": "0o600"}


def test_the_folder_of_papers_is_left_as_it_is(home: Path) -> None:
    write_cuenta(home / "uno.pdf").chmod(0o644)
    tables.load_tables(home, None, None)
    assert made(home) == {"uno.pdf": "0o644"}
    assert mode(home) == 0o755
