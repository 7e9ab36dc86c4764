"""Data files that people edit (laws, checklist): TOML read with types, errors told by line and reason.

An office worker mends these files by hand, so an error names the file, the line, what was found and what
was expected, in Spanish. Raises `review.errors.DataFileInvalid` and nothing else.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from review.errors import DataFileInvalid

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*=")

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """The text of a file, and the line on which each table and key of it stands."""

    name: str
    lines: Mapping[_Path, int]

    def error(self, path: _Path, reason: str) -> DataFileInvalid:
        """The error for a table or key; a key that is missing is told by the line of its table."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        where = f", línea {self.lines[known]}" if known else ""
        return DataFileInvalid(f"{self.name}{where}: {reason}")


class Table:
    """A table of a data file, read key by key; `finish` then refuses keys that nobody asked for."""

    def __init__(self, values: Mapping[str, Any], source: _Source, path: _Path = ()) -> None:
        self._values = values
        self._source = source
        self._path = path
        self._asked: set[str] = set()

    def error(self, reason: str, key: str | None = None) -> DataFileInvalid:
        """An error about this table or one of its keys, for the caller to raise."""
        return self._source.error(self._path if key is None else (*self._path, key), reason)

    def finish(self) -> None:
        """Refuse what is not understood: a misspelt key must not pass for its default."""
        for key in self._values:
            if key not in self._asked:
                raise self.error(f"no se conoce «{key}». Corrija el nombre o quite la línea.", key)

    def text(self, key: str) -> str:
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"«{key}» debe ser un texto entre comillas y es {value!r}.", key)
        return value.strip()

    def integer(self, key: str, *, least: int = 0) -> int:
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.error(f"«{key}» debe ser un número entero desde {least} y es {value!r}.", key)
        return value

    def decimal(self, key: str) -> Decimal:
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
            raise self.error(f"«{key}» debe ser un número positivo y es {value!r}.", key)
        return Decimal(value)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.error(f"«{key}» debe ser {_alternatives(allowed)} y es «{value}».", key)
        return value

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """One or more of `allowed`, written as a list."""
        value = self._get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            raise self.error(f"«{key}» debe ser una lista de textos y es {value!r}.", key)
        for one in value:
            if one not in allowed:
                raise self.error(f"«{key}» admite {_alternatives(allowed)}; sobra «{one}».", key)
        return tuple(dict.fromkeys(value))

    def table(self, key: str) -> Table:
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.error(f"«{key}» debe ser una tabla: [{key}].", key)
        return Table(value, self._source, (*self._path, key))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables written `[[key]]`, in the order of the file."""
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(f"«{key}» debe escribirse como tablas repetidas: [[{key}]].", key)
        for index, one in enumerate(value):
            yield Table(one, self._source, (*self._path, key, index))

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        if key not in self._values:
            raise self.error(f"falta «{key}».")
        return self._values[key]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its top table and a short digest of its bytes, for the version of what is made of it."""

    top: Table
    digest: str


def load(path: Path) -> DataFile:
    """Read a TOML file.

    Raises DataFileInvalid when it cannot be read, is not UTF-8 or is not TOML (with the line).
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DataFileInvalid(
            f"No se pudo leer {path}: {error.strerror}. Revise que exista y que tenga permiso de lectura."
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataFileInvalid(
            f"{path.name}, línea {line}: el archivo no está en UTF-8. Guárdelo con codificación UTF-8."
        ) from error
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise DataFileInvalid(
            f"{path.name}, línea {line}: no se entiende lo escrito ({str(error).split(' (at ')[0]}). "
            "Revise comillas, corchetes y el signo igual."
        ) from error
    digest = hashlib.sha256(raw).hexdigest()[:12]
    return DataFile(Table(values, _Source(path.name, _lines(text))), digest)


def _lines(text: str) -> dict[_Path, int]:
    """Where each table and each key begins, counted from 1, as people write these files."""
    lines: dict[_Path, int] = {}
    counts: dict[str, int] = {}
    table: _Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            name = header[2]
            table = tuple(name.split("."))
            if header[1] == "[[":
                lines.setdefault(table, number)
                table = (*table, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1]), number)
    return lines


def _alternatives(allowed: Collection[str]) -> str:
    return " o ".join(f"«{one}»" for one in allowed)
