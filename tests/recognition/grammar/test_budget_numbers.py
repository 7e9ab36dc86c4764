"""Numbers of CDP and RP in the spellings of lists and papers."""

from __future__ import annotations

import pytest

from review.recognition.grammar.budget_numbers import budget_key, same_number, surely_other


@pytest.mark.parametrize(
    "spelling",
    [
        "345",
        "0345",
        "RP No. 345",
        "345-2026",
        "345 de 2026",
        "2026-345",
        "345 del 12/01/2026",
        "CRP 345 (fecha 1/2)",
    ],
)
def test_one_number_in_many_spellings(spelling: str) -> None:
    assert budget_key(spelling) == "345"
    assert same_number(spelling, "345")
    assert not surely_other(spelling, "345")


def test_what_is_no_number_is_the_same_as_nothing() -> None:
    assert budget_key("por asignar") == ""
    assert not same_number("por asignar", "sin número")
    assert not same_number(None, None)
    assert not surely_other("por asignar", "345")


@pytest.mark.parametrize(("one", "other"), [("345", "346"), ("12", "4512"), ("4500123456", "4500123457")])
def test_other_numbers(one: str, other: str) -> None:
    assert surely_other(one, other)
    assert not same_number(one, other)


@pytest.mark.parametrize(("one", "other"), [("2026000345", "345"), ("345", "3450")])
def test_a_number_that_may_be_another_in_the_words_of_a_system_is_not_surely_other(
    one: str, other: str
) -> None:
    assert not surely_other(one, other)
    assert not same_number(one, other)
