"""Text painted twice: bold print made by writing every line or every letter again, a hair's breadth beside.

What is meant to be read once is read once: a word that lies on the same word, a letter on the same letter.
PDFium leaves out most letters of the second kind itself, but not the narrow ones, nor does it see the spaces
between words any more.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from review.reading import pdfium

_ASIDE, _FURTHEST = 0.12, 1.5  # of a word's longer side, and points: its twin lies no further away
_CELL = 4.0  # points, more than twice as far
_ON_ITSELF = 0.65  # of a letter: two that stand side by side are all of it apart
_SLANT, _ON_ITSELF_ASLANT = (
    0.08,
    0.12,
)  # the least rise of a slanted word; of a box that holds a slanted letter
_BLANK = 0.15  # of a letter's height: a wider gap is a space
_MOSTLY = 0.9
_MOST_PAIRS = 200  # of like letters that are looked at for a sign of twins

Ends = NDArray[np.intp]


def second_words(texts: list[str], boxes: NDArray[np.float64], shown: NDArray[np.bool_]) -> list[int]:
    """The words among those shown that lie on the same word before them. `boxes` (n × 4) in points."""
    places = np.flatnonzero(shown)
    if len(places) < 2:
        return []
    corners = boxes[places, :2]
    near: set[tuple[int, ...]] = set()
    for shift in ((0.0, 0.0), (_CELL / 2, 0.0), (0.0, _CELL / 2), (_CELL / 2, _CELL / 2)):
        cells = np.floor((corners + shift) / _CELL).astype(np.int64)
        _, which, counts = np.unique(cells @ (1 << 24, 1), return_inverse=True, return_counts=True)
        if counts.max() > 1:
            together: dict[int, list[int]] = defaultdict(list)
            for at in np.flatnonzero(counts[which] > 1).tolist():
                together[int(which[at])].append(int(places[at]))
            near.update(map(tuple, together.values()))
    return sorted({second for group in near for second in _seconds(group, texts, boxes)})


def _seconds(group: tuple[int, ...], texts: list[str], boxes: NDArray[np.float64]) -> list[int]:
    known: dict[str, list[int]] = {}
    found = []
    for index in group:
        before = known.setdefault(texts[index], [])
        if any(_lie_together(boxes[index], boxes[other]) for other in before):
            found.append(index)
        else:
            before.append(index)
    return found


def _lie_together(one: NDArray[np.float64], two: NDArray[np.float64]) -> bool:
    side = max(one[2] - one[0], one[3] - one[1])
    return bool(np.abs(one - two).max() <= min(_ASIDE * side, _FURTHEST))


def letters_read_once(
    text_page: int, codes: NDArray[np.uint32], starts: Ends, lasts: Ends
) -> list[list[int]] | None:
    """The words of a page, each as the indices of its letters, without those painted on themselves; None when
    there are none of those.

    `starts` and `lasts` are the indices of the first and the last characters of the words in `codes`.
    """
    second = np.flatnonzero(codes[1:] == codes[:-1]) + 1
    word = np.searchsorted(starts, second, "right") - 1
    within = (word >= 0) & (second > starts[word]) & (second <= lasts[word]) if len(starts) else word < -1
    second, word = second[within], word[within]
    if not len(second):
        return None
    sample = second[:: 1 + len(second) // _MOST_PAIRS]
    pairs = _boxes(text_page, np.column_stack((sample - 1, sample)).ravel().tolist()).reshape(-1, 2, 4)
    if not any(_is_on(one, other, _ON_ITSELF) for one, other in pairs):
        return None
    doubted = set(word.tolist())
    if not _widths_hold(text_page, codes, [(int(starts[one]), int(lasts[one])) for one in doubted]):
        return None
    made: list[list[int]] = []
    for number, (first, last) in enumerate(zip(starts.tolist(), lasts.tolist(), strict=True)):
        letters = list(range(first, last + 1))
        made += _taken_apart(text_page, codes, letters) if number in doubted else [letters]
    return made


def _widths_hold(text_page: int, codes: NDArray[np.uint32], words: list[tuple[int, int]]) -> bool:
    """Whether letters that differ, and are not doubled, stand side by side in these words. Where a font tells
    wrong widths, all of its letters seem to lie on each other."""
    unlike = [
        (place - 1, place, first, last)
        for first, last in words
        for place in range(first + 1, last + 1)
        if codes[place] != codes[place - 1] and (place - 1 == first or codes[place - 1] != codes[place - 2])
    ]
    sample = unlike[:: 1 + len(unlike) // _MOST_PAIRS]
    quads = _boxes(text_page, [place for quad in sample for place in quad]).reshape(-1, 4, 4)
    apart = sum(not _is_on(one, other, _nearness(first, last)) for one, other, first, last in quads)
    return bool(sample) and apart >= _MOSTLY * len(sample)


def _taken_apart(text_page: int, codes: NDArray[np.uint32], letters: list[int]) -> list[list[int]]:
    """A word's letters, each once, parted where there was a space; as they are where none lies on another."""
    boxes = _boxes(text_page, letters)
    near = _nearness(boxes[0], boxes[-1])
    kept = [0]
    for place in range(1, len(letters)):
        before = kept[-1]
        if codes[letters[place]] != codes[letters[before]] or not _is_on(boxes[before], boxes[place], near):
            kept.append(place)
    if len(kept) == len(letters):
        return [letters]
    words = [[letters[0]]]
    for before, place in pairwise(kept):
        if _is_parted(boxes[before], boxes[place]):
            words.append([])
        words[-1].append(letters[place])
    return words


def _boxes(text_page: int, letters: list[int]) -> NDArray[np.float32]:
    """Left, top, right, bottom of each letter in user space."""
    boxes = np.zeros((len(letters), 4), np.float32)
    pdfium.loose_char_boxes(text_page, letters, boxes.ctypes.data)
    return boxes


def _nearness(first: NDArray[np.float32], last: NDArray[np.float32]) -> float:
    """How near (of their boxes) the letters of a word between these two must be to lie on each other.

    The upright box around a slanted letter reaches far over its neighbours, which are no twins of it.
    """
    run = np.abs(first[:2] + first[2:] - last[:2] - last[2:])
    return _ON_ITSELF_ASLANT if run.min() > _SLANT * run.max() else _ON_ITSELF


def _is_on(one: NDArray[np.float32], two: NDArray[np.float32], near: float) -> bool:
    """Whether a letter lies on another, rather than beside it: by how far their middles are apart."""
    aside = np.abs(one[:2] + one[2:] - two[:2] - two[2:])
    sides = np.abs(one[:2] - one[2:]) + np.abs(two[:2] - two[2:])
    return bool((aside < near * sides).all())


def _is_parted(one: NDArray[np.float32], two: NDArray[np.float32]) -> bool:
    """Whether there is a space between two letters, whichever way the line runs."""
    across = max(two[0] - one[2], one[0] - two[2])
    along = max(two[3] - one[1], one[3] - two[1])
    side = max(abs(one[2] - one[0]), abs(one[1] - one[3]))
    return bool(max(across, along) > _BLANK * side)
