"""Dates, months and periods in the forms of Colombian papers, from `30/06/2026` to `a los treinta (30)
días del mes de junio de 2026`. Day before month, as the country writes; impossible dates are rejected.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final

from review.model import Month
from review.recognition.grammar.calendar_words import (
    CENTURY,
    DAY,
    LAST_MONTH,
    MONTH,
    OF_MONTH,
    OF_YEAR,
    YEAR,
    YEAR_FIGURES,
    day_number,
    is_torn,
    last_day_at_most,
    month_number,
    real_date,
    year_number,
)
from review.recognition.grammar.plain_text import Quote, flatten

_Real = Callable[[int, int, int], dt.date | None]
_LONG: Final = rf"(?<!\d[.,])(?P<day>{DAY}){OF_MONTH}(?P<month>{MONTH})"
_DATE: Final = re.compile(
    rf"""
    \b(?:
    (?P<long>{_LONG}{OF_YEAR}(?P<year>{YEAR}))
  | (?=\d)(?:
      (?P<counted>(?P<cday>\d{{1,2}})(?:[ ]?\([a-z ]{{2,20}}\))?[ ]dias?[ ]del?[ ]mes[ ](?:de[ ])?
        (?P<cmonth>\d{{1,2}})[ ]del?[ ](?:(?:presente[ ])?ano[ ](?:de[ ])?)?(?P<cyear>20\d\d)(?!\d))
    | (?P<short>(?<![.])(?P<sday>\d{{1,2}})(?P<ssep>[/-])(?P<smonth>{MONTH})(?P=ssep)(?P<syear>\d\d)(?!\d))
    | (?P<iso>(?P<iyear>(?:19|20)\d\d)(?P<igap>[ ]?(?P<isep>[/.-])[ ]?)(?P<imonth>\d{{1,2}})
        [ ]?(?P=isep)[ ]?(?P<iday>\d{{1,2}})(?!\d))
    | (?P<plain>(?P<p1>\d{{1,2}})(?P<pgap>[ ]?(?P<psep>[/.-])[ ]?)(?P<p2>\d{{1,2}})
        [ ]?(?P=psep)[ ]?(?P<pyear>(?:19|20)\d\d|\d\d)(?!\d))
    | (?P<boxes>(?<![.,/-])(?<![.][ ])(?P<b1>\d\d)[ ](?P<b2>\d\d)[ ](?P<byear>20\d\d)(?![\w.,/-]*\d))
    | (?P<solid>(?<![.,/-])(?P<oyear>(?:19|20)\d\d)(?P<omonth>\d\d)(?P<oday>\d\d)(?![\w.,/-]*\w))
    | (?P<run>(?<![.,/-])(?P<rday>\d\d)(?P<rmonth>\d\d)(?P<ryear>20\d\d)
        (?![\w.,/-]*\w))
    )
  | (?=[a-z])(?:
      (?P<first>(?P<fmonth>{MONTH})[ ]?(?:[/-][ ]?)?(?P<fday>{DAY}){OF_YEAR}(?P<fyear>{YEAR}))
    | (?P<signs>dia[ ]?:?[ ]?(?P<gday>\d{{1,2}})[ ]mes[ ]?:?[ ]?(?P<gmonth>\d{{1,2}}|{MONTH})
        [ ]ano[ ]?:?[ ]?(?P<gyear>20\d\d)(?!\d))
    ))
    """,
    re.VERBOSE,
)
# `Cuenta de cobro N.º 02 - febrero 2026`: what a number counts is no day of the month behind it.
_NUMBER_SIGN: Final = re.compile(r"(?:\bn\.? ?°|\bn°?\.|\b(?:no|nro|num|numero)\b\.?|#) ?:? ?$")
_NUMBER_SIGN_CHARS: Final = 12  # the longest of those signs with its blanks
_DASH_BEFORE_MONTH: Final = re.compile(rf"\d ?[-–—] ?(?={MONTH})")
_ANY_NUMBER: Final = re.compile(r"\d|dos ?mil")
# Judgement: how surely figures and words in this form are a day.
_LONG_CONFIDENCE: Final = 0.99  # `30 de junio de 2026`
_MONTH_FIRST_CONFIDENCE: Final = 0.97  # `junio 30 de 2026`
_ISO_CONFIDENCE: Final = 0.98  # `2026-06-30`
_FIGURES_CONFIDENCE: Final = 0.95  # `30/06/2026`
_SHORT_FIGURES_CONFIDENCE: Final = 0.5  # `20/06/26`: the first may be the year as well
_DAY_FIRST_CONFIDENCE: Final = 0.85  # `04/06/26`: nobody files papers of 2004
_YEARS_OF_PAPERS: Final = range(2012, 2041)  # of those that are read, and of those that come
_SHORT_CONFIDENCE: Final = 0.7  # `30-jun-26`
_BOXES_CONFIDENCE: Final = 0.75  # `30 06 2026`
_SIGNS_CONFIDENCE: Final = 0.97  # `día 30 mes 06 año 2026`
_RUN_CONFIDENCE: Final = 0.6  # `30062026`
# The same of a month.
_MONTH_CONFIDENCE: Final = 0.98  # `junio de 2026`
_SHORT_MONTH_CONFIDENCE: Final = 0.6  # `jun-26`
_ISO_MONTH_CONFIDENCE: Final = 0.95  # `2026-06`
_MONTH_FIGURES_CONFIDENCE: Final = 0.9  # `06/2026`
_SLASHED_MONTH_CONFIDENCE: Final = 0.8  # `2026/06`
_DASHED_MONTH_CONFIDENCE: Final = 0.6  # `06-2026`: also a number with its year
_SIGNS_MONTH_CONFIDENCE: Final = 0.97  # `mes 06 año 2026`
_SOLID_MONTH_CONFIDENCE: Final = 0.6  # `202606`
_DAY_BEFORE_CHARS: Final = 40  # the longest day in words with what joins it to its month


def _glued(text: str, start: int, end: int, separator: str) -> bool:
    """True when the figures go on with the same separator: a code with dots, not a date."""
    before = text[start - 2 : start] if start > 1 else ""
    after = text[end : end + 2]
    return (before[-1:] == separator and before[:1].isalnum()) or (
        after[:1] == separator and after[1:].isdecimal() and len(after) == 2
    )


def _counts(text: str, start: int) -> bool:
    """Whether figures are a number of something, joined to a month by a dash: `N.º 02 - febrero 2026`."""
    sign = _NUMBER_SIGN.search(text[max(0, start - _NUMBER_SIGN_CHARS) : start])
    return (
        sign is not None and _DASH_BEFORE_MONTH.match(text, start + text[start + 1].isdecimal()) is not None
    )


def _read(
    text: str, found: re.Match[str], *, bare: bool, month_first: bool, real: _Real = real_date
) -> tuple[dt.date, float] | None:
    """The date that was found; `real` says which day it is, if there is one."""
    value: dt.date | None = None
    confidence = 0.0
    if found["long"]:
        if is_torn(text, found.start("day")) or _counts(text, found.start("day")):
            return None
        day, sure = day_number(found["day"])
        value = real(year_number(found["year"]), month_number(found["month"]), day)
        confidence = _LONG_CONFIDENCE * sure
    elif found["counted"]:
        value = real(int(found["cyear"]), int(found["cmonth"]), int(found["cday"]))
        confidence = _SIGNS_CONFIDENCE
    elif found["short"]:
        value = real(CENTURY + int(found["syear"]), month_number(found["smonth"]), int(found["sday"]))
        confidence = _SHORT_CONFIDENCE
    elif found["first"]:
        day, sure = day_number(found["fday"])
        value = real(year_number(found["fyear"]), month_number(found["fmonth"]), day)
        confidence = _MONTH_FIRST_CONFIDENCE * sure
    elif found["iso"]:
        if _glued(text, *found.span(), found["isep"]):
            return None
        value = real(int(found["iyear"]), int(found["imonth"]), int(found["iday"]))
        confidence = _ISO_CONFIDENCE
    elif found["plain"]:
        return _read_plain(text, found, month_first=month_first, real=real)
    elif found["boxes"]:
        value = real(int(found["byear"]), int(found["b2"]), int(found["b1"]))
        confidence = _BOXES_CONFIDENCE
    elif found["signs"]:
        value = real(int(found["gyear"]), month_number(found["gmonth"]), int(found["gday"]))
        confidence = _SIGNS_CONFIDENCE
    elif bare:
        first, *rest = ("oyear", "omonth", "oday") if found["solid"] else ("ryear", "rmonth", "rday")
        value = real(int(found[first]), *(int(found[name]) for name in rest))
        confidence = _RUN_CONFIDENCE
    return None if value is None else (value, confidence)


def _read_plain(
    text: str, found: re.Match[str], *, month_first: bool, real: _Real
) -> tuple[dt.date, float] | None:
    separator, year = found["psep"], found["pyear"]
    if _glued(text, *found.span(), separator):
        return None
    if len(year) == 2 and (separator == "." or found["pgap"] != separator):
        return None
    day, month = int(found["p1"]), int(found["p2"])
    if month_first:
        day, month = month, day
    whole = len(year) == YEAR_FIGURES
    value = real(int(year) if whole else CENTURY + int(year), month, day)
    if value is None:
        return None
    if whole:
        return value, _FIGURES_CONFIDENCE
    year_first = CENTURY + int(found["p1"])
    return value, _SHORT_FIGURES_CONFIDENCE if year_first in _YEARS_OF_PAPERS else _DAY_FIRST_CONFIDENCE


def find_dates(text: str, *, bare: bool = False, month_first: bool = False) -> list[Quote[dt.date]]:
    """Every full date, in the order of the text.

    `bare` also takes eight figures in a row (`20260630`, `30062026`); `month_first` reads `06/30/2026`, which
    is otherwise rejected as impossible. Two-figure years and figures in boxes have less confidence. Figures
    that are part of a longer code are not dates.
    """
    return [quote for quote, _ in _dates(text, bare, month_first)]


@lru_cache(maxsize=16)
def _dates(
    text: str, bare: bool, month_first: bool, real: _Real = real_date
) -> tuple[tuple[Quote[dt.date], tuple[int, int]], ...]:
    """The dates with their stretch of the flat text. Kept a while: months and periods ask again."""
    flat = flatten(text)
    if not _ANY_NUMBER.search(flat.text):
        return ()
    quotes = []
    for found in _DATE.finditer(flat.text):
        read = _read(flat.text, found, bare=bare, month_first=month_first, real=real)
        if read is not None:
            quotes.append((flat.quote(text, read[0], *found.span(), read[1]), found.span()))
    return tuple(quotes)


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) shares ink with one of the spans, which are in order and apart."""
    index = bisect_left(spans, (end, 0)) - 1
    return index >= 0 and spans[index][1] > start


