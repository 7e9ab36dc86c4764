"""PILA operators, by the brand printed on the planilla or by the shape of their papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from review.model import Field
from review.recognition.grammar import Quote, fold
from review.recognition.knowledge import packaged
from review.recognition.knowledge.entries import NamedPhrases
from review.recognition.knowledge.in_force import MOST_KEPT, words_in_force
from review.recognition.knowledge.own_words import Words
from review.recognition.page.page_text import PageText
from review.recognition.values.common import mark_where

Table = tuple[tuple[str, tuple[str, ...]], ...]
"""Operators with what their papers print, folded. The surest come first."""
_BRAND_CONFIDENCE, _WORDING_CONFIDENCE = 0.97, 0.85  # judgement: a wording may be copied


@lru_cache(maxsize=MOST_KEPT)
def _tables(words: Words) -> tuple[Table, Table]:
    """By brand, those of the entity before ours; and by wordings that one operator alone uses."""
    brands, wordings = packaged.operators()
    own = tuple((one.name, tuple(map(fold, one.phrases))) for one in words.operators)
    return (*own, *_table(brands)), _table(wordings)


def _table(entries: Iterable[NamedPhrases]) -> Table:
    return tuple((one.name, one.phrases) for one in entries)


def operator(pages: Sequence[PageText]) -> Field | None:
    """The operator through which the planilla was paid."""
    by_brand, by_wording = _tables(words_in_force())
    for table, confidence in ((by_brand, _BRAND_CONFIDENCE), (by_wording, _WORDING_CONFIDENCE)):
        for name, phrases in table:
            for page in pages:
                mark = mark_where(page, name, phrases)
                if mark is not None:
                    return Field("operador", name, mark.text, mark.page, mark.box, confidence)
    return None


def brands(text: str) -> list[Quote[str]]:
    """The operator whose brand the text begins with."""
    flat = fold(text)
    start = len(flat) - len(flat.lstrip(" .:\n\t"))
    for name, phrases in _tables(words_in_force())[0]:
        for phrase in sorted(phrases, key=len, reverse=True):
            end = start + len(phrase)
            if flat.startswith(phrase, start) and not flat[end : end + 1].isalnum():
                return [Quote(name, start, end, text[start:end], _BRAND_CONFIDENCE)]
    return []
