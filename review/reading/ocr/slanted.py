"""Large writing across a page: watermarks and stamps such as «EN TRÁMITE», often too pale to be read.

Small print, rulings and bars are taken away, what is left is turned level and read. Two layers are read one
after the other: ink that anyone sees, and the paler ink of the background that forms are printed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.reading.ocr import chosen, pixels
from review.reading.ocr.pixels import Picture, Quad

SIDE = 1100
"""Pixels of the longer side of the pictures that are read here: a hundred to the inch."""

_LEAST_SIDE = 200
_THIN = 5  # pixels: thinner strokes are print
_PAPER_REACH = 60
_BAR = (81, 121)  # pixels across and down: no stroke of a slanted letter lasts so far
_BLOT = (6, 14)  # pixels wide and tall: less is what is left of print
_WHITE = 255
_LEAST_RANGE = 40.0  # of 255, from paper to print
_SEEN, _PALE = 0.12, 0.03  # of that range: from where ink belongs to each layer
_STRONG = 0.14  # of it: not looked at again among the pale. The layers overlap: ink between is torn in both
_FEWEST = 1500  # pixels of ink: less is no watermark
_SAMPLE = 6000
_STEEPEST, _LEVELEST, _STEP = 75, 15, 3  # degrees
_ROW = 6  # pixels
_PEAK = 2.2  # times as much ink on few rows as at other slants: there is a line of letters
_DETECTOR_SIDE = 736
_SPARE = 40  # pixels of paper around what is read
_LINE_HEIGHT = 34
_LINE_WIDTH = 2.2  # of its height
_LINE_SLOPE = 0.17
_LEGIBLE, _LEGIBLE_PALE = 0.6, 0.8  # mean score of a line's characters, in each layer
UNREAD = "…"
"""Stands for large slanted writing that is there and could not be read."""


@dataclass(frozen=True, slots=True)
class SlantedLine:
    """A line of large slanted writing; `text` is UNREAD, with no confidence, where nobody can tell."""

    text: str
    quad: Quad
    confidence: float


def read_slanted(picture: Picture, *, anyhow: bool = False, bare: bool = False) -> list[SlantedLine]:
    """Large slanted lines on an upright picture (rows × columns × 3, blue first), about SIDE pixels long.

    `anyhow` also those that lie level, on their side or on their head: where the print is left out, what is
    so large is not of the paper's text. `bare` where nothing else is on the picture, no bars nor rulings:
    taking those away would tear the letters.
    """
    if min(picture.shape[:2]) < _LEAST_SIDE:
        return []
    found: list[SlantedLine] = []
    for layer, (strength, mask) in enumerate(_all_ink(picture) if bare else _layers(picture)):
        slant = _slant(mask, anyhow=anyhow)
        if slant is None:
            continue
        degrees, peak = slant
        least = _LEGIBLE_PALE if layer else _LEGIBLE
        turns = (degrees, degrees + 180) if anyhow else (degrees,)
        read = ([line for line in _read(strength, turn) if line.confidence >= least] for turn in turns)
        legible = max(read, key=lambda lines: sum(line.confidence * len(line.text) for line in lines))
        found += legible
        if layer == 0 and not anyhow and peak >= _PEAK and not legible:
            found.append(SlantedLine(UNREAD, _corners(mask), 0.0))
    return found


def _layers(picture: Picture) -> Iterator[tuple[NDArray[np.float32], NDArray[np.bool_]]]:
    """Broad ink, 0 to 1, and where it is: first what anyone sees, then what is pale."""
    grey = pixels.grey(picture)
    broad = pixels.without_thin_ink(grey, _THIN)
    paper = pixels.bare_paper(broad, _PAPER_REACH)
    ink = np.where(paper > broad, paper - broad, 0).astype(np.uint8)
    rows, columns = (side // 8 for side in grey.shape)
    inner = picture[rows:-rows, columns:-columns, 1]
    scale = max(_LEAST_RANGE, float(np.percentile(inner, 60) - np.percentile(inner, 0.7)))
    bars = pixels.runs(ink, *_BAR)
    left = np.where(ink > bars, ink - bars, 0).astype(np.float32) / scale
    mask = pixels.large_blots(left > _SEEN, *_BLOT)
    yield np.where(mask, np.clip((left - _SEEN / 2) / 0.1, 0, 1), 0).astype(np.float32), mask
    left[pixels.around(ink > _STRONG * scale, 3)] = 0
    mask = pixels.large_blots(left > _PALE, *_BLOT)
    yield np.where(mask, np.clip((left - _PALE / 2) / 0.04, 0, 1), 0).astype(np.float32), mask


def _all_ink(picture: Picture) -> Iterator[tuple[NDArray[np.float32], NDArray[np.bool_]]]:
    """All ink on white, 0 to 1, as one layer, and where it is."""
    left = (_WHITE - pixels.grey(picture).astype(np.float32)) / _LEAST_RANGE
    mask = pixels.large_blots(left > _PALE, *_BLOT)
    yield np.where(mask, np.clip(left, 0, 1), 0).astype(np.float32), mask


def _slant(mask: NDArray[np.bool_], *, anyhow: bool) -> tuple[int, float] | None:
    """The degrees (clockwise) at which the ink lies in rows, and how much more so than at others."""
    y, x = np.nonzero(mask)
    if len(x) < _FEWEST:
        return None
    step = len(x) / min(len(x), _SAMPLE)
    some = (np.arange(min(len(x), _SAMPLE)) * step).astype(int)
    x, y = x[some], y[some]

    def rows(degrees: int) -> float:
        turn = np.radians(degrees)
        heights = y * np.cos(turn) - x * np.sin(turn)
        counts = np.bincount(((heights - heights.min()) / _ROW).astype(int)) / len(x)
        return float((counts**2).sum())

    steepest, levelest = (90, 0) if anyhow else (_STEEPEST, _LEVELEST)
    slants = [s for s in range(-steepest, steepest + 1, _STEP) if abs(s) >= levelest]
    scores = [rows(slant) for slant in slants]
    best = int(np.argmax(scores))
    near = max(range(slants[best] - 2, slants[best] + 3), key=rows)
    if not levelest <= abs(near) <= steepest + 2 * anyhow:
        return None
    return near, scores[best] / float(np.median(scores))


def _read(strength: NDArray[np.float32], degrees: int) -> list[SlantedLine]:
    shown = np.repeat((255 - 225 * strength).astype(np.uint8)[:, :, None], 3, axis=2)
    level, there = pixels.spun(shown, degrees)
    rows, columns = np.nonzero(level[:, :, 0] < 200)
    if not len(rows):
        return []
    left, top = max(0, int(columns.min()) - _SPARE), max(0, int(rows.min()) - _SPARE)
    level = np.ascontiguousarray(level[top : int(rows.max()) + _SPARE, left : int(columns.max()) + _SPARE])
    back = np.linalg.inv(there[:, :2])
    lines: list[SlantedLine] = []
    for quad in sorted(chosen.quick().quads(level, _DETECTOR_SIDE), key=lambda q: float(q[0, 0])):
        across, down = quad[1] - quad[0], quad[3] - quad[0]
        width, height = float(np.hypot(*across)), float(np.hypot(*down))
        if height < _LINE_HEIGHT or width < _LINE_WIDTH * height or abs(across[1]) > _LINE_SLOPE * width:
            continue
        line = chosen.careful().raw(level, quad)
        score = float(line.sure.mean()) if len(line.sure) else 0.0
        placed: Quad = (quad + np.array([left, top]) - there[:, 2]) @ back.T
        lines.append(SlantedLine(" ".join(line.text.split()) or UNREAD, placed, score))
    return lines


def _corners(mask: NDArray[np.bool_]) -> Quad:
    y, x = np.nonzero(mask)
    left, right, top, bottom = float(x.min()), float(x.max()), float(y.min()), float(y.max())
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
