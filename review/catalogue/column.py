"""What a column is: its names in both languages, what it holds and where it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from review.model import Month


class Holds(Enum):
    """What a column holds: the type it has in a table, and how the documentation names it.

    Text is pandas' `string` (missing: `pd.NA`), whole numbers `Int64`, points and shares `float64` (missing:
    NaN), days and moments `datetime64[us]` (missing: NaT; moments are Colombian local time).
    """

    TEXT = ("string", "texto")
    ID = ("string", "texto: un número que no se suma, con sus ceros")
    MONTH = ("string", "mes, AAAA-MM")
    WORDS = ("string", "palabras separadas por espacio")
    LIST = ("string", "lista separada por comas")
    VALUE = ("string", "el valor, como texto")
    COUNT = ("Int64", "entero")
    MONEY = ("Int64", "pesos, entero")
    REAL = ("float64", "número")
    FLAG = ("bool", "verdadero o falso")
    DAY = ("datetime64[us]", "fecha")
    MOMENT = ("datetime64[us]", "fecha y hora")


class InDatabase(Enum):
    """How the database keeps a column that is nothing but a value: the schema takes it from here."""

    ALWAYS = "always"
    MAYBE = "maybe"  # NULL where it is not known
    SOUGHT = "sought"  # the same, with an index


@dataclass(frozen=True, slots=True)
class Column:
    """A column under its Spanish name, that of the tables and the JSON.

    `of` is its English name, that of the database and of the code (empty: the table works it out). `about`
    tells a person what it holds; `title` heads it in the workbook and on the screens. `kind` is the enum that
    its values are of. Without `kept` it is no plain column of the database: a key, or out of elsewhere.
    """

    name: str
    holds: Holds
    about: str
    of: str = ""
    title: str = ""
    kept: InDatabase | None = None
    kind: type[StrEnum] | None = None

    @property
    def dtype(self) -> str:
        return str(self.holds.value[0])

    def in_code(self, kept: Any) -> Any:
        """A value out of the database as the code knows it: a member of its enum, a Month, a tuple."""
        if kept is None:
            return None
        if self.kind is not None:
            return self.kind(kept)
        match self.holds:
            case Holds.MONTH:
                return Month.parse(kept)
            case Holds.WORDS | Holds.LIST:
                return tuple(kept)
            case _:
                return kept


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in a sheet of the workbook. `width` is in characters; what is not printed stays on the
    screen."""

    column: Column
    width: float
    printed: bool = True

    @property
    def title(self) -> str:
        return self.column.title


Spec = Mapping[str, Column]


def table(*columns: Column) -> dict[str, Column]:
    """Columns in their order, by name."""
    return {column.name: column for column in columns}


def values(spec: Spec, row: Mapping[str, Any], wanted: frozenset[str]) -> dict[str, Any]:
    """Of a row of the database what is `wanted`, by its English name and as the code knows it."""
    return {one.of: one.in_code(row[one.of]) for one in spec.values() if one.of in wanted and one.of in row}
