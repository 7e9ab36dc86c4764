"""The arithmetic of a contract: which month is which payment, and what each month pays.

Two ways of cutting a contract into payments are in use: by calendar months, the first and the last being
partial, and from date to date (3 October to 2 November). Whole pesos; how days are counted: `day_counts.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from review.model import Contract, Month
from review.rules.day_counts import MONTH_DAYS, Spans, add_months, count_paid, overlaps, paid_days
from review.ways.checklist import ProRata

_LONGEST_IDLE: Final = 36


@dataclass(frozen=True, slots=True)
class Amount:
    """What a month may pay, in whole pesos, and how that was counted (Spanish)."""

    pesos: int
    how: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A contract with a known start. `end` (prórrogas counted), `monthly` and `total` (additions counted) are
    None when the list lacks them; `agreed` holds the end and the total before a prórroga.

    `suspensions` are days not paid, both ends included. `own_from` and `own_to` limit what is paid to the
    days of one contractor when the contract was assigned (cesión); the count of payments goes on.
    """

    start: dt.date
    end: dt.date | None = None
    monthly: int | None = None
    total: int | None = None
    suspensions: Spans = ()
    agreed: tuple[dt.date, int | None] | None = None
    assigned_on: dt.date | None = None
    own_from: dt.date | None = None
    own_to: dt.date | None = None

    @classmethod
    def of(cls, contract: Contract) -> Schedule | None:
        """The contract's schedule, or None when its start is not known or it ends before it starts."""
        start, end = contract.start, contract.last_day
        if start is None or (end is not None and end < start):
            return None
        extended = contract.end is not None and end != contract.end
        return cls(
            start,
            end,
            contract.monthly_value,
            contract.whole_value,
            tuple(span for span in contract.suspensions if span[0] <= span[1]),
            (contract.end, contract.total_value) if extended and contract.end is not None else None,
            contract.assigned_on,
        )

    def of_assignor(self) -> Schedule:
        """The part of who had the contract before it was assigned; itself when it was not."""
        day = self.assigned_on
        return self if day is None else replace(self, own_to=day - dt.timedelta(days=1))

    def of_assignee(self) -> Schedule:
        """The part of who took the contract over; itself when it was not assigned."""
        return self if self.assigned_on is None else replace(self, own_from=self.assigned_on)

    @property
    def first_month(self) -> Month:
        return Month.of(self.start)

    def place(self, month: Month) -> int:
        """The payment that bills a calendar month: 1 for the month in which the contract starts."""
        return month.minus(self.first_month) + 1

    def month_of(self, place: int) -> Month:
        return self.first_month.plus(place - 1)

    def places(self, month: Month) -> tuple[int, ...]:
        """Every number that the payment of a month may have, the calendar's first.

        Some entities give no number to a month wholly suspended; a month that two contractors bill because
        of an assignment may take two numbers.
        """
        place = self.place(month)
        if not self.suspensions and self.assigned_on is None:
            return (place,)
        idle = sum(self.is_suspended(self.month_of(k)) for k in range(1, place))
        split = self.assigned_on is not None and self.assigned_on.day > 1 and self.assigned_on > self.start
        later = split and self.assigned_on is not None and month >= Month.of(self.assigned_on)
        return tuple(dict.fromkeys(place - less + more for less in (0, idle) for more in range(1 + later)))

    def months_of(self, place: int) -> tuple[Month, ...]:
        """Every month that payment `place` may bill, the calendar's first."""
        month = self.month_of(place)
        if not self.suspensions and self.assigned_on is None:
            return (month,)
        reach = sum(last.toordinal() - first.toordinal() for first, last in self.suspensions) // 28 + 1
        near = [month.plus(step) for step in range(-1, min(reach, _LONGEST_IDLE) + 1)]
        found = [one for one in near if one >= self.first_month and place in self.places(one)]
        return tuple(sorted(found, key=lambda one: one != month))

    def holds(self, month: Month) -> bool:
        """Whether the contract is in force on some day of the month, for the contractor who bills."""
        return (
            self.first_month <= month
            and (self.end is None or month <= Month.of(self.end))
            and (self.own_from is None or month >= Month.of(self.own_from))
            and (self.own_to is None or month <= Month.of(self.own_to))
        )

    def latest_end(self) -> dt.date | None:
        """Its last day when the list may not have counted that a suspension puts it off."""
        if self.end is None or self.agreed is not None:
            return self.end
        return self.end + dt.timedelta(days=sum((b - a).days + 1 for a, b in self.suspensions))

    def part(self, month: Month) -> tuple[dt.date, dt.date] | None:
        """The first and last day of the month inside the contract, or None when there are none."""
        if not self.holds(month):
            return None
        first, last = max(month.first_day, self.start), month.last_day
        if self.end is not None:
            last = min(last, self.end)
        if self.own_from is not None:
            first = max(first, self.own_from)
        if self.own_to is not None:
            last = min(last, self.own_to)
        return (first, last) if first <= last else None

    def is_partial(self, month: Month) -> bool:
        part = self.part(month)
        return part is not None and (
            part != (month.first_day, month.last_day) or bool(overlaps(self.suspensions, *part))
        )

    def is_suspended(self, month: Month) -> bool:
        """Whether the contract was suspended on all its days of the month."""
        part = self.part(month)
        return part is not None and bool(self.suspensions) and paid_days(*part, self.suspensions) == 0

    def days(self, month: Month, mode: ProRata) -> int:
        """Days paid for a month, 0–30; a whole month is 30 whatever its length."""
        part = self.part(month)
        if part is None:
            return 0
        return MONTH_DAYS if not self.is_partial(month) else count_paid(*part, self.suspensions, mode)

    # --- from date to date ---

    def cycle(self, place: int) -> tuple[dt.date, dt.date]:
        """The first and last day of payment `place` when payments run from date to date."""
        last = add_months(self.start, place) - dt.timedelta(days=1)
        return add_months(self.start, place - 1), last if self.end is None else min(last, self.end)

    def place_of_cycle(self, first: dt.date, last: dt.date) -> int | None:
        """Which payment runs exactly from `first` to `last`, or None when no cycle does.

        A contract that starts on the 1st has no cycles apart from its calendar months.
        """
        if self.start.day == 1 or last < first:
            return None
        place = Month.of(first).minus(self.first_month) + 1
        return place if place >= 1 and self.cycle(place) == (first, last) else None

    # --- money ---

    def pays(self, month: Month, modes: tuple[ProRata, ...]) -> tuple[Amount, ...]:
        """Every amount that a calendar month may pay, the most usual first; empty when it cannot be known.

        The last month may also pay what is left of the total, and the month in which a contract was to end
        before its prórroga only the days until then.
        """
        return () if self.monthly is None or not self.holds(month) else _pays(self, month, modes)

    def pays_cycle(self, place: int, modes: tuple[ProRata, ...]) -> tuple[Amount, ...]:
        """The same for a payment that runs from date to date."""
        if self.monthly is None:
            return ()
        first, last = self.cycle(place)
        whole = last == add_months(self.start, place) - dt.timedelta(days=1)
        if whole and not overlaps(self.suspensions, first, last):
            return (Amount(self.monthly, "periodo completo, de fecha a fecha"),)
        counts = [(count_paid(first, last, self.suspensions, mode), mode) for mode in modes]
        return distinct(_pro_rated(self.monthly, days, mode) for days, mode in counts)

    def with_derived_monthly(self, modes: tuple[ProRata, ...]) -> tuple[Schedule, ...]:
        """Schedules with each monthly value that the total and the dates allow; itself when it has one."""
        if self.monthly is not None:
            return (self,)
        whole = replace(self, own_from=None, own_to=None)
        values = whole._derived(modes)
        if self.agreed is not None:
            values |= replace(whole, end=self.agreed[0], total=self.agreed[1], agreed=None)._derived(modes)
        return tuple(replace(self, monthly=value) for value in sorted(values))

    def _derived(self, modes: tuple[ProRata, ...]) -> set[int]:
        if self.total is None or self.end is None:
            return set()
        months = [self.month_of(place) for place in range(1, self.place(Month.of(self.end)) + 1)]
        counts = {sum(self.days(month, mode) for month in months) for mode in modes}
        if not self.suspensions:
            counts |= {MONTH_DAYS * len(months), MONTH_DAYS * self._cycles()}
        return {_share(self.total, MONTH_DAYS, count) for count in counts if count > 0}

    def _cycles(self) -> int:
        """Whole date-to-date months of the contract when they fill it exactly, else 0."""
        if self.end is None:
            return 0
        count = Month.of(self.end + dt.timedelta(days=1)).minus(self.first_month)
        return count if count > 0 and add_months(self.start, count) == self.end + dt.timedelta(days=1) else 0

    def _amount(self, monthly: int, month: Month, mode: ProRata) -> Amount:
        if not self.is_partial(month):
            return Amount(monthly, "mes completo")
        return _pro_rated(monthly, self.days(month, mode), mode)


