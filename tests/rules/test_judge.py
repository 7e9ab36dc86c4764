"""What holds for every submission, whatever its papers say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.contracts import ContractBook
from review.model import BudgetLine, FieldValue, ItemKind, Lectura, Recognition, Resultado, State
from review.rules import judge, rules_version
from review.rules.judge import result_of
from review.rules.states import WORST_FIRST, state_of
from review.ways import checklist, laws
from review.ways.checklist import DEFAULT, When
from tests.rules.builders import CONTRACT, MARKS, VALUES, Case, later

REQUIRED = [
    "informe.contrato",
    "informe.periodo_inicio",
    "informe.periodo_fin",
    "cuenta.numero_pago",
    "cuenta.valor",
    "cuenta.periodo",
    "cuenta.contrato",
    "cuenta.documento",
    "seguridad_social.periodo",
    "seguridad_social.ibc",
    "seguridad_social.total",
    "seguridad_social.documento",
    "seguridad_social.voucher_valor",
    "banco.cuenta",
    "banco.documento",
    "banco.fecha",
    "rut.nit",
    "rut.dv",
    "rut.fecha_generacion",
    "impuestos.documento",
    "impuestos.contrato",
]
ways = st.sampled_from(["drop", "unsure", "noted"])
items = st.sets(st.sampled_from(list(ItemKind)))


@given(field=st.sampled_from(REQUIRED), way=ways, listed=st.booleans())
@settings(max_examples=120)
def test_an_item_with_an_unread_value_is_never_cumple(field: str, way: str, listed: bool) -> None:
    """A value that was not read, was read badly or is contradicted never lets its item pass."""
    judged = Case(listed=listed, **{way: [field]}).judge()
    assert judged.items[ItemKind(field.split(".")[0])].state is State.POR_REVISAR
    assert judged.result is not Resultado.COMPLETA


@pytest.mark.parametrize("way", ["drop", "unsure", "noted"])
def test_a_finding_names_the_field_that_it_could_not_rely_on(way: str) -> None:
    informe = Case(listed=True, **{way: ["informe.periodo_fin"]}).judge().items[ItemKind.INFORME]
    told = {one.about for one in informe.findings if one.state is State.POR_REVISAR}
    assert "informe.periodo_fin" in told
    whole = Case(listed=True).judge().items[ItemKind.INFORME]
    assert "informe.periodo_fin" not in {one.about for one in whole.findings}


OPTIONAL: dict[str, FieldValue] = {
    "informe.numero_pago": 6,
    "informe.valor": 999_000,
    "informe.saldo": 999_000,
    "informe.planilla": "9000000777",
    "informe.planilla_fecha": dt.date(2026, 1, 1),
    "cuenta.nit_entidad": "899999061",
    "cuenta.iva": 855_000,
    "cuenta.saldo": 999_000,
    "cuenta.rp": "345",
    "rut.responsabilidades": "48, 49",
    "rut.actividad": "0010",
    "rut.hojas": 9,
    "impuestos.base": 999_000,
    "impuestos.conceptos": 999_000,
    "impuestos.fecha_limite": dt.date(2026, 1, 1),
}
"""What papers may print besides, wrong in every case."""


@given(fields=st.sets(st.sampled_from(sorted(OPTIONAL))), way=st.sampled_from(["unsure", "noted"]))
@settings(max_examples=60)
def test_what_is_printed_besides_and_not_surely_read_changes_nothing(fields: set[str], way: str) -> None:
    """No rule fails or doubts an account for a value that was hardly read and that it can do without."""
    values = {name: OPTIONAL[name] for name in fields}
    judged = Case(
        values=values,
        contract={"entity_nit": "890399011", "budget": (BudgetLine(rp="912"),)},
        **{way: fields},
    ).judge()
    assert judged.result is Resultado.COMPLETA


@given(field=st.sampled_from(sorted(OPTIONAL)))
def test_what_is_printed_besides_and_surely_wrong_is_noticed(field: str) -> None:
    """A balance, an IVA and a limit are held against other values, which are not here."""
    judged = Case(
        values={field: OPTIONAL[field]},
        contract={"entity_nit": "890399011", "budget": (BudgetLine(rp="912"),)},
    ).judge()
    alone = field.endswith((".saldo", ".iva", ".fecha_limite"))
    assert alone or judged.result is not Resultado.COMPLETA


@given(gone=items.filter(bool), loose=st.integers(0, 2), listed=st.booleans())
@settings(max_examples=80)
def test_without_an_item_nothing_is_complete(gone: set[ItemKind], loose: int, listed: bool) -> None:
    judged = Case(without=[kind.value for kind in gone], loose=loose, listed=listed).judge()
    assert judged.result is not Resultado.COMPLETA
    assert all(judged.items[kind].state in (State.FALTA, State.POR_REVISAR) for kind in gone)


@given(
    dropped=st.sets(st.sampled_from(sorted(VALUES))),
    unsure=st.sets(st.sampled_from(sorted(VALUES))),
    gone=items,
    bare=st.sets(st.sampled_from(sorted(MARKS))),
    listed=st.booleans(),
    loose=st.integers(0, 2),
)
@settings(max_examples=150)
def test_whatever_is_missing_the_judgement_holds_together(
    dropped: set[str], unsure: set[str], gone: set[ItemKind], bare: set[str], listed: bool, loose: int
) -> None:
    """Six items in order; each the worst of its findings; evidence under every settled finding."""
    judged = Case(
        drop=dropped,
        unsure=unsure,
        without=[kind.value for kind in gone],
        marks=dict.fromkeys(bare, ()),
        listed=listed,
        loose=loose,
    ).judge()
    assert list(judged.items) == [item.kind for item in DEFAULT.items]
    for item in judged.items.values():
        assert item.findings
        assert item.state is state_of(list(item.findings))
        for finding in item.findings:
            if finding.state in (State.CUMPLE, State.NO_CUMPLE):
                assert (finding.page is not None and finding.box is not None) or finding.searched
                assert finding.page is None or finding.page not in range(9, 12)
    assert judged.result is result_of(Lectura.LEIDO, [item.state for item in judged.items.values()])


def test_the_worst_finding_decides() -> None:
    finding = Case().finding("cuenta_valor")
    assert finding is not None
    for place, worst in enumerate(WORST_FIRST):
        states = [replace(finding, state=state) for state in WORST_FIRST[place:]]
        assert state_of(states[::-1]) is worst


@pytest.mark.parametrize("lectura", [one for one in Lectura if not one.readable])
def test_an_unreadable_file_leaves_every_item_to_a_person(lectura: Lectura) -> None:
    judged = judge(Recognition((), {}), lectura=lectura, contracts=ContractBook((), (), ()))
    assert judged.result is Resultado.ILEGIBLE
    assert {item.state for item in judged.items.values()} == {State.POR_REVISAR}


@pytest.mark.parametrize("lost", [False, True])
def test_nobody_is_asked_for_a_file_that_the_program_lost(lost: bool) -> None:
    judged = judge(Recognition((), {}), lectura=Lectura.DANADO, contracts=ContractBook((), (), ()), lost=lost)
    findings = [finding for item in judged.items.values() for finding in item.findings]
    assert all((finding.request is None) is lost for finding in findings)
    assert all(("falla del programa" in finding.message) is lost for finding in findings)


def test_an_empty_recognition_lacks_everything() -> None:
    judged = judge(Recognition((), {}), lectura=Lectura.LEIDO, contracts=ContractBook((), (), ()))
    assert judged.result is Resultado.INCOMPLETA
    assert judged.items[ItemKind.INFORME].state is State.FALTA
    assert judged.items[ItemKind.RUT].state is State.POR_REVISAR


def test_reference_facts_come_from_the_list_first() -> None:
    judged = later(values={"cuenta.numero_pago": 5, "cuenta.contrato": "CPS-099-2026"}).judge()
    assert (judged.contract, judged.document, judged.contractor) == (
        CONTRACT.number,
        CONTRACT.document,
        CONTRACT.contractor,
    )
    assert (judged.payment, str(judged.period)) == (3, "2026-08")


def test_reference_facts_without_a_list_are_what_the_papers_agree_on() -> None:
    judged = Case(listed=False, values={"banco.documento": "52000111"}).judge()
    assert judged.document == VALUES["cuenta.documento"]
    assert judged.payment == 1
    assert str(judged.period) == "2026-06"


def test_an_entity_that_never_asks_for_taxes() -> None:
    requirements = tuple(
        replace(one, when=When.NUNCA) if one.kind is ItemKind.IMPUESTOS else one for one in DEFAULT.items
    )
    own = replace(DEFAULT, items=requirements, version="own")
    judged = Case(without=["impuestos"], options={"checklist": own}).judge()
    assert judged.items[ItemKind.IMPUESTOS].state is State.NO_APLICA
    assert judged.result is Resultado.COMPLETA
    assert judged.rules_version != rules_version()


def test_an_entity_that_asks_for_the_month_billed_only() -> None:
    own = replace(DEFAULT, pila_months=(checklist.PilaMonth.MES_COBRADO,))
    finding = later(options={"checklist": own}).finding("seguridad_social_periodo")
    assert finding is not None
    assert finding.state is State.NO_CUMPLE


def test_the_version_changes_with_checklist_and_laws() -> None:
    assert rules_version(DEFAULT, laws.LAWS) == rules_version()
    assert rules_version(replace(DEFAULT, version="x"), laws.LAWS) != rules_version()
    assert rules_version(DEFAULT, replace(laws.LAWS, version="x")) != rules_version()


def test_judging_is_pure() -> None:
    assert Case().judge() == Case().judge()
