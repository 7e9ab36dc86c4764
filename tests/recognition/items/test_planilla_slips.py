"""Planillas on slips of a cash desk, listed month by month, of corrections, and with a subtotal."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, RecognisedItem
from review.model.marks import ItemMark
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

MAY, JUNE = ("2026-05", "8111111111", "04/06/2026"), ("2026-06", "8222222222", "03/07/2026")
PAID = dt.date(2026, 7, 3)


def read(*sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[ItemKind.SEGURIDAD_SOCIAL]


def slip(kind: str = "I") -> Sheet:
    """Two columns and no rule: what a cash desk prints on narrow paper."""
    sheet = Sheet(size=8).line("GIROS DEL VALLE S.A.S.", 77).line("PLANILLA ASISTIDA - PILA", 66).skip()
    rows = (
        ("No. PLANILLA", "8222222222"),
        ("TIPO", kind),
        ("PERIODO", "06-2026"),
        ("APORTANTE", "ROSA ELVIRA CAMPO"),
        ("CC", "34567890"),
        ("DIAS", "30"),
        ("IBC", "$2.000.000"),
        ("SALUD EPS017", "$250.000"),
        ("PENSION 230301", "$320.000"),
        ("ARL 14-29", "$10.500"),
        ("MORA", "$0"),
        ("TOTAL", "$580.500"),
        ("LIMITE", "10/07/2026"),
        ("PAGADA", "03/07/2026 18:24"),
    )
    for label, value in rows:
        sheet.row([(20, label), (110, value)], pad=3)
    return sheet


def test_a_slip_tells_its_month_and_the_day_behind_its_state() -> None:
    item = read(slip())
    assert item.value("periodo") == Month(2026, 6)
    assert item.fields["periodo"].confidence > 0.8
    assert item.value("fecha_pago") == PAID
    assert item.mark(ItemMark.PAID) is not None


@pytest.mark.parametrize("kind", ["I", "N"])
def test_the_letter_alone_beside_tipo_is_the_planillas(kind: str) -> None:
    item = read(slip(kind))
    assert item.mark(f"{ItemMark.TYPE_}{kind.lower()}") is not None


def test_the_letter_of_a_type_over_another_label_is_no_sign_of_a_number() -> None:
    sheet = Sheet(size=9).title("INFORMACIÓN DE LA PLANILLA PAGADA", 12)
    sheet.row([(56, "Número de planilla"), (269, "Tipo de planilla"), (468, "Periodo")], pad=1)
    sheet.row([(56, "8222222222"), (269, "N"), (468, "06/2026")])
    sheet.row([(56, "Aportante"), (269, "Documento"), (468, "Fecha de pago")], pad=1)
    sheet.row([(56, "Rosa Elvira Campo Díaz"), (269, "CC 34.567.890"), (468, "03/07/2026")])
    assert read(sheet).mark(f"{ItemMark.TYPE_}n") is not None


def listed(*rows: tuple[str, str, str]) -> Sheet:
    sheet = Sheet(size=9).line("Consulta de aportes del cotizante", 40).line("Planillas pagadas", 40)
    sheet.line("Cotizante: ROSA ELVIRA CAMPO DÍAZ - CC 34567890", 40).skip()
    heads = (
        "Periodo",
        "Número de planilla",
        "Tipo",
        "IBC",
        "Salud",
        "Pensión",
        "ARL",
        "Fecha de pago",
        "Valor",
    )
    places = (40, 100, 190, 225, 290, 345, 400, 450, 530)
    sheet.row(list(zip(places, heads, strict=True)), pad=4)
    for month, number, day in rows:
        cells = (month, number, "I", "2.000.000", "250.000", "320.000", "10.500", day, "$ 580.500")
        sheet.row(list(zip(places, cells, strict=True)), pad=18)
    return sheet.line("Las planillas relacionadas se encuentran PAGADAS.", 40)


def voucher(number: str, day: str) -> Sheet:
    sheet = Sheet().title("COMPROBANTE DE TRANSACCIÓN").line("Operación: Pago de servicios PILA")
    sheet.line(f"Referencia 1: {number}").line(f"Fecha y hora: {day} 12:44")
    return sheet.line("Valor pagado: $ 580.500").line("Resultado: Transacción exitosa")


def cuenta(month: str) -> Sheet:
    sheet = Sheet().title("CUENTA DE COBRO No. 3").line("MUNICIPIO DE PUERTO CLARO").line("DEBE A:")
    sheet.line("ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890").skip()
    return sheet.paragraph(
        f"LA SUMA DE DOS MILLONES DE PESOS ($ 2.000.000) por los honorarios del mes de {month} de 2026."
    )


@pytest.mark.parametrize("rows", [(MAY, JUNE), (JUNE, MAY)])
@pytest.mark.parametrize(("month", "wanted"), [("junio", JUNE), ("julio", JUNE)])
def test_of_planillas_listed_that_of_the_month_counts(
    rows: tuple[tuple[str, str, str], ...], month: str, wanted: tuple[str, str, str]
) -> None:
    """With its number, its day and its place, not those of the row that stands right below the heads."""
    item = read(cuenta(month), listed(*rows), voucher(JUNE[1], "2026-07-03"))
    assert (str(item.value("periodo")), item.value("planilla")) == wanted[:2]
    assert item.value("fecha_pago") == PAID
    sheet = listed(*rows)
    (printed,) = [word.box for word in sheet.words if word.text == wanted[1]]
    assert item.fields["planilla"].box is not None
    assert item.fields["planilla"].box.meets(printed)


def test_one_planilla_alone_is_no_list() -> None:
    item = read(listed(JUNE))
    assert (str(item.value("periodo")), item.value("planilla")) == JUNE[:2]


def detailed(subtotal: str, interest: str, total: str) -> Sheet:
    sheet = Sheet(size=9).title("REPORTE DETALLADO DE PLANILLA", 12)
    sheet.line("Planilla Nro. 8222222222   Período Pensión 2026-06   Tipo I", 60)
    sheet.line("Fecha Pago 2026-07-03   Estado PAGADA", 60).skip()
    sheet.row([(60, "Subtotal aportes"), (300, subtotal)]).row([(60, "Intereses"), (300, interest)])
    return sheet.row([(60, "Valor total"), (300, total)])


def test_a_subtotal_that_its_total_does_not_keep_leaves_a_doubt() -> None:
    mark = read(detailed("$ 580.500", "$ 0", "$ 650.500")).mark(ItemMark.OTHER_TOTAL)
    assert mark is not None
    assert mark.text == "$ 580.500"


@pytest.mark.parametrize(("interest", "total"), [("$ 0", "$ 580.500"), ("$ 1.500", "$ 582.000")])
def test_a_subtotal_with_its_interest_leaves_none(interest: str, total: str) -> None:
    assert read(detailed("$ 580.500", interest, total)).mark(ItemMark.OTHER_TOTAL) is None


def test_a_sentence_that_says_which_planilla_was_paid() -> None:
    sheet = (
        Sheet()
        .title("CERTIFICADO DE PAGO DE APORTES")
        .paragraph(
            "Certificamos que ROSA ELVIRA CAMPO DÍAZ, con CC 34.567.890, pagó el 3 de julio de 2026 la "
            "planilla integrada de liquidación de aportes número 8222222222, tipo I, del periodo junio de "
            "2026, así:"
        )
    )
    for name, amount in (("Pensión", "$ 320.000"), ("Salud", "$ 250.000"), ("Riesgos", "$ 10.500")):
        sheet.row([(72, name), (300, amount)])
    item = read(sheet.row([(72, "Total"), (300, "$ 580.500")]))
    assert (item.value("planilla"), item.value("fecha_pago")) == ("8222222222", PAID)
