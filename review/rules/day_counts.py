"""Counting the days of a payment: as they are or as in a year of 360, over 30, less those suspended."""

from __future__ import annotations

import calendar
import datetime as dt

from review.model import Month
from review.ways.checklist import ProRata

MONTH_DAYS = 30

Spans = tuple[tuple[dt.date, dt.date], ...]
"""Days out of a contract, first and last of each span included."""


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


def overlaps(spans: Spans, first: dt.date, last: dt.date) -> Spans:
    """The parts of the spans between two days, both included."""
    return tuple((max(a, first), min(b, last)) for a, b in spans if a <= last and b >= first)


def paid_days(first: dt.date, last: dt.date, suspended: Spans) -> int:
    """Calendar days from `first` to `last` that are not suspended; a day suspended twice counts once."""
    away = {
        day for a, b in overlaps(suspended, first, last) for day in range(a.toordinal(), b.toordinal() + 1)
    }
    return (last - first).days + 1 - len(away)


def count_paid(first: dt.date, last: dt.date, suspended: Spans, mode: ProRata) -> int:
    """`count_days` without the suspended ones; none when all are, a whole month when the entity pays so."""
    active = paid_days(first, last, suspended)
    if active == 0 or not suspended:
        return count_days(first, last, mode) if active else 0
    if mode is ProRata.DIAS_360:
        away = sum(count_days(a, b, mode) for a, b in overlaps(suspended, first, last))
        return max(1, count_days(first, last, mode) - away)
    return MONTH_DAYS if mode is ProRata.MES_COMPLETO else min(MONTH_DAYS, active)
