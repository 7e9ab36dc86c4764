"""Large pale letters across a form, found under its print; and forms without them."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
import reportlab
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from review.reading.ocr.slanted import read_slanted
from tests.reading.ocr import drawn

FONT = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "VeraBd.ttf"), 80)


def form(text: str = "", angle: float = 35, grey: int = 190) -> NDArray[np.uint8]:
    """The page of the other tests, with bars and rulings, over a watermark."""
    sheet = Image.fromarray(drawn.page().picture[:, :, ::-1].copy())
    pen = ImageDraw.Draw(sheet)
    for y in (330, 560):
        pen.rectangle((60, y, 840, y + 22), fill=(223, 231, 242), outline=(40, 40, 40))
    if text:
        mask = Image.new("L", (1000, 1000))
        ImageDraw.Draw(mask).text((500, 500), text, fill=255, font=FONT, anchor="mm")
        mask = mask.rotate(angle, resample=Image.Resampling.BICUBIC)
        paper = np.asarray(sheet).astype(np.float32)
        cover = np.zeros(paper.shape[:2], np.float32)
        cover[80:1080, :900] = np.asarray(mask)[:, 50:950] / 255
        pale = np.minimum(paper, grey)
        sheet = Image.fromarray((paper + (pale - paper) * cover[:, :, None]).astype(np.uint8))
    return np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])


@pytest.mark.parametrize(("text", "angle", "grey"), [("BORRADOR", 35, 190), ("ANULADO", -40, 205)])
def test_letters_across_a_form_are_read_where_they_stand(text: str, angle: float, grey: int) -> None:
    (line,) = read_slanted(form(text, angle, grey))
    said = "".join(filter(str.isalpha, line.text))
    assert SequenceMatcher(None, said, text).ratio() >= 0.75
    assert line.confidence > 0.6
    middle = line.quad.mean(axis=0)
    assert np.allclose(middle, (450, 580), atol=30)
    left, right = line.quad[[0, 3]].mean(axis=0), line.quad[[1, 2]].mean(axis=0)
    slope = np.degrees(np.arctan2(*(right - left)[::-1]))
    assert slope == pytest.approx(-angle, abs=4)


def test_a_form_without_such_letters_shows_none() -> None:
    assert read_slanted(form()) == []
    assert read_slanted(np.full((1100, 850, 3), 255, np.uint8)) == []
    assert read_slanted(np.full((60, 60, 3), 255, np.uint8)) == []


def test_letters_between_seen_and_pale_are_read_in_a_grainy_scan() -> None:
    """Grain tears ink of this strength apart in each of the two layers, if none of them holds all of it."""
    for seed in range(3):
        grain = np.random.default_rng(seed).normal(0, 4, (*form().shape[:2], 1))
        sheet = np.clip(form("BORRADOR", 35, 225).astype(np.float32) - 5 + grain, 0, 255).astype(np.uint8)
        said = "".join(filter(str.isalpha, "".join(line.text for line in read_slanted(sheet))))
        assert SequenceMatcher(None, said, "BORRADOR").ratio() >= 0.75, seed


@pytest.mark.parametrize("angle", [0, 40, 90, -45, 180])
def test_letters_alone_are_read_however_they_lie(angle: float) -> None:
    """Where the print was left out, what is so large is no text of the paper."""
    cover = Image.new("L", (850, 1100), 255)
    letters = Image.new("L", (850, 850))
    ImageDraw.Draw(letters).text((425, 425), "ANULADO", fill=255, font=FONT, anchor="mm")
    letters = letters.rotate(angle, resample=Image.Resampling.BICUBIC)
    cover.paste(215, (0, 120), letters)
    picture = np.repeat(np.asarray(cover)[:, :, None], 3, axis=2)
    said = "".join(line.text for line in read_slanted(picture, anyhow=True))
    assert SequenceMatcher(None, "".join(filter(str.isalpha, said)), "ANULADO").ratio() >= 0.75
    assert read_slanted(np.full((1100, 850, 3), 255, np.uint8), anyhow=True) == []


@pytest.mark.parametrize(("text", "grey"), [("EJEMPLAR DE CONSULTA", 215), ("ANULADO", 235)])
def test_thin_letters_on_a_bare_picture_are_not_taken_for_print(text: str, grey: int) -> None:
    font = FONT.font_variant(size=34)
    letters = Image.new("L", (850, 850))
    ImageDraw.Draw(letters).text((425, 425), text, fill=255, font=font, anchor="mm")
    cover = Image.new("L", (850, 1100), 255)
    cover.paste(grey, (0, 120), letters.rotate(40, resample=Image.Resampling.BICUBIC))
    picture = np.repeat(np.asarray(cover)[:, :, None], 3, axis=2)
    (line,) = read_slanted(picture, anyhow=True, bare=True)
    assert (line.text, line.confidence > 0.9) == (text, True)
    assert read_slanted(np.full((1100, 850, 3), 255, np.uint8), anyhow=True, bare=True) == []
