"""Pages behind the first ones of an informe that are still the informe, and those that prove it."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, RecognisedItem
from review.model.marks import ItemMark, PageMark
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

DUTIES = ("Orientar a los lectores", "Mantener el catálogo", "Acompañar a los colegios", "Llevar la agenda")
DONE = ("Orienté a 87 lectores.", "Catalogué 140 libros.", "Acompañé tres visitas.", "Agendé 31 salas.")
COLUMNS = (72.0, 260.0, 470.0)


def rows(sheet: Sheet, first: int, last: int) -> Sheet:
    for at in range(first, last):
        cells = (DUTIES[at], f"{DONE[at]} Lo hecho se dejó por escrito a la coordinadora.", f"foto_{at}.jpg")
        sheet.row(list(zip(COLUMNS, cells, strict=True)), width=170)
    return sheet


def first_page() -> Sheet:
    sheet = Sheet().title("INFORME DE EJECUCIÓN CONTRACTUAL").line("Contrato No. PS-118-2026")
    sheet.line("Contratista: Rosa Elvira Campo Díaz").skip()
    heads = ("OBLIGACIONES", "ACTIVIDADES REALIZADAS", "SOPORTES")
    return rows(sheet.row(list(zip(COLUMNS, heads, strict=True)), width=170), 0, 2)


def signed(sheet: Sheet, role: str = "Contratista biblioteca") -> Sheet:
    sheet.line("Periodo ejecutado: del 1 al 30 de junio de 2026").skip()
    sheet.paragraph("Para constancia se firma en Puerto Claro a los 02 días del mes 07 del año 2026")
    return sheet.line("Rosa Elvira Campo Díaz").line("C.C. 34.567.890").line(role)


def informe(*sheets: Sheet) -> tuple[RecognisedItem, list[int]]:
    found = recognise(document(*sheets))
    evidence = [page.number for page in found.pages if PageMark.EVIDENCE in page.marks]
    return found.items[ItemKind.INFORME], evidence


def test_a_table_that_goes_on_and_who_signs_are_no_evidence() -> None:
    item, evidence = informe(first_page(), rows(Sheet(), 2, 4), signed(Sheet()))
    assert evidence == []
    assert item.mark(ItemMark.EVIDENCE) is None
    assert (item.value("periodo_inicio"), item.value("periodo_fin")) == (
        dt.date(2026, 6, 1),
        dt.date(2026, 6, 30),
    )
    assert item.value("fecha_informe") == dt.date(2026, 7, 2)


def test_what_is_counted_at_the_end_is_no_title() -> None:
    last = Sheet().paragraph("Adjunto los documentos enunciados como evidencias de lo cumplido.")
    last.line("Evidencias en ( 0 ) folios").skip().line("Cordialmente,").skip()
    last.line("Rosa Elvira Campo Díaz").line("Contratista").line("C.C. 34.567.890")
    _, evidence = informe(first_page(), last)
    assert evidence == []


@pytest.mark.parametrize(
    "title", ["ANEXO: LISTA DE LECTORES", "EVIDENCIA DE LA ACTIVIDAD 2", "ACTA DE VISITA A LA ESCUELA"]
)
def test_a_paper_of_its_own_that_the_contractor_signs_proves_the_informe(title: str) -> None:
    sheet = Sheet().title(title).paragraph("Se dejó la sala en orden y se contaron los libros devueltos.")
    sheet.paragraph("Para constancia se firma.").line("Rosa Elvira Campo Díaz").line("Contratista")
    _, evidence = informe(first_page(), sheet)
    assert evidence == [2]


def test_a_page_behind_the_evidence_is_evidence_too() -> None:
    photographs = Sheet().title("REGISTRO FOTOGRÁFICO").line("Sala de lectura")
    _, evidence = informe(first_page(), photographs, signed(Sheet()))
    assert 2 in evidence


def test_who_signs_for_a_house_is_not_named_like_it() -> None:
    last = signed(Sheet(), "Contratista – Jardines Públicos")
    item = recognise(document(first_page(), last))
    assert "Jardines Públicos" not in [name.value for name in item.names]
