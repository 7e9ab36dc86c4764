"""Rows of the tables as Python's own values, and back into a table under the headings of a sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from pandas import DataFrame

from review import spanish
from review.catalogue.column import Column, Holds, Placed
from review.model import Month
from review.sheets.cells import CellKind
from review.sheets.headings import cell_kind

Row = dict[str, Any]
Plain = int | str | dt.date | None

_DTYPES = {
    CellKind.MONEY: "Int64",
    CellKind.COUNT: "Int64",
    CellKind.DATE: "object",
    CellKind.MONTH: "object",
}


def columns_of(frame: DataFrame) -> list[list[Any]]:
    """The columns of a table, None for what is missing; column by column, since asking each value is slow."""
    found = []
    for name in frame.columns:
        column = frame[name]
        values = column.astype(object).where(column.notna(), None).tolist()
        if column.dtype.kind == "M":
            values = [None if value is None else value.to_pydatetime() for value in values]
        found.append([_own(value) for value in values] if column.dtype == object else values)
    return found


def _own(value: Any) -> Any:
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def records(frame: DataFrame) -> list[Row]:
    """The rows of a table by the names of their columns."""
    names = list(frame.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns_of(frame), strict=True)]


def shown(placed: Iterable[Placed], row: Row, **worked: Any) -> Row:
    """A row of the tables under the headings of a sheet; what it lacks, or tells otherwise, is `worked`."""
    told: Row = {}
    for column in (one.column for one in placed):
        is_worked = column.name in worked
        told[column.title] = worked[column.name] if is_worked else _told(column, row[column.name])
    return told


def _told(column: Column, value: Any) -> Any:
    """A value as people read it: the word for it, and of a moment its day."""
    if value is None:
        return None
    if column.kind is not None:
        return spanish.title(column.kind(value))
    match column.holds:
        case Holds.MONTH:
            return Month.parse(value).first_day
        case Holds.MOMENT | Holds.DAY if isinstance(value, dt.datetime):
            return value.date()
        case _:
            return value


def framed(columns: Sequence[Placed], rows: Iterable[Row]) -> DataFrame:
    """Rows under the headings of a sheet as a table."""
    made = DataFrame(list(rows), columns=[column.title for column in columns], dtype=object)
    return made.astype({column.title: _DTYPES.get(cell_kind(column), "string") for column in columns})
