"""Pages: pictures and their share, ink and blank paper, several pages in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from review.freshness import Stage, key
from review.model import Box, Page
from review.reading import read_document
from review.reading.geometry import Frame, covered_share
from tests.reading import papers


def page_of(tmp_path: Path, data: bytes) -> Page:
    return read_document(papers.saved(tmp_path, data)).pages[0]


def test_pages_come_in_order_with_the_readers_version(tmp_path: Path) -> None:
    data = papers.drawn(*(papers.line(f"hoja{number}") for number in range(1, 6)))
    document = read_document(papers.saved(tmp_path, data))
    assert [(page.number, page.words[0].text) for page in document.pages] == [
        (number, f"hoja{number}") for number in range(1, 6)
    ]
    assert document.reader_version == key(Stage.READING)


def test_a_picture_and_its_share(tmp_path: Path) -> None:
    data = papers.drawn(lambda canvas: canvas.drawImage(papers.photograph(), 100, 92, 306, 400))
    page = page_of(tmp_path, data)
    assert page.pictures == (Box(100, 300, 406, 700),)
    assert page.picture_share == pytest.approx(306 * 400 / (612 * 792), abs=1e-3)
    assert page.is_picture


def test_a_picture_inside_nested_forms(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("dentro")
        canvas.drawImage(papers.photograph(), 0, 0, 100, 50)
        canvas.endForm()
        canvas.beginForm("fuera")
        canvas.translate(10, 20)
        canvas.doForm("dentro")
        canvas.endForm()
        canvas.translate(200, 300)
        canvas.scale(2, 2)
        canvas.doForm("fuera")

    page = page_of(tmp_path, papers.drawn(draw))
    assert page.pictures == (Box(220, 792 - 340 - 100, 420, 792 - 340),)


def test_a_picture_in_a_form_with_a_matrix_of_its_own(tmp_path: Path) -> None:
    data = papers.by_hand(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /XObject << /X 5 0 R >> >> >>",
            4: papers.stream(b"q 1 0 0 1 30 40 cm /X Do Q"),
            5: papers.stream(
                b"q 50 0 0 20 0 0 cm /I Do Q",
                b"/Type /XObject /Subtype /Form /BBox [0 0 600 700] /Matrix [2 0 0 2 0 0] "
                b"/Resources << /XObject << /I 6 0 R >> >>",
            ),
            6: papers.stream(
                b"\x40",
                b"/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                b"/BitsPerComponent 8 /ColorSpace /DeviceGray",
            ),
        }
    )
    assert page_of(tmp_path, data).pictures == (Box(30, 792 - 40 - 40, 130, 792 - 40),)


def test_pictures_are_clipped_to_the_page(tmp_path: Path) -> None:
    data = papers.drawn(lambda canvas: canvas.drawImage(papers.photograph(), -100, -100, 1000, 1000))
    page = page_of(tmp_path, data)
    assert page.pictures == (Box(0, 0, 612, 792),)
    assert page.picture_share == 1.0


def test_an_empty_page_is_blank(tmp_path: Path) -> None:
    page = page_of(tmp_path, papers.drawn(Canvas.saveState))
    assert not page.has_ink
    assert not page.is_picture


def test_white_drawing_is_blank_paper(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(0, 0, 612, 792, fill=1, stroke=0)

    assert not page_of(tmp_path, papers.drawn(draw)).has_ink


def test_text_turned_into_curves_is_ink_to_be_read(tmp_path: Path) -> None:
    page = page_of(
        tmp_path, papers.drawn(lambda canvas: canvas.bezier(80, 600, 100, 700, 200, 500, 300, 650))
    )
    assert page.has_ink
    assert page.is_picture


def test_overlapping_pictures_count_once() -> None:
    boxes = [Box(0, 0, 10, 10), Box(5, 5, 15, 15), Box(0, 0, 10, 10), Box(20, 0, 30, 5)]
    assert covered_share(boxes, 40, 20) == pytest.approx((100 + 75 + 50) / 800)
    assert covered_share([], 40, 20) == 0.0


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_frame_places_corners(quarters: int) -> None:
    """The user-space corner that each turn brings to the top left lands on 0, 0."""
    frame = Frame(10, 20, 110, 220, quarters)
    corner = [(10, 220), (10, 20), (110, 20), (110, 220)][quarters]
    box = frame.place(corner[0], corner[1], corner[0], corner[1])
    assert box == (0, 0, 0, 0)
    assert (frame.width, frame.height) == ((100, 200) if quarters % 2 == 0 else (200, 100))
