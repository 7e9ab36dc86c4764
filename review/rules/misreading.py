"""Values that differ from what is expected by what OCR does to a figure: a person must look before they fail.

A value of the PDF's own text is never misread, nor one that something independent speaks for: its check
digit, the amount in words, another paper, a second reading.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from review.model import READ_TWICE, Field, FieldValue, Month
from review.recognition.grammar.calendar_words import MONTHS
from review.recognition.grammar.plain_text import fold
from review.recognition.grammar.slips import is_as_long, is_slip
from review.recognition.whole.second_look import SURE_INK

_WORDS = re.compile(r"[a-z]+")
_NAMES = {number: max((w for w, n in MONTHS.items() if n == number), key=len) for number in MONTHS.values()}
_SHORTENED = 4
"""Letters of the longest shortened name of a month: in so few, each misread letter may make another month."""
_LETTERS_MISREAD = 2
"""Letters that OCR may misread in the name of a month: `marzo` and `mayo`."""


MISREAD = "Puede ser un error de lectura: compruébelo en la página."


@dataclass(frozen=True, slots=True)
class Read:
    """A value as read, and the values in whose place OCR may have read it (None: any value at all)."""

    field: Field
    expected: Iterable[FieldValue] | None = None

    @property
    def doubt(self) -> str | None:
        """Why the value is not relied on, for the reviewer."""
        return MISREAD if self.may_be_misread else None

    @property
    def may_be_misread(self) -> bool:
        if self.field.ink >= 1 or self.field.support:
            return False
        if self.expected is None:
            return self.field.ink < SURE_INK
        return any(self._is_slip_of(value) for value in self.expected)

    def _is_slip_of(self, expected: FieldValue) -> bool:
        read = self.field.value
        if not is_slip(read, expected) or _is_another_month(self.field, expected):
            return False
        # Two models that read the same figures err alike only where both were shown less than the number: OCR
        # is as sure of one of which it lost the first figure as of any other.
        return self.field.ink < READ_TWICE or not is_as_long(read, expected)


def _is_another_month(field: Field, expected: FieldValue) -> bool:
    """Whether the paper writes a month in words and another one is expected, so unlike it that OCR cannot
    take one for the other: `febrero` and `abril`, but not `junio` and `julio`."""
    value = field.value
    if not isinstance(value, dt.date | Month) or not isinstance(expected, dt.date | Month):
        return False
    name = _NAMES[expected.month]
    written = [word for word in _WORDS.findall(fold(field.text)) if MONTHS.get(word) == value.month]
    return (
        value.month != expected.month
        and bool(written)
        and all(len(word) > _SHORTENED and OSA.distance(word, name) > _LETTERS_MISREAD for word in written)
    )
