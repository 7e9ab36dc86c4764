"""The machines that make pictures of pages, each invented from a seed and the same for a whole pile."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from tools.papers.scans import marks
from tools.papers.scans.camera import photograph
from tools.papers.scans.geometry import Matrix, Picture, scaling, turning, warp

Render = Callable[[float], Picture]  # dots per inch → the page in colour

READABLE = ("oficina", "telefono", "fax", "tenue", "fotocopia")
KINDS = (*READABLE, "ilegible")
# Pixels that an em of the page's small print needs so that a person can still read it.
_EM = {"oficina": 14.0, "telefono": 17.0, "fax": 19.0, "tenue": 16.0, "fotocopia": 16.0, "ilegible": 0.0}


@dataclass(frozen=True, slots=True)
class Device:
    """A machine and how it is set: `dpi` dots per inch, `quality` of its JPEG, `hand` its own habits."""

    kind: str
    dpi: int
    colour: bool
    quality: int
    hand: int


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, and the homography from the page's points to its pixels."""

    picture: Picture
    matrix: Matrix
    dpi: int
    quality: int
    bitonal: bool = False


def invent_device(kind: str, rng: Random) -> Device:
    dpi = {
        "oficina": (150, 150, 200, 200, 240, 300),
        "telefono": (150, 170, 190, 210),
        "fax": (150, 180, 200, 200),
        "tenue": (150, 200, 200, 240),
        "fotocopia": (150, 200, 200, 300),
        "ilegible": (130,),
    }[kind]
    colour = kind in ("telefono", "ilegible") or (kind == "oficina" and rng.random() < 0.45)
    colour = colour or (kind == "tenue" and rng.random() < 0.3)
    return Device(kind, rng.choice(dpi), colour, rng.randrange(50, 81), rng.getrandbits(32))


def needed_dpi(device: Device, small_print: float) -> int:
    """The resolution at which print of `small_print` points stays readable: at least 130, at most 300."""
    least = math.ceil(_EM[device.kind] * 72 / max(small_print, 1.0))
    return max(130, min(300, max(device.dpi, least)))


def shoot(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    """The machine's picture of a page of `size` points, upright."""
    return _MAKERS[device.kind](device, render, size, rng, dpi)


def _skewed(
    picture: Picture, size: tuple[float, float], rng: Random, most: float, fill: tuple[int, ...] | None
) -> tuple[Picture, Matrix]:
    """The page laid a little crooked and off its place, fed a little fast or slow."""
    height, width = picture.shape[:2]
    angle = rng.triangular(-most, most, 0.0)
    stretch = rng.uniform(0.992, 1.008)
    lay = turning(angle, width / 2, height / 2) @ scaling(1, stretch)
    lay[0, 2] += rng.uniform(-0.006, 0.006) * width
    lay[1, 2] += rng.uniform(-0.006, 0.006) * height
    return warp(picture, lay, width, height, fill), lay @ scaling(width / size[0], height / size[1])


def _ink(picture: Picture, strength: float) -> Picture:
    """Strokes thicker (above 0) or thinner (below), by blending with a one-pixel change."""
    if abs(strength) < 0.02:
        return picture
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    other = cv2.erode(picture, cross) if strength > 0 else cv2.dilate(picture, cross)
    return np.asarray(cv2.addWeighted(picture, 1 - abs(strength), other, abs(strength), 0), np.uint8)


def _tone(picture: Picture, ink: float, paper: float) -> Picture:
    """Black becomes `ink`, white `paper`."""
    return np.clip(ink + picture.astype(np.float32) * (paper - ink) / 255, 0, 255).astype(np.uint8)


def _soft(picture: Picture, sigma: float) -> Picture:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8) if sigma > 0.2 else picture


