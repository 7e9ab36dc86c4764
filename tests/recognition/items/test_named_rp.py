"""The RP that a cuenta names, and what is none though it stands near the word."""

from __future__ import annotations

import pytest

from review.model import Field, ItemKind, Origin
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document


def cuenta(*lines: str, origin: Origin = Origin.TEXTO) -> Sheet:
    sheet = Sheet(origin=origin).title("CUENTA DE COBRO No. 3").line("EL MUNICIPIO DE TAMBILLO DEBE A:")
    sheet.line("ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890").line("LA SUMA DE: $ 3.200.000")
    for line in lines:
        sheet.line(line)
    return sheet


def named(sheet: Sheet) -> Field | None:
    return recognise(document(sheet)).items[ItemKind.CUENTA].fields.get("rp")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("RP No. 345", "345"),
        ("Registro Presupuestal No. 0912 del 12 de enero de 2026", "0912"),
        ("CDP No. 120   CRP: 4500445566", "4500445566"),
        ("con cargo al RP 345-2026 y al rubro 2.1.2.02", "345"),
        ("Certificado de registro presupuestal (CRP) N° 77", "77"),
    ],
)
def test_the_number_beside_its_label(line: str, number: str) -> None:
    found = named(cuenta(line))
    assert found is not None
    assert found.value == number
    assert found.text == number


@pytest.mark.parametrize(
    "line",
    [
        "CDP No. 120",
        "Registro presupuestal del 12/01/2026",
        "RP: 12/01/2026",
        "Valor RP 10800000",
        "RP $ 10.800.000",
        "Registro presupuestal: adjunto",
        "RP No. 2.1.2.02",
        "RP No. 345 y RP No. 912",
    ],
)
def test_what_is_no_number_of_an_rp_or_not_surely_one(line: str) -> None:
    assert named(cuenta(line)) is None


def test_under_its_heading_in_a_row_of_boxes() -> None:
    sheet = cuenta().skip(2)
    sheet.row([(60, "CDP"), (160, "RP"), (260, "Fecha RP"), (400, "Valor RP")])
    sheet.row([(60, "120"), (160, "345"), (260, "12/01/2026"), (400, "10.800.000")])
    found = named(sheet)
    assert found is not None
    assert found.value == "345"


def test_a_scan_tells_none() -> None:
    assert named(cuenta("RP No. 345", origin=Origin.OCR)) is None
