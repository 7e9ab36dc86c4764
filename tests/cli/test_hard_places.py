"""Where there is no home, no room or no right to write, or the clock is wrong: a sentence, nothing lost."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from review import frames
from review.cli import serving
from review.errors import DashboardUnavailable
from review.machine import private
from review.store import Store, chain_walk, copies, opinions
from tests.folders import write_cuenta
from tests.servers import ROOT, environment_of
from tests.store.filled import filled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="places and limits of Unix")
NOWHERE = "/dev/null/nada"  # no folder can be made under it, whoever asks
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); "
RUN = "from review.cli import main; sys.exit(main(sys.argv[2:]))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("uno", "dos", "tres"):
        write_cuenta(tmp_path / "cuentas" / f"{name}.pdf", note=name)
    return tmp_path / "cuentas"


def homeless(tmp_path: Path) -> dict[str, str]:
    return environment_of(tmp_path / "casa") | dict.fromkeys(HOMES, NOWHERE) | {"PYTHONPATH": str(ROOT)}


def run(environment: dict[str, str], *arguments: object) -> tuple[int, str]:
    """The exit status and what is told of what went wrong."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_without_a_home_what_needs_none_is_done_and_the_rest_is_told(tmp_path: Path, folder: Path) -> None:
    environment = homeless(tmp_path)
    database = str(tmp_path / "a.db")
    assert run(environment, "-m", "review", "leer", folder, "--bd", database)[0] == 0
    assert run(environment, "-m", "review", "ver", folder / "uno.pdf")[0] == 0
    assert run(environment, "-m", "review", "respaldar", tmp_path / "x.zip", "--bd", database) == (0, "")
    status, told = run(environment, "-m", "review", "leer", folder)
    assert (status, told.count("\n")) == (2, 1)
    assert "no se puede abrir o escribir. Revise que la carpeta exista" in told


def test_without_a_home_the_dashboard_has_a_log_and_opens_no_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private, "log_folder", lambda: Path(NOWHERE))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(serving.webbrowser, "open", lambda _: pytest.fail("it was sent nowhere"))
    log = serving._log_file()
    assert log.parent == tmp_path
    assert log.stat().st_mode & 0o777 == 0o600
    with serving._opened("http://127.0.0.1:8501/?llave=x", 8501):
        assert list(tmp_path.iterdir()) == [log]
    monkeypatch.setattr("tempfile.tempdir", NOWHERE)
    with pytest.raises(DashboardUnavailable, match="no tiene dónde escribir"):
        serving._log_file()


@pytest.mark.parametrize("most", [4096, 100_000])
def test_a_disk_that_fills_up_while_reading_is_told_and_loses_nothing(
    tmp_path: Path, folder: Path, most: int
) -> None:
    """No file may grow beyond so many bytes: a full disk to whoever writes it."""
    environment = environment_of(tmp_path / "casa", PYTHONPATH=str(ROOT))
    database = tmp_path / "a.db"
    with filled(tmp_path) as store:
        opinions.record(
            store, "decisions", {"submission_id": 1, "verdict": "aprobada", "reason": "", "author": "Ana"}
        )
        before = chain_walk.walk(store).head
    asked = ("leer", folder, "--bd", database, "--procesos", "1", "--jsonl", tmp_path / "x.jsonl")
    status, told = run(environment, "-c", LIMITED + RUN, most, *asked)
    assert status == 2
    assert told.strip().splitlines()[-1].startswith("vistobueno: La base de datos ")
    assert "espacio" in told or "está lleno" in told
    assert copies.faults(database) == ()
    assert not list(tmp_path.glob(".*"))
    assert run(environment, "-m", "review", *asked)[0] == 0
    with Store.open(str(database)) as store:
        assert chain_walk.walk(store).head == before
        names = frames.submissions(store)["archivo"]
        assert set(names) >= {"uno.pdf", "dos.pdf", "tres.pdf"}


def test_an_output_for_which_there_is_no_room_leaves_the_one_before(tmp_path: Path, folder: Path) -> None:
    environment = environment_of(tmp_path / "casa", PYTHONPATH=str(ROOT))
    database, output = tmp_path / "a.db", tmp_path / "x.zip"
    run(environment, "-m", "review", "leer", folder, "--bd", database)
    status, told = run(environment, "-c", LIMITED + RUN, 8192, "respaldar", output, "--bd", database)
    assert (status, told.count("\n")) == (2, 1)
    assert not output.exists()
    assert not list(tmp_path.glob(".*"))


def test_with_the_clock_set_back_the_last_decision_is_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is dated before the one it follows, and both are told in the order in which they were done."""
    said = {"submission_id": 1, "reason": "", "author": "Ana"}
    with filled(tmp_path) as store:
        opinions.record(store, "decisions", {**said, "verdict": "aprobada"})
        past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        with monkeypatch.context() as patched:
            clock = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: past), UTC=dt.UTC)
            patched.setattr(opinions, "dt", clock)
            opinions.record(store, "decisions", {**said, "verdict": "devuelta"})
        (row,) = frames.submissions(store).to_dict("records")
        assert row["decision"] == "devuelta"
        assert chain_walk.walk(store).breaks == ()


def test_a_database_that_may_not_be_written_is_told(tmp_path: Path, folder: Path) -> None:
    status, told = run(environment_of(tmp_path), "-m", "review", "leer", folder, "--bd", f"{NOWHERE}/a.db")
    assert (status, told.count("\n")) == (2, 1)
    assert "usted tenga permiso para escribir" in told
    assert os.fspath(folder) not in told
