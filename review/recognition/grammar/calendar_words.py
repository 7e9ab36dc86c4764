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
DAY_WORDS: Final = {
    word: day
    for day, words in enumerate(
        (
            "primero|primer|uno|un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
            "diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho",
            "diecinueve", "veinte", "veintiuno|veintiun|veinte y uno", "veintidos", "veintitres",
            "veinticuatro", "veinticinco", "veintiseis", "veintisiete", "veintiocho", "veintinueve",
            "treinta", "treinta y uno|treinta y un|treintaiuno|treintaiun",
        ),
        start=1,
    )
    for word in words.split("|")
}  # fmt: skip
YEAR_WORDS: Final = {f"dos mil {word}": 2000 + day for word, day in DAY_WORDS.items() if day >= 15}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _pattern(pattern: str) -> str:
    """A piece that can be put into a verbose pattern: its spaces count."""
    return pattern.replace(" ", "[ ]")


MONTH: Final = _pattern(rf"(?:{_any_of(MONTHS)})(?![a-z])\.?")
DAY_WORD: Final = _pattern(rf"(?:{_any_of(DAY_WORDS)})(?![a-z])")
FIGURE: Final = _pattern(r"\d{1,2}(?!\d)(?: ?°|(?:ro|er|o|a)(?![a-z])\.?)?")
DAY: Final = (  # "30", "1°", "treinta (30)", "30 (treinta)", "primero", the "05)" of "a los (05) días"
    rf"(?:{FIGURE}(?:[ ]?\([ ]?{DAY_WORD}[ ]?\)|[ ]?\)(?=[ ](?:dias?|del?)[ ]))?"
    rf"|{DAY_WORD}(?:[ ]?\(?[ ]?{FIGURE}[ ]?\))?)"
)
YEAR: Final = _pattern(
    rf"(?:(?:{_any_of(YEAR_WORDS)})(?: ?\( ?(?:19|20)\d\d ?\))?|(?:19|20)\d\d|2\.0\d\d)(?!\d)"
)
OF: Final = _pattern(r" ?(?:[/.,-]|del?(?![a-z])|del?(?=(?:19|20)\d\d))? ?")
OF_YEAR: Final = OF + _pattern(r"(?:(?:presente )?ano(?: de)? ?)?")
OF_MONTH: Final = _pattern(r" ?(?:dias? ?)?(?:[/.-] ?|,? ?del? ?(?:(?:presente )?mes de ?)?|mes de )?")
_FIRST_YEAR: Final = 1950


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
    return int(figures[0]) if figures else YEAR_WORDS[words]


def real_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None when there is no such day."""
    if year < _FIRST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
