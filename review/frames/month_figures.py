"""A month at a glance: what its cuentas in force come to, added up by the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from review.catalogue import table_columns
from review.frames.cuenta_table import of_rows
from review.frames.shaping import frame, today
from review.frames.veil import veiled
from review.frames.waiting import Calendars, since
from review.model import Month
from review.store import Store, basis, figure_rows, queries


@dataclass(frozen=True, slots=True)
class Sum:
    """How many cuentas, and what they bill in pesos: those of which it was read."""

    many: int = 0
    pesos: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The cuentas in force of a month: all, those of which no value was read, those that nobody decided, and
    how many there are of each result and of each state in SECOP II."""

    every: Sum
    unread: int
    undecided: int
    results: Mapping[str, int]
    secop: Mapping[str, Sum]


def figures(store: Store, month: Month) -> Figures:
    """Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    found = figure_rows.by_standing(store, month)
    results: dict[str, int] = {}
    secop: dict[str, Sum] = {}
    for row in found:
        results[row["result"]] = results.get(row["result"], 0) + row["many"]
        there = secop.get(row["secop_state"], Sum())
        secop[row["secop_state"]] = Sum(there.many + row["many"], there.pesos + int(row["value"] or 0))
    return Figures(
        every=Sum(sum(one.many for one in secop.values()), sum(one.pesos for one in secop.values())),
        unread=sum(row["many"] - row["valued"] for row in found),
        undecided=sum(row["many"] for row in found if not row["decided"]),
        results=results,
        secop=secop,
    )


@veiled
def missing(store: Store, month: Month) -> pd.DataFrame:
    """How often each item fails in a month, most often first."""
    counts = [row for row in figure_rows.failing_items(store, month) if row["cuantas"]]
    return frame(table_columns.MISSING, sorted(counts, key=lambda row: row["cuantas"], reverse=True))


@veiled
def longest(store: Store, month: Month, many: int, on: dt.date | None = None) -> pd.DataFrame:
    """The `many` cuentas in force of a month that have waited longest for a decision, up to `on` (today in
    Colombia), as `submissions` tells them."""
    day = on or today()
    waiting = [(began, row["id"]) for row in figure_rows.undecided(store, month) if (began := since(row))]
    first = sorted(waiting, key=lambda one: -max((day - one[0]).days, 0))[:many]
    ids = [number for _, number in first]
    found = {row["id"]: row for row in queries.submissions(store, ids=ids)} if ids else {}
    rows = [found[number] for number in ids if number in found]
    return of_rows(rows, Calendars(store, day), basis.earlier_decisions(store, ids) if ids else {})
