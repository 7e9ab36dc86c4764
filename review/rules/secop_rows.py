"""The rows of SECOP II that speak of this payment."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from review.model import SecopPayment
from review.rules.facts import Facts

Told = Literal["issued", "received", "due", "paid", "planilla_paid"]


def rows(facts: Facts) -> tuple[SecopPayment, ...]:
    """Those of the same payment, else those of the same month; never those of the contract as a whole."""
    if not facts.secop:
        return ()
    number, month = facts.payment, facts.billing.likely
    same = tuple(row for row in facts.secop if number is not None and row.payment == number)
    return same or tuple(row for row in facts.secop if month is not None and row.month == month)


def first_told(facts: Facts, name: Told) -> dt.date | None:
    """The last day of that name that the rows give."""
    told = [getattr(row, name) for row in rows(facts)]
    return next((day for day in reversed(told) if day is not None), None)
