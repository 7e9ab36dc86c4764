"""Who opened which cuenta, and when: a review that was begun is told from one that nobody looked at.

It stays in this database, like everything else of people, and is no act: it judges and signs nothing.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from review.store import schema as t
from review.store import visits
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store


def note(store: Store, submission_id: int, person: str, *, reviewing: bool = True) -> None:
    """A person has a cuenta in front of them as it is now; without a name nothing is kept. A review is begun
    by who opened it, now or before, in a role that reviews.

    Raises StoreUnavailable.
    """
    who = clean(person.strip())
    if not who:
        return
    table, column = t.OPENINGS, t.SUBMISSIONS.c
    asked = sa.select(column.sha256, column.outcome, column.result).where(column.id == submission_id)
    with store.writing(by_person=False) as connection:
        row = connection.execute(asked).mappings().first()
        if row is None:
            return
        whose = sa.and_(table.c.submission_id == submission_id, table.c.person == who)
        before = connection.execute(sa.select(table.c.reviewing).where(whose)).scalar()
        connection.execute(sa.delete(table).where(whose))
        made = {
            "submission_id": submission_id,
            "person": who,
            "mark": visits.mark(dict(row)),
            "reviewing": reviewing or bool(before),
        }
        connection.execute(sa.insert(table).values(**made, at=dt.datetime.now(dt.UTC)))


def of(store: Store, submission_id: int) -> dict[str, dt.datetime]:
    """Who opened a cuenta, and when last. Raises StoreUnavailable."""
    table = t.OPENINGS
    found = rows(store, sa.select(table).where(table.c.submission_id == submission_id))
    return {row["person"]: row["at"] for row in found}


def marks(store: Store, person: str) -> dict[int, str]:
    """How each cuenta that a person opened was then (`visits.mark`). Raises StoreUnavailable."""
    table = t.OPENINGS
    statement = sa.select(table.c.submission_id, table.c.mark).where(table.c.person == clean(person.strip()))
    return {row["submission_id"]: row["mark"] for row in rows(store, statement)}
