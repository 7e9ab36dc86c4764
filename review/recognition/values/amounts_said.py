"""Amounts said in words, and the figures that stand beside them in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from review.recognition.grammar import Quote, fold
from review.recognition.grammar.amount_words import find_amounts
from review.recognition.grammar.money import find_money
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import LEAST_MONEY, as_read, in_view

# Judgement: room for `pesos moneda corriente (` or a line break between an amount in words and its figures.
_AFTER_CHARS, _BEFORE_CHARS = 60, 45
_AFTER_CONFIDENCE, _BEFORE_CONFIDENCE = 0.93, 0.9  # judgement: most papers write the figures behind the words
_DOUBTED = 0.5  # the grammar's own: a number under it may be a part of another
_SCALE = re.compile(r"mill|\bmil\b|cien")  # of sums, which no count of payments has

_EQUAL_CONFIDENCE = 0.75  # judgement: nothing says that the figures are the sum asked for


def amounts_in_words(page: LabelledPage) -> list[Quote[int]]:
    """The amounts of pesos written in words on the page."""
    text = page.page.flow.text
    return [_of_its_cell(text, q) for q in find_amounts(text) if q.value >= LEAST_MONEY]


def _of_its_cell(text: str, said: Quote[int]) -> Quote[int]:
    """The amount, as sure as it is in a cell of its own where only the number of another thing stands before:
    `Cuota | TRES | DOS MILLONES DE PESOS`."""
    if said.confidence >= _DOUBTED:
        return said
    start, end = text.rfind("\n\n", 0, said.start) + 1, text.find("\n\n", said.end)
    before = text[:start].rstrip().rsplit("\n\n", 1)[-1]
    cell = text[start : len(text) if end < 0 else end]
    alone = [q for q in find_amounts(cell) if (q.value, q.start + start) == (said.value, said.start)]
    if not alone or _SCALE.search(fold(before)):
        return said
    return replace(said, confidence=max(said.confidence, alone[0].confidence))


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
