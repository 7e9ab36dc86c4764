"""What is drawn on a page besides its characters: pictures, and which text is not meant to be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from review.model import Box
from review.reading import pdfium, pdfium_drawing
from review.reading.geometry import Frame
from review.reading.strokes import Stroke, is_freehand

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# Bounds on hostile pages; ordinary ones have a few hundred objects and forms two deep.
_MOST_OBJECTS = 50_000
_DEEPEST_FORM = 6
_MOST_PICTURES = 200
_INVISIBLE_MODES = frozenset({3, 7})  # PDF 32000-1, table 106: neither filled nor stroked
_FILLED = 0
_TRANSPARENT = 8  # of 255
_PALE = 190  # of 255, in every channel: ink that may be too light to be seen
_SHEER = 200  # of 255: opacity that may be too little
_COVERING_SHARE = 0.5
_MOST_COVERS = 300
_MOST_GROUNDS = 50
_LEAST_SEGMENTS = 6  # PDFium's, of a path that may be drawn by hand; a rectangle has five
_MOST_STROKES = 400
_LETTER_SEGMENTS, _WRITING_SEGMENTS = 7, 200  # PDFium's, of a drawn letter at least, and of many at once
_MOST_OUTLINES = 2000
_CURVED = 0.3  # of drawn letters, at least
_CURVED_SAMPLE = 60
_LEAST_COVER = 4.0  # units of the object's own space: less covers no word


@dataclass(slots=True)
class PageObjects:
    """The objects of a page. `pictures` and `picture_handles` go together; the sets hold handles of texts.

    `invisible`: drawn without ink or fully transparent. `doubted`: pale, sheer, stroked, masked, cut by a
    clipping path, in a layer or on something dark: whether it shows, only the painted page tells. `beneath`:
    painted before a picture that covers half of the page or more. `covers` are smaller opaque things, each
    with the number of texts painted before it; `order` numbers the texts.
    `drawn` are paths that may be free-hand, with their curves and lines; `outlines` filled paths that may be
    letters, each with its handle, or 0 for a part of a path that is known to have curves. `paths` are all.
    """

    count: int = 0
    layered: bool = False
    pictures: list[Bounds] = field(default_factory=list)
    picture_handles: list[int] = field(default_factory=list)
    invisible: set[int] = field(default_factory=set)
    doubted: set[int] = field(default_factory=set)
    beneath: set[int] = field(default_factory=set)
    covers: list[tuple[int, Bounds]] = field(default_factory=list)
    drawn: list[tuple[Bounds, int, int]] = field(default_factory=list)
    outlines: list[tuple[Bounds, int]] = field(default_factory=list)
    paths: list[int] = field(default_factory=list)
    _texts: list[int] = field(default_factory=list)
    _grounds: list[Bounds] = field(default_factory=list)

    @classmethod
    def of(cls, page: int, frame: Frame, *, layered: bool = False) -> PageObjects:
        """`layered` is True where text may lie in a layer that is not shown: all of it is then `doubted`."""
        found = cls(layered=layered)
        area = frame.width * frame.height
        count = min(pdfium.count_objects(page), _MOST_OBJECTS)
        found._take_all(map(pdfium.get_object, repeat(page), range(count)), _IDENTITY, 0, area)
        return found

    def _take_all(
        self, items: Iterable[int], matrix: Matrix, depth: int, page_area: float, *, masked: bool = False
    ) -> None:
        for item in items:
            self.count += 1
            kind = pdfium.object_kind(item)
            if kind == pdfium.TEXT:
                self._take_text(item, matrix, masked=masked)
            elif kind == pdfium.IMAGE:
                self._take_picture(item, matrix, page_area)
            elif kind == pdfium.PATH:
                self._take_path(item, matrix if depth else None)
            elif kind == pdfium.FORM and depth < _DEEPEST_FORM:
                inner = _multiply(pdfium.object_matrix(item), matrix)
                count = min(pdfium.count_form_objects(item), _MOST_OBJECTS - self.count)
                parts = map(pdfium.get_form_object, repeat(item), range(count))
                within = masked or bool(pdfium.has_transparency(item)) or pdfium_drawing.is_cut(item)
                self._take_all(parts, inner, depth + 1, page_area, masked=within)

    def _take_text(self, item: int, matrix: Matrix, *, masked: bool) -> None:
        """`masked` where it stands in a form that is sheer, masked or cut."""
        self._texts.append(item)
        mode = pdfium.text_mode(item)
        red, green, blue, alpha = pdfium.fill_colour(item)
        if mode in _INVISIBLE_MODES or (mode == _FILLED and alpha <= _TRANSPARENT):
            self.invisible.add(item)
        elif (
            masked
            or self.layered
            or mode != _FILLED
            or alpha < _SHEER
            or min(red, green, blue) >= _PALE
            or pdfium.has_transparency(item)
            or pdfium_drawing.is_cut(item)
            or self._stands_on_something(item, matrix)
        ):
            self.doubted.add(item)

    def _stands_on_something(self, item: int, matrix: Matrix) -> bool:
        """Whether a text is painted where something dark, or a picture, is already."""
        bounds = pdfium.object_bounds(item) if self._grounds else None
        if bounds is None:
            return False
        left, bottom, right, top = _map(bounds, matrix)
        return any(left < x1 and right > x0 and bottom < y1 and top > y0 for x0, y0, x1, y1 in self._grounds)

    def _take_outline(self, item: int, segments: int, matrix: Matrix | None) -> None:
        """Take note of a path that may be a letter, or many."""
        if len(self.outlines) >= _MOST_OUTLINES or not pdfium_drawing.is_filled(item):
            return
        if segments >= _WRITING_SEGMENTS:
            parts = [(bounds, 0) for bounds in pdfium_drawing.part_bounds(item)]
        else:
            whole = pdfium.object_bounds(item)
            parts = [] if whole is None else [(whole, item)]
        self.outlines += [
            (bounds if matrix is None else _map(bounds, matrix), handle) for bounds, handle in parts
        ]

    def _take_path(self, item: int, matrix: Matrix | None) -> None:
        self.paths.append(item)
        segments = pdfium_drawing.count_segments(item)
        if segments >= _LETTER_SEGMENTS:
            self._take_outline(item, segments, matrix)
        if len(self.covers) < _MOST_COVERS:
            filled = pdfium_drawing.filled_bounds(item, _LEAST_COVER)
            if filled is not None:
                placed = filled if matrix is None else _map(filled, matrix)
                if self._texts:
                    self.covers.append((len(self._texts), placed))
                if max(pdfium.fill_colour(item)[:3]) < _PALE and len(self._grounds) < _MOST_GROUNDS:
                    self._grounds.append(placed)
                return
        if segments < _LEAST_SEGMENTS or len(self.drawn) >= _MOST_STROKES:
            return
        if not pdfium_drawing.is_only_stroked(item):
            return
        curves, lines, closed = pdfium_drawing.segment_kinds(item)
        if is_freehand(curves, lines, closed=closed):
            bounds = pdfium.object_bounds(item)
            if bounds is not None:
                self.drawn.append((bounds if matrix is None else _map(bounds, matrix), curves, lines))

    def _take_picture(self, item: int, matrix: Matrix, page_area: float) -> None:
        bounds = pdfium.object_bounds(item)
        if bounds is None or len(self.pictures) >= _MOST_PICTURES:
            return
        placed = _map(bounds, matrix)
        self.pictures.append(placed)
        self.picture_handles.append(item)
        covers = (placed[2] - placed[0]) * (placed[3] - placed[1]) >= _COVERING_SHARE * page_area
        if not covers and len(self._grounds) < _MOST_GROUNDS:
            self._grounds.append(placed)
        if not self._texts or pdfium.has_transparency(item):
            return
        if covers:
            self.beneath.update(self._texts)
        elif len(self.covers) < _MOST_COVERS:
            self.covers.append((len(self._texts), placed))

    @property
    def order(self) -> dict[int, int]:
        return {item: place for place, item in enumerate(self._texts)}

    @property
    def has_hidden_text(self) -> bool:
        return bool(self.invisible or self.doubted or self.beneath)

    @property
    def texts(self) -> list[int]:
        """The handles of all texts, in the order in which they are painted."""
        return self._texts

    def strokes(self, frame: Frame) -> list[Stroke]:
        """The paths that may be free-hand, on the upright page."""
        return [Stroke(frame.place_one(*bounds), curves, lines) for bounds, curves, lines in self.drawn]

    def drawn_letters(self, frame: Frame) -> NDArray[np.float64]:
        """Boxes (n × 4) on the upright page of what may be drawn letters: filled paths, of which enough have
        curves, and pictures."""
        paths = self.outlines
        asked = [handle for _, handle in paths[:: 1 + len(paths) // _CURVED_SAMPLE]]
        curved = sum(not handle or pdfium_drawing.has_curves(handle) for handle in asked)
        bounds = [one for one, _ in paths] if asked and curved >= _CURVED * len(asked) else []
        edges = np.array(bounds + self.pictures, np.float64).reshape(-1, 4)
        return np.stack(frame.place(*edges.T), axis=1)

    def picture_boxes(self, frame: Frame) -> list[Box]:
        """The pictures' boxes on the upright page, those without area left out."""
        boxes = (frame.place_one(*bounds) for bounds in self.pictures)
        return [box for box in boxes if box.width > 0 and box.height > 0]


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _map(bounds: Bounds, matrix: Matrix) -> Bounds:
    a, b, c, d, e, f = matrix
    corners = [
        (x * a + y * c + e, x * b + y * d + f) for x in (bounds[0], bounds[2]) for y in (bounds[1], bounds[3])
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
