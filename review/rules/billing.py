"""Which month a submission bills, when cuenta, informe and contract may each say something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from review.model import Field, ItemKind, Month, Recognition
from review.recognition.grammar.folder_months import month_of_place
from review.rules.day_counts import is_month_long
from review.rules.schedule import Schedule
from review.rules.seen import Sure
from review.spanish import join, month_name
from review.ways.checklist import Checklist


class Witness(Enum):
    """What became of the question."""

    AGREED = auto()  # cuenta and informe say the same
    ALONE = auto()  # only the cuenta says it, or only the informe or the payment's number, and others agree
    CUENTA_WRONG = auto()  # they disagree and schedule, or folder and planilla, side with the informe
    INFORME_WRONG = auto()  # they disagree and the schedule sides with the cuenta
    UNSETTLED = auto()  # they disagree and nothing decides, or only the informe says it
    UNKNOWN = auto()  # nobody says it


@dataclass(frozen=True, slots=True)
class Period:
    """The informe's period. `months` are the months it may stand for: two when it runs from date to date."""

    first: dt.date
    last: dt.date
    months: tuple[Month, ...]
    ink: Field


@dataclass(frozen=True, slots=True)
class Hints:
    """What speaks of the month without settling it: the only month in which every reading of an informe's
    doubtful period lies, and the month of the file's folder."""

    informe: Month | None = None
    place: Month | None = None

    @classmethod
    def of(cls, recognition: Recognition, archivo: str) -> Hints:
        ends = [recognition.field(ItemKind.INFORME, name) for name in ("periodo_inicio", "periodo_fin")]
        doubted = [end for end in ends if end is not None and end.note is not None]
        values = [value for end in doubted for value in (end.value, *(one.value for one in end.others))]
        months = {Month.of(day) for day in values if isinstance(day, dt.date)}
        told = months.pop() if len(doubted) == len(ends) and len(months) == 1 else None
        return cls(told, month_of_place(archivo))


_NO_HINTS = Hints()
_NUMBERED, _KEPT = "el número de pago", "la planilla y la carpeta"


@dataclass(frozen=True, slots=True)
class Billing:
    """The month billed (None until settled), every month it may be, and why.

    `rivals` are other months that the payment number, the informe or the folder speak for. `against` tells,
    in Spanish, what says with the informe that the cuenta's month is wrong.
    """

    witness: Witness
    month: Month | None
    candidates: tuple[Month, ...]
    period: Period | None
    lacks_cuenta: bool = False
    rivals: tuple[Month, ...] = ()
    against: str = _NUMBERED

    @property
    def trouble(self) -> str:
        """Why the month is not settled, in Spanish."""
        if len(self.candidates) > 1:
            named = join([month_name(month) for month in self.candidates], "o")
            return f"La cuenta y el informe no dicen el mismo mes ({named}), y no se sabe cuál es."
        if self.lacks_cuenta:
            return "Falta la cuenta de cobro, y no se sabe qué mes se cobra."
        return "No se pudo leer en la cuenta de cobro qué mes se cobra."

    @property
    def likely(self) -> Month | None:
        """The month billed, or the informe's while the cuenta does not contradict it: good for filing."""
        if self.month is None and len(self.candidates) == 1:
            return self.candidates[0]
        return self.month

    def cycle(self, schedule: Schedule) -> int | None:
        """The payment whose dates are the informe's, when the contract runs from date to date."""
        return None if self.period is None else schedule.place_of_cycle(self.period.first, self.period.last)

    def places(self, schedule: Schedule, month: Month) -> tuple[int, ...]:
        """The numbers that a month's payment may have in the contract; none when it is outside."""
        if not schedule.holds(month):
            return ()
        if self.period is not None and month in self.period.months:
            cycle = self.cycle(schedule)
            if cycle is not None:
                return (cycle,)
        return schedule.places(month)


