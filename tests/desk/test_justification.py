"""The justification for SECOP II: what frames it goes, and what does not fit is cut kindly and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.desk.justification import MORE, justification

LETTER = """Cordial saludo, LUZ DARY RÍOS:

Revisada la cuenta de cobro n.º 001 de junio de 2026, se devuelve para que ajuste lo siguiente:

1. Ítem 3, Seguridad social (página 4): adjunte la planilla de mayo de 2026.
2. Ítem 5, RUT: adjunte el RUT actualizado.

Corríjala y envíela de nuevo por SECOP II con todos sus soportes."""


def test_a_letter_that_fits_goes_whole_without_its_greeting_and_empty_lines() -> None:
    made = justification(LETTER, 1000)
    lines = made.text.splitlines()
    assert lines[0].startswith("Revisada la cuenta de cobro")
    assert lines[1:3] == [line for line in LETTER.splitlines() if line.startswith(("1.", "2."))]
    assert "" not in lines
    assert made.cut == 0
    assert f"{len(made.text)} caracteres de los 1.000 que caben" in made.told


def test_a_long_one_ends_with_a_whole_sentence_and_tells_what_is_left_out() -> None:
    made = justification(LETTER, 190)
    assert made.text.endswith(f"adjunte la planilla de mayo de 2026.{MORE}")
    assert len(made.text) <= 190
    whole = justification(LETTER, 1000).text
    assert made.cut == len(whole) - (len(made.text) - len(MORE))
    assert f"Caben 190 caracteres y el texto tiene {len(whole)}" in made.told
    assert f"quedaron por fuera {made.cut}" in made.told


def test_it_is_not_cut_behind_the_number_of_a_point() -> None:
    whole = justification(LETTER, 1000).text
    second = whole.index("2. Ítem 5") + len("2. ")
    assert justification(LETTER, second + len(MORE)).text.endswith(f"2026.{MORE}")


def test_a_first_sentence_that_does_not_fit_is_cut_between_words() -> None:
    assert (
        justification("Adjunte la planilla del mes correspondiente", 40).text
        == f"Adjunte la planilla del mes{MORE}"
    )
    assert len(justification("x" * 100, 40).text) == 40


@pytest.mark.parametrize("reason", ["", "  \n\t\n", "\u202e"])
def test_without_a_reason_it_says_so(reason: str) -> None:
    made = justification(reason, 100)
    assert (made.text, made.cut) == ("", 0)
    assert "no tiene motivo" in made.told


def test_a_greeting_alone_and_what_no_form_takes() -> None:
    assert justification("Señor contratista: falta el RUT", 100).text == "Señor contratista: falta el RUT"
    assert (
        justification("Falta\x00 el\u202e RUT\r\n\r\n- y la planilla", 100).text
        == "Falta el RUT\n- y la planilla"
    )


@given(st.text(max_size=400), st.integers(min_value=40, max_value=200))
def test_whatever_is_written_fits(reason: str, length: int) -> None:
    made, whole = justification(reason, length), justification(reason, 10_000).text
    assert len(made.text) <= length
    assert whole.startswith(made.text.removesuffix(MORE) if made.cut else made.text)
    assert bool(made.cut) == (len(whole) > length)
