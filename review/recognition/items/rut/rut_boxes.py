"""Boxes 5 and 6 of the RUT: where the NIT ends and its check digit begins.

The figures stand in boxes, each apart or run together as the reader saw them. On the DIAN's form the last
figure of the NIT lies 2.8 points left of the label «6. DV», nearer to it than a reader's tolerance: a place
alone does not tell the two apart. Of the cuts that the places allow, the one is right that box 26 repeats
or whose check digit fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, quantiles

from review.model import Box, Word
from review.recognition.grammar.ids import check_digit

LEAST, MOST = 5, 10  # figures of a NIT
# In heights of the page's print: how far from its label the check digit may stand.
_LEFT_OF_LABEL, _RIGHT_OF_LABEL = 2.0, 1.5
# A figure this much farther from the one before it than those are from each other is in a box of its own;
# this much, and something between the two was lost or stands beside another label.
_APART, _FAR = 1.25, 1.6
_QUARTERS = 4  # judgement: the first quarter of the steps, so that one too short counts for little
_ENOUGH_STEPS = 3  # from one figure to the next, to know how far apart the boxes are
# A check digit that fits is worth more than a place or than what box 26 holds, which may have lost a figure;
# less than both together: one in eleven fits by chance.
_FITTING = 1.5


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a row, with the place that it takes of its word, which is the row's `word`-th."""

    text: str
    box: Box
    ink: float
    word: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A row cut in two: the NIT's figures, and the check digit where one was surely printed.

    `proved` when the check digit is the NIT's and no place speaks against it, `placed` when the places leave
    no doubt where the NIT ends. Neither where a figure of it was lost.
    """

    nit: tuple[Figure, ...]
    dv: Figure | None
    proved: bool
    placed: bool

    @property
    def number(self) -> str:
        return "".join(figure.text for figure in self.nit)


def figures_of(words: Sequence[Word]) -> list[Figure]:
    """The single figures of words that hold nothing else, from left to right."""
    found: list[Figure] = []
    for place, word in enumerate(sorted(words, key=lambda word: (word.box.x0, word.box.x1))):
        wide = word.box.width / len(word.text)
        for at, text in enumerate(word.text):
            left = word.box.x0 + at * wide
            found.append(Figure(text, word.box._replace(x0=left, x1=left + wide), word.confidence, place))
    return found


def is_headless(figures: str, ink: float) -> bool:
    """Whether OCR lost the head of a number: no NIT begins with a nought, whatever fits the rest."""
    return figures.startswith("0") and ink < 1


def shown(figures: Sequence[Figure]) -> str:
    """The figures as they are printed: those of a word together."""
    words = groupby(figures, key=lambda figure: figure.word)
    return " ".join("".join(figure.text for figure in word) for _, word in words)


def cut_row(
    figures: Sequence[Figure], dv_label: Box | None, height: float, repeated: str | None
) -> Cut | None:
    """The likeliest cut of a row of figures, or None when it holds no NIT.

    `dv_label` is the box of the label «6. DV», `height` that of the page's print, `repeated` the number that
    box 26 holds.
    """
    ways = list(_ways(figures, dv_label, height))
    if not ways or is_headless(figures[0].text, figures[0].ink):
        return None
    placed = {at for at in ways if _in_its_box(figures, at, dv_label)}
    repeats = {at for at in ways if "".join(figure.text for figure in figures[:at]) == repeated}

    def worth(at: int) -> tuple[float, int]:
        return _FITTING * _fits(figures, at) + (at in repeats) + (at in placed), at

    at = max(ways, key=worth)
    alone = not placed if dv_label is not None else len(figures) > MOST
    told = at in placed | repeats
    dv = figures[at] if at < len(figures) and (told or (alone and _fits(figures, at))) else None
    if _is_torn(figures[:at]):
        # Without it the check digit would be held against a number that is none.
        return Cut(tuple(figures[:at]), None, proved=False, placed=False)
    proved = _fits(figures, at) and (told or alone)
    return Cut(tuple(figures[:at]), dv, proved, placed=told or len(ways) == 1)


def _ways(figures: Sequence[Figure], dv_label: Box | None, height: float) -> Iterator[int]:
    """How many figures the NIT may have, by the places alone."""
    last = len(figures) - 1
    if dv_label is not None:
        left, right = dv_label.x0 - _LEFT_OF_LABEL * height, dv_label.x1 + _RIGHT_OF_LABEL * height
        near = [at for at, one in enumerate(figures) if left <= one.box.centre <= right]
    else:
        near = [last] if last > 0 and (_fits(figures, last) or len(figures) > MOST) else []
    yield from (at for at in near if LEAST <= at <= MOST)
    beyond = dv_label is not None and _in_its_box(figures, last, dv_label)
    if LEAST <= len(figures) <= MOST and not beyond:
        yield len(figures)


def _fits(figures: Sequence[Figure], at: int) -> bool:
    if not LEAST <= at < len(figures):
        return False
    return check_digit("".join(figure.text for figure in figures[:at])) == int(figures[at].text)


def _in_its_box(figures: Sequence[Figure], at: int, dv_label: Box | None) -> bool:
    """Whether the figure at `at` stands where the check digit's box is: under its label, or farther off than
    the others are from each other."""
    if at >= len(figures):
        return False
    if dv_label is not None and _under(figures[at], dv_label) and not _is_guessed(figures, at):
        return True
    return _step(figures, at) > (_APART if dv_label is None else _FAR)


def _is_guessed(figures: Sequence[Figure], at: int) -> bool:
    """Whether the figure has only its share of a read word, run together over the gap between boxes."""
    return at > 0 and figures[at].word == figures[at - 1].word and figures[at].ink < 1


def _step(figures: Sequence[Figure], at: int) -> float:
    """How far a figure is from the one before it, in steps from one to the next in its row; 0 untold."""
    steps = [two.box.x0 - one.box.x0 for one, two in pairwise(figures[:at])]
    if not steps or median(steps) <= 0:
        return 0.0
    return (figures[at].box.x0 - figures[at - 1].box.x0) / median(steps)


def _is_torn(figures: Sequence[Figure]) -> bool:
    """Whether a box in the row of the NIT stands empty: a figure that was not read.

    Told where figures stand in words of their own; what is run together has no places to go by.
    """
    words = [list(word) for _, word in groupby(figures, key=lambda figure: figure.word)]
    steps = [
        (two[0].box.x0 - one[0].box.x0, len(one), len(one) == len(two) == 1) for one, two in pairwise(words)
    ]
    alone = [step for step, _, single in steps if single]
    if len(alone) < _ENOUGH_STEPS:
        return False
    # Where many boxes are empty most steps are too long: the shortest tell how far apart the boxes are.
    pitch = quantiles(alone, n=_QUARTERS, method="inclusive")[0]
    return any(step - (length - 1) * pitch > _FAR * pitch for step, length, _ in steps)


def _under(figure: Figure, label: Box) -> bool:
    return label.x0 <= figure.box.centre <= label.x1
