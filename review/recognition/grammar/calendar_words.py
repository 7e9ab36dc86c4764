"""The words dates are made of: months, days and years in figures and in words, as pieces of patterns.

The patterns are for flat text (see `flatten`): lower case, no accents, single spaces.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

MONTHS: Final = {
    "enero": 1, "ene": 1, "febrero": 2, "feb": 2, "marzo": 3, "mar": 3, "abril": 4, "abr": 4, "mayo": 5,
    "may": 5, "junio": 6, "jun": 6, "julio": 7, "jul": 7, "agosto": 8, "ago": 8, "septiembre": 9,
    "setiembre": 9, "sept": 9, "sep": 9, "set": 9, "octubre": 10, "oct": 10, "noviembre": 11, "nov": 11,
    "diciembre": 12, "dic": 12, "jan": 1, "apr": 4, "aug": 8, "dec": 12,
}  # fmt: skip
_UNITS: Final = ("un|uno|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_TEENS: Final = ("diez", "once", "doce", "trece", "catorce", "quince")
CENTURY: Final = 2000  # what years of two figures and `dos mil …` count from
YEAR_FIGURES: Final = 4  # of a year in full
LAST_MONTH: Final = 12  # December
_LONGEST_MONTH_DAYS: Final = 31  # January and six others
_LEAST_MISSING_DAY: Final = 29  # the first that some month does not have
_LAST_DAYS: Final = (30, 29, 28)  # where months shorter than 31 days end
_FIRST_JOINED_UNIT: Final = 6  # Spanish joins `diez` and a unit from `dieciséis` on
_TEN, _TWENTY = 10, 20  # what `dieci` and `veinti` are worth


def _spoken() -> dict[str, int]:
    """10 to 99 in every spelling: `dieciocho`, `diez y ocho`; `veinte y seis`, `treintaiuno`."""
    words = {word: value for value, word in enumerate(_TEENS, start=_TEN)}
    for unit, names in enumerate(_UNITS, start=1):
        for name in names.split("|"):
            if unit >= _FIRST_JOINED_UNIT:
                words |= {f"{ten}{name}": _TEN + unit for ten in ("dieci", "diesi", "diez y ", "diez i ")}
            words |= {f"{ten}{name}": _TWENTY + unit for ten in ("veinti", "venti", "veinti ")}
            for tens, ten in enumerate(("veinte", "treinta", "cuarenta"), start=2):
                words |= {ten: 10 * tens}
                words |= {f"{ten}{sign}{name}": 10 * tens + unit for sign in (" y ", " i ", "i", "y")}
    return words


_BELOW_10: Final = {
    name: unit
    for unit, names in enumerate(("primero|primer|uno|un", *_UNITS[1:]), start=1)
    for name in names.split("|")
}
DAY_WORDS: Final = _BELOW_10 | {
    word: value for word, value in _spoken().items() if value <= _LONGEST_MONTH_DAYS
}
_SINCE_2000: Final = _spoken()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _pattern(pattern: str) -> str:
    """A piece that can be put into a verbose pattern: its spaces count."""
    return pattern.replace(" ", "[ ]")


MONTH: Final = _pattern(rf"(?:{_any_of(MONTHS)})(?![a-z])\.?")
# No part of a longer number: `veinte y` before it; `y seis` behind it, also with a letter wrong.
_NOT_BEFORE: Final = r"(?<!(?:diez|inte|inta|enta) [yi] )(?<!(?:diez|inte|inta|enta) )"
_NOT_BEHIND: Final = (
    rf"(?![a-z]| [yi] (?!\d+(?!\w))[^aeilmfgjhpbrv\s][\w|]{{1,5}}(?![\w|])| (?:{'|'.join(_UNITS)})(?![a-z]))"
)
DAY_WORD: Final = _pattern(rf"(?=[a-z]){_NOT_BEFORE}(?:{_any_of(DAY_WORDS)})(?![a-z])")
FIGURE: Final = _pattern(r"\d{1,2}(?!\d)(?: ?°|(?:ro|er|o|a)(?![a-z])\.?)?")
DAY: Final = (  # "30", "1°", "treinta (30)", "30 (treinta)", "primero", the "05)" of "a los (05) días"
    rf"(?:{FIGURE}(?:[ ]?\([ ]?{DAY_WORD}[ ]?\)|[ ]?\)(?=[ ](?:dias?|del?)[ ]))?"
    rf"|{DAY_WORD}(?:[ ]?\(?[ ]?{FIGURE}[ ]?\))?)"
)
YEAR: Final = _pattern(
    rf"(?:dos ?mil (?:{_any_of(_SINCE_2000)}){_NOT_BEHIND}(?: ?\( ?(?:19|20)\d\d ?\))?"
    r"|(?:19|20)\d\d|2\.0\d\d)(?!\d)"
)
OF: Final = _pattern(r" ?(?:[/.,-]|del?(?![a-z])|del?(?=(?:19|20)\d\d))? ?")
OF_YEAR: Final = OF + _pattern(r"(?:(?:presente )?ano(?: de)? ?)?")
OF_MONTH: Final = _pattern(r" ?(?:dias? ?)?(?:[/.-] ?|,? ?del? ?(?:(?:presente )?mes de ?)?|mes de )?")
_FIRST_YEAR: Final = 1950  # no paper of a submission tells of an earlier day


_AND_BEFORE: Final = re.compile(r"[\w|] [yi] $")
_DAY_AND: Final = re.compile(rf"(?<!\w)(?:{DAY})[ ][yi][ ]$")
_LONGEST_DAY: Final = 30  # characters: the longest day in words with what stands before it (`treinta y `)


def is_torn(text: str, start: int) -> bool:
    """Whether a day in words is what is left of one that begins with an unread word: `ve1nte y seis`."""
    before = text[max(start - _LONGEST_DAY, 0) : start]
    return text[start].isalpha() and _AND_BEFORE.search(before) is not None and not _DAY_AND.search(before)


def day_number(words: str) -> tuple[int, float]:
    """The day that `treinta (30)` or `1°` says; doubtful when words and figures disagree. 0: none."""
    figures = re.findall(r"\d{1,2}", words)
    spoken = re.search(DAY_WORD, words)
    said = DAY_WORDS[spoken[0]] if spoken else None
    if figures:
        written = int(figures[0])
        if re.search(r"[2-9]o", words):  # "3o" is 3.º or a misread 30
            return 0, 0.0
        return written, (1.0 if said is None or said == written else 0.5)
    return said or 0, 1.0


def month_number(word: str) -> int:
    """1–12 for a month in words; a month in figures as it stands."""
    return int(word) if word.isdecimal() else MONTHS[word.rstrip(".")]


def year_number(words: str) -> int:
    """The year that `2026`, `2.026` or `dos mil veintiséis (2026)` says."""
    figures = re.search(r"(?:19|20)\d\d", words.replace(".", ""))
    return (
        int(figures[0])
        if figures
        else CENTURY + _SINCE_2000[words.removeprefix("dosmil").removeprefix("dos mil").strip()]
    )


def last_day_at_most(year: int, month: int, day: int) -> dt.date | None:
    """The date; the month's last day for a day up to 31 that the month does not have; else None.

    Months of thirty days are the custom of contracts: `del 1 al 30 de febrero` is all of February.
    """
    found = real_date(year, month, day)
    if found is None and _LEAST_MISSING_DAY <= day <= _LONGEST_MONTH_DAYS:
        return next((last for short in _LAST_DAYS if (last := real_date(year, month, short))), None)
    return found


def real_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None when there is no such day."""
    if year < _FIRST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
