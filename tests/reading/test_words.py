"""Words of a page: what they say, where they stand, and which of them are no ink."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from review.model import Document, Lectura, Page, Word
from review.reading import read_document
from review.reading.words import clean
from tests.reading import papers

PAGE_W, PAGE_H = 612, 792


def read(tmp_path: Path, data: bytes) -> Document:
    document = read_document(papers.saved(tmp_path, data))
    assert document.lectura is Lectura.LEIDO, document.reason
    return document


def page_of(tmp_path: Path, *draw: papers.Draw) -> Page:
    return read(tmp_path, papers.drawn(*draw)).pages[0]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def _place(word: Word) -> tuple[float, float]:
    return word.box.top, word.box.x0


def test_words_stand_where_they_were_drawn(tmp_path: Path) -> None:
    page = page_of(tmp_path, papers.line("Valor: $ 1.800.000,00 año", x=100, y=692, size=10))

    assert texts(page) == ["Valor:", "$", "1.800.000,00", "año"]
    assert (page.width, page.height, page.rotation) == (PAGE_W, PAGE_H, 0)
    money = page.words[2]
    start = 100 + stringWidth("Valor: $ ", "Helvetica", 10)
    assert money.box.x0 == pytest.approx(start, abs=0.3)
    assert money.box.x1 == pytest.approx(start + stringWidth("1.800.000,00", "Helvetica", 10), abs=0.3)
    baseline = PAGE_H - 692
    assert money.box.top < baseline - 6
    assert baseline <= money.box.bottom < baseline + 4
    assert {word.confidence for word in page.words} == {1.0}


def test_words_of_a_line_share_top_and_bottom(tmp_path: Path) -> None:
    page = page_of(tmp_path, papers.line("agosto PAGO que nnn"))
    assert len({(word.box.top, word.box.bottom) for word in page.words}) == 1


def test_a_word_in_several_pieces_is_one_word(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for piece in ("CPS-", "014", "-2026"):
            canvas.drawString(x, 700, piece)
            x += stringWidth(piece, "Helvetica", 12)

    assert texts(page_of(tmp_path, draw)) == ["CPS-014-2026"]


def test_a_gap_separates_words_without_a_space(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Banco")
        canvas.drawString(200, 700, "Ahorros")
        canvas.drawString(72, 680, "Total")

    assert texts(page_of(tmp_path, draw)) == ["Banco", "Ahorros", "Total"]


def test_a_hyphen_at_the_end_of_a_line_ends_its_word(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "el contrato CPS-")
        canvas.drawString(72, 686, "014-2026 de junio")

    page = page_of(tmp_path, draw)
    assert texts(page) == ["el", "contrato", "CPS-", "014-2026", "de", "junio"]
    assert page.words[2].box.bottom < page.words[3].box.bottom


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_read_the_same_however_the_file_turns_it(tmp_path: Path, degrees: int) -> None:
    """Content drawn sideways and put upright by /Rotate gives the words and places of the upright page."""
    upright = page_of(tmp_path, papers.letter_text)

    def draw(canvas: Canvas) -> None:
        match degrees:
            case 90:
                canvas.translate(PAGE_H, 0)
            case 180:
                canvas.translate(PAGE_W, PAGE_H)
            case 270:
                canvas.translate(0, PAGE_W)
        canvas.rotate(degrees)
        papers.letter_text(canvas)

    size = (PAGE_H, PAGE_W) if degrees % 180 else (PAGE_W, PAGE_H)
    page = read(tmp_path, papers.turned(papers.drawn(draw, size=size), degrees)).pages[0]

    assert texts(page) == texts(upright)
    assert (page.width, page.height, page.rotation) == (PAGE_W, PAGE_H, 0)
    for word, same in zip(page.words, upright.words, strict=True):
        assert word.box == pytest.approx(same.box, abs=0.1)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_shown_sideways_is_turned_for_its_text(tmp_path: Path, degrees: int) -> None:
    """/Rotate puts an upright page on its side: we turn it back and say by how much."""
    upright = page_of(tmp_path, papers.letter_text)
    page = read(tmp_path, papers.turned(papers.drawn(papers.letter_text), degrees)).pages[0]

    assert page.rotation == (360 - degrees) % 360
    assert (page.width, page.height) == (PAGE_W, PAGE_H)
    assert sorted(page.words, key=_place) == sorted(upright.words, key=_place)


def test_a_few_sideways_words_do_not_turn_a_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -30, "VIGILADO por la Superintendencia")

    page = page_of(tmp_path, draw)
    assert page.rotation == 0
    assert texts(page) == ["VIGILADO", "por", "la", "Superintendencia"]
    assert page.words[0].box.height > page.words[0].box.width


def test_places_count_from_the_crop_box(tmp_path: Path) -> None:
    whole = papers.drawn(papers.line("dentro", x=100, y=600))
    page = read(tmp_path, papers.cropped(whole, 50, 100, 550, 700)).pages[0]
    assert (page.width, page.height) == (500, 600)
    assert page.words[0].box.x0 == pytest.approx(50, abs=0.6)
    assert 86 < page.words[0].box.top < 92 < 100 < page.words[0].box.bottom


def test_text_outside_the_page_is_dropped(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "dentro")
        canvas.drawString(700, 700, "fuera")
        canvas.drawString(72, -50, "debajo")

    assert texts(page_of(tmp_path, draw)) == ["dentro"]


def _invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, 650)
    text.setTextRenderMode(3)
    text.textOut("APROBADA oculta")
    canvas.drawText(text)


def test_invisible_text_is_no_evidence(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "visible")
        _invisible(canvas)

    assert texts(page_of(tmp_path, draw)) == ["visible"]


def test_invisible_text_alone_leaves_a_blank_page(tmp_path: Path) -> None:
    page = page_of(tmp_path, _invisible)
    assert page.words == ()
    assert not page.has_ink


def test_the_hidden_layer_of_a_scan_is_no_evidence(tmp_path: Path) -> None:
    """It may be another paper's: the picture itself is read instead, and shows nothing here."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(papers.photograph(), 0, 0, PAGE_W, PAGE_H)
        canvas.saveState()
        _invisible(canvas)
        canvas.restoreState()
        canvas.drawString(72, 100, "sello")

    assert texts(page_of(tmp_path, draw)) == ["sello"]


