"""Names of people, compared as a reviewer would: order, accents and small words do not count."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Final

from review.recognition.grammar.plain_text import fold

_LEAST_SHARE: Final = 0.75  # of the shorter name: judgement, one word of four may be missing or another
_LONG: Final = 5  # letters: a slip in a shorter word makes another name
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@lru_cache(maxsize=256)
def same_person(a: str, b: str) -> bool:
    """Whether two names can be of one person.

    At least 75 % of the words longer than two letters of the shorter name are in the other one, in any
    order, and at least two of them unless a name has only one such word. Two words
    that a tight print ran together count as two.
    """
    first, second = (_WORD.findall(fold(name)) for name in (a, b))
    one, other = Counter(_apart(first, second)), Counter(_apart(second, first))
    shorter = min(one.total(), other.total())
    if shorter == 0:
        return False
    common = (one & other).total()
    return common >= _LEAST_SHARE * shorter and common >= min(2, shorter)


def misread_as(read: str, expected: str) -> str:
    """The name that was read, one long word of it that is a letter off an expected one spelt as that."""
    known, words = _WORD.findall(fold(expected)), _WORD.findall(fold(read))
    for at, word in enumerate(words):
        meant = next((one for one in known if one not in words and _one_letter_off(word, one)), None)
        if meant is not None:
            words[at] = meant
            break
    return " ".join(words)


def _one_letter_off(word: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter changed, lost or added."""
    if min(len(word), len(other)) < _LONG or abs(len(word) - len(other)) > 1 or word == other:
        return False
    shorter, longer = sorted((word, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) == len(longer):
        return shorter[at + 1 :] == longer[at + 1 :]
    return shorter[at:] == longer[at + 1 :]


def _apart(words: list[str], other: list[str]) -> list[str]:
    """`words`, each that is two neighbours of `other` run together taken as the two."""
    joined = {left + right: (left, right) for left, right in pairwise(other)}
    return [part for word in words for part in joined.get(word, (word,))]
