"""Which contracts end soon, and what is left to bill of each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from review import frames
from review.store import Store, settings
from review.store.settings import SettingKind
from review.ways import checklist
from tests.store.filled import contract, filled, submission

TODAY = dt.date(2026, 6, 10)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One ends today, one in 30 days with a prórroga that counts, one in 31, one ended, one has no end, one
    left the list."""
    own = {"contract": "K1", "contract_key": "K1", "document": None}
    return filled(
        tmp_path,
        [
            submission(1, **own, value=100),
            submission(2, **own, value=None, period="2026-05", payment=2),
            submission(3, **own, value=100, current=False),
        ],
        [
            contract("K1", contractor="ANA", supervisor="SOL", end=TODAY, total_value=900, added_value=100),
            contract("K2", contractor="EVA", end=dt.date(2026, 6, 1), extended_to=dt.date(2026, 7, 10)),
            contract("K3", end=dt.date(2026, 7, 11)),
            contract("K4", end=dt.date(2026, 6, 9)),
            contract("K5"),
            contract("K6", end=TODAY, left_out=True),
        ],
    )


def test_those_that_end_within_the_days_of_the_list_the_first_first(store: Store) -> None:
    table = frames.ending(store, TODAY)
    assert list(zip(table["contrato"], table["dias"], strict=True)) == [("K1", 0), ("K2", 30)]


def test_what_is_left_to_bill_is_the_whole_value_less_the_cuentas_in_force(store: Store) -> None:
    first, second = frames.ending(store, TODAY).to_dict("records")
    assert (first["valor_total"], first["cobrado"], first["pendiente"]) == (1000, 100, 900)
    assert (first["sin_valor"], first["ultimo_periodo"], first["supervisor"]) == (1, "2026-06", "SOL")
    assert pd.isna(second["pendiente"])


def test_an_entity_says_how_many_days_before(store: Store) -> None:
    text = checklist.PACKAGED.read_text("utf-8")
    assert "dias_aviso_fin = 30" in text
    own = text.replace("dias_aviso_fin = 30", "dias_aviso_fin = 31")
    settings.save_file(store, 1, SettingKind.CHECKLIST, stamp="1", text=own, problem=None)
    assert list(frames.ending(store, TODAY)["contrato"]) == ["K1", "K2", "K3"]
