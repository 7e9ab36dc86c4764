"""Rows of a CSV or XLSX file, whatever made it. The only reader of spreadsheets.

A spreadsheet from outside is not trusted: its size, its unpacked size and its number of rows and columns
are limited, macros are never run and formulas are read as the value that the spreadsheet last saved.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import openpyxl

from review.errors import SheetUnreadable

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
_DELIMITERS: Final = ",;\t|"
_LINES_TO_GUESS: Final = 25


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands: `rows[0]` is row 1 of the file. Rows may have different lengths."""

    name: str
    rows: tuple[Row, ...]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of an XLSX (or XLSM) file, or the single one of a CSV, decided by content, not by name.

    Texts are stripped, empty ones are None. CSV: comma, semicolon, tab or bar; UTF-8 with or without BOM,
    UTF-16 with BOM, else cp1252. Raises SheetUnreadable with a Spanish sentence.
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
    return (Sheet(path.stem, _read_csv(path.name, data)),)


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
    sheets = []
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets[:MOST_SHEETS]:
                # Exporters often declare a wrong size: read what is there.
                sheet.reset_dimensions()
                rows = sheet.iter_rows(values_only=True)
                sheets.append(Sheet(sheet.title, _without_empty_end(list(_limited(name, rows)))))
        finally:
            book.close()
    except SheetUnreadable:
        raise
    except Exception as error:  # openpyxl raises anything on a malformed workbook
        raise SheetUnreadable(
            f"No se pudo abrir «{name}» como libro de Excel. Ábralo en Excel y guárdelo de nuevo como .xlsx."
        ) from error
    return tuple(sheets)


# --- CSV ----------------------------------------------------------------------------------------


def _decode(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise SheetUnreadable(f"«{name}» no es un archivo de texto CSV ni un libro de Excel (.xlsx).")


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the most columns, most steadily."""

    def columns(delimiter: str) -> tuple[int, int]:
        lengths: Counter[int] = Counter()
        try:
            for row in itertools.islice(csv.reader(io.StringIO(text), delimiter=delimiter), _LINES_TO_GUESS):
                lengths[len(row)] += len(row) > 1
        except csv.Error:
            return (0, 0)
        length, times = max(lengths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (times, length)

    return max(_DELIMITERS, key=columns)


def _read_csv(name: str, data: bytes) -> tuple[Row, ...]:
    text = _decode(name, data)
    first, _, rest = text.partition("\n")
    declared = first.strip().strip('"').lower()
    leading: list[Row] = []
    if declared.startswith("sep=") and len(declared) == 5:
        delimiter, body = declared[4], rest
        leading = [(None,)]
    else:
        delimiter, body = _delimiter(text[:200_000]), text
    try:
        rows = list(_limited(name, csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)))
    except csv.Error as error:
        raise SheetUnreadable(
            f"«{name}» no es un CSV válido ({error}). Vuelva a exportarlo desde Excel o desde datos.gov.co."
        ) from error
    return _without_empty_end(leading + rows)
