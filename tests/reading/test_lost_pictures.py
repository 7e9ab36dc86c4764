"""Scans whose letters are not in their picture's own pixels, and pictures of which nothing is left."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from review.model import Document, Lectura, Origin
from review.reading import ReaderPool
from tests.reading import papers
from tests.reading.test_scans import LINES, said, scan

FILLS = b"q 612 0 0 792 0 0 cm /I%d Do Q\n"
HEADING = b"BT /F1 12 Tf 72 760 Td (Alcaldia de Tambillo) Tj ET\n"


@pytest.fixture
def read(one_reader: ReaderPool, tmp_path: Path) -> Callable[[bytes], Document]:
    def of(data: bytes) -> Document:
        ((_, document),) = one_reader.read_many([papers.saved(tmp_path, data)])
        return document

    return of


def _letters(mode: str) -> Image.Image:
    """Small print, fine enough for itself: in a stencil white paper is left out, in a mask it is clear."""
    grey = Image.new("L", (1275, 1650), 255)
    font = ImageFont.load_default(11)
    for number, line in enumerate(LINES):
        ImageDraw.Draw(grey).text((120, 150 + 40 * number), line, 0, font)
    grey = grey.point(lambda level: 255 if level > 140 else 0)
    return grey.convert("1") if mode == "1" else ImageOps.invert(grey)


def _layers(mask: bytes, kind: bytes, side: int) -> bytes:
    colour = Image.new("RGB", (side, side), (20, 20, 60))
    picture = papers.picture_stream(colour, b"/%s 7 0 R" % kind)
    return papers.page_of_pictures(FILLS % 1, picture, mask)


@pytest.mark.parametrize("side", [1, 8, 800])
@pytest.mark.parametrize("kind", [b"SMask", b"Mask"])
def test_a_scan_in_layers_is_as_fine_as_its_mask(
    read: Callable[[bytes], Document], kind: bytes, side: int
) -> None:
    soft = papers.picture_stream(_letters("L"))
    stencil = papers.picture_stream(_letters("1"), b"/ImageMask true")
    (page,) = read(_layers(soft if kind == b"SMask" else stencil, kind, side)).pages
    assert (page.failure, page.origin) == (None, Origin.OCR)
    assert "1.800.000" in said(page)


def _jpeg_cut_to_its_head() -> bytes:
    out = io.BytesIO()
    scan().save(out, "JPEG")
    entries = b"/Type /XObject /Subtype /Image /Width 1275 /Height 1650 /BitsPerComponent 8 "
    return papers.stream(out.getvalue()[:300], entries + b"/ColorSpace /DeviceRGB /Filter /DCTDecode")


def _unknown_filter() -> bytes:
    return papers.picture_stream(scan()).replace(b"/FlateDecode", b"/NoSuchThing")


@pytest.mark.parametrize("picture", [_jpeg_cut_to_its_head(), _unknown_filter()])
@pytest.mark.parametrize("typed", [b"", HEADING])
def test_a_picture_that_cannot_be_decoded_is_no_blank_page(
    read: Callable[[bytes], Document], picture: bytes, typed: bytes
) -> None:
    document = read(papers.page_of_pictures(FILLS % 1 + typed, picture))
    assert document.lectura is Lectura.PARCIAL
    assert "está dañada" in (document.pages[0].failure or "")


def test_a_white_picture_is_blank_paper(read: Callable[[bytes], Document]) -> None:
    white = papers.picture_stream(Image.new("RGB", (850, 1100), (255, 255, 255)))
    hidden = papers.picture_stream(Image.new("RGB", (850, 1100)), b"/SMask 7 0 R")
    nothing = papers.picture_stream(Image.new("L", (850, 1100)))
    for data in (
        papers.page_of_pictures(FILLS % 1, white),
        papers.page_of_pictures(FILLS % 1, hidden, nothing),
    ):
        document = read(data)
        assert document.lectura is Lectura.LEIDO
        assert not document.pages[0].has_ink
