"""Bold print made by painting twice is read once; what stands twice on the paper is read twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from review.reading import read_document
from tests.reading import papers

LINES = (
    "CUENTA DE COBRO No. 7",
    "Valle del Rincon, 30 de noviembre de 2026",
    "La suma de: $ 2.100.000, por mil metros de calle.",
    "Contrato CPS-101-2026 de Allan Carrillo, C.C. 1.011.100.101",
)
WORDS = [word for line in LINES for word in line.split()]
SIZE = 11


def words_of(tmp_path: Path, draw: papers.Draw) -> list[str]:
    document = read_document(papers.saved(tmp_path, papers.drawn(draw)))
    return [word.text for word in document.pages[0].words]


@pytest.mark.parametrize("aside", [(0, 0), (0.3, 0), (0, 0.3), (0.5, -0.5)])
@pytest.mark.parametrize("times", [2, 3])
def test_lines_painted_again_a_hair_beside(tmp_path: Path, aside: tuple[float, float], times: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        for number, line in enumerate(LINES):
            for again in range(times):
                canvas.drawString(72 + again * aside[0], 700 - 30 * number + again * aside[1], line)

    assert words_of(tmp_path, draw) == WORDS


def test_all_of_a_page_painted_again(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        for again in range(2):
            for number, line in enumerate(LINES):
                canvas.drawString(72 + 0.4 * again, 700 - 30 * number, line)

    assert words_of(tmp_path, draw) == WORDS


@pytest.mark.parametrize("aside", [0.4, 0.8, 1.2])
@pytest.mark.parametrize("degrees", [0, 90])
def test_letters_painted_again_one_by_one(tmp_path: Path, aside: float, degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        if degrees:
            canvas.translate(612, 0)
            canvas.rotate(degrees)
        canvas.setFont("Helvetica", SIZE)
        for number, line in enumerate(LINES):
            x = 72.0
            for letter in line:
                for again in range(2):
                    canvas.drawString(x + again * aside, 500 - 30 * number, letter)
                x += stringWidth(letter, "Helvetica", SIZE)

    assert words_of(tmp_path, draw) == WORDS


def test_like_words_side_by_side_and_in_a_narrow_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 6)
        for row in range(4):
            for column in range(12):
                canvas.drawString(72 + 5 * column, 700 - 6 * row, "0")
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(72, 600, "no no 11 11 de de la la")

    assert words_of(tmp_path, draw) == ["0"] * 48 + ["no", "no", "11", "11", "de", "de", "la", "la"]


def test_a_font_that_tells_wrong_widths(tmp_path: Path) -> None:
    """Each letter is put in its place by hand; by the widths in the file, all lie on each other."""
    shown = "Carrillo 2.100.000 1.011.100.101 calle 000"
    x, content = 72.0, b"BT /F1 12 Tf "
    for letter in shown:
        if letter != " ":
            content += b"1 0 0 1 %.2f 700 Tm (%s) Tj " % (x, letter.encode())
        x += stringWidth(letter, "Helvetica", 12)
    widths = b"/FirstChar 32 /LastChar 126 /Widths [" + b"1000 " * 95 + b"]"
    data = papers.page_by_hand(content + b"ET")
    data = data.replace(b"/BaseFont /Helvetica /Enc", b"/BaseFont /Other %s /Enc" % widths)
    document = read_document(papers.saved(tmp_path, data))
    said = "".join(word.text for word in document.pages[0].words)
    assert said == shown.replace(" ", "")


@pytest.mark.parametrize("degrees", [10, 30, 45, 75, -45])
@pytest.mark.parametrize("times", [1, 2])
def test_doubled_letters_of_a_slanted_word_stay(tmp_path: Path, degrees: int, times: int) -> None:
    """The upright boxes around slanted letters overlap, whatever the letters."""
    word = "CARRILLO"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        for number in range(3):
            canvas.drawString(
                72, 760 - 20 * number, "Allan Carrillo llevaba arreglos correctos a la carretera"
            )
        canvas.translate(306, 396)
        canvas.rotate(degrees)
        canvas.setFont("Helvetica-Bold", 40)
        for again in range(times):
            canvas.drawString(-100 + 0.5 * again, 0, word)

    assert words_of(tmp_path, draw)[-1] == word
