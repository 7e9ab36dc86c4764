"""Does the planilla's total hold its parts, and does it reach what its base asks where they are not told?"""

from __future__ import annotations

from review.model import Month, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.pila import (
    SOCIAL,
    has_voucher,
    interest,
    is_correction,
    is_of_employer,
    pensioner,
    risks_by_entity,
)
from review.rules.pila_unproved import (
    HEALTH,
    NAMES,
    PENSION,
    RISKS,
    all_parts,
    is_contradicted,
    sure_sum,
    total_read,
)
from review.rules.rule import rule
from review.rules.seen import SeenField
from review.spanish import join, pesos

_FUND = "fondo de solidaridad"


@rule(
    code="seguridad_social_suma",
    severity=Severity.ALERTA,
    norm=norms.CONTRIBUTIONS,
    title="Los aportes de la planilla caben en su total",
    criterion="Salud, pensión, riesgos laborales, fondo de solidaridad e intereses de mora suman el total. "
    "Si suman más, queda por revisar, aunque se lean con duda; si suman menos, también, salvo que "
    "la planilla nombre otro aporte (caja, SENA, ICBF) o sea de empleados: entonces solo se informa. Si dice "
    "dos totales y uno no es la suma de su columna, o un subtotal que con los intereses no lo hace, queda "
    "por revisar.",
    ask="Adjunte la planilla completa, con todos sus aportes y su total.",
    group="P2",
    about="total",
    version=5,
)
def parts_add_up(facts: Facts, item: RecognisedItem) -> Outcome | None:
    total = facts.seen(SOCIAL, "total", int)
    if (other := item.mark(ItemMark.OTHER_TOTAL)) is not None:
        return Case(other, None if total is None else pesos(total.value), other.text).doubt(
            f"La planilla suma {other.text} en otra parte, y eso no cuadra con su total ni con sus aportes. "
            "Compruebe los valores en la página.",
            request="los aportes de la planilla no suman el total que dice. Adjúntela tal como la descarga "
            "del operador.",
        )
    parts = sure_sum(facts)
    if total is None or is_correction(item):
        return None
    if parts is None:
        return _read_in_doubt(facts, item, total)
    solidarity = facts.seen(SOCIAL, "solidaridad", int)
    least = parts + (0 if solidarity is None else solidarity.value)
    most = least + interest(facts)
    found, expected = pesos(total.value), pesos(most)
    slack = facts.laws.rounding
    case = Case(total.field, expected, found)
    if any(abs(total.value - sums) <= slack for sums in (least, most)):
        return case.ok(f"Los aportes suman el total, {found}.")
    if total.value < least:
        return case.fails(
            f"Los aportes de la planilla suman {expected} y su total es {found}. Compruebe los valores en la "
            "página.",
            request=f"los aportes de la planilla suman {expected} y su total es {found}. Adjunte la planilla "
            "completa, con todos sus aportes.",
        )
    if not is_of_employer(item) and item.mark(ItemMark.OTHER_PARTS) is None:
        return case.doubt(
            f"El total es {found}, más que los {expected} de salud, pensión, riesgos, solidaridad y mora, y "
            "la planilla no nombra otro aporte. Compruebe los valores en la página.",
            request=f"los aportes de la planilla suman {expected} y su total es {found}. Adjunte la planilla "
            "completa, con todos sus aportes.",
        )
    return case.aside(
        f"El total es {found}, más que los {expected} de salud, pensión, riesgos, solidaridad y mora; puede "
        "haber otros aportes."
    )


def _read_in_doubt(facts: Facts, item: RecognisedItem, total: SeenField[int]) -> Outcome | None:
    """A doubt where unproved parts, none of them short, come to more than the total."""
    parts = all_parts(facts)
    running, found = sum(part.value for part in parts), pesos(total.value)
    if running <= total.value + facts.laws.rounding or is_contradicted(facts, item):
        return None
    return Case(total.field, pesos(running), found).doubt(
        f"Lo que se lee de cada aporte suma {pesos(running)} y el total de la planilla es {found}. Compruebe "
        "los valores en la página.",
        request=f"los aportes de la planilla suman {pesos(running)} y su total es {found}. Adjunte la "
        "planilla tal como la descarga del operador.",
    )


