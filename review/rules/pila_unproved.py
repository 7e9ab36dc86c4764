"""Parts of the planilla that were read and that nothing proves: they do not make its total, nor do they fit
its base. What contradicts the rest of the paper is what a person must look at; it is no reason for silence.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from review.model import Field, RecognisedItem
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL, pensioner
from review.rules.pila_due import Contribution
from review.rules.seen import SeenField
from review.spanish import pesos

HEALTH, PENSION, RISKS = "salud", "pension", "riesgos"
NAMES = {HEALTH: "salud", PENSION: "pensión", RISKS: "riesgos laborales"}


class Part(NamedTuple):
    """An amount in pesos as it was read, sure or not."""

    value: int
    field: Field


def part_read(facts: Facts, name: str) -> Part | None:
    """A contribution that was read at all; None when it was not."""
    field = facts.recognition.field(SOCIAL, name)
    return None if field is None or not isinstance(field.value, int) else Part(field.value, field)


def short_part(facts: Facts, item: RecognisedItem, name: str, rate: Decimal) -> Outcome | None:
    """A doubt where an unproved contribution, `rate` per cent of the base, is less than that; else None."""
    ibc, part = facts.seen(SOCIAL, "ibc", int), part_read(facts, name)
    if ibc is None or part is None or facts.seen(SOCIAL, name, int) is not None:
        return None
    due, found = Contribution.of(facts, ibc.value, rate), pesos(part.value)
    if due.is_met(part.value):
        return None
    said = f"En la planilla se lee {found} de {NAMES[name]} y debe ser desde {pesos(due.least)}, {due.how}"
    return Case(part.field, due.told, found).doubt(
        f"{said}{_against_total(facts)}. Compruebe el valor en la página.",
        request=f"en la planilla se lee {found} de {NAMES[name]} y sobre su IBC debe ser {pesos(due.least)}. "
        "Adjunte la planilla tal como la descarga del operador; si falta algo por pagar, corríjala.",
    )


def _against_total(facts: Facts) -> str:
    """What the total says against the parts that were read, in Spanish; nothing when it agrees."""
    total, parts = facts.seen(SOCIAL, "total", int), all_parts(facts)
    if total is None or not parts:
        return ""
    running = sum(part.value for part in parts)
    if abs(running - total.value) <= facts.laws.rounding:
        return ""
    where = f"página {total.field.page}"
    return (
        f"; lo que se lee de cada aporte suma {pesos(running)}, y el total es {pesos(total.value)} ({where})"
    )


def sure_sum(facts: Facts) -> int | None:
    """Health, pension and risks together, in pesos; None while one of them is not sure."""
    parts = [facts.seen(SOCIAL, name, int) for name in NAMES]
    known = [one.value for one in parts if one is not None]
    return sum(known) if len(known) == len(parts) else None


def all_parts(facts: Facts) -> list[Part]:
    """Health, pension, risks and, where there is one, the fund, as they were read; empty when one of the
    three was not."""
    three = [part_read(facts, name) for name in NAMES]
    known = [part for part in three if part is not None]
    fund = part_read(facts, "solidaridad")
    if len(known) < len(three):
        return []
    return known if fund is None else [*known, fund]


def missing_part(facts: Facts, name: str, beside: str) -> Outcome | None:
    """A doubt where the planilla tells one contribution apart and the other one was not read."""
    other = part_read(facts, beside)
    if other is None or part_read(facts, name) is not None:
        return None
    return Case(other.field).doubt(
        f"La planilla trae {pesos(other.value)} de {NAMES[beside]}, y no se leyó el aporte a {NAMES[name]}. "
        "Compruébelo en la página.",
        request=f"en la planilla no se lee el aporte a {NAMES[name]}. Adjúntela completa y legible.",
    )


def is_contradicted(facts: Facts, item: RecognisedItem) -> bool:
    """Whether health or pension says less than the base asks, or only one of them was told apart: then the
    total alone proves neither."""
    retired = pensioner(facts, item)
    health = short_part(facts, item, HEALTH, facts.laws.health_rate) or missing_part(facts, HEALTH, PENSION)
    pension = short_part(facts, item, PENSION, facts.laws.pension_rate) or missing_part(
        facts, PENSION, HEALTH
    )
    return health is not None or (pension is not None and not retired)


def total_read(facts: Facts) -> SeenField[int] | None:
    """The total, sure or exactly what the contributions of the base come to."""
    seen = facts.seen(SOCIAL, "total", int)
    field = facts.recognition.field(SOCIAL, "total")
    if seen is not None or field is None or not field.support:
        return seen
    return SeenField(field.value, field) if isinstance(field.value, int) else None
