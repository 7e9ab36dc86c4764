"""The days that a cuenta bills, as far as they are settled."""

from __future__ import annotations

import datetime as dt

from review.rules.facts import Facts


def billed_days(facts: Facts) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the period billed, inside the contract."""
    month, period = facts.billing.month, facts.billing.period
    if month is None:
        return None
    first, last = month.first_day, month.last_day
    if period is not None and month in period.months:
        first, last = period.first, period.last
    schedule = facts.schedule
    if schedule is not None and schedule.end is not None and first <= schedule.end:
        last = min(last, schedule.end)
    return first, last