def settle(
    sure: Sure,
    checklist: Checklist,
    schedule: Schedule | None,
    payment: int | None,
    *,
    alone: bool = False,
    lacks_cuenta: bool = False,
    hints: Hints = _NO_HINTS,
) -> Billing:
    """Hear cuenta, informe and schedule (start month + payment number − 1) and settle the month billed.

    `alone` says that the cuenta comes in another file: then the informe's month is it. `lacks_cuenta`, that
    there is surely none: then it is the informe's month if the planilla is one that this month may bring.
    Where neither names a month it is that of the payment's number, if the folder and the planilla agree.
    """
    said = sure.get(ItemKind.CUENTA, "periodo", Month)
    period = read_period(sure, schedule)
    planned = schedule.months_of(payment) if schedule and payment and checklist.payment_by_month else ()
    reported = () if period is None else period.months
    if said is not None:
        heard = _hear(sure, checklist, said.value, period, planned, hints)
        told = dict.fromkeys([*planned, *filter(None, (hints.informe, hints.place))])
        return replace(heard, rivals=tuple(month for month in told if month not in heard.candidates))
    spoken = next((month for month in planned if month in reported), None)
    if spoken is not None:
        return Billing(Witness.ALONE, spoken, (spoken,), period)
    # Forms that name no month count the payments: the folder and the planilla must say the same.
    counted = planned[0] if len(planned) == 1 and not reported else None
    if counted is not None and hints.place == counted and _planilla_fits(sure, checklist, counted):
        return Billing(Witness.ALONE, counted, (counted,), period, lacks_cuenta)
    if len(reported) == 1 and (alone or (lacks_cuenta and _planilla_fits(sure, checklist, reported[0]))):
        return Billing(Witness.ALONE, reported[0], reported, period, lacks_cuenta)
    return Billing(Witness.UNSETTLED if reported else Witness.UNKNOWN, None, reported, period, lacks_cuenta)


def _hear(
    sure: Sure,
    checklist: Checklist,
    billed: Month,
    period: Period | None,
    planned: Sequence[Month],
    hints: Hints,
) -> Billing:
    """The month that the cuenta says, against the informe's: a doubtful one speaks only where it is not that.

    The number of the payment decides between them; where it cannot, the month of the folder does if it is
    the informe's and the planilla serves that one alone.
    """
    reported = () if period is None else period.months
    if not reported and (hints.informe in (None, billed) or billed in planned):
        return Billing(Witness.ALONE, billed, (billed,), period)
    reported = reported or tuple(filter(None, [hints.informe]))
    if billed in reported:
        return Billing(Witness.AGREED, billed, (billed,), period)
    spoken = next((month for month in planned if month in reported), None)
    if billed in planned and spoken is None:
        return Billing(Witness.INFORME_WRONG, billed, (billed,), period)
    if spoken is not None and billed not in planned:
        return Billing(Witness.CUENTA_WRONG, spoken, (spoken,), period)
    place = hints.place
    if place in reported and not planned and _serves_only(sure, checklist, place, billed):
        return Billing(Witness.CUENTA_WRONG, place, (place,), period, against=_KEPT)
    return Billing(Witness.UNSETTLED, None, (billed, *reported), period)


def _serves_only(sure: Sure, checklist: Checklist, month: Month, other: Month) -> bool:
    """Whether the planilla is one that the first month's account may bring, and the other's may not."""
    return _planilla_fits(sure, checklist, month) and not _planilla_fits(sure, checklist, other)


def accepted_months(checklist: Checklist, month: Month) -> list[Month]:
    """The months of which the planilla of a month's account may be."""
    return sorted(month.plus(mode.offset) for mode in checklist.pila_months)


def _planilla_fits(sure: Sure, checklist: Checklist, month: Month) -> bool:
    paid = sure.get(ItemKind.SEGURIDAD_SOCIAL, "periodo", Month)
    return paid is not None and paid.value in accepted_months(checklist, month)


def read_period(sure: Sure, schedule: Schedule | None) -> Period | None:
    """The informe's period when both its ends were read surely; of no month when it spans several."""
    first = sure.get(ItemKind.INFORME, "periodo_inicio", dt.date)
    last = sure.get(ItemKind.INFORME, "periodo_fin", dt.date)
    if first is None or last is None or last.value < first.value:
        return None
    begins, ends = first.value, last.value
    one, other = Month.of(begins), Month.of(ends)
    if one == other:
        months: tuple[Month, ...] = (one,)
    else:
        is_payment = schedule is not None and schedule.place_of_cycle(begins, ends) is not None
        months = (one, other) if is_payment or is_month_long(begins, ends) else ()
    return Period(begins, ends, months, first.field)
