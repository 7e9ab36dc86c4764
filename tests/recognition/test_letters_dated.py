"""The day of a bank's letter wherever it is told: under a label in its foot, in a note of validity."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document


@pytest.mark.parametrize(
    "foot",
    [
        ("Vigencia 30 días a partir de su expedición: 12/08/2026",),
        ("Generado el 12/08/2026 10:22:11",),
        ("Hoy, 12 de agosto de 2026",),
        ("Fecha y hora de consulta: 12/08/2026 09:11 AM",),
        ("Fecha de expedición", "12/08/2026"),
        ("12/08/2026", "Fecha de expedición"),
        ("Esta certificación se genera a través de la Sucursal Virtual el día 12 de agosto de 2026",),
        ("Impreso: 12-ago-2026",),
        ("Consulta realizada el 12 de agosto de 2026",),
        ("Válido por 30 días desde el 12/08/2026",),
        ("Certificado N° 889 del 12 de agosto de 2026",),
    ],
)
def test_the_day_of_the_letter_is_found_and_never_that_of_the_account(foot: tuple[str, ...]) -> None:
    sheet = (
        Sheet()
        .title("BANCO CAJA SOCIAL")
        .title("CERTIFICACIÓN")
        .paragraph(
            "Certificamos que ROSA ELVIRA CAMPO DÍAZ, identificada con cédula de ciudadanía 34.567.890, es"
            " titular de la cuenta de ahorros No. 24098765432 abierta el 03/04/2019, que se encuentra activa."
        )
    )
    sheet.skip(6)
    for line in foot:
        sheet.line(line)
    assert recognise(document(sheet)).items[ItemKind.BANCO].value("fecha") == dt.date(2026, 8, 12)


@pytest.mark.parametrize("day", ["Agosto 12 de 2026", "12/08/2026"])
def test_a_day_below_the_banks_name_at_the_other_margin_is_the_letters(day: str) -> None:
    sheet = Sheet().line("Banco Caja Social", 470).skip().line(day, 54).skip().line("Señores", 54).skip()
    sheet.paragraph(
        "Hacemos constar que ROSA ELVIRA CAMPO DÍAZ, identificada con C.C. No. 34.567.890, es titular"
        " de la cuenta de ahorros número 24098765432, vigente desde abril de 2019.",
        54,
    )
    item = recognise(document(sheet.skip().line("Cordialmente,", 54))).items[ItemKind.BANCO]
    assert item.value("fecha") == dt.date(2026, 8, 12)
