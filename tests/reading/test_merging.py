"""Words of pictures laid on pages: turned, made flat, and beside digital words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import READ_TWICE, Box, Homography, Look, LookKind, Origin, Page, Word
from review.reading.looks import AGREED, DISPUTED, with_look
from review.reading.merging import turned, with_picture
from review.reading.picturewire import PictureReading

ANGLE = math.radians(2)
SKEWED: Homography = (
    math.cos(ANGLE), -math.sin(ANGLE), 12.0, math.sin(ANGLE), math.cos(ANGLE), -7.0, 1e-5, 2e-5, 1.0,
)  # fmt: skip
places = st.floats(0, 500)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), places, places, st.floats(1, 100), st.floats(1, 30)
)


def word(text: str, x: float, y: float = 100, confidence: float = 0.9) -> Word:
    return Word(text, Box(x, y, x + 10 * len(text), y + 12), confidence)


@given(boxes, st.integers(0, 3))
def test_turning_back_is_as_before(box: Box, quarters: int) -> None:
    sizes = (612.0, 792.0) if quarters % 2 == 0 else (792.0, 612.0)
    assert turned(turned(box, quarters, 612, 792), -quarters, *sizes) == pytest.approx(box, abs=1e-6)


@given(boxes)
def test_flat_and_displayed_boxes_hold_each_other(box: Box) -> None:
    """There and back is the box again, larger by what a least box around a crooked one is larger."""
    page = Page(1, 612, 792, lay=SKEWED)
    again = page.flattened(page.displayed(box))
    slack = 0.1 * (box.width + box.height)
    assert again.x0 <= box.x0 + 1e-6
    assert again.top <= box.top + 1e-6
    assert again == pytest.approx(box, abs=slack)


def test_a_scan_takes_the_words_the_turn_and_the_lay_of_its_picture() -> None:
    page = Page(1, 792, 612, pictures=(Box(0, 0, 792, 612),), picture_share=1.0)
    read = with_picture(page, PictureReading((word("PLANILLA", 50),), 1, SKEWED, burnt=0.9))
    assert read.burnt == 0.9
    assert (read.width, read.height, read.rotation, read.origin) == (612, 792, 90, Origin.OCR)
    assert read.pictures == (Box(0, 0, 612, 792),)
    assert (read.words, read.lay) == ((word("PLANILLA", 50),), SKEWED)


def test_digital_words_stay_and_are_not_told_twice() -> None:
    """A heading typed over a scan: its own words, and the picture's beside them."""
    typed = word("CUENTA", 50, 20, 1.0)
    page = Page(1, 612, 792, (typed,), pictures=(Box(0, 50, 612, 792),), picture_share=0.9)
    seen = (word("CUENTO", 52, 21), word("Valor", 50, 200), word("total", 120, 200))
    read = with_picture(page, PictureReading(seen, lay=SKEWED))
    assert [one.text for one in read.words] == ["CUENTA", "Valor", "total"]
    assert read.displayed(read.words[0].box) == pytest.approx(typed.box, abs=8)
    assert read.words[0].confidence == 1


def test_blank_paper_has_no_ink() -> None:
    assert not with_picture(Page(1, 612, 792), PictureReading((), has_ink=False)).has_ink
    assert with_picture(Page(1, 612, 792), PictureReading(())).is_picture


LINE = Look(1, Box(0, 95, 600, 115), LookKind.LINE)


def test_a_line_read_alike_twice_is_nearly_sure() -> None:
    other = word("abajo", 50, 300)
    page = Page(1, 612, 792, (word("Total", 50), word("1.800.000", 120, confidence=0.6), other))
    read = with_look(page, LINE, PictureReading((word("Total", 51), word("1.800.000", 121))))
    assert [(one.text, one.confidence) for one in read.words] == [
        ("Total", AGREED), ("1.800.000", AGREED), ("abajo", 0.9),
    ]  # fmt: skip
    assert read.words[1].box == page.words[1].box


