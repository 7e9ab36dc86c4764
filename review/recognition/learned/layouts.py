"""The shape of a page's text, by which another paper of the same layout is known."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from review.model import Layout
from review.recognition.learned.layout_words import LAYOUT_WORDS
from review.recognition.page.page_text import PageText, plain_words

SAME_LAYOUT = 0.6
"""Papers at least so alike are of one layout. Of 305 000 pairs of pages of two people and two items none
came nearer than 0.46; of pairs of one layout, 9 in 10 reach it."""

LEAST_PAIRS = 12
"""A page with fewer pairs of office words (a photograph, the end of a list) is like too many others."""

_DIGEST_BYTES = 8  # as wide as an integer of the database


@lru_cache(maxsize=1 << 15)
def digest(words: str) -> int:
    """64 bits that stand for folded words, the same in every process and version."""
    return int.from_bytes(
        blake2b(words.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).digest(), "big"
    )


def layout_of(page: PageText) -> Layout:
    """The page's shape. Names, amounts, dates and free text leave next to no trace in it."""
    pairs: set[str] = set()
    at = 0
    for block in page.flow.text.split("\n\n"):
        for one, two in pairwise(plain_words(page.flow.flat[at : at + len(block)])):
            if one in LAYOUT_WORDS and two in LAYOUT_WORDS:
                pairs.add(f"{one} {two}")
        at += len(block) + 2
    return Layout(frozenset(map(digest, pairs)))


def likeness(one: Layout, other: Layout) -> float:
    """How alike two shapes are: the share of their pairs that both have (0–1)."""
    both = len(one.pairs & other.pairs)
    return both / (len(one.pairs) + len(other.pairs) - both) if both else 0.0


def tells(layout: Layout) -> bool:
    """Is there enough printed on the page to know its layout again?"""
    return len(layout.pairs) >= LEAST_PAIRS


def same_layout(one: Layout, other: Layout) -> bool:
    return tells(one) and tells(other) and likeness(one, other) >= SAME_LAYOUT
