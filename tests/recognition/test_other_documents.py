"""Contractors who are identified by something else than a cédula, in every paper; papers typeset by LaTeX."""

from __future__ import annotations

import pytest

from review.model import ItemKind, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

SURE = 0.8
DOCUMENTS = [
    ("Permiso por Protección Temporal (PPT) No.", "5.123.456", "PT", "5123456"),
    ("P.P.T.", "5.123.456", "PT", "5123456"),
    ("NUIP", "1.077.345.210", "CC", "1077345210"),
    ("Pasaporte", "XR204517", "PA", "XR204517"),
    ("cédula de extranjería No.", "456.789", "CE", "456789"),
]


def charge(kind: str, number: str) -> Sheet:
    return (
        Sheet()
        .title("CUENTA DE COBRO No. 4")
        .line("Puerto Claro, 3 de agosto de 2026")
        .line("LA GOBERNACIÓN DEL LITORAL, NIT 900.123.456-8")
        .title("DEBE A")
        .line(f"YULEIDY CAROLINA BRICEÑO MATA, {kind} {number}")
        .paragraph(
            "la suma de UN MILL´ON NOVECIENTOS MIL PESOS M/CTE ($ 1.900.000), por concepto de los"
            " honorarios del per´ıodo del 01 al 31 de julio de 2026, cuarto pago del contrato No."
            " PSP-0231-2026."
        )
        .line("YULEIDY CAROLINA BRICEÑO MATA")
        .line(f"{kind} {number}")
    )


def charge_in_cells(kind: str, number: str) -> Sheet:
    return (
        Sheet()
        .title("CUENTA DE COBRO No. 4")
        .row([(72, "Contratista"), (300, "YULEIDY CAROLINA BRICEÑO MATA")], width=220)
        .row([(72, kind), (300, number)], width=220)
        .row([(72, "Contrato No."), (300, "PSP-0231-2026")], width=220)
        .row([(72, "Valor a cobrar"), (300, "$ 1.900.000")], width=220)
        .paragraph("Debe a la contratista la suma de un millón novecientos mil pesos.")
    )


def certificate(kind: str, number: str) -> Sheet:
    return (
        Sheet()
        .title("BANCO DEL LITORAL")
        .title("CERTIFICACIÓN BANCARIA")
        .paragraph(
            f"Certificamos que YULEIDY CAROLINA BRICEÑO MATA, identificada con {kind} {number}, tiene"
            " con nosotros la cuenta de ahorros No. 44120078851, activa. Se expide el 2 de agosto de 2026."
        )
    )


def planilla(kind: str, number: str) -> Sheet:
    return (
        Sheet()
        .title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES")
        .line("Planilla No. 9412345678    Período cotizado: 2026-07")
        .row([(60, "IDENTIFICACIÓN"), (220, "NOMBRE"), (430, "TOTAL")])
        .row([(60, f"{kind} {number}"), (220, "BRICEÑO MATA YULEIDY"), (430, "$ 508.300")])
        .line("Total pagado: $ 508.300    Fecha de pago: 03/08/2026    Estado: PAGADA")
    )


def item(kind: ItemKind, sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[kind]


@pytest.mark.parametrize(("kind", "number", "in_pila", "value"), DOCUMENTS)
def test_the_document_is_read_in_every_paper(kind: str, number: str, in_pila: str, value: str) -> None:
    figures = number.replace(".", "")
    papers = [
        (ItemKind.CUENTA, charge(kind, number)),
        (ItemKind.CUENTA, charge_in_cells(kind, number)),
        (ItemKind.BANCO, certificate(kind, number)),
        (ItemKind.SEGURIDAD_SOCIAL, planilla(in_pila, figures)),
    ]
    for paper, sheet in papers:
        read = item(paper, sheet)
        assert read.value("documento") == value, paper
        assert read.fields["documento"].confidence >= SURE, paper


def test_accents_written_apart_hide_neither_labels_nor_amounts() -> None:
    read = item(ItemKind.CUENTA, charge("C.C.", "1.077.345.210"))
    assert read.value("valor_letras") == read.value("valor") == 1_900_000
    assert str(read.value("periodo")) == "2026-07"
    assert "MILLÓN" in read.fields["valor_letras"].text
