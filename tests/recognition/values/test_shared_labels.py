"""Values of labels that share a cell."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

SOCIAL = ItemKind.SEGURIDAD_SOCIAL


def planilla(label: str, value: str, *, apart: bool = True) -> dict[str, object]:
    sheet = Sheet().title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES").skip()
    sheet.row([(60, "Número de planilla"), (300, "9482716350")], width=220)
    sheet.row([(60, "Identificación"), (300, "CC 34.567.890")], width=220)
    sheet.row([(60, label), (300, value)], width=220) if apart else sheet.line(f"{label} {value}")
    sheet.row([(60, "Periodo salud / Periodo pensión"), (300, "2026-06 / 2026-05")], width=220)
    sheet.row([(60, "IBC"), (300, "$ 2.000.000")], width=220)
    sheet.row([(60, "Total planilla"), (300, "$ 580.500")], width=220)
    item = recognise(document(sheet)).items[SOCIAL]
    return {name: field.value for name, field in item.fields.items()}


@pytest.mark.parametrize("apart", [True, False], ids=["beside", "one line"])
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Fecha límite / Fecha de pago", "16/06/2026 / 12/06/2026"),
        ("Fecha de pago / Fecha límite", "12/06/2026 / 16/06/2026"),
        ("Estado / Banco / Fecha de pago", "PAGADA 1 / BANCO 7 / 2026-06-12"),
    ],
)
def test_a_value_stands_where_its_label_stands_among_those_of_its_cell(
    label: str, value: str, apart: bool
) -> None:
    read = planilla(label, value, apart=apart)
    assert read["fecha_pago"] == dt.date(2026, 6, 12)
    assert str(read["periodo"]) == "2026-05"
    assert str(read["periodo_salud"]) == "2026-06"


def test_labels_that_share_one_value_leave_it_to_each() -> None:
    assert planilla("Fecha límite / Fecha de pago", "12/06/2026")["fecha_pago"] == dt.date(2026, 6, 12)
