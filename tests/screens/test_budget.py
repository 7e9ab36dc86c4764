"""The budget on the screens: what is left of each RP in Pagos, what pays the contract in Revisar."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from review.store import Store
from review.store import schema as t
from tests.screens.conftest import Opener
from tests.screens.drawn import components
from tests.screens.test_secop_page import told

LINES = [
    {
        "tramo": "contrato",
        "cdp": "120",
        "rp": "345",
        "rp_value": 2_000_000,
        "rubro": "2.1",
        "rubro_name": "Aseo",
    },
    {"tramo": "**adición** 1", "rp": "912", "rp_value": 1_000_000, "fuente": "SGP", "dependencia": "Salud"},
]


@pytest.fixture
def budgeted(filled: Path, tmp_path: Path) -> Path:
    """The example, in which a list told the budget of the first contract."""
    path = Path(shutil.copy(filled, tmp_path / "visto.db"))
    with Store.open(str(path)) as store, store.writing() as connection:
        connection.execute(sa.update(t.CONTRACTS).where(t.CONTRACTS.c.id == 1).values(budget=LINES))
    return path


def test_pagos_tells_what_is_left_of_each_rp(look: Opener, budgeted: Path) -> None:
    app = look("pagos", budgeted, vista="rp")
    (drawn,) = (one for one in components(app, "table") if one["caption"] == "Lo que queda de cada RP")
    first, second = (row["cells"] for row in drawn["rows"])
    assert first["contratista"]["sub"] == "CPS-000-2026"
    assert (first["rp"]["text"], first["rp"]["sub"]) == ("345", "contrato, CDP 120")
    assert first["saldo"] == "$ 0"
    assert first["cuentas"]["sub"].endswith("por orden")
    assert second["saldo"].startswith("-$ ")
    assert (second["fuente"]["text"], second["fuente"]["sub"]) == ("SGP", "Salud")
    assert "A 1 RP no le alcanza." in told(app)


def test_pagos_says_what_to_do_where_no_list_tells_it(look: Opener, filled: Path) -> None:
    assert "suba la lista de presupuesto" in told(look("pagos", filled, vista="rp"))


def test_revisar_tells_what_pays_the_contract(look: Opener, budgeted: Path, filled: Path) -> None:
    words = told(look("revisar", budgeted, cuenta=1))
    assert (
        "Presupuesto: contrato: CDP 120, RP 345 ($\u00a02.000.000), rubro 2.1 Aseo; **adición** 1: RP 912"
        in words
    )
    assert "Presupuesto" not in told(look("revisar", filled, cuenta=1))
