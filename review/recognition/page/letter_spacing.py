"""Words printed letter by letter (`C U E N T A   D E   C O B R O`) put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from review.model import Box, Page, Word

LEAST_LETTERS = 5  # judgement: fewer may be the cells of a table
# Letters further apart than this, in heights, are cells of a table; in gaps of the run, words of a title.
SAME_RUN = 1.6
NEXT_WORD = 1.5
_LEVEL = 0.3
_OVERLAP = 0.1  # heights: spaced letters may touch, and boxes are drawn a little wide
_LEAST_UNLIKE = 3  # judgement: `X X X X X` crosses cells, it spells nothing
_LEAST_GAP_POINTS = 0.1  # so that letters without a gap have a middle one


def joined(page: Page) -> Page:
    """The page with its letter-spaced words whole; the page itself when it has none."""
    words = page.words
    if sum(len(word.text) == 1 and word.text.isalpha() for word in words) < LEAST_LETTERS:
        return page
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
    found += _whole(run)
    return replace(page, words=tuple(found)) if len(found) < len(words) else page


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
    return [
        replace(
            group[0],
            text="".join(word.text for word in group),
            box=Box.around(word.box for word in group),
            confidence=min(word.confidence for word in group),
        )
        for group in groups
    ]
