"""Data files that people edit (laws, checklist): TOML read with types, errors told by line and reason.

An office worker mends these files by hand, so an error names the file, the line, what was found and what
was expected, in Spanish. Raises `review.errors.DataFileInvalid` and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from review.errors import DataFileInvalid
from review.ways.datafile import syntax
from review.ways.datafile.table import FileSource, Problem, TomlTable, invalid

__all__ = ["MOST_BYTES", "DataFile", "Problem", "TomlTable", "check", "decode", "load"]

MOST_BYTES = 1_000_000  # of a file that people write by hand
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its top table and a short digest of what it says (whatever its comments), for the
    version of what is made of it."""

    top: TomlTable
    digest: str


def load(path: Path) -> DataFile:
    """Read a TOML file, to raise the first thing wrong in it.

    Raises DataFileInvalid when it cannot be read, is too large, is not UTF-8 or is not TOML (with the line).
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DataFileInvalid(
            f"No se pudo leer {path}: {error.strerror}. Revise que exista y que tenga permiso de lectura."
        ) from error
    return _parse(decode(raw, path.name), path.name)


def decode(raw: bytes, name: str) -> str:
    """The text of a file's bytes. Raises DataFileInvalid when they are too many or not UTF-8."""
    if len(raw) > MOST_BYTES:
        raise invalid(name, Problem(None, "es demasiado grande.", "Un archivo de estos ocupa unas páginas."))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        mend = "Guárdelo con codificación UTF-8."
        raise invalid(name, Problem(line, "el archivo no está en UTF-8.", mend)) from error


def check(text: str, name: str, build: Callable[[DataFile], _T]) -> tuple[_T | None, tuple[Problem, ...]]:
    """What `build` makes of a file's text, or None and everything wrong in it, by line."""
    written = text.removeprefix("\ufeff")
    if wrong := syntax.problems(written):
        return None, wrong
    problems: list[Problem] = []
    made = build(_parse(written, name, problems))
    if problems:
        return None, tuple(sorted(set(problems), key=lambda one: (one.line or 0, one.reason)))
    return made, ()


def _parse(text: str, name: str, problems: list[Problem] | None = None) -> DataFile:
    values = syntax.parse(text)
    if isinstance(values, Problem):
        raise invalid(name, values)
    digest = hashlib.sha256(repr(values).encode()).hexdigest()[:12]
    return DataFile(TomlTable(values, FileSource(name, syntax.lines(text), problems)), digest)
