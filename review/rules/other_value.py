"""A value held against the ones expected: an alarm needs a whole value, and the expected one nowhere.

All rules that compare a value with the contract list or with another item go through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from review.model import Field, FieldValue, ItemKind, RecognisedItem
from review.model.fields import Form
from review.recognition.whole.expected import (
    Compared,
    PlaceRole,
    ValueDifference,
    compare,
    places,
    same,
    settled,
)
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import CannotTell, Outcome, quote
from review.rules.seen import SeenField

OTHER_VALUE_CRITERION = (
    "Otro solo es una falta si está completo y rotulado y el esperado no aparece en el ítem; si no, queda "
    "por revisar."
)

_LONG_ACCOUNT, _TELEPHONE, _SOLID = 9, re.compile(r"3\d{9}"), re.compile(r"\d[\d-]+\d")
PRINTED_CONFIDENCE = 0.9
"""Judgement: how surely a number that stands there without a label is the one that is expected."""


def need_expected(
    facts: Facts, kind: ItemKind, name: str, expected: Sequence[str | None], form: Form
) -> SeenField[str]:
    """A value that a rule cannot do without, when it is known what is expected of it: in doubt only for what
    it is no rival of, or named otherwise beside it, it is the expected one. Raises CannotTell, with the place
    where that is printed."""
    values = [one for one in expected if one]
    seen, field = facts.seen(kind, name, str), facts.recognition.field(kind, name)
    if field is not None and (seen is None or not any(same(seen.value, value, form) for value in values)):
        right = settled(field, values, form)
        seen = seen if right is None else SeenField(str(right.value), right)
    if seen is not None:
        return seen
    try:
        return facts.need(kind, name, str)
    except CannotTell as why:
        item = facts.recognition.items.get(kind)
        if item is None or field is not None:
            raise
        printed = _account_printed(facts, item, name, values) if form is Form.ACCOUNT else None
        if printed is not None:
            return printed
        raise CannotTell(_with_place(facts, item, values, form, why.outcome)) from why


def _account_printed(
    facts: Facts, item: RecognisedItem, name: str, expected: Sequence[str]
) -> SeenField[str] | None:
    """The account expected, where it is printed whole and none was read: so long a number is no other by
    chance, but for the number of a telephone."""
    for value in expected:
        if len(value) < _LONG_ACCOUNT or _TELEPHONE.fullmatch(value):
            continue
        field = printed_whole(facts, item, name, value, Form.ACCOUNT, _SOLID)
        if field is not None:
            return SeenField(value, field)
    return None


def printed_whole(
    facts: Facts, item: RecognisedItem, name: str, value: str, form: Form, shape: re.Pattern[str]
) -> Field | None:
    """A value in this shape on the pages of an item, where no other value of the item was read."""
    for place in places(facts.recognition, item, None, value, form):
        if place.role is PlaceRole.NONE and shape.fullmatch(place.text):
            return Field(name, value, place.text, place.page, place.box, PRINTED_CONFIDENCE)
    return None


def _with_place(
    facts: Facts, item: RecognisedItem, expected: Sequence[str], form: Form, told: Outcome
) -> Outcome:
    """The doubt about a value that was not read, with where the expected one is printed."""
    for value in expected:
        place = next(places(facts.recognition, item, None, value, form), None)
        if place is not None:
            where = f"En la página {place.page} se lee «{quote(place.text)}», que es el que se espera."
            return told._replace(
                message=f"{told.message} {where}",
                page=place.page,
                box=place.box,
                searched=(),
                expected=value,
                found=quote(place.text),
            )
    return told


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A value that equals none of those expected, and what it is instead."""

    field: Field
    expected: tuple[FieldValue, ...]
    compared: Compared

    @classmethod
    def against(
        cls, facts: Facts, kind: ItemKind, field: Field, expected: Iterable[FieldValue], form: Form
    ) -> OtherValue:
        """The comparison on the pages of the item that the field is of."""
        values = tuple(expected)
        item = facts.recognition.items[kind]
        return cls(field, values, compare(facts.recognition, item, field, values, form))

    @property
    def whole(self) -> Field | None:
        """The ink of the expected value where the one read is torn from it: then that is the value."""
        place = self.compared.place
        if self.compared.difference is not ValueDifference.TORN or place is None:
            return None
        return replace(self.field, text=place.text, page=place.page, box=place.box)

    @property
    def doubt(self) -> str | None:
        """Why it is no alarm, for the reviewer; None for another value altogether."""
        slip = Read(self.field, self.expected).doubt
        if slip is not None:
            return slip
        place = self.compared.place
        match self.compared.difference:
            case ValueDifference.TORN | ValueDifference.EXPECTED_TOO if place is not None:
                return f"En la página {place.page} también se lee «{quote(place.text)}»: compruebe cuál vale."
            case ValueDifference.PIECE:
                return "Lo que se leyó puede ser una parte de otro número: compruébelo en la página."
            case ValueDifference.UNLABELLED:
                return "Nada junto a ese número dice que sea el que se busca: compruébelo en la página."
        return None
