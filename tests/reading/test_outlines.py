"""Writing turned into curves is read from the page's picture; drawings are not."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from review.model import Document, Origin
from review.reading import ReaderPool
from tests.reading import papers

LINES = (
    "CUENTA DE COBRO NUMERO OCHO",
    "El municipio debe a la contratista",
    "la suma de 3.450.000 pesos colombianos",
    "por sus servicios del mes de agosto",
    "segun el contrato CPS-077-2026",
)
SIZE = 14.0
_EM = 96  # pixels: large enough for smooth outlines
FONT = ImageFont.load_default(_EM)


@cache
def _outline(letter: str) -> tuple[float, list[np.ndarray]]:
    """A letter's width and the points of its outlines, in ems from the line's top."""
    picture = Image.new("L", (2 * _EM, 2 * _EM))
    ImageDraw.Draw(picture).text((_EM / 2, _EM / 4), letter, 255, FONT)
    found, _ = cv2.findContours(np.asarray(picture), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    outlines = [(one[:, 0, :] - (_EM / 2, _EM / 4)) / _EM for one in found if len(one) > 9]
    return FONT.getlength(letter) / _EM, outlines


def _add(path: PDFPathObject, letter: str, x: float, y: float, size: float) -> None:
    for points in _outline(letter)[1]:
        placed = [(x + px * size, y - py * size) for px, py in points[::2].tolist()]
        path.moveTo(*placed[0])
        for first, second, third in zip(placed[1::3], placed[2::3], placed[3::3], strict=False):
            path.curveTo(*first, *second, *third)
        path.close()


def curves(
    lines: tuple[str, ...] = LINES, *, together: bool = False, footer: str = "", top: float = 700
) -> papers.Draw:
    """Lines as outlines, a path for each letter or one for all of them, over a typed footer."""

    def draw(canvas: Canvas) -> None:
        whole = canvas.beginPath()
        for number, line in enumerate(lines):
            x = 72.0
            for letter in line:
                path = whole if together else canvas.beginPath()
                _add(path, letter, x, top - 2 * SIZE * number, SIZE)
                if not together and letter != " ":
                    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
                x += _outline(letter)[0] * SIZE
        if together:
            canvas.drawPath(whole, stroke=0, fill=1, fillMode=0)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 40, footer)

    return draw


def letter_pictures(canvas: Canvas) -> None:
    """Each letter as a small picture, as some programs put down a scan that they have taken apart."""
    canvas.drawString(72, 40, "Calle 1 No. 2-03")
    for number, line in enumerate(LINES):
        x = 72.0
        for letter in line:
            wide = _outline(letter)[0]
            picture = Image.new("L", (max(1, round(wide * _EM)), round(1.3 * _EM)), 255)
            ImageDraw.Draw(picture).text((0, 0), letter, 0, FONT)
            if letter != " ":
                canvas.drawImage(ImageReader(picture), x, 700 - 28 * number, wide * SIZE, 1.3 * SIZE)
            x += wide * SIZE


@pytest.fixture
def read(one_reader: ReaderPool, tmp_path: Path) -> Callable[..., Document]:
    def of(*pages: papers.Draw) -> Document:
        ((_, document),) = one_reader.read_many([papers.saved(tmp_path, papers.drawn(*pages))])
        return document

    return of


@pytest.mark.parametrize(
    "draw",
    [
        curves(footer="Carrera 7 No. 12-34, Tambillo"),
        curves(footer="Carrera 7 No. 12-34, Tambillo", together=True),
        letter_pictures,
    ],
    ids=["a path for each letter", "one path", "a picture for each letter"],
)
def test_writing_that_is_drawn_is_read_beside_the_typed_footer(
    read: Callable[..., Document], draw: papers.Draw
) -> None:
    (page,) = read(draw).pages
    said = [word.text for word in page.words]
    assert page.origin is Origin.OCR
    assert "3.450.000" in said
    assert said.count("No.") == 1
    assert {"Tambillo", "2-03"} & set(said)


def _dots(canvas: Canvas) -> None:
    """A chart of many small round marks, in rows."""
    for row in range(15):
        for column in range(30):
            canvas.circle(90 + 14 * column, 200 + 14 * row, 5, stroke=0, fill=1)


def _blobs(canvas: Canvas) -> None:
    """A map of round areas of every size, scattered."""
    for number in range(300):
        x, y = 70 + 460 * (number * 0.618 % 1), 150 + 500 * (number * 0.414 % 1)
        canvas.ellipse(x, y, x + 3 + number % 9, y + 3 + number % 7, stroke=0, fill=1)


def _square_code(canvas: Canvas) -> None:
    """One path of rectangles of several widths."""
    path = canvas.beginPath()
    for row in range(30):
        column = 0
        while column < 30:
            wide = 1 + (row * 7 + column * 5) % 6
            path.rect(200 + 4 * column, 300 + 4 * row, 4 * wide, 4)
            column += wide + 1
    canvas.drawPath(path, stroke=0, fill=1)


def _wave(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(72, 400)
    for step in range(400):
        path.curveTo(*(p for n in (1, 2, 3) for p in (72 + step + n / 3, 400 + 90 * math.sin(step / 20))))
    canvas.drawPath(path, stroke=1, fill=0)


@pytest.mark.parametrize(
    "drawing",
    [_dots, _blobs, _square_code, _wave, curves(("MUNICIPIO DE TAMBILLO", "Secretaria de Hacienda"))],
    ids=["marks of a chart", "a map", "a square code", "a line", "a letterhead's logo"],
)
def test_drawings_on_a_typed_page_are_not_read(read: Callable[..., Document], drawing: papers.Draw) -> None:
    def draw(canvas: Canvas) -> None:
        drawing(canvas)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 100, "Anexo con el avance de las metas del plan")

    (page,) = read(draw).pages
    assert page.origin is Origin.TEXTO
    assert " ".join(word.text for word in page.words) == "Anexo con el avance de las metas del plan"
