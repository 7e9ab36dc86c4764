"""An entity's calendar: when cuentas are presented, cut off for finance and paid, month by month.

`calendar_file` reads it. Nothing here knows what day it is: the day always comes from the caller.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from review.model import Month
from review.ways.laws.workdays import WorkDays
from review.ways.month_days import MonthDay, OffDay

LOOKED_AHEAD = 14  # months in which the next cut is looked for: a year, and what an entity leaves out of it
LOOKED_BACK = 2  # a day "of the next month" may belong to the round of the month before


class BilledMonth(StrEnum):
    """Which month's cuentas are presented in the window of a month."""

    ANTERIOR = "anterior"
    MISMO = "mismo"


class CutRound(NamedTuple):
    """What happens in a month: the window to present, the cut for finance, the payment and the close of the
    treasury. None where the calendar does not say it. The order of rounds is that of their months."""

    month: Month
    cut: dt.date
    opens: dt.date | None = None
    closes: dt.date | None = None
    pays: dt.date | None = None
    treasury: dt.date | None = None

    @property
    def last_day(self) -> dt.date:
        """The last day to present for this cut."""
        return self.cut if self.closes is None else min(self.closes, self.cut)


@dataclass(frozen=True, slots=True)
class MonthRules:
    """The days of a month; None for what is not said."""

    window: tuple[MonthDay, MonthDay] | None = None
    cut: MonthDay | None = None
    pays: MonthDay | None = None
    treasury: MonthDay | None = None

    def over(self, other: MonthRules) -> MonthRules:
        """These, and what they leave out as in `other`."""
        return MonthRules(
            self.window or other.window,
            self.cut or other.cut,
            self.pays or other.pays,
            self.treasury or other.treasury,
        )


@dataclass(frozen=True, slots=True)
class FieldLength:
    """How many characters a field of SECOP II takes since a day, and where that is known from."""

    since: dt.date
    characters: int
    source: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of an entity, as its `calendario.toml` tells them (docs/calendario.md, key by key)."""

    entity: str
    rules: MonthRules
    version: str
    months: Mapping[Month, MonthRules] = field(default_factory=dict)
    billed: BilledMonth = BilledMonth.ANTERIOR
    off_day: OffDay = OffDay.SIGUIENTE
    justifications: tuple[FieldLength, ...] = ()  # at least one, once read from a file

    @property
    def configured(self) -> bool:
        """Whether it says any cut at all; one that does not is silent everywhere."""
        return self.rules.cut is not None or any(one.cut is not None for one in self.months.values())

    def round_of(self, month: Month, workdays: WorkDays) -> CutRound | None:
        """What happens in a month; None when the calendar has no cut for it."""
        said = self.months.get(month, MonthRules()).over(self.rules)
        if said.cut is None:
            return None

        def day(rule: MonthDay | None) -> dt.date | None:
            return None if rule is None else rule.on(month, workdays, self.off_day)

        opens, closes = said.window or (None, None)
        return CutRound(
            month,
            said.cut.on(month, workdays, self.off_day),
            None if opens is None else opens.on(month, workdays),
            day(closes),
            day(said.pays),
            day(said.treasury),
        )

    def justification(self, on: dt.date) -> FieldLength:
        """The length of SECOP II's justification on a day; before all that is told, the earliest."""
        known = sorted(self.justifications, key=lambda one: one.since)
        return next((one for one in reversed(known) if one.since <= on), known[0])


class CutDays:
    """The rounds of a calendar by a folder's working days, each worked out once."""

    def __init__(self, calendar: Calendar, workdays: WorkDays) -> None:
        self.calendar = calendar
        self.workdays = workdays
        self._known: dict[Month, CutRound | None] = {}

    def round_of(self, month: Month) -> CutRound | None:
        """What happens in a month; None when the calendar has no cut for it."""
        if month not in self._known:
            self._known[month] = self.calendar.round_of(month, self.workdays)
        return self._known[month]

    def rounds(self, day: dt.date) -> list[CutRound]:
        """Those that a day may belong to or wait for, by their cuts."""
        first = Month.of(day).plus(-LOOKED_BACK)
        found = (self.round_of(first.plus(ahead)) for ahead in range(LOOKED_AHEAD))
        return sorted((one for one in found if one is not None), key=lambda one: one.cut)

    def next_cut(self, day: dt.date) -> CutRound | None:
        """The round of the first cut on that day or after it."""
        return next((one for one in self.rounds(day) if one.cut >= day), None)

    def round_for(self, period: Month) -> CutRound | None:
        """The round in which the cuentas of a month are due."""
        after = 1 if self.calendar.billed is BilledMonth.ANTERIOR else 0
        return self.round_of(period.plus(after))

    def round_taking(self, day: dt.date) -> CutRound | None:
        """The first round that still takes what arrives on a day."""
        return next((one for one in self.rounds(day) if one.last_day >= day), None)
