"""A small invented page as a picture, every word of it at a known place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import reportlab
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 900, 1160
LINES = (
    "CUENTA DE COBRO No. 07",
    "Medellín, 30 de septiembre de 2026",
    "La Secretaría de Educación debe a",
    "Úrsula Peñaranda Ibáñez, cédula 1.999.204.517",
    "la suma de $ 4.318.700 por los servicios",
    "del contrato 4161.010.26.1.0733 de 2026",
    "prestados entre el 01/09/2026 y el 30/09/2026",
    "Cuenta de ahorros 918-224630-71 Bancolombia",
    "Planilla 9406113852 pagada el 2026-09-12",
)
TABLE = (
    ("Concepto", "Base", "Valor"),
    ("Salud", "2.318.700", "289.900"),
    ("Pensión", "2.318.700", "371.000"),
)
_FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


@dataclass(frozen=True)
class Drawn:
    picture: NDArray[np.uint8]
    boxes: dict[str, tuple[float, float, float, float]]
    """Of words that stand once on the page: x0, top, x1, bottom of their ink."""


def page() -> Drawn:
    image = Image.new("RGB", (WIDTH, HEIGHT), (250, 250, 248))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(_FONT), 25)
    boxes: dict[str, tuple[float, float, float, float]] = {}
    places = [(70.0, 90.0 + 58 * row, word) for row, line in enumerate(LINES) for word in (line,)]
    for row, cells in enumerate(TABLE):
        y = 690 + 60 * row
        for column, cell in enumerate(cells):
            places.append((82.0 + 250 * column, float(y), cell))
            draw.rectangle(
                (70 + 250 * column, y - 14, 320 + 250 * column, y + 46), outline=(60, 60, 60), width=2
            )
    for left, top, text in places:
        x = left
        for word in text.split(" "):
            draw.text((x, top), word, font=font, fill=(25, 25, 30))
            boxes[word] = tuple(float(v) for v in draw.textbbox((x, top), word, font=font))  # type: ignore[assignment]
            x += draw.textlength(word + " ", font=font)
    return Drawn(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]), boxes)


def words() -> list[str]:
    return [word for line in (*LINES, *(" ".join(row) for row in TABLE)) for word in line.split()]


def warped(picture: NDArray[np.uint8], matrix: NDArray[np.float64]) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    return np.asarray(
        cv2.warpPerspective(picture, matrix, (width, height), borderValue=(120, 140, 150)), np.uint8
    )


def skew(degrees: float) -> NDArray[np.float64]:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -degrees, 1.0)
    return np.vstack((turn, (0, 0, 1)))


def slant() -> NDArray[np.float64]:
    """As a telephone sees a page from below and from the left."""
    source = np.array([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], np.float32)
    target = np.array([(75, 60), (815, 25), (870, 1120), (20, 1135)], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(source, target), np.float64)


def shadow(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A hand's shadow over half the page, and light that falls off."""
    height, width = picture.shape[:2]
    light = np.linspace(1.0, 0.6, width)[None, :] * np.ones((height, 1))
    light[: height // 2, width // 3 :] *= 0.55
    light = cv2.GaussianBlur(light, (0, 0), 25)
    return np.clip(picture * light[:, :, None], 0, 255).astype(np.uint8)


def photographs(stamps: Sequence[str]) -> NDArray[np.uint8]:
    """Photographs under each other on white paper, with the day and hour in the corner of each."""
    height = 60 + 520 * len(stamps)
    image = Image.new("RGB", (WIDTH, height), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(_FONT), 22)
    for at, stamp in enumerate(stamps):
        top = 40 + 520 * at
        draw.rectangle((100, top, 800, top + 270), fill=(96, 118, 134))
        draw.rectangle((100, top + 270, 800, top + 480), fill=(112, 84, 58))
        for x in (190, 330, 560):
            draw.ellipse((x, top + 190, x + 40, top + 235), fill=(205, 150, 110))
            draw.rectangle((x - 12, top + 235, x + 52, top + 380), fill=(60 + x // 4, 70, 150))
        draw.text((560, top + 440), stamp, font=font, fill=(240, 214, 60))
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
