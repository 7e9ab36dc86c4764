"""Which item a page may be that was taken for none: no item is missed that may be there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.model import PageKind
from review.model.marks import PageMark
from review.recognition import recognise
from tests.recognition import lookalikes
from tests.recognition.sheet import Sheet, document


def page(*lines: str) -> Sheet:
    sheet = Sheet()
    for line in lines:
        sheet.paragraph(line)
    return sheet


def may_be(sheet: Sheet) -> set[str]:
    """The items that the page may be, where it was taken for none."""
    label = recognise(document(sheet)).pages[0]
    assert label.kind is PageKind.OTRO
    return {mark.removeprefix(PageMark.MAY_BE_) for mark in label.marks if mark.startswith(PageMark.MAY_BE_)}


HARDLY_TOLD = {
    "informe": [
        page(
            "Contrato 210 de 2026. Mayo de 2026.",
            "Recorrí las veredas del norte y entregué 30 cartillas. Dicté dos charlas en la escuela. Reparé "
            "el cerco del vivero.",
        ),
        page(
            "BITÁCORA",
            "Orden de servicios 33, del 1 al 31 de mayo de 2026:",
            "Se pintaron las aulas, se podaron los jardines y se cambió la reja de la entrada.",
        ),
    ],
    "cuenta": [
        page("Municipio de Puerto Claro", "Valor honorarios del contrato 210: $ 2.400.000", "Marta Osorio"),
    ],
    "seguridad_social": [
        page("Marta Osorio Quiroga", "Pagado por salud $ 219.400 y por pensión $ 280.900", "Aportes de mayo"),
    ],
    "banco": [
        page("BANCO POPULAR", "Marta Osorio, C.C. 52.417.903", "Ahorros No. 220-118456-03. Estado: al día"),
    ],
    "rut": [page("DIAN", "NIT 52417903 DV 4", "Actividad económica 7490", "Osorio Quiroga Marta")],
    "impuestos": [page("Puerto Claro", "Gravamen del contrato 210", "Pagado en ventanilla $ 48.000")],
}


@pytest.mark.parametrize(("item", "sheet"), [(i, sheet) for i, some in HARDLY_TOLD.items() for sheet in some])
def test_a_page_that_hardly_tells_its_item_may_be_it(item: str, sheet: Sheet) -> None:
    assert item in may_be(sheet)


def test_prose_of_a_contractor_under_the_words_of_a_contract_may_be_an_informe() -> None:
    sheet = (
        Sheet()
        .title("CONTRATO DE PRESTACIÓN DE SERVICIOS 210 DE 2026")
        .paragraph(
            "Primera. Archivo: clasifiqué 14 cajas. Segunda. Público: atendí 96 usuarios. Tercera. Ferias: "
            "instalé los puestos. Cuarta. Metas: preparé el cuadro. Mayo de 2026."
        )
    )
    assert may_be(sheet) == {"informe"}


@pytest.mark.parametrize(
    "paper",
    [
        lookalikes.contract,
        lookalikes.start_record,
        lookalikes.checklist,
        lookalikes.certificate_of_compliance,
        lookalikes.supervision_report,
        lookalikes.affiliation_certificate,
        lookalikes.arl_certificate,
        lookalikes.budget_certificate,
    ],
)
def test_what_is_surely_another_paper_may_be_none(paper: Callable[[], Sheet]) -> None:
    assert may_be(paper()) == set()
