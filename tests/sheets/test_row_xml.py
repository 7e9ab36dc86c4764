"""Rows written as XML are what openpyxl would have written of the same values."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from review.sheets.cached import Extras, workbook_bytes
from review.sheets.cells import CELL_LIMIT, CellKind, add_styles, cell_at, clean_text, put
from review.sheets.row_xml import rows_xml
from tests.sheets.test_cells import HOSTILE

VALUES: list[object] = [
    *HOSTILE,
    1_800_000,
    -5,
    0,
    True,
    None,
    "",
    dt.date(2026, 6, 30),
    dt.datetime.fromisoformat("2026-06-30T09:00"),
    dt.date(1026, 5, 1),
    "a" * (CELL_LIMIT + 5),
    "😀" * CELL_LIMIT,
    "monto\u202e000.1",
    "{{ x }} {% y %} MERGEFIELD",
]


def through_xml(values: list[object], kind: CellKind, fill: PatternFill | None = None) -> Worksheet:
    workbook = Workbook()
    add_styles(workbook)
    sheet = workbook.worksheets[0]
    sheet["A1"] = "Título"
    rows = rows_xml(
        sheet,
        [kind],
        [[value] for value in values],
        first=2,
        height=lambda row: 30.0 if row == ["alto"] else None,
        fill={"alto": fill, "bajo": fill}.get,
    )
    extras = Extras(rows=rows, last=f"A{len(values) + 1}")
    return load_workbook(io.BytesIO(workbook_bytes(workbook, {sheet.title: extras}))).worksheets[0]


def by_openpyxl(values: list[object], kind: CellKind) -> Worksheet:
    workbook = Workbook()
    add_styles(workbook)
    for row, value in enumerate(values, 2):
        put(cell_at(workbook.worksheets[0], row, 1), value, kind)
    saved = io.BytesIO()
    workbook.save(saved)
    return load_workbook(saved).worksheets[0]


@pytest.mark.parametrize("kind", list(CellKind))
def test_the_same_cells_as_openpyxl_writes(kind: CellKind) -> None:
    ours, theirs = through_xml(VALUES, kind), by_openpyxl(VALUES, kind)
    for row in range(2, len(VALUES) + 2):
        mine, other = ours.cell(row, 1), theirs.cell(row, 1)
        assert (mine.value or None) == (other.value or None), VALUES[row - 2]
        assert not mine.value or mine.data_type == other.data_type, VALUES[row - 2]
        for looks in ("number_format", "font", "alignment", "border", "fill", "quotePrefix"):
            assert repr(getattr(mine, looks)) == repr(getattr(other, looks)), (VALUES[row - 2], looks)


@settings(max_examples=30)
@given(st.lists(st.text(), max_size=20))
def test_any_text_survives(texts: list[str]) -> None:
    sheet = through_xml(list(texts), CellKind.TEXT)
    for row, text in enumerate(texts, 2):
        cell = sheet.cell(row, 1)
        assert cell.data_type != "f"
        assert unescape(cell.value or "") == clean_text(text)


def test_heights_and_colours() -> None:
    sheet = through_xml(["alto", "bajo"], CellKind.TEXT, PatternFill("solid", fgColor="E2F0E4"))
    assert sheet.row_dimensions[2].height == 30
    assert sheet.row_dimensions[3].height is None
    assert sheet["A3"].fill.fgColor.rgb == "00E2F0E4"


def test_the_sheet_says_how_far_it_reaches() -> None:
    assert through_xml([1, 2, 3], CellKind.COUNT).dimensions == "A1:A4"
