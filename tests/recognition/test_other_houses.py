"""Wordings of papers of entities that no one here had seen: months quoted, short days, odd numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document


def item(kind: ItemKind, *sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[kind]


def cuenta(*lines: str, date: str = "Pueblo Claro, 3 de junio de 2026", number: str = "Pago No. 2") -> Sheet:
    sheet = Sheet().line(date).skip().title("CUENTA DE COBRO").line(number).skip()
    sheet.line("DEBE A:").line("MARTA OSORIO QUIROGA").line("C.C. 52 417 903").skip()
    sheet.paragraph("LA SUMA DE dos millones de pesos M/CTE ($ 2.000.000)")
    for line in lines:
        sheet.paragraph(line)
    return sheet.line("Contrato No. 210 de 2026").skip()


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Periodo a pagar: desde 01/05/2026 hasta 31/05/2026",
            "Cumplió con sus aportes (Planilla No. 77120034, período 2026-04).",
        ),
        (
            "Se aporta la planilla PILA 77120034 del mes de abril de 2026.",
            "Honorarios por los servicios prestados en el mes de mayo de 2026.",
        ),
        (
            "Honorarios del mes de mayo de 2026.",
            "Para constancia se firma al tercer (03) día del mes de junio de 2026.",
        ),
    ],
)
def test_the_month_billed_is_neither_that_of_the_planilla_nor_that_of_the_signature(
    lines: tuple[str, ...],
) -> None:
    month = item(ItemKind.CUENTA, cuenta(*lines)).fields["periodo"]
    assert month.value == Month(2026, 5)
    assert month.note is None


def test_the_month_of_a_planilla_alone_is_no_month_billed() -> None:
    only = cuenta("Anexo pago de seguridad social, planilla 77120034, período 2026-04.")
    assert item(ItemKind.CUENTA, only).value("periodo") is None


@pytest.mark.parametrize("date", ["03/06/2026", "03/jun/2026", "2026-06-03", "03-06-2026"])
def test_a_short_day_behind_the_town(date: str) -> None:
    assert item(ItemKind.CUENTA, cuenta(date=f"Pueblo Claro, {date}")).value("fecha_cuenta") == dt.date(
        2026, 6, 3
    )


def test_a_number_filled_with_zeros_and_figures_with_gaps() -> None:
    read = item(ItemKind.CUENTA, cuenta(number="Cuenta de cobro No.                 0002"))
    assert read.value("numero_pago") == 2
    assert read.value("documento") == "52417903"


def test_a_number_with_gaps_in_a_cell_of_its_own() -> None:
    sheet = Sheet().title("DOCUMENTO SOPORTE EN ADQUISICIONES").row([(72, "B. DATOS DEL PROVEEDOR")])
    sheet.row([(72, "10. NIT/C.C."), (300, "52 417 903")]).row(
        [(72, "16. Valor de la operación"), (300, "$ 2.000.000")]
    )
    assert item(ItemKind.CUENTA, sheet).value("documento") == "52417903"
