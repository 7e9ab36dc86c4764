"""The place of a payment, however it is written, and the numbers that are none."""

from __future__ import annotations

import pytest

from review.recognition.grammar.payment_places import place_at_start, place_in_year

from .hostile import HOSTILE


def value(text: str) -> int | None:
    found = place_at_start(text)
    assert found is None or text[found.start : found.end] == found.text
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (": 004", 4),
        (" No. 3 de 6", 3),
        (" 2/10", 2),
        (" 02-10", 2),
        (" 2 de seis", 2),
        (" (7)", 7),
        (" 3.ª", 3),
        (" 2do", 2),
        (" 3er.", 3),
        (" dos (2) de seis (6)", 2),
        (" DÉCIMO SEGUNDO", 12),
        (" decimocuarta", 14),
        (" décima segunda", 12),
        (" Vigésimo primero", 21),
        (" vigesimatercera", 23),
        (" ........................... 6", 6),
        (" quince", 15),
        (" treinta y seis", 36),
        (" III", 3),
        (" No. IV de VI", 4),
        (" N.º V", 5),
        (" XII.", 12),
    ],
)
def test_a_place(text: str, place: int) -> None:
    assert value(text) == place


@pytest.mark.parametrize(
    "text",
    [
        " 30 días de servicio",
        " 3 meses",
        " seis (6) cuotas",
        " dos millones de pesos",
        " 20/03/2026",
        " 12 de mayo",
        " 2.000.000",
        " 0",
        " 8 de 6",
        " una suma",
        " V",  # without the sign of a number it may be a letter
        " No. X",  # or a cross
        " I.V.A.",
        " vi el informe",
        " MIX",
    ],
)
def test_no_place(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", [" No. 003-2026", ": 3/2026", " 2026-003"])
def test_a_number_of_a_year(text: str) -> None:
    found = place_in_year(text)
    assert found is not None
    assert (found.value, found.text) == (3, text.rsplit(" ", 1)[-1])


@pytest.mark.parametrize("text", [" 003", " 2026", " 003-2026-45", " 123-2026"])
def test_a_number_without_its_year_or_too_long(text: str) -> None:
    assert place_in_year(text) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    for found in (place_at_start(text), place_in_year(text)):
        assert found is None or text[found.start : found.end] == found.text
