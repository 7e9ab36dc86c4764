"""Working days in Colombia, and the day on which a planilla is due.

Holidays come from the library `holidays` (Ley 51 de 1983, Ley 2578 de 2026); the table of law values adds or
takes away single days, so that a day of mourning or a law that falls needs no new version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from review.model import Month
from review.ways.datafile import TomlTable

ENDINGS = 100
"""The last two digits of an identity document."""

_SATURDAY = 5


class DayChange(StrEnum):
    """What a table of law values does to a day."""

    AGREGAR = "agregar"
    QUITAR = "quitar"


@dataclass(frozen=True, slots=True)
class WorkDays:
    """Working days run from Monday to Friday without holidays. `due` holds the working day of the month on
    which those pay whose document ends in its place, 0 to 99."""

    changes: Mapping[dt.date, DayChange]
    due: tuple[int, ...]
    norm: str

    def is_working_day(self, day: dt.date) -> bool:
        """Whether offices and banks work on that day."""
        return day.weekday() < _SATURDAY and not self.is_holiday(day)

    def is_holiday(self, day: dt.date) -> bool:
        """Whether the law, or the table of law values, makes that day a holiday."""
        change = self.changes.get(day)
        return day in _national(day.year) if change is None else change is DayChange.AGREGAR

    def nth_working_day(self, month: Month, place: int) -> dt.date:
        """The working day number `place`, from 1, counted from the first of a month."""
        return self.add_working_days(month.first_day - dt.timedelta(days=1), place)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """The day on which `count` working days have gone by after `day`; `day` itself for none."""
        while count > 0:
            day += dt.timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, first: dt.date, last: dt.date) -> int:
        """Working days after `first` up to `last`, included; none when `last` is not later."""
        days = range(first.toordinal() + 1, last.toordinal() + 1)
        return sum(self.is_working_day(dt.date.fromordinal(day)) for day in days)

    def due_day(self, document: str, period: Month) -> dt.date:
        """The last day to pay a planilla of `period` without interest.

        `document` is the identity number without check digit, digits only; raises ValueError when it has
        fewer than two. Decreto 780 de 2016, art. 3.2.2.1 (Decreto 1990 de 2016).
        """
        if len(document) < 2 or not document.isdecimal():
            raise ValueError(f"not an identity number: {document!r}")
        return self.nth_working_day(period.plus(1), self.due[int(document[-2:])])


def read(top: TomlTable) -> WorkDays:
    """The tables `[[festivo]]` and `[[vencimiento]]` of a file of law values."""
    norm = top.table("plazos")
    calendar = WorkDays(_changes(top), _due(top), norm.text("norma"))
    norm.finish()
    return calendar


def _changes(top: TomlTable) -> dict[dt.date, DayChange]:
    changes: dict[dt.date, DayChange] = {}
    for row in top.tables("festivo", optional=True):
        day = row.day("fecha")
        if day in changes and not row.broken:
            row.refuse(f"el día {day} está dos veces en «festivo».", "fecha")
        changes[day] = DayChange(row.choice("cambio", list(DayChange)))
        row.text("norma")
        row.finish()
    return changes


def _due(top: TomlTable) -> tuple[int, ...]:
    due: list[int] = []
    broken = False
    for row in top.tables("vencimiento"):
        first, last = row.integer("desde", most=ENDINGS - 1), row.integer("hasta", most=ENDINGS - 1)
        place = row.integer("dia_habil", least=1, most=20)
        row.finish()
        if not row.broken and (first != len(due) or last < first):
            row.refuse(
                "las terminaciones de «vencimiento» van seguidas de 0 a 99, sin huecos ni repetidas.",
                "desde",
            )
        broken = broken or row.broken
        due += [place] * (last - first + 1)
    if not broken and len(due) != ENDINGS:
        top.refuse("a «vencimiento» le faltan terminaciones: debe llegar hasta 99.", "vencimiento")
    return tuple(due)


@cache
def _national(year: int) -> frozenset[dt.date]:
    # Fetched when first asked for: most commands count no working days.
    import holidays

    return frozenset(holidays.country_holidays("CO", years=year))
