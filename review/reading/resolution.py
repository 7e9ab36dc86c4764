"""How large a page is drawn for OCR."""

from __future__ import annotations

import math
from collections.abc import Callable

from review.model import Box
from review.reading import pdfium
from review.reading.geometry import Frame, covered_share
from review.reading.objects import PageObjects

_POINTS_PER_INCH = 72
_DPI = 200
_REGION_DPI = 300  # a screenshot pasted small is finer than the page around it
_LONG_SIDE = 2200  # pixels: a letter page at 200 dpi, however small the file says it is
_LONGEST_SIDE = 16_000
_WHOLE = 0.9  # of the page
_LEGIBLE_DPI = 72  # what is coarser holds no print: it is the colour of a page whose letters are elsewhere


def page_scale(
    frame: Frame, objects: PageObjects, pixels: int, see_through: Callable[[int], bool] = lambda _: False
) -> float:
    """Pixels per point for a page: enough to read it, never more than a picture that fills it has itself.

    A scan may be saved in layers, its letters as the fine mask of a coarse picture (ISO 16485, mixed raster
    content): the picture then tells nothing about the page. `see_through` says whether one has a mask, by
    its handle.
    """
    long_side = max(frame.width, frame.height)
    scale = max(_DPI / _POINTS_PER_INCH, _LONG_SIDE / long_side)
    if covered_share(objects.picture_boxes(frame), frame.width, frame.height) >= _WHOLE:
        native = _native(frame, objects, Box(0, 0, frame.width, frame.height))
        if _LEGIBLE_DPI / _POINTS_PER_INCH <= native < scale and not any(
            map(see_through, objects.picture_handles)
        ):
            scale = native
    return min(scale, math.sqrt(pixels / (frame.width * frame.height)), _LONGEST_SIDE / long_side)


def region_scale(frame: Frame, objects: PageObjects, region: Box, page: float) -> float:
    """Pixels per point for a picture within a page that is itself drawn at `page` pixels per point."""
    native = _native(frame, objects, region) or page
    return max(page, min(native, _REGION_DPI / _POINTS_PER_INCH))


def _native(frame: Frame, objects: PageObjects, region: Box) -> float:
    """The finest picture's pixels per point in a part of the upright page; 0 without any."""
    finest = 0.0
    for bounds, handle in zip(objects.pictures, objects.picture_handles, strict=True):
        place = Box(*frame.place(*bounds))
        area = place.width * place.height
        wide, high = pdfium.picture_size(handle)
        if area > 0 and place.meets(region):
            finest = max(finest, math.sqrt(wide * high / area))
    return finest
