"""The planilla recomputed, whatever its values: a short contribution is never fine, nor a fair one short."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from review.contracts import ContractBook
from review.model import Finding, ItemKind, JudgedItem, Lectura, Month, Printed, State
from review.rules import judge
from review.spanish import long_date, pesos
from review.ways.laws import LAWS
from tests.rules.builders import CONTRACT, Case, later, recognition
from tests.rules.examples_pila import paid_on, rich, unproved, weighing

WAGE = 1_750_905
SLACK = 100

BASES = st.integers(WAGE, 25 * WAGE)
CLASSES = st.sampled_from(["I", "II", "III", "IV", "V"])
NO_VOUCHER = {"seguridad_social": ("planilla", "planilla_pagada", "planilla_tipo_I")}
CORRECTION = {"seguridad_social": ("planilla", "planilla_pagada", "planilla_tipo_N")}
CODES = {"salud": "health", "pension": "pension", "riesgos": "labour_risk", "solidaridad": "solidarity"}


def judged(ibc: int, risk: str, amounts: dict[str, int]) -> dict[str, Finding]:
    """The findings of a planilla of 2026 on a base, for a contract of a risk class, by what they check."""
    case = later(
        values={
            "seguridad_social.ibc": ibc,
            "seguridad_social.tarifa_riesgos": str(LAWS.risk_rates[risk]),
            "seguridad_social.total": sum(amounts.values()),
            **{f"seguridad_social.{name}": amount for name, amount in amounts.items()},
        },
        contract={"risk_class": risk},
    )
    findings = case.judge().items
    return {
        one.code.removeprefix("seguridad_social_"): one for item in findings.values() for one in item.findings
    }


def fair(ibc: int, risk: str) -> dict[str, int]:
    parts = LAWS.contributions(ibc, wage=WAGE, risk_class=risk)
    return {name: getattr(parts, attribute) for name, attribute in CODES.items()}


@settings(max_examples=60)
@given(BASES, CLASSES)
def test_what_the_law_asks_is_enough(ibc: int, risk: str) -> None:
    found = judged(ibc, risk, fair(ibc, risk))
    told = {name: found[name].state for name in (*CODES, "clase_riesgo", "suma") if name in found}
    assert set(told.values()) == {State.CUMPLE}
    assert ("solidaridad" in found) == (ibc >= 4 * WAGE)


@settings(max_examples=120)
@given(BASES, CLASSES, st.sampled_from(sorted(CODES)), st.integers(1, 100))
def test_a_short_contribution_is_never_fine(ibc: int, risk: str, name: str, percent: int) -> None:
    amounts = fair(ibc, risk)
    short = amounts[name] * (100 - percent) // 100
    assume(amounts[name] - short > SLACK)
    assume(not (name == "riesgos" and risk in ("IV", "V")))  # the entity pays those
    found = judged(ibc, risk, {**amounts, name: short})
    assert found[name].state in (State.NO_CUMPLE, State.POR_REVISAR)
    assert found[name].request is not None
    assert found[name].expected is not None


@settings(max_examples=60)
@given(st.integers(0, 30 * WAGE), st.integers(0, 5_000_000))
def test_a_short_base_is_never_fine_and_a_higher_one_is_no_worse(ibc: int, more: int) -> None:
    """July of a contract of $ 4.500.000: the least base is $ 1.800.000."""
    low = later(values={"seguridad_social.ibc": ibc}).finding("seguridad_social_ibc")
    high = later(values={"seguridad_social.ibc": ibc + more}).finding("seguridad_social_ibc")
    assert low is not None
    assert high is not None
    assert (low.state is State.CUMPLE) == (ibc >= 1_800_000 - LAWS.ibc.tolerance)
    assert low.state is not State.CUMPLE or high.state is State.CUMPLE
    assert low.expected is not None
    assert "1.800.000" in low.expected


@pytest.mark.parametrize("offset", range(-30, 31))
def test_late_begins_the_day_after_the_due_day(offset: int) -> None:
    """A document that ends in 01 pays June on 2 July 2026."""
    day = dt.date(2026, 7, 2) + dt.timedelta(days=offset)
    case = weighing(Case(values={"seguridad_social.fecha_pago": day}))
    finding = case.finding("seguridad_social_oportuna")
    assert finding is not None
    assert finding.state is (State.CUMPLE if offset <= 0 else State.POR_REVISAR)


def test_what_was_not_read_is_not_told() -> None:
    new = {
        "salud",
        "pension",
        "riesgos",
        "solidaridad",
        "clase_riesgo",
        "suma",
        "dias",
        "periodo_salud",
        "referencia",
    }
    codes = {one.code for item in Case().judge().items.values() for one in item.findings}
    assert not codes & {f"seguridad_social_{name}" for name in new}


def test_a_year_without_minimum_wage_is_left_to_a_person() -> None:
    values = {"seguridad_social.periodo": Month(2031, 6), "seguridad_social.solidaridad": 0}
    case = Case(values=values)
    finding = case.finding("seguridad_social_ibc")
    assert finding is not None
    assert finding.state is State.POR_REVISAR
    assert case.finding("seguridad_social_solidaridad") is None


def test_others_pay_their_planillas_by_their_own_document() -> None:
    """Of a planilla E or Y the contractor's document tells no day."""
    values = {"seguridad_social.fecha_pago": dt.date(2026, 7, 20)}
    for letter in "EY":
        case = Case(values=values, marks={"seguridad_social": ("planilla", f"planilla_tipo_{letter}")})
        assert case.finding("seguridad_social_oportuna") is None


