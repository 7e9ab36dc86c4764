"""One page in a worker: its words, pictures and whether it has ink at all, as a message for the parent."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from review.model import Edit, EditKind
from review.reading import pdfium, reasons
from review.reading.figures import odd_figures
from review.reading.geometry import Frame, covered_share
from review.reading.limits import Limits
from review.reading.needs import is_junk, needs_ocr
from review.reading.objects import PageObjects
from review.reading.outlines import LEAST_LETTERS, is_writing
from review.reading.pagewire import PageMessage, failed_page, packed, packed_signs
from review.reading.photographs import Photographs
from review.reading.revisions import Revision
from review.reading.strokes import stroke_places
from review.reading.wire import Head
from review.reading.words import raw_words, visible_words

_FURTHEST = 1e6  # points; a page larger than this is nonsense
_INK_PICTURE_SIDE = 400  # pixels: enough to see a signature, cheap to draw
_PAPER_WHITE = 245  # of 255


@dataclass(frozen=True, slots=True)
class FileSigns:
    """What is known of the whole file when its pages are read: the photographs seen so far, whether it has
    layers, which may be hidden, what later updates changed, by page from 0, and whether a page (from 0) that
    shows nothing was to show something."""

    photographs: Photographs
    layered: bool = False
    changes: Mapping[int, Sequence[Revision]] = field(default_factory=dict)
    lacks_content: Callable[[int], bool] = lambda _: False


def read_page(document: int, index: int, limits: Limits, signs: FileSigns) -> PageMessage:
    """Page `index` (from 0). Never raises for a bad page: the message then holds its `failure`."""
    added = pdfium.Annotations()
    try:
        with pdfium.page_of(document, index, added) as page, pdfium.text_of(page) as text_page:
            return _read(page, text_page, index + 1, limits, signs, added)
    except pdfium.PageFailed:
        return failed_page(index + 1, reasons.PAGE_BROKEN)


def _read(
    page: int, text_page: int, number: int, limits: Limits, signs: FileSigns, added: pdfium.Annotations
) -> PageMessage:
    frame = frame_of(page)
    if frame is None:
        return failed_page(number, reasons.PAGE_WITHOUT_SIZE)
    count = pdfium.count_chars(text_page)
    if count > limits.page_chars:
        return failed_page(number, reasons.page_too_dense(limits.page_chars))
    raw = raw_words(text_page, count)
    turn = turn_for(raw.quarters, frame)
    frame = replace(frame, quarters=frame.quarters + turn)
    objects = PageObjects.of(page, frame, layered=signs.layered)
    found = visible_words(page, text_page, raw, objects, frame, added)
    pictures = objects.picture_boxes(frame)
    texts, boxes = found.texts, found.boxes
    if is_junk(texts):
        texts, boxes = [], np.empty((0, 4))
    edits = [Edit(EditKind.REVISION, *one.placed(frame)) for one in signs.changes.get(number - 1, ())]
    if not added.fields:
        edits += odd_figures(objects, raw, text_page, frame)
    share = round(covered_share(pictures, frame.width, frame.height), 4)
    has_ink = bool(found.texts or pictures) or (objects.count > 0 and _shows_ink(page, frame))
    if not has_ink and signs.lacks_content(number - 1):
        return failed_page(number, reasons.CONTENT_LOST)
    head: Head = {
        "number": number,
        "width": round(frame.width, 2),
        "height": round(frame.height, 2),
        "rotation": 90 * turn,
        "pictures": pictures,
        "picture_share": share,
        "has_ink": has_ink,
        "unread": has_ink
        and needs_ocr(
            len(texts),
            hidden=found.hidden,
            largest_share=max((box.width * box.height for box in pictures), default=0.0)
            / (frame.width * frame.height),
            picture_share=share,
            outlined=_has_drawn_writing(objects, boxes, frame),
        ),
        "attached": added.attached,
        **packed_signs(
            signs.photographs.on(objects, frame, limits),
            stroke_places(objects.strokes(frame), [frame.place_one(*bounds) for bounds in added.drawn]),
            edits,
        ),
    }
    return packed(head, texts, boxes)


def _has_drawn_writing(objects: PageObjects, words: NDArray[np.float64], frame: Frame) -> bool:
    few = len(objects.outlines) + len(objects.pictures) < LEAST_LETTERS
    return not few and is_writing(objects.drawn_letters(frame), words)


def frame_of(page: int) -> Frame | None:
    """The visible page with its own /Rotate, or None when it has no usable size."""
    left, bottom, right, top = pdfium.page_box(page)
    frame = Frame(left, bottom, right, top, pdfium.page_quarters(page) % 4)
    sizes = (frame.width, frame.height)
    if not all(math.isfinite(size) and 0 < size < _FURTHEST for size in sizes):
        return None
    return frame


def turn_for(text_quarters: int | None, frame: Frame) -> int:
    """Quarter turns clockwise, beyond /Rotate, that make the page's text read from left to right."""
    return 0 if text_quarters is None else (text_quarters - frame.quarters) % 4


def _shows_ink(page: int, frame: Frame) -> bool:
    scale = _INK_PICTURE_SIDE / max(frame.width, frame.height)
    turn = frame.quarters - pdfium.page_quarters(page)
    width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    return min(pdfium.render(page, width, height, colour=False, quarters=turn)) < _PAPER_WHITE
