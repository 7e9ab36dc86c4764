"""Months, working days and the due day of social security, for the years the papers speak of."""

from __future__ import annotations

import datetime as dt

from review.model import Month

HOLIDAYS = frozenset(
    dt.date.fromisoformat(f"2026-{d}")
    for d in (
        "01-01", "01-12", "03-23", "04-02", "04-03", "05-01", "05-18", "06-08", "06-15", "06-29", "07-13",
        "07-20", "08-07", "08-17", "10-12", "11-02", "11-16", "12-08", "12-25",
    )
)  # fmt: skip

SMMLV = {2025: 1_423_500, 2026: 1_750_905}

# Last two digits of the document → working day of the month after the period (D.1990/2016).
_DUE = (7, 14, 21, 28, 35, 42, 49, 56, 63, 69, 75, 81, 87, 93, 99)


def working_day(month: Month, nth: int) -> dt.date:
    day = month.first_day
    count = 0
    while True:
        if day.weekday() < 5 and day not in HOLIDAYS:
            count += 1
            if count == nth:
                return day
        day += dt.timedelta(days=1)


def due_working_day(document: str) -> int:
    ending = int(document[-2:])
    return 2 + next(i for i, last in enumerate(_DUE) if ending <= last)


def due_date(period: Month, document: str) -> dt.date:
    """Last day to pay the contributions of `period` without interest."""
    return working_day(period.plus(1), due_working_day(document))