def social(case: Case) -> dict[str, Finding]:
    """What is said of the planilla, by code."""
    return {one.code.removeprefix("seguridad_social_"): one for one in _item(case).findings}


def _item(case: Case) -> JudgedItem:
    return case.judge().items[ItemKind.SEGURIDAD_SOCIAL]


@pytest.mark.parametrize(
    ("name", "amount"), [("salud", 0), ("salud", 22_500), ("pension", 28_800), ("riesgos", 900)]
)
def test_a_part_that_contradicts_the_total_is_the_one_doubt(name: str, amount: int) -> None:
    """Both values and the total's page are told, once, and the total alone proves nothing then."""
    case = unproved(**{name: amount})
    found = social(case)
    doubts = [one for one in found.values() if one.state is not State.CUMPLE]
    assert [one.code for one in doubts] == [f"seguridad_social_{name}"]
    assert _item(case).state is State.POR_REVISAR
    assert doubts[0].box is not None
    for said in (pesos(amount), pesos(522_400), "página 4"):
        assert said in doubts[0].message
    assert name == "riesgos" or "aportes" not in found


def test_parts_that_only_lack_proof_leave_the_total_to_speak() -> None:
    found = social(unproved())
    assert found["aportes"].state is State.CUMPLE
    assert not {"salud", "pension", "riesgos", "suma"} & set(found)


def test_a_part_that_was_not_read_beside_one_that_was_is_the_one_doubt() -> None:
    for name in ("salud", "pension"):
        doubts = [one for one in social(unproved((name,))).values() if one.state is State.POR_REVISAR]
        assert [one.code for one in doubts] == [f"seguridad_social_{name}"]


def test_who_need_not_pay_for_pension_is_not_asked_for_it() -> None:
    for case in (unproved(pension=0), unproved(("pension",))):
        retired = replace(case, contract={"pensioner": True})
        assert "pension" not in social(retired)
        assert "pension" in social(case)


def test_the_fund_may_come_inside_the_pension_or_be_what_the_total_has_over_the_parts() -> None:
    inside = rich(salud=1_000_000, pension=1_360_000, riesgos=41_800)
    apart = rich(salud=1_000_000, pension=1_280_000, riesgos=41_800)
    assert "solidaridad" not in social(inside)
    assert "solidaridad" not in social(apart)


