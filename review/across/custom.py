"""What so many cuentas share that it tells nothing of one of them.

Where most informes repeat last month's, or the same pictures go round, that is how the house works, or how
its forms are made: worth telling, no reason to stop each cuenta.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

USUAL: Final = 1 / 3
"""Part of the cuentas that could share such a thing, above which sharing it is a custom."""
LEAST: Final = 6
"""Cuentas that could share it, below which nothing is known of customs."""
SAMPLE: Final = 300
"""Cuentas looked at to know the customs."""


class Way(StrEnum):
    """How two cuentas share something other than a number."""

    PHOTO = "photo"
    OWN_TEXT = "own text"  # with an earlier month of the same contract or person
    OTHER_TEXT = "other text"


def sample(rows: list[int]) -> list[int]:
    """At most SAMPLE of these rows, evenly apart, always the same ones."""
    step = max(1, -(-len(rows) // SAMPLE))
    return rows[::step]


def customs(could: Iterable[frozenset[Way]], does: Iterable[frozenset[Way]]) -> frozenset[Way]:
    """The ways of sharing that are customs, from what each cuenta could share and does share."""
    possible = Counter(way for ways in could for way in ways)
    real = Counter(way for ways in does for way in ways)
    return frozenset(way for way, n in possible.items() if n >= LEAST and real[way] > USUAL * n)
