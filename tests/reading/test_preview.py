"""Pictures and tables of single pages."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from review.errors import PageUnavailable
from review.reading import kept_page, read_document, render_page, tables_on_page
from review.reading.rendering import bounded_scale
from tests.reading import papers


def picture(jpeg: bytes) -> Image.Image:
    assert jpeg.startswith(b"\xff\xd8")
    return Image.open(io.BytesIO(jpeg)).convert("L")


def test_a_page_as_jpeg_of_the_asked_resolution(tmp_path: Path) -> None:
    path = papers.saved(tmp_path, papers.drawn(papers.letter_text))
    assert picture(render_page(path, 1)).size == (int(612 * 110 / 72), int(792 * 110 / 72))
    assert picture(render_page(path, 1, dpi=36)).size == (306, 396)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_words_stand_on_their_ink_in_the_picture(tmp_path: Path, degrees: int) -> None:
    """Boxes and pictures agree on every turned page: the ink of a word is inside its box."""
    path = papers.saved(tmp_path, papers.turned(papers.drawn(papers.letter_text), degrees))
    page = read_document(path).pages[0]
    image = picture(render_page(path, 1, dpi=72))
    assert image.size == (round(page.width), round(page.height))
    for word in page.words[:8]:
        box = word.box
        inside = image.crop((int(box.x0), int(box.top), int(box.x1) + 1, int(box.bottom) + 1))
        assert min(inside.tobytes()) < 120
    outside = image.crop((0, 0, image.width, int(min(word.box.top for word in page.words)) - 2))
    assert min(outside.tobytes()) > 230


def test_a_huge_page_comes_out_smaller(tmp_path: Path) -> None:
    path = papers.saved(tmp_path, papers.drawn(papers.line("Plano"), size=(14_400, 14_400)))
    width, height = picture(render_page(path, 1, dpi=300)).size
    assert width * height <= 16_000_000


def test_scale_is_bounded_by_pixels_and_by_the_longest_side() -> None:
    assert bounded_scale(612, 792, 144, 16_000_000) == 2.0
    assert bounded_scale(10_000, 10_000, 72, 1_000_000) == pytest.approx(0.1)
    assert 900_000 * bounded_scale(900_000, 1, 72, 16_000_000) <= 16_000


def test_the_picture_is_kept_by_content(tmp_path: Path) -> None:
    path = papers.saved(tmp_path, papers.drawn(papers.letter_text))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    cache = tmp_path / "cache" / "paginas"

    first = render_page(path, 1, cache=cache)
    (kept,) = cache.iterdir()
    assert kept.name.startswith(sha256)
    assert kept.read_bytes() == first

    path.unlink()
    assert render_page(path, 1, cache=cache, sha256=sha256) == first
    assert kept_page(1, cache=cache, sha256=sha256) == first
    assert kept_page(2, cache=cache, sha256=sha256) is None
    assert kept_page(1, cache=cache, sha256=sha256, dpi=50) is None
    with pytest.raises(PageUnavailable, match="ya no está"):
        render_page(path, 1, dpi=50, cache=cache, sha256=sha256)


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    path = papers.saved(tmp_path, papers.drawn(papers.letter_text))
    assert render_page(path, 1, cache=path / "no" / "carpeta")


@pytest.mark.parametrize("number", [0, -1, 2])
def test_a_page_that_is_not_there(tmp_path: Path, number: int) -> None:
    path = papers.saved(tmp_path, papers.drawn(papers.letter_text))
    with pytest.raises(PageUnavailable):
        render_page(path, number)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (papers.encrypted(papers.drawn(papers.letter_text), "clave", "otra"), "contraseña"),
        (b"%PDF-1.4 nada", "dañado"),
        (b"", "dañado"),
    ],
    ids=["cifrado", "danado", "vacio"],
)
def test_a_file_that_cannot_be_shown_says_why(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(PageUnavailable, match=says):
        render_page(papers.saved(tmp_path, data), 1)


def test_tables_by_their_ruling_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([100, 200, 300], [600, 620, 640])
        for row, cells in enumerate((("Salud", "$ 100.000"), ("Pensión", "$ 128.000"))):
            for column, cell in enumerate(cells):
                canvas.drawString(105 + 100 * column, 625 - 20 * row, cell)

    path = papers.saved(tmp_path, papers.drawn(draw))
    assert tables_on_page(path, 1) == [[["Salud", "$ 100.000"], ["Pensión", "$ 128.000"]]]
    with pytest.raises(PageUnavailable):
        tables_on_page(path, 2)
