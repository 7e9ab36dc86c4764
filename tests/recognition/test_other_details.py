"""What the RUT, the receipt of taxes, the cuenta and certificates tell beyond their first fields."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.model import ItemKind, Origin, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

SURE = 0.8


def sure(item: RecognisedItem, name: str) -> object:
    found = item.fields.get(name)
    return None if found is None or found.confidence < SURE else found.value


def rut(kind: str = "Persona natural o sucesión ilíquida  2") -> Sheet:
    sheet = Sheet(size=8).line("Formulario del Registro Único Tributario", x=180, size=12)
    sheet.text(30, 100, "4. Número de formulario")
    sheet.text(30, 120, "5. Número de Identificación Tributaria (NIT)")
    sheet.text(280, 120, "6. DV")
    for at, digit in enumerate("34567890"):
        sheet.text(60 + at * 14, 135, digit)
    sheet.text(30, 160, "24. Tipo de contribuyente:")
    sheet.text(30, 175, kind)
    sheet.text(30, 300, "46. Código")
    sheet.text(95, 300, "47. Fecha inicio actividad")
    for at, digit in enumerate("7020"):
        sheet.text(34 + at * 12, 314, digit)
    for at, digit in enumerate("20190304"):
        sheet.text(100 + at * 10, 314, digit)
    sheet.text(200, 340, "Responsabilidades, Calidades y Atributos")
    sheet.text(30, 355, "53. Código")
    sheet.text(40, 380, "05- Impto. renta y compl. régimen ordinar")
    sheet.text(40, 394, "48 - Impuesto sobre las ventas - IVA")
    sheet.text(200, 84, "Página 1 de 4 Hoja 1")
    sheet.text(300, 760, "Fecha generación documento PDF: 12-03-2026 10:15:00AM")
    return sheet


def test_rut() -> None:
    item = recognise(document(rut())).items[ItemKind.RUT]
    assert sure(item, "actividad") == "7020"
    assert sure(item, "responsabilidades") == "05, 48"
    assert sure(item, "hojas") == 4
    assert item.mark("rut_otro_tipo") is None
    company = recognise(document(rut("Persona jurídica  1"))).items[ItemKind.RUT]
    assert company.mark("rut_otro_tipo") is not None


def receipt(*rows: tuple[str, str, str], total: str, ink: float = 1.0) -> RecognisedItem:
    sheet = (
        Sheet()
        .title("RECIBO DE PAGO DE ESTAMPILLAS")
        .line("Contribuyente: Rosa Elvira Campo Díaz C.C. 34.567.890")
    )
    sheet.line("Contrato No. CPS-044-2026").line("Base gravable: $ 12.000.000").line("Vence el: 30/04/2026")
    sheet.line("Fecha de pago: 14/04/2026").skip()
    sheet.row([(60, "Concepto"), (300, "Tarifa"), (420, "Valor")])
    for name, rate, amount in rows:
        # A bare year ends where the amounts end.
        sheet.row([(60, name), (300, rate), (443 if amount.isdecimal() else 420, amount)], width=220)
    sheet.row([(60, "TOTAL PAGADO"), (420, total)])
    read = document(sheet)
    if ink < 1:
        words = tuple(replace(word, confidence=ink) for word in read.pages[0].words)
        read = replace(read, pages=(replace(read.pages[0], words=words, origin=Origin.OCR),))
    return recognise(read).items[ItemKind.IMPUESTOS]


CULTURE = ("Estampilla Pro Cultura", "1,5 %", "$ 180.000")
ELDERLY = ("Estampilla Adulto Mayor", "3 %", "$ 360.000")


def test_receipt_of_taxes() -> None:
    item = receipt(CULTURE, ELDERLY, total="$ 540.000")
    assert sure(item, "base") == 12_000_000
    assert sure(item, "conceptos") == 540_000
    assert sure(item, "tarifa") == "4.5"
    assert sure(item, "fecha_limite") == dt.date(2026, 4, 30)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["left", "centred", "right"])
def test_the_amounts_of_a_column_stand_flush_left_or_centred_too(share: float) -> None:
    rows = [
        ("Estampilla Pro Cultura", "$ 14.000.500"),
        ("Tasa Pro Deporte", "$ 9.900"),
        ("TOTAL", "$ 14.010.400"),
    ]
    sheet = Sheet().title("RECIBO DE PAGO DE ESTAMPILLAS").line("Fecha de pago: 14/04/2026").skip()
    for name, amount in rows:
        room = 5 * (len("$ 14.000.500") - len(amount))
        sheet.row([(60, name), (420 + share * room, amount)], width=220)
    assert sure(recognise(document(sheet)).items[ItemKind.IMPUESTOS], "conceptos") == 14_010_400


def test_rates_of_a_scan_are_told_when_the_amounts_confirm_them() -> None:
    right = receipt(CULTURE, ELDERLY, total="$ 540.000", ink=0.99)
    assert right.value("tarifa") == "4.5"
    assert right.fields["tarifa"].support
    misread = receipt(("Estampilla Pro Cultura", "15 %", "$ 180.000"), ELDERLY, total="$ 540.000", ink=0.99)
    assert misread.value("conceptos") == 540_000
    assert misread.value("tarifa") is None


def test_rows_that_do_not_make_the_total_are_told() -> None:
    item = receipt(CULTURE, ELDERLY, total="$ 500.000")
    assert item.value("valor") == 500_000
    assert item.value("conceptos") in (None, 540_000)
    discount = receipt(CULTURE, ("Descuento", "10 %", "$ 18.000"), total="$ 162.000")
    assert sure(discount, "conceptos") is None


@pytest.mark.parametrize("label", ["Total liquidado", "Subtotal", "VALOR TOTAL A CARGO", "Gran total"])
def test_a_total_said_again_does_not_prove_the_rows(label: str) -> None:
    item = receipt(CULTURE, ELDERLY, (label, "", "$ 590.000"), total="$ 590.000")
    assert item.value("valor") == 590_000
    assert sure(item, "conceptos") == 540_000
    proved = receipt(CULTURE, ELDERLY, (label, "", "$ 540.000"), total="$ 540.000")
    assert sure(proved, "conceptos") == 540_000


def test_rows_of_a_scan_that_do_not_make_the_total_are_noted() -> None:
    unmade = receipt(CULTURE, ELDERLY, total="$ 590.000", ink=0.99)
    assert unmade.value("conceptos") == 540_000
    assert unmade.mark("conceptos_no_suman") is not None
    made = receipt(CULTURE, ELDERLY, total="$ 540.000", ink=0.99)
    assert made.mark("conceptos_no_suman") is None
    discount = receipt(CULTURE, ("Descuento", "10 %", "$ 18.000"), total="$ 162.000", ink=0.99)
    assert discount.mark("conceptos_no_suman") is None


def in_two_copies(total: str, *adjusted: str) -> RecognisedItem:
    """A receipt printed twice on its sheet, with the day between its levies and its total."""
    sheet = Sheet().title("RECIBO DE PAGO DE ESTAMPILLAS")
    for copy in ("CONTRIBUYENTE", "TESORERÍA"):
        sheet.row([(60, "Contribuyente"), (300, "Rosa Elvira Campo Díaz C.C. 34.567.890")], width=220)
        for name, _, amount in (CULTURE, ELDERLY):
            sheet.row([(60, name), (420, amount)], width=220)
        for line in adjusted:
            sheet.line(line)
        sheet.skip(5).row([(60, "Fecha de pago"), (300, "14/04/2026")]).skip(3)
        sheet.row([(60, "Total pagado"), (250, total)]).line(f"- {copy} -").skip(2)
    return recognise(document(sheet)).items[ItemKind.IMPUESTOS]


def test_levies_far_from_a_total_that_they_do_not_make_are_told() -> None:
    unmade = in_two_copies("$ 590.000")
    assert (unmade.value("conceptos"), sure(unmade, "conceptos")) == (540_000, None)
    assert unmade.mark("conceptos_no_suman") is not None
    for item in (
        in_two_copies("$ 540.000"),
        in_two_copies("$ 590.000", "Intereses de mora según liquidación"),
    ):
        assert item.mark("conceptos_no_suman") is None


def test_the_year_over_the_rows_is_none_of_them() -> None:
    row = ("Estampillas de la vigencia", "", "2026")
    item = receipt(row, CULTURE, ELDERLY, total="$ 590.000")
    assert item.value("conceptos") == 540_000


@pytest.mark.parametrize("row", ["Identificación", "Teléfono de contacto"])
def test_a_number_of_the_head_over_the_rows_is_none_of_them(row: str) -> None:
    sheet = (
        Sheet().title("RECIBO DE CAJA DE TESORERÍA").line("Impuestos y estampillas del contrato CPS-044-2026")
    )
    sheet.row([(60, row), (420, "3.145.678.902")], width=220)
    sheet.row([(60, CULTURE[0]), (420, CULTURE[2])], width=220).row(
        [(60, ELDERLY[0]), (420, ELDERLY[2])], width=220
    )
    sheet.row([(60, "TOTAL RECIBIDO"), (420, "$ 590.000")], width=220)
    item = recognise(document(sheet)).items[ItemKind.IMPUESTOS]
    assert sure(item, "valor") == 590_000
    assert sure(item, "conceptos") == 540_000


def cuenta(*lines: str) -> RecognisedItem:
    sheet = Sheet().title("CUENTA DE COBRO No. 3").line("MUNICIPIO DE LA PRIMAVERA").line("NIT 891.580.016-8")
    sheet.line("DEBE A:").line("ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890").line(
        "LA SUMA DE: $ 2.000.000"
    ).skip()
    for line in lines:
        sheet.line(line).skip(0.6)
    sheet.line("Consignar en Banco Ficticio NIT 860.007.738-9 cuenta de ahorros No. 123456789")
    return recognise(document(sheet)).items[ItemKind.CUENTA]


def test_debtor_and_balance() -> None:
    item = cuenta(
        "Valor del contrato: $ 12.000.000",
        "Pagos efectuados a la fecha: $ 4.000.000",
        "Saldo por pagar: $ 6.000.000",
    )
    assert sure(item, "nit_entidad") == "891580016"
    assert (sure(item, "valor_contrato"), sure(item, "pagado"), sure(item, "saldo")) == (
        12_000_000,
        4_000_000,
        6_000_000,
    )
    assert item.fields["saldo"].support


def test_vat_needs_a_check() -> None:
    charged = cuenta("Subtotal: $ 1.680.672", "IVA 19%: $ 319.328")
    assert sure(charged, "iva") == 319_328
    assert charged.mark("iva_cobrado") is not None
    odd = cuenta("IVA: $ 123.456")
    assert sure(odd, "iva") is None
    assert odd.mark("iva_cobrado") is None
    assert cuenta("No responsable de IVA, Ley 2277 de 2022").value("iva") is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Valor antes de IVA: $ 1.680.672. IVA (19 %): $ 319.328.",),
        ("Valor sin IVA $ 1.680.672 - IVA 19% $ 319.328",),
        ("Base gravable: $ 1.680.672", "Valor IVA: $ 319.328"),
        ("Antes de IVA: $ 1.680.672", "IVA (19%): $ 319.328"),
        ("Honorarios antes de IVA $1.680.672, valor IVA $319.328, total $2.000.000",),
    ],
)
def test_the_amount_before_vat_is_not_the_vat(lines: tuple[str, ...]) -> None:
    charged = cuenta(*lines)
    assert sure(charged, "iva") == 319_328
    assert charged.mark("iva_cobrado") is not None
    assert sure(charged, "valor") == 2_000_000


@pytest.mark.parametrize(
    "line",
    [
        "Valor antes de IVA: $ 2.000.000. IVA: $ 0",
        "Valor sin IVA: $ 2.000.000",
        "Valor antes de IVA: $ 2.000.000. No responsable de IVA.",
    ],
)
def test_no_vat_is_charged(line: str) -> None:
    told = cuenta(line)
    assert told.value("iva") in (None, 0)
    assert told.mark("iva_cobrado") is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CUFE: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", True),
        ("No estoy obligada a expedir factura electrónica de venta.", False),
    ],
)
def test_an_invoice_is_told_by_its_code(line: str, found: bool) -> None:
    assert (cuenta(line).mark("factura_electronica") is not None) is found


@pytest.mark.parametrize(
    ("title", "line", "marks"),
    [
        (
            "CERTIFICADO DE AFILIACIÓN",
            "La entidad promotora de salud EPS certifica afiliación activa al plan de beneficios en salud",
            {"afiliacion_eps"},
        ),
        (
            "CERTIFICADO DE AFILIACIÓN ARL",
            "La administradora de riesgos laborales certifica la fecha de inicio de cobertura",
            {"afiliacion_arl"},
        ),
        (
            "CERTIFICADO DE AFILIACIÓN",
            "El fondo de pensiones certifica la afiliación activa a pensiones obligatorias",
            {"afiliacion_afp"},
        ),
        ("RESOLUCIÓN 123", "Por la cual se reconoce una pensión de vejez a la señora", {"pensionado"}),
        ("DECLARACIÓN", "Manifiesto que no tengo la calidad de pensionada ni recibo otra renta", set()),
    ],
)
def test_papers_beside_the_items(title: str, line: str, marks: set[str]) -> None:
    label = recognise(document(Sheet().title(title).paragraph(line))).pages[0]
    told = {m for m in label.marks if m.startswith("afiliacion_") or m == "pensionado"}
    assert told == marks
