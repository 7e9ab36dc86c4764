"""How rows become a table: exactly the columns of its spec, times as the clock in Colombia shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from review.catalogue.column import Holds, Spec

Row = Mapping[str, Any]

COLOMBIA = dt.timezone(dt.timedelta(hours=-5), "COT")  # no summer time since 1993


def now() -> dt.datetime:
    """The moment, by the clock in Colombia."""
    return dt.datetime.now(COLOMBIA)


def today() -> dt.date:
    """The date in Colombia now."""
    return now().date()


def local(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment as the clock in Colombia shows it, without zone (Excel and pandas want it so)."""
    return None if moment is None else moment.astimezone(COLOMBIA).replace(tzinfo=None)


def frame(spec: Spec, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a DataFrame with exactly the columns and types of `spec`."""
    found = list(rows)
    return _columns(spec, {name: [row.get(name) for row in found] for name in spec})


def joined(spec: Spec, tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Tables of `spec` as one."""
    found = list(tables)
    return frame(spec, ()) if not found else pd.concat(found, ignore_index=True)


def _columns(spec: Spec, values: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Column by column: what is of one type is not first put together with all others. What is said of many
    rows is held once."""
    said: dict[str, str] = {}
    made = {
        name: pd.Series(
            [said.setdefault(one, one) if type(one) is str else one for one in values[name]], dtype=object
        )
        for name in spec
    }
    return pd.DataFrame(made).astype({name: column.dtype for name, column in spec.items()})


_SHOWN: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.MOMENT: local,
    Holds.WORDS: " ".join,
    Holds.LIST: lambda found: ", ".join(map(str, found)),
    Holds.VALUE: lambda value: None if value is None else str(value),
}


def shown(
    spec: Spec, rows: Iterable[Row], worked: Callable[[Row], Mapping[str, Any]] = lambda _: {}
) -> pd.DataFrame:
    """Rows of the database as the table of `spec`: each column out of the one that it is of, those that it
    has to work out from `worked`."""
    found = list(rows)
    told = [worked(row) for row in found]
    by_hand = {name for one in told for name in one}
    values: dict[str, list[Any]] = {}
    for name, column in spec.items():
        show = _SHOWN.get(column.holds)
        if not column.of:
            values[name] = [one.get(name) for one in told]
        elif show is None:
            values[name] = [row[column.of] for row in found]
        else:
            values[name] = [show(row[column.of]) for row in found]
        if column.of and name in by_hand:
            values[name] = [one.get(name, kept) for one, kept in zip(told, values[name], strict=True)]
    return _columns(spec, values)
