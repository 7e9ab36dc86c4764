"""Every phrase that tells a paper, found fast."""

from __future__ import annotations

from typing import NamedTuple

from review.recognition import item_phrases, lookalike_phrases
from review.recognition.papers import Paper


class PhraseMark(NamedTuple):
    """A phrase with its two weights: printed as a title, and anywhere in the page.

    `spaced` is the phrase between spaces, as it stands in `PageText.plain`.
    """

    paper: Paper
    phrase: str
    as_title: float
    anywhere: float
    spaced: str


def _index() -> dict[str, tuple[PhraseMark, ...]]:
    table: dict[str, list[PhraseMark]] = {}
    for paper, rows in {**item_phrases.ROWS, **lookalike_phrases.ROWS}.items():
        for as_title, anywhere, phrases in rows:
            for phrase in dict.fromkeys(phrases.split("|")):
                key = max(phrase.split(), key=len)
                table.setdefault(key, []).append(PhraseMark(paper, phrase, as_title, anywhere, f" {phrase} "))
    return {key: tuple(marks) for key, marks in table.items()}


BY_WORD = _index()
"""Every mark under the longest word of its phrase: a page is asked only for phrases it may hold."""
