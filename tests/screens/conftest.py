from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review.machine import failures
from review.pipeline import read_folder
from review.store import Store
from tests.folders import write_cuenta
from tests.screens.example import fill
from tests.waiting import HANG_SECONDS

ROOT = Path(__file__).resolve().parents[2]
Opener = Callable[..., AppTest]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of invented rows, for looking at; nothing in it was read from a PDF."""
    path = tmp_path_factory.mktemp("filled") / "visto.db"
    with Store.open(str(path)) as store:
        fill(store)
    return path


@pytest.fixture(scope="session")
def _read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    papers = folder / "cuentas"
    write_cuenta(papers / "uno.pdf")
    write_cuenta(papers / "dos.pdf", contract="CPS-020-2026")
    with Store.open(str(folder / "visto.db")) as store:
        read_folder(papers, store, processes=1)
    return folder / "visto.db"


@pytest.fixture
def read(_read: Path, tmp_path: Path) -> Path:
    """A database of two cuentas read from PDFs, for deciding and correcting; each test has its own copy."""
    return Path(shutil.copy(_read, tmp_path / "visto.db"))


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Filled when the logs of the process are guarded: not here, where the process is that of the tests."""
    calls: list[bool] = []
    monkeypatch.setattr(failures, "guard", lambda: calls.append(True))
    return calls


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, guarded: list[bool]) -> Opener:
    """Open a page of the dashboard on a database, as its address would."""
    assert guarded == []
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("VISTOBUENO_CARPETA", raising=False)

    def open_page(
        page: str, database: Path | None = None, *, reviewer: str = "", **params: str | int
    ) -> AppTest:
        monkeypatch.setenv("VISTOBUENO_BD", str(database or tmp_path / "empty.db"))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=HANG_SECONDS)
        app.switch_page(f"pages/{page}.py")
        for name, value in params.items():
            app.query_params[name] = str(value)
        app.run()
        if reviewer:
            app.text_input(key="revisor").set_value(reviewer).run()
        return app

    return open_page
