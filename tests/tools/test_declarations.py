"""The generator's tax declarations: drawn in several layouts, with their truth, read as they were drawn."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from random import Random

import pytest

from review.model import ItemKind, PageKind
from review.model.marks import PageMark
from review.reading import read_document
from review.recognition import recognise
from tests import whole_cuentas
from tests.reading.papers import saved
from tools.papers import declarations, folder
from tools.papers.paper import Paper, invent_wide_style
from tools.papers.submission import Made


@pytest.mark.parametrize("hand", range(3))
@pytest.mark.parametrize("layout", declarations.LAYOUTS)
def test_every_layout_is_read_as_it_was_drawn(layout: str, hand: int, tmp_path: Path) -> None:
    """In several hands: typeface, size and wording."""
    facts = whole_cuentas.facts(whole_cuentas.FIRST, whole_cuentas.AUGUST)
    facts.declaration = declarations.invent(Random(f"{layout}{hand}"), Random(hand))
    target = io.BytesIO()
    paper = Paper(target)
    paper.take_up(invent_wide_style(Random(hand)), 1)
    paper.words = Random(hand)
    declarations.LAYOUTS[layout](paper, facts, Random(f"{layout}{hand}"))
    paper.finish()
    found = recognise(read_document(saved(tmp_path, target.getvalue())))
    assert found.declaration is not None
    answers = {name: answer.value for name, answer in found.declaration.answers.items()}
    assert answers == {name: told.value for name, told in paper.ledger.declared.items()}
    assert all(answer.note is None for answer in found.declaration.answers.values())
    (label,) = found.pages
    assert (label.kind, PageMark.DECLARATION in label.marks) == (PageKind.OTRO, True)
    assert not set(found.items) & set(ItemKind)


def test_who_brings_none_is_drawn_as_before() -> None:
    """A set without declarations is the same, to the byte, as it was before there were any."""
    plain, none = folder.fresh_set("igual", 2)[1], folder.fresh_set("igual", 2, declared=0.0)[1]
    assert [digest(one) for _, one in plain] == [digest(one) for _, one in none]
    assert all("declaracion" not in one.truth for _, one in plain)
    assert all("declaracion" in one.truth for _, one in folder.fresh_set("igual", 2, declared=1.0)[1])


def test_a_contractor_declares_the_same_every_month_but_for_what_changed() -> None:
    months = [declarations.invent(Random("ana"), Random(f"ana/{month}")) for month in range(12)]
    assert {one.layout for one in months} == {months[0].layout}
    assert 1 < len({tuple(one.answers.items()) for one in months}) < 12


def digest(made: Made) -> str:
    return hashlib.sha256(made.data).hexdigest()
