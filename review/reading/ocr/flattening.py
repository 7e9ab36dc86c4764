"""How a page lies in its picture: skew and perspective, told by its own straight lines.

The baselines of a flat page meet in one point (far away, or at infinity), and so do its edges and rules that
run down. The first is found from the lines of text, the second from edges in the picture. A scanner turns a
page but does not slant it, so perspective needs evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.reading.ocr import pixels
from review.reading.ocr.pixels import Picture, Quad

Matrix = NDArray[np.float64]
"""3 × 3: from the flat page to the picture, both in pixels."""

_LEVEL = 0.0035  # a slope (rise ÷ run) below which a page counts as flat: a fifth of a degree
_STEEP = 0.35  # a steeper slope is not the page's, but a stamp's or a scrawl's
_LONG = 3.0  # a line of text this many times as long as tall tells its slope
_FEW_LINES = 4
_UNSURE_END = 0.002  # of half the page's longer side: how far the end of a line may be off
_EVIDENCE = 30.0  # by so much less (squares of what is left over) must a fan explain the slopes
_MOST_FAN = 0.3
_MOST_SHEAR = 0.035  # between square to the lines of text and what the upright edges say


@dataclass(frozen=True, slots=True)
class _Pencil:
    """Straight lines through one point: slope `turn` at the middle of the page, changing by `fan` across."""

    turn: float = 0.0
    fan: float = 0.0


def lay(picture: Picture, quads: list[Quad]) -> Matrix | None:
    """From the flat page to the picture (pixels), or None where the page lies flat or tells nothing.

    `quads` are the lines of text found on it.
    """
    height, width = picture.shape[:2]
    scale = max(width, height) / 2
    centre = np.array([width / 2, height / 2])
    sides = [((q[0] + q[3]) / 2, (q[1] + q[2]) / 2) for q in quads if _is_long(q)]
    if len(sides) < _FEW_LINES:
        return None
    texts = (np.array(sides) - centre) / scale
    edges = (pixels.upright_edges(picture) - centre) / scale
    level, upright = _pencil(texts), _Pencil()
    if len(edges) >= _FEW_LINES:
        upright = _pencil(edges[..., ::-1])
        if upright.fan:
            level = _pencil(texts, _EVIDENCE / 4)
    if not (level.fan or upright.fan) or not upright.turn or abs(upright.turn + level.turn) > _MOST_SHEAR:
        upright = _Pencil(-level.turn)
    if max(abs(level.turn) + abs(level.fan), abs(upright.turn) + abs(upright.fan)) < _LEVEL:
        return None
    across, down = np.hypot(1, level.turn), np.hypot(1, upright.turn)
    flat = np.array(
        [
            [1 / across, upright.turn / down, 0],
            [level.turn / across, 1 / down, 0],
            [-level.fan / across, -upright.fan / down, 1],
        ]
    )
    to_middle = np.array([[1 / scale, 0, -centre[0] / scale], [0, 1 / scale, -centre[1] / scale], [0, 0, 1]])
    found: Matrix = np.linalg.inv(to_middle) @ flat @ to_middle
    found /= found[2, 2]
    return found


def applied(matrix: Matrix, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """… × 2 points through a homography."""
    made = points @ matrix[:, :2].T + matrix[:, 2]
    result: NDArray[np.float64] = made[..., :2] / made[..., 2:]
    return result


def inverse(matrix: Matrix) -> Matrix:
    """The way back."""
    back: Matrix = np.asarray(np.linalg.inv(matrix), np.float64)
    return back


def _is_long(quad: Quad) -> bool:
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    return bool(np.hypot(*across) >= _LONG * np.hypot(*down) and abs(across[1]) <= _STEEP * abs(across[0]))


def _pencil(lines: NDArray[np.float64], evidence: float = _EVIDENCE) -> _Pencil:
    """The pencil that lines (n × 2 ends × 2) are of: weighted, outliers losing their say.

    Few lines, or lines in one corner of the page, agree on any fan: one is believed only where it explains
    much that a mere turn leaves over.
    """
    run, rise = (lines[:, 1] - lines[:, 0]).T
    slope = rise / run
    crossing = lines[:, 0, 1] - slope * lines[:, 0, 0]
    order = np.argsort(slope)
    half = np.searchsorted((run**2)[order].cumsum(), (run**2).sum() / 2)
    median = float(slope[order][half])
    ones = np.ones(len(run))
    (turn,), left = _fit(ones[:, None], slope, run, np.array([median]))
    (fanned, fan), less = _fit(np.stack((ones, crossing), axis=1), slope, run, np.array([median, 0.0]))
    if left - less < evidence or abs(fan) > _MOST_FAN:
        return _Pencil(float(turn))
    return _Pencil(float(fanned), float(fan))


def _fit(
    design: NDArray[np.float64],
    slope: NDArray[np.float64],
    run: NDArray[np.float64],
    best: NDArray[np.float64],
) -> tuple[NDArray[np.float64], float]:
    """Robust least squares; the second is what is left over, in squares of what is expected of a line."""
    for tolerance in (0.03, 0.02, 0.012, 0.008, 0.005, 0.005):
        off = (slope - design @ best) / tolerance
        weighted = design.T * (run**2 / (1 + off**2) ** 2)
        best = np.asarray(np.linalg.lstsq(weighted @ design, weighted @ slope, rcond=None)[0], np.float64)
    left_over = ((slope - design @ best) * run / _UNSURE_END) ** 2
    return best, float(np.minimum(left_over, 16.0).sum())
