"""Where the lines of text are: a model colours the ink that is writing, blots of it become quads."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from review.reading.ocr import pixels
from review.reading.ocr.line_reader import SIDE
from review.reading.ocr.pixels import Picture, Quad
from review.reading.ocr.session import Model, Tensor

_STEP = 32  # pixels: the network needs sides that are multiples
_WRITING = 0.3  # share of certainty from which a pixel counts as writing
_LINE = 0.5  # and the mean from which a blot counts as a line
_LEAST_SIDE = 3  # pixels of the network's picture
_MOST_LINES = 1000
_GROWTH = 1.6  # the model colours the middle of a line: how far its edge lies, see `_grown`


class Detector:
    """Finds lines. Not for two threads at once."""

    def __init__(self, path: Path) -> None:
        self._model = Model(path)

    def quads(self, picture: Picture, side: int = SIDE) -> list[Quad]:
        """The lines on a picture, in no order; lines that run down the page have quads that stand."""
        height, width = picture.shape[:2]
        ratio = min(1.0, side / max(height, width))
        inner = tuple(max(_STEP, round(s * ratio / _STEP) * _STEP) for s in (height, width))
        shown = pixels.resized(picture, inner[1], inner[0])
        window = _window(shown)
        if window is None:
            return []
        left, top, right, bottom = window
        sure = self._model(pixels.tensor(shown[top:bottom, left:right], (0.5,) * 3, (0.5,) * 3))[0, 0]
        corner = np.array([left, top], np.float64)
        scale = np.array([width / inner[1], height / inner[0]])
        return [(quad + corner) * scale for quad in _lines(sure)]


def _window(picture: Picture) -> tuple[int, int, int, int] | None:
    """The part of a picture that is no blank paper: left, top, right, bottom, sides a network can have."""
    inked = pixels.contrasts(picture, _STEP)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows):
        return None
    blocks = inked.shape
    top, bottom = max(0, int(rows[0]) - 1), min(blocks[0], int(rows[-1]) + 2)
    left, right = max(0, int(columns[0]) - 1), min(blocks[1], int(columns[-1]) + 2)
    return left * _STEP, top * _STEP, right * _STEP, bottom * _STEP


def _lines(sure: Tensor) -> list[Quad]:
    found: list[Quad] = []
    for corners in pixels.rectangles(sure > _WRITING)[:_MOST_LINES]:
        sides = np.hypot(*(corners[1] - corners[0])), np.hypot(*(corners[2] - corners[1]))
        if min(sides) >= _LEAST_SIDE and pixels.mean_inside(sure, corners) >= _LINE:
            found.append(_grown(_ordered(corners)))
    return found


def _ordered(corners: Quad) -> Quad:
    """Clockwise from the top left, with the top side within 45° of level."""
    start = int(np.argmin(corners.sum(axis=1)))
    around = np.roll(corners, -start, axis=0)
    (ax, ay), (bx, by) = around[1] - around[0], around[2] - around[1]
    if ax * by - ay * bx < 0:
        around = np.roll(around[::-1], 1, axis=0)
    top = around[1] - around[0]
    if abs(top[1]) > abs(top[0]):
        around = np.roll(around, -1 if top[1] < 0 else 1, axis=0)
    return around


def _grown(quad: Quad) -> Quad:
    """The rectangle with every side moved out by `_GROWTH` × area ÷ girth."""
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    width, height = max(np.hypot(*across), 1e-6), max(np.hypot(*down), 1e-6)
    distance = _GROWTH * width * height / (2 * (width + height))
    across, down = across * (distance / width), down * (distance / height)
    grown: Quad = quad + np.stack((-across - down, across - down, across + down, -across + down))
    return grown
