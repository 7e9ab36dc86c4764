"""CSV in which nothing becomes a formula, whoever opens it and however it splits it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from review.sheets.csv_text import csv_bytes, inert
from tests.sheets.test_cells import HOSTILE

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
SPLIT = [
    *HOSTILE,
    "uno;=1+1",
    "uno,=1+1",
    "uno\t=1+1",
    "uno\n=1+1",
    'uno";"=1+1',
    'a,"=1+1"',
    "a; '=1+1",
    "a,\u200b=1+1",
    "\ufeff=1+1",
    "｜=1+1",
    "Calle 5, -Apto 2",
]


def read_back(content: bytes, separator: str, quoting: int) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=separator, quoting=quoting))


def awake(cell: str) -> bool:
    return cell.strip(" \"'\u200b\ufeff").startswith(SIGNS)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
def test_no_cell_begins_a_formula_however_it_is_split(separator: str, quoting: int) -> None:
    content = csv_bytes(pd.DataFrame({"Texto": SPLIT, "Otro": SPLIT}))
    rows = read_back(content, separator, quoting)
    assert len(rows) == len(SPLIT) + 1
    assert [cell for row in rows for cell in row if awake(cell)] == []


@given(st.text("=+-@;,|\t\n\"' a1\u200b＝", max_size=12), st.sampled_from(";,|\t"))
def test_no_text_begins_a_formula(text: str, separator: str) -> None:
    content = csv_bytes(pd.DataFrame({"Texto": [text], "Valor": [1]}))
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        assert not [cell for row in read_back(content, separator, quoting) for cell in row if awake(cell)]


def test_ordinary_text_is_not_touched() -> None:
    for text in ("María Ñáñez", "CPS-014-2026", "uno, dos; tres", "a=b", "$ 1.800.000", "3-4", "correo@x.co"):
        assert inert(text) == text


def test_values_are_written_as_they_are() -> None:
    table = pd.DataFrame(
        {
            "Valor": pd.array([1_800_000, -5, None], dtype="Int64"),
            "Día": [dt.date(2026, 6, 30), None, dt.datetime.fromisoformat("2026-06-30T09:15")],
            "Id": ["000123", None, "x"],
        }
    )
    assert read_back(csv_bytes(table), ";", csv.QUOTE_MINIMAL) == [
        ["Valor", "Día", "Id"],
        ["1800000", "2026-06-30", "000123"],
        ["-5", "", ""],
        ["", "2026-06-30 09:15", "x"],
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_again_by_a_spreadsheet_it_still_holds_no_formula(tmp_path: Path) -> None:
    """Opened by LibreOffice split at every separator that it knows, saved as CSV, and opened again."""
    place = tmp_path / "datos.csv"
    place.write_bytes(csv_bytes(pd.DataFrame({"Texto": SPLIT})))
    split_at = "9/44/59,34,76,1"  # tab, comma and semicolon; quotes; UTF-8; from the first line
    for turn in ("uno", "dos"):
        _convert(place, tmp_path / turn, split_at, "csv:Text - txt - csv (StarCalc):44,34,76,1")
        place = tmp_path / turn / "datos.csv"
    _convert(place, tmp_path / "libro", split_at, "xlsx:Calc MS Excel 2007 XML")
    sheet = load_workbook(tmp_path / "libro" / "datos.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > len(SPLIT)
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def _convert(source: Path, folder: Path, split_at: str, kind: str) -> None:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder.parent / 'perfil').as_uri()}",
            "--headless",
            f"--infilter=Text - txt - csv (StarCalc):{split_at}",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
    )
