"""Writing that is drawn: text turned into curves, or put down as a small picture for each letter.

No letter can be read of it, so its page has to be read from its picture. It is told from drawings by what
all writing has: many small filled shapes, curved and of many widths, side by side on several lines. Charts,
maps, frames, square codes, icons and the name in a letterhead's logo are none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LETTER_HEIGHT, _LETTER_WIDTH = (2.5, 40.0), (0.4, 40.0)  # points, the least and the most
_AT_EACH_END = 250  # letters that are looked at, of those painted first and last
_GAP = 0.8  # of the lower letter's height, to the next one
_SHARED, _ALIKE = 0.5, 0.4  # of the lower one's height; of the higher one's
_FEW_WORDS = 60  # typed ones: more are a page of their own, with a logo or a map on it
LEAST_LETTERS = 80
# Letters and lines, where few words are typed and where many are.
_LEAST = {True: (LEAST_LETTERS, 4), False: (200, 6)}
_LEAST_WIDTHS = 6  # different ones
_SAME_LINE = (0.3, 0.05)  # points, and of a letter's height: round letters reach a little lower
_ON_A_LINE = 8  # letters

Boxes = NDArray[np.float64]


def letter_like(boxes: Boxes) -> NDArray[np.bool_]:
    """Which boxes (n × 4: x0, top, x1, bottom, points) have the size of a letter."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    sized: NDArray[np.bool_] = (high >= _LETTER_HEIGHT[0]) & (high <= _LETTER_HEIGHT[1])
    sized &= (wide >= _LETTER_WIDTH[0]) & (wide <= _LETTER_WIDTH[1])
    return sized


def is_writing(shapes: Boxes, words: Boxes) -> bool:
    """Whether shapes on a page are lines of writing beside its typed words (boxes n × 4, points)."""
    least, least_lines = _LEAST[len(words) <= _FEW_WORDS]
    if len(shapes) < least:
        return False
    letters = shapes[letter_like(shapes)]
    letters = letters[~_covered(letters, words)]
    if len(letters) < least:
        return False
    if len(letters) > 2 * _AT_EACH_END:
        letters = np.vstack((letters[:_AT_EACH_END], letters[-_AT_EACH_END:]))
    return _stand_in_lines(letters, least, least_lines) or _stand_in_lines(
        letters[:, [1, 0, 3, 2]], least, least_lines
    )


def _stand_in_lines(letters: Boxes, least: int, least_lines: int) -> bool:
    """Whether enough letters have a neighbour to their side, in enough lines."""
    x0, top, x1, bottom = letters.T
    high = bottom - top
    if _lines(bottom, high) < least_lines:
        return False
    lower, higher = np.minimum.outer(high, high), np.maximum.outer(high, high)
    shared = np.minimum.outer(bottom, bottom) - np.maximum.outer(top, top)
    gap = x0[None, :] - x1[:, None]
    beside = (gap >= -_GAP * lower / 2) & (gap <= _GAP * lower) & (x0[None, :] > x0[:, None])
    beside &= (shared >= _SHARED * lower) & (lower >= _ALIKE * higher)
    written = beside.any(axis=0) | beside.any(axis=1)
    if written.sum() < least:
        return False
    widths = np.unique(np.rint(2 * (x1 - x0)[written]))
    return len(widths) >= _LEAST_WIDTHS and _lines(bottom[written], high[written]) >= least_lines


def _lines(feet: NDArray[np.float64], high: NDArray[np.float64]) -> int:
    """How many lines there are on which many letters stand."""
    feet = np.sort(feet)
    breaks = np.flatnonzero(np.diff(feet) > max(_SAME_LINE[0], _SAME_LINE[1] * float(np.median(high)))) + 1
    return sum(len(line) >= _ON_A_LINE for line in np.split(feet, breaks))


def _covered(letters: Boxes, words: Boxes) -> NDArray[np.bool_]:
    """Which letters lie in a word that was typed."""
    x, y = (letters[:, 0] + letters[:, 2]) / 2, (letters[:, 1] + letters[:, 3]) / 2
    found: NDArray[np.bool_] = np.zeros(len(letters), np.bool_)
    for x0, top, x1, bottom in words.tolist():
        found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return found
