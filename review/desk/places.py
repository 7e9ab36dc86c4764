"""Where on a page something is printed: a remark is pinned to a line rather than to the point of a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.model import Box
from review.recognition.page.page_text import PageText
from review.store import Store, readings

_REACH_POINTS = 6.0  # judgement: half a line; a click this near to print means it
_SPOT_POINTS = 24.0  # judgement: what is marked where nothing is printed, as large as a stamp's corner


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A run of print on one line, and its box on the page as displayed upright."""

    text: str
    box: Box


def printed_on(store: Store, sha256: str, page: int) -> tuple[PrintedLine, ...]:
    """What is printed on a page (from 1) of a content, line by line from top to bottom; nothing where it was
    not read. Raises StoreUnavailable."""
    document = readings.load_document(store, sha256)
    sheet = None if document is None else next((p for p in document.pages if p.number == page), None)
    if sheet is None:
        return ()
    text = PageText(sheet)
    return tuple(PrintedLine(text.text_of(one), sheet.displayed(one.box)) for one in text.segments)


def place_at(lines: Sequence[PrintedLine], x: float, y: float, width: float, height: float) -> Box:
    """The place that a click at a point means: the print there, or a small square around it within the page,
    which is `width` by `height` points large."""
    near = [(_away(one.box, x, y), one.box) for one in lines]
    distance, box = min(near, key=lambda pair: pair[0], default=(_REACH_POINTS + 1, None))
    if box is not None and distance <= _REACH_POINTS:
        return box
    left = min(max(x - _SPOT_POINTS / 2, 0.0), max(width - _SPOT_POINTS, 0.0))
    top = min(max(y - _SPOT_POINTS / 2, 0.0), max(height - _SPOT_POINTS, 0.0))
    return Box(left, top, min(left + _SPOT_POINTS, width), min(top + _SPOT_POINTS, height))


def _away(box: Box, x: float, y: float) -> float:
    """How far a point lies from a box, in points; 0 within it."""
    across = max(box.x0 - x, 0.0, x - box.x1)
    down = max(box.top - y, 0.0, y - box.bottom)
    return max(across, down)
