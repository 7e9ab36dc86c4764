"""Pages of photographs are only looked over, told to be so, and read like any other when they are wanted."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.model import Box, Document, Look, LookKind, Origin
from review.reading import ReaderPool
from tests.reading import papers
from tests.reading.test_scans import filling, said, scan
from tools import scenes
from tools.papers import pictures

Reader = Callable[..., Document]


def scene(seed: int = 0) -> Image.Image:
    """A photograph, as large as a page would show it."""
    rng = Random(seed)
    return scenes.photograph(scenes.place(rng), rng).resize((1280, 960))


def placed(*images: Image.Image) -> papers.Draw:
    """A page with pictures under each other on white paper."""

    def draw(canvas: Canvas) -> None:
        for at, image in enumerate(images):
            canvas.drawImage(ImageReader(image), 60, 440 - 370 * at, 480, 320)

    return draw


def captioned(canvas: Canvas) -> None:
    """A photograph over most of a page, with its caption typed beneath."""
    canvas.drawImage(ImageReader(scene(2)), 30, 60, 552, 700)
    canvas.drawString(72, 40, "Foto 1. Jornada con la comunidad")


def stamped() -> Image.Image:
    image = scene(1)
    ImageDraw.Draw(image).text((860, 880), "14/03/2026 09:21", (250, 220, 60), ImageFont.load_default(36))
    return image


@pytest.fixture
def read(one_reader: ReaderPool, tmp_path: Path) -> Reader:
    def of(*pages: papers.Draw, looks: Sequence[Look] | None = ()) -> Document:
        """With `looks` somebody is there to want a page read; with None nobody is."""
        path = papers.saved(tmp_path, papers.drawn(*pages))
        wanted = None if looks is None else (lambda _path, document: looks if anew(document) else ())
        ((_, document),) = one_reader.read_many([path], wanted=wanted)
        return document

    return of


def anew(document: Document) -> bool:
    return any(page.glanced for page in document.pages)


def test_photographs_are_looked_over_and_whatever_holds_writing_is_read(read: Reader) -> None:
    window = Image.open(io.BytesIO(pictures.screenshot(Random(0))))
    pages = read(
        placed(scene()),
        captioned,
        placed(stamped()),
        placed(scene(), window),
        filling(scan()),
        filling(scene(3)),
    ).pages
    assert [page.glanced for page in pages] == [True, True, False, False, False, True]
    assert (pages[0].words, pages[0].has_ink, pages[0].origin) == ((), True, Origin.OCR)
    assert said(pages[1]) == "Foto 1. Jornada con la comunidad"
    assert "09:21" in said(pages[2])
    assert "correspondencia" in said(pages[3])
    assert "1.800.000" in said(pages[4])


def test_where_nobody_can_want_more_everything_is_read(read: Reader) -> None:
    assert not anew(read(placed(scene()), captioned, looks=None))


def test_a_page_wanted_whole_comes_as_if_it_had_been_read_at_once(read: Reader) -> None:
    pages = (placed(scene()), captioned)
    looks = [Look(number, Box(0, 0, 612, 792), LookKind.WHOLE) for number in (1, 2)]
    assert read(*pages, looks=looks).pages == read(*pages, looks=None).pages


def test_a_paper_photographed_in_the_dark_is_read(read: Reader) -> None:
    """Its tones are those of a photograph; its lines are not."""
    dark = scan().point(lambda level: level * 0.55)
    (page,) = read(filling(dark)).pages
    assert (page.glanced, "1.800.000" in said(page)) == (False, True)
