"""Days of a month as a calendar writes them: `día 17`, `día hábil 5`, `último día hábil`, a date."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from review.model import Month
from review.ways.laws.workdays import WorkDays

_LAST_WORKING = 23  # no month has more working days
_LONGEST = 31
_NEXT = r"(?: del mes siguiente| del siguiente mes)?"
_ONE = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:ultimo dia(?: habil)?|(?:dia )?(?:habil )?\d{{1,2}}){_NEXT})"
_DAY = re.compile(
    rf"(?:(?P<date>\d{{4}}-\d{{2}}-\d{{2}})|(?:(?P<last>ultimo) dia(?P<last_working> habil)?|"
    rf"(?P<said>dia )?(?P<working>habil )?(?P<place>\d{{1,2}}))(?P<next>{_NEXT}))"
)
_WINDOW = re.compile(rf"(?P<first>{_ONE}) (?:a|al|hasta|hasta el) (?:el )?(?P<last>{_ONE})")
_EVERY = re.compile(r"(?: de)?(?: cada| todos los) mes(?:es)?$|^(?:del|el|desde el) ")


class OffDay(StrEnum):
    """Where a day goes that offices do not work."""

    SIGUIENTE = "siguiente"
    ANTERIOR = "anterior"
    MISMO = "mismo"


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of any month, or one date. `place` counts from 1 (0: the last one), in calendar or in working
    days, of the month or of the one after it."""

    place: int = 0
    working: bool = False
    next_month: bool = False
    date: dt.date | None = None

    def on(self, month: Month, workdays: WorkDays, off_day: OffDay = OffDay.MISMO) -> dt.date:
        """The day in that month. One past its end is its last; a rule for calendar days that falls on a day
        off goes where `off_day` says; a date stays."""
        if self.date is not None:
            return self.date
        month = month.plus(1) if self.next_month else month
        if self.working:
            return self._working_day(month, workdays)
        day = month.last_day if not self.place else _at(month, self.place)
        step = {OffDay.SIGUIENTE: 1, OffDay.ANTERIOR: -1, OffDay.MISMO: 0}[off_day]
        while step and not workdays.is_working_day(day):
            day += dt.timedelta(days=step)
        return day

    def _working_day(self, month: Month, workdays: WorkDays) -> dt.date:
        wanted = self.place or _LAST_WORKING
        there = workdays.working_days_between(month.first_day - dt.timedelta(days=1), month.last_day)
        return workdays.nth_working_day(month, min(wanted, there))


def _at(month: Month, place: int) -> dt.date:
    return min(month.first_day + dt.timedelta(days=place - 1), month.last_day)


def parse_day(written: str) -> MonthDay | None:
    """A day as people write it; None when it is not understood. Case and accents do not count."""
    return _day(_plain(written))


def parse_window(written: str) -> tuple[MonthDay, MonthDay] | None:
    """Two days with «a» or «hasta» between them. A second one that is only a number counts as the first."""
    found = _WINDOW.fullmatch(_plain(written))
    if found is None:
        return None
    first, last = _day(found["first"]), _day(found["last"])
    if first is None or last is None:
        return None
    if first.working and last.place and re.match(r"\d", found["last"]) and last.date is None:
        last = MonthDay(last.place, True, last.next_month)
    return first, last


def _day(plain: str) -> MonthDay | None:
    found = _DAY.fullmatch(plain)
    if found is None:
        return None
    if found["date"]:
        return _date(found["date"])
    following = bool(found["next"])
    if found["last"]:
        return MonthDay(0, bool(found["last_working"]), following)
    place, working = int(found["place"]), bool(found["working"])
    most = _LAST_WORKING if working else _LONGEST
    return MonthDay(place, working, following) if 1 <= place <= most else None


def _date(text: str) -> MonthDay | None:
    try:
        return MonthDay(date=dt.date.fromisoformat(text))
    except ValueError:
        return None


def _plain(written: str) -> str:
    decomposed = unicodedata.normalize("NFD", written.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _EVERY.sub("", _EVERY.sub("", " ".join(bare.split()).rstrip("."))).strip()
