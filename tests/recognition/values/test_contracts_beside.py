"""The number beside a label of the contract: whole, in whatever shape, or none."""

from __future__ import annotations

import pytest

from review.model import ItemKind
from review.recognition import recognise
from review.recognition.values.contracts_beside import contracts_after_label
from tests.recognition.sheet import Sheet, document


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("045-SUBTEC-2026\nMARTA RUIZ PEÑA", "045-SUBTEC-2026"),
        ("No.\n318-JEFAT-LOGIS-2026", "318-JEFAT-LOGIS-2026"),
        ("712-BIB-26", "712-BIB-26"),
        ("31000417 K2-2026 Dependencia", "31000417 K2-2026"),
        ("4600077123", "4600077123"),
        ("BDT-2026-0417", "BDT-2026-0417"),
        ("No. 014/26", "014/26"),
        ("No. 045\nObjeto: prestar", "045"),
        ("033-2023 Objeto", "033-2023"),
        ("CO1.PCCNTR.83\n40217", "CO1.PCCNTR.8340217"),
    ],
)
def test_a_number_is_read_whole(text: str, number: str) -> None:
    assert [quote.value for quote in contracts_after_label(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "31000417",
        "8500077123",
        "1061700123",
        "045-SUBTEC",
        "045-SUBTEC-XII",
        "112.45.1B",
        "01/abr/2026",
        "CO1.PCCNTR.83",
    ],
)
def test_a_piece_of_a_longer_number_is_none(text: str) -> None:
    """What goes on is another number, which nobody knows: its first figures are no contract."""
    assert contracts_after_label(text) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Pedido SAP 4600077123", "4600077123"),
        ("Pedido / Contrato: 4600077123", "4600077123"),
        ("4. CONTRATO No. 045-SUBTEC-2026 5. CDP 118", "045-SUBTEC-2026"),
        ("Contrato N.º 31000417 K2-2026 Cobro N.º 1 de 6", "31000417 K2-2026"),
    ],
)
def test_the_contract_of_a_cuenta(line: str, number: str) -> None:
    sheet = (
        Sheet()
        .title("CUENTA DE COBRO")
        .line("MUNICIPIO DE PUEBLO CLARO")
        .line("DEBE A:")
        .line("ANA RUIZ PEÑA")
    )
    sheet.line("C.C. 52.417.903").line(line).skip()
    sheet.paragraph("LA SUMA DE: DOS MILLONES DE PESOS M/CTE ($ 2.000.000) por honorarios de mayo de 2026.")
    found = recognise(document(sheet)).items[ItemKind.CUENTA].fields.get("contrato")
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize("text", ["2026", "2026\nObjeto: prestar", "El 1 de junio", "la 3"])
def test_a_year_or_a_day_said_is_no_contract(text: str) -> None:
    assert contracts_after_label(text) == []


def test_a_label_set_wide_has_its_number_beside_its_first_line() -> None:
    sheet = Sheet(size=6).title("INFORME DE ACTIVIDADES", 12)
    sheet.text(72, 120, "NÚMERO Y FECHA DE")
    sheet.text(72, 132, "CONTRATO")
    sheet.text(240, 120, "630 del 2 de enero de 2026")
    sheet.y = 160
    sheet.line("Contratista: Rosa Elvira Campo Díaz").line("Actividades ejecutadas: orienté a 87 lectores")
    found = recognise(document(sheet)).items[ItemKind.INFORME].fields.get("contrato")
    assert found is not None
    assert found.value == "630"


def test_a_number_that_a_narrow_cell_breaks_is_read_from_both_lines() -> None:
    sheet = Sheet().title("INFORME DE ACTIVIDADES")
    sheet.row([(60, "CONTRATO No."), (200, "CO1.PCCNTR.83"), (330, "FECHA:"), (400, "2 de junio de 2026")])
    sheet.text(200, sheet.y - 8, "40217")
    sheet.skip(2).line("Contratista: Rosa Elvira Campo Díaz").line("Actividades realizadas en el periodo:")
    sheet.line("1. Orientar a los lectores: orienté a 87 lectores.")
    found = recognise(document(sheet)).items[ItemKind.INFORME].value("contrato")
    assert found == "CO1.PCCNTR.8340217"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CI07-\nPS-581-2026, financiado con el convenio 07 de 2026", "CI07-\nPS-581-2026"),
        ("AMR-106-26-GG", "AMR-106-26-GG"),
        ("70662026 (SECOP II)", "70662026"),
        ("de\nFV-61-2026\nValor", "FV-61-2026"),
        ("SUSCRITO: ADN-191-2026", "ADN-191-2026"),
    ],
)
def test_a_number_of_an_offices_own_is_read_whole_behind_what_its_label_left(text: str, number: str) -> None:
    assert contracts_after_label(text)[0].value == number


@pytest.mark.parametrize("text", ["CDP\n8373", "NIT 900", "suscrito: 23", "que le indique el"])
def test_the_number_of_another_paper_is_no_contract(text: str) -> None:
    assert contracts_after_label(text) == []


def test_the_entitys_number_is_the_contract_and_secops_id_its_other_name() -> None:
    sheet = Sheet().title("INFORME DE ACTIVIDADES").line("CONTRATO No. 70662026 (SECOP: CO1.PCCNTR.8758950)")
    sheet.line("Contratista: Rosa Elvira Campo Díaz").line("Actividades ejecutadas: orienté a 87 lectores")
    found = recognise(document(sheet)).items[ItemKind.INFORME].fields["contrato"]
    assert found.value == "70662026"


def test_a_day_of_the_form_that_its_line_parts_is_no_number_of_a_contract() -> None:
    sheet = Sheet().title("INFORME DE ACTIVIDADES").line("Formato del contratista, rige desde el 14-03-")
    sheet.line("2025").skip().line("Contrato No. 213 de 2026 (SECOP II: CO1.PCCNTR.8758950)")
    sheet.line("Contratista: Rosa Elvira Campo Díaz").line("Actividades ejecutadas: orienté a 87 lectores")
    found = recognise(document(sheet)).items[ItemKind.INFORME].fields["contrato"]
    assert found.value == "213 de 2026"
    assert [one.value for one in found.others] == ["CO1.PCCNTR.8758950"]
