"""Boxes painted over the picture of a page, with a legend beside it."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from review.drawing.layers import PaintedBox

LEGEND = 460  # pixels wide
_LETTERS = 62  # of the legend's print that fit in it
_SIZE, _LINE, _EDGE = 14, 19, 12  # pixels
_WEIGHT = 560  # of the letters: what the font draws by itself is too thin for small print
_INK, _FAINT = "#1c2730", 46  # and how much of a box's colour lies over its ink, of 255
_MOST_LINES = 400  # of a legend: a page of a thousand labels is no longer a picture to look at
_FONT_OF, _FONT_AT = "streamlit", "streamlit/static/static/media"
_FONT_NAME = "SourceSansVF-Upright*"

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def painted(
    picture: Image.Image, scale: float, title: str, notes: Sequence[str], marks: Sequence[PaintedBox]
) -> Image.Image:
    """The picture (`scale` pixels per point) with its marks and, to its right, what they are."""
    rows = _rows(notes, marks)
    height = max(picture.height, 2 * _EDGE + _LINE * (len(rows) + 2))
    sheet = Image.new("RGB", (picture.width + LEGEND, height), "white")
    sheet.paste(_with_boxes(picture, scale, marks))
    pen = ImageDraw.Draw(sheet)
    left, y = picture.width + _EDGE, _EDGE
    pen.line((picture.width, 0, picture.width, height), fill=_INK)
    _write(pen, (left, y), title, _INK)
    for colour, text in rows:
        y += _LINE
        _write(pen, (left, y + _LINE // 2), text, colour)
    return sheet


def _with_boxes(picture: Image.Image, scale: float, marks: Sequence[PaintedBox]) -> Image.Image:
    over = picture.convert("RGB")
    pen = ImageDraw.Draw(over, "RGBA")
    number = 0
    for box, colour, said in marks:
        left, top, right, bottom = (edge * scale for edge in box)
        corners = (left, top, max(left, right), max(top, bottom))
        pen.rectangle(corners, fill=f"{colour}{_FAINT:02x}", outline=colour)
        if said:
            number += 1
            _tag(pen, (left, top), str(number), colour)
    return over


def _tag(pen: ImageDraw.ImageDraw, corner: tuple[float, float], text: str, colour: str) -> None:
    """The number of a box in a little flag before its top left corner, or at the edge of the page."""
    wide = pen.textlength(text, font=_font()[0])
    left, top = max(0.0, corner[0] - wide - 4), max(0.0, corner[1] - _SIZE + 4)
    pen.rectangle((left, top, left + wide + 3, top + _SIZE + 1), fill=colour)
    _write(pen, (left + 2, top - 1), text, "white")


def _rows(notes: Sequence[str], marks: Sequence[PaintedBox]) -> list[tuple[str, str]]:
    """The legend's lines, each with its colour; marks are numbered as on the page."""
    told = [(_INK, note) for note in notes]
    said = (mark for mark in marks if mark.said)
    told += [(mark.colour, f"{number}  {mark.said}") for number, mark in enumerate(said, 1)]
    if not marks and not notes:
        told.append((_INK, "Nada en esta página."))
    rows = [(colour, line) for colour, text in told for line in textwrap.wrap(text, _LETTERS)]
    if len(rows) > _MOST_LINES:
        rows = [*rows[:_MOST_LINES], (_INK, "… y más que no cabe aquí.")]
    return rows


def _write(pen: ImageDraw.ImageDraw, place: tuple[float, float], text: str, colour: str) -> None:
    font, whole = _font()
    if not whole:
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    pen.text(place, text, fill=colour, font=font)


@cache
def _font() -> tuple[Font, bool]:
    """The font of the dashboard, which comes with its library; without it one that has no accents (False)."""
    try:
        media = Path(str(distribution(_FONT_OF).locate_file(_FONT_AT)))
        found = sorted(media.glob(_FONT_NAME))
        if found:
            font = ImageFont.truetype(found[0], _SIZE)
            font.set_variation_by_axes([_WEIGHT])
            return font, True
    except (PackageNotFoundError, OSError):
        pass
    return ImageFont.load_default(_SIZE), False
