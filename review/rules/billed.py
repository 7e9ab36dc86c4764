"""The days that a cuenta bills, as far as they are settled, and what the contract may pay for a month."""

from __future__ import annotations

import datetime as dt

from review.model import Month
from review.rules.facts import Facts
from review.rules.schedule import Amount, distinct


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


def amounts_for(facts: Facts, month: Month) -> tuple[Amount, ...]:
    """Every amount the contract may pay for a month; empty when it cannot be known.

    Date-to-date payments count only when the informe shows that this contract runs so.
    """
    months = () if facts.billing.period is None else facts.billing.period.months
    found: list[Amount] = []
    for schedule in facts.schedules():
        cycle = facts.billing.cycle(schedule) if month in months else None
        found += (
            schedule.pays(month, facts.modes) if cycle is None else schedule.pays_cycle(cycle, facts.modes)
        )
    return distinct(found)
