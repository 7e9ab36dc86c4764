"""Who has not presented the cuenta of a month, in working days, and what SECOP says of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from review import frames
from review.model import Month
from review.recognition.grammar.ids import contract_key
from review.store import Store
from tests.store.filled import contract, filled, payment, submission

JUNE = Month(2026, 6)
SECOP_ID = "CO1.PCCNTR.9000002"
JANUARY, DECEMBER = dt.date(2026, 1, 15), dt.date(2026, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """K1 billed June; the others did not: in force, ending on the 18th, with prórroga, not begun, ended,
    suspended all month, and with unknown dates."""
    lists: list[dict[str, Any]] = [
        contract("K1", start=JANUARY, end=DECEMBER),
        contract("K2", contractor="EVA", supervisor="SOL", start=JANUARY, end=DECEMBER, secop_id=SECOP_ID),
        contract("K3", contractor="IVO", start=JANUARY, end=dt.date(2026, 6, 18)),
        contract("K4", contractor="LUZ", start=JANUARY, end=dt.date(2026, 4, 30), extended_to=DECEMBER),
        contract("K5", start=dt.date(2026, 7, 1), end=DECEMBER),
        contract("K6", start=JANUARY, end=dt.date(2026, 5, 31)),
        contract("K7", start=JANUARY, end=DECEMBER, suspensions=[["2026-05-20", "2026-07-10"]]),
        contract("K8", contractor="ZOE"),
    ]
    payments = [
        payment(contract_key(SECOP_ID), "pendiente_registro", "plan_de_pagos", payment=5),
        payment(contract_key(SECOP_ID), "rechazado", "plan_de_pagos", payment=6),
        payment("K4", "pagado", "plan_de_pagos", payment=5),
    ]
    return filled(tmp_path, [submission(1, document=None)], lists, payments)


def test_those_in_force_without_a_cuenta_the_latest_first(store: Store) -> None:
    table = frames.not_presented(store, JUNE, dt.date(2026, 7, 10))
    assert list(table["contrato"]) == ["K3", "K2", "K4", "K8"]
    assert list(table["dias_habiles"]) == [15, 8, 8, 8], "the 29th of June is a holiday"
    assert list(table["plazo"]) == [
        pd.Timestamp("2026-06-25"),
        *[pd.Timestamp("2026-07-07")] * 3,
    ]
    assert list(table["dias_restantes"]) == [-10, -3, -3, -3]


def test_secop_is_told_by_the_payment_and_its_silence_aloud(store: Store) -> None:
    table = frames.not_presented(store, JUNE, dt.date(2026, 7, 10)).set_index("contrato")
    assert table.loc["K2", "estado_secop"] == "rechazado", "payment 6, not 5"
    assert table.loc["K2", "pago"] == 6
    assert table.loc["K4", "estado_secop"] == "sin_datos"
    assert table["pago"].isna()["K8"]
    assert table.loc["K2", "supervisor"] == "SOL"


def test_before_the_deadline_the_days_left_are_told(store: Store) -> None:
    table = frames.not_presented(store, JUNE, dt.date(2026, 7, 2)).set_index("contrato")
    assert (table.loc["K2", "dias_habiles"], table.loc["K2", "dias_restantes"]) == (2, 3)
    early = frames.not_presented(store, JUNE, dt.date(2026, 6, 26)).set_index("contrato")
    assert (early.loc["K2", "dias_habiles"], early.loc["K2", "dias_restantes"]) == (0, 6)
