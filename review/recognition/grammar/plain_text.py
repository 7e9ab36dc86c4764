"""What every grammar stands on: a quote of the text, and the text with its typography ironed out.

Some programs write an accent as a sign of its own (`MILL´ON`), and some papers have letters of another
alphabet that look like Latin ones (Cyrillic `О`): both are read as what they look like.
"""

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

_LOOK_ALIKE = {
    # Cyrillic, then Greek; the small letters that look otherwise than the capitals are left out.
    **dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсух", "abesijkmhopctyxaesijopcyx", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "abezhikmnoptyxo", strict=True)),
    "ı": "i",
    "ȷ": "j",
}
_COMBINING = dict(zip("´¨˜ˊ", "\u0301\u0308\u0303\u0301", strict=True))
_ACCENT = f"[{''.join(_COMBINING)}\u0300-\u036f]"
_ACCENT_SIGN = re.compile(_ACCENT)
_LETTER = r"[^\W\d_]"
_VOWEL = "[aeiouıAEIOU]"
_LOOSE_ACCENT = re.compile(
    rf"(?<={_LETTER}){_ACCENT}+(?={_LETTER})|(?<={_LETTER}){_ACCENT} (?={_VOWEL})"
    rf"|(?<=\s){_ACCENT} ?(?={_VOWEL})|(?<={_LETTER})[\u0300-\u036f]+"
)
_ACCENTED = re.compile(rf"({_LETTER}?)({_ACCENT})({_LETTER}?)")
_BESIDE_A_LETTER = re.compile(rf"{_LETTER}{_ACCENT}|{_ACCENT}{_LETTER}")


def has_loose_accents(text: str) -> bool:
    """Whether an accent stands in the text as a sign of its own, beside a letter."""
    return _ACCENT_SIGN.search(text) is not None and _BESIDE_A_LETTER.search(text) is not None


def composed(word: str) -> str:
    """The word with accents that were written apart put on their letters: `MILL´ON` and `MILLO´N` → `MILLÓN`.

    An accent that fits neither the letter behind it nor the one before it stays as it is.
    """
    return _ACCENTED.sub(_compose, word)


def _compose(found: re.Match[str]) -> str:
    before, accent, behind = found.groups()
    mark = _COMBINING.get(accent, accent)
    bearers = "nN" if mark == _COMBINING["˜"] else "aeiouıAEIOU"
    for letter, first, last in ((behind, before, ""), (before, "", behind)):
        if letter and letter in bearers:
            return first + unicodedata.normalize("NFC", letter.replace("ı", "i") + mark) + last
    return found[0]


class _Folding(dict[int, str]):
    """Character by character, worked out the first time that it is seen."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _TYPOGRAPHY.get(char) or _LOOK_ALIKE.get(char) or self._plain(char)
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

    An accent that stands alone is kept, because offsets are: see `flatten` and `composed`.
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
    """Fold the text, squeeze its white space and drop accents that stand apart from their letter, so that a
    grammar need not think of any."""
    folded = fold(text)
    dropped = [(gap.start() + 1, gap.end()) for gap in _WIDE_GAP.finditer(folded)]
    if has_loose_accents(text):
        dropped = sorted([*dropped, *(m.span() for m in _LOOSE_ACCENT.finditer(text))])
    marks: list[int] = []
    shifts: list[int] = []
    pieces: list[str] = []
    shift = reached = 0
    for start, end in dropped:
        start = max(start, reached)
        if end <= start:
            continue
        pieces.append(folded[reached:start])
        marks.append(start - shift)
        shift += end - start
        shifts.append(shift)
        reached = end
    pieces.append(folded[reached:])
    return Flat(_GAP.sub(" ", "".join(pieces)), tuple(marks), tuple(shifts))
