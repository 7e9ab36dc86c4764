"""What a cuenta asks for, of whom and when, where its form names more sums, people and days than those."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

LABELS, VALUES = 60.0, 300.0


def read(sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[ItemKind.CUENTA]


def form(*rows: tuple[str, str]) -> Sheet:
    sheet = Sheet(size=9).title("CUENTA DE COBRO No. 04", 12).line("MUNICIPIO DE PUERTO CLARO", LABELS)
    sheet.line("DEBE A:", LABELS)
    for label, said in (("Nombre contratista:", "ROSA ELVIRA CAMPO DÍAZ"), ("Cédula", "34.567.890"), *rows):
        sheet.row([(LABELS, label), (VALUES, said)], width=210)
    return sheet


@pytest.mark.parametrize(
    "label", ["Valor de la cuenta de cobro:", "Valor de la presente acta de cobro", "Suma"]
)
def test_the_whole_of_the_contract_is_not_asked_for(label: str) -> None:
    """Both are written in words and figures, in cells alike: the label of the contract's tells it apart."""
    item = read(
        form(
            ("Valor total del contrato:", "DIECISIETE MILLONES DE PESOS M/L ($ 17.000.000)"),
            ("Plazo", "153 días"),
            (label, "TRES MILLONES CUATROCIENTOS MIL PESOS M/L ($ 3.400.000)"),
        )
    )
    assert (item.value("valor"), item.value("valor_letras")) == (3_400_000, 3_400_000)


def test_the_number_under_the_supervisors_heading_is_not_the_creditors() -> None:
    sheet = Sheet(size=9).title("CUENTA DE COBRO", 12)
    sheet.paragraph(
        "Yo, Rosa Elvira Campo Díaz, identificada con Cédula de Ciudadanía N.º 34567890, me permito presentar"
        " la cuenta de cobro por concepto de honorarios de mayo de 2026, contrato N.º 030-2026."
    )
    sheet.line("VALOR A COBRAR $ 2.000.000").skip()
    sheet.line("SUPERVISOR DEL CONTRATO").row([(72, "NOMBRE"), (300, "CÉDULA")])
    sheet.row([(72, "Elena Suárez Pinto"), (300, "45981202")]).skip(2)
    sheet.row([(72, "Rosa Elvira Campo Díaz"), (300, "Elena Suárez Pinto")], pad=1)
    sheet.row([(72, "Contratista"), (300, "Supervisor del Contrato")], pad=1)
    sheet.row([(72, "C.C. 34567890"), (300, "C.C. 45981202")])
    assert read(sheet).value("documento") == "34567890"


@pytest.mark.parametrize(
    ("label", "said"), [("PERIODO N.º", "2"), ("N.º de periodo", "2"), ("Documento equivalente No.", "DSE 2")]
)
def test_the_payment_is_counted_by_other_names(label: str, said: str) -> None:
    sheet = Sheet(size=9).title("COBRO DE HONORARIOS", 12).line("MUNICIPIO DE PUERTO CLARO debe a")
    sheet.line("ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890").row([(60, label), (200, said)])
    sheet.line("la suma de DOS MILLONES DE PESOS ($ 2.000.000), contrato 030-2026, mayo de 2026")
    assert read(sheet).value("numero_pago") == 2


def test_letters_of_a_contract_are_no_series_of_papers() -> None:
    sheet = Sheet(size=9).title("COBRO DE HONORARIOS", 12).line("MUNICIPIO DE PUERTO CLARO debe a")
    sheet.line("ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890").line("Cuenta de cobro CPS 14")
    sheet.line("la suma de DOS MILLONES DE PESOS ($ 2.000.000), mayo de 2026")
    assert read(sheet).value("numero_pago") is None


def test_the_month_of_the_title_is_billed() -> None:
    sheet = (
        Sheet().title("CUENTA DE COBRO N° 02 - JUNIO 2026").line("MUNICIPIO DE PUERTO CLARO").line("DEBE A:")
    )
    sheet.paragraph("ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, la suma de DOS MILLONES DE PESOS ($ 2.000.000)")
    item = read(sheet.line("Puerto Claro, LUNES 13 DE JULIO DE 2026"))
    assert (item.value("periodo"), item.value("numero_pago")) == (Month(2026, 6), 2)


def test_the_end_of_the_period_is_no_second_day_of_the_cuenta() -> None:
    sheet = form(("Valor a cobrar", "$ 2.000.000")).line("PUERTO CLARO, 12 DE SEPTIEMBRE DEL 2026", LABELS)
    sheet.skip().line("POR CONCEPTO DE SERVICIOS PRESTADOS SEGÚN CONTRATO 030-2026 AGOSTO 1", LABELS)
    sheet.skip().line("A AGOSTO 31 DEL 2026", LABELS)
    found = read(sheet).fields["fecha_cuenta"]
    assert (found.value, found.note) == (dt.date(2026, 9, 12), None)


