"""Reading a folder as a job: a process of its own that outlives the page that asked for it.

The job table in the database is the only thing shared: the screen asks and shows, the worker
(`python -m review trabajar`) writes what it does and a heartbeat, and a worker that stopped beating is told
as `interrumpido`.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from review.errors import StoreUnavailable
from review.machine.far_places import resolved, told
from review.store import DATABASE_VARIABLE, Store, copies, database_file
from review.store import job_rows as table
from review.store.job_rows import JobState, JobStatus

__all__ = [
    "JobState",
    "JobStatus",
    "going_on",
    "recent",
    "renewing",
    "run",
    "running",
    "start",
    "status",
    "stop",
]

HEARTBEAT_SECONDS = 2.0
# A worker whose process is gone is noticed at once; these are for one that is there and does nothing. On a
# busy machine it may take long to load its libraries before it beats for the first time.
DEAD_AFTER_SECONDS = 60.0
STARTS_WITHIN_SECONDS = 300.0
INTERRUPTED = (
    "La lectura se interrumpió antes de terminar. Vuelva a leer la carpeta: lo ya leído no se repite."
)
STOPPED = "La lectura se detuvo. Lo ya leído queda; vuelva a leer la carpeta para seguir con lo demás."


class _Stopped(Exception):
    """Somebody asked a job to stop: its worker leaves off between two files or pages."""


_children: dict[int, subprocess.Popen[bytes]] = {}  # kept so that ended workers are reaped


def start(
    store_url: str | None,
    folder: Path,
    contracts: Path | None = None,
    budget: Path | None = None,
    *,
    processes: int | None = None,
) -> int:
    """Begin to read `folder` in a process of its own; answers the job's id at once.

    A folder that is being read already is not read twice: the id of that job is given.
    What is wrong with the folder is told by the job's `error`. Raises StoreUnavailable.
    """
    with Store.open(store_url) as store:
        path = told(resolved(folder))
        lists = [None if one is None else str(one.resolve()) for one in (contracts, budget)]
        running(store)  # those that died are noticed: they hold their folder no longer
        job_id, new = table.claim(store, path, lists[0], processes, lists[1])
        if not new:
            return job_id
        worker = subprocess.Popen(
            [sys.executable, "-m", "review", "trabajar", "--trabajo", str(job_id)],
            # Not among the arguments: everybody on the machine can read those, and it may hold a password.
            env={**os.environ, DATABASE_VARIABLE: store.url},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _children[worker.pid] = worker
        table.change(store, job_id, pid=worker.pid)
        return job_id


def status(store: Store, job_id: int) -> JobStatus | None:
    """How a job is going; None when there is no such job. A dead worker is noticed here."""
    job = table.get(store, job_id)
    if job is None or not job.state.active or _alive(job, of_this_machine=_is_of_this_machine(store)):
        return job
    stopped = job.state is JobState.DETENIENDO
    table.change(
        store,
        job_id,
        only_active=True,
        state=(JobState.DETENIDO if stopped else JobState.INTERRUMPIDO).value,
        error=STOPPED if stopped else INTERRUPTED,
        finished_at=dt.datetime.now(dt.UTC),
    )
    return table.get(store, job_id)


def stop(store: Store, job_id: int) -> None:
    """Ask a job to leave off; what it has read stays. Nothing happens to one that has ended.

    Until its worker has done so the job is `deteniendo`, and its folder is not read by another.
    Raises StoreUnavailable.
    """
    table.change(store, job_id, only_active=True, state=JobState.DETENIENDO.value)


def going_on(store: Store) -> bool:
    """Whether a folder is being read now. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    return bool(running(store))


def renewing(store: Store) -> int:
    """How many files are read or judged again now because the program changed. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    return sum(job.renewed for job in running(store))


def running(store: Store) -> list[JobStatus]:
    """Jobs being done now, oldest first: also those that another session or page asked for."""
    store = store.whole  # who looks may change nothing, and those that died are noticed
    looked_at = [status(store, job.id) for job in table.active(store)]
    return [job for job in looked_at if job is not None and job.state.active]


def recent(store: Store, limit: int = 20) -> list[JobStatus]:
    """The last jobs, newest first, whatever became of them."""
    running(store)
    return table.recent(store, limit)


def _is_of_this_machine(store: Store) -> bool:
    """A database on a server may be that of many: the number of a process says nothing of one elsewhere."""
    return database_file(store.url) is not None


def _alive(job: JobStatus, *, of_this_machine: bool) -> bool:
    child = _children.get(job.pid or -1)
    if child is not None and child.poll() is not None:
        del _children[child.pid]
        return False
    silent = (dt.datetime.now(dt.UTC) - (job.heartbeat_at or job.created_at)).total_seconds()
    fresh = silent < (DEAD_AFTER_SECONDS if job.heartbeat_at else STARTS_WITHIN_SECONDS)
    return fresh and (job.pid is None or not of_this_machine or psutil.pid_exists(job.pid))


def run(store: Store, job_id: int) -> JobStatus | None:
    """Do a job in this process: the worker's whole work. Never raises for what is wrong with the folder."""
    from review.errors import VistoBuenoError
    from review.pipeline import Progress, read_folder

    job = table.get(store, job_id)
    if job is None:
        return None
    now = dt.datetime.now(dt.UTC)
    if not table.begin(store, job_id, pid=os.getpid(), started_at=now, heartbeat_at=now):
        return _stopped(store, job_id)
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(HEARTBEAT_SECONDS):
            with suppress(StoreUnavailable):  # a beat missed while others hold the database is no death
                table.change(store, job_id, only_active=True, heartbeat_at=dt.datetime.now(dt.UTC))

    def tell(progress: Progress) -> None:
        table.change(
            store,
            job_id,
            total=progress.total,
            done=progress.done,
            current=progress.where,
            rate=progress.rate,
            renewed=progress.renewed,
            heartbeat_at=dt.datetime.now(dt.UTC),
        )
        asked = table.get(store, job_id)
        if asked is not None and asked.state is JobState.DETENIENDO:
            raise _Stopped

    heart = threading.Thread(target=beat, name="heartbeat", daemon=True)
    heart.start()
    try:
        copies.refuse_damaged(store.url)
        report = read_folder(
            Path(job.folder),
            store,
            contracts=Path(job.contracts) if job.contracts else None,
            budget=Path(job.budget) if job.budget else None,
            processes=job.processes,
            progress=tell,
            job_id=job_id,
        )
        ending: dict[str, Any] = {
            "state": JobState.TERMINADO.value,
            "total": report.found,
            "done": report.found,
            "unchanged": report.unchanged,
            "problems": len(report.problems),
            "renewed": sum(report.renewed),
            "current": None,
        }
    except _Stopped:
        ending = {"state": JobState.DETENIDO.value, "error": STOPPED}
    except VistoBuenoError as error:
        ending = {"state": JobState.FALLIDO.value, "error": str(error)}
    finally:
        ended.set()
        heart.join()
    table.change(store, job_id, finished_at=dt.datetime.now(dt.UTC), **ending)
    return table.get(store, job_id)


def _stopped(store: Store, job_id: int) -> JobStatus | None:
    """A job that was asked to stop before its worker took it up."""
    now = dt.datetime.now(dt.UTC)
    table.change(store, job_id, state=JobState.DETENIDO.value, error=STOPPED, finished_at=now)
    return table.get(store, job_id)
