"""The contracts in force tell the same whether all are loaded or they are asked for as they are wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.contracts import ContractBook
from review.contracts.book import Said
from review.model import Contract, SecopPayment, SecopSource, SecopState
from review.store import Store, contracts_in_force, folders
from tests.store.test_scale import asked

ANA, LUIS, LUZ = "1061700001", "1061700002", "1061700003"
CITY, HOSPITAL = "800100200", "890300400"
MINE = (
    Contract("CPS-014-2026", document=ANA, entity_nit=CITY, secop_id="CO1.PCCNTR.9730346"),
    Contract("CPS-014-2025", document=ANA, entity_nit=CITY),
    Contract("045-GTH-2026", document=LUIS, entity_nit=CITY, budget=()),
    Contract("4161.010.26.1.0001.2026", document=LUZ, assignor=LUIS, entity_nit=CITY),
    Contract("114-2026", entity_nit=CITY, secop_id="CPS-020-26"),
    Contract("sin número", document="1061700009"),
)
OTHERS = (
    Contract("CPS-014-2026", document=LUZ, entity_nit=HOSPITAL),
    Contract("CPS-2026-2026", document=LUIS, entity_nit=HOSPITAL, start=dt.date(2026, 1, 2)),
    Contract("CO1.PCCNTR.9999999", document="1061700008", entity_nit=HOSPITAL),
    Contract("4600012345", entity_nit=HOSPITAL),
    Contract("contratos varios", document=ANA),
)
NUMBERS = (
    "CPS-014-2026", "cps 14 de 2025", "014 de 2026", "CPS-14-26", "GTH-045-2026", "045-GTH-26", "45-2026",
    "4161.10.26.1.1.2026", "CO1.PCCNTR.9730346", "co1.pccntr.9999999", "CPS-020-2026", "CPS-20-26", "20",
    "114", "2026-2026", "46000 12345", "4600012345", "CPS-999-2026", "26", "CPS-2026-2026", "9730346",
    "sin número", "",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "visto.db")) as opened:
        for path, listed in (("/mias", MINE), ("/otras", OTHERS), ("/sin lista", ())):
            folder = folders.get_or_add(opened, path).id
            paid = tuple(
                SecopPayment(one.number, state, SecopSource.PLAN_DE_PAGOS, payment=number, document=who)
                for one in listed[:4]
                for number, state in enumerate((SecopState.PAGADO, SecopState.ENVIADO), 1)
                for who in (one.document, None)
            )
            book = ContractBook(tuple(listed), paid, (f"una nota de {path}",))
            contracts_in_force.take_list(opened, folder, book, path=None, stamp=path)
        yield opened


def _books(store: Store, folder_id: int) -> tuple[ContractBook, ContractBook]:
    return tuple(contracts_in_force.load(store, folder_id, for_few=few) for few in (False, True))  # type: ignore[return-value]


@pytest.mark.parametrize("folder_id", [1, 2, 3])
def test_the_same_contract_is_found(store: Store, folder_id: int) -> None:
    whole, few = _books(store, folder_id)
    told = set()
    for number in NUMBERS:
        for person in (None, ANA, LUIS, LUZ, "1061700008", "1061700009"):
            for entity in (None, CITY, f"{HOSPITAL}-1"):
                for archivo in ("cuenta.pdf", f"{number or 'CPS-014-2026'} {ANA}.pdf"):
                    said = Said.of([number], filter(None, [person]), archivo, filter(None, [entity]))
                    found = whole.find(said)
                    assert few.find(said) == found, said
                    told.add(found.contract)
    assert len(told) > len(MINE)
    among = whole.find(Said.of(["CPS-014-2026"], [], "c.pdf")).among
    assert len(among) == (2 if folder_id == 3 else 0)


@pytest.mark.parametrize("folder_id", [1, 2])
def test_the_same_is_told_of_each(store: Store, folder_id: int) -> None:
    whole, few = _books(store, folder_id)
    assert few.notes == whole.notes == (f"una nota de {'/mias' if folder_id == 1 else '/otras'}",)
    assert [few.with_number(number) for number in NUMBERS] == [whole.with_number(one) for one in NUMBERS]
    found = [whole.payments_of(one) for one in whole.contracts]
    assert [few.payments_of(one) for one in whole.contracts] == found
    assert {len(one) for one in found} >= {0, 2}
    without = contracts_in_force.load(store, folder_id, payments=False)
    assert [without.payments_of(one) for one in whole.contracts] == found
    assert without.payments == ()


def test_not_all_are_loaded_and_each_question_is_asked_once(store: Store) -> None:
    few = contracts_in_force.load(store, 1, for_few=True)
    said = Said.of(["CPS-014-2025"], [ANA], "cuenta.pdf")
    assert few.find(said).contract == MINE[1]
    with asked(store) as questions:
        assert few.find(said).contract == MINE[1]
    assert questions == []
    assert few.contracts == few.payments == ()
