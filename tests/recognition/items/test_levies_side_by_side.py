"""Receipts of taxes whose levies stand two to a row above their total."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from review.model import ItemKind, RecognisedItem
from review.model.support import Support
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

ROWS = [
    ("Pro Anciano", "$ 412.000", "Pro Cultura", "$ 206.000"),
    ("Pro Hospital", "$ 103.000", "Pro Electrificación", "$ 51.500"),
]


def receipt(rows: Sequence[tuple[str, ...]], total: str) -> RecognisedItem:
    sheet = Sheet().title("RECIBO OFICIAL DE PAGO DE ESTAMPILLAS No. 7741")
    sheet.row([(72, "Contribuyente"), (200, "ROSA ELVIRA CAMPO IDROBO")], width=300)
    sheet.row([(72, "Cédula"), (200, "34.567.890")])
    sheet.row([(72, "Contrato"), (200, "CPS-071-2026")])
    sheet.row([(72, "Fecha de pago"), (200, "12/08/2026")])
    for one, first, other, second in rows:
        sheet.row([(72, one), (210, first), (330, other), (470, second)], width=110)
    sheet.row([(72, "TOTAL PAGADO"), (470, total)])
    return recognise(document(sheet)).items[ItemKind.IMPUESTOS]


@pytest.mark.parametrize(("rows", "total"), [(ROWS, "$ 772.500"), (ROWS[:1], "$ 618.000")])
def test_all_levies_of_a_row_are_of_the_total(rows: Sequence[tuple[str, ...]], total: str) -> None:
    conceptos = receipt(rows, total).fields["conceptos"]
    assert f"$ {conceptos.value:,}".replace(",", ".") == total
    assert Support.ROWS_ADD_UP in conceptos.support


def test_levies_that_do_not_make_the_total_are_not_said_to() -> None:
    read = receipt(ROWS, "$ 900.000")
    assert read.value("conceptos") != 900_000
    assert all(Support.ROWS_ADD_UP not in one.support for one in [read.fields["conceptos"]])
