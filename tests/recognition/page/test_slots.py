"""Phrases found in what OCR read."""

from __future__ import annotations

import pytest

from review.recognition.page.slots import Slots, SlotWords
from review.recognition.papers.phrase_search import phrase_index

VOCABULARY = phrase_index().vocabulary


def find(flat: str, phrase: str) -> list[SlotWords]:
    return list(Slots(flat, VOCABULARY).find(phrase.split()))


@pytest.mark.parametrize(
    "flat",
    [
        "cuenta de cobro no. 3",
        "cuentadecobro no. 3",
        "cuenta decobro no. 3",
        "cuen ta de cobro no. 3",
        "cuenla de c0bro no. 3",
        "cuenta d cobro no. 3",
        "cuenta cobro no. 3",
        "cuenta: de-cobro",
    ],
)
def test_a_phrase_is_found_misspelt_torn_and_glued(flat: str) -> None:
    (found,) = find(flat, "cuenta de cobro")
    assert flat[found.start : found.end].startswith("cuen")
    assert flat[found.start : found.end].endswith("bro")
    assert found.blurred == ("cuenta de cobro" not in flat and ":" not in flat)


@pytest.mark.parametrize(
    ("flat", "phrase"),
    [
        ("periodo que se informa  supervisor", "informe del supervisor"),
        ("informe al supervisor", "informe del supervisor"),
        ("cuesta el cobre", "cuenta de cobro"),
        ("cuenta cobro", "cuenta de ahorros"),
        ("rota", "rut"),
        ("cuenta de cobro c", "cuenta de cobro no"),
        ("la sume de", "la suma de"),
    ],
)
def test_other_words_are_no_phrase(flat: str, phrase: str) -> None:
    assert find(flat, phrase) == []


def test_the_text_is_told_as_it_was_meant() -> None:
    slots = Slots("lnforme de actividade5 delcontrato 014 de 2026", VOCABULARY)
    assert slots.plain == " informe de actividades del contrato 014 de 2026 "
    assert slots.said(11, 22) == "actividades"
