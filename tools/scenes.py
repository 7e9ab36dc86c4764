"""Invented photographs of places, so that many are of one kind and some of the very same room: the hard case
for whoever must tell a photograph used twice from two photographs that are alike."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 320, 240
_NOISE = 8  # different sheets of camera noise

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Thing:
    """A part of a place; the corners go from 0 to 1 over the place's width and height."""

    round: bool
    corners: tuple[float, float, float, float]
    color: Color


@dataclass(frozen=True, slots=True)
class Place:
    """A room, street, field, works, or desk, as it stays from one month to the next."""

    kind: str
    above: Color
    below: Color
    horizon: float
    things: tuple[Thing, ...]


KINDS = ("salon", "oficina", "calle", "campo", "obra", "escritorio")


def place(rng: Random) -> Place:
    """A place of a kind drawn at random."""
    kind = rng.choice(KINDS)
    outside = kind in ("calle", "campo", "obra")
    light = rng.randrange(120, 215)
    above = (
        (light - 30, light - 8, min(light + 30, 235))
        if outside
        else _near(rng, (light, light - 8, light - 20), 18)
    )
    below = _near(rng, (105, 125, 80) if kind == "campo" else (125, 110, 95), 28)
    horizon = rng.uniform(0.45, 0.7)
    return Place(
        kind, above, below, horizon, tuple(_thing(kind, horizon, rng) for _ in range(rng.randrange(5, 12)))
    )


def _thing(kind: str, horizon: float, rng: Random) -> Thing:
    color = _near(
        rng, rng.choice(((80, 95, 120), (150, 120, 85), (90, 110, 75), (175, 165, 150), (110, 70, 60))), 30
    )
    x = rng.uniform(-0.1, 0.95)
    if kind in ("salon", "oficina"):  # windows, boards and furniture
        top = rng.choice((rng.uniform(0.05, 0.25), rng.uniform(horizon - 0.1, 0.8)))
        return Thing(False, (x, top, x + rng.uniform(0.08, 0.35), top + rng.uniform(0.08, 0.3)), color)
    if kind == "escritorio":
        top = rng.uniform(0, 0.85)
        return Thing(
            rng.random() < 0.3, (x, top, x + rng.uniform(0.1, 0.5), top + rng.uniform(0.1, 0.4)), color
        )
    high = rng.uniform(0.1, 0.45) if kind == "calle" else rng.uniform(0.05, 0.3)
    foot = horizon + rng.uniform(-0.03, 0.12)
    return Thing(kind == "campo", (x, foot - high, x + rng.uniform(0.06, 0.35), foot), color)


def photograph(where: Place, rng: Random) -> Image.Image:
    """A shot of the place: from about the same spot, in other light, with other people before it."""
    image = Image.new("RGB", (WIDTH, HEIGHT), where.above)
    draw = ImageDraw.Draw(image)
    zoom = rng.uniform(0.95, 1.12)
    left, up = rng.uniform(-0.05, 0.05), rng.uniform(-0.04, 0.04)

    def at(x: float, y: float) -> tuple[float, float]:
        return ((x - 0.5) * zoom + 0.5 + left) * WIDTH, ((y - 0.5) * zoom + 0.5 + up) * HEIGHT

    draw.rectangle((0, at(0, where.horizon)[1], WIDTH, HEIGHT), fill=where.below)
    for thing in where.things:
        x0, top, x1, bottom = thing.corners
        box = (*at(x0, top), *at(x1, bottom))
        (draw.ellipse if thing.round else draw.rectangle)(box, fill=thing.color)
    for _ in range(rng.randrange(2, 9)):
        _person(draw, rng)
    image = image.rotate(rng.uniform(-3, 3), Image.Resampling.BILINEAR, fillcolor=where.above)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.6, 1.4)))
    return Image.fromarray(_lit(np.asarray(image), rng))


def _person(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    x, y = rng.uniform(0, WIDTH), rng.uniform(0.4, 0.85) * HEIGHT
    size = rng.uniform(0.06, 0.2) * HEIGHT
    skin = rng.choice(((214, 170, 132), (188, 136, 98), (140, 94, 66), (96, 66, 48)))
    shirt = (rng.randrange(25, 215), rng.randrange(25, 215), rng.randrange(25, 215))
    draw.rounded_rectangle((x - size * 0.7, y, x + size * 0.7, y + size * 2.4), size * 0.3, fill=shirt)
    draw.ellipse((x - size * 0.4, y - size, x + size * 0.4, y + size * 0.1), fill=skin)


def _lit(
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], rng: Random
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Light that falls off to one side, and the camera's grain."""
    across = np.linspace(rng.uniform(0.75, 1.1), rng.uniform(0.75, 1.1), WIDTH, dtype=np.float32)[
        None, :, None
    ]
    down = np.linspace(rng.uniform(0.85, 1.1), rng.uniform(0.85, 1.1), HEIGHT, dtype=np.float32)[
        :, None, None
    ]
    lit = pixels * across * down + np.roll(_grain(rng.randrange(_NOISE)), rng.randrange(HEIGHT), axis=0)
    return lit.clip(0, 255).astype(np.uint8)


@lru_cache(maxsize=_NOISE)
def _grain(sheet: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.random.default_rng(sheet).normal(0, 4, (HEIGHT, WIDTH, 1)).astype(np.float32)


def jpeg(image: Image.Image, quality: int = 82) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def used_again(photo: bytes, quarters: int = 0) -> bytes:
    """The photograph made half as large, compressed at quality 40, and turned."""
    with Image.open(io.BytesIO(photo)) as image:
        small = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    return jpeg(small.rotate(90 * quarters, expand=True), 40)


def _near(rng: Random, color: Color, by: int) -> Color:
    r, g, b = (min(max(level + rng.randrange(-by, by + 1), 0), 255) for level in color)
    return r, g, b
