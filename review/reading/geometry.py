"""From a PDF's own coordinates to points from the top left corner of the page as displayed upright."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from review.model import Box

T = TypeVar("T", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (CropBox within MediaBox, in user space) and how it is turned.

    `quarters` counts quarter turns clockwise from user space to the upright page: the page's /Rotate
    and, where the text itself runs sideways, the turn that makes it read from left to right.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        """Of the upright page, in points."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the upright page, in points."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def place(self, x0: T, y0: T, x1: T, y1: T) -> tuple[T, T, T, T]:
        """A box or columns of boxes (x0 <= x1, y0 <= y1 in user space) as x0, top, x1, bottom upright."""
        match self.quarters % 4:
            case 0:
                return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
            case 1:
                return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
            case 2:
                return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
            case _:
                return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def place_one(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """One box of user space, clipped to the page. Empty boxes come out with no width or height."""
        a, b, c, d = self.place(x0, y0, x1, y1)
        width, height = self.width, self.height
        return Box(
            round(min(max(a, 0.0), width), 2),
            round(min(max(b, 0.0), height), 2),
            round(min(max(c, 0.0), width), 2),
            round(min(max(d, 0.0), height), 2),
        )


def covered_share(boxes: list[Box], width: float, height: float) -> float:
    """The share (0–1) of a page that the union of `boxes` covers. Boxes lie within the page."""
    if not boxes or width <= 0 or height <= 0:
        return 0.0
    edges = sorted({edge for box in boxes for edge in (box.x0, box.x1)})
    area = 0.0
    for left, right in pairwise(edges):
        covered_to = 0.0
        covered = 0.0
        for box in sorted((b for b in boxes if b.x0 <= left and b.x1 >= right), key=lambda b: b.top):
            start = max(box.top, covered_to)
            if box.bottom > start:
                covered += box.bottom - start
                covered_to = box.bottom
        area += covered * (right - left)
    return min(1.0, area / (width * height))
