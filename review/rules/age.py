"""How old a paper was when the cuenta de cobro was dated. Never counted to today: old months stay judged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.model import ItemKind
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.seen import SeenField
from review.spanish import long_date, plural, short_date, uncapital


@dataclass(frozen=True, slots=True)
class Age:
    """The paper's date, the cuenta's, and the calendar days between them (negative: the paper is later)."""

    day: SeenField[dt.date]
    cuenta: dt.date
    days: int

    @property
    def told(self) -> str:
        """`12 días antes de la cuenta`."""
        if self.days == 0:
            return "el mismo día de la cuenta"
        return f"{plural(abs(self.days), 'día')} {'antes' if self.days > 0 else 'después'} de la cuenta"


def check_age(facts: Facts, kind: ItemKind, name: str, limit: int, told: str, ask: str) -> Outcome:
    """A paper's date stands at most `limit` calendar days before the cuenta's.

    `told` begins the sentences («La certificación es del»), `ask` ends the request («Adjunte…»). Raises
    CannotTell when either date was not read.
    """
    day = facts.need(kind, name, dt.date)
    asked = facts.need(ItemKind.CUENTA, "fecha_cuenta", dt.date)
    cuenta = asked.value
    age = Age(day, cuenta, (cuenta - day.value).days)
    told = f"{told} {long_date(day.value)}"
    case = Case(day.field, f"Hasta {plural(limit, 'día')}", short_date(day.value))
    if age.days < -limit:
        return case.doubt(f"{told}, mucho después de la cuenta ({long_date(cuenta)}). Compruebe las fechas.")
    if age.days <= limit:
        return case.ok(f"{told}: {age.told}.")
    return case.fails(
        f"{told}: {age.told}, y se admiten {limit}.",
        Read(day.field, [cuenta - dt.timedelta(days=days) for days in range(limit + 1)]),
        Read(asked.field, [day.value + dt.timedelta(days=days) for days in range(limit + 1)]),
        request=f"{uncapital(told)} y se admite de hasta {plural(limit, 'día')} antes de la cuenta. {ask}",
    )
