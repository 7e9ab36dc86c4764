"""What OCR found on a page laid together with what was read of it before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from review.model import Box, Origin, Page, Word
from review.reading.picturewire import PictureReading

_WRITTEN = 40  # words: more are no signs and captions within a photograph
_SAME_PLACE = 0.5  # of the smaller word's area: the picture shows the digital word itself


def with_picture(page: Page, reading: PictureReading) -> Page:
    """A page with the words of its picture. Digital words stay; what the picture shows of them is left out.

    `reading` was made of the page as `page` has it, turned by its `rotation`.
    """
    turned = turn(page, reading.quarters)
    laid = replace(turned, lay=reading.lay)
    typed = tuple(replace(word, box=laid.flattened(word.box)) for word in turned.words)
    seen = tuple(word for word in reading.words if not _stands_among(word.box, typed))
    return replace(
        laid,
        words=typed + seen,
        origin=Origin.OCR if len(seen) >= len(typed) else Origin.TEXTO,
        has_ink=reading.has_ink or bool(typed),
        burnt=reading.burnt,
        picture_share=reading.photographed or turned.picture_share,
        glanced=reading.glanced,
        prints=tuple(one for one in turned.prints if _shows_no_paper(one.box, reading.words, laid)),
    )


def turn(page: Page, quarters: int) -> Page:
    """A flat page turned clockwise by quarter turns, with everything on it."""
    if quarters % 4 == 0:
        return page
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    return replace(
        page,
        width=width,
        height=height,
        rotation=(page.rotation + 90 * quarters) % 360,
        words=tuple(
            replace(word, box=turned(word.box, quarters, page.width, page.height)) for word in page.words
        ),
        pictures=tuple(turned(box, quarters, page.width, page.height) for box in page.pictures),
        prints=tuple(
            replace(one, box=turned(one.box, quarters, page.width, page.height)) for one in page.prints
        ),
        strokes=tuple(turned(box, quarters, page.width, page.height) for box in page.strokes),
        edits=tuple(
            replace(one, box=turned(one.box, quarters, page.width, page.height)) for one in page.edits
        ),
    )


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """Where a box on a sheet of this size lies when the sheet is turned clockwise by quarter turns."""
    match quarters % 4:
        case 1:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        case 2:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        case 3:
            return Box(box.top, width - box.x1, box.bottom, width - box.x0)
        case _:
            return box


def _shows_no_paper(box: Box, words: Sequence[Word], page: Page) -> bool:
    """Whether a picture is not that of a written page: forms of one kind look alike, whatever is in them."""
    places = (page.displayed(word.box) for word in words)
    return sum(map(box.holds_middle_of, places)) < _WRITTEN


def _stands_among(box: Box, words: Sequence[Word]) -> bool:
    return any(_overlap(box, word.box) >= _SAME_PLACE for word in words)


def _overlap(one: Box, two: Box) -> float:
    """The shared area as a share (0–1) of the smaller box."""
    wide = min(one.x1, two.x1) - max(one.x0, two.x0)
    high = min(one.bottom, two.bottom) - max(one.top, two.top)
    smaller = min(one.width * one.height, two.width * two.height)
    return 0.0 if wide <= 0 or high <= 0 or smaller <= 0 else wide * high / smaller
