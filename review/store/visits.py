"""What each person found in the Bandeja of a month when they last came to it, to tell what is new since.

A visit goes on while they keep coming back (`GAP`), so that what is new stays marked over reloads.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from review.model import Month
from review.store import digests
from review.store import schema as t
from review.store.codec import clean
from review.store.queries import Row, rows
from review.store.store import Store

GAP = dt.timedelta(hours=1)  # judgement: who comes back later than this has been at something else
_STEP = GAP / 6  # how often a visit that goes on is written down

Marks = Mapping[int, str]
"""Of each cuenta, by its number, a digest of its file and of what was made of it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What there was at the end of the visit before this one, and when that was."""

    before: Marks
    since: dt.datetime


def mark(row: Row) -> str:
    """What is new when it changes, of a row of `submissions`. An update of the program by itself is not."""
    return digests.digest(row["sha256"], row["outcome"], row["result"])


def marks(store: Store, month: Month | None, *, undated: bool = False) -> dict[int, str]:
    """Those of the cuentas in force of a month, of all months, or of none (`undated`).

    Raises StoreUnavailable.
    """
    column = t.SUBMISSIONS.c
    statement = sa.select(column.id, column.sha256, column.outcome, column.result).where(
        column.present, column.current
    )
    if month is not None:
        statement = statement.where(column.period == str(month))
    if undated:
        statement = statement.where(column.period.is_(None))
    return {row["id"]: mark(row) for row in rows(store, statement)}


def last(store: Store, person: str, where: str, now: dt.datetime) -> Visit | None:
    """What the visit that goes on, or would begin, is held against; None for who was never there.

    `where` is the month, as the address of the Bandeja tells it. Raises StoreUnavailable.
    """
    row = _row(store, person, where)
    if row is None:
        return None
    return _after(row) if now - row["at"] > GAP else _going_on(row)


def note(store: Store, person: str, where: str, found: Marks, now: dt.datetime) -> Visit | None:
    """As `last`, and write down that they are there and find this. Raises StoreUnavailable."""
    row = _row(store, person, where)
    visit = last(store, person, where, now)
    known = None if row is None else _numbers(row["marks"])
    if row is None or known != found or now - row["at"] > _STEP:
        before = Visit(found, now) if visit is None else visit
        _write(store, person, where, before, found, now)
    return visit


def seen(store: Store, person: str, where: str, found: Marks, now: dt.datetime) -> None:
    """They say that they saw all of this: nothing is new to them any more. Raises StoreUnavailable."""
    _write(store, person, where, Visit(found, now), found, now)


def _row(store: Store, person: str, where: str) -> Row | None:
    table = t.VISITS
    found = rows(store, sa.select(table).where(table.c.person == clean(person), table.c.place == where))
    return found[0] if found else None


def _going_on(row: Row) -> Visit:
    return Visit(_numbers(row["before"]), row["since"])


def _after(row: Row) -> Visit:
    return Visit(_numbers(row["marks"]), row["at"])


def _numbers(kept: Mapping[str, str]) -> dict[int, str]:
    return {int(number): told for number, told in kept.items()}


def _write(store: Store, person: str, where: str, visit: Visit, found: Marks, now: dt.datetime) -> None:
    table = t.VISITS
    who = clean(person)
    with store.writing(by_person=False) as connection:
        connection.execute(sa.delete(table).where(table.c.person == who, table.c.place == where))
        connection.execute(
            sa.insert(table).values(
                person=who,
                place=where,
                before={str(number): told for number, told in visit.before.items()},
                since=visit.since,
                marks={str(number): told for number, told in found.items()},
                at=now,
            )
        )
