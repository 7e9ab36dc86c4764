"""How headings are compared: without case, accents, spaces or punctuation.

SECOP's API writes `_` in place of an accented letter (`n_mero_de_cuenta`), so each name with accents is known
without those letters too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from review.recognition.grammar import fold

_NOT_ALNUM: Final = re.compile(r"[^a-z0-9]+")


def plain(header: str) -> str:
    """A header without case, accents, spaces and punctuation."""
    return _NOT_ALNUM.sub("", fold(unicodedata.normalize("NFC", header)))


def _spellings(header: str) -> set[str]:
    without_accented = "".join(char for char in header if char.isascii())
    return {plain(header), plain(without_accented)}


def by_spelling(headers: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, int]]:
    """Spelling → (meaning, rank among the headers of that meaning)."""
    return {
        spelling: (meaning, rank)
        for meaning, names in headers.items()
        for rank, name in enumerate(names)
        for spelling in _spellings(name)
    }
