from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review import desk
from review.model import Verdict
from review.pipeline import read_folder
from review.store import Store
from tests.clean_cuentas import write_clean


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cuentas read from a folder that is still there; the first one is approved."""
    place = tmp_path_factory.mktemp("expediente")
    write_clean(place / "cuentas")
    with Store.open(str(place / "a.db")) as store:
        read_folder(place / "cuentas", store, processes=1)
        desk.decide(store, 1, Verdict.APROBADA, "Todo en orden.", "Ana Solarte Paz")
    return place


@pytest.fixture
def store(read: Path) -> Iterator[Store]:
    """Only to be read."""
    with Store.open(str(read / "a.db")) as opened:
        yield opened
