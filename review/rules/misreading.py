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
from review.rules.rule import Evidence, Outcome, doubt, fails


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


def fails_unless_misread(
    message: str, at: Evidence, *reads: Read, request: str, expected: str, found: str
) -> Outcome:
    """`fails`, or `doubt` when one of the values read may stand for another that would not fail."""
    if any(read.may_be_misread for read in reads):
        return doubt(
            f"{message} Puede ser un error de lectura: compruébelo en la página.",
            at,
            expected=expected,
            found=found,
            request=request,
        )
    return fails(message, at, request=request, expected=expected, found=found)
