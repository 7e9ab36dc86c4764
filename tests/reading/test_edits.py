"""Signs that a digital page was changed after its document was made; and what is none."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from review.model import Edit, EditKind
from review.reading import read_document
from review.reading.revisions import earlier_states
from tests.reading import papers

Change = Callable[[pypdf.PdfWriter], None]


def bill(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(
        ("CUENTA DE COBRO No. 3", "Valor a pagar: $ 4.500.000", "Planilla 9000000001", "Salud 225.000")
    ):
        canvas.drawString(72, 700 - 20 * number, line)


def updated(data: bytes, change: Change) -> bytes:
    """The PDF with an update added to its end."""
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(data)
    return out.getvalue()


def rewriting(was: bytes, now: bytes) -> Change:
    def change(writer: pypdf.PdfWriter) -> None:
        contents = writer.pages[0]["/Contents"].get_object()
        assert isinstance(contents, StreamObject)
        content = contents.get_data()
        assert was in content
        stream = DecodedStreamObject()
        stream.set_data(content.replace(was, now))
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return change


def writing_more(drawing: bytes) -> Change:
    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        stream = DecodedStreamObject()
        stream.set_data(drawing)
        page[NameObject("/Contents")] = ArrayObject(
            [page.raw_get("/Contents"), writer._add_object(stream)]
        )  # fmt: skip

    return change


def noting(kind: str, rect: tuple[float, ...], text: str, **more: object) -> Change:
    def change(writer: pypdf.PdfWriter) -> None:
        note = DictionaryObject({
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject(map(FloatObject, rect)),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/DA"): TextStringObject("/Helv 11 Tf 0 g"),
        })  # fmt: skip
        note.update({NameObject(f"/{key}"): value for key, value in more.items()})
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])

    return change


def edits(tmp_path: Path, data: bytes) -> tuple[Edit, ...]:
    document = read_document(papers.saved(tmp_path, data))
    assert document.lectura.value == "leido"
    return tuple(edit for page in document.pages for edit in page.edits)


BILL = papers.drawn(bill, papers.letter_text)
VALUE = (145, 678, 210, 692)


def test_a_value_written_anew_by_an_update(tmp_path: Path) -> None:
    (edit,) = edits(tmp_path, updated(BILL, rewriting(b"4.500.000", b"5.400.000")))
    assert (edit.kind, edit.text) == (EditKind.REVISION, "5.400.000")
    assert 130 < edit.box.x0 < edit.box.x1 < 230
    assert 792 - 695 < edit.box.top < edit.box.bottom < 792 - 675


def test_a_value_taken_away(tmp_path: Path) -> None:
    (edit,) = edits(tmp_path, updated(BILL, rewriting(b"9000000001", b"")))
    assert (edit.kind, edit.text) == (EditKind.REVISION, "")


def test_a_patch_with_another_value_over_the_old_one(tmp_path: Path) -> None:
    patch = b"q 1 g 150 677 60 14 re f Q BT /F1 11 Tf 0 g 152 680 Td ($ 5.400.000) Tj ET"
    (edit,) = edits(tmp_path, updated(BILL, writing_more(patch)))
    assert edit.kind is EditKind.REVISION
    assert "5.400.000" in edit.text


@pytest.mark.parametrize("kind", ["/FreeText", "/Stamp"])
def test_a_note_over_a_value(tmp_path: Path, kind: str) -> None:
    (edit,) = edits(tmp_path, updated(BILL, noting(kind, VALUE, "5.400.000")))
    assert (edit.kind, edit.text) == (EditKind.REVISION, "5.400.000")


def signing(writer: pypdf.PdfWriter) -> None:
    more = {"FT": NameObject("/Sig"), "V": DictionaryObject({NameObject("/Type"): NameObject("/Sig")})}
    noting("/Widget", (72, 100, 200, 140), "", **more)(writer)


def titling(writer: pypdf.PdfWriter) -> None:
    writer.add_metadata({"/Title": "Otro título"})


def adding_a_page(writer: pypdf.PdfWriter) -> None:
    writer.append(io.BytesIO(papers.drawn(papers.line("Anexo"))))


def filling(writer: pypdf.PdfWriter) -> None:
    more = {"FT": NameObject("/Tx"), "T": TextStringObject("valor"), "V": TextStringObject("4.500.000")}
    noting("/Widget", (300, 678, 400, 692), "", **more)(writer)


@pytest.mark.parametrize(
    "change",
    [
        signing,
        titling,
        adding_a_page,
        filling,
        noting("/FreeText", (300, 400, 400, 420), "Recibido 03/09/2026"),
        noting("/Text", VALUE, "5.400.000"),
        writing_more(b"BT /F1 9 Tf 300 40 Td (Folio 12) Tj ET"),
        rewriting(b"4.500.000", b"4.500.000"),
    ],
)
def test_updates_that_change_nothing_written(tmp_path: Path, change: Change) -> None:
    data = updated(BILL, change)
    assert len(earlier_states(data)) == 1
    assert edits(tmp_path, data) == ()


def test_a_signature_after_a_change_does_not_hide_it(tmp_path: Path) -> None:
    changed = updated(BILL, rewriting(b"4.500.000", b"5.400.000"))
    assert [edit.text for edit in edits(tmp_path, updated(changed, signing))] == ["5.400.000"]


def test_a_file_within_a_file_is_no_earlier_state() -> None:
    (offset,) = map(int, re.findall(rb"startxref\s+(\d+)", BILL))
    inner = papers.drawn(papers.line("adjunto"))
    assert earlier_states(inner + BILL) == []
    assert earlier_states(BILL + b"\nstartxref\n%d\n%%%%EOF\n" % offset) == []
    assert earlier_states(b"startxref startxref") == []


# --- figures in another font ---


def table(odd: str | None = None, part: tuple[str, str, str] | None = None) -> papers.Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 740, "Planilla integrada de aportes")
        rows = (("Salud", "225.000"), ("Pension", "288.000"), ("Riesgos", "9.400"), ("Caja", "36.000"))
        for number, (name, value) in enumerate(rows):
            canvas.drawString(72, 700 - 16 * number, name)
            canvas.drawRightString(300, 700 - 16 * number, value)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(72, 620, "TOTAL")
        if part is None:
            canvas.setFont(odd or "Helvetica-Bold", 10)
            canvas.drawRightString(300, 620, "558.400")
            return
        x = 240.0
        for text, font in zip(part, ("Helvetica", "Times-Roman", "Helvetica"), strict=True):
            canvas.setFont(font, 10)
            canvas.drawString(x, 620, text)
            x += pdfmetrics.stringWidth(text, font, 10)

    return draw


def test_a_figure_of_another_font_in_a_column(tmp_path: Path) -> None:
    (edit,) = edits(tmp_path, papers.drawn(table("Courier")))
    assert (edit.kind, edit.text) == (EditKind.FONT, "558.400")


def test_a_digit_of_another_font_within_a_number(tmp_path: Path) -> None:
    (edit,) = edits(tmp_path, papers.drawn(table(part=("5", "9", "8.400"))))
    assert (edit.kind, edit.text) == (EditKind.FONT, "598.400")


def test_a_bold_total_is_as_it_should_be(tmp_path: Path) -> None:
    assert edits(tmp_path, papers.drawn(table())) == ()


def test_values_of_a_form_in_a_font_of_their_own_are_as_they_should_be(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number, value in enumerate(("225.000", "288.000", "9.400", "36.000", "558.400")):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, 700 - 16 * number, f"Aporte {number}")
            canvas.setFont("Courier", 10)
            canvas.drawRightString(300, 700 - 16 * number, value)

    assert edits(tmp_path, papers.drawn(draw)) == ()
