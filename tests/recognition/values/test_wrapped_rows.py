"""The row of a planilla whose bank is wrapped: its days and values are read by column."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

ROW = ("2026-05", "2026-06", "99887766", "9988776655", "I", "2026/06/15", "2026/06/10", None, "0", "$508.300")
PLACES = (40, 80, 120, 165, 215, 240, 290, 340, 400, 440)


@pytest.mark.parametrize("lead", [1.05, 1.2])
@pytest.mark.parametrize("align", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("bank", ["BANCO AGRARIO|DE COLOMBIA", "BANCO|BBVA", "BANCO DE|OCCIDENTE|S.A."])
def test_a_wrapped_bank_costs_the_row_nothing(bank: str, align: float, lead: float) -> None:
    sheet = Sheet(size=7).title("PLANILLA RESUMEN", 11).line("Liquidación detallada de aportes")
    sheet.line("Aportante: ROSA ELVIRA CAMPO DÍAZ CC 34567890").skip()
    lines, step = bank.split("|"), lead * sheet.size
    for at, line in enumerate(lines):
        sheet.text(340, sheet.y + at * step, line)
    for x, text in zip(PLACES, ROW, strict=True):
        if text is not None:
            sheet.text(x, sheet.y + align * (len(lines) - 1) * step, text)
    item = recognise(document(sheet)).items[ItemKind.SEGURIDAD_SOCIAL]
    assert item.value("periodo") == Month(2026, 5)
    assert item.value("fecha_pago") == dt.date(2026, 6, 10)
    assert item.value("total") == 508_300
    assert item.mark("planilla_pagada") is not None


@pytest.mark.parametrize("month", ["2026-|06", "2026|-06", "2026/|06"])
def test_months_wrapped_in_narrow_cells_cost_the_row_nothing(month: str) -> None:
    """What stands between them is so near that it is one run of words."""
    sheet = Sheet(size=8).title("PLANILLA RESUMEN", 11).line("Liquidación detallada de aportes")
    sheet.line("Aportante: ROSA ELVIRA CAMPO DÍAZ CC 34567890").skip()
    for at, line in enumerate(month.split("|")):
        sheet.text(82, sheet.y + at * 9, line)
    for x, text in ((40, "2026-05"), (125, "99887766 9988776655 2026/06/15 2026/06/10"), (455, "0")):
        sheet.text(x, sheet.y + 4.5, text)
    for at, line in enumerate(("BANCO CAJA", "SOCIAL")):
        sheet.text(340, sheet.y + at * 9, line)
    sheet.text(480, sheet.y + 4.5, "$508.300")
    item = recognise(document(sheet)).items[ItemKind.SEGURIDAD_SOCIAL]
    assert item.value("planilla") == "9988776655"
    assert item.value("periodo") == Month(2026, 5)
    assert item.value("fecha_pago") == dt.date(2026, 6, 10)
    assert item.value("total") == 508_300
    assert item.mark("planilla_pagada") is not None


def test_days_in_a_row_that_nothing_names_are_told() -> None:
    sheet = Sheet().title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES").line("Periodo pensión: 2026-05")
    sheet.row([(40, "77120034"), (140, "I"), (180, "15/06/2026"), (280, "10/06/2026"), (380, "$ 508.300")])
    item = recognise(document(sheet)).items[ItemKind.SEGURIDAD_SOCIAL]
    assert item.mark("planilla_fechas") is not None
    assert item.mark("planilla_pagada") is None