def _grey(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def _office(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    habits = Random(device.hand)
    page = render(dpi)
    if rng.random() < 0.22:
        day = f"{rng.randrange(1, 29):02d} {habits.choice(('ABR', 'JUN', 'AGO', 'OCT'))} 2026"
        page = marks.stamp(page, rng, dpi, day)
    if rng.random() < 0.2:
        page = marks.pen(page, rng, dpi)
    if habits.random() < 0.35:
        page = marks.holes(page, habits, dpi)
    page = page if device.colour else _grey(page)
    lid = habits.choice(((252,) * 3, (240,) * 3, (40,) * 3, (20,) * 3))
    page, matrix = _skewed(page, size, rng, habits.choice((0.8, 1.2, 2.0, 3.0)), lid)
    page = _soft(page, habits.uniform(0.25, 0.55) * dpi / 150)
    page = _tone(page, habits.uniform(5, 45), habits.uniform(238, 254))
    page = marks.dim(page, marks.edges(page.shape[0], page.shape[1], rng, habits.uniform(0.05, 0.5)))
    page = marks.grainy(page, rng, habits.uniform(0, 2.5))
    return Shot(page, matrix, dpi, device.quality)


def _copy(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    """A dark copy of a copy: grey ground, thick strokes, dirt, a black band where the lid was open."""
    habits = Random(device.hand)
    page = _soft(_grey(render(dpi)), 0.5 * dpi / 150)
    page = _ink(page, habits.uniform(0, 0.55) * min(1.0, (dpi - 130) / 70 + 0.3))
    page, matrix = _skewed(page, size, rng, 1.8, (habits.randrange(20, 90),) * 3)
    height, width = page.shape
    page = _tone(page, habits.uniform(10, 50), habits.uniform(175, 215))
    page = marks.dim(page, 1 + 0.025 * marks.rough(rng, height, width, 5))
    page = marks.dim(page, marks.edges(height, width, rng, habits.uniform(0.5, 0.9)))
    page = marks.speckle(page, rng, habits.uniform(0.0002, 0.0012), size=rng.choice((1, 2)))
    page = marks.grainy(_soft(page, 0.4), rng, habits.uniform(2, 4))
    return Shot(page, matrix, dpi, device.quality)


def _faint(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    """The toner runs out and the paper is grey."""
    habits = Random(device.hand)
    page = render(dpi)
    page = page if device.colour else _grey(page)
    page, matrix = _skewed(page, size, rng, 1.6, (210,) * 3)
    page = _soft(page, habits.uniform(0.3, 0.5) * dpi / 150)
    paper = habits.uniform(205, 238)
    page = _tone(page, paper - habits.uniform(75, 115), paper)
    height, width = page.shape[:2]
    light = 1 + 0.03 * marks.rough(rng, height, width, 6)
    page = marks.dim(page, light * marks.edges(height, width, rng, 0.12))
    page = marks.grainy(page, rng, habits.uniform(1.5, 3.5))
    return Shot(page, matrix, dpi, device.quality)


def _fax(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    """Black or white and nothing between; thin or thick strokes, dots lost and dots too many."""
    habits = Random(device.hand)
    page = _soft(_grey(render(dpi)), 0.45 * dpi / 150)
    page, matrix = _skewed(page, size, rng, 1.5, (255,) * 3)
    height = page.shape[0]
    level = habits.uniform(118, 196)
    noise = marks.noise_of(rng).standard_normal(page.shape, np.float32) * np.float32(habits.uniform(4, 16))
    black = page.astype(np.float32) + noise < level
    dots = marks.noise_of(rng).random(page.shape, np.float32)
    dirt = habits.uniform(0.0002, 0.002)
    black = (black & (dots > dirt * 4)) | (dots > 1 - dirt)
    if rng.random() < 0.25:
        y = rng.randrange(height // 12, height // 8)
        black[y : y + 1, :] = rng.random() < 0.5
    return Shot(np.where(black, 0, 255).astype(np.uint8), matrix, dpi, device.quality, bitonal=True)


def _phone(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    del size  # a telephone does not know it
    picture, matrix = photograph(render(dpi), Random(device.hand), rng, dpi)
    height, width = picture.shape[:2]
    points = scaling(dpi / 72, dpi / 72)
    cut = min(1.0, 2600 / max(height, width))
    if cut < 1:
        picture = np.asarray(
            cv2.resize(picture, None, fx=cut, fy=cut, interpolation=cv2.INTER_AREA), np.uint8
        )
    return Shot(picture, scaling(cut, cut) @ matrix @ points, round(dpi * cut), device.quality - 5)


def _illegible(device: Device, render: Render, size: tuple[float, float], rng: Random, dpi: int) -> Shot:
    """Shaken, out of focus or far too small: nobody can read it."""
    del size, dpi  # never sharp enough to matter
    habits = Random(device.hand)
    if habits.random() < 0.4:
        small = 20
        picture = render(small)
        matrix = scaling(small / 72, small / 72)
        return Shot(marks.grainy(_soft(picture, 0.6), rng, 5), matrix, small, 40)
    picture, matrix = photograph(render(110), habits, rng, 110)
    reach = rng.randrange(15, 26)
    shake = np.zeros((reach, reach), np.float32)
    cv2.line(shake, (0, rng.randrange(reach)), (reach - 1, rng.randrange(reach)), 1.0)
    moved = np.asarray(cv2.filter2D(picture, -1, shake / shake.sum()), np.uint8)
    return Shot(_soft(moved, rng.uniform(4, 6)), matrix @ scaling(110 / 72, 110 / 72), 110, 45)


_MAKERS: dict[str, Callable[[Device, Render, tuple[float, float], Random, int], Shot]] = {
    "oficina": _office,
    "telefono": _phone,
    "fax": _fax,
    "tenue": _faint,
    "fotocopia": _copy,
    "ilegible": _illegible,
}
