"""The values beside the formulas."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook

from review.sheets.cached import Extras, finish_sheet, workbook_bytes

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> =1 &lt;b&gt; &amp; "ñ"\n</t></is></c>'
    '<c r="B1"><f>SUM(C1:C2)</f><v></v></c><c r="C1" t="n"><v>4</v></c></row></sheetData></worksheet>'
).encode()


def test_only_the_formula_gets_a_value() -> None:
    finished = finish_sheet(SHEET, Extras({"B1": 9}, ["A1:B2", "D1:D9"])).decode()
    assert '<c r="B1"><f>SUM(C1:C2)</f><v>9</v></c>' in finished
    assert '<c r="C1" t="n"><v>4</v></c>' in finished
    assert '<t xml:space="preserve"> =1 &lt;b&gt; &amp; "ñ"\n</t>' in finished
    assert (
        '<ignoredError sqref="A1:B2 D1:D9" numberStoredAsText="1"/></ignoredErrors></worksheet>' in finished
    )


def test_a_formula_without_value_is_an_error() -> None:
    with pytest.raises(ValueError, match="B1"):
        finish_sheet(SHEET, Extras())


def test_a_value_without_formula_is_an_error() -> None:
    with pytest.raises(ValueError, match="C1"):
        finish_sheet(SHEET, Extras({"B1": 9, "C1": 4}))


def test_a_finished_workbook_shows_values_and_formulas() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Uno & dos"
    sheet.append([1, 2, "=A1+B1"])
    content = workbook_bytes(workbook, {"Uno & dos": Extras({"C1": 3})})
    assert load_workbook(io.BytesIO(content))["Uno & dos"]["C1"].value == "=A1+B1"
    assert load_workbook(io.BytesIO(content), data_only=True)["Uno & dos"]["C1"].value == 3
