"""Is the value billed what the contract pays for the month, whole or pro rata in the first and the last?"""

from __future__ import annotations

from review.model import ItemKind, Month, RecognisedItem, Severity
from review.model.fields import Form
from review.rules import norms
from review.rules.billed import amounts_for
from review.rules.facts import Facts
from review.rules.other_value import OTHER_VALUE_CRITERION, OtherValue
from review.rules.outcome import Case, Outcome
from review.rules.rule import rule
from review.rules.schedule import Schedule
from review.rules.seen import SeenField
from review.spanish import join, month_name, pesos

CUENTA = ItemKind.CUENTA


@rule(
    code="cuenta_valor",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El valor cobrado es el del mes según el contrato",
    criterion="Valor mensual, o su parte en el primer y el último mes (días reales sobre 30, o mes de 30 "
    "días), o el saldo en el último; se admite 1 peso por mil. Sin valor mensual en la lista se prueba con "
    f"el total y las fechas. {OTHER_VALUE_CRITERION}",
    ask="Corrija el valor: debe ser el que el contrato paga por ese mes.",
    group="C1",
    version=3,
)
def value_of_month(facts: Facts, item: RecognisedItem) -> Outcome:
    seen = facts.need(CUENTA, "valor", int)
    schedule = facts.need_schedule("el valor", item)
    month = facts.need_month(item)
    found = pesos(seen.value)
    case = Case(seen.field, found=found)
    if not schedule.holds(month):
        return case.doubt(
            f"{month_name(month).capitalize()} está fuera del plazo del contrato; no se sabe qué valor le "
            "toca."
        )
    amounts = amounts_for(facts, month)
    if not amounts:
        return case.doubt(
            "La lista de contratos no trae el valor mensual, ni el total con las fechas; no se puede "
            "comprobar el valor."
        )
    expected = join([f"{pesos(one.pesos)} ({one.how})" for one in amounts], "o")
    match = next((one for one in amounts if facts.near(seen.value, one.pesos)), None)
    if match is not None:
        return Case(seen.field, expected, found).ok(
            f"Se cobran {found}: lo que paga el contrato por {month_name(month)} ({match.how})."
        )
    return _different(facts, schedule, month, seen, expected)


def _different(
    facts: Facts, schedule: Schedule, month: Month, seen: SeenField[int], expected: str
) -> Outcome:
    value, field, found = seen.value, seen.field, pesos(seen.value)
    case = Case(field, expected, found)
    if schedule.monthly is None:
        return case.doubt(
            f"Se cobran {found}. La lista no trae el valor mensual, y del total y las fechas se deduce otro: "
            f"{expected}."
        )
    if schedule.end is None and value < schedule.monthly:
        return case.doubt(
            f"Se cobran {found}, menos que el valor mensual ({pesos(schedule.monthly)}). La lista no trae "
            "la fecha de fin, y puede ser el último mes."
        )
    if facts.billing.period is None and _could_be_cycle(facts, schedule, month, value):
        return case.doubt(
            f"Se cobran {found}. Vale si el contrato se paga de fecha a fecha, pero el periodo del informe "
            "no se leyó."
        )
    return case.fails(
        f"Se cobran {found}, y el contrato paga por {month_name(month)} {expected}.",
        OtherValue.against(facts, CUENTA, field, _pesos(facts, month), Form.BY_TYPE),
        request=f"se cobran {found} y por {month_name(month)} corresponde {expected}. Corrija el valor y "
        "adjunte de nuevo la cuenta.",
    )


def _pesos(facts: Facts, month: Month) -> list[int]:
    return [one.pesos for one in amounts_for(facts, month)]


def _could_be_cycle(facts: Facts, schedule: Schedule, month: Month, value: int) -> bool:
    if schedule.start.day == 1:
        return False
    amounts = schedule.pays_cycle(schedule.place(month), facts.modes)
    return any(facts.near(value, one.pesos) for one in amounts)
