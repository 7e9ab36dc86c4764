"""Words as OCR spells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.page.near_words import Vocabulary
from review.recognition.papers.phrase_search import phrase_index

VOCABULARY = phrase_index().vocabulary

LONG = sorted(word for word in VOCABULARY.words if len(word) >= 8 and word.isalpha())


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("cuenta", "cuenta"),
        ("cuenla", "cuenta"),
        ("plani11a", "planilla"),
        ("c0br0", "cobro"),
        ("inforrne", "informe"),
        ("certificacián", "certificacion"),
        ("lnforme", "informe"),
        ("certificcion", "certificacion"),
        ("autoliquidaciion", "autoliquidacion"),
    ],
)
def test_a_word_is_known_with_an_error(read: str, meant: str) -> None:
    assert meant in [near.word for near in VOCABULARY.near(read)]


@pytest.mark.parametrize("read", ["2026", "1800000", "900.123", "0001", "x", "1l1", "casa", "perezoso"])
def test_what_is_no_word_of_the_vocabulary_stays_unknown(read: str) -> None:
    assert VOCABULARY.near(read) == ()


def test_short_words_are_not_made_of_others() -> None:
    words = Vocabulary(["suma", "rut", "valor", "debe"])
    assert words.near("sume") == ()
    assert words.near("ruta") == ()
    assert [near.word for near in words.near("va1or")] == ["valor"]


@pytest.mark.parametrize(
    ("read", "parts"),
    [
        ("cuentadecobro", ("cuenta", "de", "cobro")),
        ("planillaresumen", ("planilla", "resumen")),
        ("cuentadec0bro", ("cuenta", "de", "cobro")),
        ("certificacionbancaria", ("certificacion", "bancaria")),
        ("planilla", ()),
        ("planillas", ()),
        ("supervisores", ()),
        ("marlenytovar", ()),
    ],
)
def test_glued_words_are_parted(read: str, parts: tuple[str, ...]) -> None:
    assert VOCABULARY.parts(read) == parts


@given(st.sampled_from(LONG), st.integers(0, 30), st.sampled_from("abcdeghijlmnopqrtuz"))
def test_any_one_letter_may_be_wrong(word: str, at: int, letter: str) -> None:
    at %= len(word)
    read = word[:at] + letter + word[at + 1 :]
    found = VOCABULARY.near(read)
    assert found
    assert found[0].errors <= 1


@given(st.lists(st.sampled_from(LONG), min_size=2, max_size=3))
def test_parts_fill_the_word(words: list[str]) -> None:
    parts = VOCABULARY.parts("".join(words))
    assert not parts or "".join(parts) == "".join(words)
