"""Amounts in words as people, programs and scanners spoil them: the right value or a doubtful one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.amount_words import find_amounts
from review.recognition.grammar.number_words import VOCABULARY, words_of
from review.recognition.grammar.plain_text import flatten

from . import spoken

DOUBTFUL = 0.75  # the checklist believes nothing under 0.8
WAYS = [
    spoken.apart,
    spoken.glued,
    spoken.loose_before,
    spoken.loose_behind,
    spoken.with_figures,
    spoken.cyrillic,
    spoken.cyrillic_capitals,
    lambda words: spoken.glued(words).upper(),
    lambda words: spoken.apart(words).replace(" ", ""),
]
AMOUNTS = st.one_of(
    st.integers(1, 10**9),
    st.integers(1, 999).map(lambda thousands: thousands * 1000),
    st.integers(1, 99_999).map(lambda units: units * 10_000),
)


@given(AMOUNTS, st.sampled_from(WAYS), st.sampled_from([" pesos", " DE PESOS M/CTE"]))
def test_every_way_of_writing_gives_the_amount(pesos: int, way, tail: str) -> None:  # type: ignore[no-untyped-def]
    """Joined with `y`, glued, with loose accents, figures between or look-alike letters: the same number."""
    text = "La suma de: " + way(spoken.in_words(pesos)) + tail
    (quote,) = find_amounts(text)
    assert quote.value == pesos
    assert quote.confidence > 0.9
    assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "pesos"),
    [
        ("CIENTO DIEZ Y NUEVE MIL PESOS", 119_000),
        ("cuarenta y un millones treinta i un mil pesos", 41_031_000),
        ("DOSMILLONESQUINIENTOSMILPESOS M/CTE", 2_500_000),
        ("DOS (2) MILLONES CUATROCIENTOS (400) MIL PESOS", 2_400_000),
        ("tres millones (3) de pesos", 3_000_000),
        ("cuatro cientos mil pesos", 400_000),
        ("MIL LONES DOS MILLONES DE PESOS", 2_000_000),
        ("dos mil\u0301 pesos", 2000),
        ("UN MILL´ ON DE PESOS", 1_000_000),
    ],
)
def test_one_amount(text: str, pesos: int) -> None:
    assert pesos in [quote.value for quote in find_amounts(text)]
    assert all(quote.value == pesos or quote.confidence < DOUBTFUL for quote in find_amounts(text))


@pytest.mark.parametrize(
    "text",
    [
        "UN MILLON Y OCHOCIENTOS MIL PESOS",
        "UN MILLON DE PESOS OCHOCIENTOS MIL PESOS",
        "UN MILLON OCHOCIENTOSMI PESOS",
        "UN MILLON (2) OCHOCIENTOS MIL PESOS",
        "DIEZ Y TRES MIL PESOS",
        "UN Ж OCHOCIENTOS MIL PESOS",
        "NOVENT Y OCHO MIL PESOS",
        "MILLXYN OCHOCIENTOS MIL PESOS",
        "aun millón un pesos",
        "doscientos ci1cuenta y cuatro millone´ cuatrocientos cuarenta mil pesos",
        "cuatrocientos cu renta y siete mil pesos",
        "trescientos sesenta y cinco mil novecientos se enta, la suma de ciento ochenta m l",
        "setecientos se5enta mil pesos",
        "quinientostcuarentaemillontes trescientos seis mil pesos",
        "doscientos ochenta y siete millo es cincuenta o ocho mil pesos",
    ],
)
def test_a_part_is_never_believed_for_the_whole(text: str) -> None:
    assert all(quote.confidence < DOUBTFUL for quote in find_amounts(text))


@pytest.mark.parametrize(
    "text",
    [
        "un millón (1.000.000) dos millones (2.000.000)",
        "dos millones de pesos, en cuotas de un millón de pesos",
        "UN MILLON DE PESOS M/CTE DOS MILLONES DE PESOS M/CTE",
        "dos mil pesos con cincuenta centavos",
        "cobro por el mes la siguiente suma: dos millones de pesos",
        "$ 2.500.000.oo\nDos millones quinientos mil pesos m/l.",
        "2.500.000,oo DOS MILLONES QUINIENTOS MIL PESOS",
    ],
)
def test_amounts_that_stand_apart_are_believed(text: str) -> None:
    assert find_amounts(text)
    assert all(quote.confidence > 0.85 for quote in find_amounts(text))


@st.composite
def damaged(draw: st.DrawFn) -> tuple[int, str]:
    """An amount in words with a sign put in, taken out or changed, and its value."""
    pesos = draw(AMOUNTS)
    text = spoken.in_words(pesos)
    at = draw(st.integers(0, len(text) - 1))
    sign = draw(st.sampled_from("aeionlrsmtc015|´.,- жß"))
    kind = draw(st.sampled_from(["in", "out", "change"]))
    text = text[:at] + (sign if kind != "out" else "") + text[at + (kind != "in") :]
    return pesos, text


def _says_another_number(text: str) -> bool:
    """Whether no sign of the damage is left: all of it is number words again."""
    return all(word.text in VOCABULARY or word.text in ("y", "i") for word in words_of(flatten(text).text))


@given(damaged(), st.sampled_from([" pesos", ""]))
def test_a_damaged_amount_is_read_right_or_not_believed(case: tuple[int, str], tail: str) -> None:
    """Whatever happens to its letters, an amount is never believed to be another one."""
    pesos, text = case
    for quote in find_amounts("la suma de " + text + tail):
        assert quote.value == pesos or quote.confidence < DOUBTFUL or _says_another_number(text)


@pytest.mark.parametrize(
    "label", ["Período de cobro", "Cuota No.", "Valor a cobrar", "Concejo", "Punto tercero"]
)
def test_a_label_before_an_amount_is_no_part_of_it(label: str) -> None:
    (quote,) = find_amounts(f"{label}\nDos millones de pesos\nValor en letras")
    assert (quote.value, quote.confidence) == (2_000_000, 0.98)
