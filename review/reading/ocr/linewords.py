"""From a line as read to its words: what belongs together, and where its ink stands.

The recogniser tells the middle of each character to some pixels; the ink of the line's crop tells the rest.
All places here are pixels of that crop.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.reading.ocr import pixels
from review.reading.ocr.characters import HEIGHT, ReadLine

_RULE = 0.85  # of the crop's width: a row with more ink is a ruling or an underline
_LEAST_INK = 2  # pixels in a row, against specks
_DOT_GAP = 4  # rows of paper between a letter and its dot or accent
_REACH = 1.3  # widths of a character from its middle, beyond which ink at an end is something else
_APART = 46  # pixels of paper that always part words: nearly the line's height
_SPREAD = 3.0  # times the line's usual gap, and …
_CLEAR = 10  # … pixels, that part letters
_TIGHT = 1.3  # times the usual gap: less parts no digits
_USUAL_WIDTH = 22.0  # pixels of a character in a line of one
_INK = b"\1"  # in a line's columns
_EDGE_MARKS = frozenset("|¦")
_SEAMS = re.compile(
    # Where papers put a space that is often too narrow to be read: after a numeral in a list, after a label
    # and its colon, between words and figures in brackets, after C.C. or No.
    r"(?:(?<=\b\d[.)])|(?<=\b\d\d[.)]))(?=[^\W\d_]{3})"
    r"|(?<=[^\W\d_]:)(?=\w)"
    r"|(?<=\d:)(?=[^\W\d_])"
    r"|(?<=[^\W\d_])(?=\(\$?\d)"
    r"|(?<=\))(?=\w)"
    r"|(?<=[^\W\d_]\.[^\W\d_]\.)(?=\d)"
    r"|(?<=\b[Nn][oO]\.)(?=\d)"
    r"|(?<=\b[Nn][rR][oO]\.)(?=\d)"
    r"|(?<=\b[Nn][º°])(?=\d)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word: characters `first` to `last` (exclusive) of its line, and its ink, `start` to `end`."""

    text: str
    first: int
    last: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of a line, and the band of rows their ink fills."""

    words: tuple[Piece, ...]
    top: float
    bottom: float


def pieces(line: ReadLine) -> Pieces:
    """The words of a line, from left to right."""
    ink = pixels.ink(line.crop)
    top, bottom = _band(ink)
    columns: bytes = np.any(ink[top:bottom], axis=0).tobytes()
    places = line.places * line.crop.shape[1]
    marks = [i for i, character in enumerate(line.text) if not character.isspace()]
    if not marks:
        return Pieces((), top, bottom)
    gaps = [_gap(columns, places[a], places[b]) for a, b in itertools.pairwise(marks)]
    widths = np.diff(places[marks])
    usual = float(np.median([end - start for start, end in gaps])) if gaps else 0.0
    width = float(np.median(widths)) if len(widths) else _USUAL_WIDTH
    words: list[Piece] = []
    left = max(0.0, places[marks[0]] - _REACH * width)
    begin = _first_ink(columns, left, places[marks[0]])
    first = 0
    seams = {match.start() for match in _SEAMS.finditer(line.text)}
    for at, (start, end) in enumerate(gaps):
        if marks[at + 1] in seams or _parts(line.text, marks[at], marks[at + 1], end - start, usual):
            words.append(_piece(line.text, marks[first], marks[at], begin, start))
            begin, first = end, at + 1
    right = min(float(len(columns)), places[marks[-1]] + _REACH * width)
    words.append(
        _piece(line.text, marks[first], marks[-1], begin, _last_ink(columns, places[marks[-1]], right))
    )
    return Pieces(tuple(w for w in words if not _EDGE_MARKS.issuperset(w.text)), top, bottom)


def _piece(text: str, first: int, last: int, start: float, end: float) -> Piece:
    return Piece("".join(text[first : last + 1].split()), first, last + 1, start, max(end, start + 1.0))


def _band(ink: NDArray[np.bool_]) -> tuple[int, int]:
    """The rows of the line's ink: the heaviest run, small gaps bridged."""
    rows = ink.sum(axis=1)
    rows[rows > _RULE * ink.shape[1]] = 0
    inked = np.flatnonzero(rows >= _LEAST_INK)
    if not len(inked):
        return HEIGHT // 6, HEIGHT - HEIGHT // 6
    runs = np.split(inked, np.flatnonzero(np.diff(inked) > _DOT_GAP) + 1)
    heaviest = max(runs, key=lambda run: int(rows[run].sum()))
    return int(heaviest[0]), int(heaviest[-1]) + 1


def _gap(columns: bytes, left: float, right: float) -> tuple[float, float]:
    """The widest run without ink between two characters' middles; empty at the middle if there is none."""
    low, high = int(left), max(int(left) + 1, math.ceil(right))
    widest = max(columns[low:high].split(_INK), key=len)
    if not widest:
        return (left + right) / 2, (left + right) / 2
    start = columns.index(widest, low, high)
    return float(start), float(start + len(widest))


def _first_ink(columns: bytes, left: float, middle: float) -> float:
    found = columns.find(_INK, int(left), int(middle) + 1)
    return left if found < 0 else float(found)


def _last_ink(columns: bytes, middle: float, right: float) -> float:
    found = columns.rfind(_INK, int(middle), math.ceil(right))
    return right if found < 0 else found + 1.0


def _parts(text: str, one: int, other: int, gap: float, usual: float) -> bool:
    """Whether words part between two characters of a line, `gap` pixels of paper apart."""
    if gap >= _APART:
        return True
    if other - one > 1:  # a space was read
        in_number = text[one] in "0123456789.," and text[other] in "0123456789.,"
        return not (in_number and gap < _TIGHT * max(usual, 2.0))
    return gap >= _CLEAR and gap >= _SPREAD * usual
