"""Evidence is ink: a value that the painted page does not show is not read, by whatever means it is hidden;
and what only looks like hiding takes nothing away."""

# ruff: noqa: E501  (the drawings, one a line)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.annotations import Highlight, Link, Rectangle
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from review.reading import read_document
from tests.reading import papers

VALUE = "1.800.000"
SAYS = b"BT /F1 12 Tf 72 600 Td (1.800.000) Tj ET"
AROUND = (70.0, 596.0, 130.0, 612.0)
REST = "".join(
    f"BT /F1 11 Tf 72 {500 - 16 * n} Td (Renglon {n} del informe del mes) Tj ET\n" for n in range(9)
)


def page(content: bytes) -> bytes:
    return papers.page_by_hand(content + b"\n" + REST.encode())


def said(tmp_path: Path, data: bytes) -> list[str]:
    (one,) = read_document(papers.saved(tmp_path, data)).pages
    assert [word.text for word in one.words].count("Renglon") == 9
    return [word.text for word in one.words]


def annotated(*annotations: object) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        for one in annotations:
            writer.add_annotation(0, one)  # type: ignore[arg-type]

    return papers.rewritten(page(SAYS), change)


def painted_annotation(kind: str, drawing: bytes, *, flags: int = 4, **more: object) -> DictionaryObject:
    """An annotation over the value with an appearance of its own."""
    x0, y0, x1, y1 = AROUND
    look = DecodedStreamObject()
    look.set_data(drawing)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, x1 - x0, y1 - y0))),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts}),
        }
    )
    made = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject(map(FloatObject, AROUND)),
            NameObject("/F"): NumberObject(flags),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): look}),
        }
    )
    made.update({NameObject(f"/{name}"): value for name, value in more.items()})  # type: ignore[misc]
    return made


def with_annotation(content: bytes, *made: DictionaryObject) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        for one in made:
            one[NameObject("/AP")][NameObject("/N")] = writer._add_object(one["/AP"]["/N"])  # type: ignore[index]
        writer.pages[0][NameObject("/Annots")] = ArrayObject(writer._add_object(one) for one in made)

    return papers.rewritten(page(content), change)


def in_a_form(content: bytes, bbox: str) -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [%s] /Resources << /Font << /F1 5 0 R >> >>" % bbox.encode()
    return papers.by_hand(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> /XObject << /Fm 6 0 R >> >> >>",
            4: papers.stream(b"/Fm Do\n" + REST.encode()),
            5: papers.FONT,
            6: papers.stream(content, form),
        }
    )


