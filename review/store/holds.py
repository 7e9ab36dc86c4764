"""Who is reviewing which cuenta now: told to others, and forgotten when they look no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from review.model.actor import person_key
from review.store import schema as t
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store

KEPT = dt.timedelta(minutes=15)
"""How long after the last look a cuenta is told to be in review."""
RENEWED = dt.timedelta(minutes=1)
"""A look sooner than this after the last one writes nothing."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Who is reviewing a cuenta, and since when."""

    person: str
    since: dt.datetime


def look(store: Store, submission_id: int, person: str, now: dt.datetime) -> None:
    """Note that a person looks at a cuenta, and so at no other one any more. Raises StoreUnavailable."""
    name, table = clean(" ".join(person.split())) or "", t.HOLDS
    key = person_key(name)
    mine = rows(store, sa.select(table).where(table.c.person_key == key))
    if len(mine) == 1 and mine[0]["submission_id"] == submission_id and now - mine[0]["at"] < RENEWED:
        return
    still = sa.and_(table.c.submission_id == submission_id, table.c.person_key == key)
    with store.writing() as connection:
        gone = sa.or_(
            table.c.at <= now - KEPT,
            sa.and_(table.c.person_key == key, table.c.submission_id != submission_id),
        )
        connection.execute(sa.delete(table).where(gone))
        if not connection.execute(sa.update(table).where(still).values(at=now)).rowcount:
            row = {"submission_id": submission_id, "person_key": key, "person": name, "since": now, "at": now}
            connection.execute(sa.insert(table), [row])


def of_each(store: Store, submission_ids: Collection[int], now: dt.datetime) -> list[tuple[int, Hold]]:
    """Who reviews these cuentas now, the first of each before the others. Raises StoreUnavailable."""
    table = t.HOLDS
    statement = (
        sa.select(table.c.submission_id, table.c.person, table.c.since)
        .where(table.c.submission_id.in_(submission_ids), table.c.at > now - KEPT)
        .order_by(table.c.submission_id, table.c.since, table.c.person_key)
    )
    return [(row["submission_id"], Hold(row["person"], row["since"])) for row in rows(store, statement)]


def first(store: Store, submission_id: int, now: dt.datetime) -> Hold | None:
    """Who was the first of those that review a cuenta now. Raises StoreUnavailable."""
    return next((hold for _, hold in of_each(store, [submission_id], now)), None)
