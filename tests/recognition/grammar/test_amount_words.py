from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.amount_words import find_amounts

from .hostile import HOSTILE, holds
from .spoken import in_words


@pytest.mark.parametrize(
    ("text", "pesos"),
    [
        ("UN MILLÓN OCHOCIENTOS MIL PESOS M/CTE ($1.800.000)", 1_800_000),
        ("UN MILLON OCHOCIENTOS MIL ($1.800.000) PESOS", 1_800_000),
        ("dos millones de pesos", 2_000_000),
        ("veintiún mil pesos", 21_000),
        ("veintiuno mil pesos moneda corriente", 21_000),
        ("treinta y un mil pesos", 31_000),
        ("treintaiuno mil quinientos pesos", 31_500),
        ("mil pesos", 1000),
        ("mil millones de pesos M/L", 10**9),
        ("DOS MILLONES QUINIENTOS CUA-\nRENTA Y SEIS MIL SETECIENTOS TREINTA Y DOS PESOS", 2_546_732),
        ("dos-\ncientos mil pesos", 200_000),
        ("la suma de: TRES MILLONES DOSCIENTOS CINCUENTA MIL", 3_250_000),
        ("cuenta de cobro por un millon de pesos", 1_000_000),
        ("cero pesos", 0),
    ],
)
def test_one_amount(text: str, pesos: int) -> None:
    (quote,) = find_amounts(text)
    assert quote.value == pesos
    assert quote.confidence >= 0.85


@pytest.mark.parametrize(
    ("text", "pesos"),
    [("dos mill0nes qulnientos mil pesos", 2_500_000), ("un millon setesientos mil pesos", 1_700_000),
     ("treinta dos mil pesos", 32_000)],
)  # fmt: skip
def test_misspelt_words_cost_confidence(text: str, pesos: int) -> None:
    (quote,) = find_amounts(text)
    assert quote.value == pesos
    assert quote.confidence < 0.85


@pytest.mark.parametrize(
    "text",
    ["a los treinta (30) días del mes", "el contrato de un año", "cuota tres de seis", "millones de pesos"],
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def test_the_rest_of_an_unreadable_number_is_doubtful() -> None:
    assert all(quote.confidence <= 0.3 for quote in find_amounts("un millon xxxxxx mil pesos"))


def test_a_year_in_words_is_hardly_an_amount() -> None:
    (quote,) = find_amounts("treinta de junio del dos mil veintiséis")
    assert quote.confidence < 0.7


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


SAYINGS = [
    lambda words: words,
    str.upper,
    _unaccented,
    lambda words: _unaccented(words).upper().replace(" ", "  "),
    lambda words: words.replace(" ", "\n"),
]


@given(
    st.integers(0, 999_999_999_999),
    st.sampled_from(SAYINGS),
    st.sampled_from([" pesos", " DE PESOS", " PESOS M/CTE"]),
)
def test_any_amount_said_in_spanish_is_understood(pesos: int, say, tail: str) -> None:  # type: ignore[no-untyped-def]
    """0 to 999 999 999 999 said with `pesos` gives that number, surely, with the offsets of its words."""
    text = "La suma de " + say(in_words(pesos)) + tail + " por concepto de"
    (quote,) = find_amounts(text)
    assert quote.value == pesos
    assert quote.confidence > 0.9
    assert text[quote.start : quote.end] == quote.text


@given(
    st.lists(
        st.sampled_from(
            [
                "un",
                "dos",
                "mil",
                "millon",
                "millones",
                "y",
                "cien",
                "ciento",
                "treinta",
                "cinco",
                "xx",
                "pesos",
                ",",
                "-",
                "\n",
            ]
        ),
        max_size=25,
    )
)
def test_words_in_any_order_never_raise(words: list[str]) -> None:
    """Whatever the order, quotes are apart, in order, and their text is the ink."""
    text = " ".join(words)
    end = 0
    for quote in find_amounts(text):
        assert quote.start >= end
        assert text[quote.start : quote.end] == quote.text
        end = quote.end


@given(st.text())
def test_arbitrary_text_never_raises(text: str) -> None:
    """Any text at all gives a list."""
    assert isinstance(find_amounts(text), list)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(find_amounts, text)


def test_the_tail_of_a_number_that_a_word_broke_is_doubtful() -> None:
    broken = "La Dos suma millones de sesenta mil pesos"
    assert all(quote.confidence <= 0.3 for quote in find_amounts(broken))
    (whole,) = find_amounts("de los cuales sesenta mil pesos")
    assert whole.confidence > 0.85
