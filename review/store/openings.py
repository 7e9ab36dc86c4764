"""Who opened which cuenta, and when: a review that was begun is told from one that nobody looked at.

It stays in this database, like everything else of people, and is no act: it judges and signs nothing.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from review.store import schema as t
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store


def note(store: Store, submission_id: int, person: str) -> None:
    """A person has a cuenta in front of them now; without a name nothing is kept. Raises StoreUnavailable."""
    who = clean(person.strip())
    if not who:
        return
    table = t.OPENINGS
    with store.writing(by_person=False) as connection:
        if connection.execute(
            sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.id == submission_id)
        ).first():
            connection.execute(
                sa.delete(table).where(table.c.submission_id == submission_id, table.c.person == who)
            )
            connection.execute(
                sa.insert(table).values(submission_id=submission_id, person=who, at=dt.datetime.now(dt.UTC))
            )


def of(store: Store, submission_id: int) -> dict[str, dt.datetime]:
    """Who opened a cuenta, and when last. Raises StoreUnavailable."""
    table = t.OPENINGS
    found = rows(store, sa.select(table).where(table.c.submission_id == submission_id))
    return {row["person"]: row["at"] for row in found}
