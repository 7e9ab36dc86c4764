"""The cards of the fields agree with themselves."""

from __future__ import annotations

import pytest

from review.model import FieldType, ItemKind
from review.model.fields import FIELDS, FieldCard, Form, from_json, judged, written_as

CARDS = [(item, card) for item, cards in FIELDS.items() for card in cards.values()]


@pytest.mark.parametrize("item", ItemKind)
def test_judged_fields_are_told_the_weightiest_first_each_with_a_place_of_its_own(item: ItemKind) -> None:
    cards = judged(item)
    assert [card.judged for card in cards] == list(range(1, len(cards) + 1))
    assert {card.name for card in cards} == {c.name for c in FIELDS[item].values() if c.judged is not None}


def test_no_check_waits_for_what_is_spare_and_only_what_is_judged_may_be_missed() -> None:
    assert [card.name for _, card in CARDS if card.spare and card.judged is not None] == []
    assert [card.name for _, card in CARDS if card.optional and card.judged is None] == []


def test_what_is_written_alike_has_one_type_wherever_it_stands() -> None:
    for form in set(Form) - {Form.BY_TYPE, Form.PERSON}:
        assert len({FIELDS[item][name].type for item, name in written_as(form)}) == 1, form


def test_one_name_is_written_in_one_way() -> None:
    """Values of a name are compared alike, whatever the item."""
    forms: dict[str, set[Form]] = {}
    for _, card in CARDS:
        forms.setdefault(card.name, set()).add(card.form)
    assert {name for name, found in forms.items() if len(found) > 1} == set()


def test_initials_stay_as_they_are_in_a_sentence() -> None:
    said = FieldCard("nit", FieldType.DIGITS, "NIT"), FieldCard("valor", FieldType.MONEY, "Valor en letras")
    assert [card.in_sentence for card in said] == ["NIT", "valor en letras"]


@pytest.mark.parametrize("value", ["0012", "****6844"])
def test_digits_come_back_as_they_were_kept(value: str) -> None:
    assert from_json(FieldType.DIGITS, value) == value


@pytest.mark.parametrize("value", ["", "12a", "****", "12****"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not digits"):
        from_json(FieldType.DIGITS, value)
