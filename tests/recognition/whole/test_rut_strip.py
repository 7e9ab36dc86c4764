"""A second look at the row of boxes 5 and 6 of a scanned RUT, where the search for words lost figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from review.model import Document, ItemKind, Look, LookKind, Origin
from review.reading import ReaderPool
from review.recognition import recognise
from review.recognition.grammar.ids import check_digit
from review.recognition.whole import second_look
from tests.reading import papers
from tests.recognition.items.test_rut_boxes import DV_FIGURE, LAST_FIGURE, PITCH, form

NIT = "1061700238"
DV = str(check_digit(NIT))
SCALE = 150 / 72


def scanned(*lost: int) -> Document:
    """The form as OCR reads it, without the figures of the NIT at these places."""
    made = form(NIT, DV, repeated="")
    (page,) = made.pages
    row = sorted((w for w in page.words if w.box.top == 182 and w.box.x1 < 184), key=lambda w: w.box.x0)
    gone = [row[at] for at in lost]
    words = tuple(replace(w, confidence=0.97) for w in page.words if w not in gone)
    return replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))


def strips(document: Document) -> list[Look]:
    looks = second_look.wanted(document, recognise(document))
    return [look for look in looks if look.kind is LookKind.LINE and look.box.top < 200]


@pytest.mark.parametrize("lost", [(0,), (0, 1, 4), tuple(range(10))])
def test_the_row_is_asked_for_from_the_first_box_to_the_sixth(lost: tuple[int, ...]) -> None:
    (look,) = strips(scanned(*lost))
    assert look.box.x0 < LAST_FIGURE - 10 * PITCH
    assert DV_FIGURE + 4 < look.box.x1 < 216
    assert 175 < look.box.top < 182
    assert 190 < look.box.bottom < 205


def test_a_nit_that_its_check_digit_proves_is_not_looked_at_again() -> None:
    assert strips(scanned()) == []


def test_figures_lost_in_boxes_are_read_in_the_row(one_reader: ReaderPool, tmp_path: Path) -> None:
    sheet = Image.new("RGB", (round(612 * SCALE), round(792 * SCALE)), (250, 249, 246))
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for at, figure in enumerate(reversed(NIT)):
        pen.text(((LAST_FIGURE - PITCH * at) * SCALE, 182 * SCALE), figure, (30, 30, 40), font)
    pen.text((DV_FIGURE * SCALE, 182 * SCALE), DV, (30, 30, 40), font)
    path = papers.saved(
        tmp_path, papers.drawn(lambda canvas: canvas.drawImage(ImageReader(sheet), 0, 0, *canvas._pagesize))
    )
    ((_, drawn),) = one_reader.read_many([path])
    first = replace(scanned(0, 3, 4), sha256=drawn.sha256)
    assert recognise(first).items[ItemKind.RUT].value("nit") != NIT
    rut = recognise(one_reader.look(path, first, strips(first))).items[ItemKind.RUT]
    assert (rut.value("nit"), rut.value("dv")) == (NIT, DV)
