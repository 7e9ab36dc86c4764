"""Rows of a CSV or XLSX file, whatever made it. The only reader of spreadsheets.

A spreadsheet from outside is not trusted: its size, its unpacked size and its number of rows and columns
are limited, macros are never run and formulas are read as the value that the spreadsheet last saved.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from review.errors import SheetUnreadable
from review.sheets import delimited
from review.sheets.delimited import Known

Cell = str | int | float | dt.datetime | dt.date | None
Row = tuple[Cell, ...]

MOST_BYTES: Final = 200 * 2**20
MOST_UNPACKED_BYTES: Final = 1024 * 2**20
MOST_PARTS: Final = 5_000
MOST_ROWS: Final = 300_000
MOST_COLUMNS: Final = 400
MOST_SHEETS: Final = 30
MOST_CHARACTERS: Final = 20_000

_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_BYTES_TO_GUESS: Final = 4_096
_CHUNK: Final = 2**20
_LONGEST_TAG: Final = 64
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ />]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands: `rows[0]` is row 1 of the file. Rows may have different lengths.

    `notes`: what was mended or left out on the way, in Spanish. `hidden`: a spreadsheet does not show it.
    `without_value`: row and column, from 0, of the formulas that nobody has calculated yet.
    """

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    hidden: bool = False
    without_value: frozenset[tuple[int, int]] = frozenset()


def _none_known(_: object) -> int:
    return 0


def read_sheets(path: Path, known: Known = _none_known) -> tuple[Sheet, ...]:
    """The sheets of an XLSX (or XLSM) file, or the single one of a CSV, decided by content, not by name.

    Texts are stripped, empty ones are None. CSV: comma, semicolon, tab or bar, whichever gives the most
    headings that `known` counts in a row; UTF-8 or UTF-16 with or without BOM, else cp1252. Raises
    SheetUnreadable with a Spanish sentence.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SheetUnreadable(
                f"El archivo «{path.name}» pesa {size // 2**20} MB; el máximo es {MOST_BYTES // 2**20} MB."
            )
        data = path.read_bytes()
    except OSError as error:
        raise SheetUnreadable(
            f"No se pudo leer «{path.name}»: {error.strerror}. Revise la ruta y los permisos."
        ) from error
    if data.startswith(_ZIP):
        return _read_xlsx(path.name, data)
    if data.startswith(_OLD_EXCEL):
        raise SheetUnreadable(
            f"«{path.name}» está en un formato antiguo de Excel (.xls) o tiene contraseña. "
            "Ábralo y guárdelo como «Libro de Excel (.xlsx)» sin contraseña."
        )
    return (_read_csv(path.name, data, known),)


def _is_shown(char: str) -> bool:
    return char.isprintable() or char in "\n\t"


def _plain(value: object) -> Cell:
    """A cell with nothing in it but data."""
    if isinstance(value, str):
        text = value if value.isprintable() else "".join(filter(_is_shown, value))
        return text.strip()[:MOST_CHARACTERS] or None
    if isinstance(value, bool):
        return "si" if value else "no"
    if isinstance(value, int | float | dt.datetime | dt.date):
        return value
    if value is None:
        return None
    return _plain(str(value))


def _limited(name: str, rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise SheetUnreadable(
                f"«{name}» tiene más de {MOST_ROWS} filas. Divídalo o quite las que sobran."
            )
        yield tuple(map(_plain, itertools.islice(row, MOST_COLUMNS)))


def _without_empty_end(rows: list[Row]) -> tuple[Row, ...]:
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return tuple(rows)


# --- XLSX ---------------------------------------------------------------------------------------


def _check_package(name: str, data: bytes) -> None:
    """Refuse a package that is no workbook or that unpacks into something enormous."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SheetUnreadable(f"«{name}» está dañado. Vuelva a exportarlo o a descargarlo.") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise SheetUnreadable(f"«{name}» es demasiado grande al descomprimirlo; no se abrió por seguridad.")
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise SheetUnreadable(f"«{name}» no es un libro de Excel. Se espera un archivo .xlsx o .csv.")


def _read_xlsx(name: str, data: bytes) -> tuple[Sheet, ...]:
    _check_package(name, data)
    try:
        with closing(_opened(data, values=True)) as book:
            sheets = [_sheet(name, book, title) for title in _titles(book)]
        if _has_formulas(data):
            with (
                closing(_opened(data, values=True)) as book,
                closing(_opened(data, values=False)) as formulas,
            ):
                sheets = [
                    dataclasses.replace(
                        sheet, without_value=_without_value(book[sheet.name], formulas[sheet.name])
                    )
                    for sheet in sheets
                ]
    except SheetUnreadable:
        raise
    except Exception as error:  # openpyxl raises anything on a malformed workbook
        raise SheetUnreadable(
            f"No se pudo abrir «{name}» como libro de Excel. Ábralo en Excel y guárdelo de nuevo como .xlsx."
        ) from error
    return tuple(sheets)


def _opened(data: bytes, *, values: bool) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _sheet(book_name: str, book: Workbook, title: str) -> Sheet:
    sheet = book[title]
    # Exporters often declare a wrong size: read what is there.
    sheet.reset_dimensions()
    rows = _without_empty_end(list(_limited(book_name, sheet.iter_rows(values_only=True))))
    there = len(book.worksheets)
    told = f"«{book_name}» tiene {there} hojas; se miraron las primeras {MOST_SHEETS}."
    notes = (told,) if there > MOST_SHEETS else ()
    return Sheet(title, rows, notes, hidden=sheet.sheet_state != "visible")


def _titles(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book.worksheets[:MOST_SHEETS]]


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as part:
                    before = b""
                    while chunk := part.read(_CHUNK):
                        if _FORMULA.search(before + chunk):
                            return True
                        before = chunk[-_LONGEST_TAG:]
    return False


def _without_value(values: Worksheet, formulas: Worksheet) -> frozenset[tuple[int, int]]:
    """Where formulas stand without a value, from 0. One that gave an empty text was calculated: it has a
    type."""
    found = []
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # type: ignore[attr-defined]  # one that is read row by row has it
    for row, pair in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=False)):
        for column, (value, formula) in enumerate(zip(*pair, strict=False)):
            if formula.data_type == "f" and value.value is None and value.data_type != "str":
                found.append((row, column))
    return frozenset(found)


# --- CSV ----------------------------------------------------------------------------------------


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    # Without a mark: of each pair of bytes of our alphabet one is nothing.
    first, second = data[:_BYTES_TO_GUESS:2], data[1:_BYTES_TO_GUESS:2]
    if first and 0 not in first and 10 * second.count(0) > 9 * len(second):
        return ("utf-16-le",)
    if second and 0 not in second and 10 * first.count(0) > 9 * len(first):
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252", "latin-1")


def _decode(name: str, data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise SheetUnreadable(f"«{name}» no es un archivo de texto CSV ni un libro de Excel (.xlsx).")


def _read_csv(name: str, data: bytes, known: Known) -> Sheet:
    try:
        found = delimited.parse(_decode(name, data), known)
        rows = list(_limited(name, found.rows))
    except csv.Error as error:
        raise SheetUnreadable(
            f"«{name}» no es un CSV válido ({error}). Vuelva a exportarlo desde Excel o desde datos.gov.co."
        ) from error
    return Sheet(PurePath(name).stem, _without_empty_end(rows), found.notes)
