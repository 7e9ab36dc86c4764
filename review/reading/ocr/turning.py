"""Which way up a picture is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from review.reading.ocr import models, pixels
from review.reading.ocr.line_reader import LineReader
from review.reading.ocr.pixels import Picture, Quad
from review.reading.ocr.session import Model

_SHORT_SIDE = 256  # pixels
_WINDOW = 224  # pixels: the model's own
_LARGEST = 4096  # pixels of the longer side, for a very long picture
_SAMPLES = 3  # pixels along each side of one the model sees: more of them cost time and tell nothing
_MEAN, _SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
_CERTAIN = 0.75  # of a model that never says more than 0.93
_TRIAL_LINES = 6
_STANDING = 1.5  # times as tall as wide: a line that runs down the page
_WELL_READ = 0.8  # mean score of lines that are the right way up, even on a bad copy
_BETTER = 1.15
_PAGE_LINES = 5  # fewer are signs in a photograph as often as a page


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture put upright by `quarters` quarter turns clockwise, and the lines found on it."""

    quarters: int
    picture: Picture
    quads: list[Quad]


def upright(picture: Picture, engine: LineReader) -> Upright:
    """Put a picture upright.

    A model says how it lies. Where it doubts, or where the lines found run down the page, a few lines are
    read in the directions that remain, and the best read wins. The model is sure of photographs too, which it
    was not made for: where it would turn a picture of few lines, or one that then reads badly, they are
    looked for on the picture as it is.
    """
    chances = turns(picture)
    first = _turned(picture, int(chances.argmax()), engine)
    if first.quarters:
        reads = _legibility(first, engine)
        if len(first.quads) < _PAGE_LINES or reads < _WELL_READ:
            as_it_is = _turned(picture, 0, engine)
            if _legibility(as_it_is, engine) >= max(_WELL_READ, _BETTER * reads):
                return as_it_is
    if not first.quads:
        return first
    standing = _stand(first.quads)
    if chances.max() >= _CERTAIN and not standing:
        return first
    tried = [first]
    others = (1, 3) if standing else (2,)
    if standing:
        tried = []
    tried += [_turned(picture, first.quarters + turn, engine) for turn in others]
    scores = [_legibility(one, engine) for one in tried]
    best = int(np.argmax(scores))
    if standing and scores[best] < _BETTER * _legibility(first, engine):
        return first
    return tried[best] if scores[best] >= _BETTER * scores[0] or standing else tried[0]


def turns(picture: Picture) -> NDArray[np.float32]:
    """The chance (0–1) of each number of quarter turns clockwise (0–3) to put the picture upright.

    The model sees the middle of the page only; some writing must be there.
    """
    height, width = picture.shape[:2]
    scale = _SHORT_SIDE / min(height, width)
    size = (min(max(_WINDOW, round(side * scale)), _LARGEST) for side in (width, height))
    thinned = max(1, int(1 / scale) // _SAMPLES)
    small = pixels.resized(np.ascontiguousarray(picture[::thinned, ::thinned]), *size)
    left, top = (small.shape[1] - _WINDOW) // 2, (small.shape[0] - _WINDOW) // 2
    window = small[top : top + _WINDOW, left : left + _WINDOW]
    chances: NDArray[np.float32] = _model()(pixels.tensor(window, _MEAN, _SPREAD))[0]
    # The model tells how far the page was turned clockwise; what puts it upright is the rest of the circle.
    return chances[[0, 3, 2, 1]]


def _turned(picture: Picture, quarters: int, engine: LineReader) -> Upright:
    quarters %= 4
    turned = pixels.turned(picture, quarters) if quarters else picture
    return Upright(quarters, turned, engine.quads(turned))


def _stand(quads: list[Quad]) -> bool:
    """Whether most of the length of text runs down the page."""
    across, down = 0.0, 0.0
    for quad in quads:
        wide, tall = np.hypot(*(quad[1] - quad[0])), np.hypot(*(quad[3] - quad[0]))
        if tall >= _STANDING * wide:
            down += tall
        elif wide >= _STANDING * tall:
            across += wide
    return down > across


def _legibility(one: Upright, engine: LineReader) -> float:
    """The mean score of characters in some of the longest lines that lie."""
    lying = [q for q in one.quads if np.hypot(*(q[1] - q[0])) >= np.hypot(*(q[3] - q[0]))]
    longest = sorted(lying, key=lambda q: -float(np.hypot(*(q[1] - q[0]))))[:_TRIAL_LINES]
    scores = [score for quad in longest for score in engine.raw(one.picture, quad).sure]
    return float(np.mean(scores)) if scores else 0.0


@cache
def _model() -> Model:
    return Model(models.orientation())