_DAY_JUST_BEFORE: Final = re.compile(rf"\b(?<!\d[.,])(?:{DAY}){OF_MONTH}$")
_MONTH_AND_YEAR: Final = re.compile(
    rf"""
    \b(?:
    (?=\d)(?<![./-])(?:
      (?P<iso>(?<![./-][ ])(?P<iyear>20\d\d)(?P<igap>[ ]?[/-][ ]?)(?P<imonth>0[1-9]|1[0-2])
        (?![ ]?[./-][ ]?\d{{1,2}}(?!\d)|\w))
    | (?P<plain>(?<![./-][ ])(?P<pmonth>0[1-9]|1[0-2])(?P<psep>[/-])(?P<pyear>20\d\d)(?![./-]\d|\w))
    | (?P<solid>(?<!,)(?P<oyear>20\d\d)(?P<omonth>0[1-9]|1[0-2])(?![\w.,/-]*\w))
    )
  | (?=[a-z])(?:
      (?P<signs>mes[ ]?:?[ ]?(?P<gmonth>\d{{1,2}})[ ]ano[ ]?:?[ ]?(?P<gyear>20\d\d)(?!\d))
    | (?P<name>(?:mes[ ]?(?:de[ ]|:[ ]?)?)?(?P<nmonth>{MONTH}){OF_YEAR}:?[ ]?(?P<nyear>{YEAR}))
    | (?P<short>(?<![./-])(?P<smonth>{MONTH})[/-](?P<syear>\d\d)(?![\w/-]))
    | (?P<back>ano[ ]?:?[ ]?(?P<byear>20\d\d)[ ]?[,/-]?[ ]?mes[ ]?:?[ ]?(?P<bmonth>\d{{1,2}}(?!\d)|{MONTH}))
    ))
    """,
    re.VERBOSE,
)


