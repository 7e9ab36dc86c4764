"""Every phrase that tells a paper, found fast."""

from __future__ import annotations

from typing import NamedTuple

from review.recognition import item_phrases, lookalike_phrases
from review.recognition.grammar.calendar_words import MONTHS
from review.recognition.near_words import Vocabulary
from review.recognition.papers import Paper

# What is run together with the words of papers: names of months and of money.
_OTHER_WORDS = frozenset({*MONTHS, "pesos", "millones", "millon", "nit", "cc", "nro", "banco", "firma"})


class PhraseMark(NamedTuple):
    """A phrase with its two weights: printed as a title, and anywhere in the page.

    `spaced` is the phrase between spaces, as it stands in `PageText.plain`.
    """

    paper: Paper
    phrase: str
    as_title: float
    anywhere: float
    spaced: str
    words: tuple[str, ...]


def _index() -> dict[str, tuple[PhraseMark, ...]]:
    table: dict[str, list[PhraseMark]] = {}
    for paper, rows in {**item_phrases.ROWS, **lookalike_phrases.ROWS}.items():
        for as_title, anywhere, phrases in rows:
            for phrase in dict.fromkeys(phrases.split("|")):
                key = max(phrase.split(), key=len)
                table.setdefault(key, []).append(
                    PhraseMark(paper, phrase, as_title, anywhere, f" {phrase} ", tuple(phrase.split()))
                )
    return {key: tuple(marks) for key, marks in table.items()}


BY_WORD = _index()
"""Every mark under the longest word of its phrase: a page is asked only for phrases it may hold."""

VOCABULARY = Vocabulary({w for marks in BY_WORD.values() for m in marks for w in m.words} | _OTHER_WORDS)
"""The words by which papers are told, to be looked for in what OCR read."""
