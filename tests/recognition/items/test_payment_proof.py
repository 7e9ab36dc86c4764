"""Was a tax paid, and on which day? Stamps, letters of treasurers and transactions; never a day to pay by."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, RecognisedItem
from review.model.marks import ItemMark
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

PAID = dt.date(2026, 5, 12)
MONTHS = ((72, "12 MAY 2026"), (200, "BANCO AGRARIO"), (330, "PAGO"))


def receipt(
    *foot: str | tuple[tuple[float, str], ...], head: str = "Fecha límite de pago: 30/05/2026"
) -> Sheet:
    sheet = Sheet().title("SECRETARÍA DE HACIENDA").title("RECIBO OFICIAL DE ESTAMPILLAS No. 8812")
    sheet.line("Fecha de expedición: 05/05/2026").line(head)
    sheet.row([(72, "Contribuyente"), (250, "ROSA ELVIRA CAMPO DÍAZ")], width=300)
    sheet.row([(72, "C.C."), (250, "34.567.890")]).row([(72, "Contrato No."), (250, "045 de 2026")])
    sheet.row([(72, "Estampilla pro cultura"), (400, "$ 40.000")])
    sheet.row([(72, "Estampilla adulto mayor"), (400, "$ 85.000")]).row([(72, "Total"), (400, "$ 125.000")])
    for line in foot:
        if isinstance(line, str):
            sheet.line(line)
        else:
            sheet.row(line)
    return sheet


def letter(text: str, foot: str = "Se expide el 15 de mayo de 2026.") -> Sheet:
    sheet = Sheet().title("TESORERÍA MUNICIPAL DE VILLA DEL MONTE").title("CONSTANCIA").paragraph(text)
    return sheet.line(foot).skip(2).line("TESORERO MUNICIPAL")


def test_the_only_day_of_a_receipt_is_its_day() -> None:
    page = Sheet().title("Portal tributario").title("RECIBO DE PAGO DE ESTAMPILLAS")
    page.row([(72, "Contribuyente"), (250, "ROSA ELVIRA CAMPO DÍAZ")], width=300)
    page.row([(72, "Total pagado"), (250, "$ 125.000")]).row([(72, "Registrado"), (250, "12/05/2026")])
    assert taxes(page).value("fecha") == PAID
    page.row([(72, "Vigencia del recibo"), (250, "20/05/2026")])
    assert taxes(page).value("fecha") is None


def test_a_day_to_pay_by_is_no_day_of_payment() -> None:
    page = Sheet().title("RECIBO DE PAGO DE ESTAMPILLAS").line("Páguese hasta: 12/05/2026")
    page.row([(72, "Total"), (250, "$ 125.000")])
    assert taxes(page).value("fecha") is None


def taxes(sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[ItemKind.IMPUESTOS]


@pytest.mark.parametrize(
    "foot",
    [
        ("BANCO AGRARIO", "12 MAY 2026", "PAGO", "CAJERO 04"),
        (MONTHS,),
        ("BANCO DAVIVIENDA RECIBIDO CON PAGO 12/05/2026 OF 221",),
        ("RECIBIDO CON PAGO", "12 MAY 2026"),
        ("RECAUDADO 12-05-2026", "Punto 22 Cajero 4"),
        ("Sello de cajero: 12 MAY 2026",),
        ("PAGADO", "12 MAY 2026", "Impreso el 20/05/2026"),
        ("Transacción exitosa", "12/05/2026 10:11:22", "CUS 998877"),
        ("Estado de la transacción: APROBADA", "Fecha y hora: 12/05/2026 10:11", "Valor pagado: $ 125.000"),
        ("No. transacción 998877", "Fecha y hora 12/05/2026 10:11", "Respuesta: Aprobada"),
        ("Pago registrado el 12 de mayo de 2026 a las 10:11",),
        ("Consignado en Banco Agrario el 12 de mayo de 2026, comprobante 88122",),
        ("Su pago por valor de $ 125.000 fue aprobado el 12/05/2026",),
        (((72, "Estado"), (200, "Fecha de pago")), ((72, "PAGADA"), (200, "12/05/2026"))),
    ],
)
def test_a_stamp_or_a_transaction_tells_the_payment_and_its_day(foot: tuple[str, ...]) -> None:
    item = taxes(receipt(*foot))
    assert item.mark("impuesto_pagado") is not None
    assert item.value("fecha") == PAID


@pytest.mark.parametrize(
    "text",
    [
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, canceló el día 12 de mayo de 2026 la suma de $ 125.000 por"
        " concepto de estampillas del contrato No. 045 de 2026.",
        "Que ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, pagó las estampillas del contrato 045 de 2026, suscrito"
        " el 2 de mayo de 2026, por valor de $ 125.000 el 12 de mayo de 2026.",
        "El 12 de mayo de 2026 ingresó a las arcas del municipio la suma de $ 125.000 por impuestos y"
        " estampillas, a nombre de ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, contrato 045 de 2026.",
        "Las estampillas del contrato 045 de 2026 a cargo de ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, por"
        " $ 125.000, fueron canceladas el 12 de mayo de 2026 según recibo 8812.",
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, realizó el pago de las estampillas del contrato 045 de 2026"
        " por $ 125.000 mediante consignación del 12 de mayo de 2026.",
    ],
)
def test_the_treasurer_tells_the_day_of_payment_not_that_of_his_letter(text: str) -> None:
    item = taxes(letter(text))
    assert item.mark("impuesto_pagado") is not None
    assert item.value("fecha") == PAID


@pytest.mark.parametrize(
    "sheet",
    [
        receipt(),
        receipt("Sello de cajero", "Espacio para el timbre del banco"),
        receipt("Este recibo debe ser cancelado en Banco Agrario antes del 30/05/2026"),
        receipt("Puede ser pagado por PSE hasta el 30/05/2026"),
        receipt("Una vez cancelado el recibo, preséntelo en tesorería hasta el 30/05/2026"),
        receipt("PAGO HASTA 30 MAY 2026", "BANCO AGRARIO"),
        receipt(
            ((72, "Banco"), (200, "Vence"), (330, "Forma")),
            ((72, "BANCO AGRARIO"), (200, "30/05/2026"), (330, "PAGO EN LÍNEA")),
        ),
        receipt("Bancos para el pago: Banco Agrario, Bancolombia", "Fecha de impresión: 06/05/2026"),
        receipt("Fecha y hora: 06/05/2026 08:00"),
        letter(
            "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, debe cancelar la suma de $ 125.000 por estampillas del"
            " contrato 045 de 2026 antes del 30 de mayo de 2026."
        ),
    ],
)
def test_a_bill_is_not_paid_and_a_day_to_pay_by_is_no_day_of_payment(sheet: Sheet) -> None:
    item = taxes(sheet)
    assert item.mark("impuesto_pagado") is None
    assert item.value("fecha") != dt.date(2026, 5, 30)


def slip(foot: str) -> Sheet:
    """A bank's slip on which money was paid in for an agreement of a treasury."""
    sheet = Sheet().title("BANCO POPULAR").title("CONSIGNACIÓN DE CONVENIO EMPRESARIAL")
    sheet.row([(72, "Fecha"), (250, "12/05/2026")]).row([(72, "Convenio"), (250, "Estampillas San Roque")])
    sheet.row([(72, "Quien consigna"), (250, "ROSA ELVIRA CAMPO DÍAZ")], width=300)
    sheet.row([(72, "Cédula"), (250, "34567890")]).row([(72, "Contrato"), (250, "045-2026")])
    sheet.line("Concepto: estampilla pro cultura 40.000; estampilla adulto mayor 85.000")
    return sheet.row([(72, "Total consignado"), (400, "$ 125.000")]).line(foot)


