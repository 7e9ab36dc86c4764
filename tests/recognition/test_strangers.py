"""Wordings that papers of other entities taught: terms, receipts, wrapped tables, cells, broken numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, PageKind, RecognisedItem
from review.recognition import recognise
from review.recognition.grammar.ids import same_contract
from review.recognition.page.letter_spacing import joined
from review.recognition.page.page_text import PageText
from review.recognition.values.column_totals import column_totals
from review.recognition.values.readers import bare_money
from tests.recognition.sheet import Sheet, document

SURE = 0.75


def item(kind: ItemKind, *sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[kind]


def informe(*lines: str) -> Sheet:
    sheet = Sheet().title("INFORME MENSUAL DE ACTIVIDADES")
    sheet.line("Contrato de prestación de servicios No. 077 de 2026")
    sheet.line("Período del informe: del 1 al 31 de mayo de 2026").skip()
    for line in lines:
        sheet.paragraph(line)
    sheet.skip().line("Actividades desarrolladas y obligaciones específicas").skip()
    return sheet.paragraph("1. Se atendió a 40 familias. La jornada inició el 7 de mayo de 2026.")


@pytest.mark.parametrize(
    "line",
    [
        "Plazo: desde el 3 de febrero de 2026 hasta el 2 de agosto de 2026",
        "Plazo del contrato: del 03/02/2026 al 02/08/2026",
        "Vigencia del contrato: 2026-02-03 a 2026-08-02",
        "Duración: seis (6) meses, contados a partir del 3 de febrero de 2026",
        "El plazo de la orden, que inició el 3 de febrero de 2026, se cumple según lo acordado.",
        "El contrato comenzó a partir del día 3 de febrero de 2026, con la firma del acta.",
        # A line ends within the label, and the next begins with what is a label of its own elsewhere.
        "Atento saludo. Con arreglo a lo acordado en la orden citada arriba, con acta de inicio de "
        "fecha 3 de febrero de 2026, presento lo siguiente.",
    ],
)
def test_the_start_of_a_contract_that_stands_as_a_term(line: str) -> None:
    found = item(ItemKind.INFORME, informe(line))
    assert found.value("fecha_inicio_contrato") == dt.date(2026, 2, 3)
    assert found.value("periodo_inicio") == dt.date(2026, 5, 1)
    assert found.value("periodo_fin") == dt.date(2026, 5, 31)


@pytest.mark.parametrize(
    "line",
    [
        "Plazo de ejecución: hasta el 2 de agosto de 2026",
        "Plazo: del 1 al 31 de mayo de 2026",
        "Plazo de entrega: del 3 de febrero al 2 de agosto de 2026",
    ],
)
def test_what_is_no_term_gives_no_start(line: str) -> None:
    assert item(ItemKind.INFORME, informe(line)).value("fecha_inicio_contrato") is None


def receipt(*lines: str) -> Sheet:
    sheet = (
        Sheet().title("RECIBO OFICIAL DE ESTAMPILLAS").line("Estampilla pro cultura y adulto mayor").skip()
    )
    sheet.line("Contribuyente: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890").skip()
    for line in lines:
        sheet.line(line).skip()
    return sheet


@pytest.mark.parametrize(
    "lines",
    [
        ("Total a pagar: $ 412.000", "CANCELADO / PAGADURÍA DISTRITAL"),
        ("Total a pagar: $ 412.000", "Pagado en la Secretaría de Hacienda 14"),
        ("Recibí de Rosa Elvira Campo la cantidad de $ 412.000 por estampillas del contrato 77 de 2026",),
    ],
)
def test_a_receipt_of_the_treasury_says_that_it_was_paid(lines: tuple[str, ...]) -> None:
    assert item(ItemKind.IMPUESTOS, receipt(*lines)).mark("impuesto_pagado") is not None


@pytest.mark.parametrize(
    "lines",
    [
        ("Recibimos de: ________ la suma de $ 412.000", "Pague antes de: 30/06/2026"),
        ("Total a pagar: $ 412.000", "NO PAGADO - TESORERÍA"),
        ("Total a pagar: $ 412.000", "RECIBIDO - VENTANILLA ÚNICA"),
    ],
)
def test_a_bill_or_a_stamp_of_the_post_room_does_not(lines: tuple[str, ...]) -> None:
    assert item(ItemKind.IMPUESTOS, receipt(*lines)).mark("impuesto_pagado") is None


def boxes() -> Sheet:
    sheet = Sheet(size=9).title("DOCUMENTO SOPORTE DE OPERACIONES CON NO OBLIGADOS A FACTURAR")
    sheet.row([(60, "1. ENTIDAD"), (170, "HOSPITAL LA SIERRA"), (330, "2. NIT"), (420, "891.234.567-4")])
    sheet.row(
        [(60, "3. NOMBRE"), (170, "Rosa Elvira Campo Díaz"), (330, "4. C.C. o NIT"), (420, "34.567.890")]
    )
    sheet.row([(60, "5. CUOTA No."), (170, "2 de 6"), (330, "6. PERIODO"), (420, "mayo de 2026")])
    sheet.row([(60, "7. VALOR A COBRAR"), (170, "2.750.000"), (330, "8. CIUDAD"), (420, "La Sierra")])
    sheet.row([(60, "9. VALOR EN LETRAS"), (170, "DOS MILLONES SETECIENTOS CINCUENTA MIL PESOS")], width=400)
    return sheet.skip().row([(60, "10. VALOR DEL CONTRATO"), (170, "$ 16.500.000,00")])


def test_the_document_of_who_is_paid_beside_a_label_of_two_papers() -> None:
    field = item(ItemKind.CUENTA, boxes()).fields["documento"]
    assert field.value == "34567890"
    assert field.confidence >= SURE


def test_the_contracts_total_below_the_words_is_not_what_is_asked() -> None:
    found = item(ItemKind.CUENTA, boxes())
    assert (found.value("valor"), found.value("valor_letras")) == (2_750_000, 2_750_000)
    assert found.fields["valor"].note is None


@pytest.mark.parametrize("number", ["381 de 2026", "220.14.2.61.2026", "AB.031-2026", "PSP 0088 – 2026"])
def test_a_number_with_its_year_in_the_contracts_cell_is_sure(number: str) -> None:
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES")
    sheet.row([(60, "No. CONTRATO CUOTA No."), (330, "FECHA DEL INFORME")])
    sheet.row([(75, number), (160, "4"), (330, "31/05/2026")]).skip()
    sheet.line("Obligaciones específicas y actividades desarrolladas")
    field = item(ItemKind.INFORME, sheet).fields["contrato"]
    assert same_contract(str(field.value), number)
    assert field.confidence >= SURE


@pytest.mark.parametrize("number", ["OPS-2026-", "CPS-2026-", "PSG-2026-"])
def test_a_number_that_ends_at_a_hyphen_goes_on_in_the_next_line(number: str) -> None:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.line(f"La suma de $ 2.500.000 como segundo pago del contrato No. {number}")
    sheet.line("118 por los servicios prestados en el mes de mayo de 2026.")
    value = str(item(ItemKind.CUENTA, sheet).value("contrato"))
    assert same_contract(value, f"{number}118")


def wrapped_planilla(*, total: str = "712.900") -> Sheet:
    """The amounts wrap below their `$`; the row of totals has a number of its own."""
    sheet = (
        Sheet(size=8).title("AUTOLIQUIDACIÓN CONSOLIDADA DE APORTES").line("DATOS GENERALES DEL APORTANTE")
    )
    sheet.line("Número planilla: 8812345670   Periodo cotización: mayo de 2026").line(
        "Pagado 09/06/2026"
    ).skip()
    sheet.row([(60, "Administradora"), (220, "IBC"), (320, "Valor"), (420, "Mora"), (500, "Total")]).skip(3)
    for name, amount in (("PORVENIR", "393.100"), ("NUEVA EPS", "307.100"), ("POSITIVA", "12.700")):
        sheet.row(
            [(60, name), (220, "$ 2.456.345"), (320, f"$ {amount}"), (420, "$ 0"), (500, f"$ {amount}")],
            width=40,
        )
    row = [(60, "IV. TOTALES"), (320, f"$ {total}"), (420, "$ 0"), (500, f"$ {total}")]
    return sheet.row(row, width=40)


def test_the_total_is_what_the_column_above_it_adds_up_to() -> None:
    found = item(ItemKind.SEGURIDAD_SOCIAL, wrapped_planilla())
    assert found.value("total") == 712_900
    assert found.fields["total"].confidence >= SURE
    assert found.value("ibc") == 2_456_345


def test_a_sum_that_is_not_printed_proves_nothing() -> None:
    page = wrapped_planilla(total="999.999").page()
    assert column_totals(PageText(page), bare_money(PageText(page).flow.text)) == []


def cuenta(*lines: str) -> Sheet:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.paragraph("La suma de DOS MILLONES DE PESOS ($ 2.000.000) por honorarios de mayo de 2026.")
    for line in lines:
        sheet.paragraph(line)
    return sheet


@pytest.mark.parametrize(
    "line",
    [
        "Favor transferir a la libreta que tengo registrada en la tesorería.",
        "Número de cuenta: xx-ilegible-xx",
        "Tipo de cuenta: ahorros. Banco Cafetero.",
        "Por favor consígnese a mi cuenta corriente.",
        "Solicito girar a mi depósito electrónico.",
        "Cta. ahorros Banco Cafetero",
    ],
)
def test_an_account_asked_for_and_not_read_is_marked(line: str) -> None:
    found = item(ItemKind.CUENTA, cuenta(line))
    assert found.value("cuenta") is None
    mark = found.mark("etiqueta_cuenta")
    assert mark is not None
    assert mark.text in line
    assert mark.box.top > 100


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("Cuenta No. 2. Se tenga en cuenta que no soy responsable de IVA.",),
        ("El pago o abono en cuenta está sujeto a retención. Lo consignado aquí es cierto.",),
        ("Número de cuenta de cobro: 2. Anexo la certificación bancaria.",),
        ("Páguese a mi cuenta de ahorros No. 421055009871 del Banco Agrario.",),
    ],
)
def test_an_account_read_or_not_asked_for_is_not_marked(lines: tuple[str, ...]) -> None:
    assert item(ItemKind.CUENTA, cuenta(*lines)).mark("etiqueta_cuenta") is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Lo anterior por concepto del tercer pago del contrato 045 de 2026.", 3),
        ("Esta es la primera cuenta que presento por el contrato 045 de 2026.", 1),
        ("Corresponde a la cuota número cinco del contrato 045 de 2026.", 5),
        ("Pago No. siete (7) del contrato 045 de 2026.", 7),
        ("Como 4° pago del contrato 045 de 2026.", 4),
        ("Sexto y último pago del contrato 045 de 2026.", 6),
        ("Se hará un pago de dos millones de pesos en una cuota de una sola vez.", None),
        ("En segundo lugar, cuento con afiliación; por cuarta vez informo mi dirección.", None),
    ],
)
def test_the_number_of_a_payment_in_words(line: str, number: int | None) -> None:
    sheet = Sheet().title("CUENTA DE COBRO").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.paragraph("La suma de $ 2.000.000 por honorarios de mayo de 2026.").paragraph(line)
    assert item(ItemKind.CUENTA, sheet).value("numero_pago") == number


def test_a_title_printed_letter_by_letter() -> None:
    sheet = Sheet().line("C U E N T A   D E   C O B R O", 180, 16).skip()
    sheet.line("La suma de $ 2.000.000 por mis servicios de mayo de 2026").line("Rosa Campo C.C. 34.567.890")
    label = recognise(document(sheet)).pages[0]
    assert label.kind is PageKind.CUENTA


def test_columns_of_letters_are_not_words() -> None:
    sheet = Sheet().row([(72 + 40 * at, letter) for at, letter in enumerate("ABCDEF")]).line("X X X X X X")
    page = sheet.page()
    assert joined(page) is page
