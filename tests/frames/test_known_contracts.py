"""Contracts of two entities and of lists of several folders, in the tables that are counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from review import frames
from review.model import Month
from review.recognition.grammar.folder_months import month_of_place
from review.store import Store, opinions
from tests.store.filled import contract, filled, payment, submission

JUNE, MAY = Month(2026, 6), Month(2026, 5)
A, B = {"entity": "Tambillo", "entity_key": "1"}, {"entity": "San Telmo", "entity_key": "2"}
LUZ, EVA = {"document": "11111111", "contractor": "LUZ"}, {"document": "22222222", "contractor": "EVA"}
PAID = "plan_de_pagos"


def of(row: dict[str, Any]) -> dict[str, Any]:
    return {"contract_key": "K1", "contract": "K1", "entity_key": row["entity_key"]}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """K1 of two entities, each with its cuenta of June; K2 of the first, in a list and without any."""
    lists = [
        contract("K1", **A, **LUZ, total_value=100, folders=[1]),
        contract("K1", **B, **EVA, total_value=200, folders=[1]),
        contract("K2", **A, **EVA, folders=[1]),
    ]
    made = [
        submission(1, **of(A), document=LUZ["document"], value=10),
        submission(2, **of(B), document=EVA["document"], value=20),
    ]
    paid = [
        payment("K1", "pagado", PAID, payment=1, contract_id=1),
        payment("K1", "enviado", PAID, payment=1, contract_id=2),
        payment("K1", "rechazado", PAID, payment=1, contract_id=None),
    ]
    store = filled(tmp_path, made, lists, paid)
    opinions.settle(store)
    return store


def test_each_entitys_cuenta_goes_to_its_own_contract(store: Store) -> None:
    table = frames.submissions(store).set_index("id")
    assert dict(table["entidad"]) == {1: "Tambillo", 2: "San Telmo"}
    assert dict(table["estado_secop"]) == {1: "pagado", 2: "enviado"}
    assert dict(table["vigente"]) == {1: True, 2: True}
    told = frames.balance(store)
    assert list(zip(told["documento"], told["valor_total"], told["cobrado"], strict=True))[:2] == [
        ("11111111", 100, 10),
        ("22222222", 200, 20),
    ]
    assert list(frames.compliance(store, JUNE)["resultado"]) == ["completa", "completa", "sin_cuenta"]


def test_a_person_with_one_number_in_two_entities_has_two_contracts(tmp_path: Path) -> None:
    lists = [contract("K1", **A, **LUZ), contract("K1", **B, **LUZ)]
    store = filled(tmp_path, [submission(1, **of(B), document=LUZ["document"])], lists)
    assert list(frames.compliance(store, JUNE)["resultado"]) == ["sin_cuenta", "completa"]


def test_a_strangers_cuenta_with_a_known_number_is_not_that_contracts(tmp_path: Path) -> None:
    stranger = submission(1, contract="K1", contract_key="K1", document="33333333", contractor="IVO")
    store = filled(tmp_path, [stranger], [contract("K1", **A, **LUZ)])
    table = frames.compliance(store, JUNE)
    told = dict(zip(table["documento"], table["resultado"], strict=True))
    assert told == {"11111111": "sin_cuenta", "33333333": "completa"}


def test_a_cuenta_that_may_be_of_either_is_of_none(tmp_path: Path) -> None:
    lists = [contract("K1", **A, **LUZ), contract("K1", **B, **EVA)]
    paid = [payment("K1", "pagado", PAID, payment=1, contract_id=number) for number in (1, 2)]
    store = filled(tmp_path, [submission(1, contract_key="K1", document=None)], lists, paid)
    opinions.settle(store)
    (row,) = frames.submissions(store).to_dict("records")
    assert row["estado_secop"] == "sin_confirmar"
    assert pd.isna(row["entidad"])
    assert list(frames.compliance(store, JUNE)["resultado"]).count("sin_cuenta") == 1


def test_a_contract_that_no_list_has_any_more_is_not_awaited(tmp_path: Path) -> None:
    lists = [contract("K1", **A, **LUZ, folders=[1]), contract("K2", **A, **EVA, folders=[], left_out=True)]
    store = filled(tmp_path, [submission(1, **of(A), document=LUZ["document"])], lists)
    assert list(frames.contracts(store)["en_lista"]) == [True, False]
    assert list(frames.compliance(store, JUNE)["contrato"]) == ["K1"]
    assert frames.not_presented(store, JUNE, dt.date(2026, 7, 10)).empty
    assert list(frames.balance(store)["contrato"]) == ["K1", "K2"], "it is known all the same"


def test_the_table_of_contracts_tells_each_number_of_the_budget_once(tmp_path: Path) -> None:
    lines = [{"rp": "345", "cdp": "120", "fuente": "SGP"}, {"rp": "912", "cdp": "120", "rubro": "2.1"}]
    lists = [contract("K1", **A, **LUZ, budget=lines), contract("K2", **A, **EVA)]
    first, second = frames.contracts(filled(tmp_path, [], lists)).to_dict("records")
    told = {"cdp": "120", "rp": "345, 912", "rubro": "2.1", "fuente": "SGP"}
    assert {name: first[name] for name in told} == told
    assert pd.isna(first["dependencia"])
    assert pd.isna(second["rp"])


UNREAD = {"lectura": "cifrado", "result": "ilegible", "machine_result": "ilegible", "period": None}


@pytest.mark.parametrize(
    ("archivo", "folder", "month"),
    [
        ("2026-06/enviadas/K1.pdf", "/cuentas", JUNE),
        ("enviadas/K1.pdf", "/cuentas/Junio_2026", JUNE),
        ("2026-06/corregidas mayo 2026/K1.pdf", "/cuentas 2026-04", MAY),
        ("enviadas/K1 junio 2026.pdf", "/cuentas", None),
    ],
)
def test_the_month_of_a_place_is_that_of_the_nearest_folder(
    archivo: str, folder: str, month: Month | None
) -> None:
    assert month_of_place(archivo, folder) == month


def test_what_came_and_nobody_could_read_is_not_absent(tmp_path: Path) -> None:
    lists = [contract("K1", **A, **LUZ, folders=[1]), contract("K2", **A, **EVA, folders=[1])]
    made = [
        submission(1, **of(A), document=LUZ["document"]),
        submission(2, contract="K2", contract_key="K2", archivo="2026-06/K2.pdf", document=EVA["document"],
                   entity_key="1", **UNREAD),
        submission(3, **of(A), archivo="2026-06/K1 otra vez.pdf", document=LUZ["document"], **UNREAD),
        submission(4, contract=None, contract_key=None, archivo="2026-06/x.pdf", document=None, **UNREAD),
    ]  # fmt: skip
    store = filled(tmp_path, made, lists)
    table = frames.compliance(store, JUNE)
    told = list(zip(table["contrato"], table["resultado"], table["submission_id"], strict=True))
    assert told == [("K1", "completa", 1), ("K2", "ilegible", 2)]
    assert frames.not_presented(store, JUNE, dt.date(2026, 7, 10)).empty
    by_month = frames.compliance_by_month(store).set_index("contrato")["2026-06"]
    assert (by_month["K1"], by_month["K2"]) == ("completa", "ilegible")


def test_nothing_is_awaited_before_the_first_month_read(tmp_path: Path) -> None:
    lists = [
        contract("K1", **A, **LUZ, folders=[1]),
        contract("K2", **A, **EVA, folders=[1]),
        contract("K3", **B, **EVA, folders=[]),
        contract("K4", folders=None),
    ]
    made = [
        submission(1, **of(A), document=LUZ["document"]),
        submission(2, contract="OTRO", contract_key="OTRO", entity_key="9", period="2026-05", present=False),
    ]
    store = filled(tmp_path, made, lists)
    assert list(frames.contracts(store)["primer_mes"].fillna("")) == ["2026-06", "2026-06", "", ""]
    july = dt.date(2026, 7, 10)
    assert sorted(frames.not_presented(store, JUNE, july)["contrato"]) == ["K2", "K3", "K4"]
    assert sorted(frames.not_presented(store, MAY, july)["contrato"]) == ["K3", "K4"]
