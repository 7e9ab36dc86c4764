"""Amounts said in words, and the figures that stand beside them in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence

from review.recognition.grammar import Quote
from review.recognition.grammar.amount_words import find_amounts
from review.recognition.grammar.money import find_money
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import LEAST_MONEY, as_read, in_view

# Judgement: room for `pesos moneda corriente (` or a line break between an amount in words and its figures.
_AFTER_CHARS, _BEFORE_CHARS = 60, 45
_AFTER_CONFIDENCE, _BEFORE_CONFIDENCE = 0.93, 0.9  # judgement: most papers write the figures behind the words

_EQUAL_CONFIDENCE = 0.75  # judgement: nothing says that the figures are the sum asked for


def amounts_in_words(page: LabelledPage) -> list[Quote[int]]:
    """The amounts of pesos written in words on the page."""
    return [q for q in find_amounts(page.page.flow.text) if q.value >= LEAST_MONEY]


def beside_words(page: LabelledPage, words: Sequence[Quote[int]]) -> list[Candidate[int]]:
    """Figures in the same sentence as an amount in words: `UN MILLÓN … PESOS M/CTE ($1.000.000)`."""
    flow = page.page.flow
    read = as_read(page.page, find_money)
    found: list[Candidate[int]] = []
    for quote in words:
        after = flow.ahead(quote.end, _AFTER_CHARS)
        figures = [q for q in read(after)[:1] if _goes_with(q, quote, after[: q.start])]
        found += in_view(page.page, flow, figures, _AFTER_CONFIDENCE, "junto a las letras", quote.end)
        before_at, before = flow.behind(quote.start, _BEFORE_CHARS)
        figures = [q for q in read(before)[-1:] if _goes_with(q, quote, before[q.end :])]
        found += in_view(page.page, flow, figures, _BEFORE_CONFIDENCE, "junto a las letras", before_at)
    return [*found, *_equal(page, words, found)]


def _equal(
    page: LabelledPage, words: Sequence[Quote[int]], beside: Sequence[Candidate[int]]
) -> list[Candidate[int]]:
    """Figures that say what the words do, in a cell apart: the same sum twice is seldom another one."""
    said = {quote.value for quote in words} - {candidate.value for candidate in beside}
    if not said:
        return []
    flow = page.page.flow
    figures = [q for q in as_read(page.page, find_money)(flow.text) if q.value in said]
    return in_view(page.page, flow, figures, _EQUAL_CONFIDENCE, "lo que dicen las letras")


def _goes_with(figures: Quote[int], words: Quote[int], between: str) -> bool:
    """Figures of another cell go with the words only when they say the same: else another label owns them."""
    return "\n\n" not in between or figures.value == words.value