def test_the_days_of_who_approved_the_form_are_not_the_cuentas() -> None:
    sheet = Sheet(size=8)
    sheet.row([(60, "SISTEMA DE GESTIÓN"), (440, "VERSIÓN"), (540, "2")], width=90)
    sheet.skip(1.5).row([(440, "FECHA DE ENTRADA EN VIGENCIA"), (530, "13/abr/2020")], width=60)
    sheet.skip().title("DOCUMENTO EQUIVALENTE A LA FACTURA", 10)
    sheet.row([(60, "1. Fecha de la Transacción"), (300, "05-04-2026")])
    sheet.row([(60, "Proveedor de Servicios"), (300, "ROSA ELVIRA CAMPO DÍAZ"), (450, "34567890")])
    sheet.row([(60, "16. Valor de la Operación"), (300, "$ 2.000.000")])
    sheet.row([(60, "17. Número Contrato"), (300, "030-2026")]).skip()
    for verb, who in (
        ("Elaborado", "Amparo Ferro"),
        ("Revisado", "Dora Pabón"),
        ("Aprobado", "Wilmer Casas"),
    ):
        sheet.row([(60, f"{verb} por: {who}"), (400, "Fecha: 13/abr/2020")], pad=1)
    assert read(sheet).value("fecha_cuenta") == dt.date(2026, 4, 5)


@pytest.mark.parametrize(("more", "sure"), [("", True), ("Retención que se estima: $ 81.000", False)])
def test_the_only_sum_in_figures_is_asked_for_whatever_the_words_say(more: str, sure: bool) -> None:
    """A table of one row says it three times; in words it is another by a slip."""
    sheet = form(("Contrato", "030-2026"), ("Mes que se cobra", "mayo de 2026")).skip()
    columns = (60, 210, 300, 370, 480)
    heads = ("DETALLE", "UNIDAD", "CANT.", "VALOR UNITARIO", "VALOR TOTAL")
    sheet.row(list(zip(columns, heads, strict=True)), width=100)
    row = ("Apoyo a la biblioteca", "Mes", "1", "3.400.000", "3.400.000")
    sheet.row(list(zip(columns, row, strict=True)), width=100)
    sheet.row([(60, "EN LETRAS: TRES MILLONES QUINIENTOS MIL PESOS"), (480, "$ 3.400.000")], width=330)
    item = read(sheet.line(more, 60) if more else sheet)
    assert (item.value("valor"), item.value("valor_letras")) == (3_400_000, 3_500_000)
    assert (item.fields["valor"].confidence >= 0.9) is sure


IN_BOXES = ((60.0, "DÍA"), (95.0, "MES"), (130.0, "AÑO"))


def test_the_month_of_two_days_in_boxes_under_headings_alike() -> None:
    """`Factura desde` and `Factura hasta`, whatever the office calls them, beside the paper's own day."""
    sheet = form(("Valor a cobrar", "$ 2.000.000"))
    heads = ("FECHA DEL COBRO", "FACTURA DESDE", "FACTURA HASTA")
    sheet.row([(60 + 160 * at, said) for at, said in enumerate(heads)], pad=0)
    sheet.row([(x + 160 * at, said) for at in range(3) for x, said in IN_BOXES], pad=1)
    days = ("06 08 2026", "01 07 2026", "31 07 2026")
    for at, day in enumerate(days):
        for (x, _), figures in zip(IN_BOXES, day.split(), strict=True):
            sheet.text(x + 160 * at, sheet.y, figures)
    sheet.skip(2)
    item = read(sheet)
    assert (item.value("periodo"), item.fields["periodo"].note) == (Month(2026, 7), None)
    assert item.value("fecha_cuenta") == dt.date(2026, 8, 6)


def test_the_month_of_a_first_and_a_last_day_in_cells_one_of_them_broken_over_lines() -> None:
    sheet = form(("Valor a cobrar", "$ 2.000.000"))
    sheet.text(60, sheet.y, "Inicio")
    sheet.text(140, sheet.y + 6, "01/07/2026")
    sheet.text(sheet.text(330, sheet.y + 6, "Fin periodo") + 3, sheet.y + 6, "31/07/2026")
    sheet.text(60, sheet.y + 12, "periodo")
    item = read(sheet.skip(3).line("Otros datos", 60))
    assert (item.value("periodo"), item.fields["periodo"].confidence > 0.8) == (Month(2026, 7), True)


def test_the_only_days_from_one_to_another_are_what_is_billed_after_any_words() -> None:
    sheet = Sheet(size=10).title("CUENTA DE COBRO", 12).line("MUNICIPIO DE PUERTO CLARO debe a", 60)
    sheet.paragraph(
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, la suma de DOS MILLONES DE PESOS ($ 2.000.000), por apoyar"
        " la biblioteca y su sala de lectura infantil y los clubes de las veredas, contrato PS-118 de 2026,"
        " del 01 al 31 de julio de 2026."
    )
    month = read(sheet).fields["periodo"]
    assert (month.value, month.confidence > 0.8) == (Month(2026, 7), True)


def test_a_request_is_counted_as_a_payment() -> None:
    sheet = Sheet(size=9).title("SOLICITUD DE PAGO Y CUENTA DE COBRO", 12)
    sheet.row([(60, "Solicitud No."), (200, "2"), (360, "Fecha"), (440, "06/08/2026")], width=90)
    sheet.row([(60, "Acreedor"), (200, "ROSA ELVIRA CAMPO DÍAZ"), (360, "Cédula"), (440, "34.567.890")])
    sheet.row([(60, "Valor a cobrar"), (200, "$ 2.000.000")])
    assert read(sheet).value("numero_pago") == 2
