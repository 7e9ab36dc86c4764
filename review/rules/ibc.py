"""Does the base of the contributions reach what the law asks for the month of the planilla?

The least IBC is 40 % of what the contract pays for that month, not under one SMMLV of the planilla's year
(by days in a partial month) nor over 25. It is a lower bound: one planilla may cover several contracts.
"""

from __future__ import annotations

from dataclasses import dataclass

from review.laws import YearValue
from review.model import ItemKind, Month, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read, fails_unless_misread
from review.rules.rule import Outcome, aside, doubt, ok, rule
from review.spanish import month_name, pesos, plural

SOCIAL = ItemKind.SEGURIDAD_SOCIAL


@dataclass(frozen=True, slots=True)
class Least:
    """The least IBC in pesos and how it was counted.

    `proves_enough` and `proves_short` say whether reaching it, or missing it, settles the question.
    """

    pesos: int
    how: str
    proves_enough: bool = True
    proves_short: bool = True


@rule(
    code="seguridad_social_ibc",
    item=SOCIAL,
    severity=Severity.RECHAZO,
    norm=norms.IBC,
    title="El IBC alcanza el mínimo del mes de la planilla",
    criterion="Al menos el 40 % de lo que el contrato paga por ese mes y al menos un SMMLV del año de la "
    "planilla (por días en un mes parcial), hasta 25 SMMLV, con tolerancia de 100 pesos. Antes del inicio "
    "del contrato se pide el SMMLV. Más es válido: puede haber otros contratos.",
)
def reaches_least(facts: Facts, item: RecognisedItem) -> Outcome:
    seen = facts.need(SOCIAL, "ibc", int)
    period = facts.need(SOCIAL, "periodo", Month)
    wage = facts.laws.minimum_wage(period.value.year)
    found = pesos(seen.value)
    if wage is None:
        return doubt(
            f"No está en la tabla de leyes el salario mínimo de {period.value.year}; sin él no se puede "
            "comprobar el IBC. Agregue ese año a la tabla.",
            seen.field,
            found=found,
        )
    least = _least(facts, period.value, wage)
    expected = f"Desde {pesos(least.pesos)}: {least.how}"
    if seen.value >= least.pesos - facts.laws.ibc.tolerance:
        if least.proves_enough:
            message = f"El IBC es {found}; el mínimo es {pesos(least.pesos)}, {least.how}."
            return ok(message, seen.field, expected=expected, found=found)
        message = (
            f"El IBC es {found} y alcanza {pesos(least.pesos)} ({least.how}), pero no se sabe cuánto paga "
            f"el contrato por {month_name(period.value)}."
        )
        return doubt(message, seen.field, expected=expected, found=found)
    if not least.proves_short:
        message = (
            f"El IBC es {found}, menos que {pesos(least.pesos)} ({least.how}). Sin el contrato en la lista "
            f"no se sabe si cubre todo {month_name(period.value)}."
        )
        return doubt(message, seen.field, expected=expected, found=found)
    return fails_unless_misread(
        f"El IBC es {found} y para {month_name(period.value)} el mínimo es {pesos(least.pesos)}: "
        f"{least.how}.",
        seen.field,
        Read(seen.field),
        expected=expected,
        found=found,
        request=f"la planilla cotiza sobre {found} y para {month_name(period.value)} el IBC mínimo es "
        f"{pesos(least.pesos)} ({least.how}). Corrija la planilla, pague la diferencia y adjunte los "
        "soportes.",
    )


def _least(facts: Facts, month: Month, wage: YearValue) -> Least:
    schedule = facts.schedule
    if schedule is None:
        return _least_by_cuenta(facts, wage)
    if not schedule.holds(month):
        when = "antes de empezar" if month < schedule.first_month else "después de terminar"
        floor = facts.laws.least_ibc(0, wage=wage.value)
        return Least(floor, f"el SMMLV de {wage.year}, por ser un mes {when} el contrato")
    days = min(schedule.days(month, mode) for mode in facts.modes) if schedule.is_partial(month) else None
    amounts = [one.pesos for known in facts.schedules() for one in known.pays(month, facts.modes)]
    if not amounts:
        floor = facts.laws.least_ibc(0, wage=wage.value, days=days)
        return Least(floor, _floor(wage, days), proves_enough=False)
    return _bounded(facts, min(amounts), wage, days, "lo que paga el contrato por ese mes")


def _least_by_cuenta(facts: Facts, wage: YearValue) -> Least:
    """Without the contract's dates the value billed stands for the month's; less may be a partial month."""
    billed = facts.seen(ItemKind.CUENTA, "valor", int)
    if billed is None:
        floor = facts.laws.least_ibc(0, wage=wage.value)
        return Least(floor, _floor(wage, None), proves_enough=False, proves_short=False)
    least = _bounded(facts, billed.value, wage, None, "el valor cobrado")
    return Least(least.pesos, least.how, proves_short=False)


def _bounded(facts: Facts, value: int, wage: YearValue, days: int | None, ground: str) -> Least:
    law = facts.laws.ibc
    least = facts.laws.least_ibc(value, wage=wage.value, days=days)
    if least == facts.laws.least_ibc(0, wage=wage.value, days=days):
        return Least(least, _floor(wage, days))
    if least < law.share * value:
        return Least(least, f"el tope de {law.cap_wages} SMMLV de {wage.year}")
    return Least(least, f"el {law.share * 100:.0f} % de {pesos(value)}, {ground}")


def _floor(wage: YearValue, days: int | None) -> str:
    if days is None:
        return f"el SMMLV de {wage.year}"
    return f"el SMMLV de {wage.year} por {plural(days, 'día')}"


@rule(
    code="seguridad_social_aportes",
    item=SOCIAL,
    severity=Severity.INFORMATIVA,
    norm=norms.CONTRIBUTIONS,
    title="El total de la planilla alcanza salud y pensión sobre su IBC",
    criterion="Salud 12,5 % y pensión 16 % del IBC. Solo informa: un pensionado no aporta a pensión.",
)
def total_reaches_contributions(facts: Facts, item: RecognisedItem) -> Outcome:
    total = facts.need(SOCIAL, "total", int)
    ibc = facts.need(SOCIAL, "ibc", int)
    period = facts.need(SOCIAL, "periodo", Month)
    wage = facts.laws.minimum_wage(period.value.year)
    if wage is None:
        return aside(f"No está en la tabla de leyes el salario mínimo de {period.value.year}.", ibc.field)
    parts = facts.laws.contributions(ibc.value, wage=wage.value)
    least = parts.health + parts.pension
    found, expected = pesos(total.value), f"Desde {pesos(least)}"
    if total.value >= least - 2 * facts.laws.rounding:
        return ok(
            f"El total {found} alcanza {pesos(least)} de salud y pensión.",
            total.field,
            expected=expected,
            found=found,
        )
    return aside(
        f"El total {found} no alcanza {pesos(least)} de salud y pensión; puede ser un pensionado o un "
        "régimen especial.",
        total.field,
        expected=expected,
        found=found,
    )
