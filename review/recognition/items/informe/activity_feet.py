"""What stands at the foot of a table of activities and is no obligation: days, sums, codes, who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from review.recognition.grammar import fold
from review.recognition.grammar.calendar_words import MONTHS
from review.recognition.items.informe.activity_lists import ActivityRow

# The words of a label with its value, and those of a line that a form or its maker prints.
_MOST_LABEL, _MOST_LINE, _MOST_VALUE = 6, 14, 5
_LEAST_WORD = 3  # letters
_LEAST_NAME, _MOST_NAME = 3, 3  # words of who signs, and of what they are
_CELL = re.compile(r"\b(?:\d{1,2}|[a-z]{1,2})\b")
_LEAST_CELLS = 5  # of a calendar, in a row that holds its head too
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    {"de", "del", "la", "el", "los", "las", "y", "a", "en", "no", "n", "nro", "v", "por", "al"}
)
# Obligations are told by what is to be done.
_TO_DO = re.compile(r"\b(?!lugar\b)\w{2,}[aei]r(?:se|l[aeo]s?)?\b")
_FOOT = re.compile(
    r"(?:fechas?|dia|ciudad|lugar|de (?:entrega|presentacion|elaboracion|radicacion|corte|firma)"
    r"|(?:informe )?(?:presentado|entregado|radicado|elaborado|revisado|aprobado|proyectado|diligenciado)"
    r"|elaboro|reviso|aprobo|proyecto|firmas?|contratistas?|supervisora?|interventora?"
    r"|total(?:es)?|sub ?total|valor|porcentaje|saldo|planilla|periodo|(?:numero|no|n) de|folios?|anexos?"
    r"|se (?:anexan?|adjuntan?)|codigo|version|vigencia|pagina|pag|hoja|formato|este (?:documento|formato)"
    r"|copia|documento|vigilad[oa]|calle|cll?|carrera|cra|kr|avenida|transversal|diagonal|tel|telefonos?|pbx|nit"
    r"|linea gratuita|correo|www|https?)\b"
)


def without_feet(rows: Sequence[ActivityRow], numbered: Sequence[bool]) -> list[ActivityRow]:
    """The rows but those at the end of the table and of each of its pages that ask for nothing to be done.

    `numbered` says of each row whether its obligation is printed with a number; where all others are, a last
    one without any is none. OCR loses numbers: it is then to say False of all.
    """
    kept: list[ActivityRow] = []
    foot, below = True, False
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        if at + 1 == len(rows) or row.page != rows[at + 1].page:
            foot, below = True, False
        others_numbered = _all_before(rows, numbered, at)
        foot = foot and (
            _is_foot(row, others_numbered=others_numbered, below=below)
            or _is_caption(row, rows[:at], below=below)
        )
        below = foot
        if not foot:
            kept.append(row)
    return kept[::-1]


def _all_before(rows: Sequence[ActivityRow], numbered: Sequence[bool], at: int) -> bool:
    """Whether this row has no number and all those with something done before it have one."""
    before = [own for row, own in zip(rows[:at], numbered, strict=False) if row.done is not None]
    return not numbered[at] and len(before) > 1 and all(before)


def _is_foot(row: ActivityRow, *, others_numbered: bool, below: bool) -> bool:
    if row.duty is None:
        return False
    asked = fold(row.duty)
    done = "" if row.done is None else row.done.text[row.label :]
    if _TO_DO.search(asked):
        return False
    if not _words(asked):
        return True  # the figures and letters of a calendar
    words = len(_telling(asked))
    labelled = _FOOT.match(asked) is not None and words <= _MOST_LINE
    if not done.strip():
        few = words <= _MOST_LABEL and (any(map(str.isdecimal, asked)) or (below and asked.endswith(":")))
        return others_numbered or labelled or few or _signed(row.duty)
    if _signed(row.duty) and _signed(done):
        return True
    value = _telling(fold(done))
    if not value:
        return words <= _MOST_LABEL
    named = (below or others_numbered) and _named(row.duty) and _named(done)
    return len(value) <= _MOST_VALUE and (labelled or named)


def _is_caption(row: ActivityRow, before: Sequence[ActivityRow], *, below: bool) -> bool:
    """Whether a few words that ask for nothing stand below obligations that all say what is to be done, over
    the letters and figures of a calendar: `Cuadro de turnos`."""
    asked = [fold(one.duty) for one in before if one.duty is not None]
    if row.duty is None or len(asked) < 2 or not all(map(_TO_DO.search, asked)):
        return False
    said, done = fold(row.duty), "" if row.done is None else fold(row.done.text[row.label :])
    few = len(_words(said)) <= _MOST_LABEL and not _TO_DO.search(said) and not _words(done)
    return few and (below or len(_CELL.findall(said)) >= _LEAST_CELLS)


def _named(text: str) -> bool:
    """Whether every word but the small ones begins with a capital: `Fanny de la Hoz`."""
    words = [word for word in _WORD.findall(text) if fold(word) not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _signed(text: str) -> bool:
    """Whether a few words end with somebody's name: `Coordinador del servicio Paola Andrea Gaitán`."""
    words = [word for word in _WORD.findall(text) if fold(word) not in _SMALL]
    name = list(takewhile(lambda word: word[0].isupper(), reversed(words)))
    return len(name) >= _LEAST_NAME and len(words) - len(name) <= _MOST_NAME


def _telling(said: str) -> list[str]:
    """The words but for those of days and the small ones."""
    return [word for word in _WORD.findall(said) if word not in _SMALL and word not in MONTHS]


def _words(said: str) -> list[str]:
    """The telling words, without the letters that fill the days of a calendar."""
    return [word for word in _telling(said) if len(word) >= _LEAST_WORD]
