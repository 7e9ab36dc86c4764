"""The day to which the age of a paper is counted: the cuenta's, or what stands for it where there is none.

Without a cuenta in the file it is the informe's day, or else the day on which the file came in. A cuenta that
is there and whose date was not read was written no later than it came in, and about when the informe was.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.model import Field, ItemKind
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.secop_rows import first_told
from review.rules.seen import SeenField

PAPERS = (
    (ItemKind.CUENTA, "fecha_cuenta", "la cuenta de cobro"),
    (ItemKind.INFORME, "fecha_informe", "el informe"),
)
"""The papers that are dated when the account is written, the cuenta first."""
WRITTEN_TOGETHER = 15
"""Days: judgement. The cuenta and the informe of one account are seldom written further apart."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A day, what it is of («de la cuenta»), why it stands for the cuenta's (Spanish, or nothing), and its
    ink. None was read of the day on which the file came in, the latest that the cuenta can be of."""

    day: dt.date
    of: str
    why: str = ""
    field: Field | None = None


def reference(facts: Facts) -> Reference:
    """The day to count to. Raises CannotTell when there is none."""
    cuenta = facts.seen(ItemKind.CUENTA, "fecha_cuenta", dt.date)
    if cuenta is not None:
        return Reference(cuenta.value, "de la cuenta", field=cuenta.field)
    came = came_in(facts)
    why = " No se leyó la fecha de la cuenta de cobro: no puede ser posterior a su recepción."
    if facts.lacks(ItemKind.CUENTA):
        report = _of_report(facts)
        if report is not None:
            why = " Falta la cuenta de cobro: se cuenta hasta la fecha del informe."
            return Reference(report.value, "del informe", why, report.field)
        why = " Falta la cuenta de cobro: se cuenta hasta el día en que se recibió el archivo."
    if came is not None and ItemKind.CUENTA not in facts.elsewhere:
        return Reference(came, "de la recepción", why)
    cuenta = facts.need(ItemKind.CUENTA, "fecha_cuenta", dt.date)
    return Reference(cuenta.value, "de la cuenta", field=cuenta.field)


def beside_unread(facts: Facts) -> Reference | None:
    """The informe's day, where the cuenta is there and its date was not read: the cuenta is of about then.

    None where the informe's day is not sure either, or the cuenta seems to be of another time.
    """
    report = _of_report(facts) if ItemKind.CUENTA in facts.recognition.items else None
    if report is None or facts.seen(ItemKind.CUENTA, "fecha_cuenta", dt.date) is not None:
        return None
    unsure = facts.recognition.field(ItemKind.CUENTA, "fecha_cuenta")
    read = None if unsure is None else unsure.value
    if isinstance(read, dt.date) and abs((read - report.value).days) > WRITTEN_TOGETHER:
        return None
    why = (
        f" No se leyó la fecha de la cuenta de cobro, que se escribe con el informe: aun {WRITTEN_TOGETHER} "
        "días después estaría al día."
    )
    return Reference(report.value, "del informe", why, report.field)


def came_in(facts: Facts) -> dt.date | None:
    """The day on which the file came in; None where its papers are of later days: that is a machine's clock,
    or the day of a copy, and proves nothing."""
    received = facts.history.received
    if received is None:
        return None
    seen = [facts.seen(kind, name, dt.date) for kind, name, _ in PAPERS]
    written = [one.value for one in seen if one is not None]
    period = facts.billing.likely
    if period is not None:
        written.append(period.first_day)
    return None if any(day > received.date() for day in written) else received.date()


def _of_report(facts: Facts) -> SeenField[dt.date] | None:
    """The informe's day, unless it is of before the month of which it tells, or may be misread."""
    seen, month = facts.seen(ItemKind.INFORME, "fecha_informe", dt.date), facts.billing.likely
    if seen is None or month is None or seen.value < month.first_day or Read(seen.field).may_be_misread:
        return None
    told = first_told(facts, "received")
    return None if told is not None and seen.value > told else seen
