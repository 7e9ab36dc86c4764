"""The SECOP II card of a decided cuenta, and the two lists of what differs between here and there."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from review import desk
from review.contracts.exports import FileReport, ImportReport
from review.contracts.list_headings import ListLayout
from review.desk import Passing, SecopCard, SubmissionView
from review.desk.secop_pending import HERE, THERE, Tally, tally, tally_told
from review.frames.passing import passing_of
from review.model import (
    BudgetLine,
    Contract,
    Decision,
    FieldType,
    ItemKind,
    Month,
    SecopSource,
    SecopState,
    State,
    Verdict,
)
from review.store import Store, imports, opinions, settings
from review.store.settings import SettingKind
from tests.store.filled import filled, submission

TODAY = dt.date(2026, 7, 14)
REMARKS = (
    "Actividades de la cuenta de cobro n.º 001 de junio de 2026 recibidas a satisfacción por la supervisión."
)
AT = dt.datetime(2026, 7, 10, 15, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
LIST = """version = 1
entidad = "X"
[[justificacion]]
desde = 2026-01-01
caracteres = 60
fuente = "La pantalla"
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path)


def decided(store: Store, verdict: Verdict, reason: str = "", **changes: object) -> SubmissionView:
    """The cuenta as it is seen once it is decided."""
    seen = desk.submission(store, 1)
    assert seen is not None
    decision = Decision(1, verdict, reason, "Ana", AT, seen.sha256, "1")
    return dataclasses.replace(seen, decision=decision, **changes)  # type: ignore[arg-type]


def card(store: Store, view: SubmissionView) -> SecopCard:
    made = desk.secop_card(store, view, TODAY)
    assert made is not None
    return made


def fields(made: SecopCard) -> dict[str, str | None]:
    return {one.label: one.value for step in made.steps for one in step.fields}


def test_nothing_to_do_before_a_decision_nor_for_a_version_that_was_replaced(store: Store) -> None:
    seen = desk.submission(store, 1)
    assert seen is not None
    assert desk.secop_card(store, seen, TODAY) is None
    assert desk.secop_card(store, decided(store, Verdict.APROBADA, current=False), TODAY) is None


def test_an_approval_is_typed_in_the_order_of_the_screens(store: Store) -> None:
    contract = Contract("K1", budget=(BudgetLine("contrato", rp="4561"),))
    made = card(store, decided(store, Verdict.APROBADA, contract_data=contract))
    assert [step.button for step in made.steps] == ["Confirmar", "Aprobar"]
    assert "Confirmar plan" in made.steps[0].where
    assert "pago 001 › Detalle" in made.steps[1].where
    assert fields(made) == {
        "Fecha real de entrega": "30/06/2026",
        "Observaciones": REMARKS,
        "Fecha de recepción": "01/07/2026",
        "Código RP": "4561",
        "Entrega": "1",
        "Valor": "1800000",
        "Amortización": "0",
    }


def test_the_delivery_ends_with_the_informe_or_with_the_contract(store: Store) -> None:
    view = decided(store, Verdict.APROBADA, contract_data=Contract("K1", end=dt.date(2026, 6, 18)))
    assert fields(card(store, view))["Fecha real de entrega"] == "18/06/2026"
    items = (said(ItemKind.INFORME, dt.date(2026, 6, 17)),)
    other = card(store, dataclasses.replace(view, items=items))
    assert fields(other)["Fecha real de entrega"] == "17/06/2026"


def said(item: ItemKind, value: dt.date | str) -> desk.ItemView:
    name, kind = ("periodo_fin", FieldType.DATE) if item is ItemKind.INFORME else ("rp", FieldType.DIGITS)
    field = desk.FieldView(name, name, kind, value, str(value), 1, None, 1.0, None, False, value)
    return desk.ItemView(item, State.CUMPLE, State.CUMPLE, (1,), (field,), ())


@pytest.mark.parametrize(
    ("lines", "named", "codes"),
    [
        ((), None, {"Código RP": None}),
        ((BudgetLine("contrato", cdp="1"),), None, {"Código RP": None}),
        ((), "77", {"Código RP": "77"}),
        (
            (BudgetLine("contrato", rp="1"), BudgetLine("contrato", rp="1", rubro="B")),
            None,
            {"Código RP": "1"},
        ),
        (
            (BudgetLine("contrato", rp="1"), BudgetLine("adición 1", rp="2")),
            None,
            {"Código RP (contrato)": "1", "Código RP (adición 1)": "2"},
        ),
        ((BudgetLine("contrato", rp="1"), BudgetLine("adición 1", rp="2")), "2", {"Código RP": "2"}),
        ((BudgetLine("contrato", rp="1"),), "9", {"Código RP": "1"}),
    ],
)
def test_the_rp_is_never_guessed(
    store: Store, lines: tuple[BudgetLine, ...], named: str | None, codes: dict[str, str | None]
) -> None:
    view = decided(store, Verdict.APROBADA, contract_data=Contract("K1", budget=lines))
    if named:
        view = dataclasses.replace(view, items=(said(ItemKind.CUENTA, named),))
    made = card(store, view)
    assert {label: value for label, value in fields(made).items() if "RP" in label} == codes
    notes = [one.note for step in made.steps for one in step.fields if "RP" in one.label]
    assert all(notes)


def test_what_was_not_read_is_left_to_be_found(store: Store) -> None:
    view = decided(store, Verdict.APROBADA, value=None, payment=None, period=None)
    made = card(store, view)
    assert [fields(made)[name] for name in ("Valor", "Entrega", "Fecha real de entrega")] == [None] * 3
    empty = [one for step in made.steps for one in step.fields if one.value is None]
    assert all("búsque" in one.note for one in empty)


