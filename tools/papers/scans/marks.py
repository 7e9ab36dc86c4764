"""What befalls the paper before and while it is copied: stamps, pens, holes, dirt, shadows."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tools.papers.paper import FONT_FOLDER
from tools.papers.scans.geometry import Field, Picture, as_picture

INKS = ((40, 60, 150), (150, 40, 60), (60, 40, 120), (30, 90, 70))


def noise_of(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(63))


def rough(rng: Random, height: int, width: int, grain: int) -> Field:
    """Smooth noise of mean 0 whose lumps are about 1/`grain` of the side; values mostly in −1…1."""
    small = noise_of(rng).normal(0, 1, (grain, max(2, grain * width // max(height, 1)))).astype(np.float32)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def dim(picture: Picture, field: Field) -> Picture:
    """The picture with its light multiplied by `field`."""
    factor = field if picture.ndim == 2 else field[:, :, None]
    return as_picture(picture.astype(np.float32) * factor)


def grainy(picture: Picture, rng: Random, sigma: float) -> Picture:
    """Noise of the sensor, a little smeared as every camera does."""
    if sigma <= 0:
        return picture
    noise = noise_of(rng).standard_normal(picture.shape[:2], np.float32) * np.float32(sigma * 1.6)
    noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), 0.6), np.float32)
    added = noise if picture.ndim == 2 else noise[:, :, None]
    return as_picture(picture.astype(np.float32) + added)


def _inked(picture: Picture, layer: Image.Image) -> Picture:
    """Ink over the page: it darkens and hides nothing."""
    ink = np.asarray(layer, np.float32)
    return np.asarray(picture.astype(np.float32) * ink / 255, np.float32).astype(np.uint8)


def stamp(picture: Picture, rng: Random, dpi: float, day: str) -> Picture:
    """A rubber stamp of the records office, somewhere on the page, over whatever stands there."""
    height, width = picture.shape[:2]
    unit = dpi / 72
    w, h = round(150 * unit), round(62 * unit)
    ink = rng.choice(INKS)
    image = Image.new("RGB", (w, h), "white")
    draw = ImageDraw.Draw(image)
    edge = max(2, round(1.6 * unit))
    draw.rounded_rectangle((edge, edge, w - edge, h - edge), round(6 * unit), outline=ink, width=edge)
    words = rng.choice(
        (
            ("RECIBIDO", f"{day}", "VENTANILLA ÚNICA"),
            ("RADICADO", f"No. 2026-{rng.randrange(10000, 99999)}", "CORRESPONDENCIA"),
            ("ORIGINAL FIRMADO", "ARCHIVO DE GESTIÓN", ""),
            ("ES FIEL COPIA", "TOMADA DE SU ORIGINAL", ""),
        )
    )
    for i, text in enumerate(words):
        face = ImageFont.truetype(
            str(FONT_FOLDER / ("VeraBd.ttf" if i == 0 else "Vera.ttf")), round((13 if i == 0 else 8.5) * unit)
        )
        draw.text((w / 2, (18 + i * 15) * unit), text, font=face, fill=ink, anchor="mm")
    image = image.rotate(
        rng.uniform(-14, 14), expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )
    fade = Image.new("RGB", image.size, "white")
    image = Image.blend(image, fade, rng.uniform(0.25, 0.5))
    layer = Image.new("RGB", (width, height), "white")
    layer.paste(image, (rng.randrange(width // 8, width - w), rng.randrange(height // 8, height - h)))
    return _inked(picture, layer)


def pen(picture: Picture, rng: Random, dpi: float) -> Picture:
    """A signature or an initial of whoever looked the page through."""
    height, width = picture.shape[:2]
    unit = dpi / 72
    layer = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(layer)
    x, y = rng.uniform(0.55, 0.8) * width, rng.uniform(0.5, 0.9) * height
    points = []
    for i in range(40):
        t = i / 39 * rng.uniform(10, 11)
        points.append((x + (t * 7 + 10 * np.sin(t * 2.1)) * unit, y + 13 * np.sin(t * 1.7 + 1) * unit))
    draw.line(points, fill=rng.choice(INKS), width=max(2, round(1.1 * unit)), joint="curve")
    return _inked(picture, layer)


def holes(picture: Picture, rng: Random, dpi: float) -> Picture:
    """Two punch holes at the left edge, dark where the lid's inside is dark."""
    out = picture.copy()
    height = picture.shape[0]
    shade = rng.choice((30, 60, 110, 215))
    fill = (shade,) * 3 if picture.ndim == 3 else shade
    x = round(dpi * rng.uniform(0.38, 0.46))
    for side in (-1, 1):
        cv2.circle(out, (x, round(height / 2 + side * dpi * 1.57)), round(dpi * 0.11), fill, -1, cv2.LINE_AA)
    return out


def edges(height: int, width: int, rng: Random, depth: float) -> Field:
    """Light that falls off at one to three edges, as under a lid that does not close."""
    field = np.ones((height, width), np.float32)
    xs = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    ys = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    sides: list[Field] = [xs, 1 - xs, ys, 1 - ys]
    for away in rng.sample(sides, k=rng.randrange(1, 4)):
        reach = rng.uniform(0.015, 0.07)
        field *= 1 - depth * rng.uniform(0.5, 1) * np.exp(-away / reach)
    return field


def cast(height: int, width: int, rng: Random, depth: float) -> Field:
    """The soft shadow of a hand, a head or a telephone over part of the page."""
    s = 64
    mask = np.zeros((s, s), np.float32)
    side = rng.choice(("left", "right", "bottom", "corner"))
    a, b = rng.uniform(0.2, 0.55), rng.uniform(0.2, 0.55)
    shapes: dict[str, list[tuple[float, float]]] = {
        "left": [(0, 0), (a, 0), (b, 1), (0, 1)],
        "right": [(1, 0), (1 - a, 0), (1 - b, 1), (1, 1)],
        "bottom": [(0, 1), (0, 1 - a), (1, 1 - b), (1, 1)],
        "corner": [(1, 1), (1, 1 - a), (0.8, 0.75 - a / 2), (1 - b, 1)],
    }
    shape = shapes[side]
    cv2.fillPoly(mask, [np.array([(x * s, y * s) for x, y in shape], np.int32)], 1.0)
    mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), rng.uniform(1.6, 5)), np.float32)
    return 1 - depth * np.asarray(
        cv2.resize(mask, (width, height), interpolation=cv2.INTER_CUBIC), np.float32
    )


def speckle(picture: Picture, rng: Random, share: float, *, size: int = 1) -> Picture:
    """Dirt of the glass: dark dots over about `share` of the pixels."""
    out = picture.copy()
    height, width = picture.shape[:2]
    dots = noise_of(rng)
    count = int(share * height * width / size**2)
    ys, xs = dots.integers(0, height - size, count), dots.integers(0, width - size, count)
    for dy in range(size):
        for dx in range(size):
            out[ys + dy, xs + dx] = 40
    return out