@lru_cache(maxsize=4096)
def _pays(schedule: Schedule, month: Month, modes: tuple[ProRata, ...]) -> tuple[Amount, ...]:
    monthly, end, total = schedule.monthly or 0, schedule.end, schedule.total
    amounts = [
        schedule._amount(monthly, month, mode)
        for mode in (modes if schedule.is_partial(month) else modes[:1])
    ]
    if schedule.agreed is not None and month == Month.of(schedule.agreed[0]):
        before, at_first = schedule.agreed
        amounts += _pays(replace(schedule, end=before, total=at_first, agreed=None), month, modes)
    if end is not None and month == Month.of(end) and total is not None:
        whole = replace(schedule, own_from=None, own_to=None)
        earlier = [whole.month_of(place) for place in range(1, whole.place(month))]
        for mode in modes:
            left = total - sum(whole._amount(monthly, one, mode).pesos for one in earlier)
            if 0 < left <= monthly:
                amounts.append(Amount(left, "saldo del contrato"))
    return distinct(amounts)


def _pro_rated(monthly: int, days: int, mode: ProRata) -> Amount:
    name = {
        ProRata.DIAS_REALES: "días reales",
        ProRata.DIAS_360: "mes de 30 días",
        ProRata.MES_COMPLETO: "mes completo",
    }[mode]
    return Amount(_share(monthly, days, MONTH_DAYS), f"{days}/{MONTH_DAYS} del valor mensual, {name}")


def _share(amount: int, part: int, whole: int) -> int:
    """`amount × part / whole`, halves up."""
    return (2 * amount * part + whole) // (2 * whole)


def distinct(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Each amount once, as it was first counted."""
    return tuple({amount.pesos: amount for amount in reversed(list(amounts))}.values())[::-1]
