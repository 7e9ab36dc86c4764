"""Phrases found in what OCR read: as sequences of words, each of them perhaps misspelt, torn or run together.

The text is cut into *slots*, a word's place each; words that were run together have a slot each. Every
slot knows the words that it may stand for, so that a phrase is found by following its words from slot to
slot, without looking through the text once for each phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from review.recognition.page.near_words import LETTERS_AN_ERROR, SMALL_WORDS, Vocabulary

_TOKEN = re.compile(r"[^\s.,;:()\[\]{}<>*_\-–/\\\"'|+=¿?¡!#°º&]+")
_LEAST_TORN = 6  # letters: two short words make other words by chance


class SlotWords(NamedTuple):
    """A phrase's place in the text, and whether any of its letters were not as they should be."""

    start: int
    end: int
    blurred: bool


class _Step(NamedTuple):
    to: int
    errors: int
    blurred: bool


class Slots:
    """A folded text (`View.flat`) cut into slots, under one vocabulary."""

    def __init__(self, flat: str, vocabulary: Vocabulary) -> None:
        self._spans: list[tuple[int, int]] = []
        self._said: list[str] = []
        self._read: list[str] = []
        self._steps: dict[str, dict[int, _Step]] = {}
        for match in _TOKEN.finditer(flat):
            self._add(match[0], match.start(), vocabulary)
        self._mend_torn(vocabulary)

    @property
    def words(self) -> set[str]:
        """Every word that stands, or may have been meant, somewhere."""
        return set(self._steps)

    def said(self, start: int, end: int) -> str:
        """`plain` of a part of the text."""
        first = bisect_left(self._spans, (start, 0))
        last = bisect_left(self._spans, (end, 0))
        return " ".join(filter(None, self._said[first:last]))

    @property
    def plain(self) -> str:
        """The text as it was probably meant, without punctuation, a space on both sides."""
        return f" {' '.join(filter(None, self._said))} "

    def _add(self, token: str, start: int, vocabulary: Vocabulary) -> None:
        at = len(self._spans)
        near = vocabulary.near(token)
        parts = () if near else vocabulary.parts(token)
        if parts:
            for part in parts:
                end = start + len(part)
                self._steps.setdefault(part, {})[len(self._spans)] = _Step(len(self._spans) + 1, 0, True)
                self._spans.append((start, end))
                self._said.append(part)
                self._read.append(part)
                start = end
            return
        for word, errors in near:
            self._steps.setdefault(word, {})[at] = _Step(at + 1, errors, word != token)
        self._spans.append((start, start + len(token)))
        # A word that may be two others is left as it was read.
        self._said.append(near[0].word if len(near) == 1 else token)
        self._read.append(token)

    def _mend_torn(self, vocabulary: Vocabulary) -> None:
        for at, (one, two) in enumerate(pairwise(self._read)):
            whole = one + two
            if len(whole) < _LEAST_TORN or not whole.isalpha():
                continue
            if one in vocabulary.words and two in vocabulary.words:
                continue
            for word, errors in vocabulary.near(whole):
                if errors <= 1:
                    self._steps.setdefault(word, {})[at] = _Step(at + 2, errors, True)
                    self._said[at : at + 2] = (word, "")

    def find(self, words: Sequence[str]) -> Iterator[SlotWords]:
        """Every place where these words follow each other, with no more errors than their length allows."""
        starts = self._steps.get(words[0]) if words else None
        if starts is None:
            return
        most = sum(map(len, words)) // LETTERS_AN_ERROR
        for start, step in starts.items():
            at, errors, blurred = step
            for place, word in enumerate(words[1:], 2):
                following = self._steps.get(word, {}).get(at)
                if following is None and place < len(words):
                    following = self._slip(word, at)
                if following is None:
                    break
                at, errors, blurred = following.to, errors + following.errors, blurred or following.blurred
            else:
                if errors <= most:
                    yield SlotWords(self._spans[start][0], self._spans[at - 1][1], blurred)

    def _slip(self, word: str, at: int) -> _Step | None:
        """A small word that was lost between two others, or of which a letter is left."""
        if word not in SMALL_WORDS:
            return None
        said = self._said[at] if at < len(self._said) else ""
        if len(said) <= len(word) and set(said) & set(word) and said not in SMALL_WORDS:
            return _Step(at + 1, 1, True)
        follows = 0 < at < len(self._spans) and self._spans[at][0] - self._spans[at - 1][1] <= 1
        return _Step(at, 1, True) if follows else None
