"""Totals that prove themselves: an amount under a column of amounts that add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from review.model import Box
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.money import parse_money
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
_HEADING_HEIGHTS = 0.5  # judgement: how far beside the word of its heading an amount may end
_LEAST_LETTERS = 3  # a word of a heading has more than the sign of a currency
_PAID_IN_ALL = re.compile(
    r"(?:valor|suma|monto|neto|vr\.?) (?:total|pagad[oa]|cancelad[oa]|recaudad[oa]|a pagar|a cancelar"
    r"|del pago|de la (?:transaccion|operacion|planilla))\b"
)
_INTEREST = re.compile(r"(?:mora|interes|intereses)[:.)]?")
# What makes another heading of it: `con mora`, `sin mora`.
_NOT_ALONE = frozenset({"con", "sin", "mas", "+", "incluye", "incluida", "incluidos"})


def column_totals(page: PageText, quotes: Sequence[Quote[int]]) -> list[Candidate[int]]:
    """The sums proved in the rows that begin with `Total` or its like (`Valor cancelado`), of each row only
    the column furthest right.

    The columns left of it add up other things (the income base, amounts without interest), and a column of
    interest alone is no total. Interest that is told for the whole only, on the row itself, belongs to the
    total. `quotes` are the amounts in the page's flow text.
    """
    rows = [s for s in page.segments if _is_total(fold(page.text_of(s)))]
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
        proved = [c for c in beside if _adds_up(c, amounts) and not is_interest(page, c)]
        if proved:
            found.append(_with_interest(max(proved, key=lambda c: c.box.x1), amounts))
    return found


def _is_total(said: str) -> bool:
    """Whether a cell begins with what the last row of a table is called."""
    return "total" in said[:_TOTAL_CHARS].split(".")[-1] or _PAID_IN_ALL.match(said) is not None


def right_of(total: Candidate[int], amounts: Iterable[Candidate[int]]) -> list[Candidate[int]]:
    """The amounts right of one, on its line, in their order."""
    beside = [c for c in amounts if c.box.x0 >= total.box.x1 and _is_level(c.box, total.box)]
    return sorted(beside, key=lambda c: c.box.x0)


def is_interest(page: PageText, amount: Candidate[int]) -> bool:
    """Whether the heading of an amount's column is of interest alone: `Intereses`, not `Valor sin mora`."""
    above = [
        word
        for word in page.words
        if word.box.bottom <= amount.box.top
        and word.box.shares_columns(amount.box, _HEADING_HEIGHTS * page.height)
        and sum(map(str.isalpha, word.text)) >= _LEAST_LETTERS
    ]
    heading = max(above, key=lambda word: word.box.bottom, default=None)
    if heading is None:
        return False
    said = [
        word for word in above if _is_level(word.box, heading.box) and _INTEREST.fullmatch(fold(word.text))
    ]
    others = [word.box for word in page.words if fold(word.text) in _NOT_ALONE] if said else []
    return any(not any(_leads(box, word.box, page.height) for box in others) for word in said)


def interest_beside(
    page: PageText, total: Candidate[int], quotes: Sequence[Quote[int]]
) -> list[Candidate[int]]:
    """The interest on the row of a total, in a column of its own, that the total does not hold yet."""
    amounts = in_view(page, page.flow, quotes, SURE, "mora en la fila de totales")
    late = [c for c in amounts if c.value > 0 and _is_level(c.box, total.box) and is_interest(page, c)]
    held = total.value - sum(c.value for c in late)
    return [] if held in figures_beside(page, total) else late


def unlike_its_column(
    page: PageText, total: Candidate[int], quotes: Sequence[Quote[int]]
) -> Candidate[int] | None:
    """The last amount on the row of a proved total, where its own column makes another sum."""
    amounts = [c for c in in_view(page, page.flow, quotes, SURE, "fila de totales") if c.value >= LEAST_MONEY]
    *between, last = right_of(total, amounts) or [total]
    if last.value in (total.value, total.value + sum(c.value for c in between)) or is_interest(page, last):
        return None
    column = [c for c in amounts if c.box.bottom <= last.box.top + 1 and c.box.shares_columns(last.box)]
    return None if len(column) < LEAST_PARTS or _adds_up(last, amounts) else last


def figures_beside(page: PageText, total: Candidate[int]) -> set[int]:
    """The numbers, however small, on the row of a total."""
    level = (word.text for word in page.words if _is_level(word.box, total.box))
    return {value for text in level if (value := parse_money(text)) is not None} - {total.value}


def _leads(one: Box, other: Box, height: float) -> bool:
    """Whether a word stands right before another, or on the line above it in the same cell."""
    if _is_level(one, other):
        return 0 <= other.x0 - one.x1 < height
    return 0 < other.top - one.top < REACH * height and one.shares_columns(other, height)


def _is_level(one: Box, other: Box) -> bool:
    return abs(one.bottom - other.bottom) < _SAME_LINE_POINTS


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