def test_text_beneath_a_full_picture_is_no_evidence(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "debajo")
        canvas.drawImage(papers.photograph(), 0, 0, PAGE_W, PAGE_H)

    assert texts(page_of(tmp_path, draw)) == []


def test_transparent_text_is_no_evidence(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "visible")
        canvas.setFillAlpha(0)
        canvas.drawString(72, 650, "transparente")

    assert texts(page_of(tmp_path, draw)) == ["visible"]


def test_white_text_counts_only_on_something_darker(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(60, 690, 300, 30, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 700, "encabezado")
        canvas.drawString(72, 600, "escondido")

    assert texts(page_of(tmp_path, draw)) == ["encabezado"]


def _patch(canvas: Canvas, *, fill: float = 1.0, alpha: float = 1.0) -> None:
    canvas.saveState()
    canvas.setFillGray(fill)
    canvas.setFillAlpha(alpha)
    canvas.rect(60, 690, 200, 30, stroke=0, fill=1)
    canvas.restoreState()


@pytest.mark.parametrize("fill", [1.0, 0.8, 0.1])
def test_text_beneath_a_patch_is_no_evidence(tmp_path: Path, fill: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "escondido")
        canvas.drawString(72, 600, "visible")
        _patch(canvas, fill=fill)

    assert texts(page_of(tmp_path, draw)) == ["visible"]


def test_text_written_over_a_patch_is_what_counts(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Valor 1.800.000")
        _patch(canvas)
        canvas.drawString(72, 700, "Valor 9.800.000 y algo que sobresale del parche")

    assert texts(page_of(tmp_path, draw))[:2] == ["Valor", "9.800.000"]


def test_a_background_or_a_clear_marker_hides_nothing(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "antes")
        _patch(canvas, fill=0.8)
        canvas.drawString(72, 700, "celda")
        _patch(canvas, fill=0.6, alpha=0.4)

    assert texts(page_of(tmp_path, draw)) == ["antes", "celda"]


def test_a_clipped_patch_hides_nothing(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "visible")
        path = canvas.beginPath()
        path.rect(400, 100, 10, 10)
        canvas.saveState()
        canvas.clipPath(path, stroke=0)
        _patch(canvas)
        canvas.restoreState()

    assert texts(page_of(tmp_path, draw)) == ["visible"]


def test_text_beneath_a_small_picture_is_no_evidence(tmp_path: Path) -> None:
    white = ImageReader(Image.new("RGB", (60, 20), "white"))
    clear = ImageReader(Image.new("RGBA", (60, 20), (255, 255, 255, 0)))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "escondido")
        canvas.drawString(72, 600, "visible")
        canvas.drawImage(white, 60, 690, 200, 30)
        canvas.drawImage(clear, 60, 590, 200, 30, mask="auto")

    assert texts(page_of(tmp_path, draw)) == ["visible"]


@pytest.mark.parametrize("packed", [False, True])
def test_text_in_a_layer_that_is_off_is_no_evidence(tmp_path: Path, packed: bool) -> None:
    content = (
        b"BT /F1 12 Tf 72 700 Td (visible) Tj ET /OC /L1 BDC BT /F1 12 Tf 72 600 Td (escondido) Tj ET EMC"
    )
    group = b"<< /Type /OCG /Name (capa) >>"
    data = papers.by_hand(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources "
            b"<< /Font << /F1 5 0 R >> /Properties << /L1 6 0 R >> >> >>",
            4: papers.stream(content, packed=packed),
            5: papers.FONT,
            6: group,
        }
    )
    assert texts(read(tmp_path, data).pages[0]) == ["visible"]


