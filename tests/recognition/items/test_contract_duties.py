"""The obligations that a contract's own text lists, and what is no list of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.recognition.items.contract_duties import contract_duties
from tests.recognition.sheet import Sheet, document

DUTIES = (
    "Orientar a los ciudadanos que lleguen a la biblioteca pública.",
    "Mantener al día el catálogo de la colección local.",
    "Acompañar las visitas guiadas de los colegios del municipio.",
)
GENERAL = ("Cumplir la Constitución y las leyes.", "Obrar con lealtad y buena fe.")


def contract(
    *lines: str, before: str = "CLÁUSULA SEGUNDA. OBLIGACIONES ESPECÍFICAS DEL CONTRATISTA:"
) -> Sheet:
    sheet = Sheet().title("CONTRATO DE PRESTACIÓN DE SERVICIOS No. 118 DE 2026")
    sheet.paragraph("CLÁUSULA PRIMERA. OBJETO: Apoyar la biblioteca pública del municipio.")
    sheet.line(before)
    for line in lines:
        sheet.paragraph(line)
    return sheet.paragraph("CLÁUSULA TERCERA. VALOR: 1. El valor es de $ 31.200.000. 2. Se paga por meses.")


def told(*sheets: Sheet) -> list[str]:
    return [one.text for one in contract_duties(document(*sheets))]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "{}.- "])
def test_the_items_of_the_clause(mark: str) -> None:
    assert told(contract(*(mark.format(at) + one for at, one in enumerate(DUTIES, 1)))) == list(DUTIES)


def test_items_that_follow_each_other_in_one_paragraph_or_by_letters() -> None:
    running = " ".join(f"{at}) {one.rstrip('.')};" for at, one in enumerate(DUTIES, 1))
    assert told(contract(running)) == [one.rstrip(".") for one in DUTIES]
    letters = " ".join(f"{letter}) {one.rstrip('.')};" for letter, one in zip("abc", DUTIES, strict=True))
    assert told(contract(letters)) == [one.rstrip(".") for one in DUTIES]


def test_where_each_stands() -> None:
    first, *_, last = contract_duties(
        document(Sheet().title("ACTA"), contract(*("• " + one for one in DUTIES)))
    )
    assert (first.page, last.page) == (2, 2)
    assert first.box.bottom <= last.box.top


def test_the_specific_ones_are_taken_where_a_contract_parts_them_from_the_general() -> None:
    sheet = Sheet().title("CONTRATO No. 118 DE 2026").line("OBLIGACIONES GENERALES DEL CONTRATISTA:")
    for at, one in enumerate(GENERAL, 1):
        sheet.line(f"{at}. {one}")
    sheet.line("OBLIGACIONES ESPECÍFICAS DEL CONTRATISTA:")
    for at, one in enumerate(DUTIES, 1):
        sheet.line(f"{at}. {one}")
    sheet.line("OBLIGACIONES DE LA ENTIDAD:").line("1. Pagar el valor pactado.")
    assert told(sheet) == list(DUTIES)


def test_those_of_the_entity_are_not_the_contractors() -> None:
    sheet = Sheet().line("OBLIGACIONES DE LA ENTIDAD:").line("1. Pagar el valor pactado.")
    assert told(sheet.line("2. Prestar la información necesaria.")) == []


def test_a_clause_without_items_or_words_about_obligations_propose_nothing() -> None:
    assert told(contract("El contratista prestará sus servicios con autonomía y diligencia.")) == []
    sheet = Sheet().paragraph("Las obligaciones específicas del contratista se cumplieron así: 1. Todo bien.")
    assert told(sheet.line("2. Sin novedad en el mes.")) == []


def test_the_running_head_of_every_page_is_no_part_of_an_item() -> None:
    pages = []
    for at, one in enumerate(DUTIES, 1):
        sheet = Sheet().line(f"Contrato 118 de 2026 - Página {at} de 3")
        if at == 1:
            sheet.line("OBLIGACIONES ESPECÍFICAS:")
        pages.append(sheet.line(f"{at}. {one}"))
    assert told(*pages) == list(DUTIES)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_it_never_raises(lines: list[str]) -> None:
    sheet = Sheet().line("OBLIGACIONES ESPECÍFICAS:")
    for line in lines:
        sheet.line(line)
    contract_duties(document(sheet))
