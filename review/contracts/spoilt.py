"""Identifiers that a spreadsheet has turned into dates: `sep-26` of `9-2026`, `2026-03-01` of `1-3-2026`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from review.sheets.read import Cell

_NAMES: Final = (
    r"(?:ene(?:ro)?|jan|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|apr|mayo?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|aug|"
    r"sept?(?:iembre)?|set|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?|dec)\.?"
)
# The serial numbers of the days from 2000 to 2050.
_SERIALS: Final = range(36_526, 54_789)
_LONGEST: Final = len("10 de septiembre de 2026")
_BARE: Final = re.compile(r"\d+(?:\.0+)?")


class Shape(Enum):
    """How a spreadsheet shows a date."""

    ISO = r"\d{4}-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?"
    NUMERIC = r"(\d{1,2})[-/](\d{1,2})[-/](?:19|20)\d\d"
    NAMED = rf"(?:(?:(\d{{1,2}})[-/ ])?{_NAMES}[-/ ](?:\d\d|(?:19|20)\d\d)|(\d{{1,2}})[-/]{_NAMES})"


_PATTERNS: Final = tuple((shape, re.compile(shape.value, re.IGNORECASE)) for shape in Shape)


def _match(text: str) -> tuple[Shape, re.Match[str]] | None:
    if len(text) > _LONGEST:
        return None
    for shape, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            return shape, match
    return None


def is_turned(text: str) -> bool:
    """Whether a text is a day or a month as a spreadsheet shows one."""
    found = _match(text)
    return found is not None and _is_a_day(*found)


def _is_a_day(shape: Shape, match: re.Match[str]) -> bool:
    parts = [int(part) for part in match.groups() if part]
    if shape is Shape.NUMERIC:
        parts.sort()  # either may be the month
    most = (31,) if shape is Shape.NAMED else (12, 31)
    return all(0 < part <= limit for part, limit in zip(parts, most, strict=False))


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """What the cells of a column of contract numbers prove together.

    `own`: shapes that are the entity's own way of numbering, as some of them are no day of any calendar.
    `serials`: bare numbers of five digits are days of the spreadsheet, as all other numbers are written with
    their year or letters.
    """

    own: frozenset[Shape] = frozenset()
    serials: bool = False

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> NumberColumn:
        own, bare, others = set(), 0, 0
        for cell in cells:
            if cell is None or isinstance(cell, dt.date):
                continue
            text = str(cell)
            if _BARE.fullmatch(text):
                bare += not _is_serial(text)
                continue
            others += 1
            found = _match(text)
            if found is not None and not _is_a_day(*found):
                own.add(found[0])
        return cls(frozenset(own), serials=others > 0 and bare == 0)

    def spoilt(self, cell: Cell) -> bool:
        """Whether a cell of the column is a number no more, but the date that a spreadsheet made of it."""
        if cell is None or isinstance(cell, dt.date):
            return cell is not None
        text = str(cell)
        if _BARE.fullmatch(text):
            return self.serials and _is_serial(text)
        found = _match(text)
        return found is not None and found[0] not in self.own and _is_a_day(*found)


def _is_serial(text: str) -> bool:
    whole = text.partition(".")[0]
    return len(whole) == 5 and int(whole) in _SERIALS
