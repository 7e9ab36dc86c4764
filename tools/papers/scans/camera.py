"""A page photographed with a telephone: on a table, from an angle, in the light there was."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np

from tools.papers.scans import marks
from tools.papers.scans.geometry import Matrix, Picture, as_picture, quad, warp

# Base colours of tables: woods, grey laminate, white desk, green cloth, dark granite.
_TABLES = (
    (142, 104, 70),
    (176, 138, 96),
    (96, 66, 44),
    (150, 150, 152),
    (205, 203, 198),
    (66, 84, 74),
    (58, 58, 62),
)


def _table(height: int, width: int, habits: Random) -> Picture:
    """Boards with their grain, or something plain."""
    base = np.array(habits.choice(_TABLES), np.float32)
    ground = np.ones((height, width), np.float32)
    if habits.random() < 0.7:
        streaks = marks.noise_of(habits).normal(0, 1, (height // 3 + 1, 6)).astype(np.float32)
        grain = cv2.GaussianBlur(
            cv2.resize(streaks, (width, height), interpolation=cv2.INTER_CUBIC), (0, 0), 2
        )
        ground += 0.09 * np.asarray(grain, np.float32)
        for y in range(habits.randrange(height // 5), height, height // 4):
            ground[y : y + 4] *= 0.6
    ground += 0.05 * marks.rough(habits, height, width, 7)
    return as_picture(ground[:, :, None] * base)


def _corners(width: int, height: int, frame: tuple[int, int], rng: Random) -> Matrix:
    """Where the corners of the page fall in the frame: nearly upright, seen from a slant."""
    left, top = (frame[0] - width) / 2, (frame[1] - height) / 2
    square = np.array(
        [[left, top], [left + width, top], [left + width, top + height], [left, top + height]], np.float64
    )
    centre = square.mean(axis=0)
    angle = np.deg2rad(rng.triangular(-5, 5, 0))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    out = (square - centre) @ turn.T
    tilt_x, tilt_y = rng.triangular(-0.09, 0.09, 0), rng.triangular(-0.11, 0.11, 0)
    depth = 1 + tilt_x * out[:, 0] / width + tilt_y * out[:, 1] / height
    out = out / depth[:, None]
    jitter = np.array([[rng.uniform(-1, 1), rng.uniform(-1, 1)] for _ in range(4)]) * width * 0.006
    out = out + jitter
    # The photographer steps back until all of the page is in the frame, or all but its blank edge.
    room = np.array(frame, np.float64) / 2 * 1.015
    out = out / max(1.0, float(np.max(np.abs(out) / room)))
    return np.asarray(out + centre, np.float64)


def photograph(page: Picture, habits: Random, rng: Random, dpi: float) -> tuple[Picture, Matrix]:
    """The photograph and the homography from the page's pixels to its own."""
    height, width = page.shape[:2]
    fill = rng.uniform(0.82, 0.95)
    frame = (round(width / fill), round(height / rng.uniform(fill - 0.04, 0.96)))
    matrix = quad(width, height, _corners(width, height, frame, rng))
    out = _table(frame[1], frame[0], habits)

    mask = warp(np.full((height, width), 255, np.uint8), matrix, *frame, fill=(0, 0, 0))
    shift = warp(
        mask, np.array([[1, 0, dpi * 0.03], [0, 1, dpi * 0.04], [0, 0, 1.0]]), *frame, fill=(0, 0, 0)
    )
    small = cv2.resize(shift, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    under = cv2.resize(cv2.GaussianBlur(small, (0, 0), dpi * 0.005), frame, interpolation=cv2.INTER_LINEAR)
    out = marks.dim(out, np.asarray(1 - 0.55 / 255 * under.astype(np.float32), np.float32))

    sheet = page
    if rng.random() < 0.35:  # folded once
        crease = np.ones((height, width), np.float32)
        y = round(height * rng.uniform(0.46, 0.54))
        crease[:y] *= rng.uniform(0.93, 0.98)
        crease[max(0, y - 2) : y + 2] *= 0.82
        sheet = marks.dim(page, np.asarray(cv2.GaussianBlur(crease, (0, 0), 1.2), np.float32))
    laid = warp(sheet, matrix, *frame, fill=(255, 255, 255))
    out = np.where(mask[:, :, None] > 127, laid, out)

    h, w = out.shape[:2]
    xs = np.linspace(-1, 1, w, dtype=np.float32)[None, :]
    ys = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
    light = rng.uniform(0.78, 0.95) + rng.uniform(-0.16, 0.16) * xs + rng.uniform(-0.16, 0.16) * ys
    light = light - rng.uniform(0.02, 0.14) * (xs**2 + ys**2) + 0.025 * marks.rough(rng, h, w, 5)
    if rng.random() < 0.55:
        light = light * marks.cast(h, w, rng, rng.uniform(0.12, 0.42))
    warm = habits.uniform(-0.09, 0.09)
    tint = np.array([1 + warm, 1 + 0.15 * warm, 1 - warm], np.float32) * habits.uniform(0.94, 1.02)
    ink = rng.uniform(18, 48)
    lit = (ink + out.astype(np.float32) * (255 - ink) / 255) * np.clip(light, 0.3, 1.1)[:, :, None] * tint
    picture = np.asarray(
        cv2.GaussianBlur(as_picture(lit), (0, 0), rng.uniform(0.35, 0.7) * dpi / 150), np.uint8
    )
    return marks.grainy(picture, rng, rng.uniform(1.5, 4.0)), matrix
