"""Pages of photographs that were only looked over are wanted whole as soon as something may hang on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import Box, Document, ItemKind, Lectura, Look, LookKind, Page, Recognition
from review.recognition.whole.second_look import wanted
from tests.rules.builders import Case, later, recognition

NUMBER = 2
WHOLE = Look(NUMBER, Box(0, 0, 612, 792), LookKind.WHOLE)
DOCUMENT = Document(
    "0" * 64, 1, Lectura.LEIDO, tuple(Page(n, 612, 792, glanced=n == NUMBER) for n in range(1, 9))
)


def with_evidence(case: Case) -> Recognition:
    """What is recognised, the second page being evidence of the informe."""
    return recognition(replace(case, page_marks={NUMBER: ("evidencia",)}))


@pytest.mark.parametrize("case", [Case(), later(without=["rut", "impuestos"])])
def test_evidence_is_not_wanted_while_nothing_is_missing(case: Case) -> None:
    assert wanted(DOCUMENT, with_evidence(case)) == ()


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not ItemKind.INFORME])
def test_every_page_is_wanted_while_an_item_is_missing(kind: ItemKind) -> None:
    assert wanted(DOCUMENT, with_evidence(Case(without=[kind.value]))) == (WHOLE,)


@pytest.mark.parametrize("kind", [ItemKind.RUT, ItemKind.IMPUESTOS])
def test_every_page_is_wanted_for_an_item_that_this_checklist_asks_of_later_accounts(kind: ItemKind) -> None:
    found = with_evidence(later(without=[kind.value]))
    assert wanted(DOCUMENT, found) == ()
    assert wanted(DOCUMENT, found, {kind}) == (WHOLE,)


@pytest.mark.parametrize("drop", ["cuenta.valor", "seguridad_social.periodo", "banco.cuenta"])
def test_every_page_is_wanted_while_a_value_is_missing(drop: str) -> None:
    assert wanted(DOCUMENT, with_evidence(Case(drop=[drop]))) == (WHOLE,)


def test_a_page_that_is_no_evidence_is_wanted() -> None:
    assert wanted(DOCUMENT, recognition(Case())) == (WHOLE,)


def test_nothing_else_is_asked_for_before_they_are_read() -> None:
    """A line in doubt may be settled by what is on them."""
    case = Case(without=["banco"], scanned={"cuenta.valor": 0.5})
    looks = wanted(DOCUMENT, with_evidence(case))
    assert {look.kind for look in looks} == {LookKind.WHOLE}
