"""Months and boxes: the measures that everything else is told in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Protocol

_DAY = dt.timedelta(days=1)


class KeptWord(StrEnum):
    """A word of a table that is kept as plain text: a member says the same of itself as the text that comes
    back from the database, its `repr` too, of which digests are made."""

    __repr__ = str.__repr__


class Month(NamedTuple):
    """A calendar month. Ordered; written `AAAA-MM`."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `AAAA-MM`. Raises ValueError on anything else."""
        year, _, month = text.partition("-")
        if len(year) != 4 or len(month) != 2 or not (year + month).isdecimal() or not 1 <= int(month) <= 12:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(year), int(month))

    @classmethod
    def of(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)

    def plus(self, months: int) -> Month:
        index = self.year * 12 + (self.month - 1) + months
        return Month(index // 12, index % 12 + 1)

    def minus(self, other: Month) -> int:
        """Whole months from `other` to this one (negative when this one is earlier)."""
        return (self.year - other.year) * 12 + self.month - other.month

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year + self.month // 12, self.month % 12 + 1, 1) - _DAY

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


class Sides(Protocol):
    """What has the four sides of a box: a box, or a run of words on a line. Points, as in `Box`."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


class Box(NamedTuple):
    """A rectangle in points from the top left corner of the upright page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes`. Raises ValueError when there are none."""
        left, top, right, bottom = zip(*boxes, strict=True)
        return cls(min(left), min(top), max(right), max(bottom))

    def in_tenths(self) -> Box:
        """The same box in whole tenths of a point."""
        return Box(round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1))

    def meets(self, other: Box) -> bool:
        """Whether the two have an area in common."""
        return min(self.x1, other.x1) > max(self.x0, other.x0) and min(self.bottom, other.bottom) > max(
            self.top, other.top
        )

    def shares_columns(self, other: Sides, slack: float = 0.0) -> bool:
        """Whether the two stand over each other somewhere, one above or below the other or in it.

        `slack` in points: how far apart they may be from side to side.
        """
        return other.x0 < self.x1 + slack and other.x1 > self.x0 - slack

    def shares_rows(self, other: Sides, slack: float = 0.0) -> bool:
        """Whether the two stand beside each other somewhere; `slack` as in `shares_columns`, up and down."""
        return other.top < self.bottom + slack and other.bottom > self.top - slack

    def holds_middle_of(self, other: Sides) -> bool:
        """Whether the middle of `other` lies in this box or on its edge."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @property
    def middle(self) -> float:
        """Where half of the height is, from the top of the page."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Where half of the width is, from the left of the page."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top
