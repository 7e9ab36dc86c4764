"""The NIT of a scanned RUT: figures apart in boxes, borders read as signs, never a piece of a longer run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import Document, ItemKind, Origin
from review.recognition import recognise
from review.recognition.grammar.ids import check_digit
from tests.recognition.sheet import Sheet, document

NIT = "34567890"
DV = str(check_digit(NIT))


def rut(figures: str, dv: str = DV, *, x: float = 60.0) -> Document:
    sheet = Sheet(size=8).title("FORMULARIO DEL REGISTRO ÚNICO TRIBUTARIO", 12)
    sheet.line("2. Concepto Actualización   4. Número de formulario 14 987 654 321").skip()
    sheet.row([(60, "5. Número de Identificación Tributaria (NIT)"), (300, "6. DV"), (360, "12. Dirección")])
    for at, figure in enumerate(figures.split(" ")):
        sheet.text(x + 14 * at, sheet.y, figure)
    sheet.text(304, sheet.y, dv)
    sheet.y += 20
    sheet.line("24. Tipo de contribuyente  Persona natural o sucesión ilíquida")
    sheet.line("Espacio reservado para la DIAN   Fecha generación documento PDF: 10-05-2026")
    made = document(sheet)
    (page,) = made.pages
    words = tuple(replace(word, confidence=0.95) for word in page.words)
    return replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))


@pytest.mark.parametrize(
    "figures", [" ".join(NIT), "345 67 890", NIT, "3|4|5 6|7 890|", "|3 |4 |5 |6 |7 |8 |9 |0"]
)
def test_figures_in_boxes_are_one_number_proved_by_the_check_digit(figures: str) -> None:
    item = recognise(rut(figures)).items[ItemKind.RUT]
    assert (item.value("nit"), item.value("dv")) == (NIT, DV)
    assert item.fields["nit"].support


def test_without_its_check_digit_a_number_of_boxes_is_in_doubt() -> None:
    wrong = str((int(DV) + 1) % 10)
    nit = recognise(rut(" ".join(NIT), wrong)).items[ItemKind.RUT].fields["nit"]
    assert nit.confidence < 0.6


def test_a_piece_of_a_longer_run_is_never_told_as_the_nit() -> None:
    item = recognise(rut("1 2 3 4 5 6 7 8 9 0 1", x=-20)).items[ItemKind.RUT]
    assert item.value("nit") is None