def _read_month(text: str, found: re.Match[str], *, bare: bool) -> tuple[Month, float] | None:
    if found["name"]:
        start = found.start("nmonth")
        low = max(0, start - _DAY_BEFORE_CHARS)
        day = _DAY_JUST_BEFORE.search(text[low:start])
        if day is not None and not _counts(text, low + day.start()):
            return None
        return Month(year_number(found["nyear"]), month_number(found["nmonth"])), _MONTH_CONFIDENCE
    if found["short"]:
        return Month(CENTURY + int(found["syear"]), month_number(found["smonth"])), _SHORT_MONTH_CONFIDENCE
    if found["iso"]:
        sure = _ISO_MONTH_CONFIDENCE if found["igap"] == "-" else _SLASHED_MONTH_CONFIDENCE
        return Month(int(found["iyear"]), int(found["imonth"])), sure
    if found["plain"]:
        sure = _MONTH_FIGURES_CONFIDENCE if found["psep"] == "/" else _DASHED_MONTH_CONFIDENCE
        return Month(int(found["pyear"]), int(found["pmonth"])), sure
    if found["signs"] or found["back"]:
        month = month_number(found["gmonth"] or found["bmonth"])
        year = int(found["gyear"] or found["byear"])
        return (Month(year, month), _SIGNS_MONTH_CONFIDENCE) if 1 <= month <= LAST_MONTH else None
    if bare:
        return Month(int(found["oyear"]), int(found["omonth"])), _SOLID_MONTH_CONFIDENCE
    return None


