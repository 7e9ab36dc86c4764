"""Two papers on one page are two items, each with its own values; a page with one is never parted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from review.model import Box, Document, ItemKind, Lectura, Page, PageKind, Recognition, Word
from review.model.marks import PageMark
from review.recognition import recognise
from tests.recognition import item_papers
from tests.recognition.sheet import LETTER, Sheet

SMALLER = 0.72
PAPERS: dict[Callable[[], Sheet], ItemKind] = {
    item_papers.cuenta_as_a_letter: ItemKind.CUENTA,
    item_papers.cuenta_in_boxes: ItemKind.CUENTA,
    item_papers.planilla_row: ItemKind.SEGURIDAD_SOCIAL,
    item_papers.planilla_flipped: ItemKind.SEGURIDAD_SOCIAL,
    item_papers.voucher: ItemKind.SEGURIDAD_SOCIAL,
    item_papers.bank_letter: ItemKind.BANCO,
    item_papers.bank_table: ItemKind.BANCO,
    item_papers.tax_receipt: ItemKind.IMPUESTOS,
}
PAIRS = [(one, other) for one, other in permutations(PAPERS, 2) if PAPERS[one] is not PAPERS[other]]
INFORME = item_papers.informe_as_a_letter


def printed(sheet: Sheet, x: float = 0.0, y: float = 0.0) -> tuple[Word, ...]:
    """A paper's words made smaller, from a corner on."""

    def placed(box: Box) -> Box:
        return Box(*(at + SMALLER * part for at, part in zip((x, y, x, y), box, strict=True)))

    return tuple(replace(word, box=placed(word.box)) for word in sheet.words)


def stacked(upper: Sheet, lower: Sheet) -> Page:
    words = printed(upper)
    below = max(word.box.bottom for word in words) - SMALLER * 30
    return Page(1, LETTER[0], 1008.0, words=(*words, *printed(lower, 0.0, below)))


def side_by_side(left: Sheet, right: Sheet) -> Page:
    return Page(1, 1008.0, LETTER[0], words=(*printed(left), *printed(right, 504.0)))


def read(page: Page, **known: dict[int, PageKind]) -> Recognition:
    return recognise(Document("0" * 64, 1, Lectura.LEIDO, (page,)), **known)


def values(found: Recognition, kind: ItemKind) -> dict[str, object]:
    return {name: field.value for name, field in found.items[kind].fields.items()}


@pytest.mark.parametrize("joined", [stacked, side_by_side])
@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda paper: paper.__name__)
def test_two_papers_on_a_page_are_read_each_by_itself(
    joined: Callable[[Sheet, Sheet], Page], one: Callable[[], Sheet], other: Callable[[], Sheet]
) -> None:
    found = read(joined(one(), other()))
    assert set(found.items) == {PAPERS[one], PAPERS[other]}
    assert [label.number for label in found.pages] == [1]
    assert found.pages[0].kind.item in found.items
    for paper in (one, other):
        alone = values(read(paper().page()), PAPERS[paper])
        told = values(found, PAPERS[paper])
        # Support may come from the other paper and change how sure a value is, never the value.
        assert {name: told.get(name) for name in alone} == alone
    printed_whole = {number.text for number in found.numbers}
    for paper in (one, other):
        assert {number.text for number in read(paper().page()).numbers} <= printed_whole


@pytest.mark.parametrize("paper", [*PAPERS, INFORME], ids=lambda paper: paper.__name__)
def test_one_paper_is_one(paper: Callable[[], Sheet]) -> None:
    assert len(read(paper().page()).items) == 1


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_what_stands_on_the_sheet_of_an_informe_may_be_another_item(paper: Callable[[], Sheet]) -> None:
    label = read(stacked(paper(), INFORME())).pages[0]
    others = {PAPERS[paper], ItemKind.INFORME} - {label.kind.item}
    assert {kind for kind in others if f"{PageMark.MAY_BE_}{kind}" in label.marks} == others


def test_a_receipt_of_taxes_keeps_the_voucher_under_it() -> None:
    own = Sheet(size=9).title("COMPROBANTE DE PAGO PSE", 12)
    for label, value in (("Estado", "APROBADA"), ("Código CUS", "1234567890"), ("Banco", "Bancolombia")):
        own.row([(60, label), (250, value)])
    own.row([(60, "Empresa"), (250, "SECRETARÍA DE HACIENDA")]).row([(60, "Valor"), (250, "$ 825.000")])
    own.row([(60, "Fecha de la transacción"), (250, "24/02/2026 10:15 a. m.")])
    assert set(read(stacked(item_papers.tax_receipt(), own)).items) == {ItemKind.IMPUESTOS}


def test_a_page_that_a_person_moved_is_what_was_said() -> None:
    page = stacked(item_papers.bank_letter(), item_papers.tax_receipt())
    assert set(read(page, forced={1: PageKind.BANCO}).items) == {ItemKind.BANCO}
