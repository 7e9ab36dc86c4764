"""The table of RPs: what the cuentas in force take of each, and what is left."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from review import frames
from review.model import Verdict
from review.store import opinions
from tests.store.filled import contract, filled, submission

LUZ = {"document": "1061700001", "contractor": "LUZ DARY RÍOS"}
LINES = [
    {
        "tramo": "contrato",
        "rp": "345",
        "rp_value": 3_000_000,
        "rp_date": "2026-01-15",
        "rubro": "2.1",
        "fuente": "SGP",
    },
    {"tramo": "adición 1", "rp": "912", "rp_value": 1_000_000, "cdp": "480", "rubro": "2.1"},
    {"tramo": "adición 2", "cdp": "555"},
]


def test_what_is_left_of_each_rp(tmp_path: Path) -> None:
    cuentas = [
        submission(1, contract="K1", contract_key="K1"),
        submission(2, contract="K1", contract_key="K1", period="2026-07", payment=2),
        submission(
            3, contract="K1", contract_key="K1", period="2026-08", payment=3, rp="0345", value=500_000
        ),
        submission(4, contract="K1", contract_key="K1", period="2026-09", payment=4, value=None),
        submission(5, contract="K2", contract_key="K2"),
    ]
    lists = [contract("K1", **LUZ, budget=LINES), contract("K2", **LUZ)]
    table = frames.budget(filled(tmp_path, cuentas, lists))
    assert list(table["contrato"]) == ["K1"] * 3, "of a contract without budget nothing is told"
    first, second, bare = table.to_dict("records")
    assert (first["rp"], first["tramo"], first["rubro"], first["fuente"]) == ("345", "contrato", "2.1", "SGP")
    assert (first["cuentas"], first["por_su_rp"], first["por_orden"]) == (3, 1, 2)
    assert (first["valor"], first["cobrado"], first["saldo"]) == (3_000_000, 3_500_000, -500_000)
    assert (second["rp"], second["cdp"], second["cobrado"], second["saldo"]) == (
        "912",
        "480",
        600_000,
        400_000,
    )
    assert (second["cuentas"], second["sin_valor"]) == (2, 1)
    assert (bare["tramo"], bare["cdp"]) == ("adición 2", "555")
    assert pd.isna(bare["rp"])
    assert pd.isna(bare["saldo"])


def test_a_cuenta_that_was_sent_back_takes_nothing(tmp_path: Path) -> None:
    lists = [contract("K1", **LUZ, budget=LINES[:1])]
    store = filled(tmp_path, [submission(1, contract="K1", contract_key="K1")], lists)
    assert list(frames.budget(store)["saldo"]) == [1_200_000]
    returned = {"submission_id": 1, "verdict": Verdict.DEVUELTA.value, "author": "Ana", "sha256": "1" * 64}
    opinions.append(store, "decisions", [returned | {"rules_version": "1", "reason": "Falta el informe"}])
    assert list(frames.budget(store)["saldo"]) == [3_000_000]
