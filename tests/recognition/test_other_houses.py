"""Wordings of papers of entities that no one here had seen: months quoted, short days, odd numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, RecognisedItem
from review.recognition import recognise
from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.ids import contract_key, find_contract_numbers, find_person_ids, same_contract
from review.recognition.values.bank_accounts import account_numbers
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


def letter(subject: str, *sentences: str) -> Sheet:
    sheet = Sheet().line("Pueblo Claro, 2 de junio de 2026").skip()
    sheet.line("Señora").line("CLARA INÉS VELOZA").line("Supervisora").skip()
    sheet.line(subject).skip().line("Cordial saludo:").skip()
    for sentence in sentences:
        sheet.paragraph(sentence)
    sheet.paragraph("Anexo: planilla de seguridad social, certificación bancaria, RUT y cuenta de cobro 2.")
    return sheet.line("Atentamente,").skip().line("MARTA OSORIO QUIROGA").line("C.C. 52.417.903")


TOLD = (
    "Presento el informe de las labores que cumplí entre el 1 y el 31 de mayo de 2026, a saber:",
    "1. Visité doce veredas y levanté las encuestas. 2. Redacté el boletín y capacité a los guías.",
)


@pytest.mark.parametrize(
    "subject",
    [
        "Asunto: Informe de labores, contrato 210 de 2026",
        "REF.: Segundo informe mensual de ejecución, contrato 210 de 2026",
    ],
)
def test_an_informe_written_as_a_letter(subject: str) -> None:
    found = item(ItemKind.INFORME, letter(subject, *TOLD))
    assert found.pages == (1,)
    assert found.value("periodo_inicio") == dt.date(2026, 5, 1)
    assert found.value("periodo_fin") == dt.date(2026, 5, 31)
    assert found.value("fecha_informe") == dt.date(2026, 6, 2)


@pytest.mark.parametrize(
    "sheet",
    [
        letter(
            "Asunto: Entrega de informe de actividades, contrato 210 de 2026",
            "Adjunto el informe de actividades del mes de mayo de 2026 y los soportes para el pago.",
        ),
        letter(
            "Asunto: Informe de actividades y soportes, contrato 210 de 2026",
            "Remito el informe de las actividades que desarrollé en mayo de 2026, con sus anexos.",
        ),
        letter(
            "Asunto: Informe de supervisión de las actividades de mayo de 2026",
            "En mi calidad de supervisora verifiqué los soportes, revisé el informe y constaté los aportes.",
        ),
    ],
)
def test_a_letter_that_tells_no_deeds_is_no_informe(sheet: Sheet) -> None:
    assert ItemKind.INFORME not in recognise(document(sheet)).items


def bank_letter(*head: str, number: str = "cuenta de ahorros No. 40817735590") -> Sheet:
    sheet = Sheet()
    for line in head:
        sheet.line(line)
    sheet.skip().line("Estimado cliente:").skip()
    sheet.paragraph(
        "Nos permitimos certificar que la señora Marta Osorio Quiroga, con cédula de ciudadanía "
        f"52.417.903, es titular de la {number}, abierta desde marzo de 2019, y se encuentra activa."
    )
    return sheet.skip().line("BANCO POPULAR")


def test_a_day_alone_in_the_head_of_a_bank_letter() -> None:
    assert item(ItemKind.BANCO, bank_letter("14 de mayo de 2026")).value("fecha") == dt.date(2026, 5, 14)
    labelled = bank_letter("Fecha de expedición: 20 de mayo de 2026", "", "14 de mayo de 2026")
    assert item(ItemKind.BANCO, labelled).value("fecha") == dt.date(2026, 5, 20)


def test_a_day_below_the_label_of_the_opening_is_no_day_of_the_letter() -> None:
    opened = bank_letter("Fecha de apertura", "14 de mayo de 2019")
    assert item(ItemKind.BANCO, opened).value("fecha") is None


def report() -> Sheet:
    return Sheet().title("INFORME DE ACTIVIDADES").line("Contrato No. 210 de 2026").skip()


def test_the_day_of_signature_on_a_page_of_its_own() -> None:
    first = report().line("Periodo reportado: del 1 al 31 de mayo de 2026").skip()
    for number in range(1, 9):
        first.paragraph(f"{number}. Actividades realizadas: se atendieron las solicitudes de la comunidad.")
    last = Sheet().paragraph("Para constancia se firma en Pueblo Claro, el día 2 de junio de 2026.")
    last.skip(2).line("MARTA OSORIO QUIROGA").line("Contratista")
    assert item(ItemKind.INFORME, first, last).value("fecha_informe") == dt.date(2026, 6, 2)


def test_a_period_in_boxes_beside_a_label_broken_over_lines() -> None:
    sheet, columns = report(), (230, 280, 330, 380, 430, 480)
    for label, values in (
        (("PERIODO DEL", "INFORME"), ("01", "05", "2026", "31", "05", "2026")),
        (("PLAZO DEL", "CONTRATO"), ("20", "04", "2026", "19", "05", "2026")),
    ):
        top = sheet.y
        for at, text in enumerate(label):
            sheet.text(72, top + 4 + 12 * at, text)
        for x, head, value in zip(columns, ("DÍA", "MES", "AÑO") * 2, values, strict=True):
            sheet.text(x, top, head)
            sheet.text(x, top + 18, value)
        sheet.y = top + 48
    sheet.paragraph("Actividades realizadas y obligaciones específicas del contratista")
    found = item(ItemKind.INFORME, sheet)
    assert found.value("periodo_inicio") == dt.date(2026, 5, 1)
    assert found.value("periodo_fin") == dt.date(2026, 5, 31)


@pytest.mark.parametrize("printed", ["C-014-233-2026", "C014-233-2026", "C-\n014-233-2026"])
def test_a_contract_number_that_loses_a_hyphen_at_the_end_of_a_line(printed: str) -> None:
    for text in (f"Estampillas del contrato {printed} de obra", f"Estampillas {printed}."):
        quotes = find_contract_numbers(text)
        assert [contract_key(q.value) for q in quotes] == [contract_key("C-014-233-2026")]
        assert same_contract(quotes[0].value, "C-014-233-2026")


@pytest.mark.parametrize(
    ("printed", "account"),
    [
        ("cuenta de la referencia, identificada con el número 40817735590", "40817735590"),
        ("cuenta de ahorros identificada con el No. 408-1773559-01", "408177355901"),
        ("cuenta corriente número 4081 77355901", "408177355901"),
    ],
)
def test_an_account_told_by_its_number(printed: str, account: str) -> None:
    found = item(ItemKind.BANCO, bank_letter("14 de mayo de 2026", number=printed))
    assert found.value("cuenta") == account
    assert found.value("documento") == "52417903"


def test_an_account_broken_at_its_hyphen_is_read_whole() -> None:
    assert [q.value for q in account_numbers("408-1773559-\n01")] == ["408177355901"]
    assert [q.value for q in account_numbers("4081\n77355901")] == ["408177355901"]


def test_the_number_of_a_person_named_behind_an_account_stays_a_document() -> None:
    text = "titular de la cuenta Marta Osorio Quiroga, identificada con el número 52417903"
    assert [q.value for q in find_person_ids(text)] == ["52417903"]
    assert not find_accounts(text)


@pytest.mark.parametrize("verb", ["recibió de", "hace constar que recibimos de"])
def test_a_receipt_in_a_sentence(verb: str) -> None:
    sheet = Sheet().line("Pueblo Claro, 4 de mayo de 2026").skip()
    sheet.line("COMPROBANTE DE INGRESO No. 7731").skip()
    sheet.paragraph(
        f"La tesorería municipal {verb} Marta Osorio Quiroga, con C.C. 52.417.903, la suma de novecientos "
        "doce mil pesos ($ 912,000.00) por estampillas pro cultura del contrato 210 de 2026."
    )
    found = item(ItemKind.IMPUESTOS, sheet)
    assert found.value("valor") == 912_000
    assert [mark.name for mark in found.marks] == ["impuesto_pagado"]


def test_a_bank_that_certifies_a_product_of_its_brand_is_not_the_bank_of_the_account() -> None:
    letter = (
        Sheet()
        .title("BANCO DAVIVIENDA S.A.")
        .title("HACE CONSTAR", 12)
        .paragraph(
            "Que JUAN POTOSÍ, con cédula de ciudadanía No. 34567890, posee en la entidad un depósito de bajo"
            " monto DaviPlata No. 3005785190, que se encuentra ACTIVO."
        )
    )
    bank = item(ItemKind.BANCO, letter.line("Daviplata – Davivienda S.A.")).fields["banco"]
    assert (bank.value, bank.note) == ("Daviplata", None)
