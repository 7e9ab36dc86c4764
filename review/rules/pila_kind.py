"""What planilla it is: its days, its two months, its type of cotizante."""

from __future__ import annotations

from review.model import Month, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL, contributed_days, is_correction, is_of_employer, kind_mark, kind_of
from review.rules.rule import rule
from review.spanish import month_name, plural

WHOLE_MONTH = 30
_CONTRIBUTOR = ItemMark.CONTRIBUTOR_
_OWN = ("I", "Y", "E")
_TOLD = {
    "Y": "La planilla es tipo Y: la pagó la entidad contratante por sus independientes.",
    "E": "La planilla es tipo E, de empleados: compruebe que también cubra este contrato.",
}


@rule(
    code="seguridad_social_tipo",
    severity=Severity.ALERTA,
    norm=norms.SOCIAL_SECURITY,
    title="La planilla es del tipo que corresponde a un independiente",
    criterion="Tipo I (independientes); se aceptan Y (la paga la entidad contratante) y E (empleados). La N "
    "es de correcciones y queda por revisar; la A y las demás solo se informan.",
    ask="Adjunte la planilla tipo I del mes.",
    group="P1",
    version=2,
)
def usual_kind(facts: Facts, item: RecognisedItem) -> Outcome | None:
    mark, letter = kind_mark(item), kind_of(item)
    if mark is None:
        return None
    case = Case(mark, "I", letter)
    if letter in _OWN:
        return case.ok(_TOLD.get(letter, f"La planilla es tipo {letter}."))
    if letter == "N":
        return case.fails(
            "La planilla es de correcciones (tipo N): sus valores son diferencias, no los del mes.",
            request="la planilla es de correcciones (tipo N). Adjunte la planilla tipo I del mes.",
        )
    what = "de novedad de ingreso" if letter == "A" else "poco usual en contratistas"
    return case.aside(f"La planilla es tipo {letter}, {what}.")


@rule(
    code="seguridad_social_cotizante",
    severity=Severity.INFORMATIVA,
    norm=norms.SOCIAL_SECURITY,
    title="Cotiza como independiente",
    criterion="El tipo de cotizante es uno de los de independientes de la tabla de leyes (3, 16, 57, 59). "
    "Otro solo se informa.",
    ask="Aclare con qué tipo de cotizante aporta por este contrato.",
    group="P1",
)
def contributes_on_their_own(facts: Facts, item: RecognisedItem) -> Outcome | None:
    mark = next((one for one in item.marks if one.name.startswith(_CONTRIBUTOR)), None)
    digits = "" if mark is None else mark.name.removeprefix(_CONTRIBUTOR)
    if mark is None or not digits.isdecimal():
        return None
    number = int(digits)
    expected = ", ".join(map(str, facts.laws.contributors))
    name = facts.laws.contributors.get(number)
    case = Case(mark, expected, str(number))
    if name is not None:
        return case.ok(f"Tipo de cotizante {number}: {name}.")
    return case.aside(f"El tipo de cotizante es {number}, que no es de independiente.")


@rule(
    code="seguridad_social_dias",
    severity=Severity.ALERTA,
    norm=norms.IBC,
    title="Cotiza todos los días del contrato en ese mes",
    criterion="Treinta días, o los del contrato en su primer o último mes y en los que estuvo suspendido "
    "(uno menos se acepta). Si la planilla no trae los días o no se conoce el contrato, no se compara.",
    ask="Adjunte la planilla de los días que faltan, o aclare por qué no se cotizaron.",
    group="P2",
)
def days_covered(facts: Facts, item: RecognisedItem) -> Outcome | None:
    days, period = facts.seen(SOCIAL, "dias", int), facts.seen(SOCIAL, "periodo", Month)
    if days is None or period is None or is_correction(item) or is_of_employer(item):
        return None
    found = plural(days.value, "día")
    if days.value >= WHOLE_MONTH:
        return Case(days.field, plural(WHOLE_MONTH, "día"), found).ok(f"Cotiza {found}.")
    schedule = facts.schedule
    if schedule is None or not schedule.holds(period.value):
        return None
    least = contributed_days(schedule, period.value)
    expected = plural(least, "día")
    # Cover of labour risks begins the day after the affiliation.
    slack = 1 if schedule.is_partial(period.value) else 0
    case = Case(days.field, expected, found)
    if days.value >= least - slack:
        return case.ok(f"Cotiza {found}; el contrato tiene {expected} en {month_name(period.value)}.")
    return case.fails(
        f"Cotiza {found} y el contrato tiene {expected} en {month_name(period.value)}.",
        request=f"la planilla cotiza {found} y en {month_name(period.value)} el contrato tiene {expected}. "
        "Adjunte la planilla de los que faltan o aclare por qué no se cotizaron.",
    )


@rule(
    code="seguridad_social_periodo_salud",
    severity=Severity.ALERTA,
    norm=norms.PILA_MONTH,
    title="El periodo de salud es el de pensión o el mes siguiente",
    criterion="Se comparan los dos periodos que imprime la planilla. Si trae uno solo, no se compara.",
    ask="Adjunte la planilla del periodo pedido, con sus dos periodos legibles.",
    group="P1",
)
def months_fit(facts: Facts, item: RecognisedItem) -> Outcome | None:
    pension, health = facts.seen(SOCIAL, "periodo", Month), facts.seen(SOCIAL, "periodo_salud", Month)
    if pension is None or health is None:
        return None
    found, expected = str(health.value), f"{pension.value} o {pension.value.plus(1)}"
    case = Case(health.field, expected, found)
    if 0 <= health.value.minus(pension.value) <= 1:
        return case.ok(f"El periodo de salud es {found} y el de pensión {pension.value}.")
    return case.fails(
        f"El periodo de salud es {found} y el de pensión {pension.value}: no son de la misma planilla.",
        request=f"la planilla dice {found} para salud y {pension.value} para pensión. Adjunte la planilla "
        "del periodo pedido.",
    )
