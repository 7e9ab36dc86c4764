"""Does each part of the planilla reach what its base asks: health, pension, solidarity, and their sum?

Amounts are compared from below, since one planilla may cover several contracts, and up to a hundred pesos
less, since operators round each part to the hundred.
"""

from __future__ import annotations

from review.model import Month, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read, fails_unless_misread
from review.rules.pila import SOCIAL, is_correction, is_of_employer, pensioner, percent
from review.rules.rule import Outcome, aside, doubt, fails, ok, rule
from review.rules.seen import Seen
from review.spanish import pesos


@rule(
    code="seguridad_social_salud",
    item=SOCIAL,
    severity=Severity.RECHAZO,
    norm=norms.CONTRIBUTIONS,
    title="El aporte a salud alcanza el 12,5 % del IBC",
    criterion="Al menos el 12,5 % del IBC de la planilla, al múltiplo de 100 siguiente, con 100 pesos de "
    "tolerancia. Si la planilla no trae el aporte, no se compara; una de correcciones (N) tampoco.",
    ask="Corrija el aporte a salud, pague la diferencia y adjunte los soportes.",
    group="P2",
)
def health_reaches(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, "salud", int), facts.seen(SOCIAL, "ibc", int)
    if amount is None or ibc is None or is_correction(item):
        return None
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
    "aporta; "
    "si la planilla trae cero y no consta que lo sea, queda por revisar.",
    ask="Corrija el aporte a pensión, pague la diferencia y adjunte los soportes, o la resolución de su "
    "pensión.",
    group="P2",
)
def pension_reaches(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, "pension", int), facts.seen(SOCIAL, "ibc", int)
    if amount is None or ibc is None or is_correction(item):
        return None
    least = facts.laws.contribution(ibc.value, facts.laws.pension_rate)
    how = f"el {percent(facts.laws.pension_rate)} de {pesos(ibc.value)}"
    if amount.value < least - facts.laws.rounding:
        retired = pensioner(facts, item)
        if retired:
            return ok(
                "Es pensionado: no aporta a pensión.",
                amount.field,
                expected="No aporta",
                found=pesos(amount.value),
            )
        if amount.value == 0 and retired is None:
            return doubt(
                "La planilla no trae aporte a pensión y no consta que el contratista sea pensionado.",
                amount.field,
                expected=f"Desde {pesos(least)}: {how}",
                found=pesos(0),
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
    "planilla; "
    "puede venir sumado a la pensión. Con un IBC menor, o si la planilla no lo trae aparte, no se compara.",
    ask="Pague el aporte al Fondo de Solidaridad Pensional y adjunte los soportes.",
    group="P2",
)
def solidarity_reaches(facts: Facts, item: RecognisedItem) -> Outcome | None:
    amount, ibc = facts.seen(SOCIAL, "solidaridad", int), facts.seen(SOCIAL, "ibc", int)
    period = facts.seen(SOCIAL, "periodo", Month)
    if amount is None or ibc is None or period is None or is_correction(item):
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
    if amount.value < least - facts.laws.rounding and pension is not None:
        both = facts.laws.contribution(ibc.value, facts.laws.pension_rate) + least
        if pension.value + amount.value >= both - facts.laws.rounding:
            return ok(
                f"La pensión y el fondo de solidaridad suman {pesos(pension.value + amount.value)}; el "
                "mínimo "
                f"de ambos es {pesos(both)}.",
                pension.field,
                expected=f"Desde {pesos(both)}",
                found=pesos(pension.value + amount.value),
            )
    return reaches(facts, item, "fondo de solidaridad", amount, ibc, least, how)


def reaches(
    facts: Facts, item: RecognisedItem, what: str, amount: Seen[int], ibc: Seen[int], least: int, how: str
) -> Outcome:
    """Whether an amount reaches its least. An employer's planilla is left to a person: its rates differ."""
    expected, found = f"Desde {pesos(least)}: {how}", pesos(amount.value)
    if amount.value >= least - facts.laws.rounding:
        return ok(
            f"El aporte a {what} es {found}; el mínimo es {pesos(least)}, {how}.",
            amount.field,
            expected=expected,
            found=found,
        )
    request = (
        f"el aporte a {what} es {found} y sobre su IBC debe ser {pesos(least)} ({how}). Corrija la planilla, "
        "pague la diferencia y adjunte los soportes."
    )
    message = f"El aporte a {what} es {found} y debe ser desde {pesos(least)}, {how}"
    if is_of_employer(item):
        message = f"{message}. Es una planilla de empleados (tipo E): compruebe con qué tarifa aporta."
        return doubt(message, amount.field, expected=expected, found=found, request=request)
    return fails_unless_misread(
        f"{message}.",
        amount.field,
        Read(amount.field),
        Read(ibc.field),
        expected=expected,
        found=found,
        request=request,
    )


