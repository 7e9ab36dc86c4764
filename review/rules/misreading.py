"""Values that differ from what is expected by what OCR does to a figure: a person must look before they fail.

A value of the PDF's own text is never misread, nor one that something independent speaks for: its check
digit, the amount in words, another paper, a second reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from review.model import Field, FieldValue
from review.recognition.grammar.slips import is_slip
from review.recognition.whole.second_look import SURE_INK


@dataclass(frozen=True, slots=True)
class Read:
    """A value as read, and the values in whose place OCR may have read it (None: any value at all)."""

    field: Field
    expected: Iterable[FieldValue] | None = None

    @property
    def may_be_misread(self) -> bool:
        if self.field.ink >= 1 or self.field.support:
            return False
        if self.expected is None:
            return self.field.ink < SURE_INK
        # OCR is as sure of a number of which it lost the first figure as of any other.
        return any(is_slip(self.field.value, value) for value in self.expected)