@pytest.mark.parametrize(
    "foot",
    [
        "SUC 114 CJ 02 RECAUDO EN LINEA APROBADO AUT 55120983 VR 125,000.00",
        "Operación exitosa. Autorización No. 55120983",
        "DEPOSITO ACEPTADO TRX 55120983",
    ],
)
def test_a_slip_with_the_number_of_its_authorisation_was_paid(foot: str) -> None:
    mark = taxes(slip(foot)).mark("impuesto_pagado")
    assert mark is not None
    assert "55120983" in mark.text


@pytest.mark.parametrize(
    "foot",
    [
        "SUC 114 CJ 02 RECAUDO EN LINEA RECHAZADO AUT 55120983",
        "RECAUDO EN LINEA NO APROBADO REF 55120983",
        "Espacio para el timbre: aquí va el recaudo en línea, aprobado por el cajero",
    ],
)
def test_a_slip_that_no_machine_approved_is_not_paid(foot: str) -> None:
    assert taxes(slip(foot)).mark("impuesto_pagado") is None


SLIP = ("BANCO AGRARIO COMPROBANTE DE CONSIGNACION", "FECHA 12/05/2026 OFICINA 320 CAJA 1")
REST = ("CONVENIO ESTAMPILLAS PUERTO CLARO", "CONSIGNANTE: ROSA ELVIRA CAMPO DÍAZ", "TOTAL $ 125.000")