@pytest.mark.parametrize("verdict", [Verdict.DEVUELTA, Verdict.INCOMPLETA])
def test_a_return_is_a_rejection_with_its_justification_in_the_length_of_the_entity(
    store: Store, verdict: Verdict
) -> None:
    reason = "1. Adjunte la planilla de mayo.\n2. Adjunte el RUT actualizado de este año."
    (step,) = card(store, decided(store, verdict, reason)).steps
    assert (step.button, step.fields[0].label, step.fields[0].value) == ("Rechazar", "Justificación", reason)
    settings.save_file(store, 1, SettingKind.CALENDAR, stamp="1", text=LIST, problem=None)
    (step,) = card(store, decided(store, verdict, reason)).steps
    assert step.fields[0].value == "1. Adjunte la planilla de mayo. …"
    assert "Caben 60 caracteres" in step.fields[0].note


def test_what_should_be_known_before_typing_is_told(store: Store) -> None:
    view = decided(store, Verdict.APROBADA, secop_state=SecopState.PENDIENTE_REGISTRO)
    assert view.decision is not None
    stale = dataclasses.replace(view, decision=dataclasses.replace(view.decision, stale=("cambió algo",)))
    assert [len(card(store, one).warnings) for one in (view, stale)] == [1, 2]


SENT, REJECTED, APPROVED, PAID = (
    SecopState.ENVIADO,
    SecopState.RECHAZADO,
    SecopState.APROBADO,
    SecopState.PAGADO,
)
PLAN, BY_HAND = SecopSource.PLAN_DE_PAGOS, SecopSource.A_MANO


@pytest.mark.parametrize(
    ("verdict", "state", "source", "exported", "passing"),
    [
        (Verdict.APROBADA, SENT, PLAN, AT + HOUR, Passing.POR_PASAR),
        (Verdict.APROBADA, APPROVED, PLAN, AT - HOUR, Passing.HECHA),
        (Verdict.APROBADA, PAID, PLAN, AT + HOUR, Passing.HECHA),
        (Verdict.APROBADA, REJECTED, PLAN, AT + HOUR, Passing.CONTRARIA),
        (Verdict.DEVUELTA, REJECTED, PLAN, AT + HOUR, Passing.HECHA),
        (Verdict.DEVUELTA, REJECTED, PLAN, AT - HOUR, Passing.POR_PASAR),
        (Verdict.DEVUELTA, REJECTED, BY_HAND, None, Passing.HECHA),
        (Verdict.INCOMPLETA, SENT, PLAN, AT + HOUR, Passing.POR_PASAR),
        (Verdict.INCOMPLETA, APPROVED, PLAN, AT + HOUR, Passing.CONTRARIA),
        (None, PAID, PLAN, AT, Passing.SIN_DECIDIR),
    ],
)
def test_how_a_decision_stands_there(
    verdict: Verdict | None,
    state: SecopState,
    source: SecopSource,
    exported: dt.datetime | None,
    passing: Passing,
) -> None:
    assert passing_of(verdict, state, source, decided=AT, exported=exported) is passing


def test_a_rejection_is_ticked_by_the_next_export_only(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1, secop_state="rechazado", secop_source="plan_de_pagos")])
    take(store, ListLayout.SECOP_PAYMENTS)
    opinions.record(
        store, "decisions", {"submission_id": 1, "verdict": "devuelta", "reason": "x", "author": "Ana"}
    )
    assert list(desk.secop_pending(store)["situacion"]) == ["por_pasar"]
    take(store, ListLayout.SECOP_CONTRACTS)
    assert list(desk.secop_pending(store)["situacion"]) == ["por_pasar"], "it tells no state of a payment"
    take(store, ListLayout.SECOP_PAYMENTS)
    assert list(desk.secop_pending(store)["situacion"]) == ["hecha"]
    seen = desk.submission(store, 1)
    assert seen is not None
    assert card(store, seen).told == "Ya está en SECOP II: rechazado."


def take(store: Store, layout: ListLayout) -> None:
    imports.add(store, 1, ImportReport((FileReport("a.csv", layout, 0, 0, 0, 0, (), ()),), (), ()), "Ana")


def test_the_two_lists_with_their_pesos(tmp_path: Path) -> None:
    plan = {"secop_source": "plan_de_pagos"}
    store = filled(
        tmp_path,
        [
            submission(1, value=1_000_000),
            submission(2, value=2_000_000, secop_state="rechazado", **plan),
            submission(3, value=4_000_000, secop_state="aprobado", **plan),
            submission(4, value=None, secop_state="pagado", **plan),
            submission(5, secop_state="enviado", **plan),
            submission(6, value=8_000_000, secop_state="pagado", **plan),
            submission(7, secop_state="pagado", current=False, **plan),
        ],
    )
    for number in (1, 2, 6):
        row = {"submission_id": number, "verdict": "aprobada", "reason": "", "author": "Ana"}
        opinions.record(store, "decisions", row)
    table = desk.secop_pending(store).set_index("submission_id")
    assert dict(table["situacion"]) == {
        2: "contraria",
        1: "por_pasar",
        3: "sin_decidir",
        4: "sin_decidir",
        6: "hecha",
    }
    assert (tally(table, HERE), tally(table, THERE)) == (Tally(2, 3_000_000), Tally(2, 4_000_000, 1))
    assert tally_told(tally(table, THERE)) == "2 cuentas, $ 4.000.000 (1 cuenta sin valor leído)"
    assert table["que_hacer"].isna().sum() == 1
    assert desk.secop_pending(store, folder="otra").empty
    assert desk.secop_pending(store, Month(2026, 7)).empty
