"""Totals that prove themselves: an amount under a column of amounts that add up to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from review.recognition.grammar import Quote, fold
from review.recognition.page.page_text import PageText
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import LEAST_MONEY, in_view

# A subsystem is seldom left out of a planilla: health and pension at least stand above their sum.
LEAST_PARTS = 2
MOST_PARTS = 12
SURE = 0.95
# How far the amounts stand from the word `Total`, in heights: either may be wrapped.
REACH = 2.6
_TOTAL_CHARS = 10  # `5. Total`: a row's number may go before the word
_SAME_LINE_POINTS = 3  # judgement: a third of common print


def column_totals(page: PageText, quotes: Sequence[Quote[int]]) -> list[Candidate[int]]:
    """The sums proved in the rows that begin with `Total`; of one row only the column furthest right.

    The columns left of it add up other things (the income base, amounts without interest). Interest that is
    told for the whole only, on the row itself, belongs to the total. `quotes` are the amounts in the page's
    flow text.
    """
    rows = [s for s in page.segments if "total" in fold(page.text_of(s))[:_TOTAL_CHARS].split(".")[-1]]
    if not rows:
        return []
    amounts = [
        c for c in in_view(page, page.flow, quotes, SURE, "suma de la columna") if c.value >= LEAST_MONEY
    ]
    found: list[Candidate[int]] = []
    for row in rows:
        beside = [
            c for c in amounts if c.box.x0 > row.x0 and abs(c.box.bottom - row.bottom) < REACH * page.height
        ]
        proved = [c for c in beside if _adds_up(c, amounts)]
        if proved:
            found.append(_with_interest(max(proved, key=lambda c: c.box.x1), amounts))
    return found


def right_of(total: Candidate[int], amounts: Iterable[Candidate[int]]) -> list[Candidate[int]]:
    """The amounts right of one, on its line, in their order."""
    beside = [
        c
        for c in amounts
        if c.box.x0 >= total.box.x1 and abs(c.box.bottom - total.box.bottom) < _SAME_LINE_POINTS
    ]
    return sorted(beside, key=lambda c: c.box.x0)


def _with_interest(total: Candidate[int], amounts: Sequence[Candidate[int]]) -> Candidate[int]:
    """The last amount of the row where it is the proved one and all that stands between them."""
    *between, last = right_of(total, amounts) or [total]
    return last if between and last.value == total.value + sum(c.value for c in between) else total


def _adds_up(total: Candidate[int], amounts: Sequence[Candidate[int]]) -> bool:
    """Do the amounts right above, one after the other, make this one?"""
    column = [c for c in amounts if c.box.bottom <= total.box.top + 1 and c.box.shares_columns(total.box)]
    column.sort(key=lambda c: -c.box.bottom)
    running = 0
    for count, part in enumerate(column[:MOST_PARTS], start=1):
        running += part.value
        if running >= total.value:
            return running == total.value and count >= LEAST_PARTS
    return False
