"""The arithmetic of a contract: which month is which payment, and what each month pays.

Two ways of cutting a contract into payments are in use: by calendar months, the first and the last being
partial, and from date to date (3 October to 2 November). Whole pesos; days of a partial month are counted
as they are or as in a year of 360, both over 30.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from review.checklist import ProRata
from review.model import Contract, Month

MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Amount:
    """What a month may pay, in whole pesos, and how that was counted (Spanish)."""

    pesos: int
    how: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A contract with a known start. `end`, `monthly` and `total` are None when the list lacks them."""

    start: dt.date
    end: dt.date | None = None
    monthly: int | None = None
    total: int | None = None

    @classmethod
    def of(cls, contract: Contract) -> Schedule | None:
        """The contract's schedule, or None when its start is not known or it ends before it starts."""
        if contract.start is None or (contract.end is not None and contract.end < contract.start):
            return None
        return cls(contract.start, contract.end, contract.monthly_value, contract.total_value)

    @property
    def first_month(self) -> Month:
        return Month.of(self.start)

    def place(self, month: Month) -> int:
        """The payment that bills a calendar month: 1 for the month in which the contract starts."""
        return month.minus(self.first_month) + 1

    def month_of(self, place: int) -> Month:
        return self.first_month.plus(place - 1)

    def holds(self, month: Month) -> bool:
        """Whether the contract is in force on some day of the month."""
        return self.first_month <= month and (self.end is None or month <= Month.of(self.end))

    def part(self, month: Month) -> tuple[dt.date, dt.date] | None:
        """The first and last day of the month inside the contract, or None when there are none."""
        if not self.holds(month):
            return None
        last = month.last_day if self.end is None else min(month.last_day, self.end)
        return max(month.first_day, self.start), last

    def is_partial(self, month: Month) -> bool:
        return self.part(month) not in (None, (month.first_day, month.last_day))

    def days(self, month: Month, mode: ProRata) -> int:
        """Days paid for a month, 0–30; a whole month is 30 whatever its length."""
        part = self.part(month)
        if part is None:
            return 0
        return MONTH_DAYS if not self.is_partial(month) else count_days(*part, mode)

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

    def pays(self, month: Month, modes: Iterable[ProRata]) -> tuple[Amount, ...]:
        """Every amount that a calendar month may pay, the most usual first; empty when it cannot be known.

        The last month may also pay what is left of the total.
        """
        if self.monthly is None or not self.holds(month):
            return ()
        modes = tuple(modes)
        amounts = [
            self._amount(self.monthly, month, mode)
            for mode in (modes if self.is_partial(month) else modes[:1])
        ]
        if self.end is not None and month == Month.of(self.end) and self.total is not None:
            earlier = [self.month_of(place) for place in range(1, self.place(month))]
            for mode in modes:
                left = self.total - sum(self._amount(self.monthly, one, mode).pesos for one in earlier)
                if 0 < left <= self.monthly:
                    amounts.append(Amount(left, "saldo del contrato"))
        return distinct(amounts)

    def pays_cycle(self, place: int, modes: Iterable[ProRata]) -> tuple[Amount, ...]:
        """The same for a payment that runs from date to date."""
        if self.monthly is None:
            return ()
        first, last = self.cycle(place)
        if last == add_months(self.start, place) - dt.timedelta(days=1):
            return (Amount(self.monthly, "periodo completo, de fecha a fecha"),)
        return distinct(_pro_rated(self.monthly, count_days(first, last, mode), mode) for mode in modes)

    def with_derived_monthly(self, modes: Iterable[ProRata]) -> tuple[Schedule, ...]:
        """Schedules with each monthly value that the total and the dates allow; itself when it has one."""
        if self.monthly is not None:
            return (self,)
        if self.total is None or self.end is None:
            return ()
        months = [self.month_of(place) for place in range(1, self.place(Month.of(self.end)) + 1)]
        counts = {sum(self.days(month, mode) for month in months) for mode in modes}
        counts |= {MONTH_DAYS * len(months), MONTH_DAYS * self._cycles()}
        values = sorted({_share(self.total, MONTH_DAYS, count) for count in counts if count > 0})
        return tuple(replace(self, monthly=value) for value in values)

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


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or that month's last day when it is shorter."""
    month = Month.of(day).plus(months)
    return dt.date(month.year, month.month, min(day.day, calendar.monthrange(month.year, month.month)[1]))


def is_month_long(first: dt.date, last: dt.date) -> bool:
    """Whether a period runs from date to date over one month, across two calendar months."""
    return first.day > 1 and last == add_months(first, 1) - dt.timedelta(days=1)


def count_days(first: dt.date, last: dt.date, mode: ProRata) -> int:
    """Days from `first` to `last`, both included, for a partial payment: at most 30."""
    if mode is ProRata.MES_COMPLETO:
        return MONTH_DAYS
    if mode is ProRata.DIAS_REALES:
        return min(MONTH_DAYS, (last - first).days + 1)
    ends_month = (last + dt.timedelta(days=1)).day == 1
    last_day = MONTH_DAYS if ends_month else min(last.day, MONTH_DAYS)
    months = Month.of(last).minus(Month.of(first))
    return min(MONTH_DAYS, months * MONTH_DAYS + last_day - min(first.day, MONTH_DAYS) + 1)


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
