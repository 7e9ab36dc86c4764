"""The contracts of a database out of the lists of its folders, and what taking a list changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.contracts import ContractBook
from review.contracts.book import Said
from review.contracts.contract_identity import Tie, entity_key, tie
from review.contracts.known import Telling, gathered
from review.contracts.list_changes import lines, take_list
from review.model import BudgetLine, Contract, SecopPayment, SecopSource, SecopState

K = "CPS-014-2026"
A_NIT, B_NIT = "899995774", "899996209"
LUZ = Contract(K, "Luz Dary Ríos Parra", "1061700001", "Tambillo", A_NIT, monthly_value=1_800_000)
EVA = Contract(K, "Eva Polo Sáenz", "34550002", "San Telmo", B_NIT)
INES = Contract("CPS-020-2026", "María Inés Tobar", "34550003", "Tambillo", A_NIT)
END, LATER = dt.date(2026, 11, 30), dt.date(2026, 12, 31)


def told(*lists: tuple[int, list[Contract]]) -> tuple[Telling, ...]:
    """What is told after these lists of folders, one after the other."""
    tellings: tuple[Telling, ...] = ()
    for folder, contracts in lists:
        tellings, _ = take_list(tellings, folder, ContractBook(tuple(contracts)))
    return tellings


def known(*lists: tuple[int, list[Contract]]) -> list[Contract]:
    return [entry.contract for entry in gathered(told(*lists))]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (LUZ, Tie.PERSON),
        (EVA, Tie.NONE),
        (replace(EVA, entity_nit=A_NIT), Tie.ENTITY),
        (replace(EVA, entity_nit=None), Tie.NONE),
        (replace(EVA, entity_nit=None, assignor="1061700001"), Tie.PERSON),
        (replace(LUZ, entity_nit=f"{A_NIT}-3"), Tie.PERSON),
        (replace(LUZ, entity_nit=B_NIT), Tie.NONE),
        (Contract(K, "RIOS PARRA LUZ DARY"), Tie.MAY_BE),
        (Contract(K, "Eva Polo Sáenz"), Tie.NONE),
        (Contract(K), Tie.MAY_BE),
    ],
)
def test_a_number_alone_does_not_make_one_contract(other: Contract, expected: Tie) -> None:
    assert tie(LUZ, other) is expected
    assert tie(other, LUZ) is expected


def test_an_entity_is_its_nit_in_any_spelling_else_its_name() -> None:
    assert entity_key("899.995.774-3", "X") == entity_key(A_NIT, "Y") == A_NIT
    assert entity_key(None, "Alcaldía de Tambillo") == entity_key("", "ALCALDIA DE TAMBILLO")
    assert entity_key(None, None) is None


def test_two_folders_with_the_same_list_know_its_contracts_once() -> None:
    assert known((1, [LUZ, INES]), (2, [LUZ, INES])) == [LUZ, INES]
    (first, _) = gathered(told((1, [LUZ, INES]), (2, [LUZ])))
    assert first.folders == {1, 2}


def test_the_newest_list_decides_and_what_it_leaves_empty_is_kept() -> None:
    dearer = replace(LUZ, monthly_value=1_900_000, supervisor=None)
    assert known((1, [replace(LUZ, supervisor="Ana")]), (2, [dearer])) == [replace(dearer, supervisor="Ana")]
    assert known((2, [dearer]), (1, [LUZ])) == [LUZ]


def test_a_value_that_a_folders_own_list_takes_back_is_gone() -> None:
    suspended = replace(LUZ, suspensions=((END, LATER),))
    assert known((1, [suspended]), (1, [LUZ])) == [LUZ]


def test_what_was_told_on_top_of_another_end_or_value_is_not_kept() -> None:
    longer = replace(LUZ, end=END, extended_to=LATER, total_value=10, added_value=5)
    assert known((1, [longer]), (2, [replace(LUZ, end=END, total_value=10)])) == [longer]
    shown = replace(LUZ, end=LATER, total_value=15)
    assert known((1, [longer]), (2, [shown])) == [shown]


def test_another_person_brings_no_bank_account_of_the_one_before() -> None:
    before = replace(LUZ, bank="Bancolombia", account="24012345678", purpose="Apoyo")
    taken_over = replace(EVA, entity=LUZ.entity, entity_nit=A_NIT, assignor=LUZ.document)
    assert known((1, [before]), (2, [taken_over])) == [
        replace(taken_over, purpose="Apoyo", monthly_value=LUZ.monthly_value)
    ]


def test_the_same_number_of_two_entities_stays_apart_in_any_order() -> None:
    assert known((1, [LUZ]), (2, [EVA])) == [LUZ, EVA]
    assert known((1, [LUZ]), (2, [EVA]), (3, [EVA, LUZ])) == [LUZ, EVA]
    alone = Contract(K)
    assert known((1, [LUZ]), (2, [EVA]), (3, [alone])) == [LUZ, EVA, alone], "nothing tells which it is"


def test_a_document_corrected_in_the_same_list_is_no_other_contract() -> None:
    wrong = replace(LUZ, document="1061700009", entity_nit=None)
    tellings = told((1, [wrong, INES]))
    tellings, report = take_list(tellings, 1, ContractBook((replace(LUZ, entity_nit=None), INES)))
    assert [entry.contract.document for entry in gathered(tellings)] == [LUZ.document, INES.document]
    ((change,),) = [one.fields for one in report.changed]
    assert (change.title, change.before, change.after) == ("documento", "1061700009", "1061700001")


def test_a_report_tells_new_changed_unchanged_and_left_out() -> None:
    tellings = told((1, [LUZ, INES, EVA]))
    book = ContractBook((replace(LUZ, monthly_value=2_000_000), EVA, Contract("CPS-099-2026")))
    tellings, report = take_list(tellings, 1, book)
    assert (report.added, report.unchanged, report.left_out) == (("CPS-099-2026",), 1, ("CPS-020-2026",))
    assert list(lines(report)) == [
        "1 contrato nuevo, 1 con cambios y 1 sin cambios.",
        "CPS-014-2026 (Luz Dary Ríos Parra): valor mensual: $ 2.000.000 (antes: $ 1.800.000).",
        "La lista ya no trae 1 contrato que antes traía: CPS-020-2026. Se siguen conociendo, pero ya no se "
        "espera su cuenta cada mes.",
    ]
    entries = {entry.contract.number: entry for entry in gathered(tellings)}
    assert entries["CPS-020-2026"].folders == frozenset(), "known, and in no list"
    _, again = take_list(tellings, 1, book)
    assert again.quiet
    assert again.unchanged == 3
    _, back = take_list(tellings, 1, ContractBook((INES,)))
    assert back.added == ()


def test_a_report_tells_what_changed_of_the_budget_line_by_line() -> None:
    line = BudgetLine(
        "contrato", "120", None, 9_000_000, "345", dt.date(2026, 1, 15), 9_000_000, "2.1", "Aseo"
    )
    before = told((1, [replace(LUZ, budget=(line,))]))
    added = BudgetLine("adición 1", rp="501", fuente="SGP", dependencia="Salud")
    after, report = take_list(before, 1, ContractBook((replace(LUZ, budget=(line, added)),)))
    first = "contrato: CDP 120 ($ 9.000.000), RP 345 (15/01/2026, $ 9.000.000), rubro 2.1 Aseo"
    (change,) = report.changed[0].fields
    assert (change.title, change.before) == ("presupuesto", first)
    assert change.after == f"{first}; adición 1: RP 501, fuente SGP, dependencia Salud"
    kept = take_list(after, 2, ContractBook((LUZ,)))[0]
    assert [one.contract.budget for one in gathered(kept)] == [(line, added)], (
        "a list without it takes nothing"
    )


def test_states_of_payments_go_with_their_contract_and_the_newest_list_decides() -> None:
    def paid(state: SecopState, number: int, whose: Contract) -> SecopPayment:
        return SecopPayment(K, state, SecopSource.CONTRATOS, number, None, None,
                            document=whose.document, entity_nit=whose.entity_nit)  # fmt: skip

    sent, back = paid(SecopState.APROBADO, 1, LUZ), paid(SecopState.RECHAZADO, 1, LUZ)
    second, evas = paid(SecopState.ENVIADO, 2, LUZ), paid(SecopState.PAGADO, 1, EVA)
    book = ContractBook((LUZ, EVA), (sent, second, evas))
    assert book.payments_of(LUZ) == (sent, second)
    assert book.payments_of(EVA) == (evas,)
    tellings, _ = take_list((), 1, book)
    tellings, report = take_list(tellings, 2, ContractBook((LUZ,), (back,)))
    luz, eva = gathered(tellings)
    assert luz.payments == (back, second)
    assert eva.payments == (evas,)
    ((change,),) = [one.fields for one in report.changed]
    assert (change.before, change.after) == ("aprobado", "rechazado")


def test_a_payment_that_may_be_of_two_contracts_is_of_none() -> None:
    row = SecopPayment(K, SecopState.PAGADO, SecopSource.CONTRATOS, 1)
    assert ContractBook((LUZ, EVA), (row,)).payments_of(LUZ) == ()
    assert ContractBook((LUZ,), (row,)).payments_of(LUZ) == (row,)


@pytest.mark.parametrize(
    ("numbers", "people", "entities", "own", "expected"),
    [
        ([K], ["1061700001"], [], [], LUZ),
        ([K], [], [B_NIT], [], EVA),
        ([K], [], [], [], None),
        ([K], [], [], [EVA], EVA),
        ([K], ["77777777"], [], [], None),
        ([K], ["77777777"], [A_NIT], [], LUZ),
        ([K], ["77777777"], [], [LUZ], LUZ),
        (["CPS-020-2026"], [], [], [], INES),
        (["CPS-020-2026"], [], ["800000001"], [], None),
        (["CPS-020-2026"], [], ["800000001"], [INES], INES),
        ([], ["34550003"], [], [], INES),
        (["OPS-700-2026"], ["34550003"], [], [], None),
        (["OPS-700-2026"], ["34550003"], [A_NIT], [], INES),
        (["OPS-700-2026"], ["34550003"], [], [INES], INES),
    ],
)
def test_a_contract_of_others_lists_must_not_be_contradicted(
    numbers: list[str], people: list[str], entities: list[str], own: list[Contract], expected: Contract | None
) -> None:
    book = ContractBook((LUZ, EVA, INES), own=frozenset(own))
    assert book.find(Said.of(numbers, people, "", entities)).contract == expected


def test_several_that_nothing_tells_apart_are_told() -> None:
    found = ContractBook((LUZ, EVA, INES), own=frozenset()).find(Said.of([K], [], ""))
    assert (found.contract, found.among) == (None, (LUZ, EVA))
