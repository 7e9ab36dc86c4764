"""Data files that people edit (laws, checklist): TOML read with types, errors told by line and reason.

An office worker mends these files by hand, so an error names the file, the line, what was found and what
was expected, in Spanish. Raises `review.errors.DataFileInvalid` and nothing else.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from review.errors import DataFileInvalid

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*=")

_Path = tuple[str | int, ...]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a data file: its line, from 1 (None: the file as a whole), and why, in Spanish."""

    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Source:
    """The text of a file, the line of each table and key of it, and what was found wrong in it.

    `problems` is None when the first thing wrong is to be raised.
    """

    name: str
    lines: Mapping[_Path, int]
    problems: list[Problem] | None = None

    def line(self, path: _Path) -> int | None:
        """The line of a table or key; for a key that is missing, that of its table."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return self.lines[known] if known else None


class Table:
    """A table of a data file, read key by key; `finish` then refuses keys that nobody asked for.

    Read by `load`, the first thing wrong is raised. Read by `check`, all of it is gathered: what is wrong
    comes back as a harmless stand-in and `broken` tells that this table is not to be relied on.
    """

    def __init__(self, values: Mapping[str, Any], source: _Source, path: _Path = ()) -> None:
        self._values = values
        self._source = source
        self._path = path
        self._asked: dict[str, None] = {}
        self.broken = False

    def __contains__(self, key: str) -> bool:
        """Whether the table holds the key. It counts as asked for."""
        self._asked.setdefault(key)
        return key in self._values

    def error(self, reason: str, key: str | None = None) -> DataFileInvalid:
        """An error about this table or one of its keys, for the caller to raise."""
        line = self._line(key)
        where = f", línea {line}" if line else ""
        return DataFileInvalid(f"{self._source.name}{where}: {reason}", line=line, reason=reason)

    def refuse(self, reason: str, key: str | None = None) -> None:
        """Tell that a key, or the table, is wrong: raised, or gathered with the rest."""
        if self._source.problems is None:
            raise self.error(reason, key)
        self.broken = True
        self._source.problems.append(Problem(self._line(key), reason))

    def finish(self) -> None:
        """Refuse what is not understood: a misspelt key must not pass for its default."""
        for key in self._values:
            if key not in self._asked:
                self.refuse(f"no se conoce «{key}».{_suggestion(key, self._asked)}", key)

    def text(self, key: str) -> str:
        value = self._get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        return self._wrong(key, value, "debe ser un texto entre comillas", "")

    def integer(
        self, key: str, *, least: int = 0, most: int | None = None, default: int | None = None
    ) -> int:
        if default is not None and key not in self:
            return default
        value = self._get(key)
        inside = isinstance(value, int) and value >= least and (most is None or value <= most)
        if inside and not isinstance(value, bool):
            return int(value)
        upto = "" if most is None else f" hasta {most}"
        return self._wrong(key, value, f"debe ser un número entero desde {least}{upto}", least)

    def decimal(self, key: str, *, most: int | None = None, default: Decimal | None = None) -> Decimal:
        """A number from 0."""
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and value >= 0:
            if most is not None and value > most:
                self.refuse(f"«{key}» va de 0 a {most} y es {_told(value)}.", key)
            return Decimal(value)
        return self._wrong(key, value, "debe ser un número positivo", Decimal(0))

    def flag(self, key: str, *, default: bool) -> bool:
        if key not in self:
            return default
        value = self._values[key]
        if isinstance(value, bool):
            return value
        return self._wrong(key, value, "debe ser true (sí) o false (no), sin comillas", default)

    def choice(self, key: str, allowed: Collection[str], *, default: str | None = None) -> str:
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if isinstance(value, str) and value.strip() in allowed:
            return value.strip()
        told = f"«{value.strip()}»" if isinstance(value, str) else _told(value)
        if value is not _ABSENT:
            near = _nearest(value, allowed) if isinstance(value, str) else ""
            hint = f" ¿Quiso decir «{near}»?" if near else ""
            self.refuse(f"«{key}» debe ser {_alternatives(allowed)} y es {told}.{hint}", key)
        return next(iter(allowed))

    def choices(
        self, key: str, allowed: Collection[str], *, default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """One or more of `allowed`, written as a list."""
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            return self._wrong(key, value, "debe ser una lista de textos", ())
        for one in value:
            if one not in allowed:
                near = _nearest(one, allowed)
                hint = f" ¿Quiso decir «{near}»?" if near else ""
                self.refuse(f"«{key}» admite {_alternatives(allowed)}; sobra «{one}».{hint}", key)
        return tuple(one for one in dict.fromkeys(value) if one in allowed)

    def table(self, key: str) -> Table:
        value = self._get(key)
        if isinstance(value, dict):
            return Table(value, self._source, (*self._path, key))
        self._wrong(key, value, f"debe ser una tabla, [{key}]", None)
        return _Nothing(self._source)

    def tables(self, key: str, *, optional: bool = False) -> Iterator[Table]:
        """The tables written `[[key]]`, in the order of the file; none of them when `optional`."""
        if optional and key not in self:
            return
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong(key, value, f"debe escribirse como tablas repetidas, [[{key}]]", None)
            return
        for index, one in enumerate(value):
            yield Table(one, self._source, (*self._path, key, index))

    def _get(self, key: str) -> Any:
        if key in self:
            return self._values[key]
        self.refuse(f"falta «{key}».")
        return _ABSENT

    def _wrong(self, key: str, value: object, must: str, stand_in: _T) -> _T:
        if value is not _ABSENT:
            self.refuse(f"«{key}» {must} y es {_told(value)}.", key)
        return stand_in

    def _line(self, key: str | None) -> int | None:
        return self._source.line(self._path if key is None else (*self._path, key))


class _Absent:
    """A key that is not there, already told."""


_ABSENT = _Absent()


class _Nothing(Table):
    """Stands for a table that is missing or is not one, already told: it has nothing more to complain of."""

    def __init__(self, source: _Source) -> None:
        super().__init__({}, source)
        self.broken = True

    def refuse(self, reason: str, key: str | None = None) -> None:
        pass


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its top table and a short digest of its bytes, for the version of what is made of it."""

    top: Table
    digest: str