def banks_slip(done: str, *head: str) -> RecognisedItem:
    """A bill of taxes, and behind it what a bank printed when it took the money."""
    bill = receipt("Referencia de pago 2531536545. Consignar en la cuenta de estampillas.")
    paid = Sheet(size=9)
    for line in (*(head or SLIP), *REST, done):
        paid.line(line, 60)
    return recognise(document(bill, paid)).items[ItemKind.IMPUESTOS]


@pytest.mark.parametrize("done", ["** OPERACION EXITOSA **", "Transacción aprobada", "PAGO: EXITOSO"])
def test_a_banks_slip_proves_the_payment(done: str) -> None:
    marks = {mark.name for mark in banks_slip(done).marks}
    assert ItemMark.TAX_PAID in marks


@pytest.mark.parametrize(
    ("done", "head"),
    [
        ("Operación en proceso", SLIP),
        ("Sin operación exitosa no vale", SLIP),
        ("** OPERACION EXITOSA **", ("INSTRUCCIONES PARA PAGAR EN EL BANCO AGRARIO", "FECHA 12/05/2026")),
    ],
)
def test_a_slip_that_does_not_say_so_proves_nothing(done: str, head: tuple[str, ...]) -> None:
    marks = {mark.name for mark in banks_slip(done, *head).marks}
    assert ItemMark.TAX_PAID not in marks


def cash_point(*lines: str) -> Sheet:
    """The two copies of the receipt of a house that sends and takes money."""
    sheet = Sheet()
    for copy in ("CLIENTE", "CAJA"):
        sheet.line(f"REDES DEL PACÍFICO {copy}")
        for line in lines:
            sheet.line(line)
        sheet.skip(2)
    return sheet


@pytest.mark.parametrize("house", ["Giros y recaudos", "Pagos y recaudos de la zona", "Su pago cerca"])
@pytest.mark.parametrize("head", ["Recibo 40091 - Pago de aportes", "Pago de salud y pensión. Recibo 40091"])
@pytest.mark.parametrize("sum_", ["Valor recibido", "Total recibido"])
def test_the_receipt_of_a_cash_point_is_a_voucher(house: str, head: str, sum_: str) -> None:
    found = recognise(
        document(
            cash_point(
                house,
                head,
                "Planilla No. 8222222222  C.C. 34.567.890",
                "Fecha: 03/jul/2026 09:15   Estado: PAGADO",
                f"{sum_}: $ 580.500",
            )
        )
    )
    item = found.items[ItemKind.SEGURIDAD_SOCIAL]
    assert item.value("voucher_valor") == 580_500
    assert item.value("voucher_fecha") == dt.date(2026, 7, 3)
    assert item.mark(ItemMark.VOUCHER_APPROVED) is not None


def test_a_payment_received_for_something_else_is_no_voucher() -> None:
    sheet = cash_point(
        "Recibo de caja 40091", "Fecha: 03/jul/2026", "Valor recibido: $ 580.500", "Arriendo de julio"
    )
    assert ItemKind.SEGURIDAD_SOCIAL not in recognise(document(sheet)).items