@rule(
    code="seguridad_social_aportes",
    severity=Severity.ALERTA,
    norm=norms.CONTRIBUTIONS,
    title="El total de la planilla alcanza sus aportes sobre su IBC",
    criterion="Salud 12,5 % y pensión 16 % del IBC, riesgos laborales de clase I y, desde 4 SMMLV, fondo "
    "de solidaridad, con 100 pesos de tolerancia en cada uno; a un pensionado no se le piden pensión ni "
    "fondo, ni riesgos a quien se los paga la entidad. Es el control de una planilla de la que no se leyó "
    "cada aporte: el total de todos no prueba a uno. Si tampoco se leyó el total, queda por revisar.",
    ask="Adjunte la planilla con cada aporte; si falta alguno, corríjala y pague la diferencia.",
    group="P2",
    about="total",
    version=4,
)
def total_reaches_contributions(facts: Facts, item: RecognisedItem) -> Outcome | None:
    total, ibc = total_read(facts), facts.seen(SOCIAL, "ibc", int)
    if ibc is None or is_correction(item) or is_contradicted(facts, item):
        return None
    if all(facts.seen(SOCIAL, name, int) is not None for name in (HEALTH, PENSION)):
        return None
    if total is None:
        if has_voucher(item):
            return None  # its own rule asks for the total
        total = facts.need(SOCIAL, "total", int)
    dues = _dues(facts, item, ibc.value)
    parts, least = join(list(dues)), sum(dues.values())
    paid, found, expected = total.value - interest(facts), pesos(total.value), f"Desde {pesos(least)}"
    case = Case(total.field, expected, found)
    if paid >= least - facts.laws.rounding * len(dues):
        return case.ok(f"El total {found} alcanza {pesos(least)} de {parts}.")
    message = f"El total {found} no alcanza {pesos(least)} de {parts} sobre un IBC de {pesos(ibc.value)}"
    if is_of_employer(item):
        return case.aside(f"{message}; es una planilla de empleados.")
    return case.fails(
        f"{message}. Si es pensionado o de un régimen especial, compruebe que lo acredite.",
        request=f"el total de la planilla es {found} y sobre su IBC {parts} suman {pesos(least)}. "
        "Corríjala, o acredite por qué no aporta a uno de ellos.",
    )


def _dues(facts: Facts, item: RecognisedItem, ibc: int) -> dict[str, int]:
    """The least of each contribution that a total must hold, in pesos, by its name in Spanish; of those read
    apart, what was read."""
    laws = facts.laws
    dues = {NAMES[HEALTH]: laws.contribution(ibc, laws.health_rate)}
    retired = pensioner(facts, item)
    if not retired:
        dues[NAMES[PENSION]] = laws.contribution(ibc, laws.pension_rate)
    risks = facts.seen(SOCIAL, RISKS, int)
    if risks is not None:
        dues[NAMES[RISKS]] = risks.value
    elif not (is_of_employer(item) or risks_by_entity(facts, item)):
        dues[NAMES[RISKS]] = laws.contribution(ibc, laws.risk_rates["I"])
    fund = facts.seen(SOCIAL, "solidaridad", int)
    period = facts.seen(SOCIAL, "periodo", Month)
    wage = None if period is None else laws.minimum_wage(period.value.year)
    if fund is not None:
        dues[_FUND] = fund.value
    elif period is not None and wage is not None and not retired:
        rate = laws.solidarity_rate(ibc, wage=wage.value, period=period.value)
        if rate:
            dues[_FUND] = laws.contribution(ibc, rate)
    return dues
