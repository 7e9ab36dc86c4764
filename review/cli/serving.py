"""Starting the dashboard: Streamlit as a process of its own on 127.0.0.1, and the folder read behind it.

The only module that opens a socket, and only on this machine: to pass over ports that are taken and to
know that the server that answers is the one started here.
"""

from __future__ import annotations

import contextlib
import html
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from review.cli import options
from review.cli.served_at import HERE, ServedAt
from review.errors import DashboardUnavailable, FolderUnreadable
from review.machine import private
from review.machine.far_places import resolved, told
from review.pipeline import jobs
from review.store import Store, copies

ADDRESS = options.ADDRESS
FIRST_PORT = 8501
PORTS_TRIED = 50
READY_SECONDS = 300.0  # one that dies is noticed at once; a busy machine may take minutes
INSTALLED = "vistobueno_tablero"  # the folder that a wheel puts the dashboard in: see pyproject.toml


def root_of(home: Path) -> Path:
    """Where the dashboard lies, with its options and sample data: in the clone, or beside the library.

    `home` is the folder that holds `review`.
    """
    installed = home / INSTALLED
    return installed if installed.is_dir() else home


ROOT = root_of(Path(__file__).resolve().parents[2])


class _Closed(Exception):
    """The system asked us to end."""


def sample_folder() -> Path:
    """The invented submissions that come with the program. Raises FolderUnreadable without them."""
    folder = ROOT / "data" / "sample"
    if not folder.is_dir():
        raise FolderUnreadable(
            "No están los datos de ejemplo (data/sample). Indique una carpeta: vistobueno abrir CARPETA"
        )
    return folder


def serve(
    folder: Path,
    url: str,
    *,
    contracts: Path | None = None,
    budget: Path | None = None,
    at: ServedAt = HERE,
    browser: bool = True,
    key: bool = True,
    say: Callable[[str], None] = print,
) -> int:
    """Run the dashboard until it is closed (Ctrl-C, or the system), reading `folder` meanwhile.

    Without `key` every user of this machine may open it. Gives the exit status. Raises FolderUnreadable,
    StoreUnavailable, DashboardUnavailable.
    """
    script = _script()
    Store.open(url).close()
    copies.refuse_damaged(url)
    jobs.start(url, folder, contracts, budget)
    settings = {"VISTOBUENO_BD": url, "VISTOBUENO_CARPETA": told(resolved(folder))}
    if at.public is not None:
        settings[options.PUBLIC_VARIABLE] = at.public.url
    keyed = _key(key and at.public is None)  # by the login everybody is known
    return _until_closed(script, settings | keyed, at, browser=browser, say=say)


def serve_alone(
    *,
    checklist: Path | None = None,
    at: ServedAt = HERE,
    browser: bool = True,
    key: bool = True,
    say: Callable[[str], None] = print,
) -> int:
    """Run the contractor's page alone until it is closed: no folder is read and no database opened.

    `checklist` is the entity's own, already found to be good. At a public address everybody may open it.
    Gives the exit status. Raises DashboardUnavailable.
    """
    settings = {options.ALONE_VARIABLE: "1"} | _key(key and at.public is None)
    if at.public is not None:
        settings[options.PUBLIC_VARIABLE] = at.public.url
    if checklist is not None:
        settings[options.ALONE_LIST_VARIABLE] = str(checklist.resolve())
    return _until_closed(_script(), settings, at, browser=browser, say=say)


def _key(wanted: bool) -> dict[str, str]:
    """What the server is told of the key to its door: a new one, or that it has none."""
    if wanted:
        return {options.KEY_VARIABLE: secrets.token_urlsafe(24)}
    return {options.KEYLESS_VARIABLE: "1"}


def _script() -> Path:
    script = ROOT / "dashboard.py"
    if not script.is_file():
        raise DashboardUnavailable(
            f"No se encontró el tablero ({script}). Instale Visto Bueno otra vez, o ábralo desde la carpeta "
            "del proyecto, clonada completa."
        )
    return script


def _until_closed(
    script: Path, settings: dict[str, str], at: ServedAt, *, browser: bool, say: Callable[[str], None]
) -> int:
    log = _log_file()
    try:
        with _closed_kindly(), _server(script, at, settings, log) as (server, chosen):
            key = settings.get(options.KEY_VARIABLE)
            address = f"http://{at.asked_at}:{chosen}/" + (f"?{options.KEY_PARAMETER}={key}" if key else "")
            if at.public is not None:
                say(f"Visto Bueno espera en {at.asked_at}:{chosen} lo que le pasa el servidor de delante.")
                address, browser = at.public.url + "/", False
            say(f"Visto Bueno está listo en {address}  (Ctrl-C para cerrar)")
            with _opened(address, chosen) if browser else contextlib.nullcontext():
                server.wait()
    except (KeyboardInterrupt, _Closed):
        say("Visto Bueno se cerró.")
        return 0
    raise DashboardUnavailable(f"El tablero se cerró solo. El detalle quedó en {log}")