@rule(
    code="seguridad_social_suma",
    item=SOCIAL,
    severity=Severity.ALERTA,
    norm=norms.CONTRIBUTIONS,
    title="Los aportes de la planilla caben en su total",
    criterion="Salud, pensión, riesgos laborales, fondo de solidaridad e intereses de mora suman el total. "
    "Si "
    "suman más, queda por revisar; si suman menos puede haber otros aportes, y solo se informa.",
    ask="Adjunte la planilla completa, con todos sus aportes y su total.",
    group="P2",
)
def parts_add_up(facts: Facts, item: RecognisedItem) -> Outcome | None:
    total = facts.seen(SOCIAL, "total", int)
    parts = [facts.seen(SOCIAL, name, int) for name in ("salud", "pension", "riesgos")]
    known = [one.value for one in parts if one is not None]
    if total is None or len(known) < len(parts) or is_correction(item):
        return None
    solidarity, mora = facts.seen(SOCIAL, "solidaridad", int), facts.seen(SOCIAL, "mora", int)
    least = sum(known) + (0 if solidarity is None else solidarity.value)
    most = least + (0 if mora is None else mora.value)
    found, expected = pesos(total.value), pesos(most)
    slack = facts.laws.rounding
    if any(abs(total.value - sums) <= slack for sums in (least, most)):
        return ok(f"Los aportes suman el total, {found}.", total.field, expected=expected, found=found)
    if total.value < least:
        return fails(
            f"Los aportes de la planilla suman {expected} y su total es {found}. Compruebe los valores en la "
            "página.",
            total.field,
            expected=expected,
            found=found,
            request=f"los aportes de la planilla suman {expected} y su total es {found}. Adjunte la planilla "
            "completa, con todos sus aportes.",
        )
    return aside(
        f"El total es {found}, más que los {expected} de salud, pensión, riesgos, solidaridad y mora; puede "
        "haber otros aportes.",
        total.field,
        expected=expected,
        found=found,
    )


@rule(
    code="seguridad_social_aportes",
    item=SOCIAL,
    severity=Severity.ALERTA,
    norm=norms.CONTRIBUTIONS,
    title="El total de la planilla alcanza salud y pensión sobre su IBC",
    criterion="Salud 12,5 % y pensión 16 % del IBC, con 100 pesos de tolerancia en cada una; a un pensionado "
    "solo "
    "se le pide salud. Es el control de una planilla de la que no se leyó cada aporte.",
    ask="Adjunte la planilla con cada aporte; si falta alguno, corríjala y pague la diferencia.",
    group="P2",
    version=2,
)
def total_reaches_contributions(facts: Facts, item: RecognisedItem) -> Outcome | None:
    total, ibc = facts.seen(SOCIAL, "total", int), facts.seen(SOCIAL, "ibc", int)
    if total is None or ibc is None or is_correction(item):
        return None
    if all(facts.seen(SOCIAL, name, int) is not None for name in ("salud", "pension")):
        return None
    mora = facts.seen(SOCIAL, "mora", int)
    paid = total.value - (0 if mora is None else mora.value)
    rates, parts = [facts.laws.health_rate], "salud"
    if not pensioner(facts, item):
        rates, parts = [*rates, facts.laws.pension_rate], "salud y pensión"
    least = sum(facts.laws.contribution(ibc.value, rate) for rate in rates)
    found, expected = pesos(total.value), f"Desde {pesos(least)}"
    if paid >= least - facts.laws.rounding * len(rates):
        return ok(
            f"El total {found} alcanza {pesos(least)} de {parts}.",
            total.field,
            expected=expected,
            found=found,
        )
    message = f"El total {found} no alcanza {pesos(least)} de {parts} sobre un IBC de {pesos(ibc.value)}"
    if is_of_employer(item):
        return aside(f"{message}; es una planilla de empleados.", total.field, expected=expected, found=found)
    return fails(
        f"{message}. Si es pensionado o de un régimen especial, compruebe que lo acredite.",
        total.field,
        expected=expected,
        found=found,
        request=f"el total de la planilla es {found} y sobre su IBC salud y pensión suman {pesos(least)}. "
        "Corríjala, o acredite por qué no aporta a uno de ellos.",
    )
