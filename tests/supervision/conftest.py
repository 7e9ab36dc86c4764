from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from review import desk
from review.model import Verdict
from review.store import Store
from tests.clean_cuentas import IDS, clean_database
from tests.made_once import made_once


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture(scope="session")
def _approved(tmp_path_factory: pytest.TempPathFactory, _clean: Path) -> Path:
    def approve() -> Path:
        path = Path(shutil.copy(_clean, tmp_path_factory.mktemp("approved") / "a.db"))
        with Store.open(str(path)) as opened:
            for number in IDS:
                desk.decide(opened, number, Verdict.APROBADA, "", "Ana Solarte Paz")
        return path

    return made_once(tmp_path_factory, "approved_cuentas", approve)


@pytest.fixture
def store(_clean: Path, tmp_path: Path) -> Iterator[Store]:
    """Two cuentas in which everything complies, the first payments of their contracts; nobody decided."""
    with Store.open(str(shutil.copy(_clean, tmp_path / "a.db"))) as opened:
        yield opened


@pytest.fixture
def approved(_approved: Path, tmp_path: Path) -> Iterator[Store]:
    """The same, both approved."""
    with Store.open(str(shutil.copy(_approved, tmp_path / "a.db"))) as opened:
        yield opened


@pytest.fixture
def elsewhere(_clean: Path, tmp_path: Path) -> Iterator[Store]:
    """A database of the same cuentas in which nobody decided, beside one of the others."""
    with Store.open(str(shutil.copy(_clean, tmp_path / "elsewhere.db"))) as opened:
        yield opened
