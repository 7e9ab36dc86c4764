"""The table of jobs: a folder being read by a process of its own, whoever asked for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from review.store.schema import JOBS
from review.store.store import Store
from review.store.writing_rows import add_row


class JobState(StrEnum):
    EN_COLA = "en_cola"
    EN_MARCHA = "en_marcha"
    TERMINADO = "terminado"
    FALLIDO = "fallido"
    INTERRUMPIDO = "interrumpido"
    DETENIENDO = "deteniendo"  # somebody asked; the worker ends what it is at
    DETENIDO = "detenido"

    @property
    def active(self) -> bool:
        return self in (JobState.EN_COLA, JobState.EN_MARCHA, JobState.DETENIENDO)


_ACTIVE = tuple(state.value for state in JobState if state.active)


@dataclass(frozen=True, slots=True)
class JobStatus:
    """A job as last heard of. `rate` is files a second; `problems` counts files unread or passed over,
    `renewed` those done again because the program has changed."""

    id: int
    folder: str
    contracts: str | None
    budget: str | None
    processes: int | None
    state: JobState
    total: int
    done: int
    current: str | None
    rate: float
    unchanged: int
    problems: int
    renewed: int
    error: str | None
    pid: int | None
    created_at: dt.datetime
    started_at: dt.datetime | None
    heartbeat_at: dt.datetime | None
    finished_at: dt.datetime | None


def add(
    store: Store, folder: str, contracts: str | None, processes: int | None, budget: str | None = None
) -> int:
    with store.writing() as connection:
        return add_row(connection, JOBS, _new(folder, contracts, processes, budget))


def _new(folder: str, contracts: str | None, processes: int | None, budget: str | None) -> dict[str, Any]:
    return {
        "folder": folder,
        "contracts": contracts,
        "budget": budget,
        "processes": processes,
        "state": JobState.EN_COLA.value,
        "total": 0,
        "done": 0,
        "rate": 0.0,
        "unchanged": 0,
        "problems": 0,
        "renewed": 0,
        "created_at": dt.datetime.now(dt.UTC),
    }


def claim(
    store: Store, folder: str, contracts: str | None, processes: int | None, budget: str | None = None
) -> tuple[int, bool]:
    """Add a job unless one of the same folder waits or runs: of two that ask at once, one adds it. Gives the
    number of the job, and whether it is new."""
    row = _new(folder, contracts, processes, budget)
    with store.writing() as connection:
        asked = sa.select(JOBS.c.id).where(JOBS.c.folder == folder, JOBS.c.state.in_(_ACTIVE))
        there = connection.execute(asked.order_by(JOBS.c.id)).scalars().first()
        return (add_row(connection, JOBS, row), True) if there is None else (there, False)


def get(store: Store, job_id: int) -> JobStatus | None:
    found = _select(store, sa.select(JOBS).where(JOBS.c.id == job_id))
    return found[0] if found else None


def recent(store: Store, limit: int = 50) -> list[JobStatus]:
    """The last jobs asked for, newest first."""
    return _select(store, sa.select(JOBS).order_by(JOBS.c.id.desc()).limit(limit))


def active(store: Store) -> list[JobStatus]:
    """Jobs that say they are waiting or running, oldest first."""
    return _select(store, sa.select(JOBS).where(JOBS.c.state.in_(_ACTIVE)).order_by(JOBS.c.id))


def begin(store: Store, job_id: int, **columns: Any) -> bool:
    """A worker takes a job up, unless it was asked to stop. Tells whether it did."""
    statement = sa.update(JOBS).where(JOBS.c.id == job_id, JOBS.c.state != JobState.DETENIENDO.value)
    with store.writing(by_person=False) as connection:
        begun = statement.values(state=JobState.EN_MARCHA.value, **columns)
        return connection.execute(begun).rowcount > 0


def change(store: Store, job_id: int, *, only_active: bool = False, **columns: Any) -> bool:
    """Write some columns of a job; with `only_active`, unless it has ended. Tells whether it was written."""
    statement = sa.update(JOBS).where(JOBS.c.id == job_id)
    if only_active:
        statement = statement.where(JOBS.c.state.in_(_ACTIVE))
    with store.writing(by_person=False) as connection:
        return connection.execute(statement.values(**columns)).rowcount > 0


def _select(store: Store, statement: sa.Select[Any]) -> list[JobStatus]:
    with store.reading() as connection:
        return [
            JobStatus(**{**row, "state": JobState(row["state"])})
            for row in connection.execute(statement).mappings()
        ]
