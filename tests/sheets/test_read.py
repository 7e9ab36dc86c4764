from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import SheetUnreadable
from review.sheets import read
from review.sheets.read import read_sheets


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_csv_says_its_separator(tmp_path: Path) -> None:
    (sheet,) = read_sheets(write(tmp_path / "a.csv", b"sep=;\r\na,b;c\r\n1;2\r\n"))
    assert sheet.rows == ((None,), ("a,b", "c"), ("1", "2"))


def test_commas_inside_semicolons_do_not_mislead(tmp_path: Path) -> None:
    (sheet,) = read_sheets(write(tmp_path / "a.csv", b"a;b\n1,5;x, y, z\n2,5;x, y\n"))
    assert sheet.rows == (("a", "b"), ("1,5", "x, y, z"), ("2,5", "x, y"))


def test_a_quoted_cell_keeps_its_line_breaks(tmp_path: Path) -> None:
    (sheet,) = read_sheets(write(tmp_path / "a.csv", b'a,b\n"1\n2",3\n'))
    assert sheet.rows == (("a", "b"), ("1\n2", "3"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    (sheet,) = read_sheets(write(tmp_path / "a.csv", "año,niño\n1,2\n".encode(encoding)))
    assert sheet.rows == (("año", "niño"), ("1", "2"))


def test_a_workbook_by_content_whatever_its_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([" a ", None, 1.5, True, "=1+1"])
    book.create_sheet("otra").append(["b"])
    book.save(tmp_path / "libro.csv")
    first, second = read_sheets(tmp_path / "libro.csv")
    assert first.rows == (("a", None, 1.5, "si", None),)  # a formula never calculated has no value
    assert (second.name, second.rows) == ("otra", (("b",),))


def test_formulas_are_with_or_without_a_value(tmp_path: Path) -> None:
    """What a spreadsheet calculated to an empty text has a value; what a program only wrote has none."""
    book = openpyxl.Workbook()
    book.active.append(["a", "=1+1", '=""'])
    book.active.append(["=3+4"])
    book.save(tmp_path / "plain.xlsx")
    assert read_sheets(tmp_path / "plain.xlsx")[0].without_value == {(0, 1), (0, 2), (1, 0)}
    _calculated(tmp_path / "plain.xlsx", tmp_path / "b.xlsx", {"B1": ("n", "2"), "C1": ("str", "")})
    (sheet,) = read_sheets(tmp_path / "b.xlsx")
    assert (sheet.rows[0], sheet.without_value) == (("a", 2, None), {(1, 0)})


def _calculated(source: Path, target: Path, values: dict[str, tuple[str, str]]) -> None:
    """The workbook with formulas that have the types and values given, as a spreadsheet saves them."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as made:
        for name in package.namelist():
            part = package.read(name).decode()
            for cell, (kind, value) in values.items():
                part = re.sub(
                    rf'<c r="{cell}"[^>]*>(<f>.*?</f>)<v(?: ?/>|></v>)',
                    rf'<c r="{cell}" t="{kind}">\1<v>{value}</v>',
                    part,
                )
            made.writestr(name, part)


def test_more_sheets_than_are_looked_at_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_SHEETS", 2)
    book = openpyxl.Workbook()
    book.create_sheet("b")
    book.create_sheet("c")
    book.save(tmp_path / "c.xlsx")
    first, _ = read_sheets(tmp_path / "c.xlsx")
    assert first.notes == ("«c.xlsx» tiene 3 hojas; se miraron las primeras 2.",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "formato antiguo de Excel"),
        (b"PK\x03\x04garbage", "dañado"),
        (b"a\0b\0c", "no es un archivo de texto CSV"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(SheetUnreadable, match=message):
        read_sheets(write(tmp_path / "x.xlsx", data))


def _package(**parts: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return memory.getvalue()


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(SheetUnreadable, match="no es un libro de Excel"):
        read_sheets(write(tmp_path / "x.xlsx", _package(hola=b"1")))


def test_a_broken_workbook(tmp_path: Path) -> None:
    data = _package(**{"[Content_Types].xml": b"<Types", "xl__workbook.xml": b"<"})
    with pytest.raises(SheetUnreadable, match="guárdelo de nuevo"):
        read_sheets(write(tmp_path / "x.xlsx", data))


def test_a_zip_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_UNPACKED_BYTES", 10_000)
    data = _package(**{"[Content_Types].xml": b" " * 100_000})
    with pytest.raises(SheetUnreadable, match="demasiado grande al descomprimirlo"):
        read_sheets(write(tmp_path / "x.xlsx", data))


def test_too_many_rows_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.csv", b"a,b\n" * 20)
    monkeypatch.setattr(read, "MOST_ROWS", 10)
    with pytest.raises(SheetUnreadable, match="más de 10 filas"):
        read_sheets(path)
    monkeypatch.setattr(read, "MOST_BYTES", 10)
    with pytest.raises(SheetUnreadable, match="pesa"):
        read_sheets(path)


def test_wide_rows_and_long_cells_are_cut(tmp_path: Path) -> None:
    (sheet,) = read_sheets(write(tmp_path / "a.csv", b"a," * 1000 + b"z\n" + b"x" * 30_000 + b",b\n"))
    assert len(sheet.rows[0]) == read.MOST_COLUMNS
    assert len(str(sheet.rows[1][0])) == read.MOST_CHARACTERS


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_reason(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever the bytes, reading gives sheets or SheetUnreadable, never another error."""
    path = write(tmp_path_factory.mktemp("bytes") / "x.csv", data)
    reason = "«x.csv»"
    try:
        sheets = read_sheets(path)
    except SheetUnreadable as error:
        reason = str(error)
        sheets = (read.Sheet("x", ()),)
    assert sheets
    assert "«x.csv»" in reason
