"""The marked copy: each place where it is seen, the original as it was, and a kind no where it may not be."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from review.errors import CopyUnavailable
from review.marking import PageMarking, marked_copy
from review.model import Box
from review.reading.geometry import Frame
from review.writing.annotate import user_space
from tests.folders import write_cuenta

BOX = Box(72.0, 100.0, 200.0, 114.0)
SAID = "Ítem 2, Cuenta de cobro (página 1): el valor en letras no es igual."


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return write_cuenta(tmp_path / "uno.pdf")


def annotations(data: bytes) -> list[DictionaryObject]:
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    return [one.get_object() for one in page.get("/Annots", [])]


@pytest.mark.parametrize("quarters", range(4))
def test_a_place_of_the_upright_page_goes_back_to_where_it_came_from(quarters: int) -> None:
    frame = Frame(10.0, 20.0, 610.0, 812.0, quarters)
    assert frame.place_one(*user_space(frame, BOX)) == BOX


def test_each_place_has_a_square_and_what_has_none_a_note_and_the_original_stays(pdf: Path) -> None:
    before = pdf.read_bytes()
    copy = marked_copy(
        pdf, [PageMarking(1, SAID, BOX), PageMarking(1, "Falta la firma"), PageMarking(9, "x")]
    )
    assert pdf.read_bytes() == before
    square, note = annotations(copy)
    height = float(pypdf.PdfReader(io.BytesIO(copy)).pages[0].cropbox.top)
    assert (square["/Subtype"], square["/Contents"]) == ("/Square", SAID)
    left, bottom, right, top = (float(edge) for edge in square["/Rect"])
    assert left < BOX.x0 < BOX.x1 < right
    assert bottom < height - BOX.bottom < height - BOX.top < top
    assert b" re S" in square["/AP"]["/N"].get_object().get_data()
    assert (note["/Subtype"], note["/Contents"]) == ("/Text", "Falta la firma")


def _encrypted(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("", "dueño", algorithm="RC4-128")
    writer.write(pdf)


def _signed(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    form = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
    writer.root_object[NameObject("/AcroForm")] = form
    writer.write(pdf)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_encrypted, "contraseña"),
        (_signed, "la firma no ampararía"),
        (lambda pdf: pdf.write_bytes(b"%PDF-1.7\nnada"), "dañado"),
        (lambda pdf: pdf.unlink(), "ya no está"),
    ],
    ids=["encrypted", "signed", "broken", "gone"],
)
def test_what_may_not_be_marked_is_refused_with_what_to_do(pdf: Path, spoil: object, told: str) -> None:
    spoil(pdf)  # type: ignore[operator]
    with pytest.raises(CopyUnavailable, match=told):
        marked_copy(pdf, [PageMarking(1, SAID, BOX)])
