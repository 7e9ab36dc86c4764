from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from review.pipeline import read_folder
from review.store import Store
from tests.clean_cuentas import write_clean
from tests.folders import write_contracts, write_cuenta
from tests.ports import some_free_port
from tests.waiting import HANG_SECONDS, until

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HANG_MS = 1000 * HANG_SECONDS


class Server:
    """The dashboard as users run it, on a database of its own, at one address."""

    def __init__(self, place: Path) -> None:
        self.database = place / "visto.db"
        self._port, self._log = some_free_port(), place / "server.log"
        self.address = f"http://127.0.0.1:{self._port}"
        self._environment = {
            **os.environ,
            "VISTOBUENO_BD": str(self.database),
            "XDG_CACHE_HOME": str(place / "cache"),
            "XDG_DATA_HOME": str(place / "data"),
            "VISTOBUENO_SIN_LLAVE": "1",
        }
        self._environment.pop("VISTOBUENO_CARPETA", None)
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(self._port)]
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=log, stderr=log)
        until(lambda: _answers(f"{self.address}/_stcore/health", self.process), "the dashboard")

    def kill(self) -> None:
        """End it as a power cut does: it finishes nothing."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    try:
        yield made
    finally:
        made.process.terminate()
        made.process.wait()


@pytest.fixture
def dashboard(server: Server) -> str:
    """The address of a dashboard."""
    return server.address


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    assert server.poll() is None, "the dashboard ended; its log is beside its database"
    try:
        with urllib.request.urlopen(address, timeout=HANG_SECONDS):
            return True
    except OSError:
        return False


@pytest.fixture
def read(tmp_path: Path) -> None:
    """Clean and faulty cuentas of two months in the dashboard's database."""
    papers = tmp_path / "cuentas"
    write_clean(papers)
    write_cuenta(papers / "uno.pdf")
    write_contracts(papers)
    with Store.open(str(tmp_path / "visto.db")) as store:
        read_folder(papers, store, processes=1)


@pytest.fixture
def page() -> Iterator[Page]:
    """A Chromium page. Without Chromium the walk is skipped, but never where CI is set."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and there is no chromium")
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=QUIET, timeout=HANG_MS
        )
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="es-CO", accept_downloads=True
        )
        context.set_default_timeout(HANG_MS)
        expect.set_options(timeout=HANG_MS)
        yield context.new_page()
        browser.close()
