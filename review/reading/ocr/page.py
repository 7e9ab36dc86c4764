"""A page's picture read: which way up it is, its words on the page made flat, and how it lay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from review.model import Homography
from review.reading.ocr import chosen, flattening, turning
from review.reading.ocr.flattening import Matrix
from review.reading.ocr.line_reader import InkLine
from review.reading.ocr.pixels import Picture, Quad

_LEAST_SIDE = 16  # pixels: a smaller picture holds no word
_STANDING = 2.2  # times as tall as wide: a line that runs down an upright page is beside its text
_LARGE = 0.15  # of a picture's longer side: a line so tall is a title read well, or people in a photograph
_PLAIN_SCORE = 0.9
_PAGE_LINES = 5  # fewer are a drawing as often as a page
_DOUBTFUL = 0.95  # mean score of a page's characters: below it the careful model reads them all
_LEAST_LEGIBLE = 0.3  # of the lines found on a page that has text
_LEAST_CONFIDENCE = 0.75  # mean of the words of such a page
_PAD_BESIDE, _PAD_ABOVE = 0.25, 0.3  # of a line's height: the recogniser expects some paper around
_LEAST_SCORE = 0.5  # mean of a line's characters: below it there is no text, but a drawing or a scrawl


@dataclass(frozen=True, slots=True)
class PictureText:
    """The words on a picture.

    `quarters` are the quarter turns clockwise that put it upright. `boxes` (n × 4: x0, top, x1, bottom) are
    in points on the upright page made flat, `confidences` 0–1; `lay` leads from the flat page to the upright
    picture as it is (None: it lies flat already). `legible` is False where there is writing that makes no
    sense as read; it then comes without words.
    """

    quarters: int
    texts: list[str]
    boxes: NDArray[np.float64]
    confidences: list[float]
    lay: Homography | None = None
    legible: bool = True


def read_picture(picture: Picture, points_per_pixel: float, *, careful: bool = False) -> PictureText:
    """Read the picture (height × width × 3, BGR) of a page or of a part of one.

    The quick model reads; the careful one does, from three times as slow, where it is asked for or where the
    quick one doubts the whole page.
    """
    if min(picture.shape[:2]) < _LEAST_SIDE:
        return _placed([], 0, None, points_per_pixel)
    quick = chosen.quick()
    found = turning.upright(picture, quick)
    quads = _lying(found.quads)
    lines = [] if careful else quick.read(found.picture, quads)
    if careful or (len(lines) >= _PAGE_LINES and _mean_score(lines) < _DOUBTFUL):
        lines = chosen.careful().read(found.picture, quads)
    lay = flattening.lay(found.picture, found.quads)
    large = _LARGE * max(found.picture.shape[:2])
    read = [line for line in lines if line.score >= (_LEAST_SCORE if _height(line) < large else _PLAIN_SCORE)]
    if not _makes_sense(read, len(lines)):
        return replace(_placed([], 0, None, points_per_pixel), legible=not lines)
    return _placed(read, found.quarters, lay, points_per_pixel)


def reread(
    picture: Picture, points_per_pixel: float, boxes: NDArray[np.float64], lay: Homography | None
) -> list[PictureText]:
    """Read lines of an upright picture once more, with the careful model.

    `boxes` (n × 4, points) are on the flat page, just around the ink; the words found, one text for each box,
    are there too.
    """
    there = np.eye(3) if lay is None else np.array(lay, np.float64).reshape(3, 3)
    scale = np.diag([1 / points_per_pixel, 1 / points_per_pixel, 1.0])
    matrix = scale @ there @ flattening.inverse(scale)
    found: list[PictureText] = []
    for x0, top, x1, bottom in boxes / points_per_pixel:
        beside, above = _PAD_BESIDE * (bottom - top), _PAD_ABOVE * (bottom - top)
        corners = np.array([(x0 - beside, top - above), (x1 + beside, top - above),
                            (x1 + beside, bottom + above), (x0 - beside, bottom + above)])  # fmt: skip
        lines = chosen.careful().read(picture, [flattening.applied(matrix, corners)])
        text = _placed(lines, 0, None if lay is None else matrix, points_per_pixel)
        middles = (text.boxes[:, 0] + text.boxes[:, 2]) / (2 * points_per_pixel)
        kept = np.flatnonzero((middles >= x0) & (middles <= x1)).tolist()
        found.append(
            PictureText(
                0, [text.texts[i] for i in kept], text.boxes[kept], [text.confidences[i] for i in kept], lay
            )
        )
    return found


def _height(line: InkLine) -> float:
    return float(np.hypot(*(line.quad[3] - line.quad[0])))


def _mean_score(lines: Sequence[InkLine]) -> float:
    """The mean over characters, of lines that hold some text."""
    sizes = [len(line.text) for line in lines]
    return sum(line.score * size for line, size in zip(lines, sizes, strict=True)) / max(1, sum(sizes))


def _makes_sense(read: Sequence[InkLine], lines: int) -> bool:
    """Whether what was read is worth more than noise: most lines legible, most words likely."""
    words = [word for line in read for word in line.words if any(c.isalnum() for c in word.text)]
    if not words or len(read) < _LEAST_LEGIBLE * lines:
        return False
    return float(np.mean([word.confidence for word in words])) >= _LEAST_CONFIDENCE


def _lying(quads: list[Quad]) -> list[Quad]:
    return [q for q in quads if np.hypot(*(q[3] - q[0])) < _STANDING * np.hypot(*(q[1] - q[0]))]


def _placed(
    lines: Sequence[InkLine], quarters: int, lay: Matrix | None, points_per_pixel: float
) -> PictureText:
    """The words of `lines` in reading order, on the flat page in points."""
    words = [word for line in lines for word in line.words]
    quads: Quad = np.array([word.quad for word in words], np.float64).reshape(-1, 4, 2)
    if lay is not None:
        quads = flattening.applied(flattening.inverse(lay), quads)
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
