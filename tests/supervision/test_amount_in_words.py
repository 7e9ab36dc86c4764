"""An amount in words is one that our own reader of such words reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.amount_words import find_amounts
from review.supervision.amount_in_words import amount_in_words


@pytest.mark.parametrize(
    ("pesos", "words"),
    [
        (1, "UN PESO M/CTE"),
        (21_000, "VEINTIÚN MIL PESOS M/CTE"),
        (101_031, "CIENTO UN MIL TREINTA Y UN PESOS M/CTE"),
        (1_800_000, "UN MILLÓN OCHOCIENTOS MIL PESOS M/CTE"),
        (31_000_000, "TREINTA Y UN MILLONES DE PESOS M/CTE"),
        (1_000_000_000, "MIL MILLONES DE PESOS M/CTE"),
    ],
)
def test_it_is_written_as_grammar_has_it(pesos: int, words: str) -> None:
    assert amount_in_words(pesos) == words


def test_nothing_below_zero_has_words() -> None:
    with pytest.raises(ValueError, match="-1"):
        amount_in_words(-1)


@given(st.integers(1, 99_999_999_999))
def test_it_is_read_back(pesos: int) -> None:
    assert [one.value for one in find_amounts(f"la suma de {amount_in_words(pesos)}")] == [pesos]
