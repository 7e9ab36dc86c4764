"""The words that numbers are made of, and a text cut into such words and others.

A misspelt word (OCR, haste) is put right only next to other number words, and costs confidence. Words that
lost the space between them are parted, words that a line break tore are joined.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

_UNITS: Final = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip
_TEENS: Final = {
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diesiseis": 16, "diecisiete": 17, "diesisiete": 17, "dieciocho": 18, "diesiocho": 18,
    "diecinueve": 19, "diesinueve": 19,
}  # fmt: skip
TENS: Final = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDRED_STEMS: Final = {
    "cien": 100, "ciento": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500,
    "seiscient": 600, "setecient": 700, "sietecient": 700, "ochocient": 800, "novecient": 900,
    "nuevecient": 900,
}  # fmt: skip
_THOUSAND: Final = 1000  # what `mil` is worth
_RIVALS: Final = 4  # words next best looked at: enough to meet one of another worth
_LEAST_GUESSED: Final = 5  # letters: shorter words are like too many others
# Judgement: how surely a misspelt word is that number word.
_LOOKALIKE_CONFIDENCE: Final = 0.8  # figures stand for letters
_RIVALLED_CONFIDENCE: Final = 0.6  # … which may be others
_GUESSED_CONFIDENCE: Final = 0.6  # some letter is another
_TORN_CONFIDENCE: Final = 0.9  # a blank tears it


def _hundreds() -> dict[str, int]:
    words = {}
    for word, value in _HUNDRED_STEMS.items():
        endings = ["os", "as"] if word.endswith("ient") else [""]
        words.update({word + ending: value for ending in endings})
    return words


def _joined() -> dict[str, int]:
    """`veintiuno`, and `treintaiuno`, `treintayuno`, which people write too."""
    words = {}
    for tens_word, tens in TENS.items():
        for unit_word, unit in _UNITS.items():
            stems = [tens_word + "i", tens_word + "y", *(["veinti"] if tens == TENS["veinte"] else [])]
            words.update({stem + unit_word: tens + unit for stem in stems})
    return words


BELOW_100: Final = {"cero": 0, **_UNITS, **_TEENS, **_joined()}
HUNDREDS: Final = _hundreds()
THOUSAND: Final = "mil"
MILLION: Final = frozenset({"millon", "millones"})
VOCABULARY: Final = frozenset({*BELOW_100, *TENS, *HUNDREDS, THOUSAND, *MILLION})
_ALL_WORDS: Final = sorted(VOCABULARY)
# Without `treintayuno`, which is parted in three, so that there is one way to part it.
_PIECES: Final = frozenset(
    {word for word in VOCABULARY if not word.startswith(tuple(tens + sign for tens in TENS for sign in "iy"))}
    | {"y", "i"}
)
_FUZZY_WORDS: Final = sorted(word for word in VOCABULARY if len(word) >= _LEAST_GUESSED)
_LOOKALIKES: Final = str.maketrans("015|", "olsl")
# Words that live beside amounts and look like number words.
NEVER_NUMBERS: Final = frozenset(
    {"cuenta", "cuentas", "renta", "rentas", "venta", "ventas", "presenta", "cliente", "clientes", "siento"}
    | {"cientos", "miles", "milon", "centavo", "centavos", "cuota", "cuotas", "mes", "meses", "pesos", "peso"}
    | {"moneda", "corriente"}
)
_LONGEST_WORD: Final = max(map(len, VOCABULARY)) + 4
_LEAST_LIKENESS: Final = 80.0  # of 100: judgement, one letter of five may be wrong
_LEAST_LEAD: Final = 5.0  # of 100: judgement, by so much no other word is as near

_MOST_MISSING: Final = 2  # letters that OCR may have lost of a word
# What is left of two words glued together is longer than the word that it begins with.
_MOST_TOO_MANY: Final = 1

_TOKEN: Final = re.compile(r"(?:[^\W_]|\|)+")
_TAILS: Final = ("depesos", "pesos", "mcte", "de", "")
_LONGEST_GLUED: Final = 120  # letters: the longest amount in words without its blanks
_LEAST_GLUED: Final = 5  # letters: `dosmil`, and one less
_AND: Final = frozenset({"y", "i"})
_LEAST_TORN: Final = 4  # letters: shorter pieces begin other words too
_TORN: Final = frozenset(
    piece
    for word in _FUZZY_WORDS
    for size in range(_LEAST_TORN, len(word))
    for piece in (word[:size], word[-size:])
)
"""Beginnings and ends of number words: `ochoci`, `ntos`."""
_LEAST_JOINED: Final = 9  # letters: two short number words (`docemil` is parted before)
_WITHIN: Final = tuple(sorted({word.removesuffix("os").removesuffix("as") for word in _FUZZY_WORDS}))
_FIGURES_BETWEEN: Final = re.compile(r"\( ?(?:\$ ?)?(\d[\d.,' ]{0,20})\)")


class NumberWord(NamedTuple):
    """A word of the text with the number word it stands for, and how surely. `y` stands for itself."""

    text: str
    start: int
    end: int
    meaning: str | None
    confidence: float


def is_and(word: NumberWord) -> bool:
    """Is it the `y` of `treinta y seis`, or the `i` written for it?"""
    return word.text in _AND


@lru_cache(maxsize=8192)
def _guess(text: str) -> tuple[str, float] | None:
    """The number word that a misspelt word must be, if only one comes close."""
    if text.isdecimal():
        return None
    plain = text.translate(_LOOKALIKES)
    if plain in VOCABULARY:
        return plain, _RIVALLED_CONFIDENCE if _has_rival(text, plain) else _LOOKALIKE_CONFIDENCE
    if not _LEAST_GUESSED <= len(text) <= _LONGEST_WORD or text in NEVER_NUMBERS:
        return None
    best = process.extract(
        plain, _FUZZY_WORDS, scorer=fuzz.ratio, limit=_RIVALS, score_cutoff=_LEAST_LIKENESS
    )
    if not best or not -_MOST_MISSING <= len(plain) - len(best[0][0]) <= _MOST_TOO_MANY:
        return None
    rivals = [score for word, score, _ in best[1:] if _worth(word) != _worth(best[0][0])]
    if rivals and best[0][1] - rivals[0] < _LEAST_LEAD:
        return None
    return best[0][0], _GUESSED_CONFIDENCE


def _has_rival(text: str, plain: str) -> bool:
    """Whether the figures in a word may stand for other letters: `se5enta` is sesenta or setenta."""
    same_letters = re.compile(re.sub(r"[\d|]", "[a-z]", text))
    return any(same_letters.fullmatch(word) and _worth(word) != _worth(plain) for word in VOCABULARY)


def _worth(word: str) -> int:
    return (
        BELOW_100.get(word) or TENS.get(word) or HUNDREDS.get(word) or (_THOUSAND if word == THOUSAND else -1)
    )


@lru_cache(maxsize=8192)
def likeness(text: str) -> float:
    """How much a word looks like a number word, several of them glued or a piece of one, from 0 to 100."""
    if text in _TORN or text.endswith(THOUSAND) or text[0] == "y":
        return 100.0
    if len(text) >= _LEAST_JOINED and any(word in text for word in _WITHIN):
        return 100.0
    best = process.extractOne(text.translate(_LOOKALIKES), _ALL_WORDS, scorer=fuzz.ratio)
    return best[1] if best else 0.0


@lru_cache(maxsize=8192)
def _parted(token: str) -> tuple[str, ...] | None:
    """`ochocientosmil` in its words, when there is one way to part it; None when it is something else.

    A last piece that is no number word is what follows the number (`pesos`).
    """
    if not _LEAST_GLUED <= len(token) <= _LONGEST_GLUED or token in NEVER_NUMBERS:
        return None
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(token) + 1)]
    ways[0] = [()]
    for end in range(1, len(token) + 1):
        for size in range(1, min(end, _LONGEST_WORD) + 1):
            piece = token[end - size : end]
            if ways[end - size] and piece in _PIECES:
                ways[end] += [(*way, piece) for way in ways[end - size]][:2]
    for tail in _TAILS:
        found = ways[len(token) - len(tail)] if token.endswith(tail) else []
        parted = [way for way in found if way and way[0] not in _AND and way[-1] not in _AND]
        if len(parted) == 1 and len(parted[0]) + bool(tail) > 1:
            return (*parted[0], tail) if tail else parted[0]
        if parted:
            return None
    return None


def words_of(text: str) -> list[NumberWord]:
    """The words of flat text, without figures in brackets (`treinta (30) mil`).

    One that a line break cut in two (`ocho-` / `cientos`) is made whole.
    """
    said_again = [m.span() for m in _FIGURES_BETWEEN.finditer(text)]
    found = []
    for match in _TOKEN.finditer(text):
        while said_again and said_again[0][1] <= match.start():
            said_again.pop(0)
        if not said_again or match.start() < said_again[0][0]:
            found.append((match[0], match.start(), match.end()))
    words: list[NumberWord] = []
    index = 0
    while index < len(found):
        token, start, end = found[index]
        if index + 1 < len(found):
            following, next_start, next_end = found[index + 1]
            between = text[end:next_start]
            cut = between in ("- ", " - ")
            torn = between == " " and not (token in VOCABULARY and following in VOCABULARY)
            if (cut or torn) and token + following in VOCABULARY:
                words.append(
                    NumberWord(
                        token + following,
                        start,
                        next_end,
                        token + following,
                        1.0 if cut else _TORN_CONFIDENCE,
                    )
                )
                index += 2
                continue
        words += _one(token, start, end)
        index += 1
    return words


def _one(token: str, start: int, end: int) -> list[NumberWord]:
    if token in VOCABULARY:
        return [NumberWord(token, start, end, token, 1.0)]
    pieces = _parted(token)
    if pieces is None:
        return [NumberWord(token, start, end, None, 1.0)]
    words = []
    for piece in pieces:
        words.append(
            NumberWord(piece, start, start + len(piece), piece if piece in VOCABULARY else None, 1.0)
        )
        start += len(piece)
    return words


def mend(words: list[NumberWord]) -> list[NumberWord]:
    """Misspelt words that touch a number word take its meaning, outwards from the words that are sure."""
    mended = list(words)
    for seed in [index for index, word in enumerate(words) if word.meaning is not None]:
        for step in (1, -1):
            index = seed + step
            while 0 <= index < len(mended) and mended[index].meaning is None:
                word = mended[index]
                if not is_and(word):
                    guess = _guess(word.text)
                    if guess is None:
                        break
                    mended[index] = NumberWord(word.text, word.start, word.end, guess[0], guess[1])
                index += step
    return mended
