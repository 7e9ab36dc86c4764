"""Which payment a cuenta asks for, in papers that number it in many ways, or number other things."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from review.model import Field, ItemKind
from review.recognition import recognise
from review.recognition.items.cuenta.payment_words import payments_in_words
from tests.recognition.grammar.hostile import HOSTILE, holds
from tests.recognition.sheet import Sheet, document

Row = Sequence[tuple[float, str]]


def number(
    *head: str | Row, title: str = "CUENTA DE COBRO", concept: str = "", foot: str = ""
) -> Field | None:
    """The number read on a cuenta with these lines and rows under its title."""
    sheet = Sheet().title(title)
    for part in head:
        if isinstance(part, str):
            sheet.line(part)
        else:
            sheet.row(part, width=130)
    sheet.line("Pueblo Claro, 31 de mayo de 2026").skip().line("DEBE A:")
    sheet.line("MARTA OSORIO QUIROGA C.C. 52.417.903").skip()
    sheet.paragraph("LA SUMA DE: DOS MILLONES DE PESOS M/CTE ($ 2.000.000)")
    sheet.paragraph(f"Por concepto de {concept or 'honorarios de mayo de 2026'}, contrato No. OPS-145-2026.")
    if foot:
        sheet.paragraph(foot)
    return recognise(document(sheet)).items[ItemKind.CUENTA].fields.get("numero_pago")


def value(found: Field | None) -> object:
    return None if found is None else found.value


def cells(*texts: str) -> Row:
    return [(72 + 110 * at, text) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (cells("NIT 800.123.456-7", "Número", "004", "Ciudad"), 4),
        (cells("PAGO", "III"), 3),
        (cells("Documento equivalente No.", "3"), 3),
        (cells("Solicitud de pago No.", "2"), 2),
        (cells("No. de cuota", "2do"), 2),
        (cells("Cuota", "TERCERA"), 3),
        ("Pago No. IV de VI", 4),
        ("2.º pago", 2),
        ("2da. cuota", 2),
        ("Décimo segundo pago", 12),
        ("Vigésima mensualidad", 20),
        ("Pago número quince", 15),
        ("Desembolso No. 3", 3),
        ("Mensualidad 4 de 8", 4),
        ("Acta de recibo parcial No. 5", 5),
        ("Pago mensual No. 6", 6),
        ("No. de cobro: 7", 7),
        ("Entrega número 3 de 7", 3),
        ("Entrega: 2 / 6", 2),
        ("P A G O   N O .   8", 8),
        ("Cobro por servicios n.º 4", 4),
        ("Relación de honorarios No. 05", 5),
    ],
)
def test_ways_to_write_the_number(head: str | Row, expected: int) -> None:
    assert value(number(head)) == expected


def test_a_number_under_its_heading_in_a_table() -> None:
    assert value(number(cells("PAGO", "VALOR", "FECHA"), cells("II", "$ 2.000.000", "31/05/2026"))) == 2


@pytest.mark.parametrize(
    "head",
    [
        (cells("Teléfono", "Número", "45"),),
        (cells("Contrato", "Número", "45"),),
        ("REGISTRO PRESUPUESTAL", cells("Número", "45")),
        ("Pago: 20/03/2026",),
        ("Entrega: 20/03/2026",),
        ("Entrega No. 3",),
        ("Entrega: 3 informes y 2 planos",),
        ("Anexos: RUT (solo primer pago)",),
        (cells("Pago", "X"),),
    ],
)
def test_the_number_of_something_else(head: Sequence[str | Row]) -> None:
    assert number(*head) is None


@pytest.mark.parametrize("sign", [".", ")", ".-"])
def test_the_ordinal_of_the_next_box_is_no_number(sign: str) -> None:
    """`2. PAGO No. 3. DE 4. CONTRATO` with the values below: the 3 counts boxes."""
    boxes = cells(f"2{sign} PAGO No.", f"3{sign} DE", f"4{sign} CONTRATO No.")
    found = number(f"1{sign} FECHA DE LA SOLICITUD", boxes, cells("5", "8", "OPS-145-2026"))
    assert value(found) == 5
    assert value(number(f"2{sign} CUOTA 3{sign} DE 4{sign} CONTRATO")) is None


def test_the_ordinal_of_a_list_is_no_number() -> None:
    assert number(foot="Anexos: 1. Informe. 2. Planilla y soporte de su pago. 3. Certificación.") is None


@pytest.mark.parametrize("sentence", ["Corresponde al pago No. 3. Anexo los soportes.", "3. Pago No. 3."])
def test_a_number_at_the_end_of_its_sentence_is_one(sentence: str) -> None:
    assert value(number(foot=sentence)) == 3


@pytest.mark.parametrize("concept", ["pago 30 días de servicio", "pago 3 meses", "pago dos millones"])
def test_how_many_is_not_which_one(concept: str) -> None:
    assert number(concept=concept) is None


@pytest.mark.parametrize(
    "foot",
    [
        "FORMA DE PAGO: un primer pago de $ 1.000.000 y cinco pagos iguales de $ 2.000.000.",
        "FORMA DE PAGO: seis (6) cuotas mensuales de $ 2.000.000.",
        "El contrato se pagará así: primer pago a la firma, segundo pago al entregar.",
        "El primer pago a la entrega del plan y el segundo pago al final.",
        "Para el primer pago se debe anexar el RUT actualizado; requiere fecha reciente.",
    ],
)
def test_how_the_contract_is_paid_is_not_the_payment_asked_for(foot: str) -> None:
    assert number(foot=foot) is None
    assert value(number("Pago No. 4", foot=foot)) == 4


def test_a_label_and_a_sentence_that_disagree_leave_a_doubt() -> None:
    found = number("Pago No. 3", concept="segundo pago de honorarios")
    assert found is not None
    assert found.note is not None
    agreed = number("Pago No. 2", concept="segundo pago de honorarios")
    assert agreed is not None
    assert (agreed.value, agreed.note) == (2, None)


def test_the_ordinal_of_the_paper_does_not_argue_with_the_payments_own_number() -> None:
    found = number("Pago No. 3", foot="En la primera cuenta se entregan las afiliaciones.")
    assert found is not None
    assert (found.value, found.note) == (3, None)


@pytest.mark.parametrize("number_of_year", ["003-2026", "2026-003"])
def test_a_number_of_the_year_is_told_in_doubt(number_of_year: str) -> None:
    found = number(title=f"CUENTA DE COBRO No. {number_of_year}")
    assert found is not None
    assert found.value == 3
    assert found.note is not None
    assert "consecutivo" in found.note


def test_the_payments_own_number_stands_over_that_of_the_year() -> None:
    found = number("Pago No. 5", title="CUENTA DE COBRO No. 003-2026")
    assert found is not None
    assert (found.value, found.note) == (5, None)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "primer pago " * 8_000, "un primer pago " * 8_000, "pago " * 20_000]
)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(payments_in_words, text)


@pytest.mark.parametrize(("size", "expected"), [(22.0, 3), (11.0, None)])
def test_a_figure_in_the_print_of_the_title_is_its_number(size: float, expected: int | None) -> None:
    sheet = Sheet()
    sheet.text(60, 60, "Cuenta de cobro", size=22)
    sheet.text(300, 66, "Recibido en ventanilla", size=7)
    sheet.text(500, 71 - size / 2, "03", size=size)
    sheet.y = 110
    sheet.line("DEBE A: MARTA OSORIO QUIROGA C.C. 52.417.903").line("La suma de $ 2.000.000")
    sheet.line("por honorarios de mayo de 2026, contrato No. OPS-145-2026.")
    assert recognise(document(sheet)).items[ItemKind.CUENTA].value("numero_pago") == expected


def test_the_code_of_the_form_beside_a_title_of_two_names_is_no_number() -> None:
    found = number(title="DOCUMENTO SOPORTE / CUENTA DE COBRO FT-GF-010 V3")
    assert found is None


@pytest.mark.parametrize("sheets", ["Hoja|1 de 1", "Página|1 de 2", "Pág. 1|de 4"])
def test_the_sheets_of_a_form_are_no_payments(sheets: str) -> None:
    one, two = sheets.split("|")
    sheet = Sheet().title("FORMATO DE COBRO").line(f"Vigencia: 2025. {one}", 430).line(two, 430).skip()
    sheet.line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890").skip()
    sheet.row([(60, "Tipo de pago"), (160, "Parcial. Pago No. 3 de 6")], width=300)
    sheet.paragraph("La suma de $ 2.000.000 por los honorarios de junio de 2026 del contrato PS-118-2026.")
    found = recognise(document(sheet)).items[ItemKind.CUENTA].fields["numero_pago"]
    assert (found.value, found.note) == (3, None)


@pytest.mark.parametrize("day", ["5-jul-26", "05/07/2026"])
def test_the_figures_of_a_day_are_no_payment(day: str) -> None:
    sheet = Sheet().title("CUENTA DE COBRO").row([(60, "Cuenta No. 2"), (220, "PS-118-2026"), (480, day)])
    sheet.line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890").skip()
    sheet.paragraph("La suma de $ 2.000.000 por los honorarios de junio de 2026 del contrato PS-118-2026.")
    found = recognise(document(sheet)).items[ItemKind.CUENTA].fields["numero_pago"]
    assert (found.value, found.note) == (2, None)
