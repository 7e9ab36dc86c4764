"""A number heard word by word, as Spanish grammar orders its words."""

from __future__ import annotations

from typing import Final

from review.recognition.grammar.number_words import BELOW_100, HUNDREDS, MILLION, TENS, THOUSAND

_TEN: Final = 10  # what `diez` is worth
_TEEN_UNITS: Final = range(6, 10)
_THOUSAND: Final = 1000  # what `mil` is worth
_MILLION: Final = 10**6
_ANY_SCALE: Final = 10**9  # above every scale word: nothing was heard yet


class HeardNumber:
    """A number being heard word by word. `take` says whether the word can come next."""

    def __init__(self) -> None:
        self.millions = 0
        self.thousands = 0
        self.below = 0
        self._scale = _ANY_SCALE  # nothing as large as the last scale word may follow it
        self._room = _THOUSAND  # within a group of three: the next word must be worth less
        self._heard = False
        self._need_unit = False
        self._ten = False  # the last word was `diez`, which may go on: `diez y ocho`
        self.loose = False  # said in a way that grammar forgives but a notary would not

    @property
    def value(self) -> int:
        return (self.millions * _THOUSAND + self.thousands) * _THOUSAND + self.below

    @property
    def complete(self) -> bool:
        return self._heard and not self._need_unit

    def take(self, word: str) -> bool:
        if word == "y":
            if self._need_unit or (self._room != _TEN and not self._ten):
                return False
            self._need_unit = True
            return True
        if word == THOUSAND:
            return self._take_thousand()
        if word in MILLION:
            return self._take_million()
        return self._take_small(word)

    def _take_small(self, word: str) -> bool:
        if word in HUNDREDS:
            worth, room = HUNDREDS[word], 100
        elif word in TENS:
            worth, room = TENS[word], _TEN
        else:
            worth, room = BELOW_100[word], 1
        if self._ten and self._need_unit:
            return self._take_teen(worth)
        if worth >= self._room or room > self._room or (worth == 0 and self._heard):
            return False
        if self._need_unit and not 1 <= worth < _TEN:
            return False
        if self._room == _TEN and not self._need_unit:
            self.loose = True
        self._need_unit = False
        self.below += worth
        self._room = room if worth else 0
        self._heard = True
        self._ten = worth == _TEN
        return True

    def _take_teen(self, unit: int) -> bool:
        if unit not in _TEEN_UNITS:
            return False
        self.below += unit
        self._need_unit = self._ten = False
        return True

    def is_heard_as(self, figures: int) -> bool:
        """Whether figures in brackets say again the group of the number that was heard last."""
        return figures in (self.below, self.thousands if not self.below else 0, self.value) or (
            not self.below and not self.thousands and figures == self.millions
        )

    def _take_thousand(self) -> bool:
        if (
            self._scale <= _THOUSAND
            or self._need_unit
            or (self._heard and self.below == 0 and not self.millions)
        ):
            return False
        self.thousands = self.below or 1
        self.below = 0
        self._scale, self._room, self._heard, self._ten = _THOUSAND, _THOUSAND, True, False
        return True

    def _take_million(self) -> bool:
        amount = self.thousands * _THOUSAND + self.below
        if self.millions or amount == 0 or self._need_unit:
            return False
        self.millions, self.thousands, self.below = amount, 0, 0
        self._scale, self._room, self._ten = _MILLION, _THOUSAND, False
        return True
