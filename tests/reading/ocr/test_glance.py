"""A first look at pictures: on photographs there is no writing, on anything that says something there is."""

from __future__ import annotations

import io
from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image

from review.reading.ocr.glance import shows_writing
from tests.reading.ocr import drawn
from tools import scenes
from tools.papers import pictures

PAGE_WIDTH = 1700  # pixels: a letter page at 200 dpi


def as_on_a_page(jpeg: bytes) -> np.ndarray:
    image = np.asarray(Image.open(io.BytesIO(jpeg)).convert("RGB"))[:, :, ::-1]
    return np.asarray(cv2.resize(image, (PAGE_WIDTH, round(PAGE_WIDTH * image.shape[0] / image.shape[1]))))


def turned(picture: np.ndarray, quarters: int) -> np.ndarray:
    return np.ascontiguousarray(np.rot90(picture, quarters))


@pytest.mark.parametrize("seed", range(4))
def test_a_photograph_of_a_place_shows_no_writing(seed: int) -> None:
    rng = Random(seed)
    assert not shows_writing(as_on_a_page(scenes.jpeg(scenes.photograph(scenes.place(rng), rng))))


def test_a_photograph_of_people_shows_no_writing() -> None:
    assert not shows_writing(as_on_a_page(pictures.photograph(Random(1))))


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_hour_in_the_corner_of_a_photograph_is_writing_however_it_lies(quarters: int) -> None:
    assert shows_writing(turned(drawn.photographs(["14/03/2026 09:21"]), quarters))


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_photographed_in_the_dark_is_writing_however_it_lies(quarters: int) -> None:
    dark = (drawn.shadow(drawn.page().picture) * 0.5).astype(np.uint8)
    assert shows_writing(turned(dark, quarters))


def test_the_title_of_a_programs_window_is_writing() -> None:
    assert shows_writing(as_on_a_page(pictures.screenshot(Random(0))))


def test_blank_paper_shows_none() -> None:
    assert not shows_writing(np.full((1100, 850, 3), 250, np.uint8))
