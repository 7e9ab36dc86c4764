"""The characters that a Colombian paper can hold, among the thousands that the recogniser knows.

The models read Chinese as well. What they give to a character of another script that looks the same, or to
the wide form of a sign, is added to the one meant; what they give to the rest is doubt.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BLANK = "\0"
"""Stands for the recogniser's "nothing here": always the first column."""

MEANT = frozenset(
    string.ascii_letters
    + string.digits
    + string.punctuation
    + " áéíóúüñÁÉÍÓÚÜÑàèìòùâêîôûäëïöçãõÀÈÌÒÙÂÊÎÔÛÄËÏÖÇÃÕ"
    + "¿¡°ºª€£¢©®«»–—“”‘’•·§±½¼¾²³¹×…→✓✔✗✘☐☑☒■□●○★☆"
)

_LOOK_ALIKE = {
    pair[0]: pair[1]
    for pair in [
        "ΑA",
        "ΒB",
        "ΕE",
        "ΖZ",
        "ΗH",
        "ΙI",
        "ΚK",
        "ΜM",
        "ΝN",
        "ΟO",
        "ΡP",
        "ΤT",
        "ΥY",
        "ΧX",
        "νv",
        "οo",
        "、,",
        "。.",
        "〇0",
        "【[",
        "】]",
        "《«",
        "》»",
        "‐-",
        "−-",
        "∼~",
        "～~",
        "∕/",
        "∶:",
        "ː:",
        "⋅·",
        "∙·",
        "￥$",
        "＄$",
    ]
}


class Alphabet:
    """Gathers a recogniser's columns (any number of characters) into those of `characters`."""

    def __init__(self, known: Sequence[str]) -> None:
        """`known` are the recogniser's characters in its order, without its blank, which comes first."""
        self.characters = [BLANK, *sorted(MEANT & set(known))]
        place = {character: index for index, character in enumerate(self.characters)}
        own = [place.get(character) for character in known]
        self._own = np.array(
            [0, *(own.index(index) + 1 for index in range(1, len(self.characters)))], np.intp
        )
        others = [
            (column, place[meant])
            for column, (character, mine) in enumerate(zip(known, own, strict=True), 1)
            if mine is None and (meant := _meant(character)) in place
        ]
        self._others = np.array([column for column, _ in others], np.intp)
        self._meant = np.zeros((len(others), len(self.characters)), np.float32)
        for row, (_, index) in enumerate(others):
            self._meant[row, index] = 1.0

    def gathered(self, sure: NDArray[np.float32]) -> NDArray[np.float32]:
        """Columns × known characters → columns × `characters`."""
        kept: NDArray[np.float32] = sure[:, self._own]
        kept += sure[:, self._others] @ self._meant
        return kept


def _meant(character: str) -> str:
    return _LOOK_ALIKE.get(character) or unicodedata.normalize("NFKC", character)
