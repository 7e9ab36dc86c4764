"""How likely a word is to be right, from what the model gives its characters.

A character's score is no share of right characters, and a word is wrong when one of its characters is. The
tables in `confidence.toml` turn the product of a word's character scores into the share of words with such a
product that were right on invented scans (`python -m tools.ocr_confidence` makes them again).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_TABLES = Path(__file__).with_name("confidence.toml")
NUMBER_DIGITS = 3
"""From so many digits on a word is a number, and judged as one."""
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class ConfidenceCurve:
    """Straight between points: `doubts` rising (see `doubt`), `shares` (0–1) of right words falling."""

    doubts: tuple[float, ...]
    shares: tuple[float, ...]

    def share(self, doubt: float) -> float:
        return float(np.interp(doubt, self.doubts, self.shares))


@dataclass(frozen=True, slots=True)
class ConfidenceTable:
    """The curves of one model: for numbers, and for other words."""

    numbers: ConfidenceCurve
    others: ConfidenceCurve

    def confidence(self, text: str, sure: NDArray[np.float32]) -> float:
        """The share (0–1) of words like `text` that are right; `sure` is what each character was given."""
        return (self.numbers if is_number(text) else self.others).share(doubt(sure))


def is_number(text: str) -> bool:
    return sum(character.isdecimal() for character in text) >= NUMBER_DIGITS


def doubt(sure: NDArray[np.float32]) -> float:
    """Decimal logarithm of the chance that some character is wrong, were the scores chances: −6 to 0."""
    product = float(np.prod(np.clip(sure.astype(np.float64), _LEAST, 1.0)))
    return float(np.log10(max(1 - product, _LEAST)))


@cache
def table(name: str) -> ConfidenceTable:
    """The table of a model (`quick` or `careful`)."""
    values = tomllib.loads(_TABLES.read_text(encoding="utf-8"))[name]
    numbers, others = (
        ConfidenceCurve(tuple(values[kind]["doubts"]), tuple(values[kind]["shares"]))
        for kind in ("numbers", "others")
    )
    return ConfidenceTable(numbers, others)
