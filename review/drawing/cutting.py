"""The piece of a page around a value, as one would cut it out: its line, with the value in a frame."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import NamedTuple

from PIL import Image, ImageDraw

from review.model import Box

_GAP, _THICK = 2.0, 1.0  # points between the value and its frame, and of the frame
_JPEG_QUALITY = 82


class Surround(NamedTuple):
    """How much of a page is left around a value, in points: to its sides, above and below, and at least in
    all, since less says nothing of where the value stands; and the colour of the frame."""

    beside: float
    over: float
    least_width: float
    least_height: float
    frame: tuple[int, int, int]


ASKED = Surround(64, 12, 250, 44, (181, 116, 0))
"""One value that is asked about."""

LINE = Surround(40, 6, 210, 26, (29, 91, 121))
"""Little more than the line of a value, for many that are looked at under each other."""


def window(box: Box, width: float, height: float, cut: Surround = ASKED) -> Box:
    """What of a page (its size in points) is cut out around a value: within the page, and never empty."""
    beside = max(cut.beside, (cut.least_width - box.width) / 2)
    over = max(cut.over, (cut.least_height - box.height) / 2)
    left, right = _within(box.x0 - beside, box.x1 + beside, width)
    top, bottom = _within(box.top - over, box.bottom + over, height)
    return Box(left, top, right, bottom)


def _within(start: float, end: float, most: float) -> tuple[float, float]:
    """Moved into the page rather than cut where it passes over an edge."""
    length = min(end - start, most)
    first = min(max(start, 0.0), most - length)
    return first, first + length


def cut(picture: bytes, box: Box, width: float, height: float) -> bytes:
    """The cutting as JPEG, out of the picture of a page `width` by `height` points large."""
    return cut_each(picture, [box], width, height, ASKED)[0]


def cut_each(picture: bytes, boxes: Iterable[Box], width: float, height: float, cut: Surround) -> list[bytes]:
    """A cutting for each value of one page, whose picture is opened once."""
    page = Image.open(io.BytesIO(picture)).convert("RGB")
    return [_framed(page, box, window(box, width, height, cut), width, height, cut.frame) for box in boxes]


def _framed(
    page: Image.Image, box: Box, part: Box, width: float, height: float, frame: tuple[int, int, int]
) -> bytes:
    across, down = page.width / width, page.height / height
    left, top = round(part.x0 * across), round(part.top * down)
    made = page.crop(
        (left, top, max(left + 1, round(part.x1 * across)), max(top + 1, round(part.bottom * down)))
    )
    edge = (
        (box.x0 - _GAP) * across - left,
        (box.top - _GAP) * down - top,
        (box.x1 + _GAP) * across - left,
        (box.bottom + _GAP) * down - top,
    )
    ImageDraw.Draw(made).rectangle(edge, outline=frame, width=max(1, round(_THICK * across)))
    out = io.BytesIO()
    made.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()
