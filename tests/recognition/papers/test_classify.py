"""What a page is taken for, by its words alone."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from itertools import combinations

import pytest

from review.model import PageKind
from review.recognition import recognise
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.classify import score_page
from review.recognition.papers.phrase_search import phrase_index
from tests.recognition import item_papers as papers
from tests.recognition import lookalikes
from tests.recognition.sheet import Sheet, document


def made_in(module: object) -> list[Callable[[], Sheet]]:
    return [f for _, f in inspect.getmembers(module, inspect.isfunction) if f.__module__ == module.__name__]


KINDS = {
    papers.informe_with_labels_above: PageKind.INFORME,
    papers.informe_as_a_letter: PageKind.INFORME,
    papers.cuenta_as_a_letter: PageKind.CUENTA,
    papers.cuenta_in_boxes: PageKind.CUENTA,
    papers.planilla_row: PageKind.SEGURIDAD_SOCIAL,
    papers.planilla_flipped: PageKind.SEGURIDAD_SOCIAL,
    papers.voucher: PageKind.SEGURIDAD_SOCIAL,
    papers.bank_letter: PageKind.BANCO,
    papers.bank_table: PageKind.BANCO,
    papers.rut_page: PageKind.RUT,
    papers.tax_receipt: PageKind.IMPUESTOS,
}


def test_every_paper_has_its_expectation() -> None:
    assert set(made_in(papers)) == set(KINDS)


@pytest.mark.parametrize("paper", KINDS, ids=lambda paper: paper.__name__)
def test_an_item_is_told(paper: Callable[[], Sheet]) -> None:
    (label,) = recognise(document(paper())).pages
    assert label.kind is KINDS[paper]
    assert label.confidence >= 0.9
    assert label.why


@pytest.mark.parametrize("paper", made_in(lookalikes), ids=lambda paper: paper.__name__)
def test_a_lookalike_is_no_item(paper: Callable[[], Sheet]) -> None:
    found = recognise(document(paper()))
    assert found.pages[0].kind is PageKind.OTRO
    assert found.items == {}


@pytest.mark.parametrize("paper", [lookalikes.affiliation_certificate, lookalikes.arl_certificate])
def test_an_affiliation_certificate_is_marked(paper: Callable[[], Sheet]) -> None:
    assert "afiliacion" in recognise(document(paper())).pages[0].marks


def test_the_order_of_the_words_in_the_file_does_not_matter() -> None:
    for paper, kind in KINDS.items():
        sheet = paper()
        sheet.words.reverse()
        assert recognise(document(sheet)).pages[0].kind is kind, paper.__name__


def test_a_declaration_printed_in_a_cuenta_stays_in_it() -> None:
    sheet = papers.cuenta_as_a_letter().paragraph(
        "CERTIFICADO DE NO UTILIZACIÓN DE COSTOS Y DEDUCCIONES ASOCIADOS A RENTAS DE TRABAJO."
        " Manifiesto bajo la gravedad de juramento, según el artículo 383 del Estatuto Tributario,"
        " que no tomaré costos."
    )
    assert recognise(document(sheet)).pages[0].kind is PageKind.CUENTA


def test_papers_that_weigh_the_same_stand_in_one_order() -> None:
    """The order of a set differs from process to process: no verdict may hang on it."""
    order = list(Paper)
    marks = [mark for marks in phrase_index().by_word.values() for mark in marks if 2 <= mark.anywhere < 5]
    ties = 0
    for one, two in combinations(sorted(marks, key=lambda mark: mark.phrase)[::7], 2):
        sheet = Sheet().skip(30).line(f"{one.phrase} y {two.phrase}")
        weights = score_page(PageText(sheet.page())).weights
        assert list(weights) == sorted(weights, key=lambda row: (-row[1], order.index(row[0])))
        ties += len({weight for _, weight in weights}) < len(weights)
    assert ties > 20
