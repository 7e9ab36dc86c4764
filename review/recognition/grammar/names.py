"""Names of people, compared as a reviewer would: order, accents and small words do not count."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Final

from review.recognition.grammar.text import fold

_LEAST_SHARE: Final = 0.75
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


def _apart(words: list[str], other: list[str]) -> list[str]:
    """`words`, each that is two neighbours of `other` run together taken as the two."""
    joined = {left + right: (left, right) for left, right in pairwise(other)}
    return [part for word in words for part in joined.get(word, (word,))]
