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
    made = pd.DataFrame(list(rows), columns=list(spec), dtype=object)
    return made.astype({name: column.dtype for name, column in spec.items()})


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
    plain = [(one.name, one.of, _SHOWN.get(one.holds)) for one in spec.values() if one.of]
    return frame(
        spec,
        (
            {
                **{name: row[of] if show is None else show(row[of]) for name, of, show in plain},
                **worked(row),
            }
            for row in rows
        ),
    )
