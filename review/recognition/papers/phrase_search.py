"""Every phrase that tells a paper, found fast."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from review.recognition.grammar import fold
from review.recognition.grammar.calendar_words import MONTHS
from review.recognition.knowledge import packaged
from review.recognition.knowledge.entries import PhraseGroup
from review.recognition.knowledge.in_force import MOST_KEPT, words_in_force
from review.recognition.knowledge.kinds import Paper
from review.recognition.knowledge.own_words import Words
from review.recognition.page.near_words import Vocabulary
from review.recognition.page.page_text import plain_words


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


class PhraseIndex(NamedTuple):
    """Every mark under the longest word of its phrase, so that a page is asked only for phrases it may hold;
    and the words by which papers are told, to be looked for in what OCR read."""

    by_word: dict[str, tuple[PhraseMark, ...]]
    vocabulary: Vocabulary


def phrase_index() -> PhraseIndex:
    """With the titles of the entity whose papers are recognised."""
    return _index(words_in_force())


@lru_cache(maxsize=MOST_KEPT)
def _index(words: Words) -> PhraseIndex:
    table: dict[str, list[PhraseMark]] = {}
    for group in (*packaged.papers().phrases, *map(_folded, words.titles)):
        for phrase in dict.fromkeys(group.phrases):
            said = tuple(phrase.split())
            mark = PhraseMark(group.paper, phrase, group.as_title, group.anywhere, f" {phrase} ", said)
            table.setdefault(max(said, key=len), []).append(mark)
    told = {word for marks in table.values() for mark in marks for word in mark.words}
    # Words that stand beside those of papers, or look like them: none of them is to be mended into another.
    beside = {*MONTHS, *packaged.sign("palabras_vecinas")}
    return PhraseIndex({key: tuple(marks) for key, marks in table.items()}, Vocabulary(told | beside))


def _folded(group: PhraseGroup) -> PhraseGroup:
    """As pages are searched: an entity writes its titles as they are printed."""
    return replace(group, phrases=tuple(" ".join(plain_words(fold(one))) for one in group.phrases))
