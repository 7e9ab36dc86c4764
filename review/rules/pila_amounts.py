"""Does each part of the planilla reach what its base asks: health, pension and solidarity? Their sum:
`pila_total.py`.

Amounts are compared from below, since one planilla may cover several contracts, and up to a hundred pesos
less, since operators round each part to the hundred.
"""

from __future__ import annotations

from review.model import Month, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL, is_correction, is_of_employer, pensioner, percent
from review.rules.pila_unproved import (
    HEALTH,
    NAMES,
    PENSION,
    missing_part,
    short_part,
)
from review.rules.rule import rule
from review.rules.seen import SeenField
from review.spanish import pesos


@rule(
    code="seguridad_social_salud",
    item=SOCIAL,
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
    least = facts.laws.contribution(ibc.value, facts.laws.health_rate)
    how = f"el {percent(facts.laws.health_rate)} de {pesos(ibc.value)}"
    return reaches(facts, item, "salud", amount, ibc, least, how)


@rule(
    code="seguridad_social_pension",
    item=SOCIAL,
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
    least = facts.laws.contribution(ibc.value, facts.laws.pension_rate)
    how = f"el {percent(facts.laws.pension_rate)} de {pesos(ibc.value)}"
    if amount.value < least - facts.laws.rounding:
        retired = pensioner(facts, item)
        if retired:
            return Case(amount.field, "No aporta", pesos(amount.value)).ok(
                "Es pensionado: no aporta a pensión."
            )
        if amount.value == 0 and retired is None:
            return Case(amount.field, f"Desde {pesos(least)}: {how}", pesos(0)).doubt(
                "La planilla no trae aporte a pensión y no consta que el contratista sea pensionado.",
                request="la planilla no trae aporte a pensión. Corríjala o adjunte la resolución de su "
                "pensión.",
            )
    return reaches(facts, item, "pensión", amount, ibc, least, how)


@rule(
    code="seguridad_social_solidaridad",
    item=SOCIAL,
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
    least = facts.laws.contribution(ibc.value, rate)
    how = f"el {percent(rate)} de {pesos(ibc.value)}"
    if amount is None:
        return _without_fund(facts, least, how)
    if amount.value < least - facts.laws.rounding and pension is not None:
        both = facts.laws.contribution(ibc.value, facts.laws.pension_rate) + least
        if pension.value + amount.value >= both - facts.laws.rounding:
            return Case(pension.field, f"Desde {pesos(both)}", pesos(pension.value + amount.value)).ok(
                f"La pensión y el fondo de solidaridad suman {pesos(pension.value + amount.value)}; el "
                f"mínimo de ambos es {pesos(both)}."
            )
    return reaches(facts, item, "fondo de solidaridad", amount, ibc, least, how)


def _without_fund(facts: Facts, least: int, how: str) -> Outcome | None:
    """A doubt where the contributions told apart make the whole total, and none of them is the fund's."""
    total, parts = facts.seen(SOCIAL, "total", int), [facts.seen(SOCIAL, name, int) for name in NAMES]
    known = [one.value for one in parts if one is not None]
    pension = facts.seen(SOCIAL, PENSION, int)
    if total is None or pension is None or len(known) < len(parts):
        return None
    if total.value - sum(known) >= least - facts.laws.rounding or _holds_fund(facts, pension.value, least):
        return None
    return Case(total.field, f"Desde {pesos(least)}: {how}", pesos(total.value)).doubt(
        f"Salud, pensión y riesgos suman el total de la planilla, {pesos(total.value)}, y no se ve el aporte "
        f"al Fondo de Solidaridad Pensional: debe ser desde {pesos(least)}, {how}.",
        request=f"en la planilla no se ve el aporte al Fondo de Solidaridad Pensional, {pesos(least)} "
        f"({how}). Páguelo y adjunte los soportes.",
    )


def _holds_fund(facts: Facts, pension: int, least: int) -> bool:
    """Whether the pension told has room for the fund over its own rate."""
    ibc = facts.seen(SOCIAL, "ibc", int)
    own = 0 if ibc is None else facts.laws.contribution(ibc.value, facts.laws.pension_rate)
    return pension >= own + least - facts.laws.rounding


def reaches(
    facts: Facts,
    item: RecognisedItem,
    what: str,
    amount: SeenField[int],
    ibc: SeenField[int],
    least: int,
    how: str,
) -> Outcome:
    """Whether an amount reaches its least. An employer's planilla is left to a person: its rates differ."""
    expected, found = f"Desde {pesos(least)}: {how}", pesos(amount.value)
    case = Case(amount.field, expected, found)
    if amount.value >= least - facts.laws.rounding:
        return case.ok(f"El aporte a {what} es {found}; el mínimo es {pesos(least)}, {how}.")
    request = (
        f"el aporte a {what} es {found} y sobre su IBC debe ser {pesos(least)} ({how}). Corrija la planilla, "
        "pague la diferencia y adjunte los soportes."
    )
    message = f"El aporte a {what} es {found} y debe ser desde {pesos(least)}, {how}"
    if is_of_employer(item):
        return case.doubt(
            f"{message}. Es una planilla de empleados (tipo E): compruebe con qué tarifa aporta.",
            request=request,
        )
    return case.fails(f"{message}.", Read(amount.field), Read(ibc.field), request=request)
