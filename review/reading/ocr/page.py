"""A page's picture read: which way up it is, its words on the page made flat, and how it lay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.model import Homography
from review.reading.ocr import engine, flattening, turning
from review.reading.ocr.engine import InkLine
from review.reading.ocr.flattening import Matrix
from review.reading.ocr.pixels import Picture, Quad

_LEAST_SIDE = 16  # pixels: a smaller picture holds no word
_STANDING = 2.2  # times as tall as wide: a line that runs down an upright page is beside its text
_LEAST_SCORE = 0.5  # mean of a line's characters: below it there is no text, but a drawing or a scrawl


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


def read_picture(picture: Picture, points_per_pixel: float, *, careful: bool = False) -> PictureText:
    """Read the picture (height × width × 3, BGR) of a page or of a part of one, also by the `careful` model."""
    if min(picture.shape[:2]) < _LEAST_SIDE:
        return _placed([], 0, None, points_per_pixel)
    quick = engine.quick()
    found = turning.upright(picture, quick)
    lay = flattening.lay(found.picture, found.quads)
    reader = engine.careful() if careful else quick
    lines = [line for line in reader.read(found.picture, _lying(found.quads)) if line.score >= _LEAST_SCORE]
    return _placed(lines, found.quarters, lay, points_per_pixel)


def _lying(quads: list[Quad]) -> list[Quad]:
    return [q for q in quads if np.hypot(*(q[3] - q[0])) < _STANDING * np.hypot(*(q[1] - q[0]))]


def _placed(
    lines: Sequence[InkLine], quarters: int, lay: Matrix | None, points_per_pixel: float
) -> PictureText:
    """The words of `lines` in reading order, on the flat page in points."""
    words = [word for line in lines for word in line.words]
    quads: Quad = np.array([word.quad for word in words], np.float64).reshape(-1, 4, 2)
    if lay is not None:
        quads = flattening.applied(np.linalg.inv(lay), quads)
    # A quad's own sides, not the box around it: on a crooked page that would reach into the next row.
    left, right = quads[:, [0, 3]].mean(axis=1), quads[:, [1, 2]].mean(axis=1)
    top, bottom = quads[:, :2].mean(axis=1), quads[:, 2:].mean(axis=1)
    boxes = np.stack((left[:, 0], top[:, 1], right[:, 0], bottom[:, 1]), axis=1) * points_per_pixel
    order = _reading_order(boxes)
    return PictureText(
        quarters,
        [words[i].text for i in order],
        boxes[order],
        [words[i].confidence for i in order],
        None if lay is None else _in_points(lay, points_per_pixel),
    )


def _reading_order(boxes: NDArray[np.float64]) -> list[int]:
    """Rows from top to bottom, each from left to right; words are of a row when their middles are in it."""
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    order: list[int] = []
    row: list[int] = []
    for index in np.argsort(middles, kind="stable").tolist():
        if row and middles[index] > boxes[row[0], 3]:
            order += sorted(row, key=lambda i: float(boxes[i, 0]))
            row = []
        row.append(index)
    return order + sorted(row, key=lambda i: float(boxes[i, 0]))


def _in_points(lay: Matrix, points_per_pixel: float) -> Homography:
    scale = np.diag([points_per_pixel, points_per_pixel, 1.0])
    a, b, c, d, e, f, g, h, i = (scale @ lay @ np.linalg.inv(scale)).ravel().tolist()
    return a, b, c, d, e, f, g, h, i
