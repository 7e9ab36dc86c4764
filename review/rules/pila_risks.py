"""The labour risks of the planilla (ARL): the amount by class, and the class that the contract asks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from review.model import Field, Month, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.pila import (
    PAID_BY_ENTITY,
    SOCIAL,
    contract_class,
    contributed_days,
    is_correction,
    is_of_employer,
    percent,
    risks_by_entity,
)
from review.rules.pila_due import Contribution, reaches
from review.rules.pila_unproved import RISKS, is_contradicted, short_part
from review.rules.rule import rule
from review.spanish import pesos

LATE_DAYS = 2
"""Days of a contract's first month that the cover of labour risks may miss."""


@dataclass(frozen=True, slots=True)
class RiskRate:
    """A rate of labour risks as printed, in per cent of the IBC."""

    value: Decimal
    field: Field


@rule(
    code="seguridad_social_riesgos",
    severity=Severity.RECHAZO,
    norm=norms.RISKS,
    title="El aporte a riesgos laborales alcanza la tarifa de su clase",
    criterion="Al menos la tarifa que imprime la planilla, o la de la clase del contrato, o la de clase I, "
    "sobre el IBC, con 100 pesos de tolerancia. Puede ser cero si la clase es IV o V o si consta que lo paga "
    "la entidad; si no consta, queda por revisar. También si lo que se lee no llega a la clase I y no cuadra "
    "con el total.",
    ask="Corrija el aporte a riesgos laborales y adjunte los soportes, o acredite que lo paga la entidad.",
    group="P2",
    version=2,
)
def risks_reach(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, "riesgos", int), facts.seen(SOCIAL, "ibc", int)
    if is_correction(item):
        return None
    printed, asked = _printed(facts), contract_class(facts)
    lowest = facts.laws.risk_rates["I"]
    if amount is None or ibc is None:
        if risks_by_entity(facts, item) or is_contradicted(facts, item):
            return None
        return short_part(facts, item, RISKS, lowest)
    rate = printed.value if printed is not None else facts.laws.risk_rates[asked or "I"]
    due, found = Contribution.of(facts, ibc.value, rate), pesos(amount.value)
    least = pesos(due.least)
    if due.is_met(amount.value) and amount.value > 0:
        return reaches(facts, item, "riesgos laborales", amount, ibc, due)
    risk = asked or next((name for name, one in facts.laws.risk_rates.items() if one == rate), None)
    if risk in PAID_BY_ENTITY or item.mark(ItemMark.ARL_BY_ENTITY) is not None:
        why = f"la clase es {risk}" if risk in PAID_BY_ENTITY else "así consta en los papeles"
        return Case(amount.field, "A cargo de la entidad", found).ok(
            f"El aporte a riesgos laborales es {found}: lo paga la entidad, {why}."
        )
    request = (
        f"el aporte a riesgos laborales es {found} y debe ser desde {least} ({due.how}). Corrija la "
        "planilla o acredite que lo paga la entidad."
    )
    case = Case(amount.field, due.told, found)
    if amount.value == 0:
        return case.doubt(
            "La planilla no trae aporte a riesgos laborales y no consta que lo pague la entidad.",
            request=request,
        )
    if printed is None and Contribution.of(facts, ibc.value, lowest).is_met(amount.value):
        return case.doubt(
            f"El aporte a riesgos laborales es {found}, de una clase menor que la {asked} del contrato.",
            request=request,
        )
    if _starts_late(facts, amount.value, ibc.value, rate):
        return case.doubt(
            f"El aporte a riesgos laborales es {found} y debe ser desde {least}, {due.how}. En el mes en "
            "que empieza el contrato la cobertura puede tener menos días: compruébelo.",
            request=request,
        )
    return reaches(facts, item, "riesgos laborales", amount, ibc, due)


@rule(
    code="seguridad_social_clase_riesgo",
    severity=Severity.ALERTA,
    norm=norms.RISKS,
    title="La tarifa de riesgos laborales es la de la clase del contrato",
    criterion="La tarifa impresa no es menor que la de la clase de riesgo que la lista de contratos trae. "
    "Sin la tarifa o sin la clase no se compara.",
    ask="Corrija la clase de riesgo de su afiliación a la ARL y adjunte los soportes.",
    group="P2",
    about="tarifa_riesgos",
)
def class_agrees(facts: Facts, item: RecognisedItem) -> Outcome | None:
    printed, asked = _printed(facts), contract_class(facts)
    if printed is None or asked is None or is_of_employer(item):
        return None
    rate = facts.laws.risk_rates[asked]
    found, expected = percent(printed.value), f"{percent(rate)} (clase {asked})"
    case = Case(printed.field, expected, found)
    if printed.value == rate:
        return case.ok(f"La tarifa es la de la clase {asked}.")
    if printed.value > rate:
        return case.aside(f"La tarifa es {found}, mayor que la de la clase {asked} del contrato.")
    return case.fails(
        f"La tarifa de riesgos laborales es {found} y la del contrato, clase {asked}, es {percent(rate)}.",
        request=f"la planilla paga riesgos laborales al {found} y el contrato es de clase {asked} "
        f"({percent(rate)}). Corrija la clase y adjunte los soportes.",
    )


def _printed(facts: Facts) -> RiskRate | None:
    """The rate that the planilla prints, when it is one of the five of the law."""
    seen = facts.seen(SOCIAL, "tarifa_riesgos", str)
    if seen is None:
        return None
    try:
        rate = Decimal(seen.value.replace(",", "."))
    except InvalidOperation:
        return None
    return RiskRate(rate, seen.field) if rate in facts.laws.risk_rates.values() else None


def _starts_late(facts: Facts, amount: int, ibc: int, rate: Decimal) -> bool:
    """Whether only days before the cover began are missing: it begins the day after the affiliation."""
    period, schedule = facts.seen(SOCIAL, "periodo", Month), facts.schedule
    if schedule is None or period is None or schedule.first_month != period.value:
        return False
    days = contributed_days(schedule, period.value)
    covered = facts.laws.contribution(ibc * max(0, days - LATE_DAYS) // max(1, days), rate)
    return amount >= covered - facts.laws.rounding
