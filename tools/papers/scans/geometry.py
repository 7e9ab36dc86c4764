"""Homographies between a page and its picture. Row vectors of 3 × 3 matrices; x to the right, y down."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

# Piles are made one beside another; a page is too small a thing for threads.
cv2.setNumThreads(1)

Matrix = NDArray[np.float64]
Picture = NDArray[np.uint8]
Field = NDArray[np.float32]


def scaling(x: float, y: float) -> Matrix:
    return np.diag([x, y, 1.0])


def moving(x: float, y: float) -> Matrix:
    return np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]], np.float64)


def turning(degrees: float, x: float, y: float) -> Matrix:
    """A turn, clockwise for positive degrees, about (x, y)."""
    a = np.deg2rad(degrees)
    turn = np.array([[np.cos(a), -np.sin(a), 0.0], [np.sin(a), np.cos(a), 0.0], [0.0, 0.0, 1.0]])
    return np.asarray(moving(x, y) @ turn @ moving(-x, -y), np.float64)


def quad(width: float, height: float, corners: NDArray[np.float64]) -> Matrix:
    """From a rectangle at the origin to four corners: top left, top right, bottom right, bottom left."""
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    found: Matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32)).astype(np.float64)
    return found


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    u, v, w = matrix @ np.array([x, y, 1.0])
    return float(u / w), float(v / w)


def warp(
    picture: Picture, matrix: Matrix, width: int, height: int, fill: tuple[int, ...] | None = (250, 250, 250)
) -> Picture:
    """The picture seen through the matrix; what lies outside it is `fill`, or the edge gone on (None)."""
    mode = cv2.BORDER_REPLICATE if fill is None else cv2.BORDER_CONSTANT
    out = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_AREA | cv2.INTER_LINEAR, borderMode=mode,
        borderValue=fill or (0, 0, 0),
    )  # fmt: skip
    return np.asarray(out, np.uint8)


def as_list(matrix: Matrix) -> list[float]:
    """Eight numbers, row by row; the ninth is 1."""
    flat = (matrix / matrix[2, 2]).ravel()[:8]
    return [float(f"{v:.6g}") for v in flat]


def as_picture(light: NDArray[np.floating]) -> Picture:
    """Amounts of light as bytes, cut to 0–255."""
    return np.asarray(np.clip(light, 0, 255), np.uint8)
