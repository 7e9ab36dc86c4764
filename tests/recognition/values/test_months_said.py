"""The month that a cuenta bills, told from the day on which it was signed."""

from __future__ import annotations

import pytest

from review.model import ItemKind, Month
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

ABRIL = Month(2026, 4)


def month(concept: str) -> Month | None:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("FECHA: 04 DE MAYO DE 2026")
    sheet.line("A FAVOR DE: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890").paragraph(f"CONCEPTO: {concept}")
    found = recognise(document(sheet.line("VALOR: $ 3.300.000"))).items[ItemKind.CUENTA].value("periodo")
    assert found is None or isinstance(found, Month)
    return found


@pytest.mark.parametrize(
    "done",
    [
        "BRINDAR ACOMPAÑAMIENTO A LOS JÓVENES DE LA VEREDA - MES DE ABRIL DE 2026",
        "Asistencia técnica a los comités de las sedes, mes de abril de 2026",
        "ATENDER A LOS USUARIOS DE SALUD, MES DE ABRIL DE 2026",
    ],
)
def test_those_who_are_served_are_no_days_of_a_signature(done: str) -> None:
    assert month(f"ORIENTAR LAS JORNADAS DE ARTES Y DE OFICIOS EN LAS SEDES RURALES, {done}") == ABRIL


@pytest.mark.parametrize(
    "concept",
    [
        "apoyo logístico. A los treinta días del mes de junio de 2026",
        "apoyo logístico. A los 30 días del mes de junio de 2026",
    ],
)
def test_the_day_of_a_signature_is_not_the_month_billed(concept: str) -> None:
    assert month(concept) != Month(2026, 6)
