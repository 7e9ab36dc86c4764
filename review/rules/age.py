"""How old a paper was when the cuenta de cobro was dated. Never counted to today: old months stay judged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.model import ItemKind
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.reference import WRITTEN_TOGETHER, beside_unread, reference
from review.spanish import long_date, plural, short_date, uncapital


@dataclass(frozen=True, slots=True)
class Age:
    """The calendar days from a paper's date to the day that counts (negative: the paper is later)."""

    days: int
    of: str

    @property
    def told(self) -> str:
        """`12 días antes de la cuenta`."""
        if self.days == 0:
            return f"el mismo día {self.of}"
        return f"{plural(abs(self.days), 'día')} {'antes' if self.days > 0 else 'después'} {self.of}"


def check_age(facts: Facts, kind: ItemKind, name: str, limit: int, told: str, ask: str) -> Outcome:
    """A paper's date stands at most `limit` calendar days before the cuenta's, or what stands for it.

    `told` begins the sentences («La certificación es del»), `ask` ends the request («Adjunte…»). Raises
    CannotTell when the paper's date was not read, or there is no day to count to.
    """
    day = facts.need(kind, name, dt.date)
    told = f"{told} {long_date(day.value)}"
    case = Case(day.field, f"Hasta {plural(limit, 'día')}", short_date(day.value))
    beside = beside_unread(facts)
    if beside is not None and abs((beside.day - day.value).days) <= limit - WRITTEN_TOGETHER:
        age = Age((beside.day - day.value).days, beside.of)
        return case.ok(f"{told}: {age.told}.{beside.why}")
    asked = reference(facts)
    age = Age((asked.day - day.value).days, asked.of)
    if asked.field is None and not 0 <= age.days <= limit:  # the cuenta may be of any day before, too
        facts.need(ItemKind.CUENTA, "fecha_cuenta", dt.date)
    if age.days < -limit:
        return case.doubt(
            f"{told}, mucho después {asked.of} ({long_date(asked.day)}). Compruebe las fechas.{asked.why}"
        )
    if age.days <= limit:
        return case.ok(f"{told}: {age.told}.{asked.why}")
    reads = [Read(day.field, [asked.day - dt.timedelta(days=days) for days in range(limit + 1)])]
    if asked.field is not None:
        reads.append(Read(asked.field, [day.value + dt.timedelta(days=days) for days in range(limit + 1)]))
    return case.fails(
        f"{told}: {age.told}, y se admiten {limit}.{asked.why}",
        *reads,
        request=f"{uncapital(told)} y se admite de hasta {plural(limit, 'día')} antes {asked.of}. {ask}",
    )