def with_state(state: bytes, mask: bytes | None = None) -> bytes:
    """The value under a graphics state; a soft mask is object 7."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /ExtGState << /G 6 0 R >> >> >>",
        4: papers.stream(b"q /G gs " + SAYS + b" Q\n" + REST.encode()),
        5: papers.FONT,
        6: b"<< /Type /ExtGState %s >>" % state,
    }
    if mask is not None:
        group = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>"
        )
        objects[7] = papers.stream(mask, group)
    return papers.by_hand(objects)


MASK = b"/SMask << /Type /Mask /S /Luminosity /G 7 0 R >>"
FIELD = {"FT": NameObject("/Tx"), "T": TextStringObject("valor")}
TEXT = b"/Tx BMC BT /F1 10 Tf 2 4 Td (1.800.000) Tj ET EMC"

HIDDEN: dict[str, Callable[[], bytes]] = {
    "outside a clipping path": lambda: page(b"q 0 0 50 50 re W n " + SAYS + b" Q"),
    "half outside a clipping path": lambda: page(b"q 70 590 30 40 re W n " + SAYS + b" Q"),
    "under a clip of another shape": lambda: page(b"q 0 0 m 612 0 l 0 100 l h W n " + SAYS + b" Q"),
    "outside its form's box": lambda: in_a_form(SAYS, "0 0 50 50"),
    "wholly masked": lambda: with_state(MASK, b"0 g 0 0 612 792 re f"),
    "stroked in white": lambda: page(b"q 1 G 1 Tr " + SAYS + b" Q"),
    "filled and stroked in white": lambda: page(b"q 1 g 1 G 2 Tr " + SAYS + b" Q"),
    "stroked in white and clipping": lambda: page(b"q 1 G 5 Tr " + SAYS + b" Q"),
    "pale": lambda: page(b"q 0.95 g " + SAYS + b" Q"),
    "pale yellow": lambda: page(b"q 1 1 0.85 rg " + SAYS + b" Q"),
    "sheer": lambda: with_state(b"/ca 0.08"),
    "of the colour of its ground": lambda: page(b"q 0.3 g 60 590 200 30 re f " + SAYS.replace(b"BT", b"BT 0.3 g") + b" Q"),
    "too small": lambda: page(b"BT /F1 1 Tf 72 600 Td (1.800.000) Tj ET"),
    "one figure of it pale": lambda: page(
        b"BT /F1 12 Tf 72 600 Td 0 g (1) Tj 1 g (.8) Tj 0 g (00.000) Tj ET"
    ),
    "under a white rectangle": lambda: annotated(Rectangle(rect=AROUND, interior_color="ffffff")),
    "under a black mark": lambda: with_annotation(SAYS, painted_annotation("/Ink", b"0 g 0 0 60 16 re f")),
    "under a redaction": lambda: with_annotation(SAYS, painted_annotation("/Redact", b"0 g 0 0 60 16 re f")),
    "in a note that is not for viewing": lambda: with_annotation(
        b"", painted_annotation("/FreeText", TEXT, flags=32)
    ),
    "in a note of a layer": lambda: with_annotation(
        b"", painted_annotation("/FreeText", TEXT, OC=DictionaryObject({NameObject("/Type"): NameObject("/OCG")}))
    ),
    "in a field that holds something else": lambda: with_annotation(
        b"", painted_annotation("/Widget", TEXT, V=TextStringObject("2.800.000"), **FIELD)
    ),
}  # fmt: skip

SHOWN: dict[str, Callable[[], bytes]] = {
    "plain": lambda: page(SAYS),
    "within a clipping path": lambda: page(b"q 60 590 100 40 re W n " + SAYS + b" Q"),
    "within two clipping paths": lambda: page(b"q 0 0 612 792 re W n 70 580 90 50 re W n " + SAYS + b" Q"),
    "under a clip of another shape that shows it": lambda: page(b"q 0 0 m 612 0 l 100 2000 l h W n " + SAYS + b" Q"),
    "within its form's box": lambda: in_a_form(SAYS, "0 0 612 792"),
    "masked by what lets it through": lambda: with_state(MASK, b"1 g 0 0 612 792 re f"),
    "bold by a stroke": lambda: page(b"q 2 Tr 0.3 w " + SAYS + b" Q"),
    "outlined": lambda: page(b"q 1 Tr " + SAYS + b" Q"),
    "grey": lambda: page(b"q 0.6 g " + SAYS + b" Q"),
    "light grey that is still read": lambda: page(b"q 0.75 g " + SAYS + b" Q"),
    "nearly opaque": lambda: with_state(b"/ca 0.7"),
    "white on a dark bar": lambda: page(b"q 0.2 g 60 590 200 30 re f " + SAYS.replace(b"BT", b"BT 1 g") + b" Q"),
    "small print": lambda: page(SAYS.replace(b"12 Tf", b"4 Tf")),
    "under a marker": lambda: annotated(
        Highlight(rect=AROUND, quad_points=ArrayObject(map(FloatObject, (70, 612, 130, 612, 70, 596, 130, 596))))
    ),
    "under a link": lambda: annotated(Link(rect=AROUND, url="https://ejemplo.co")),
    "in a frame": lambda: annotated(Rectangle(rect=AROUND)),
    "in a field that holds it": lambda: with_annotation(
        b"", painted_annotation("/Widget", TEXT, V=TextStringObject(VALUE), **FIELD)
    ),
    "in a note": lambda: with_annotation(b"", painted_annotation("/FreeText", TEXT)),
    "in a stamp": lambda: with_annotation(b"", painted_annotation("/Stamp", TEXT)),
}  # fmt: skip


@pytest.mark.parametrize("way", HIDDEN)
def test_what_the_painted_page_does_not_show_is_not_read(tmp_path: Path, way: str) -> None:
    words = said(tmp_path, HIDDEN[way]())
    assert not any(len(word) > 1 and not word.strip("1.80") for word in words), words


@pytest.mark.parametrize("way", SHOWN)
def test_what_the_painted_page_shows_is_read(tmp_path: Path, way: str) -> None:
    assert VALUE in said(tmp_path, SHOWN[way]())


def test_a_pale_watermark_is_seen(tmp_path: Path) -> None:
    words = said(tmp_path, page(b"q 0.87 g BT /F1 54 Tf 120 650 Td (BORRADOR) Tj ET Q"))
    assert "BORRADOR" in words


def test_a_pale_watermark_put_down_upwards_letter_by_letter_is_seen(tmp_path: Path) -> None:
    """A letter on its side is no taller than it is wide."""
    letters = b"".join(
        b"BT /F1 26 Tf 0 1 -1 0 500 %d Tm (%c) Tj ET " % (250 + 30 * at, letter)
        for at, letter in enumerate(b"BORRADOR")
    )
    words = said(tmp_path, page(b"q 0.87 g " + letters + b"Q"))
    assert sorted(word for word in words if word.isupper() and len(word) == 1) == sorted("BORRADOR")