def test_a_total_that_the_base_makes_up_is_as_good_as_a_sure_one() -> None:
    path = "seguridad_social.total"
    doubtful = Case(unsure=[path], drop=["seguridad_social.voucher_valor"], marks=NO_VOUCHER)
    assert social(doubtful)["aportes"].state is State.POR_REVISAR
    assert social(replace(doubtful, proved=[path]))["aportes"].state is State.CUMPLE


def test_a_total_that_the_voucher_needs_is_doubted_once() -> None:
    found = social(Case(unsure=["seguridad_social.total"]))
    assert [one.code for one in found.values() if one.state is State.POR_REVISAR] == [
        "seguridad_social_voucher"
    ]


@pytest.mark.parametrize("text", ["2025-06-25", "2026-05-31"])
def test_a_day_that_cannot_be_is_one_doubt(text: str) -> None:
    """Nothing else is said of such a day, least of all that it was in time."""
    day = dt.date.fromisoformat(text)
    found = social(Case(values={"seguridad_social.fecha_pago": day}))
    told = [one.code for one in found.values() if one.found == long_date(day)]
    assert told == ["seguridad_social_dia_de_pago"]


def test_what_secop_says_of_the_reception_is_told_once() -> None:
    found = social(paid_on("2026-07-20", sent="2026-07-10"))
    assert found["antes_de_enviar"].state is State.POR_REVISAR
    assert found["dia_de_pago"].state is State.CUMPLE


def test_a_date_of_the_paper_that_is_doubted_itself_bounds_nothing() -> None:
    """A cuenta dated long before its period ends may be read wrong: it has a sentence of its own."""
    found = social(paid_on("2026-07-02", cuenta="2026-06-02"))
    assert found["dia_de_pago"].state is State.CUMPLE


def test_a_planilla_paid_after_the_informe_says_so_of_the_informe() -> None:
    values = {
        "seguridad_social.fecha_pago": dt.date(2026, 8, 20),
        "informe.fecha_informe": dt.date(2026, 7, 2),
    }
    case = Case(values=dict(values), drop=["cuenta.fecha_cuenta"])
    found = social(case)["dia_de_pago"]
    assert found.state is State.POR_REVISAR
    assert "después de la fecha del informe" in found.message


def test_corrections_are_paid_whenever_before_they_come() -> None:
    for paid, state in (("2026-05-20", State.CUMPLE), ("2026-09-02", State.POR_REVISAR)):
        case = replace(paid_on(paid, came="2026-09-01"), marks=CORRECTION)
        assert social(case)["dia_de_pago"].state is state


@pytest.mark.parametrize(
    ("told", "beside", "state"),
    [
        ("2026-07", 0.0, State.POR_REVISAR),
        ("07/2026", 0.0, State.POR_REVISAR),
        ("2026-06", 0.0, State.NO_CUMPLE),  # another month that is not asked for
        ("2026-07-09", 0.0, State.NO_CUMPLE),  # a day
        ("2026-07", 200.0, State.NO_CUMPLE),  # in another column: of health, of a payment
    ],
)
def test_a_month_asked_for_in_another_row_of_the_planilla_is_looked_at(
    told: str, beside: float, state: State
) -> None:
    """A certificate lists payments month by month, and the one read may be the row above."""
    read = recognition(later(values={"seguridad_social.periodo": Month(2026, 4)}))
    period = read.items[ItemKind.SEGURIDAD_SOCIAL].fields["periodo"]
    row = period.box._replace(top=period.box.top + 15, bottom=period.box.bottom + 15)
    row = row._replace(x0=row.x0 + beside, x1=row.x1 + beside)
    listed = replace(read, numbers=(Printed(period.page, row, told),))
    judged = judge(listed, lectura=Lectura.LEIDO, contracts=ContractBook((CONTRACT,), (), ()))
    findings = {one.code: one for one in judged.items[ItemKind.SEGURIDAD_SOCIAL].findings}
    assert findings["seguridad_social_periodo"].state is state
