"""Values beside labels of one word, in cells that begin with a label of their own, and in strips of print."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, RecognisedItem
from review.recognition import recognise
from review.recognition.values.bank_accounts import account_numbers
from tests.recognition.sheet import Sheet, document

SURE = 0.8


def read(kind: ItemKind, sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[kind]


def sure(item: RecognisedItem, name: str) -> object:
    """The value of a field on which a rule would rest; else None."""
    found = item.fields.get(name)
    return None if found is None or found.confidence < SURE or found.note else found.value


def form(*rows: tuple[str, str]) -> Sheet:
    """A cuenta printed by a program: labels and values in two columns."""
    sheet = Sheet().title("Cuenta de cobro")
    for label, value in rows:
        sheet.row([(60, label), (240, value)], width=320)
    sheet.row([(60, "Periodo cobrado"), (240, "01/06/2026 al 30/06/2026")])
    sheet.row([(60, "Total cobrado"), (240, "$ 2.000.000")])
    return sheet.line("Valor en letras: Dos millones de pesos moneda corriente", 60)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("CC No. 34567890", "34567890"),
        ("PPT No. 5.823.047", "5823047"),
        ("Cédula de ciudadanía No. 34.567.890", "34567890"),
        ("34567890", "34567890"),
    ],
)
def test_a_value_that_begins_with_its_own_label(printed: str, number: str) -> None:
    sheet = form(
        ("Entidad", "MUNICIPIO DE PUERTO CLARO, NIT 800.111.222-3"),
        ("A nombre de", "Rosa Elvira Campo Díaz"),
        ("Documento", printed),
        ("Contrato", "PS-118-2026"),
    )
    # Behind the number, so that the place in the text says that it is the debtor's.
    sheet.line("Gírese a favor de quien cobra.", 60)
    assert sure(read(ItemKind.CUENTA, sheet), "documento") == number


@pytest.mark.parametrize("number", ["2026-0417", "BDT-2026-0417", "0417-2026", "00417-2026"])
def test_a_number_with_its_year_is_no_account(number: str) -> None:
    assert account_numbers(f"{number}\nCuenta de ahorros") == []


def test_an_account_in_parts_is_one() -> None:
    assert [quote.value for quote in account_numbers("2026-041-778812")] == ["2026041778812"]


PAID = dt.date(2026, 7, 3)


@pytest.mark.parametrize(
    "told",
    [
        [(60, "No. de planilla"), (180, "8123456789"), (330, "Estado"), (400, "PAGADA 03/07/2026")],
        [
            (60, "No. de planilla"),
            (180, "8123456789"),
            (330, "Estado"),
            (400, "Pagada el 3 de julio de 2026"),
        ],
        [(60, "No. de planilla"), (180, "8123456789"), (330, "Pagaste el"), (400, "03/07/2026")],
    ],
)
def test_the_day_behind_the_state_is_that_of_payment(told: list[tuple[float, str]]) -> None:
    sheet = Sheet(size=9).title("COMPROBANTE DE PLANILLA INTEGRADA", 12).line("Generado 05/07/2026 16:24", 60)
    sheet.row([(60, "Nombre o razón social"), (180, "ROSA ELVIRA CAMPO DÍAZ"), (400, "CC 34567890")])
    sheet.row(told, width=160)
    sheet.row(
        [(60, "Período salud"), (180, "junio de 2026"), (330, "Período pensión"), (430, "junio de 2026")]
    )
    sheet.row([(60, "Fecha límite de pago"), (180, "12/07/2026")])
    for name, part in (("SALUD", "$ 250.000"), ("PENSION", "$ 320.000"), ("RIESGOS", "$ 10.500")):
        sheet.row([(60, name), (180, "$ 2.000.000"), (400, part)])
    sheet.row([(60, "Total pagado"), (400, "$ 580.500")])
    assert sure(read(ItemKind.SEGURIDAD_SOCIAL, sheet), "fecha_pago") == PAID


STRIP = (
    ("FECHA PAGO", "03/07/2026 10:42"),
    ("PLANILLA", "8123456789"),
    ("PERIODO", "2026-06"),
    ("COTIZANTE", "CC 34567890"),
    ("DIAS", "30"),
    ("IBC", "$ 2.000.000"),
    ("EPS", "EPS017 $ 250.000"),
    ("AFP", "231001 $ 320.000"),
    ("ARL", "14-25 $ 10.500"),
    ("TOTAL", "$ 580.500"),
)


def test_labels_one_under_the_other_are_not_one_label() -> None:
    """`FECHA PAGO` over `PLANILLA` reads like the label of a planilla's day; each has its own value."""
    sheet = Sheet(size=9).title("RECAUDO PILA PLANILLA ASISTIDA", 11).line("Operador: ARUS SuAporte", 200)
    for label, value in STRIP:
        sheet.text(200, sheet.y, label)
        sheet.text(290, sheet.y, value)
        sheet.y += 12
    item = read(ItemKind.SEGURIDAD_SOCIAL, sheet.line("*** PAGO EXITOSO ***", 200))
    assert (sure(item, "planilla"), sure(item, "fecha_pago")) == ("8123456789", PAID)


def test_a_label_of_two_lines_stays_one() -> None:
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip()
    for label, value in (
        (("Fecha inicio", "Contrato"), ("enero 15 de", "2026")),
        (("Nombre", "Contratista"), ("Rosa Elvira", "Campo Díaz")),
        (("Fecha", "Presentación"), ("julio 02 de", "2026")),
    ):
        for at in range(2):
            sheet.text(60, sheet.y, label[at])
            sheet.text(200, sheet.y, value[at])
            sheet.y += 11
        sheet.y += 9
    sheet.line("Contrato No. PS-118-2026", 60).line(
        "Periodo del informe: 01/06/2026 al 30/06/2026", 60
    ).skip()
    sheet.line("ACTIVIDADES EJECUTADAS").skip().paragraph("1. Atendí a 87 lectores de la biblioteca.")
    item = read(ItemKind.INFORME, sheet)
    assert sure(item, "fecha_inicio_contrato") == dt.date(2026, 1, 15)
    assert sure(item, "fecha_informe") == dt.date(2026, 7, 2)


@pytest.mark.parametrize(
    "logo",
    ["Pibank – Banco Pichincha S.A. hace constar que", "Pibank, marca de Banco Pichincha, certifica que"],
)
def test_a_brand_is_the_bank_and_not_whose_it_is(logo: str) -> None:
    sheet = (
        Sheet()
        .line("Puerto Claro, 2 de julio de 2026")
        .title("Certificado de cuenta")
        .paragraph(f"{logo} Rosa Elvira Campo Díaz, con cédula 34.567.890, tiene con nosotros:")
    )
    sheet.row([(60, "Producto"), (240, "Cuenta de ahorros")]).row([(60, "Número"), (240, "445512347788")])
    sheet.row([(60, "Estado"), (240, "Activa")])
    assert sure(read(ItemKind.BANCO, sheet), "banco") == "Pibank"
