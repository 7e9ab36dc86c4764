"""Starting the dashboard: Streamlit as a process of its own on 127.0.0.1, and the folder read behind it.

The only module that opens a socket, and only on this machine: to find a free port and to know that the
dashboard answers.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

from review import jobs, private
from review.errors import DashboardUnavailable, FolderUnreadable
from review.store import Store

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50
READY_SECONDS = 60.0
ROOT = Path(__file__).resolve().parents[2]  # the project's folder, when it runs from a clone


def sample_folder() -> Path:
    """The invented submissions that come with the project. Raises FolderUnreadable without them."""
    folder = ROOT / "data" / "sample"
    if not folder.is_dir():
        raise FolderUnreadable(
            "No están los datos de ejemplo (data/sample). Indique una carpeta: vistobueno abrir CARPETA"
        )
    return folder


def free_port(first: int = FIRST_PORT) -> int:
    """The first port from `first` on that nobody uses. Raises DashboardUnavailable."""
    for port in range(first, min(first + PORTS_TRIED, 65_536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind((ADDRESS, port))
                return port
    raise DashboardUnavailable(f"No hay un puerto libre desde el {first}. Indique otro con --puerto.")


def serve(
    folder: Path,
    url: str,
    *,
    contracts: Path | None = None,
    port: int | None = None,
    browser: bool = True,
    say: Callable[[str], None] = print,
) -> int:
    """Run the dashboard until it is closed (Ctrl-C), reading `folder` meanwhile. Gives the exit status.

    Raises FolderUnreadable, StoreUnavailable, DashboardUnavailable.
    """
    script = ROOT / "dashboard.py"
    if not script.is_file():
        raise DashboardUnavailable(
            f"No se encontró el tablero ({script}). Ábralo desde la carpeta del proyecto, clonada completa."
        )
    Store.open(url).close()
    jobs.start(url, folder, contracts)
    chosen = free_port(port or FIRST_PORT)
    log = _log_file()
    with log.open("ab") as output:
        server = subprocess.Popen(
            _command(script, chosen),
            cwd=ROOT,
            env={**os.environ, "VISTOBUENO_BD": url, "VISTOBUENO_CARPETA": str(folder.resolve())},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    address = f"http://{ADDRESS}:{chosen}"
    try:
        _wait_until_ready(server, chosen, log)
        say(f"Visto Bueno está listo en {address}  (Ctrl-C para cerrar)")
        if browser:
            webbrowser.open(address)
        server.wait()
    except KeyboardInterrupt:
        say("Visto Bueno se cerró.")
        return 0
    finally:
        _stop(server)
    raise DashboardUnavailable(f"El tablero se cerró solo. El detalle quedó en {log}")


def _command(script: Path, port: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        f"--server.address={ADDRESS}",
        f"--server.port={port}",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
    ]


def _log_file() -> Path:
    """Where the dashboard's process writes, closed to others."""
    log = private.log_folder() / "tablero.log"
    private.make_folder(log.parent)
    private.open_file(log, "ab").close()
    return log


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise DashboardUnavailable(f"El tablero no pudo arrancar. El detalle quedó en {log}")
        with contextlib.suppress(OSError), socket.create_connection((ADDRESS, port), timeout=1):
            return
        time.sleep(0.1)
    raise DashboardUnavailable(f"El tablero tarda demasiado en arrancar. El detalle quedó en {log}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
