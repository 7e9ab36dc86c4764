"""Labels that share a cell, and their values another: `Expira / Pagada el  08/07/2026 / 01/07/2026`.

Forms save room so; the values stand in the order of their labels, and the first is not that of the second.
"""

from __future__ import annotations

import re
from typing import NamedTuple

JOINT = " / "
_FIGURE = re.compile(r"[^\s/]*\d[^\n]*")
_LINES_LOOKED_AT = 2  # of the text behind a label: its own, and the one below


class Share(NamedTuple):
    """Which of the labels of its cell a label is, from 0, how many they are, and where the last one ends."""

    rank: int
    of: int
    end: int


def share_of(flat: str, text: str, start: int, end: int) -> Share | None:
    """The share of the label at these offsets of a page's text, folded and as printed (one line a cell); None
    when it has its cell for itself."""
    head = text.rfind("\n", 0, start) + 1
    foot = text.find("\n", end)
    cell = flat[head : len(text) if foot < 0 else foot]
    if JOINT not in cell:
        return None
    figure = re.search(r"\S*\d", cell[end - head :])
    labels = cell if figure is None else cell[: end - head + figure.start()]
    parts = labels.rstrip(" :/").split(JOINT)
    if len(parts) < 2 or not all(any(map(str.isalpha, part)) for part in parts):
        return None
    last = max(head + len(labels.rstrip(" :/")), end)
    return Share(labels[: start - head].count(JOINT), len(parts), last)


def part_of(share: Share, text: str) -> tuple[int, int] | None:
    """Where the label's own value stands in the text beside it; None when the values are not as many as the
    labels."""
    at = 0
    for line in text.lstrip("\n").split("\n")[:_LINES_LOOKED_AT]:
        at = text.index(line, at)
        values = _FIGURE.search(line)
        if values is not None:
            parts = values[0].split(JOINT)
            if len(parts) != share.of:
                return None
            start = at + values.start() + sum(len(one) + len(JOINT) for one in parts[: share.rank])
            return start, start + len(parts[share.rank])
        at += len(line)
    return None