def test_what_two_models_read_surely_is_surer_than_what_one_reads() -> None:
    page = Page(1, 612, 792, (word("Total", 50, confidence=0.9), word("1.800.000", 120, confidence=0.99)))
    again = (word("Total", 51, confidence=0.99), word("1.800.000", 121, confidence=0.98))
    read = with_look(page, LINE, PictureReading(again))
    assert [one.confidence for one in read.words] == [0.99, READ_TWICE]


@pytest.mark.parametrize(
    ("again", "sure"),
    [
        ((word("$", 120, confidence=0.99), word("408.300,00", 130, confidence=0.99)), READ_TWICE),
        ((word("$408,300,00", 120, confidence=0.99),), AGREED),
        ((word("$408.3OO,00", 120, confidence=0.99),), DISPUTED),
    ],
)
def test_the_same_ink_parted_otherwise_is_read_alike(again: tuple[Word, ...], sure: float) -> None:
    page = Page(1, 612, 792, (word("$408.300,00", 120, confidence=0.99),))
    read = with_look(page, LINE, PictureReading(again))
    assert {one.confidence for one in read.words} == {sure}
    assert "".join(one.text for one in read.words) == ("$408.3OO,00" if sure == DISPUTED else "$408.300,00")


def test_a_line_read_otherwise_is_doubted() -> None:
    page = Page(1, 612, 792, (word("Total", 50), word("1.800.000", 120)))
    read = with_look(page, LINE, PictureReading((word("Total", 51), word("1.300.000", 121, confidence=0.99))))
    assert [(one.text, one.confidence) for one in read.words] == [("Total", AGREED), ("1.300.000", DISPUTED)]


def test_a_line_of_which_nothing_is_seen_again_is_doubted() -> None:
    page = Page(1, 612, 792, (word("Total", 50),))
    assert [one.confidence for one in with_look(page, LINE, PictureReading(())).words] == [DISPUTED]


def test_digital_words_are_never_read_otherwise() -> None:
    page = Page(1, 612, 792, (word("Total", 50, confidence=1.0),))
    assert page.words[0] in with_look(page, LINE, PictureReading((word("Tota1", 50),))).words


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_region_adds_its_words_where_they_are_displayed(quarters: int) -> None:
    region = Box(100, 200, 300, 260)
    page = Page(1, 612, 792, (word("digital", 50, 20, 1.0), word("encima", 105, 205, 1.0)))
    upright = turned(Box(5, 30, 85, 42), quarters, region.width, region.height)
    inside = turned(Box(5, 5, 65, 17), quarters, region.width, region.height)
    seen = PictureReading((Word("APROBADA", upright, 0.9), Word("encima", inside, 0.9)), quarters)
    read = with_look(page, Look(1, region, LookKind.REGION), seen)
    assert [one.text for one in read.words] == ["digital", "encima", "APROBADA"]
    assert read.words[2].box == pytest.approx(Box(105, 230, 185, 242))
    assert read.origin is Origin.TEXTO


def test_a_whole_page_is_read_anew_only_when_that_is_surer() -> None:
    look = Look(1, Box(0, 0, 612, 792), LookKind.PAGE)
    page = Page(1, 612, 792, (word("Tota1", 50, confidence=0.6),), Origin.OCR, lay=SKEWED)
    better = with_look(page, look, PictureReading((word("Total", 50),)))
    assert [(one.text, one.confidence) for one in better.words] == [("Total", 0.9)]
    assert with_look(page, look, PictureReading((word("T", 50),))) == page


def test_lines_across_a_page_stand_beside_its_words() -> None:
    page = Page(1, 612, 792, (word("RUT", 50),), Origin.OCR, lay=SKEWED)
    line = word("BORRADOR", 200, 300)
    seen = with_look(page, Look(1, Box(0, 0, 612, 792), LookKind.SLANTED), PictureReading((line,)))
    assert seen.words == page.words
    assert seen.slanted is not None
    assert seen.displayed(seen.slanted[0].box) == pytest.approx(line.box, abs=10)
    assert seen.slanted[0].box != line.box
