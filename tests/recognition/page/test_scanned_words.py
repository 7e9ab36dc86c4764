"""The words of a page that OCR read, parted and tightened."""

from __future__ import annotations

import pytest

from review.model import Box, Origin, Page, Word
from review.recognition.page.scanned_words import scanned_words
from review.recognition.papers.phrase_search import phrase_index

VOCABULARY = phrase_index().vocabulary


def page(*words: Word, origin: Origin = Origin.OCR) -> Page:
    return Page(1, 612, 792, words=words, origin=origin)


def word(text: str, confidence: float = 0.9, height: float = 11.0) -> Word:
    return Word(text, Box(100, 50, 100 + 5.5 * len(text), 50 + height), confidence)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("NIT900123456", ["NIT", "900123456"]),
        ("Valor:$1.800.000", ["Valor:", "$1.800.000"]),
        ("valor$1.800.000", ["valor", "$1.800.000"]),
        ("C.C.1.081.619.289", ["C.C.", "1.081.619.289"]),
        ("30dejuniode2026", ["30", "de", "junio", "de", "2026"]),
        ("CUENTADECOBRO", ["CUENTA", "DE", "COBRO"]),
        ("Popayán,30", ["Popayán,", "30"]),
        ("CPS-033-2026", ["CPS-033-2026"]),
        ("CO1.PCCNTR.1234567", ["CO1.PCCNTR.1234567"]),
        ("10:30", ["10:30"]),
        ("1.800.000,00", ["1.800.000,00"]),
        ("correo@pago.com", ["correo@pago.com"]),
        ("https://pago2026.co", ["https://pago2026.co"]),
        ("N.º°", ["N.º"]),
        ("º.º", ["º.º"]),
        ("M.CTE", ["M.CTE"]),
        ("CUENTA.COBRO", ["CUENTA.COBRO"]),
    ],
)
def test_words_run_together_are_parted(text: str, parts: list[str]) -> None:
    found = scanned_words(page(word(text)), VOCABULARY).words
    assert [one.text for one in found] == parts
    assert found[0].box.x0 == 100
    assert found[-1].box.x1 == pytest.approx(100 + 5.5 * len(text))
    assert all(one.confidence == 0.9 for one in found)


@pytest.mark.parametrize("text", ["CO.BRO", "CO·BRO", "co'bro"])
def test_a_speck_within_a_word_is_no_sign(text: str) -> None:
    (found,) = scanned_words(page(word(text)), VOCABULARY).words
    assert found.text.casefold() == "cobro"
    (typed,) = scanned_words(page(word(text, 1.0)), VOCABULARY).words
    assert typed.text == text


def test_the_words_of_a_file_stay_as_they_are() -> None:
    digital = page(word("NIT900123456", 1.0), origin=Origin.TEXTO)
    assert scanned_words(digital, VOCABULARY) is digital
    mixed = page(word("NIT900123456", 1.0), word("NIT900123456"), origin=Origin.TEXTO)
    assert [one.text for one in scanned_words(mixed, VOCABULARY).words] == [
        "NIT900123456",
        "NIT",
        "900123456",
    ]


def test_boxes_around_the_ink_become_as_tall_as_print() -> None:
    loose = page(*(word("palabras", height=18.0) for _ in range(9)))
    for one in scanned_words(loose, VOCABULARY).words:
        assert one.box.bottom - one.box.top == pytest.approx(2.2 * 5.5)
        assert (one.box.top + one.box.bottom) / 2 == pytest.approx(59.0)
    tight = page(*(word("palabras", height=11.0) for _ in range(9)))
    assert scanned_words(tight, VOCABULARY).words == tight.words
