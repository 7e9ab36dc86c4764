"""Does the base of the contributions reach what the law asks for the month of the planilla?

The least IBC is 40 % of what the contract pays for that month, not under one SMMLV of the planilla's year
(by days in a partial month) nor over 25. It is a lower bound: one planilla may cover several contracts.
"""

from __future__ import annotations

from dataclasses import dataclass

from review.model import ItemKind, Month, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL, contributed_days, is_correction
from review.rules.rule import rule
from review.rules.schedule import Schedule
from review.spanish import month_name, pesos, plural
from review.ways.laws import YearValue


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
    severity=Severity.RECHAZO,
    norm=norms.IBC,
    title="El IBC alcanza el mínimo del mes de la planilla",
    criterion="Al menos el 40 % de lo que el contrato paga por ese mes y al menos un SMMLV del año de la "
    "planilla (por días en un mes parcial), hasta 25 SMMLV, con tolerancia de 100 pesos. Antes del inicio "
    "del contrato se pide el SMMLV, por los días que cotiza. Más es válido: puede haber otros contratos. Una "
    "planilla de correcciones (N) no se compara.",
    ask="Corrija la base de la planilla, pague la diferencia y adjunte los soportes.",
    group="P2",
    version=2,
)
def reaches_least(facts: Facts, item: RecognisedItem) -> Outcome | None:
    if is_correction(item):
        return None
    seen = facts.need(SOCIAL, "ibc", int)
    period = facts.need(SOCIAL, "periodo", Month)
    wage = facts.laws.minimum_wage(period.value.year)
    found = pesos(seen.value)
    if wage is None:
        return Case(seen.field, found=found).doubt(
            f"No está en la tabla de leyes el salario mínimo de {period.value.year}; sin él no se puede "
            "comprobar el IBC. Agregue ese año a la tabla."
        )
    least = _least(facts, period.value, wage)
    case = Case(seen.field, f"Desde {pesos(least.pesos)}: {least.how}", found)
    if seen.value >= least.pesos - facts.laws.ibc.tolerance:
        if least.proves_enough:
            return case.ok(f"El IBC es {found}; el mínimo es {pesos(least.pesos)}, {least.how}.")
        return case.doubt(
            f"El IBC es {found} y alcanza {pesos(least.pesos)} ({least.how}), pero no se sabe cuánto paga "
            f"el contrato por {month_name(period.value)}."
        )
    if not least.proves_short:
        return case.doubt(
            f"El IBC es {found}, menos que {pesos(least.pesos)} ({least.how}). Sin el contrato en la lista "
            f"no se sabe si cubre todo {month_name(period.value)}."
        )
    return case.fails(
        f"El IBC es {found} y para {month_name(period.value)} el mínimo es {pesos(least.pesos)}: "
        f"{least.how}.",
        Read(seen.field),
        request=f"la planilla cotiza sobre {found} y para {month_name(period.value)} el IBC mínimo es "
        f"{pesos(least.pesos)} ({least.how}). Corrija la planilla, pague la diferencia y adjunte los "
        "soportes.",
    )


def _least(facts: Facts, month: Month, wage: YearValue) -> Least:
    schedule = facts.schedule
    if schedule is None:
        return _least_by_cuenta(facts, wage)
    days = contributed_days(schedule, month) if schedule.is_partial(month) else None
    if not schedule.holds(month) or days == 0:
        return _least_outside(facts, schedule, month, wage)
    amounts = [one.pesos for known in facts.schedules() for one in known.pays(month, facts.modes)]
    if not amounts:
        floor = facts.laws.least_ibc(0, wage=wage.value, days=days)
        return Least(floor, _floor(wage, days), proves_enough=False)
    return _bounded(facts, min(amounts), wage, days, "lo que paga el contrato por ese mes")


def _least_outside(facts: Facts, schedule: Schedule, month: Month, wage: YearValue) -> Least:
    """For a month that the contract pays nothing for, whatever that person had to contribute then."""
    printed = facts.seen(SOCIAL, "dias", int)
    days = None if printed is None or printed.value >= facts.laws.ibc.month_days else printed.value
    if schedule.holds(month):
        when = "en que el contrato estuvo suspendido"
    elif month < schedule.first_month:
        when = "antes de empezar el contrato"
    elif schedule.end is not None and month > Month.of(schedule.end):
        when = "después de terminar el contrato"
    else:
        when = "en que el contrato no es de este contratista"
    return Least(
        facts.laws.least_ibc(0, wage=wage.value, days=days), f"{_floor(wage, days)}, por ser un mes {when}"
    )


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
    return f"el SMMLV de {wage.year} ({pesos(wage.value)}) por {plural(days, 'día')}"
