"""Dates of spreadsheet cells, and what the other cells of their column prove of the order of day and month.

A spreadsheet that opens a text of dates in the other order turns those it can (`07/01/2026` becomes the true
date of 7 January) and leaves the rest as texts (`12/31/2026`). So true dates of the first twelve days beside
texts that only the other order explains may have been turned.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from review.contracts.cell_values import text
from review.recognition.grammar.dates import find_dates
from review.sheets.read import Cell
from review.spanish import long_date

_EXCEL_EPOCH: Final = dt.date(1899, 12, 30)
_EXCEL_DAYS: Final = range(20_000, 80_000)  # 1954 to 2119
_ENGLISH: Final = re.compile(r"^(\d{4}) ([a-z]{3}) (\d{1,2})\b")
_ENGLISH_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_SLASHED: Final = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_MIDNIGHT: Final = re.compile(r"^(\d{4}-\d\d-\d\d) 00:00:00$")


class DayOrder(Enum):
    """How `06/07/2026` is to be read."""

    DAY_FIRST = "día/mes/año"
    MONTH_FIRST = "mes/día/año"


class Turned(Enum):
    """Whether a spreadsheet has put day and month of a column's true dates in each other's place."""

    NO = "no"
    YES = "sí"
    MAYBE = "puede ser"


@dataclass(frozen=True, slots=True)
class DateColumn:
    """How a column's dates are read. `mixed`: its texts prove both orders, so that neither is believed."""

    order: DayOrder
    turned: Turned = Turned.NO
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands in a column: texts that only one order explains (`day_first`, `month_first`), texts that
    both explain (`either`), true dates that may have been turned, and those that cannot (`straight`)."""

    day_first: bool = False
    month_first: bool = False
    either: bool = False
    turnable: bool = False
    straight: bool = False

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Evidence:
        found = [False] * 5
        for cell in cells:
            slashed = _SLASHED.match(cell) if isinstance(cell, str) else None
            if slashed is not None:
                first, second = int(slashed[1]), int(slashed[2])
                found[0] |= first > 12 >= second
                found[1] |= second > 12 >= first
                found[2] |= first <= 12 and second <= 12 and first != second
            elif (day := spreadsheet_day(cell)) is not None:
                found[3] |= is_turnable(day)
                found[4] |= day.day > 12
        return cls(*found)

    def with_(self, other: Evidence) -> Evidence:
        return Evidence(
            self.day_first or other.day_first,
            self.month_first or other.month_first,
            self.either or other.either,
            self.turnable or other.turnable,
            self.straight or other.straight,
        )

    @property
    def has_texts(self) -> bool:
        return self.day_first or self.month_first or self.either

    @property
    def mixed(self) -> bool:
        return self.day_first and self.month_first

    @property
    def order(self) -> DayOrder | None:
        """The order that is proven, if one is."""
        if self.day_first == self.month_first:
            return None
        return DayOrder.DAY_FIRST if self.day_first else DayOrder.MONTH_FIRST

    @property
    def only_what_could_not_be_turned(self) -> bool:
        """Whether the spreadsheet turned all it could: the texts are left over, the true dates all early."""
        return not self.either and not self.straight


def turned(own: Evidence, table: Evidence, *, of_secop: bool) -> Turned:
    """Whether a column's true dates were turned, by its own texts or else by those of the whole `table`.

    SECOP II writes month/day/year and nobody types in its exports: there texts that were left over prove it.
    In an entity's list somebody may have typed the one or the other, and the question stays open.
    """
    if not own.turnable or (not own.has_texts and own.straight):
        return Turned.NO
    seen = own if own.has_texts else table
    if seen.mixed:
        return Turned.MAYBE if own.has_texts or of_secop else Turned.NO
    if seen.month_first and of_secop:
        return Turned.YES if seen.only_what_could_not_be_turned else Turned.MAYBE
    if seen.month_first and own.has_texts:
        return Turned.MAYBE
    proven = seen.month_first or seen.day_first
    return Turned.MAYBE if proven and seen.only_what_could_not_be_turned else Turned.NO


def spreadsheet_day(cell: Cell) -> dt.date | None:
    """The day of a cell that is a date to the spreadsheet itself, or was printed as a program prints one."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float):
        return _excel_day(cell) if int(cell) in _EXCEL_DAYS else None
    printed = _MIDNIGHT.match(cell) if isinstance(cell, str) else None
    try:
        return dt.date.fromisoformat(printed[1]) if printed else None
    except ValueError:
        return None


def is_turnable(day: dt.date) -> bool:
    """Whether its day may be its month."""
    return day.day <= 12 and day.day != day.month


def turn(day: dt.date) -> dt.date:
    """The date with day and month in each other's place; the day is at most 12."""
    return day.replace(month=day.day, day=day.month)


def read_date(cell: Cell, column: DateColumn) -> dt.date | None:
    """The calendar day of a cell as its column is read. Raises ValueError on no date, or on two."""
    day = spreadsheet_day(cell)
    if day is not None and is_turnable(day) and column.turned is not Turned.NO:
        if column.turned is Turned.MAYBE:
            raise ValueError(_either(day, turn(day)))
        return turn(day)
    slashed = _SLASHED.match(cell) if column.mixed and isinstance(cell, str) else None
    if slashed is None:
        return date(cell, column.order)
    found = date(cell, DayOrder.MONTH_FIRST if int(slashed[2]) > 12 else DayOrder.DAY_FIRST)
    if found is not None and is_turnable(found):
        raise ValueError(_either(found, turn(found)))
    return found


def _either(one: dt.date, other: dt.date) -> str:
    first, second = sorted((one, other))
    return f"puede ser el {long_date(first)} o el {long_date(second)}"


def date(cell: Cell, order: DayOrder) -> dt.date | None:
    """A calendar day from ISO, `31/12/2026`, `12/31/2026`, `2026 Dec 31 12:00:00 AM`, words or Excel's own.

    Raises ValueError on a text that is no date.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float):
        return _excel_day(cell)
    line = text(cell)
    if line is None:
        return None
    english = _ENGLISH.match(line.lower())
    if english and english[2] in _ENGLISH_MONTHS:
        return dt.date(int(english[1]), _ENGLISH_MONTHS.index(english[2]) + 1, int(english[3]))
    if line.replace(".", "", 1).isdecimal() and len(line) < 8:
        return _excel_day(float(line))
    slashed = _SLASHED.fullmatch(line)
    if slashed:
        first, second, year = map(int, slashed.groups())
        month_first = order is DayOrder.MONTH_FIRST
        month_number, day = (first, second) if month_first else (second, first)
        if 1 <= month_number <= 12 and 1 <= day <= calendar.monthrange(year, month_number)[1] and year > 1900:
            return dt.date(year, month_number, day)
    found = find_dates(line, bare=True, month_first=order is DayOrder.MONTH_FIRST)
    if not found or found[0].start > 0:
        raise ValueError(f"«{line}» no es una fecha")
    return found[0].value


def _excel_day(serial: float) -> dt.date:
    if int(serial) not in _EXCEL_DAYS:
        raise ValueError(f"«{serial}» no es una fecha")
    return _EXCEL_EPOCH + dt.timedelta(days=int(serial))
