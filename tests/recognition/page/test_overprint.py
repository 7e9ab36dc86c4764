"""A stamp printed over the head of a paper: both are read, neither word by word between the other's."""

from __future__ import annotations

import pytest

from review.model import ItemKind, Origin
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from tests.recognition.sheet import Sheet, document

STAMP = (
    "Al contestar cite este No. 2026-ER-005817",
    "Radicado: 2026-05-31 Anexos: 1",
    "Tipo: CUENTA DE CONTRATISTA",
)


def head(*, stamped: bool, origin: Origin = Origin.TEXTO) -> Sheet:
    """A form's cell with its version and the payment, and over it the stamp of who received the paper."""
    sheet = Sheet(size=9, origin=origin)
    sheet.text(60, 50, "FORMATO PARA EL COBRO DE HONORARIOS")
    for at, text in enumerate(("GC-F-22", "Versión 02", "Cobro N.° 4")):
        sheet.text(470, 50 + 10 * at, text)
    sheet.y = 100
    sheet.line("ACREEDOR: MARTA OSORIO QUIROGA C.C. 52.417.903").line("Valor a cobrar: $ 2.000.000")
    sheet.line("Periodo: mayo de 2026").line("Contrato No. OPS-145-2026")
    for at, text in enumerate(STAMP if stamped else ()):
        sheet.text(420, 51 + 9 * at, text, size=8)
    return sheet


def lines(sheet: Sheet) -> set[str]:
    text = PageText(sheet.page())
    return {text.text_of(segment) for segment in text.segments}


def test_what_lies_over_other_print_is_a_line_of_its_own() -> None:
    assert {"GC-F-22", "Versión 02", "Cobro N.° 4", *STAMP} <= lines(head(stamped=True))


@pytest.mark.parametrize("stamped", [True, False])
def test_the_payment_is_read_under_a_stamp(stamped: bool) -> None:
    item = recognise(document(head(stamped=stamped))).items[ItemKind.CUENTA]
    assert item.value("numero_pago") == 4


def test_what_is_written_on_a_line_stays_in_its_line() -> None:
    sheet = Sheet()
    sheet.text(60, 80, "Nombre: __________________")
    sheet.text(105, 79, "MARTA OSORIO")
    text = PageText(sheet.page())
    assert len(text.lines) == 1


def test_boxes_of_ocr_that_touch_are_one_line() -> None:
    sheet = Sheet(origin=Origin.OCR)
    sheet.text(60, 80, "Contrato número")
    sheet.text(90, 80, "OPS-145-2026")
    assert len(PageText(sheet.page()).lines) == 1


def test_a_label_right_above_its_value_is_a_line_though_a_taller_figure_joins_them() -> None:
    sheet = Sheet(size=9)
    sheet.text(60, 80, "LA SUMA DE", size=8)
    sheet.text(60, 88.2, "Dos millones sesenta mil pesos", size=12)
    sheet.text(400, 81.5, "$ 2.060.000", size=17)
    sheet.text(540, 88, "COP", size=9)
    sheet.y = 120
    sheet.line("Contrato No. OPS-145-2026").line("Periodo: mayo de 2026").line("ACREEDOR: MARTA OSORIO")
    assert {"LA SUMA DE", "Dos millones sesenta mil pesos"} <= lines(sheet)
