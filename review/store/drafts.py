"""What somebody was about to decide, kept until they do: one draft for each cuenta and person."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from review.model import Draft, Seen, Verdict
from review.store import schema as t
from review.store import witness
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store


def of(store: Store, submission_id: int, person: str) -> Draft | None:
    """What this person was about to decide about a cuenta. Raises StoreUnavailable."""
    for row in rows(store, sa.select(t.DRAFTS).where(_whose(submission_id, person))):
        return Draft(
            seen=Seen(**row["seen"]),
            verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
            texts={Verdict(name): text for name, text in row["texts"].items()},
        )
    return None


def keep(store: Store, submission_id: int, person: str, draft: Draft) -> None:
    """Keep a draft in the place of the one before; an empty one only removes it. Raises StoreUnavailable."""
    with store.writing() as connection:
        discard(connection, submission_id, person)
        if draft.empty:
            return
        connection.execute(
            sa.insert(t.DRAFTS).values(
                submission_id=submission_id,
                person=clean(person),
                verdict=draft.verdict,
                texts={verdict.value: clean(text) for verdict, text in draft.texts.items()},
                seen=witness.packed(draft.seen),
                at=dt.datetime.now(dt.UTC),
            )
        )


def discard(connection: sa.Connection, submission_id: int, person: str) -> None:
    """Remove a draft: it was decided, or emptied."""
    connection.execute(sa.delete(t.DRAFTS).where(_whose(submission_id, person)))


def _whose(submission_id: int, person: str) -> sa.ColumnElement[bool]:
    return sa.and_(t.DRAFTS.c.submission_id == submission_id, t.DRAFTS.c.person == clean(person))
