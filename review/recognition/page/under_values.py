"""Boxes with their labels printed below the values: which labels on a page are read upwards.

A label alone in its cell says nothing of where its value stands; the whole table does. A pile of lines
that ends in labels, or that begins with values, has them below.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from review.recognition.page.lines import Segment
from review.recognition.page.page_text import PageText

# In heights of the print: lines no further apart are one table; a value stands so near to its label.
SAME_TABLE = 1.2
NEAR = 1.3
# A gap this much smaller than the one on the other side tells which of the two is the value's.
NEARER = 0.6
LEAST_VOTES = 2
_LEVEL = 0.4  # heights by which the cells of one row may miss each other


# A line with a cell wider than this, as a share of the page, is a paragraph: it ends a table.
WIDE = 0.5


def labels_under_values(
    page: PageText, lone: Callable[[Segment], bool], asks_figures: Callable[[Segment], bool]
) -> set[int]:
    """The first words of the labels whose values stand above them.

    `lone` tells a label alone in its cell, `asks_figures` one whose value is written in figures.
    """
    found: set[int] = set()
    for table in _tables(page):
        labels = [[s for s in line if lone(s)] for line in table]
        known = [s for line in labels for s in line]
        if not known:
            continue
        heads = {s.words[0] for s in known}
        cells = [s for line in table for s in line if s.words[0] not in heads]
        stacked = [
            (at, s)
            for at, line in enumerate(labels)
            for s in line
            if not _beside(s, cells, known, page.height)
        ]
        free = [[] if _answers(line, heads) else line for line in table]
        votes = sum(_vote(page, free, at, label, labels, asks_figures(label)) for at, label in stacked)
        if votes >= LEAST_VOTES:
            found |= {label.words[0] for _, label in stacked}
    return found


def _answers(line: Sequence[Segment], heads: Container[int]) -> bool:
    """Does a value of the row stand right behind its label? Then so do the others, and none is a
    neighbouring row's."""
    row = sorted(line, key=lambda s: s.x0)
    return any(before.words[0] in heads and s.words[0] not in heads for before, s in pairwise(row))


def _tables(page: PageText) -> list[list[list[Segment]]]:
    """The page's lines in piles without a wide gap between them."""
    found: list[list[list[Segment]]] = []
    bottom = float("-inf")
    wide = WIDE * page.page.width
    for line in page.lines:
        if any(s.x1 - s.x0 > wide for s in line):
            found.append([])
            continue
        top = min(s.top for s in line)
        if not found or top - bottom > SAME_TABLE * page.height:
            found.append([])
        found[-1].append(line)
        bottom = max(s.bottom for s in line)
    return [table for table in found if len(table) > 1]


def _beside(label: Segment, cells: Sequence[Segment], known: Sequence[Segment], height: float) -> bool:
    """Does a value stand right of the label, at its height or (when one of them is wrapped) nearly so?"""
    slack = _LEVEL * height

    def level(one: Segment) -> bool:
        return one.x0 >= label.x1 and label.box.shares_rows(one, slack)

    following = min((s.x0 for s in cells if level(s)), default=None)
    return following is not None and not any(level(s) and s.x0 < following for s in known)


def _vote(
    page: PageText,
    table: Sequence[Sequence[Segment]],
    at: int,
    label: Segment,
    labels: Sequence[Sequence[Segment]],
    asks_figures: bool,
) -> int:
    """How strongly the label's neighbours say that its value stands above (below: less than 0)."""
    over = _neighbour(table[:at], labels[:at], label, -1)
    under = _neighbour(table[at + 1 :], labels[at + 1 :], label, 1)
    reach = NEAR * page.height
    up = label.top - over.bottom if over is not None else reach
    down = under.top - label.bottom if under is not None else reach
    if min(up, down) >= reach:
        return 0
    vote = (up < NEARER * down and down - up > 1) - (down < NEARER * up and up - down > 1)
    if not asks_figures:
        return 2 * vote
    figures = (over is not None and up < reach and _has_figures(page, over)) - (
        under is not None and down < reach and _has_figures(page, under)
    )
    return 2 * vote + figures


def _neighbour(
    lines: Sequence[Sequence[Segment]], labels: Sequence[Sequence[Segment]], label: Segment, way: int
) -> Segment | None:
    """The nearest cell above (-1) or below the label in its column; None when that is a label too."""
    for line, known in list(zip(lines, labels, strict=True))[::way]:
        for segment in line:
            if segment.box.shares_columns(label):
                return None if segment in known else segment
    return None


def _has_figures(page: PageText, segment: Segment) -> bool:
    return any(c.isdecimal() for i in segment.words for c in page.words[i].text)
