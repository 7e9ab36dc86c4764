"""Words printed letter by letter put together again: spaced (`C U E N T A   D E   C O B R O`), or told as
apart by the file although one letter touches the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from review.model import Box, Origin, Page, Word

LEAST_LETTERS = 5  # judgement: fewer may be the cells of a table
# Letters further apart than this, in heights, are cells of a table; in gaps of the run, words of a title.
SAME_RUN = 1.6
NEXT_WORD = 1.5
_LEVEL = 0.3
_OVERLAP = 0.1  # heights: spaced letters may touch, and boxes are drawn a little wide
_LEAST_UNLIKE = 3  # judgement: `X X X X X` crosses cells, it spells nothing
_LEAST_GAP_POINTS = 0.1  # so that letters without a gap have a middle one
_LIGATURES = frozenset(("fi", "fl", "ff", "ffi", "ffl"))
_TOUCH_INK = 0.1  # heights: half a space
_TOUCH = 0.03  # heights: letters no further apart touch, for no space is so narrow


def joined(page: Page) -> Page:
    """The page with its words whole; the page itself when none was printed letter by letter."""
    if sum(len(word.text) == 1 and word.text.isalpha() for word in page.words) < LEAST_LETTERS:
        return page
    words = _touching(page.words) if page.origin is Origin.TEXTO else list(page.words)
    words = _spaced(words)
    return replace(page, words=tuple(words)) if len(words) < len(page.words) else page


def _touching(words: Sequence[Word]) -> list[Word]:
    """Pieces that touch, put together: a file that moves the pen after each letter seems to have spaces."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _touch(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run[0] if len(run) == 1 else _one_word(run) for run in runs]


def _touch(last: Word, word: Word) -> bool:
    height = max(last.box.height, word.box.height)
    if any(one.text in _LIGATURES for one in (last, word)):  # of these the file tells the ink, not the room
        return abs(word.box.x0 - last.box.x1) < _TOUCH_INK * height and last.box.shares_rows(word.box)
    return (
        abs(word.box.x0 - last.box.x1) < _TOUCH * height
        and abs(word.box.top - last.box.top) < _TOUCH * height
        and abs(word.box.bottom - last.box.bottom) < _TOUCH * height
    )


def _spaced(words: Sequence[Word]) -> list[Word]:
    """Runs of capitals with spaces between them, put together."""
    found: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            found += _whole(run)
            run = []
        if len(word.text) == 1 and word.text.isalpha() and word.text.isupper():
            run.append(word)
        else:
            found.append(word)
    return found + _whole(run)


def _goes_on(last: Word, word: Word) -> bool:
    height = last.box.bottom - last.box.top
    return (
        len(word.text) == 1
        and word.text.isupper()
        and abs(word.box.top - last.box.top) < _LEVEL * height
        and -_OVERLAP * height <= word.box.x0 - last.box.x1 < SAME_RUN * height
    )


def _whole(run: Sequence[Word]) -> list[Word]:
    """The words that a run of letters makes; the letters themselves when they are too few or all alike."""
    if len(run) < LEAST_LETTERS or len({word.text for word in run}) < _LEAST_UNLIKE:
        return list(run)
    gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(run)]
    widest = NEXT_WORD * max(median(gaps), _LEAST_GAP_POINTS)
    groups = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > widest:
            groups.append([])
        groups[-1].append(word)
    return [_one_word(group) for group in groups]


def _one_word(letters: Sequence[Word]) -> Word:
    return replace(
        letters[0],
        text="".join(word.text for word in letters),
        box=Box.around(word.box for word in letters),
        confidence=min(word.confidence for word in letters),
    )
