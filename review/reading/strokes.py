"""Free-hand drawing on a digital page: signatures drawn as paths, ink, stamps and signed fields.

A path counts when it is an open line of curves or of many short pieces; frames, circles, rounded corners and
rules are not. What lies together is one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from review.model import Box

_NEAR = 14.0  # points between strokes of one signature
_LEAST_CURVES = 6  # in one place
_LINES_A_CURVE = 3  # so many short lines draw one
_CLOSED_SHAPE = 8  # segments: a frame with rounded corners has four curves and four lines
_LEAST_WIDTH, _MOST_WIDTH = 18.0, 340.0  # points, of a place
_LEAST_HEIGHT, _MOST_HEIGHT = 6.0, 200.0
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path on the page as displayed, with what it is drawn of."""

    box: Box
    curves: int
    lines: int


def is_freehand(curves: int, lines: int, *, closed: bool) -> bool:
    """Whether a path may be a part of free-hand drawing."""
    if closed and curves + lines <= _CLOSED_SHAPE:
        return False
    return curves >= 2 or lines >= 2 * _LEAST_CURVES


def stroke_places(strokes: Iterable[Stroke], annotations: Iterable[Box]) -> list[Box]:
    """The places of drawing: strokes that lie together and are enough, and annotations as they are."""
    groups: list[tuple[Box, float]] = []
    for stroke in strokes:
        box, weight = stroke.box, stroke.curves + stroke.lines / _LINES_A_CURVE
        while (near := next((group for group in groups if _near(group[0], box)), None)) is not None:
            groups.remove(near)
            box, weight = _around(near[0], box), weight + near[1]
        groups.append((box, weight))
    places = [box for box, weight in groups if weight >= _LEAST_CURVES and _is_sized(box)]
    places += [box for box in annotations if box.width > 0 and box.height > 0]
    return places[:_MOST_PLACES]


def _is_sized(box: Box) -> bool:
    return _LEAST_WIDTH <= box.width <= _MOST_WIDTH and _LEAST_HEIGHT <= box.height <= _MOST_HEIGHT


def _near(one: Box, two: Box) -> bool:
    return (
        one.x0 - _NEAR <= two.x1
        and two.x0 - _NEAR <= one.x1
        and one.top - _NEAR <= two.bottom
        and two.top - _NEAR <= one.bottom
    )


def _around(one: Box, two: Box) -> Box:
    return Box(min(one.x0, two.x0), min(one.top, two.top), max(one.x1, two.x1), max(one.bottom, two.bottom))
