"""Amounts in words: `UN MILLÓN OCHOCIENTOS MIL PESOS M/CTE` → 1800000, from 0 to 999 999 999 999.

The words are read as Spanish grammar orders them, so that a list of numbers is not taken for one.
Misspelt words (OCR, haste) are put right only next to other number words, and cost confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from review.recognition.grammar.text import Quote, flatten

_UNITS: Final = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip
_TEENS: Final = {
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diesiseis": 16, "diecisiete": 17, "diesisiete": 17, "dieciocho": 18, "diesiocho": 18,
    "diecinueve": 19, "diesinueve": 19,
}  # fmt: skip
_TENS: Final = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDREDS: Final = {
    "cien": 100, "ciento": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500,
    "seiscient": 600, "setecient": 700, "sietecient": 700, "ochocient": 800, "novecient": 900,
    "nuevecient": 900,
}  # fmt: skip


def _hundreds() -> dict[str, int]:
    words = {}
    for word, value in _HUNDREDS.items():
        endings = ["os", "as"] if word.endswith("ient") else [""]
        words.update({word + ending: value for ending in endings})
    return words


def _joined() -> dict[str, int]:
    """`veintiuno`, and `treintaiuno`, `treintayuno`, which people write too."""
    words = {}
    for tens_word, tens in _TENS.items():
        for unit_word, unit in _UNITS.items():
            stems = [tens_word + "i", tens_word + "y", *(["veinti"] if tens == 20 else [])]
            words.update({stem + unit_word: tens + unit for stem in stems})
    return words


_BELOW_100: Final = {"cero": 0, **_UNITS, **_TEENS, **_joined()}
_ALL_HUNDREDS: Final = _hundreds()
_THOUSAND: Final = "mil"
_MILLION: Final = frozenset({"millon", "millones"})
_VOCABULARY: Final = frozenset({*_BELOW_100, *_TENS, *_ALL_HUNDREDS, _THOUSAND, *_MILLION})
_FUZZY_WORDS: Final = sorted(word for word in _VOCABULARY if len(word) > 4)
_LOOKALIKES: Final = str.maketrans("015|", "olsl")
# Words that live beside amounts and look like number words.
_NEVER_NUMBERS: Final = frozenset(
    {"cuenta", "cuentas", "renta", "rentas", "venta", "ventas", "presenta", "cliente", "clientes", "siento"}
    | {"cientos", "miles", "milon", "centavo", "centavos", "cuota", "cuotas", "mes", "meses", "pesos", "peso"}
    | {"moneda", "corriente"}
)
_LONGEST_WORD: Final = max(map(len, _VOCABULARY)) + 4
_LEAST_LIKENESS: Final = 80.0
_LEAST_LEAD: Final = 5.0

_TOKEN: Final = re.compile(r"[a-z0-9|]+")
_BETWEEN: Final = re.compile(r"[ ,-]{1,4}")
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
_AFTER_THE_NUMBER: Final = frozenset({"pesos", "peso", "con", "mcte", "cte", "m"})
_LEAST_WITHOUT_PESOS: Final = 1000


class _Word(NamedTuple):
    """A word of the text with the number word it stands for, and how surely."""

    text: str
    start: int
    end: int
    meaning: str | None
    confidence: float


@lru_cache(maxsize=8192)
def _guess(text: str) -> tuple[str, float] | None:
    """The number word that a misspelt word must be, if only one comes close."""
    if text.isdecimal():
        return None
    plain = text.translate(_LOOKALIKES)
    if plain in _VOCABULARY:
        return plain, 0.8
    if not 5 <= len(text) <= _LONGEST_WORD or text in _NEVER_NUMBERS:
        return None
    best = process.extract(plain, _FUZZY_WORDS, scorer=fuzz.ratio, limit=4, score_cutoff=_LEAST_LIKENESS)
    if not best:
        return None
    rivals = [score for word, score, _ in best[1:] if _worth(word) != _worth(best[0][0])]
    if rivals and best[0][1] - rivals[0] < _LEAST_LEAD:
        return None
    return best[0][0], 0.6


def _worth(word: str) -> int:
    return (
        _BELOW_100.get(word) or _TENS.get(word) or _ALL_HUNDREDS.get(word) or (1000 if word == "mil" else -1)
    )


def _words(text: str) -> list[_Word]:
    """The words of the text; one that a line break cut in two (`ocho-` / `cientos`) is made whole."""
    found = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    words: list[_Word] = []
    index = 0
    while index < len(found):
        token, start, end = found[index]
        if index + 1 < len(found):
            following, next_start, next_end = found[index + 1]
            between = text[end:next_start]
            cut = between in ("- ", " - ")
            torn = between == " " and token not in _VOCABULARY and following not in _VOCABULARY
            if (cut or torn) and token + following in _VOCABULARY:
                words.append(
                    _Word(token + following, start, next_end, token + following, 1.0 if cut else 0.9)
                )
                index += 2
                continue
        words.append(_Word(token, start, end, token if token in _VOCABULARY else None, 1.0))
        index += 1
    return words


def _mend(words: list[_Word]) -> list[_Word]:
    """Misspelt words that touch a number word take its meaning, outwards from the words that are sure."""
    mended = list(words)
    for seed in [index for index, word in enumerate(words) if word.meaning is not None]:
        for step in (1, -1):
            index = seed + step
            while 0 <= index < len(mended) and mended[index].meaning is None:
                word = mended[index]
                if word.text != "y":
                    guess = _guess(word.text)
                    if guess is None:
                        break
                    mended[index] = _Word(word.text, word.start, word.end, guess[0], guess[1])
                index += step
    return mended


class _Number:
    """A number being heard word by word. `take` says whether the word can come next."""

    def __init__(self) -> None:
        self.millions = 0
        self.thousands = 0
        self.below = 0
        self._scale = 10**9  # nothing as large as the last scale word may follow it
        self._room = 1000  # within a group of three: the next word must be worth less
        self._heard = False
        self._need_unit = False
        self.loose = False  # said in a way that grammar forgives but a notary would not

    @property
    def value(self) -> int:
        return (self.millions * 1000 + self.thousands) * 1000 + self.below

    @property
    def complete(self) -> bool:
        return self._heard and not self._need_unit

    def take(self, word: str) -> bool:
        if word == "y":
            if self._need_unit or self._room != 10:
                return False
            self._need_unit = True
            return True
        if word == _THOUSAND:
            return self._take_thousand()
        if word in _MILLION:
            return self._take_million()
        return self._take_small(word)

    def _take_small(self, word: str) -> bool:
        if word in _ALL_HUNDREDS:
            worth, room = _ALL_HUNDREDS[word], 100
        elif word in _TENS:
            worth, room = _TENS[word], 10
        else:
            worth, room = _BELOW_100[word], 1
        if worth >= self._room or room > self._room or (worth == 0 and self._heard):
            return False
        if self._need_unit and not 1 <= worth <= 9:
            return False
        if self._room == 10 and not self._need_unit:
            self.loose = True
        self._need_unit = False
        self.below += worth
        self._room = room if worth else 0
        self._heard = True
        return True

    def _take_thousand(self) -> bool:
        if self._scale <= 1000 or self._need_unit or (self._heard and self.below == 0 and not self.millions):
            return False
        self.thousands = self.below or 1
        self.below = 0
        self._scale, self._room, self._heard = 1000, 1000, True
        return True

    def _take_million(self) -> bool:
        amount = self.thousands * 1000 + self.below
        if self.millions or amount == 0 or self._need_unit:
            return False
        self.millions, self.thousands, self.below = amount, 0, 0
        self._scale, self._room = 10**6, 1000
        return True


@dataclass(frozen=True, slots=True)
class _Run:
    """Number words that make one number: words[first:last]."""

    value: int
    first: int
    last: int
    confidence: float


def _runs(text: str, words: list[_Word]) -> Iterator[_Run]:
    index = 0
    while index < len(words):
        if words[index].meaning is None:
            index += 1
            continue
        number = _Number()
        end = index
        complete = index
        value, confidence, sure = 0, 1.0, 1.0
        while end < len(words):
            word = words[end]
            if end > index and not _BETWEEN.fullmatch(text, words[end - 1].end, word.start):
                break
            said = "y" if word.text == "y" else word.meaning
            if said is None or not number.take(said):
                break
            confidence *= word.confidence
            end += 1
            if number.complete:
                complete, value, sure = end, number.value, confidence * (0.8 if number.loose else 1.0)
        if complete > index:
            yield _Run(value, index, complete, sure)
            index = complete
        else:
            index += 1


def _stands_alone(text: str, words: list[_Word], run: _Run) -> bool:
    """False when the words beside the run look like an unread part of the same number."""
    if run.first > 0:
        before = words[run.first - 1]
        joined = _BETWEEN.fullmatch(text, before.end, words[run.first].start)
        if joined and before.meaning is not None:
            return False
        if joined and before.text not in _STARTERS:
            if words[run.first].meaning == _THOUSAND:
                return False
            if run.first > 1 and words[run.first - 2].meaning is not None:
                return False
    if run.last + 1 < len(words):
        after, beyond = words[run.last], words[run.last + 1]
        if after.meaning is None and beyond.meaning is not None and after.text not in _STARTERS:
            return not _BETWEEN.fullmatch(text, after.end, beyond.start) or after.text in _AFTER_THE_NUMBER
    return True


def find_amounts(text: str) -> list[Quote[int]]:
    """Every amount in words, in whole pesos, in the order of the text.

    `pesos`, `M/CTE` or the like behind the words makes them sure; figures in brackets or `la suma de`
    nearly so. Without such a neighbour only numbers from a thousand up are returned, with little
    confidence. A number that may be the remainder of a longer one with an unreadable word scores under
    0.5. The quote holds the number words only.
    """
    flat = flatten(text)
    words = _words(flat.text)
    if not any(word.meaning for word in words):
        return []
    words = _mend(words)
    quotes = []
    for run in _runs(flat.text, words):
        start, end = words[run.first].start, words[run.last - 1].end
        if _PESOS.match(flat.text, end):
            confidence = 0.98
        elif run.value < _LEAST_WITHOUT_PESOS:
            continue
        elif _FIGURES.match(flat.text, end):
            confidence = 0.9
        elif _LEAD_IN.search(flat.text[max(0, start - 30) : start]):
            confidence = 0.85
        else:
            confidence = 0.6
        confidence *= run.confidence
        if not _stands_alone(flat.text, words, run):
            confidence = min(confidence, 0.3)
        quotes.append(flat.quote(text, run.value, start, end, confidence))
    return quotes
