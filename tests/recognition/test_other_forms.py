"""Forms of strangers: labels below values, days one figure a box, months in prose, numbers in the head."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, RecognisedItem
from review.recognition import recognise
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.ids import contract_key, find_contract_numbers
from review.recognition.values.contracts_beside import contracts_after_label
from tests.recognition.sheet import Sheet, document

SURE = 0.8


def item(kind: ItemKind, *sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[kind]


def table(sheet: Sheet, pairs: list[tuple[str, str]], *, under: bool) -> Sheet:
    """Pairs of label and value, two side by side, the label above or below its value."""
    for at in range(0, len(pairs), 2):
        labels = [(72 + 240 * n, label) for n, (label, _) in enumerate(pairs[at : at + 2])]
        values = [(72 + 240 * n, value) for n, (_, value) in enumerate(pairs[at : at + 2])]
        for row in (values, labels) if under else (labels, values):
            sheet.row(row, width=220, pad=5)
    return sheet.skip()


CHARGE = [
    ("Fecha de radicación", "05/09/2026"),
    ("Cuota No.", "3 de 6"),
    ("Contratista", "MARTA OSORIO QUIROGA"),
    ("Cédula", "52.417.903"),
    ("Contrato No.", "SG-CPS 045-2026"),
    ("Período de cobro", "2026-08-01 / 2026-08-31"),
    ("Valor a cobrar", "$ 2.000.000"),
    ("Valor en letras", "Dos millones de pesos"),
]


@pytest.mark.parametrize("under", [True, False])
@pytest.mark.parametrize("turned", [0, 2, 4])
def test_a_table_tells_on_which_side_of_the_values_its_labels_stand(under: bool, turned: int) -> None:
    sheet = Sheet().title("CUENTA DE COBRO").skip(2)
    table(sheet, [*CHARGE[turned:], *CHARGE[:turned]], under=under)
    sheet.paragraph("No soy responsable del IVA y los aportes corresponden a los ingresos de este contrato.")
    read = item(ItemKind.CUENTA, sheet)
    assert read.value("fecha_cuenta") == dt.date(2026, 9, 5)
    assert read.value("numero_pago") == 3
    assert read.value("documento") == "52417903"
    assert read.value("contrato") == "SG-CPS 045-2026"
    assert read.value("periodo") == Month(2026, 8)
    assert read.value("valor") == read.value("valor_letras") == 2_000_000


def test_a_value_centred_beside_a_wrapped_one_is_that_of_the_label_below() -> None:
    sheet = Sheet().title("CUENTA DE COBRO").skip(2)
    table(sheet, CHARGE[:6], under=True)
    top = sheet.y - 12
    sheet.text(312, top, "BANCO AGRARIO")
    sheet.text(72, top + 6, "$ 8'400.000")
    sheet.text(312, top + 12, "DE COLOMBIA")
    sheet.text(72, top + 31, "Valor a pagar")
    sheet.text(312, top + 31, "Banco")
    read = item(ItemKind.CUENTA, sheet)
    assert read.value("valor") == 8_400_000


def charge(
    *lines: str, head: str = "CUENTA DE COBRO No. 3", date: str = "Pueblo Claro, 3 de junio de 2026"
) -> Sheet:
    sheet = (
        Sheet()
        .line(date)
        .skip()
        .title(head)
        .skip()
        .line("ALCALDÍA DE PUEBLO CLARO")
        .line("NIT 899.999.061-9")
    )
    sheet.skip().line("DEBE A:").line("MARTA OSORIO QUIROGA").line("C.C. 52.417.903").skip()
    sheet.paragraph("LA SUMA DE dos millones de pesos M/CTE ($ 2.000.000)")
    for line in lines:
        sheet.paragraph(line)
    return sheet.line("Contrato No. 210 de 2026").skip()


@pytest.mark.parametrize(
    "line",
    [
        "Por concepto de la prestación de servicios profesionales durante mayo de 2026.",
        "Honorarios de mayo de 2026, según lo pactado.",
        "Por los servicios prestados entre el 1 y el 31 de mayo de 2026.",
        "Valor que corresponde a los servicios de mayo 2026.",
        "Mensualidad por actividades ejecutadas: 2026-05-01 / 2026-05-31.",
    ],
)
def test_a_month_told_with_the_services_is_sure(line: str) -> None:
    closing = "Para constancia se firma a los (03) dias del mes de JUNIO del 2026."
    month = item(ItemKind.CUENTA, charge(line, closing)).fields["periodo"]
    assert month.value == Month(2026, 5)
    assert month.note is None
    assert month.confidence >= SURE


def test_the_month_of_a_boxed_day_is_not_the_month_billed() -> None:
    sheet = charge("Honorarios de mayo de 2026.", "Fecha de la cuenta: DÍA 03 MES junio AÑO 2026", date="")
    read = item(ItemKind.CUENTA, sheet)
    assert read.value("periodo") == Month(2026, 5)
    assert read.value("fecha_cuenta") == dt.date(2026, 6, 3)


def test_two_months_told_alike_leave_a_doubt() -> None:
    month = item(ItemKind.CUENTA, charge("Servicios de mayo de 2026 y servicios de junio de 2026.")).fields[
        "periodo"
    ]
    assert month.note is not None


@pytest.mark.parametrize("number", ["N.º 02", "No. 2", "Nro. 0002", "N° 2 de 6"])
def test_a_payment_number_alone_in_the_head(number: str) -> None:
    sheet = Sheet().row([(72, "CUENTA DE COBRO"), (480, number)]).skip(2).line("DEBE A:")
    sheet.line("MARTA OSORIO QUIROGA").line("C.C. 52.417.903").skip()
    sheet.paragraph("LA SUMA DE dos millones de pesos M/CTE ($ 2.000.000) por servicios de mayo de 2026")
    assert item(ItemKind.CUENTA, sheet).value("numero_pago") == 2


@pytest.mark.parametrize(
    "date", ["12 ago 2026", "12/AGO/2026", "AGO-12-2026", "Pueblo Claro - Cauca, 12 de agosto de 2026"]
)
def test_a_day_in_the_head_of_the_cuenta(date: str) -> None:
    sheet = charge("Honorarios del mes de julio de 2026", date=date)
    assert item(ItemKind.CUENTA, sheet).value("fecha_cuenta") == dt.date(2026, 8, 12)


@pytest.mark.parametrize(
    "label", ["Fecha de la solicitud", "Fecha de radicación", "Fecha elaboración", "Fecha de expedición"]
)
def test_the_label_of_the_day_of_the_cuenta(label: str) -> None:
    sheet = charge(f"{label}: 20260812", "Período: del 01/07/2026 al 31/07/2026", date="")
    assert item(ItemKind.CUENTA, sheet).value("fecha_cuenta") == dt.date(2026, 8, 12)


def boxes(sheet: Sheet, label: str, day: str, *, heads: str, wide: float) -> None:
    """A label and a day one figure a box, the letters D, M and A above or below them or nowhere."""
    sheet.text(72, sheet.y, label)
    for at, figure in enumerate(day):
        x = 200 + at * wide
        sheet.text(x, sheet.y, figure)
        if heads:
            sheet.text(x, sheet.y + (-7 if heads == "above" else 12), "DDMMAAAA"[at], 5)
    sheet.y += 28


@pytest.mark.parametrize("heads", ["above", "below", ""])
@pytest.mark.parametrize("wide", [12.0, 20.0])
def test_days_of_one_figure_a_box(heads: str, wide: float) -> None:
    sheet = Sheet().title("INFORME DE ACTIVIDADES").line("Contrato No. 210 de 2026").skip(2)
    for label, day in (
        ("Período desde", "01052026"),
        ("Período hasta", "31052026"),
        ("Fecha de inicio", "20042026"),
        ("Fecha del informe", "05062026"),
    ):
        boxes(sheet, label, day, heads=heads, wide=wide)
    sheet.paragraph("Actividades realizadas y obligaciones específicas del contratista")
    read = item(ItemKind.INFORME, sheet)
    assert read.value("periodo_inicio") == dt.date(2026, 5, 1)
    assert read.value("periodo_fin") == dt.date(2026, 5, 31)
    assert read.value("fecha_inicio_contrato") == dt.date(2026, 4, 20)
    assert read.value("fecha_informe") == dt.date(2026, 6, 5)


@pytest.mark.parametrize(
    "closing", ["a los (05) dias del mes de JUNIO del 2026", "a los cinco días del mes de junio de 2026"]
)
def test_the_day_of_the_informe_is_not_that_of_its_annex(closing: str) -> None:
    first = Sheet().title("INFORME DE ACTIVIDADES").line("Contrato No. 210 de 2026")
    first.line("Período: del 1 al 31 de mayo de 2026").skip()
    first.paragraph("1. Actividades realizadas: se atendieron las solicitudes de la comunidad.")
    first.paragraph(f"Para constancia se firma {closing}.")
    annex = (
        Sheet().title("ANEXO: LISTADO DE ASISTENCIA").line("Fecha: 14/05/2026").line("Informe de actividades")
    )
    assert item(ItemKind.INFORME, first, annex).value("fecha_informe") == dt.date(2026, 6, 5)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("SG-CPS 045-2026", "SGCPS-45-2026"),
        ("SED.CPS.0123.2026", "SEDCPS-123-2026"),
        ("SG N° 0445 de 2026", "SG-445-2026"),
        ("SG No. 0445-2026", "SG-445-2026"),
        ("SG 0445 de 2026", "SG-445-2026"),
        ("2026-0445", "445-2026"),
        ("EAS-OPS-084-26", "EASOPS-84-2026"),
        ("INDER 318/2026", "INDER-318-2026"),
    ],
)
def test_contract_numbers_keep_their_letters(printed: str, key: str) -> None:
    quotes = find_contract_numbers(f"Contrato No. {printed}, de prestación de servicios")
    assert [contract_key(q.value) for q in quotes] == [key]
    assert contract_key(contracts_after_label(printed)[0].value) == key


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("según contrato SG\n0098 de 2026", "SG 0098 de 2026"),
        ("SERVICIOS A LA SEDE DEL VALLE\n0098 de 2026", "0098 de 2026"),
    ],
)
def test_letters_at_the_end_of_a_line_are_whole_or_none(text: str, printed: str) -> None:
    assert [q.value for q in find_contract_numbers(text)] == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "1.968.733.447",
        "2026-08-11 / 2026",
        "30 de septiembre de 2026",
        "1 al 28 de febrero de 2026",
        "6. Cuantía $ 29.750.000",
        "5) Valor",
        "12 meses",
        "31 años",
        "F-GAA-27\nVersión 3",
    ],
)
def test_what_is_no_contract_number_beside_its_label(text: str) -> None:
    assert contracts_after_label(text) == []


def test_letters_that_no_contract_is_known_by_count_beside_its_label() -> None:
    assert [q.value for q in contracts_after_label("HUV-SUM-1207-25")] == ["HUV-SUM-1207-25"]


def test_words_of_a_sentence_are_no_letters_of_a_contract() -> None:
    quotes = find_contract_numbers("POR MEDIO DEL CONTRATO No. 045 DE 2026")
    assert [contract_key(q.value) for q in quotes] == ["45-2026"]


def test_eight_figures_are_a_day_only_where_asked() -> None:
    assert find_dates("05082026 20260805") == []
    assert [q.value for q in find_dates("05082026 20260805", bare=True)] == [dt.date(2026, 8, 5)] * 2


def test_a_consecutive_number_is_the_papers_own_where_the_cuota_has_its_box() -> None:
    """The cuota stands under its label, in a line that runs on from the text of its left."""
    sheet = Sheet().title("DOCUMENTO EQUIVALENTE A LA FACTURA").skip()
    sheet.line("2. NÚMERO CONSECUTIVO 0081").skip()
    sheet.row([(66, "7. CONCEPTO DE LA OPERACIÓN"), (368, "8. CUOTA N°")], width=300)
    sheet.row(
        [(66, "Honorarios por prestación de servicios, período 01-06-2026 a 30-06-2026"), (368, "5")],
        width=300,
    )
    sheet.skip().line("9. VALOR DE LA OPERACIÓN $ 3.400.000")
    assert item(ItemKind.CUENTA, sheet).value("numero_pago") == 5
