"""What is kept for a folder comes back as it was: contracts, exceptions, settings; and whose is whose."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from review.contracts import ContractBook
from review.model import BudgetLine, Contract, Month, SecopPayment, SecopSource, SecopState
from review.store import contracts_in_force, settings, waiver_rows
from review.store import schema as t
from review.store.parties import Contracts, parties
from review.store.settings import SettingKind
from tests.store.filled import filled

DAY = dt.date(2026, 7, 1)
CONTRACT = Contract(
    "CPS-014-2026",
    document="1061700001",
    extended_to=DAY,
    added_value=5,
    suspensions=((DAY, dt.date(2026, 7, 9)),),
    assigned_on=DAY,
    assignor="34550002",
    risk_class="IV",
    pensioner=False,
    duties=("Apoyar", "Atender"),
    asks=("examen médico",),
    budget=(
        BudgetLine("contrato", "120", DAY, 9, "345", DAY, 8, "2.1.2", "Servicios", "SGP", "Salud"),
        BudgetLine(tramo="reducción", rp="345", rp_value=-3),
    ),
)
PAYMENT = SecopPayment(
    "CPS-014-2026", SecopState.PAGADO, SecopSource.PLAN_DE_PAGOS, 1, Month(2026, 6), 9, 8, 7, "1", DAY, DAY,
    DAY, DAY, "9000000001", DAY, "1061700001",
)  # fmt: skip


def test_contracts_and_payments_come_back_whole(tmp_path: Path) -> None:
    store = filled(tmp_path)
    book = ContractBook((CONTRACT,), (PAYMENT,), ("una nota",))
    contracts_in_force.take_list(store, 1, book, path=None, stamp="1")
    assert contracts_in_force.load(store, 1) == book


@pytest.mark.parametrize("table", [t.WAIVERS, t.WAIVER_WITHDRAWALS, t.SETTINGS], ids=lambda one: one.name)
def test_a_persons_acts_on_a_folder_are_only_added(tmp_path: Path, table: sa.Table) -> None:
    store = filled(tmp_path)
    number = waiver_rows.add(
        store, 1, code="rut_falta", contract_key=None, reason="x", until=DAY, author="Ana"
    )
    assert waiver_rows.in_force(store)[1][0].id == number
    waiver_rows.withdraw(store, number, reason="y", author="Ana")
    assert waiver_rows.in_force(store) == {}
    settings.put(store, 1, SettingKind.LAWS, "texto", "Ana")
    settings.put(store, 1, SettingKind.LAWS, None, "Ana")
    assert settings.applied(store, 1) == {}
    assert [row["text"] for row in settings.log(store, 1)] == ["texto", None]
    for statement in (sa.update(table).values(author="Otra"), sa.delete(table)):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
            connection.execute(statement)


def line(number: int, document: str | None, folder: int = 1) -> dict[str, object]:
    return {"id": number, "folder_id": folder, "contract_key": "K1", "document": document, "entity_key": None}


def test_one_number_of_two_people_is_two_contracts_and_an_heirs_is_one() -> None:
    told = Contracts(
        [{"key": "K1", "document": "11111111", "entity_key": "a", "assignor": "22222222"}]
    )  # fmt: skip
    found = parties([line(1, "11111111"), line(2, "22222222"), line(3, "33333333")], told)
    assert found[1] == found[2], "who gave it over, and who took it"
    assert found[3] != found[1]
    alone = parties([line(1, "11111111"), line(2, None)], Contracts([]))
    assert alone[1] == alone[2], "nobody else has that number"
    assert parties([{**line(1, "1"), "contract_key": None}], told) == {1: None}


def test_a_cuenta_that_names_nobody_is_not_of_either_contract_with_its_number() -> None:
    lists = [
        {"key": "K1", "document": "11111111", "entity_key": "1", "assignor": None},
        {"key": "K1", "document": "22222222", "entity_key": "2", "assignor": None},
    ]
    found = parties([line(1, "11111111"), line(2, None)], Contracts(lists))
    assert found[1] != found[2], "nothing tells whose it is"
    found = parties([line(1, "11111111"), line(2, None)], Contracts(lists[:1]))
    assert found[1] == found[2]


def test_a_contract_whose_entity_is_told_otherwise_keeps_its_cuentas_together() -> None:
    told = [{"key": "K1", "document": "11111111", "entity_key": "899995774", "assignor": None}]
    named, numbered = ({**line(n, "11111111"), "entity_key": key} for n, key in ((1, "tambillo"), (2, None)))
    found = parties([named, numbered], Contracts(told))
    assert found[1] == found[2], "one was judged when only the name of the entity was known"
