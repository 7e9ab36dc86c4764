"""A sheet with a photograph printed on it and nothing written, told from all that may be a paper itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from review.model import Document
from review.reading import ReaderPool
from review.reading.photographs import cells_of, printed_share
from tests.reading import papers
from tests.reading.test_first_look import scene
from tests.reading.test_scans import filling, scan

SHEET = (850, 1100)
PLACE = (120, 200, 730, 900)


def sheet(paper: int = 250) -> Image.Image:
    return Image.new("RGB", SHEET, (paper, paper, paper))


def printed(image: Image.Image | None = None, place: tuple[int, int, int, int] = PLACE) -> Image.Image:
    made = sheet()
    left, top, right, bottom = place
    made.paste((image or scene()).resize((right - left, bottom - top)), (left, top))
    return made


def grey(image: Image.Image) -> NDArray[np.float32]:
    rows, columns = cells_of(image.height, image.width)
    return np.asarray(image.convert("L").resize((columns, rows), Image.Resampling.BOX), np.float32)


def test_a_photograph_printed_on_paper_covers_its_share() -> None:
    left, top, right, bottom = PLACE
    whole = (right - left) * (bottom - top) / (SHEET[0] * SHEET[1])
    assert printed_share(grey(printed())) == pytest.approx(whole, abs=0.03)
    assert printed_share(grey(printed().rotate(2, fillcolor=(250, 250, 250)))) >= whole - 0.03
    assert printed_share(grey(printed().convert("L").point(lambda level: level * 0.9))) > 0


def signed() -> Image.Image:
    made = printed(place=(120, 120, 730, 600))
    pen = ImageDraw.Draw(made)
    pen.line([(200, 800), (260, 720), (300, 860), (380, 760), (470, 830), (520, 790)], (20, 20, 90), 9)
    return made


def dark() -> Image.Image:
    """A copy that came out black, with the glass white around it."""
    made = sheet(255)
    ImageDraw.Draw(made).rectangle(PLACE, (4, 4, 4))
    return made


def blurred() -> Image.Image:
    return scan().convert("RGB").filter(ImageFilter.GaussianBlur(12))


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(lambda: sheet(), id="blank"),
        pytest.param(lambda: scene().resize(SHEET), id="to-the-edges"),
        pytest.param(lambda: printed(place=(0, 200, 730, 900)), id="over-an-edge"),
        pytest.param(signed, id="signed-beside"),
        pytest.param(dark, id="black-copy"),
        pytest.param(blurred, id="blurred-paper"),
        pytest.param(lambda: scan().convert("RGB"), id="paper"),
    ],
)
def test_whatever_may_be_a_paper_is_no_printed_photograph(image: Callable[[], Image.Image]) -> None:
    assert printed_share(grey(image())) == 0


@pytest.fixture
def read(one_reader: ReaderPool, tmp_path: Path) -> Callable[..., Document]:
    def of(*pages: papers.Draw) -> Document:
        ((_, document),) = one_reader.read_many([papers.saved(tmp_path, papers.drawn(*pages))])
        return document

    return of


def test_a_scanned_page_is_covered_by_the_photograph_and_not_by_its_own_picture(
    read: Callable[..., Document],
) -> None:
    written = printed()
    pen = ImageDraw.Draw(written)
    pen.text((120, 120), "Foto 1. Jornada con la comunidad", (20, 20, 20), font_size=26)
    noise = Image.fromarray(np.frombuffer(Random(1).randbytes(850 * 1100), np.uint8).reshape(1100, 850))
    pages = read(*map(filling, (printed(), written, dark(), noise.convert("RGB")))).pages
    assert 0.4 < pages[0].picture_share < 0.6
    assert not pages[0].words
    assert "Jornada" in [word.text for word in pages[1].words]
    assert [page.picture_share for page in pages[1:]] == [1.0] * 3