def find_months(text: str, *, bare: bool = False) -> list[Quote[Month]]:
    """Every month with its year, in the order of the text: `junio de 2026`, `2026-06`, `MES junio ANO 2026`.

    The month of a full date (`30 de junio de 2026`) or of a period is not one of them: see `find_dates`,
    `find_periods`. `bare` also takes six figures in a row (`202606`).
    """
    flat = flatten(text)
    if not _ANY_NUMBER.search(flat.text):
        return []
    taken = [span for _, span in _dates(text, False, False)]
    quotes = []
    for found in _MONTH_AND_YEAR.finditer(flat.text):
        read = _read_month(flat.text, found, bare=bare)
        if read is not None and not _touches(taken, *found.span()):
            quotes.append(flat.quote(text, read[0], *found.span(), read[1]))
    return quotes


_TO: Final = r",?[ ]?(?:hasta|al?|-|/)(?:[ ]el)?(?:[ ]dia)?[ ]?"
_PERIOD: Final = re.compile(
    rf"""
    \b(?:
    (?P<days>(?<!\d[.,])(?:(?P<between>entre)[ ](?:el[ ])?(?:dia[ ])?)?
      (?P<d1>{DAY})(?:{OF_MONTH}(?P<m1>{MONTH})(?:{OF_YEAR}(?P<y1>{YEAR}))?)?[ ]?
      (?:(?(between)y[ ](?:el[ ])?(?:dia[ ])?|(?!))|{_TO})
      (?P<d2>{DAY}){OF_MONTH}(?P<m2>{MONTH}){OF_YEAR}(?P<y2>{YEAR}))
  | (?P<first>(?P<fm1>{MONTH})[ ]?(?P<fd1>{DAY})[ ]?{_TO}(?:(?P<fm2>{MONTH})[ ]?)?(?P<fd2>{DAY})
      {OF_YEAR}(?P<fy>{YEAR}))
  | (?P<after>(?P<am>{MONTH}){OF_YEAR}(?P<ay>{YEAR})[ ]?[,:(-]?[ ]?
      (?:del|desde[ ]el|dias?)[ ](?P<ad1>{DAY})[ ]?{_TO}(?P<ad2>{DAY})(?!{OF_MONTH}{MONTH}))
  | (?P<plain>(?<![./-])(?P<pd1>\d{{1,2}})(?:(?P<psep>[/-])(?P<pm1>\d{{1,2}}))?[ ](?:al?|hasta)[ ](?:el[ ])?
      (?P<pd2>\d{{1,2}})(?P<psep2>[/-])(?P<pm2>\d{{1,2}})(?P=psep2)(?P<py>20\d\d)(?!\d)))
    """,
    re.VERBOSE,
)
_MONTH_OF_THIRTY: Final = 0.95  # what a day that the month does not have leaves: judgement, it may be misread
_LINK: Final = frozenset({"al", "a", "hasta", "-", "/", "fin", "final", "finalizacion", "terminacion"})
_FILLER: Final = frozenset({"el", "la", "los", "dia", "de", "del", "fecha", "inclusive", "am", "pm"})
_LONGEST_LINK: Final = 48  # characters: `hasta el día … de la fecha de terminación` and its like
# Judgement: how surely two days are the ends of a period, by what joins them.
_PERIOD_CONFIDENCE: Final = 0.97  # `del 1 al 30 de junio de 2026`
_LINK_CONFIDENCE: Final = 0.97  # `al`, `hasta`
_ENTRE_CONFIDENCE: Final = 0.95  # `entre … y …`
_DASH_CONFIDENCE: Final = 0.9  # nothing but a dash or a stroke
_COLUMNS_CONFIDENCE: Final = 0.7  # nothing, under the headings `desde` and `hasta`
_DESDE_HASTA: Final = re.compile(
    r"\b(?:desde|inicio|inicial)\b[ :]*(?:fecha )?(?:hasta|al|fin|final|terminacion)\W*$"
)
# `2026-06-01 00:00:00 a 2026-06-30 23:59:59`, as programs print days.
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.? ?m\b\.?)?")
_ENTRE: Final = re.compile(r"\bentre(?: el)?(?: dia)? ?$")