def test_form_fields_and_typed_notes_are_read(tmp_path: Path) -> None:
    """A contractor fills the entity's PDF form: the value is drawn by an annotation, not by the page."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Valor:")
        canvas.acroForm.textfield(name="valor", value="1.800.000", x=120, y=690, width=120, height=20)

    page = page_of(tmp_path, draw)
    assert texts(page) == ["Valor:", "1.800.000"]
    assert 120 <= page.words[1].box.x0 < 140


def test_words_without_unicode_and_control_characters(tmp_path: Path) -> None:
    data = papers.page_by_hand(b"BT /F1 12 Tf 72 700 Td (Va\\001lor\\000 total) Tj ET")
    assert texts(read(tmp_path, data).pages[0]) == ["Valor", "total"]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("o\ufb01cina", "oficina"),
        ("a\u00adb", "ab"),
        ("CPS\x02", "CPS-"),
        ("CPS\ufffe", "CPS-"),
        ("\u202e0081", "0081"),
        ("an\u0303o", "año"),
        ("x\ud800y", "xy"),
        ("n.º", "n.º"),
        ("\u200b", ""),
        ("$1.800", "$1.800"),
        ("\u0663\u0664\u0665", "345"),
        ("\uff11\uff12\U0001d7d1", "123"),
        ("100\u00b2", "100\u00b2"),
        ("\u2460\u2461\u2462\u2463", "\u2460\u2461\u2462\u2463"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean([raw, "z"]) == [cleaned, "z"]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp"], exclude_characters="\n"), min_size=1)
    )
)
def test_clean_keeps_the_number_of_words_and_is_settled(raw: list[str]) -> None:
    """Whatever the words hold, as many come out; none holds a control character or a lone surrogate, and
    cleaning them again changes nothing."""
    out = clean(raw)
    if raw:
        assert len(out) == len(raw)
        assert clean(out) == out
    for word in out:
        word.encode("utf-8")
        assert not any((ord(char) < 32 and char not in "\t\r\x0b\x0c") or char == "\x7f" for char in word)