def load(path: Path) -> DataFile:
    """Read a TOML file, to raise the first thing wrong in it.

    Raises DataFileInvalid when it cannot be read, is not UTF-8 or is not TOML (with the line).
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DataFileInvalid(
            f"No se pudo leer {path}: {error.strerror}. Revise que exista y que tenga permiso de lectura."
        ) from error
    return _parse(decode(raw, path.name), path.name)


def decode(raw: bytes, name: str) -> str:
    """The text of a file's bytes. Raises DataFileInvalid, with the line, when they are not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reason = "el archivo no está en UTF-8. Guárdelo con codificación UTF-8."
        raise DataFileInvalid(f"{name}, línea {line}: {reason}", line=line, reason=reason) from error


def check(text: str, name: str, build: Callable[[DataFile], _T]) -> tuple[_T | None, tuple[Problem, ...]]:
    """What `build` makes of a file's text, or None and everything wrong in it, by line."""
    problems: list[Problem] = []
    try:
        made = build(_parse(text.removeprefix("\ufeff"), name, problems))
    except DataFileInvalid as error:
        problems.append(Problem(error.line, error.reason))
    if problems:
        return None, tuple(sorted(set(problems), key=lambda one: (one.line or 0, one.reason)))
    return made, ()


def _parse(text: str, name: str, problems: list[Problem] | None = None) -> DataFile:
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        reason = (
            f"no se entiende lo escrito ({str(error).split(' (at ')[0]}). "
            "Revise comillas, corchetes y el signo igual."
        )
        raise DataFileInvalid(f"{name}, línea {line}: {reason}", line=line, reason=reason) from error
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return DataFile(Table(values, _Source(name, _lines(text), problems)), digest)


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


def _nearest(written: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, or "" when none is near."""
    near = difflib.get_close_matches(written.strip().lower(), list(known), n=1)
    return near[0] if near else ""


def _suggestion(key: str, known: Iterable[str]) -> str:
    near = _nearest(key, known)
    return f" ¿Quiso decir «{near}»?" if near else " Corrija el nombre o quite la línea."


def _told(value: object) -> str:
    """A value of the file as its writer would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"«{value}»" if value.strip() else "un texto vacío"
    if isinstance(value, dict):
        return "una tabla"
    if isinstance(value, list):
        return "una lista" if value else "una lista vacía"
    return str(value)
