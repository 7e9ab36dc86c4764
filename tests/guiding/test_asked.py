"""What an entity asked for, point by point, out of a letter of ours, a mail, or what SECOP II shows."""

from __future__ import annotations

import pytest

from review.errors import BadArgument
from review.guiding import ToMend, asked_in_letter, asked_in_mail
from review.model import Letter, Verdict
from review.papers.letter_mail import letter_mail

BODY = """\
Cordial saludo, LUZ DARY RÍOS PARRA:

Revisada la cuenta de cobro n.º 001, se devuelve para que ajuste lo siguiente:

1. Ítem 3, Seguridad social (página 4): la planilla es de mayo; adjunte la de junio.
2. Página 2: falta la firma.
3. El archivo no se pudo leer: envíelo de nuevo.

Corríjala y envíela de nuevo por SECOP II con todos sus soportes."""
POINTS = (
    ToMend("Ítem 3, Seguridad social (página 4)", "la planilla es de mayo; adjunte la de junio."),
    ToMend("Página 2", "falta la firma."),
    ToMend("", "El archivo no se pudo leer: envíelo de nuevo."),
)


def test_a_letter_of_ours_is_told_point_by_point() -> None:
    assert asked_in_letter(BODY) == POINTS


def test_a_mail_of_ours_is_too_and_its_signature_is_no_point() -> None:
    letter = Letter(Verdict.DEVUELTA, "Devolución", BODY)
    assert asked_in_mail(letter_mail(letter, "Ana Solarte")) == POINTS


def test_what_has_no_points_is_told_whole_and_figures_begin_none() -> None:
    said = "El valor cobrado es\n1.800.000 y el contrato dice otro."
    assert asked_in_letter(said) == (ToMend("", "El valor cobrado es 1.800.000 y el contrato dice otro."),)


def test_a_point_goes_on_until_the_next_one_or_an_empty_line() -> None:
    assert asked_in_letter("• La planilla\n  es de mayo\n- Falta el RUT\n\nGracias") == (
        ToMend("", "La planilla es de mayo"),
        ToMend("", "Falta el RUT"),
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", b"Subject: x\nContent-Type: text/html\n\n<p>Falta</p>", b"Subject: x\n\n \n"],
)
def test_what_is_no_mail_with_words_is_told(content: bytes) -> None:
    with pytest.raises(BadArgument, match="péguelo"):
        asked_in_mail(content)


def test_nothing_is_not_asked_for() -> None:
    with pytest.raises(BadArgument, match="No hay nada escrito"):
        asked_in_letter(" \n ")
