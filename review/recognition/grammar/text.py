"""What every grammar stands on: a quote of the text, and the text with its typography ironed out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Quote(Generic[T]):
    """A value and the ink it was read from: `text` is exactly `source[start:end]`.

    `confidence` (0–1) says how surely this ink means this value, not whether it is the value sought.
    """

    value: T
    start: int
    end: int
    text: str
    confidence: float


_TYPOGRAPHY = {
    **dict.fromkeys("‘’‚‛′´`ʹʼˈ＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－\u00ad", "-"),
    **dict.fromkeys("ºª˚∘", "°"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", " "),
    "№": "#",
    "⁄": "/",
    "∕": "/",
    "·": ".",
    "…": ".",
    "•": "*",
    "∗": "*",
    "＄": "$",
    "﹩": "$",
}


class _Folding(dict[int, str]):
    """Character by character, worked out the first time that it is seen."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _TYPOGRAPHY.get(char) or self._plain(char)
        self[code] = folded
        return folded

    @staticmethod
    def _plain(char: str) -> str:
        kind = unicodedata.category(char)
        if kind == "Zs":
            return " "
        if kind == "No":  # ² is not a 2
            return char
        parts = unicodedata.normalize("NFKD", char)
        if all(unicodedata.combining(mark) for mark in parts[1:]):
            lower = parts[0].lower()
            return lower if len(lower) == 1 else char
        return char


_FOLDING = _Folding()


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Lower case, accents off, typographic quotes, dashes and spaces as ASCII. Keeps the length.

    The text should be NFC: a combining accent that stands alone is kept, because offsets are.
    """
    folded = text
    if not text.isascii():
        # A page has few different letters beyond ASCII: to replace each is faster than to look up every one.
        for char in set(_BEYOND_ASCII.findall(text)):
            plain = _FOLDING[ord(char)]
            if (
                plain == "`"
                or plain.lower() != plain
                or not (plain.isascii() or _FOLDING[ord(plain)] == plain)
            ):
                return text.translate(_FOLDING)
            folded = folded.replace(char, plain)
    return folded.lower().replace("`", "'")


@dataclass(frozen=True, slots=True)
class Flat:
    """Folded text in which every run of white space is one space, and the way back to the offsets."""

    text: str
    _marks: tuple[int, ...] = ()
    _shifts: tuple[int, ...] = ()

    def _back(self, offset: int) -> int:
        index = bisect_right(self._marks, offset) - 1
        return offset if index < 0 else offset + self._shifts[index]

    def quote(self, source: str, value: T, start: int, end: int, confidence: float) -> Quote[T]:
        """A quote of `source` for the stretch [start, end) of the flat text. The stretch is not empty."""
        first, last = self._back(start), self._back(end - 1) + 1
        return Quote(value, first, last, source[first:last], round(confidence, 3))


_GAP = re.compile(r"\s+")
_WIDE_GAP = re.compile(r"\s{2,}")


@lru_cache(maxsize=64)
def flatten(text: str) -> Flat:
    """Fold the text and squeeze its white space, so that a grammar need not think of either."""
    folded = fold(text)
    marks: list[int] = []
    shifts: list[int] = []
    shift = 0
    for gap in _WIDE_GAP.finditer(folded):
        marks.append(gap.start() + 1 - shift)
        shift += gap.end() - gap.start() - 1
        shifts.append(shift)
    return Flat(_GAP.sub(" ", folded), tuple(marks), tuple(shifts))