def _ends(
    start: tuple[str | None, str, str], end: tuple[str, str, str]
) -> tuple[dt.date, dt.date, float] | None:
    """First and last day from (year, month, day) in words; the year is often given once, for both."""
    day1, sure1 = day_number(start[2])
    day2, sure2 = day_number(end[2])
    month1, month2 = month_number(start[1]), month_number(end[1])
    year2 = year_number(end[0])
    year1 = year_number(start[0]) if start[0] else year2 - (month1 > month2)
    first, last = real_date(year1, month1, day1), last_day_at_most(year2, month2, day2)
    if first is None or last is None or first > last:
        return None
    return first, last, min(sure1, sure2) * (1.0 if last.day == day2 else _MONTH_OF_THIRTY)


def _read_period(found: re.Match[str]) -> tuple[dt.date, dt.date, float] | None:
    if found["days"]:
        month = found["m1"] or found["m2"]
        return _ends((found["y1"], month, found["d1"]), (found["y2"], found["m2"], found["d2"]))
    if found["first"]:
        end = (found["fy"], found["fm2"] or found["fm1"], found["fd2"])
        return _ends((None, found["fm1"], found["fd1"]), end)
    if found["after"]:
        return _ends((found["ay"], found["am"], found["ad1"]), (found["ay"], found["am"], found["ad2"]))
    start_month = found["pm1"] or found["pm2"]
    return _ends((None, start_month, found["pd1"]), (found["py"], found["pm2"], found["pd2"]))


def _link(text: str, start: int, first_end: int, second_start: int) -> float:
    """How surely two dates are the ends of a period, by what is written between and before them."""
    between = text[first_end:second_start]
    if len(between) > _LONGEST_LINK:
        return 0.0
    between = _CLOCK.sub("", between)
    words = re.findall(r"[a-z]+|[-/]", between)
    before = text[max(0, start - _LONGEST_LINK) : start]
    if not words:
        return _COLUMNS_CONFIDENCE if _DESDE_HASTA.search(before) else 0.0
    if "y" in words and _ENTRE.search(before):
        words.remove("y")
        return _ENTRE_CONFIDENCE if _FILLER.issuperset(words) else 0.0
    if re.search(r"\d", between) or not (_LINK | _FILLER).issuperset(words) or _LINK.isdisjoint(words):
        return 0.0
    return _DASH_CONFIDENCE if _LINK.isdisjoint(set(words) - {"-", "/"}) else _LINK_CONFIDENCE


def find_periods(text: str) -> list[Quote[tuple[dt.date, dt.date]]]:
    """Every period, as its first and last day, in the order of the text.

    The year may be given once (`del 16 de agosto al 15 de septiembre de 2026`; over a new year the first
    day falls in the year before), and so may the month. One that ends on the 30th or 31st of a month without
    that day ends with the month. A period that ends before it starts, or has another impossible day, is none.
    """
    flat = flatten(text)
    if not _ANY_NUMBER.search(flat.text):
        return []
    quotes = []
    taken: list[tuple[int, int]] = []
    for found in _PERIOD.finditer(flat.text):
        ends = _read_period(found)
        if ends is not None:
            first, last, sure = ends
            quotes.append(flat.quote(text, (first, last), *found.span(), _PERIOD_CONFIDENCE * sure))
            taken.append(found.span())
    real = {span for _, span in _dates(text, False, False)}
    linked = 0
    for (one, (start, middle)), (other, (middle2, end)) in pairwise(
        _dates(text, False, False, last_day_at_most)
    ):
        if one.value > other.value or start < linked or _touches(taken, start, end):
            continue
        if (start, middle) not in real:
            continue
        sure = _link(flat.text, start, middle, middle2)
        if sure:
            confidence = min(one.confidence, other.confidence, sure)
            confidence *= 1.0 if (middle2, end) in real else _MONTH_OF_THIRTY
            quotes.append(flat.quote(text, (one.value, other.value), start, end, confidence))
            linked = end
    return sorted(quotes, key=lambda quote: quote.start)
