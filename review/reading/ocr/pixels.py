"""Pictures as arrays, and the few operations on them that the OCR needs: a typed face on OpenCV."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Height × width × 3, blue first."""

Grey = NDArray[np.uint8]

Quad = NDArray[np.float64]
"""Four corners (4 × 2: x, y in pixels), clockwise from the text's own top left."""

_cv: Any = cv2


def resized(picture: Picture, width: int, height: int) -> Picture:
    """Averaging when it becomes smaller: thin strokes must not fall between the samples."""
    shrinks = width * height < picture.shape[0] * picture.shape[1]
    how = _cv.INTER_AREA if shrinks else _cv.INTER_CUBIC
    made: Picture = _cv.resize(picture, (width, height), interpolation=how)
    return made


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by `quarters` quarter turns clockwise."""
    how = (None, _cv.ROTATE_90_CLOCKWISE, _cv.ROTATE_180, _cv.ROTATE_90_COUNTERCLOCKWISE)[quarters % 4]
    made: Picture = picture if how is None else _cv.rotate(picture, how)
    return made


def tensor(picture: Picture, mean: tuple[float, ...], spread: tuple[float, ...]) -> NDArray[np.float32]:
    """1 × 3 × height × width, (share of white − mean) ÷ spread."""
    made = np.empty((1, 3, *picture.shape[:2]), np.float32)
    for plane, whole, m, s in zip(made[0], _cv.split(picture), mean, spread, strict=True):
        np.multiply(whole, np.float32(1 / (255 * s)), out=plane)
        plane -= np.float32(m / s)
    return made


def crop(picture: Picture, quad: Quad, width: int, height: int) -> Picture:
    """The content of `quad`, stretched to width × height pixels; the edge is repeated outside the picture."""
    target = np.array([[0, 0], [width, 0], [width, height]], np.float32)
    source = quad[:3].astype(np.float32)
    tall = float(np.hypot(*(quad[3] - quad[0])))
    if tall > 2 * height:
        # Far smaller than it was: averaged first, else every other stroke would be missed.
        middle_height = round(tall)
        middle_width = max(1, round(float(np.hypot(*(quad[1] - quad[0])))))
        whole = np.array([[0, 0], [middle_width, 0], [middle_width, middle_height]], np.float32)
        made = _warp(picture, _cv.getAffineTransform(source, whole), middle_width, middle_height)
        return resized(made, width, height)
    return _warp(picture, _cv.getAffineTransform(source, target), width, height)


def _warp(picture: Picture, matrix: Any, width: int, height: int) -> Picture:
    made: Picture = _cv.warpAffine(
        picture, matrix, (width, height), flags=_cv.INTER_LINEAR, borderMode=_cv.BORDER_REPLICATE
    )
    return made


def rectangles(mask: NDArray[np.bool_]) -> list[Quad]:
    """The rectangles around the blots of a mask, corners in the order of the outline.

    A long blot's rectangle runs along its axis of inertia, which a tall letter or a comma at one end turns
    far less than the least rectangle's sides.
    """
    widened = _cv.dilate(mask.astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = _cv.findContours(widened, _cv.RETR_LIST, _cv.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines:
        least = _cv.minAreaRect(outline)
        if max(least[1]) < _LONG * min(least[1]):
            found.append(_cv.boxPoints(least).astype(np.float64))
        else:
            found.append(_along_axis(outline))
    return found


_LONG = 4.0


def _along_axis(outline: Any) -> Quad:
    moments = _cv.moments(outline)
    angle = 0.5 * np.arctan2(2 * moments["mu11"], moments["mu20"] - moments["mu02"])
    axis = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-axis[1], axis[0]])
    points = outline.reshape(-1, 2).astype(np.float64)
    along, beside = points @ axis, points @ across
    return np.array(
        [a * axis + b * across
         for a, b in ((along.min(), beside.min()), (along.max(), beside.min()),
                      (along.max(), beside.max()), (along.min(), beside.max()))]
    )  # fmt: skip


def mean_inside(values: NDArray[np.float32], quad: Quad) -> float:
    """The mean of `values` inside the quad."""
    height, width = values.shape
    x0, y0 = np.clip(np.floor(quad.min(axis=0)).astype(int), 0, (width - 1, height - 1))
    x1, y1 = np.clip(np.ceil(quad.max(axis=0)).astype(int), 0, (width - 1, height - 1))
    mask = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.uint8)
    _cv.fillPoly(mask, (quad - (x0, y0)).astype(np.int32)[None], 1)
    return float(_cv.mean(values[y0 : y1 + 1, x0 : x1 + 1], mask)[0])


_EDGES_SIDE = 800  # pixels: the longest side of the picture in which edges are sought
_STEP_IN_LIGHT = 60
_LONGEST_GAP, _SHORTEST_EDGE, _VOTES = 4, 64, 60  # pixels of that picture
_FRAME = 0.008  # of it: what lies so near its border is the scanner's edge
_STROKE = 17  # pixels of it: taller than letters, which else take most of the time


def upright_edges(picture: Picture) -> NDArray[np.float64]:
    """Straight edges that run down the picture, within about 18°: n × 2 ends × 2, in pixels."""
    height, width = picture.shape[:2]
    step = max(1, round(max(height, width) / _EDGES_SIDE))
    grey = _cv.cvtColor(np.ascontiguousarray(picture[::step, ::step]), _cv.COLOR_BGR2GRAY)
    across = np.abs(_cv.Sobel(grey, _cv.CV_16S, 1, 0))
    down = np.abs(_cv.Sobel(grey, _cv.CV_16S, 0, 1))
    edge = ((across > _STEP_IN_LIGHT) & (across > 3 * down)).astype(np.uint8)
    margin = max(2, round(_FRAME * grey.shape[1]))
    edge[:, :margin] = edge[:, -margin:] = 0
    edge &= _tall(edge)
    if not edge.any():
        return np.zeros((0, 2, 2))
    found = _cv.HoughLinesP(
        edge, 1, np.pi / 720, _VOTES, minLineLength=_SHORTEST_EDGE, maxLineGap=_LONGEST_GAP
    )
    if found is None:
        return np.zeros((0, 2, 2))
    ends: NDArray[np.float64] = found.reshape(-1, 2, 2).astype(np.float64) * step
    run = ends[:, 1] - ends[:, 0]
    return ends[np.abs(run[:, 0]) < 0.3 * np.abs(run[:, 1])]


def _tall(mask: Grey) -> Grey:
    """Where a mask holds strokes that run down it for a while, small gaps and a slant between."""
    widened = _cv.dilate(mask, np.ones((3, 3), np.uint8))
    tall: Grey = _cv.morphologyEx(widened, _cv.MORPH_OPEN, np.ones((_STROKE, 1), np.uint8))
    return tall


def ink(picture: Picture) -> NDArray[np.bool_]:
    """Where the picture of a line has ink: the rarer of its dark and its light."""
    grey = _cv.cvtColor(picture, _cv.COLOR_BGR2GRAY)
    _, split = _cv.threshold(grey, 0, 1, _cv.THRESH_BINARY_INV | _cv.THRESH_OTSU)
    dark: NDArray[np.bool_] = split.astype(np.bool_)
    return ~dark if dark.mean() > 0.5 else dark


_INK_CONTRAST = 24  # of 255, between pixels two apart
_FEWEST = 3  # pixels with such a contrast in a block: fewer are grain


def contrasts(picture: Picture, block: int) -> NDArray[np.bool_]:
    """Which blocks (`block` × `block` pixels, sides are multiples) hold something with an edge."""
    green = picture[:, :, 1].astype(np.int16)
    edge = np.zeros(green.shape, np.bool_)
    edge[:, 2:] = np.abs(green[:, 2:] - green[:, :-2]) > _INK_CONTRAST
    rows, columns = (side // block for side in green.shape)
    count = edge.reshape(rows, block, columns, block).sum(axis=(1, 3))
    some: NDArray[np.bool_] = count >= _FEWEST
    return some


def grey(picture: Picture) -> Grey:
    """Without colour, single dots smoothed away."""
    made: Grey = _cv.medianBlur(_cv.cvtColor(picture, _cv.COLOR_BGR2GRAY), 3)
    return made


def without_thin_ink(paper: Grey, thickness: int) -> Grey:
    """Grey paper without strokes thinner than so many pixels."""
    made: Grey = _cv.morphologyEx(paper, _cv.MORPH_CLOSE, np.ones((thickness, thickness), np.uint8))
    return made


def bare_paper(sheet: Grey, reach: int) -> Grey:
    """The paper under everything inked within `reach` pixels, with its shadows."""
    small = _cv.resize(sheet, None, fx=0.25, fy=0.25, interpolation=_cv.INTER_AREA)
    closed = without_thin_ink(small, max(1, reach // 4))
    height, width = sheet.shape
    made: Grey = _cv.resize(_cv.GaussianBlur(closed, (0, 0), reach / 10), (width, height))
    return made


def runs(ink: Grey, width: int, height: int) -> Grey:
    """The ink of bars and rulings: what lasts so far across, or so far down."""
    across = _cv.morphologyEx(ink, _cv.MORPH_OPEN, np.ones((1, width), np.uint8))
    down = _cv.morphologyEx(ink, _cv.MORPH_OPEN, np.ones((height, 1), np.uint8))
    made: Grey = _cv.dilate(np.maximum(across, down), np.ones((3, 5), np.uint8))
    return made


def around(mask: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """The mask and what lies within `reach` pixels of it."""
    side = 2 * reach + 1
    wide: NDArray[np.bool_] = _cv.dilate(mask.astype(np.uint8), np.ones((side, side), np.uint8)) > 0
    return wide


def large_blots(mask: NDArray[np.bool_], width: int, height: int) -> NDArray[np.bool_]:
    """The blots of a mask at least so wide and so tall."""
    _, names, sizes, _ = _cv.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    kept = (sizes[:, _cv.CC_STAT_WIDTH] >= width) & (sizes[:, _cv.CC_STAT_HEIGHT] >= height)
    kept[0] = False
    found: NDArray[np.bool_] = kept[names]
    return found


def spun(picture: Picture, degrees: float) -> tuple[Picture, NDArray[np.float64]]:
    """The whole picture turned counter-clockwise on white, and the way there (2 × 3, pixels)."""
    height, width = picture.shape[:2]
    matrix: NDArray[np.float64] = _cv.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    wide, high = int(height * sine + width * cosine), int(height * cosine + width * sine)
    matrix[:, 2] += ((wide - width) / 2, (high - height) / 2)
    made: Picture = _cv.warpAffine(picture, matrix, (wide, high), borderValue=(255, 255, 255))
    return made, matrix
