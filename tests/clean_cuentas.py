"""Cuentas in which everything complies, read from their PDFs: what may be approved without opening each."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.pipeline import read_folder
from review.store import Store
from tests.made_once import made_once
from tests.whole_cuentas import FIRST, JULY, OTHERS, SECOND, contracts, draw, facts, put

IDS = (1, 2)
EACH = 5_200_000
TOTAL = EACH * len(IDS)


def write_clean(papers: Path) -> None:
    """The papers of two contracts, a cuenta of each, and their list."""
    for name, deal in (("a", FIRST), ("b", OTHERS)):
        put(papers / f"{name}.pdf", draw(facts(deal, JULY)))
    contracts(papers, FIRST, OTHERS, SECOND)


def clean_database(factory: pytest.TempPathFactory) -> Path:
    """A database of them, read once a session; whoever writes in it takes a copy."""
    return made_once(factory, "clean_cuentas", lambda: _read(factory.mktemp("clean")))


def _read(place: Path) -> Path:
    write_clean(place / "cuentas")
    with Store.open(str(place / "a.db")) as store:
        read_folder(place / "cuentas", store, processes=1)
    return place / "a.db"
