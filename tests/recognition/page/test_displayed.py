"""Boxes come out on the page as displayed, however the page lay in its picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from review.model import Box, Homography, Page, Recognition
from review.recognition import recognise
from tests.recognition import item_papers as papers
from tests.recognition.sheet import document

_ANGLE = math.radians(1.5)
ASKEW: Homography = (
    math.cos(_ANGLE), -math.sin(_ANGLE), 9.0, math.sin(_ANGLE), math.cos(_ANGLE), -4.0, 1e-5, 0.0, 1.0,
)  # fmt: skip


def boxes(recognition: Recognition) -> Iterator[Box]:
    for item in recognition.items.values():
        for field in item.fields.values():
            yield field.box
            yield from (other.box for other in field.others)
        yield from (mark.box for mark in item.marks)
    yield from (name.box for name in recognition.names)


@pytest.mark.parametrize("paper", [papers.informe_with_labels_above])
def test_every_box_is_where_its_ink_is_displayed(paper: Callable[[], papers.Sheet]) -> None:
    flat = document(paper())
    lain = replace(flat, pages=tuple(replace(page, lay=ASKEW) for page in flat.pages))
    page = Page(1, 612, 792, lay=ASKEW)
    found = list(boxes(recognise(lain)))
    assert found
    assert found == [page.displayed(box) for box in boxes(recognise(flat))]
