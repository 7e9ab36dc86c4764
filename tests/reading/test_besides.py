"""What a PDF has that is not on its pages: attached files, portfolios, forms of Acrobat, lost content."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from review.model import Document, Lectura
from review.reading import read_document
from review.reading.assembly import Unseen, with_pictures
from review.reading.reasons import besides_its_pages, pages_failed
from tests.reading import papers

ONE_PAGE = papers.drawn(papers.letter_text)


def read(tmp_path: Path, data: bytes) -> Document:
    return read_document(papers.saved(tmp_path, data))


def attached(*names: str) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        for name in names:
            writer.add_attachment(name, b"%PDF-1.7 otro papel")

    return papers.rewritten(ONE_PAGE, change)


def clipped(name: str, *, note: bool = False, flags: int = 4) -> bytes:
    """A file that hangs on the page; with a typed note on the same page when `note`."""

    def annotation(writer: pypdf.PdfWriter, kind: str, **more: object) -> None:
        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(kind),
                NameObject("/Rect"): ArrayObject(map(NumberObject, (500, 500, 520, 520))),
                NameObject("/F"): NumberObject(flags),
                **{NameObject(f"/{key}"): value for key, value in more.items()},
            }
        )
        writer.pages[0].setdefault(NameObject("/Annots"), ArrayObject()).append(writer._add_object(made))

    def change(writer: pypdf.PdfWriter) -> None:
        writer.add_attachment(name, b"%PDF-1.7 otro papel")
        catalogue = writer.root_object
        (_, file) = catalogue["/Names"]["/EmbeddedFiles"]["/Names"]
        del catalogue[NameObject("/Names")]
        annotation(writer, "/FileAttachment", FS=file)
        if note:
            annotation(writer, "/FreeText", Contents=TextStringObject("Adjunto la planilla"))

    return papers.rewritten(ONE_PAGE, change)


@pytest.mark.parametrize(
    "data",
    [
        attached("planilla.pdf"),
        clipped("planilla.pdf"),
        clipped("planilla.pdf", note=True),
        clipped("planilla.pdf", flags=2),
    ],
    ids=["embedded", "paper clip", "paper clip beside a note", "hidden paper clip"],
)
def test_an_attached_file_is_told(tmp_path: Path, data: bytes) -> None:
    document = read(tmp_path, data)
    assert document.lectura is Lectura.PARCIAL
    assert "un archivo adjunto que no se leyó: «planilla.pdf»" in (document.reason or "")
    assert document.pages[0].words
    assert document.pages[0].failure is None


def test_many_attached_files_are_counted_and_their_names_are_plain(tmp_path: Path) -> None:
    names = ["0\n**uno**.pdf", "1" * 200, *(f"{n}.pdf" for n in range(2, 8))]
    reason = read(tmp_path, attached(*names)).reason or ""
    assert "8 archivos adjuntos que no se leyeron" in reason
    assert "«0 **uno**.pdf»" in reason
    assert reason.isprintable()
    assert " y otros;" in reason
    assert len(reason) < 400


def test_a_page_that_fails_and_an_attached_file_are_both_told(tmp_path: Path) -> None:
    def change(writer: pypdf.PdfWriter) -> None:
        writer.add_attachment("rut.pdf", b"x")
        writer.pages[0][NameObject("/MediaBox")] = RectangleObject((0, 0, 10**8, 792))

    reason = read(tmp_path, papers.rewritten(papers.drawn(*[papers.letter_text] * 2), change)).reason or ""
    assert "No se pudo leer la página 1 de 2" in reason
    assert "«rut.pdf»" in reason
    assert reason.endswith(besides_its_pages(["rut.pdf"], False))


def _form(*, drawn_by_acrobat: bool) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        catalogue = writer.root_object
        template = writer._add_object(pypdf.generic.StreamObject())
        catalogue[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): template}
        )
        if drawn_by_acrobat:
            catalogue[NameObject("/NeedsRendering")] = BooleanObject(True)

    return papers.rewritten(papers.drawn(papers.line("Please wait...")), change)


def test_a_form_that_acrobat_draws_is_told_and_one_with_its_own_pages_is_read(tmp_path: Path) -> None:
    document = read(tmp_path, _form(drawn_by_acrobat=True))
    assert document.lectura is Lectura.PARCIAL
    assert "Adobe Acrobat" in (document.reason or "")
    assert read(tmp_path, _form(drawn_by_acrobat=False)).lectura is Lectura.LEIDO


SHOWS = b"q 612 0 0 792 0 0 cm /Im0 Do Q"
_EMPTY_FORM = papers.stream(b"q Q", b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]")
_FORM_WITHOUT_PICTURE = papers.stream(
    SHOWS, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << >> >>"
)


def beside_a_page(content: bytes, names: bytes, more: bytes = b"") -> bytes:
    """Two pages: one with words, and one with this content whose pictures and forms are `names`."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << %s >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        3: page % (5, b"/Font << /F1 7 0 R >>"),
        4: page % (6, b"/XObject << %s >>" % names),
        5: papers.stream(b"BT /F1 12 Tf 72 700 Td (Informe de actividades) Tj ET"),
        6: content,
        7: papers.FONT,
        8: more,
    }
    return papers.by_hand({number: body for number, body in objects.items() if body})


@pytest.mark.parametrize(
    "data",
    [
        beside_a_page(papers.stream(SHOWS), b""),
        beside_a_page(papers.stream(SHOWS), b"/Im0 8 0 R"),
        beside_a_page(papers.stream(SHOWS), b"/Im0 8 0 R", _FORM_WITHOUT_PICTURE),
        beside_a_page(b"", b""),
        beside_a_page(papers.stream(b"\x01not packed at all" * 5, b"/Filter /FlateDecode"), b""),
    ],
    ids=["no name", "no object", "within a form", "no content", "content that is not unpacked"],
)
def test_a_page_whose_content_is_lost_is_not_blank(tmp_path: Path, data: bytes) -> None:
    document = read(tmp_path, data)
    assert document.lectura is Lectura.PARCIAL
    assert "le falta parte de su contenido" in (document.pages[1].failure or "")


@pytest.mark.parametrize(
    "data",
    [
        beside_a_page(papers.stream(b"q Q"), b""),
        beside_a_page(papers.stream(b"", packed=True), b""),
        beside_a_page(papers.stream(SHOWS), b"/Im0 8 0 R", _EMPTY_FORM),
    ],
    ids=["nothing painted", "nothing packed", "an empty form"],
)
def test_a_page_that_has_nothing_is_blank(tmp_path: Path, data: bytes) -> None:
    document = read(tmp_path, data)
    assert document.lectura is Lectura.LEIDO
    assert not document.pages[1].has_ink


def test_attached_files_are_still_told_when_a_picture_was_not_read(tmp_path: Path) -> None:
    besides = besides_its_pages(["rut.pdf"], False)
    document = with_pictures(read(tmp_path, attached("rut.pdf")), {1: Unseen("No se pudo.")}, besides)
    assert document.reason == f"{pages_failed([1], 1)} {besides_its_pages(['rut.pdf'], False)}"
