from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar import fold
from review.recognition.grammar.plain_text import composed, flatten


def test_fold_irons_out_case_accents_and_typography() -> None:
    assert fold("PERÍODO “N.º 1”\u00a0– año’s №") == 'periodo "n.° 1" - ano\'s #'


def test_a_superscript_is_not_a_digit() -> None:
    assert fold("m²") == "m²"


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    """Folding maps character by character, so that every offset stays good."""
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aÁ 1\n\t\u00a0-", max_size=60), st.data())
def test_a_flat_stretch_leads_back_to_its_ink(text: str, data: st.DataObject) -> None:
    """A quote of the flat text is, in the source, the same text but for its white space."""
    flat = flatten(text)
    if not flat.text:
        return
    start = data.draw(st.integers(0, len(flat.text) - 1))
    end = data.draw(st.integers(start + 1, len(flat.text)))
    quote = flat.quote(text, None, start, end, 1.0)
    assert quote.text == text[quote.start : quote.end]
    if flat.text[start] != " " and flat.text[end - 1] != " ":
        assert " ".join(fold(quote.text).split()) == flat.text[start:end]


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("MILL´ON", "MILLÓN"),
        ("MILLO´N", "MILLÓN"),
        ("per´ıodo", "período"),
        ("a˜no", "año"),
        ("an˜o", "año"),
        ("´area", "área"),
        ("1´500.000", "1´500.000"),
        ("12´", "12´"),
    ],
)
def test_an_accent_written_apart_is_put_on_its_letter(apart: str, whole: str) -> None:
    assert composed(apart) == whole


def test_letters_that_look_like_latin_ones_are_read_as_such() -> None:
    assert fold("СUЕNТА DE CОBRО") == "cuenta de cobro"


def test_a_quote_behind_a_loose_accent_has_its_own_ink() -> None:
    text = "por  MILL´ON  y SE˜NOR"
    flat = flatten(text)
    assert flat.text == "por millon y senor"
    assert flat.quote(text, 0, flat.text.index("senor"), len(flat.text), 1.0).text == "SE˜NOR"
