"""The piece of a page around a value, as one would cut it out: its line, with the value in a frame."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from review.model import Box

_BESIDE, _OVER = 64.0, 12.0  # points of the page left around the value, to its sides and above and below
_LEAST_WIDTH, _LEAST_HEIGHT = 250.0, 44.0  # points: less says nothing of where the value stands
_FRAME = (181, 116, 0)
_GAP, _THICK = 2.0, 1.0  # points between the value and its frame, and of the frame
_JPEG_QUALITY = 82


def window(box: Box, width: float, height: float) -> Box:
    """What of a page (its size in points) is cut out around a value: within the page, and never empty."""
    beside = max(_BESIDE, (_LEAST_WIDTH - box.width) / 2)
    over = max(_OVER, (_LEAST_HEIGHT - box.height) / 2)
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
    page = Image.open(io.BytesIO(picture)).convert("RGB")
    across, down = page.width / width, page.height / height
    part = window(box, width, height)
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
    ImageDraw.Draw(made).rectangle(edge, outline=_FRAME, width=max(1, round(_THICK * across)))
    out = io.BytesIO()
    made.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()
