"""Does each part of the planilla reach what its base asks: health, pension and solidarity? Their sum:
`pila_total.py`.
"""

from __future__ import annotations

from review.model import Month, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL, is_correction, pensioner
from review.rules.pila_due import Contribution, reaches
from review.rules.pila_unproved import (
    HEALTH,
    PENSION,
    missing_part,
    short_part,
    sure_sum,
)
from review.rules.rule import rule
from review.spanish import pesos


@rule(
    code="seguridad_social_salud",
    severity=Severity.RECHAZO,
    norm=norms.CONTRIBUTIONS,
    title="El aporte a salud alcanza el 12,5 % del IBC",
    criterion="Al menos el 12,5 % del IBC de la planilla, al múltiplo de 100 siguiente, con 100 pesos de "
    "tolerancia. Si lo que se lee es menos y no cuadra con el total, o la planilla trae la pensión y no se "
    "lee la salud, queda por revisar. Si no trae ningún aporte aparte, se mira su total; una de correcciones "
    "(N) no se compara.",
    ask="Corrija el aporte a salud, pague la diferencia y adjunte los soportes.",
    group="P2",
    version=2,
)
def health_reaches(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, HEALTH, int), facts.seen(SOCIAL, "ibc", int)
    if is_correction(item):
        return None
    if amount is None or ibc is None:
        short = short_part(facts, item, HEALTH, facts.laws.health_rate)
        return short or missing_part(facts, HEALTH, PENSION)
    return reaches(
        facts, item, "salud", amount, ibc, Contribution.of(facts, ibc.value, facts.laws.health_rate)
    )


@rule(
    code="seguridad_social_pension",
    severity=Severity.RECHAZO,
    norm=norms.CONTRIBUTIONS,
    title="El aporte a pensión alcanza el 16 % del IBC",
    criterion="Al menos el 16 % del IBC de la planilla, con 100 pesos de tolerancia. Un pensionado no "
    "aporta; si la planilla trae cero y no consta que lo sea, queda por revisar. También si lo que se lee es "
    "menos y no cuadra con el total, o si trae la salud y no se lee la pensión.",
    ask="Corrija el aporte a pensión, pague la diferencia y adjunte los soportes, o la resolución de su "
    "pensión.",
    group="P2",
    version=2,
)
def pension_reaches(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, PENSION, int), facts.seen(SOCIAL, "ibc", int)
    if is_correction(item):
        return None
    if amount is None or ibc is None:
        if pensioner(facts, item):
            return None
        short = short_part(facts, item, PENSION, facts.laws.pension_rate)
        return short or missing_part(facts, PENSION, HEALTH)
    due = Contribution.of(facts, ibc.value, facts.laws.pension_rate)
    if not due.is_met(amount.value):
        retired = pensioner(facts, item)
        if retired:
            return Case(amount.field, "No aporta", pesos(amount.value)).ok(
                "Es pensionado: no aporta a pensión."
            )
        if amount.value == 0 and retired is None:
            return Case(amount.field, due.told, pesos(0)).doubt(
                "La planilla no trae aporte a pensión y no consta que el contratista sea pensionado.",
                request="la planilla no trae aporte a pensión. Corríjala o adjunte la resolución de su "
                "pensión.",
            )
    return reaches(facts, item, "pensión", amount, ibc, due)


@rule(
    code="seguridad_social_solidaridad",
    severity=Severity.RECHAZO,
    norm=norms.CONTRIBUTIONS,
    title="Desde 4 SMMLV de IBC, aporta al Fondo de Solidaridad Pensional",
    criterion="Del 1 al 2 % del IBC según los tramos de la tabla de leyes, con el SMMLV del año de la "
    "planilla; puede venir sumado a la pensión. Si no viene aparte y los demás aportes ya suman el total, "
    "queda por revisar. Con un IBC menor no se compara.",
    ask="Pague el aporte al Fondo de Solidaridad Pensional y adjunte los soportes.",
    group="P2",
    version=2,
)
def solidarity_reaches(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, "solidaridad", int), facts.seen(SOCIAL, "ibc", int)
    period = facts.seen(SOCIAL, "periodo", Month)
    if ibc is None or period is None or is_correction(item):
        return None
    wage = facts.laws.minimum_wage(period.value.year)
    pension = facts.seen(SOCIAL, "pension", int)
    if wage is None or pensioner(facts, item) or (pension is not None and pension.value == 0):
        return None
    rate = facts.laws.solidarity_rate(ibc.value, wage=wage.value, period=period.value)
    if rate == 0:
        return None
    due = Contribution.of(facts, ibc.value, rate)
    if amount is None:
        return _without_fund(facts, due)
    if pension is not None and not due.is_met(amount.value):
        both = facts.laws.contribution(ibc.value, facts.laws.pension_rate) + due.least
        if pension.value + amount.value >= both - facts.laws.rounding:
            return Case(pension.field, f"Desde {pesos(both)}", pesos(pension.value + amount.value)).ok(
                f"La pensión y el fondo de solidaridad suman {pesos(pension.value + amount.value)}; el "
                f"mínimo de ambos es {pesos(both)}."
            )
    return reaches(facts, item, "fondo de solidaridad", amount, ibc, due)


def _without_fund(facts: Facts, due: Contribution) -> Outcome | None:
    """A doubt where the contributions told apart make the whole total, and none of them is the fund's."""
    total, parts = facts.seen(SOCIAL, "total", int), sure_sum(facts)
    pension = facts.seen(SOCIAL, PENSION, int)
    if total is None or pension is None or parts is None:
        return None
    if due.is_met(total.value - parts) or _holds_fund(facts, pension.value, due.least):
        return None
    return Case(total.field, due.told, pesos(total.value)).doubt(
        f"Salud, pensión y riesgos suman el total de la planilla, {pesos(total.value)}, y no se ve el aporte "
        f"al Fondo de Solidaridad Pensional: debe ser desde {pesos(due.least)}, {due.how}.",
        request=f"en la planilla no se ve el aporte al Fondo de Solidaridad Pensional, {pesos(due.least)} "
        f"({due.how}). Páguelo y adjunte los soportes.",
    )


def _holds_fund(facts: Facts, pension: int, least: int) -> bool:
    """Whether the pension told has room for the fund over its own rate."""
    ibc = facts.seen(SOCIAL, "ibc", int)
    own = 0 if ibc is None else facts.laws.contribution(ibc.value, facts.laws.pension_rate)
    return pension >= own + least - facts.laws.rounding