@contextlib.contextmanager
def _opened(address: str, port: int) -> Iterator[None]:
    """The browser sent to an address by a page that only we can read: everybody on the machine can read the
    arguments of a program, and the address has the key."""
    page = private.log_folder() / f"abrir-{port}.html"
    told = html.escape(address)
    sent = (
        f"<!doctype html><meta http-equiv='refresh' content='0;url={told}'><a href='{told}'>Visto Bueno</a>"
    )
    try:
        with contextlib.suppress(OSError):  # whoever has no place for it opens the address that was told
            private.write_whole(page, sent.encode())
            webbrowser.open(page.as_uri())
        yield
    finally:
        with contextlib.suppress(OSError):
            page.unlink(missing_ok=True)


@contextlib.contextmanager
def _closed_kindly() -> Iterator[None]:
    """Inside, being asked to end is an exception, so that what was started is ended too."""

    def close(*_: Any) -> None:
        raise _Closed

    asked = [signal.SIGTERM] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGHUP]
    before = {one: signal.signal(one, close) for one in asked}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextlib.contextmanager
def _server(
    script: Path, at: ServedAt, settings: dict[str, str], log: Path
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server of ours that answers, with its port; ended on leaving. Raises DashboardUnavailable.

    A port that looks free may be taken by the time our server wants it: then the next one is tried, but where
    a proxy knows the port.
    """
    first = at.port or FIRST_PORT
    tried = PORTS_TRIED if at.public is None else 1
    for port in range(first, min(first + tried, 65_536)):
        if not _is_free(port, at.listen):
            continue
        own = secrets.token_hex(16)
        server = _launched(script, port, settings | {options.PASS_VARIABLE: own}, log, at)
        try:
            if _answers(server, port, own, log, at):
                yield server, port
                return
        finally:
            _stop(server)
    raise DashboardUnavailable(f"No hay un puerto libre desde el {first}. Indique otro con --puerto.")


def _is_free(port: int, listen: str = ADDRESS) -> bool:
    """Whether a server could take the port now, with the socket options that Streamlit uses."""
    with socket.socket() as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a port whose last connections are still closing is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((listen, port))
        except OSError:
            return False
        return True


def _launched(
    script: Path, port: int, settings: dict[str, str], log: Path, at: ServedAt = HERE
) -> subprocess.Popen[bytes]:
    """Streamlit started on `port`, with our options and none of the environment's."""
    kept = {name: value for name, value in os.environ.items() if not _is_option(name)}
    with log.open("ab") as output:
        return subprocess.Popen(
            _command(script, port, at),
            cwd=ROOT,
            env=kept | settings,
            stdin=subprocess.PIPE,  # never written to: it closes when this process ends
            stdout=output,
            stderr=output,
        )


def _command(script: Path, port: int, at: ServedAt = HERE) -> list[str]:
    return [
        sys.executable,
        *("-m", "streamlit", "run", str(script)),
        f"--server.port={port}",
        "--server.headless=true",
        *options.flags(at.public, at.listen),
        *([] if at.secrets is None else [f"--secrets.files={at.secrets}"]),
    ]


def _is_option(variable: str) -> bool:
    name = variable.upper()
    ours = (*options.OF_OURS, options.KEYLESS_VARIABLE, options.PUBLIC_VARIABLE)
    return name.startswith(options.ENVIRONMENT_PREFIX) or name in ours


def _log_file() -> Path:
    """Where the dashboard's process writes, closed to others: among the user's logs or, where none can be
    kept, a file that the system clears away. Raises DashboardUnavailable."""
    log = private.log_folder() / "tablero.log"
    try:
        private.make_folder(log.parent)
        private.open_file(log, "ab").close()
    except OSError:
        try:
            handle, name = tempfile.mkstemp(prefix="vistobueno-", suffix=".log")
        except OSError as error:
            raise DashboardUnavailable(
                f"El tablero no tiene dónde escribir ({error.strerror}). Revise el espacio del disco y los "
                "permisos de su carpeta personal y de la temporal."
            ) from error
        os.close(handle)
        return Path(name)
    return log


def _answers(server: subprocess.Popen[bytes], port: int, own: str, log: Path, at: ServedAt = HERE) -> bool:
    """Wait until our server answers; False when another program took its port.

    Raises DashboardUnavailable.
    """
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            if not _is_free(port, at.listen):
                return False
            raise DashboardUnavailable(f"El tablero no pudo arrancar. El detalle quedó en {log}")
        if _is_ours(port, own, at):
            return True
        time.sleep(0.1)
    raise DashboardUnavailable(f"El tablero tarda demasiado en arrancar. El detalle quedó en {log}")


def _is_ours(port: int, own: str, at: ServedAt = HERE) -> bool:
    """Whether what answers on the port is healthy and repeats what only our server was told."""
    health = f"{at.public.path if at.public else ''}/_stcore/health"
    asked = f"GET {health} HTTP/1.1\r\nHost: {ADDRESS}:{port}\r\nConnection: close\r\n\r\n"
    answer = b""
    with contextlib.suppress(OSError), socket.create_connection((at.asked_at, port), timeout=1) as asking:
        asking.sendall(asked.encode())
        while len(answer) < 65_536 and (piece := asking.recv(4096)):
            answer += piece
    status, _, headers = answer.lower().partition(b"\r\n")
    return b" 200 " in status and f"{options.PASS_HEADER}: {own}\r\n".encode() in headers


def _stop(server: subprocess.Popen[bytes]) -> None:
    assert server.stdin is not None
    server.stdin.close()
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
