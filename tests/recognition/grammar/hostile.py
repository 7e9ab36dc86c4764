"""Long texts made against patterns, and what every grammar still owes on them.

How the time grows with them is measured by `tools.bench_grammar`; here a pattern that never ends hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from review.recognition.grammar.plain_text import Quote
from tools import bench_grammar

HOSTILE = bench_grammar.hostile(bench_grammar.FULL)


def holds(find: Callable[[str], Sequence[Quote[Any]]], text: str) -> bool:
    """Whether every quote is ink of the text, and they stand in its order."""
    quotes = find(text)
    return all(0 <= one.start < one.end and one.text == text[one.start : one.end] for one in quotes) and all(
        one.start <= other.start for one, other in pairwise(quotes)
    )
