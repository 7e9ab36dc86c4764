"""Print laid over other print at one height, or set so close under it that a taller figure beside joins both.

A stamp of who received a paper lies over the cells of its head; `La suma de` stands right above the words of
the sum, and the sum in large figures beside them. Read by place alone, the words of both would alternate:
`Fecha Cobro 2026-05-04 N.° 3`, `La Dos suma millones`. What was printed in one go follows itself in the file,
and so tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from review.model import Word

Entry = tuple[float, float, float, float, float, int]
"""A word of a line: how far down it stands, x0, x1, top, bottom, and its index in the file's order."""

# Shares of the smaller word: what slants or is set tight covers less of its neighbour.
_ACROSS, _DOWN = 0.25, 0.4
_TOUCHING = 0.1  # of the smaller word's height: lines set tight touch


def by_x(entry: Entry) -> float:
    """Where a word begins."""
    return entry[1]


def laid_over(row: list[Entry], words: Sequence[Word]) -> list[list[Entry]]:
    """The words of a height as one line or, where some cover others, as many as lie over each other.

    The line first printed comes first. Lines to write on (`______`) are covered by what is written.
    """
    row.sort(key=by_x)
    if not any(two[1] < one[2] and _cover(one, two, words) for one, two in pairwise(row)):
        return [row]
    layers: list[list[Entry]] = []
    for run in _runs(row, words):
        free = (one for one in layers if not any(_cover(a, b, words) for a in one for b in run))
        layer = next(free, None)
        if layer is None:
            layers.append(run)
        else:
            layer += run
    return layers


def _runs(row: Sequence[Entry], words: Sequence[Word]) -> list[list[Entry]]:
    """The words that follow each other in the file, in its order, as far as none covers one before it."""
    runs: list[list[Entry]] = []
    for entry in sorted(row, key=lambda one: one[5]):
        goes_on = runs and entry[5] == runs[-1][-1][5] + 1
        if goes_on and not any(_cover(one, entry, words) for one in runs[-1]):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _cover(one: Entry, two: Entry, words: Sequence[Word]) -> bool:
    """Whether a good part of a word lies on another, or all of it right under; both are more than signs."""
    _, left, right, top, bottom, index = one
    _, x0, x1, y0, y1, other = two
    across = min(right, x1) - max(left, x0)
    if across <= _ACROSS * min(right - left, x1 - x0):
        return False
    down, least = min(bottom, y1) - max(top, y0), min(bottom - top, y1 - y0)
    if _TOUCHING * least < down <= _DOWN * least:
        return False
    return any(map(str.isalnum, words[index].text)) and any(map(str.isalnum, words[other].text))
