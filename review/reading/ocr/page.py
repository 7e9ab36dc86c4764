"""A page's picture read: which way up it is, its words on the page made flat, and how it lay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.model import Homography
from review.reading.ocr import engine
from review.reading.ocr.engine import Picture


@dataclass(frozen=True, slots=True)
class PictureText:
    """The words on a picture.

    `quarters` are the quarter turns clockwise that put it upright. `boxes` (n × 4: x0, top, x1, bottom) are
    in points on the upright page made flat, `confidences` 0–1; `lay` leads from the flat page to the upright
    picture as it is (None: it lies flat already).
    """

    quarters: int
    texts: list[str]
    boxes: NDArray[np.float64]
    confidences: list[float]
    lay: Homography | None = None


def read_picture(picture: Picture, points_per_pixel: float) -> PictureText:
    """Read the picture (height × width × 3, BGR) of a page or of a part of one."""
    words = [word for line in engine.quick().lines(picture) for word in line.words]
    boxes = [(*word.quad.min(axis=0), *word.quad.max(axis=0)) for word in words]
    return PictureText(
        0,
        [word.text for word in words],
        np.array(boxes, np.float64).reshape(-1, 4) * points_per_pixel,
        [word.confidence for word in words],
    )
