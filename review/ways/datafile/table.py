"""A table of a data file, read key by key with types; what is wrong is raised or gathered."""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from review.errors import DataFileInvalid

MOST = 10**12  # no amount, age or rate that people write is larger; keeps arithmetic sane

_NUMBER = re.compile(r"\d+(\.\d+)?")
KeyPath = tuple[str | int, ...]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a data file: its line, from 1 (None: the file as a whole), why, and what to do."""

    line: int | None
    reason: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class FileSource:
    """The name of a file, the line of each table and key of it, and what was found wrong in it.

    `problems` is None when the first thing wrong is to be raised.
    """

    name: str
    lines: Mapping[KeyPath, int]
    problems: list[Problem] | None = None

    def line(self, path: KeyPath) -> int | None:
        """The line of a table or key; for a key that is missing, that of its table."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return self.lines[known] if known else None


def invalid(name: str, problem: Problem) -> DataFileInvalid:
    """A problem of the file `name`, to be raised."""
    where = f", línea {problem.line}" if problem.line else ""
    told = f"{name}{where}: {problem.reason} {problem.mend}".rstrip()
    return DataFileInvalid(told, line=problem.line, reason=problem.reason, mend=problem.mend)


class TomlTable:
    """A table of a data file, read key by key; `finish` then refuses keys that nobody asked for.

    Read by `load`, the first thing wrong is raised. Read by `check`, all of it is gathered: what is wrong
    comes back as a harmless stand-in and `broken` tells that this table is not to be relied on.
    """

    def __init__(self, values: Mapping[str, Any], source: FileSource, path: KeyPath = ()) -> None:
        self._values = values
        self._source = source
        self._path = path
        self._asked: dict[str, None] = {}
        self.broken = False

    def __contains__(self, key: str) -> bool:
        """Whether the table holds the key. It counts as asked for."""
        self._asked.setdefault(key)
        return key in self._values

    def refuse(self, reason: str, key: str | None = None, *, mend: str = "") -> None:
        """Tell that a key, or the table, is wrong: raised as DataFileInvalid, or gathered with the rest."""
        problem = Problem(self._line(key), reason, mend)
        if self._source.problems is None:
            raise invalid(self._source.name, problem)
        self.broken = True
        self._source.problems.append(problem)

    def finish(self) -> None:
        """Refuse what is not understood: a misspelt key must not pass for its default."""
        for key in self._values:
            if key not in self._asked:
                near = _meant(key, self._asked)
                mend = near or "Corrija el nombre o quite la línea."
                self.refuse(f"no se conoce «{key}».", key, mend=mend)

    def text(self, key: str) -> str:
        value = self._get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        return self._wrong(key, value, "debe ser un texto entre comillas", "", f'{key} = "…"')

    def integer(self, key: str, *, least: int = 0, most: int = MOST, default: int | None = None) -> int:
        """A whole number from `least` to `most`."""
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        upto = "" if most == MOST else f" hasta {most}"
        must = f"debe ser un número entero desde {least}{upto}"
        return self._wrong(key, value, must, least, f"{key} = {least if default is None else default}")

    def decimal(self, key: str, *, most: int = MOST, default: Decimal | None = None) -> Decimal:
        """A number from 0 to `most`."""
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            number = Decimal(value)
            if number.is_finite() and 0 <= number <= most:
                return number
        must = "debe ser un número positivo" if most == MOST else f"va de 0 a {most}"
        return self._wrong(key, value, must, Decimal(0), "Los decimales van con punto: 0.8.")

    def flag(self, key: str, *, default: bool) -> bool:
        if key not in self:
            return default
        value = self._values[key]
        if isinstance(value, bool):
            return value
        must = "debe ser true (sí) o false (no), sin comillas,"
        return self._wrong(key, value, must, default, f"{key} = {_told(default)}")

    def day(self, key: str) -> dt.date:
        """A date, written AAAA-MM-DD with or without quotes."""
        value = self._get(key)
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        with contextlib.suppress(ValueError, TypeError):
            return dt.date.fromisoformat(value)
        return self._wrong(key, value, "debe ser una fecha AAAA-MM-DD", dt.date.min)

    def choice(self, key: str, allowed: Collection[str], *, default: str | None = None) -> str:
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if isinstance(value, str) and value.strip() in allowed:
            return value.strip()
        told = f"«{value.strip()}»" if isinstance(value, str) else _told(value)
        if value is not _ABSENT:
            near = _meant(value, allowed) if isinstance(value, str) else ""
            self.refuse(f"«{key}» debe ser {_alternatives(allowed)} y es {told}.", key, mend=near)
        return next(iter(allowed))

    def choices(
        self, key: str, allowed: Collection[str], *, default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """One or more of `allowed`, written as a list."""
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            example = f'{key} = ["{next(iter(allowed))}"]'
            return self._wrong(key, value, "debe ser una lista de textos", (), example)
        for one in value:
            if one not in allowed:
                reason = f"«{key}» admite {_alternatives(allowed)}; sobra «{one}»."
                self.refuse(reason, key, mend=_meant(one, allowed))
        return tuple(one for one in dict.fromkeys(value) if one in allowed)

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of texts, none of them empty; no list at all when `optional`."""
        if optional and key not in self:
            return ()
        value = self._get(key)
        if isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value):
            return tuple(value)
        return self._wrong(key, value, "debe ser una lista de textos", (), f'{key} = ["…", "…"]')

    def table(self, key: str) -> TomlTable:
        value = self._get(key)
        if isinstance(value, dict):
            return TomlTable(value, self._source, (*self._path, key))
        self._wrong(key, value, f"debe ser una tabla, [{key}]", None)
        return _Nothing(self._source)

    def tables(self, key: str, *, optional: bool = False) -> Iterator[TomlTable]:
        """The tables written `[[key]]`, in the order of the file; none of them when `optional`."""
        if optional and key not in self:
            return
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong(key, value, f"debe escribirse como tablas repetidas, [[{key}]]", None)
            return
        for index, one in enumerate(value):
            yield TomlTable(one, self._source, (*self._path, key, index))

    def _get(self, key: str) -> Any:
        if key in self:
            return self._values[key]
        self.refuse(f"falta «{key}».")
        return _ABSENT

    def _wrong(self, key: str, value: object, must: str, stand_in: _T, example: str = "") -> _T:
        if value is not _ABSENT:
            mend = f"Por ejemplo: {example}" if "=" in example else example
            told = _told(value)
            if isinstance(value, str) and _NUMBER.fullmatch(value.strip()) and "número" in must:
                told, mend = f"el texto «{value}»", f"Quite las comillas: {key} = {value.strip()}"
            self.refuse(f"«{key}» {must} y es {told}.", key, mend=mend)
        return stand_in

    def _line(self, key: str | None) -> int | None:
        return self._source.line(self._path if key is None else (*self._path, key))


class _Absent:
    """A key that is not there, already told."""


_ABSENT = _Absent()


class _Nothing(TomlTable):
    """Stands for a table that is missing or is not one, already told: it has nothing more to complain of."""

    def __init__(self, source: FileSource) -> None:
        super().__init__({}, source)
        self.broken = True

    def refuse(self, reason: str, key: str | None = None, *, mend: str = "") -> None:
        pass


def _alternatives(allowed: Collection[str]) -> str:
    return " o ".join(f"«{one}»" for one in allowed)


def _meant(written: str, known: Iterable[str]) -> str:
    """A question about the known word that is nearest, or "" when none is near."""
    near = difflib.get_close_matches(written.strip().lower(), list(known), n=1)
    return f"¿Quiso decir «{near[0]}»?" if near else ""


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
