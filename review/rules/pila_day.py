"""Can the planilla have been paid on the day that it says? Not before its month began, nor after the cuenta
that it supports was written or came in.

Independents pay in arrears, from the month after (Decreto 1273 de 2018); who pays within the month itself
pays early, which nobody forbids. Paying late is another question: `pila_payment.py`.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from review.model import ItemKind, Month, RecognisedItem
from review.rules.billed import billed_days
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.pila import SOCIAL, is_correction
from review.rules.reference import PAPERS, came_in
from review.rules.secop_rows import first_told
from review.spanish import long_date, month_name


class Bound(NamedTuple):
    """Why the planilla cannot have been paid on its day, and when it can have been. In Spanish."""

    why: str
    expected: str


def impossible(facts: Facts, item: RecognisedItem, paid: dt.date) -> Bound | None:
    """Why the planilla cannot have been paid on that day, or None when it can.

    What SECOP says of the reception has a rule of its own, and is not told here again.
    """
    told = first_told(facts, "received")
    if told is not None and paid > told:
        return None
    bound = out_of_time(facts, item, paid)
    return (
        bound if bound is not None or told is not None or is_correction(item) else _after_paper(facts, paid)
    )


def out_of_time(facts: Facts, item: RecognisedItem, paid: dt.date) -> Bound | None:
    """Why nobody can have paid on that day: the file was here already, or the month had not begun."""
    came = came_in(facts)
    if came is not None and paid > came:
        day = long_date(came)
        why = f"después del día en que se recibió este archivo, el {day}"
        return Bound(why, f"Hasta el {day}")
    period = facts.seen(SOCIAL, "periodo", Month)
    if period is None or paid >= period.value.first_day or is_correction(item):
        return None
    why = f"antes de que empezara {month_name(period.value)}, el mes de la planilla (se paga mes vencido)"
    return Bound(why, f"Desde el {long_date(period.value.first_day)}")


def _after_paper(facts: Facts, paid: dt.date) -> Bound | None:
    """The cuenta, or else the informe, when the planilla was paid after it."""
    for kind, name, paper in PAPERS:
        written = _written(facts, kind, name)
        if written is not None:
            return _too_late(facts, paid, written, paper)
    return None


def _too_late(facts: Facts, paid: dt.date, written: dt.date, paper: str) -> Bound | None:
    """A paper dated within the month that it bills is presented later, in the days that the list gives; one
    dated afterwards is of the day on which it was signed."""
    span = _span(facts)
    if span is None or paid <= written:
        return None
    of = f"de {paper}".replace("de el ", "del ")
    day, why = written, f"después de la fecha {of}, el {long_date(written)}"
    if written <= span[1]:
        day = facts.laws.workdays.add_working_days(span[1], facts.checklist.days_to_present)
        why = f"{why}, y de su plazo para presentarse, el {long_date(day)}"
    return None if paid <= day else Bound(f"{why}: entonces no estaba pagada", f"Hasta el {long_date(day)}")


def _written(facts: Facts, kind: ItemKind, name: str) -> dt.date | None:
    """The day of a paper, when it may be the day on which it was signed: from the end of the period on.

    An earlier one has a rule of its own, and may be another date of the paper.
    """
    seen, span = facts.seen(kind, name, dt.date), _span(facts)
    if seen is None or span is None or Read(seen.field).may_be_misread:
        return None
    list_ = facts.checklist
    early = list_.cuenta_days_early if kind is ItemKind.CUENTA else list_.report_days_early
    first, last = span
    return seen.value if seen.value >= max(first, last - dt.timedelta(days=early)) else None


def _span(facts: Facts) -> tuple[dt.date, dt.date] | None:
    """The days billed; without a cuenta, those of the likeliest month."""
    month = facts.billing.likely
    return billed_days(facts) or (None if month is None else (month.first_day, month.last_day))
