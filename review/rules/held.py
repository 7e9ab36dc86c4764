"""A value held against the ones expected: an alarm needs a whole value, and the expected one nowhere.

All rules that compare a value with the contract list or with another item go through here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from review.model import Field, FieldValue, RecognisedItem
from review.model.fields import Form
from review.recognition.whole.expected import Compared, Standing, compare
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import quote


@dataclass(frozen=True, slots=True)
class Held:
    """A value that equals none of those expected, and what it is instead."""

    field: Field
    expected: tuple[FieldValue, ...]
    compared: Compared

    @classmethod
    def against(
        cls, facts: Facts, item: RecognisedItem, field: Field, expected: Iterable[FieldValue], form: Form
    ) -> Held:
        values = tuple(expected)
        return cls(field, values, compare(facts.recognition, item, field, values, form))

    @property
    def whole(self) -> Field | None:
        """The ink of the expected value where the one read is torn from it: then that is the value."""
        place = self.compared.place
        if self.compared.standing is not Standing.TORN or place is None:
            return None
        return replace(self.field, text=place.text, page=place.page, box=place.box)

    @property
    def doubt(self) -> str | None:
        """Why it is no alarm, for the reviewer; None for another value altogether."""
        slip = Read(self.field, self.expected).doubt
        if slip is not None:
            return slip
        place = self.compared.place
        match self.compared.standing:
            case Standing.TORN | Standing.EXPECTED_TOO if place is not None:
                return f"En la página {place.page} también se lee «{quote(place.text)}»: compruebe cuál vale."
            case Standing.PIECE:
                return "Lo que se leyó puede ser una parte de otro número: compruébelo en la página."
            case Standing.UNLABELLED:
                return "Nada junto a ese número dice que sea el que se busca: compruébelo en la página."
        return None
