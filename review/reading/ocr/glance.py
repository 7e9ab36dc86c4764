"""A first look at a picture: whether writing is on it at all, for a fifth of what reading it costs.

A photograph of a room or a street has a few spots that look like a line from afar, and none that says
anything when it is read. Reading it whole looks for lines again and again, one way up after the other.
"""

from __future__ import annotations

import numpy as np

from review.reading.ocr import chosen
from review.reading.ocr.pixels import Picture, Quad

SIDE = 640
"""Pixels of the longer side: at 480 the title of a program's window is lost, 960 costs twice as much."""

_FEW_LINES = 5  # from so many on it may be a page: photographs showed two at most, papers six at least
_SAYS = 0.6  # mean score of a line's characters: blots of photographs that were long enough stayed below
_LEAST_SIGNS = 3  # letters and digits; a lone one is seen in any corner
_STANDING = 1.5  # times as tall as wide: a line that runs down the picture


def shows_writing(picture: Picture) -> bool:
    """Whether something on a picture (height × width × 3, BGR) may be writing, whichever way up it is."""
    engine = chosen.quick()
    quads = engine.quads(picture, SIDE)
    if len(quads) >= _FEW_LINES:
        return True
    return any(_says_something(picture, way) for quad in quads for way in _ways(quad))


def _ways(quad: Quad) -> tuple[Quad, Quad]:
    """A line as its quad has it and on its head; one that stands, as read from either side."""
    tall, wide = np.hypot(*(quad[3] - quad[0])), np.hypot(*(quad[1] - quad[0]))
    first, second = (1, 3) if tall >= _STANDING * wide else (0, 2)
    return np.roll(quad, -first, axis=0), np.roll(quad, -second, axis=0)


def _says_something(picture: Picture, quad: Quad) -> bool:
    line = chosen.quick().raw(picture, quad)
    signs = sum(map(str.isalnum, line.text))
    return signs >= _LEAST_SIGNS and float(line.sure.mean()) >= _SAYS
