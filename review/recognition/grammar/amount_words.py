"""Amounts in words: `UN MILLÓN OCHOCIENTOS MIL PESOS M/CTE` → 1800000, from 0 to 999 999 999 999.

The words are read as Spanish grammar orders them, so that a list of numbers is not taken for one; what stands
beside a number and may be an unread part of it makes the number doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from review.recognition.grammar.money import find_money
from review.recognition.grammar.number_heard import HeardNumber
from review.recognition.grammar.number_words import THOUSAND, NumberWord, is_and, likeness, mend, words_of
from review.recognition.grammar.plain_text import Quote, flatten

_IN_BRACKETS: Final = r"\( ?(?:\$ ?)?(?P<figures>\d[\d.,' ]{0,20})\)"
_BETWEEN: Final = re.compile(rf"[ ,-]{{0,4}}(?:{_IN_BRACKETS}[ ,-]{{0,4}})?")
_JOINT: Final = re.compile(
    rf"[ ,.'*-]{{0,4}}(?:{_IN_BRACKETS}[ ,.'*-]{{0,4}})?"
    r"(?P<pesos>(?:de )?pesos?\b[ ,.-]{0,3}(?:m ?/? ?cte\b|m ?/ ?l\b|mcte\b)?[ ,.-]{0,4})?(?:(?:y|con) )?"
)
_CENTS: Final = re.compile(r"[ ,.-]{0,4}(?:\([^()]{1,12}\) ?)?(?:de )?(?:centavos?|ctvs?)\b")
_PESOS: Final = re.compile(
    r"[ ,.;:)-]{0,4}(?:\([^()]{1,40}\) ?)?(?:\$ ?[\d.,']{1,20} ?)?"
    r"(?:de )?(?:pesos?\b|m ?/? ?cte\b|m ?/ ?l\b|mcte\b|moneda (?:corriente|legal)\b)"
)
_FIGURES: Final = re.compile(r"[ ,.;:-]{0,4}\(? ?\$? ?\d[\d.,']{3,}")
_LEAD_IN: Final = re.compile(r"(?:suma de|letras|son|valor(?: de)?|total|monto)[ :(*]{0,4}$")
_STARTERS: Final = frozenset(
    {
        "de",
        "la",
        "suma",
        "valor",
        "son",
        "por",
        "letras",
        "total",
        "a",
        "en",
        "monto",
        "cantidad",
        "es",
        "y",
        "o",
    }
)
_AFTER_THE_NUMBER: Final = frozenset({"pesos", "peso", "con", "mcte", "cte"})
# Short words, and words that look like numbers, that stand beside amounts.
_ORDINARY: Final = frozenset(
    {
        "el",
        "los",
        "las",
        "un",
        "que",
        "con",
        "al",
        "del",
        "lo",
        "su",
        "sus",
        "ha",
        "he",
        "iva",
        "cop",
        "vr",
        "vlr",
    }
    | {"nro", "mes", "neto", "cte", "usd", "sin", "asi", "siguiente", "siguientes", "siendo", "presente"}
    | {"presentes", "asciende", "unico", "unica", "novedades", "restante", "restantes", "tercer", "renta"}
    | {"rentas", "venta", "ventas", "presenta", "cuenta", "cuentas", "cliente", "clientes", "moneda"}
    | {"corriente", "cuota", "cuotas", "meses", "centavos", "centavo", "cobrados", "tercero"}
    | {
        "acuerdo",
        "cuantia",
        "datos",
        "dice",
        "documento",
        "emite",
        "encuentra",
        "entre",
        "esta",
        "interes",
        "intereses",
    }
    | {
        "junio",
        "presento",
        "presentacion",
        "punto",
        "quien",
        "vencimiento",
        "vigente",
        "cuarta",
        "cuarto",
        "concejo",
    }
)
_LEAST_WITHOUT_PESOS: Final = 1000  # pesos: `mil`; smaller numbers in words are mostly counts
_NEAR: Final = re.compile(rf"[^\w$]{{0,4}}(?:{_IN_BRACKETS}[^\w$]{{0,4}})?")
# A sign within a word tears it: `cinc.o`, `sesen-a`.
_PIECE_BEHIND: Final = re.compile(r"[-',.][a-z]")
_PIECE_BEFORE: Final = re.compile(r"[a-z][-',.]$")
_OO_OF_FIGURES: Final = re.compile(r"\d[.,]$")  # the cents of `$ 2.000.000.oo`
_BEFORE_MIL: Final = frozenset({"de", "por", "son", "letras", "valor", "total", "suma"})
_SHORT: Final = 3  # letters: a word so short may be a piece of any
_LIKE_A_NUMBER = _VERY_LIKE = 72.0
# Ends of number words that are words too: `millon es`.
_TORN_OFF: Final = frozenset({"es", "a", "o"})
_DOUBTFUL: Final = 0.3  # judgement: too little to be given alone
_YEARS: Final = range(1950, 2100)
_LEAD_IN_CHARS: Final = 30  # the longest lead-in (`por la suma de`, `son en letras`) with its blanks
# Judgement: how surely a run of number words is an amount, by its neighbours.
_PESOS_CONFIDENCE: Final = 0.98  # `pesos` follows
_FIGURES_CONFIDENCE: Final = 0.9  # the same in figures follows
_LEAD_IN_CONFIDENCE: Final = 0.85  # `la suma de` goes before
_BARE_CONFIDENCE: Final = 0.6  # nothing but its size
_LOOSE_SHARE: Final = 0.8  # judgement: what is left of the confidence where grammar had to forgive


@dataclass(frozen=True, slots=True)
class _Run:
    """Number words that make one number: words[first:last]."""

    value: int
    first: int
    last: int
    confidence: float


def _runs(text: str, words: list[NumberWord]) -> Iterator[_Run]:
    index = 0
    while index < len(words):
        if words[index].meaning is None:
            index += 1
            continue
        number = HeardNumber()
        end = index
        complete = index
        value, confidence, sure = 0, 1.0, 1.0
        while end < len(words):
            word = words[end]
            if end > index and not _goes_on(text, words[end - 1], word, number):
                break
            said = "y" if is_and(word) else word.meaning
            if said is None or not number.take(said):
                break
            confidence *= word.confidence
            end += 1
            if number.complete:
                complete, value, sure = (
                    end,
                    number.value,
                    confidence * (_LOOSE_SHARE if number.loose else 1.0),
                )
        if complete > index:
            yield _Run(value, index, complete, sure)
            index = complete
        else:
            index += 1


def _goes_on(text: str, one: NumberWord, other: NumberWord, number: HeardNumber) -> bool:
    """Whether nothing parts two words of a number, but figures in brackets that say its last group again."""
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    if between is None:
        return False
    figures = between["figures"]
    return figures is None or (figures.strip().isdecimal() and number.is_heard_as(int(figures)))


def _rest_of(text: str, words: list[NumberWord], one: _Run, other: _Run) -> bool:
    """Whether two numbers that follow each other may be one that was not understood.

    A smaller one right behind a larger (`un millón de pesos ochocientos mil`), or any two with nothing or one
    word between them that may be an unread part of the number.
    """
    start, end = words[one.last - 1].end, words[other.first].start
    fits = other.value < 10 ** (len(str(one.value)) - len(str(one.value).rstrip("0")))
    joined = _JOINT.fullmatch(text, start, end)
    if joined is not None:
        if _CENTS.match(text, words[other.last - 1].end):
            return False
        return fits if joined["pesos"] or joined["figures"] else True
    between = words[one.last : other.first]
    return (
        len(between) == 1
        and (len(between[0].text) == 1 or between[0].text not in _STARTERS | _AFTER_THE_NUMBER)
        and _BETWEEN.fullmatch(text, start, between[0].start) is not None
        and _BETWEEN.fullmatch(text, between[0].end, end) is not None
    )


def _may_be_number(text: str, word: NumberWord) -> bool:
    """Whether a word that was not understood may be a number word all the same, or a piece of one."""
    if _PIECE_BEHIND.match(text, word.end) or _PIECE_BEFORE.search(text, max(word.start - 2, 0), word.start):
        return True
    said = word.text
    if set(said) == {"o"} and _OO_OF_FIGURES.search(text, max(word.start - 2, 0), word.start):
        return False
    if said == "no" and text[word.end : word.end + 1] in (".", ":"):
        return False
    if said in _ORDINARY or said in _STARTERS or said in _AFTER_THE_NUMBER or said.isdecimal():
        return False
    return len(said) <= _SHORT or not (said.isascii() and said.isalpha()) or likeness(said) >= _LIKE_A_NUMBER


def _stands_alone(text: str, words: list[NumberWord], run: _Run, heard: set[int]) -> bool:
    """False when a word beside the run looks like an unread part of the same number.

    `heard` are the words of all numbers: for two numbers side by side see `_rest_of`.
    """
    start, end = words[run.first].start, words[run.last - 1].end
    if run.first and run.first - 1 not in heard:
        before = words[run.first - 1]
        if _may_go_with(text, words, run.first - 1, before.end, start) or _is_tail(text, words, run, heard):
            return False
        may_follow = words[run.first].meaning != THOUSAND or before.text in _BEFORE_MIL
        if not may_follow and _NEAR.fullmatch(text, before.end, start):
            return False
    if run.last == len(words) or run.last in heard:
        return True
    if _PESOS.match(text, end) or _is_said_again(text, end, run.value):
        return True
    return not _may_go_with(text, words, run.last, end, words[run.last].start)


def _is_tail(text: str, words: list[NumberWord], run: _Run, heard: set[int]) -> bool:
    """Whether one word parts a number from a piece of another that makes none: `millones de sesenta mil`."""
    piece = run.first - 2
    if piece < 0 or words[piece].meaning is None or is_and(words[piece]) or piece in heard:
        return False
    between = words[piece + 1]
    return (
        _NEAR.fullmatch(text, words[piece].end, between.start) is not None
        and _NEAR.fullmatch(text, between.end, words[run.first].start) is not None
    )


def _is_said_again(text: str, end: int, value: int) -> bool:
    """Whether the figures behind the words say the same number."""
    figures = _FIGURES.match(text, end)
    if figures is None:
        return False
    return value in (amount.value for amount in find_money(figures[0], bare=True))


def _may_go_with(text: str, words: list[NumberWord], at: int, start: int, end: int) -> bool:
    """Whether the word at hand, next to a number over [start, end), may be an unread part of it."""
    if not _NEAR.fullmatch(text, start, end):
        return False
    word = words[at]
    if is_and(word):
        last = words[at - 1] if at else None
        return last is None or last.text not in _AFTER_THE_NUMBER
    if (
        word.text in _TORN_OFF
        and at
        and (words[at - 1].meaning or likeness(words[at - 1].text) >= _VERY_LIKE)
    ):
        return True
    return word.meaning is not None or _may_be_number(text, word)


def find_amounts(text: str) -> list[Quote[int]]:
    """Every amount in words, in whole pesos, in the order of the text.

    `pesos`, `M/CTE` or the like behind the words makes them sure; figures in brackets or `la suma de`
    nearly so. Without such a neighbour only numbers from a thousand up are returned, with little
    confidence. A number that may be a part of a longer one that was not understood scores under 0.5. The
    quote holds the number words only.
    """
    flat = flatten(text)
    words = words_of(flat.text)
    if not any(word.meaning for word in words):
        return []
    words = mend(words)
    runs = list(_runs(flat.text, words))
    heard = {at for run in runs for at in range(run.first, run.last)}
    torn = set()
    for one, other in pairwise(runs):
        if _rest_of(flat.text, words, one, other):
            torn |= {one, other}
    quotes = []
    for run in runs:
        sure = _confidence(flat.text, words, run)
        if sure is None:
            continue
        if run in torn or not _stands_alone(flat.text, words, run, heard):
            sure = min(sure, _DOUBTFUL)
        quotes.append(flat.quote(text, run.value, words[run.first].start, words[run.last - 1].end, sure))
    return quotes


def _confidence(text: str, words: list[NumberWord], run: _Run) -> float | None:
    """How surely a run is an amount, by what stands beside it; None when nothing says that it is one."""
    start, end = words[run.first].start, words[run.last - 1].end
    if _PESOS.match(text, end):
        confidence = _PESOS_CONFIDENCE
    elif run.value < _LEAST_WITHOUT_PESOS:
        return None
    elif _FIGURES.match(text, end) and run.value not in _YEARS:
        confidence = _FIGURES_CONFIDENCE
    elif _LEAD_IN.search(text[max(0, start - _LEAD_IN_CHARS) : start]):
        confidence = _LEAD_IN_CONFIDENCE
    else:
        confidence = _BARE_CONFIDENCE
    return confidence * run.confidence
