"""Ports, knowing our own server, ending it, and what is said when the dashboard cannot be started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from review.cli import main, serving
from review.cli.served_at import ServedAt
from review.errors import DashboardUnavailable, FolderUnreadable
from review.pipeline import jobs
from review.ways.checklist import PACKAGED
from tests.servers import ROOT, Server, environment_of, opened_at
from tests.waiting import HANG_SECONDS

LOOSE = {
    "STREAMLIT_SERVER_ENABLE_AGENT_API": "true",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "*",
    "STREAMLIT_SERVER_ENABLE_CORS": "false",
    "STREAMLIT_SERVER_BASE_URL_PATH": "otra",
}


class _Stranger(BaseHTTPRequestHandler):
    """Another program that says it is well, whatever it is asked."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def stranger() -> Iterator[int]:
    """The port on which another program answers."""
    with ThreadingHTTPServer((serving.ADDRESS, 0), _Stranger) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_a_taken_port_is_not_free() -> None:
    with socket.socket() as busy:
        busy.bind((serving.ADDRESS, 0))
        busy.listen()
        assert not serving._is_free(busy.getsockname()[1])


def test_another_program_that_answers_is_not_ours(stranger: int) -> None:
    assert not serving._is_ours(stranger, "a1b2")


def test_a_port_lost_in_the_race_is_left_for_the_next(
    stranger: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, seen = serving._is_free, []

    def looked_free_a_moment_ago(port: int, *_: str) -> bool:
        seen.append(port)
        return True if len(seen) == 1 else really(port)

    monkeypatch.setattr(serving, "_is_free", looked_free_a_moment_ago)
    settings = {"VISTOBUENO_BD": str(tmp_path / "a.db"), "HOME": str(tmp_path)}
    with serving._server(ROOT / "dashboard.py", ServedAt(stranger), settings, tmp_path / "log") as (
        server,
        port,
    ):
        assert port > stranger
        assert server.poll() is None
        assert Server(port).ask("/_stcore/health").status == 200
    assert server.poll() is not None


def test_no_free_port_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PORTS_TRIED", 0)
    with (
        pytest.raises(DashboardUnavailable, match="--puerto"),
        serving._server(ROOT / "dashboard.py", ServedAt(18700), {}, tmp_path / "log"),
    ):
        pytest.fail("there was a server")


def test_the_key_is_in_no_programs_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody on the machine can read those; the browser is given a page that only its owner can read."""
    sent: list[str] = []
    monkeypatch.setattr(serving.private, "log_folder", lambda: tmp_path)
    monkeypatch.setattr(serving.webbrowser, "open", sent.append)
    with serving._opened("http://127.0.0.1:8501/?llave=secreta", 8501):
        (page,) = tmp_path.iterdir()
        assert sent == [page.as_uri()]
        assert "secreta" not in sent[0]
        assert "url=http://127.0.0.1:8501/?llave=secreta" in page.read_text("utf-8")
        if os.name == "posix":
            assert page.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == []
    assert "secreta" not in " ".join(serving._command(ROOT / "dashboard.py", 8501))


def test_a_key_of_the_environment_opens_no_door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[dict[str, str]] = []
    for name in ("VISTOBUENO_LLAVE", "VISTOBUENO_SIN_LLAVE", "VISTOBUENO_PASE"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setattr(serving.subprocess, "Popen", lambda *_, env, **__: started.append(env))
    serving._launched(ROOT / "dashboard.py", 8501, serving._key(True), tmp_path / "log")
    serving._launched(ROOT / "dashboard.py", 8501, serving._key(True), tmp_path / "log")
    keys = [environment["VISTOBUENO_LLAVE"] for environment in started]
    assert len({*keys, "1"}) == 3
    assert min(map(len, keys)) > 30
    assert not any("VISTOBUENO_SIN_LLAVE" in environment for environment in started)


def test_the_contractors_page_is_told_of_the_list_that_it_was_started_with_and_of_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[dict[str, str]] = []

    def until_closed(_: Path, settings: dict[str, str], *__: object, **___: object) -> int:
        started.append(settings)
        return 0

    monkeypatch.setattr(serving, "_until_closed", until_closed)
    own = tmp_path / "checklist.toml"
    own.write_bytes(PACKAGED.read_bytes())
    assert main(["revisar-mi-cuenta", "--lista", str(tmp_path)]) == 0
    assert main(["revisar-mi-cuenta"]) == 0
    assert [one.get("VISTOBUENO_LISTA") for one in started] == [str(own), None]
    assert serving._is_option("VISTOBUENO_LISTA"), "that of the environment is not heeded"
    own.write_text("version = 1\nnada", "utf-8")
    assert main(["revisar-mi-cuenta", "--lista", str(own)]) == 2
    assert "línea 2" in capsys.readouterr().err
    assert len(started) == 2


def test_the_contractors_page_is_served_beyond_this_machine_only_where_it_is_encrypted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[tuple[dict[str, str], ServedAt]] = []

    def until_closed(_: Path, settings: dict[str, str], at: ServedAt, **__: object) -> int:
        started.append((settings, at))
        return 0

    monkeypatch.setattr(serving, "_until_closed", until_closed)
    monkeypatch.setenv("VISTOBUENO_DIRECCION", "https://entidad.gov.co/vistobueno")
    public = "https://entidad.gov.co/mi-cuenta"
    assert main(["revisar-mi-cuenta"]) == 0
    assert main(["revisar-mi-cuenta", "--direccion", public, "--escuchar", "10.0.0.5"]) == 0
    (here, at_home), (there, at) = started
    assert (at_home.public, at_home.listen) == (None, "127.0.0.1"), "that of the desk is not its own"
    assert "VISTOBUENO_LLAVE" in here
    assert (at.public is not None and at.public.url, at.listen) == (public, "10.0.0.5")
    assert there["VISTOBUENO_DIRECCION"] == public
    assert (there["VISTOBUENO_SOLO_CONTRATISTA"], there["VISTOBUENO_SIN_LLAVE"]) == ("1", "1")
    for wrong in (["--escuchar", "0.0.0.0"], ["--direccion", "http://entidad.gov.co/mi-cuenta"]):
        assert main(["revisar-mi-cuenta", *wrong]) == 2
        assert "cifr" in capsys.readouterr().err
    assert len(started) == 2


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_two_at_once_show_their_own_folder_and_end_with_their_command(tmp_path: Path) -> None:
    """Also with an environment that would loosen them: it is not theirs to heed."""
    first = str(_free_for_a_while())
    with ExitStack() as ending:
        opened = {}
        for name in ("uno", "dos"):
            (tmp_path / name).mkdir()
            opened[name] = ending.enter_context(
                subprocess.Popen(
                    [
                        *(sys.executable, "-m", "review", "abrir", str(tmp_path / name)),
                        *("--puerto", first, "--bd", str(tmp_path / f"{name}.db")),
                    ],
                    cwd=ROOT,
                    env=environment_of(tmp_path / "casa", **LOOSE),
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            ending.callback(opened[name].kill)
        ports = {}
        for name, command in opened.items():
            assert command.stdout is not None
            server = opened_at(command.stdout.readline())
            ports[name] = server.port
            assert str(tmp_path / name) in server.visit("cargar")
            assert Server(server.port).ask().status == 403, "nobody else comes in"
        assert ports["uno"] != ports["dos"]
        for name, how, status in (("uno", signal.SIGTERM, 0), ("dos", signal.SIGKILL, -signal.SIGKILL)):
            servers = _servers_of(opened[name])
            assert servers
            opened[name].send_signal(how)
            assert opened[name].wait(timeout=HANG_SECONDS) == status
            _, alive = psutil.wait_procs(servers, timeout=HANG_SECONDS)
            for left in alive:
                left.kill()
            assert not alive, how


def _free_for_a_while() -> int:
    with socket.socket() as probe:
        probe.bind((serving.ADDRESS, 0))
        return int(probe.getsockname()[1])


def _servers_of(command: subprocess.Popen[str]) -> list[psutil.Process]:
    living = [one for one in psutil.Process(command.pid).children() if one.status() != psutil.STATUS_ZOMBIE]
    return [one for one in living if "streamlit" in one.cmdline()]


def test_without_the_clone_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "ROOT", tmp_path)
    with pytest.raises(FolderUnreadable, match="vistobueno abrir CARPETA"):
        serving.sample_folder()
    with pytest.raises(DashboardUnavailable, match="carpeta del proyecto"):
        serving.serve(tmp_path, f"sqlite:///{tmp_path}/a.db")
    assert list(tmp_path.iterdir()) == [], "nothing was begun"


def test_an_installed_dashboard_is_found_and_a_clones_own(tmp_path: Path) -> None:
    assert serving.root_of(tmp_path) == tmp_path
    (tmp_path / serving.INSTALLED).mkdir()
    assert serving.root_of(tmp_path) == tmp_path / serving.INSTALLED
    assert ROOT == serving.ROOT


def test_a_dashboard_that_dies_is_told_with_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dashboard.py").touch()
    (tmp_path / "cuentas").mkdir()
    monkeypatch.setattr(serving, "ROOT", tmp_path)
    monkeypatch.setattr(serving, "_command", lambda *_: ["false"])
    monkeypatch.setattr(jobs, "start", lambda *_: 1)
    with pytest.raises(DashboardUnavailable, match=r"tablero\.log"):
        serving.serve(tmp_path / "cuentas", f"sqlite:///{tmp_path}/a.db", at=ServedAt(18600), browser=False)
