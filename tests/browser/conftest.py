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


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[str]:
    """The dashboard as users run it, on a database of its own; gives its address."""
    port = some_free_port()
    environment = {
        **os.environ,
        "VISTOBUENO_BD": str(tmp_path / "visto.db"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    environment.pop("VISTOBUENO_CARPETA", None)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        until(lambda: _answers(f"http://127.0.0.1:{port}/_stcore/health", server), "the dashboard")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


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
