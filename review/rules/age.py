"""How old a paper was when the cuenta de cobro was dated. Never counted to today: old months stay judged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.model import ItemKind
from review.rules.facts import Facts
from review.rules.seen import Seen
from review.spanish import plural


@dataclass(frozen=True, slots=True)
class Age:
    """The paper's date, the cuenta's, and the calendar days between them (negative: the paper is later)."""

    day: Seen[dt.date]
    cuenta: dt.date
    days: int

    @property
    def told(self) -> str:
        """`12 días antes de la cuenta`."""
        if self.days == 0:
            return "el mismo día de la cuenta"
        return f"{plural(abs(self.days), 'día')} {'antes' if self.days > 0 else 'después'} de la cuenta"


def age_at_cuenta(facts: Facts, kind: ItemKind, name: str) -> Age:
    """The age of an item's date at the date of the cuenta. Raises CannotTell when either was not read."""
    day = facts.need(kind, name, dt.date)
    cuenta = facts.need(ItemKind.CUENTA, "fecha_cuenta", dt.date)
    return Age(day, cuenta.value, (cuenta.value - day.value).days)
