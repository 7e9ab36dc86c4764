"""Up to which reading each machine was told how it ended, so that who comes back is told once."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from review.store import schema as t
from review.store.queries import rows
from review.store.store import Store


def last(store: Store, machine: str) -> int:
    """The newest job that a machine (`reviewers.this_machine`) was told the end of; 0 for none.

    Raises StoreUnavailable.
    """
    table = t.JOB_TELLINGS
    found = rows(store, sa.select(table.c.job_id).where(table.c.machine == machine))
    return int(found[0]["job_id"]) if found else 0


def told(store: Store, machine: str, job_id: int) -> None:
    """The end of a job, and of those before it, was told at a machine. Raises StoreUnavailable."""
    if job_id <= last(store, machine):
        return
    table = t.JOB_TELLINGS
    with store.writing(by_person=False) as connection:
        connection.execute(sa.delete(table).where(table.c.machine == machine))
        connection.execute(
            sa.insert(table).values(machine=machine, job_id=job_id, at=dt.datetime.now(dt.UTC))
        )
