"""Reading as a job: a process of its own, found again, and told when it dies."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from review import frames, pipeline
from review.errors import StoreUnavailable
from review.freshness import Stage
from review.pipeline import FolderReport, jobs, read_folder
from review.pipeline.jobs import JobState
from review.store import Store
from review.store import job_rows as table
from tests.folders import write_cuenta
from tests.updated import updated
from tests.waiting import until


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as opened:
        yield opened


def wait_for_end(store: Store, job_id: int) -> jobs.JobStatus:
    until(lambda: not jobs.running(store), "the end of the job")
    status = jobs.status(store, job_id)
    assert status is not None
    return status


def test_a_worker_process_reads_the_folder(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    write_cuenta(folder / "roto.pdf").write_bytes(b"")
    job_id = jobs.start(store.url, folder, processes=1)
    assert jobs.start(store.url, folder) == job_id, "a folder being read is not read twice"
    assert [job.id for job in jobs.running(store)] == [job_id]
    status = wait_for_end(store, job_id)
    assert (status.state, status.done, status.total, status.problems) == (JobState.TERMINADO, 2, 2, 1)
    assert status.pid != os.getpid()
    assert status.finished_at is not None
    assert jobs.running(store) == []
    told = frames.files(store, job_id).set_index("archivo")
    assert list(told["estado"]) == ["vacio", "leido"]
    assert told["nuevo"].all()


@pytest.mark.usefixtures("shared_reader")
def test_a_second_job_tells_what_was_unchanged(tmp_path: Path, store: Store) -> None:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    numbers = [table.add(store, str(tmp_path / "cuentas"), None, 1) for _ in range(2)]
    first, second = (jobs.run(store, number) for number in numbers)
    assert first is not None
    assert second is not None
    assert (first.unchanged, second.unchanged, second.done) == (0, 1, 1)
    assert not frames.files(store, numbers[1])["nuevo"].any()


def test_what_is_wrong_with_the_folder_is_told(tmp_path: Path, store: Store) -> None:
    job_id = table.add(store, str(tmp_path / "nada"), None, None)
    status = jobs.run(store, job_id)
    assert status is not None
    assert status.state is JobState.FALLIDO
    assert status.error is not None
    assert "nada" in status.error


def test_the_address_of_the_database_is_not_among_the_arguments(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may hold a password, and any user of the machine can list the arguments of a process."""
    started: list[tuple[list[str], dict[str, str]]] = []

    class Started:
        pid = os.getpid()

        def __init__(self, arguments: list[str], *, env: dict[str, str], **_: object) -> None:
            started.append((arguments, env))

        def poll(self) -> None:
            """Still at work."""

    monkeypatch.setattr(jobs.subprocess, "Popen", Started)
    monkeypatch.setattr(jobs, "_children", {})
    jobs.start(store.url, tmp_path)
    ((arguments, environment),) = started
    assert not any("a.db" in argument for argument in arguments)
    assert environment["VISTOBUENO_BD"] == store.url


def test_of_two_who_ask_at_once_one_begins(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither saw the other's job when it looked; a folder that has another name for it is the same."""
    started: list[object] = []

    class Started:
        pid = os.getpid()

        def __init__(self, *_: object, **__: object) -> None:
            started.append(self)

    monkeypatch.setattr(jobs, "running", lambda _: [])
    monkeypatch.setattr(jobs.subprocess, "Popen", Started)
    monkeypatch.setattr(jobs, "_children", {})
    (tmp_path / "cuentas").mkdir()
    (tmp_path / "otra").mkdir()
    first = jobs.start(store.url, tmp_path / "cuentas")
    assert jobs.start(store.url, tmp_path / "otra" / ".." / "cuentas") == first
    assert jobs.start(store.url, tmp_path / "otra") != first
    assert len(started) == len(table.recent(store)) == 2
    table.change(store, first, state="terminado")
    assert jobs.start(store.url, tmp_path / "cuentas") not in (first, first + 1), "once it has ended"


def test_there_is_no_such_job(store: Store) -> None:
    assert jobs.status(store, 7) is None
    assert jobs.run(store, 7) is None


def test_a_worker_that_stopped_beating_is_told(store: Store) -> None:
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
    job_id = table.add(store, "/cuentas", None, None)
    table.change(store, job_id, state="en_marcha", pid=os.getpid(), heartbeat_at=long_ago)
    status = jobs.status(store, job_id)
    assert status is not None
    assert status.state is JobState.INTERRUMPIDO
    assert status.error == jobs.INTERRUPTED


def test_a_worker_that_was_killed_is_told_at_once(store: Store) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    job_id = table.add(store, "/cuentas", None, None)
    table.change(store, job_id, state="en_marcha", pid=ended.pid, heartbeat_at=dt.datetime.now(dt.UTC))
    assert [job.state for job in jobs.recent(store)] == [JobState.INTERRUMPIDO]


@pytest.mark.parametrize(
    ("silent", "state"),
    [(jobs.DEAD_AFTER_SECONDS + 60, JobState.EN_COLA), (jobs.STARTS_WITHIN_SECONDS, JobState.INTERRUMPIDO)],
)
def test_a_worker_may_take_longer_to_begin_than_to_beat(
    store: Store, monkeypatch: pytest.MonkeyPatch, silent: float, state: JobState
) -> None:
    job_id = table.add(store, "/cuentas", None, None)
    table.change(store, job_id, pid=os.getpid())
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=silent)
    monkeypatch.setattr(
        jobs, "dt", SimpleNamespace(datetime=SimpleNamespace(now=lambda _: later), UTC=dt.UTC)
    )
    status = jobs.status(store, job_id)
    assert status is not None
    assert status.state is state


def test_a_job_that_beats_is_running_whoever_asked_for_it(store: Store) -> None:
    job_id = table.add(store, "/cuentas", None, None)
    table.change(store, job_id, state="en_marcha", pid=os.getpid(), heartbeat_at=dt.datetime.now(dt.UTC))
    assert [job.id for job in jobs.running(store)] == [job_id]


@pytest.mark.usefixtures("shared_reader")
def test_a_job_tells_what_an_update_does_again(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    assert getattr(jobs.run(store, table.add(store, str(folder), None, 1)), "renewed", None) == 0
    seen: set[int] = set()
    with updated(Stage.JUDGEMENT), pytest.MonkeyPatch.context() as patch:
        change = table.change

        def spy(store: Store, job_id: int, **columns: Any) -> bool:
            seen.update([columns["renewed"]] if "renewed" in columns else [])
            return change(store, job_id, **columns)

        patch.setattr(table, "change", spy)
        ended = jobs.run(store, table.add(store, str(folder), None, 1))
    assert seen == {1}, "while it goes on, too"
    assert ended is not None
    assert (ended.renewed, ended.unchanged) == (1, 0)


@pytest.mark.usefixtures("shared_reader")
def test_a_running_job_beats_also_after_a_beat_that_failed(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "HEARTBEAT_SECONDS", 0.01)
    beats: list[object] = []
    again = threading.Event()
    change = table.change

    def spy(store: Store, job_id: int, *, only_active: bool = False, **columns: object) -> bool:
        if only_active and set(columns) == {"heartbeat_at"}:
            beats.append(columns["heartbeat_at"])
            if len(beats) == 1:
                raise StoreUnavailable("La base de datos la está usando otro programa.")
            again.set()
        return change(store, job_id, only_active=only_active, **columns)

    def read(*arguments: Any, **options: Any) -> FolderReport:
        """As long as it takes to beat twice; the limit is only for a heart that stopped."""
        again.wait(60)
        return read_folder(*arguments, **options)

    monkeypatch.setattr(table, "change", spy)
    monkeypatch.setattr(pipeline, "read_folder", read)
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    status = jobs.run(store, table.add(store, str(tmp_path / "cuentas"), None, 1))
    assert again.is_set()
    assert status is not None
    assert status.state is JobState.TERMINADO


# --- stopping ---


@pytest.mark.usefixtures("shared_reader")
def test_a_job_asked_to_stop_keeps_what_it_read_and_another_goes_on(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.pipeline.walk.BATCH_FILES", 1)
    folder = tmp_path / "cuentas"
    for name in ("uno", "dos", "tres"):
        write_cuenta(folder / f"{name}.pdf", note=name)
    job_id = table.add(store, str(folder), None, 1)
    change = table.change

    def ask_after_the_second(store: Store, job_id: int, **columns: Any) -> bool:
        written = change(store, job_id, **columns)
        if columns.get("done") == 2:
            jobs.stop(store, job_id)
        return written

    monkeypatch.setattr(table, "change", ask_after_the_second)
    stopped = jobs.run(store, job_id)
    assert stopped is not None
    assert (stopped.state, stopped.error) == (JobState.DETENIDO, jobs.STOPPED)
    assert stopped.finished_at is not None
    assert jobs.running(store) == []
    assert len(frames.submissions(store)) == 1, "what was written stays"
    monkeypatch.setattr(table, "change", change)
    again = jobs.run(store, table.add(store, str(folder), None, 1))
    assert again is not None
    assert (again.state, again.unchanged) == (JobState.TERMINADO, 1)
    assert len(frames.submissions(store)) == 3


def test_a_job_stopped_before_it_began_reads_nothing(tmp_path: Path, store: Store) -> None:
    write_cuenta(tmp_path / "uno.pdf")
    job_id = table.add(store, str(tmp_path), None, 1)
    jobs.stop(store, job_id)
    assert [job.state for job in jobs.running(store)] == [JobState.DETENIENDO], "its folder is still its own"
    stopped = jobs.run(store, job_id)
    assert stopped is not None
    assert stopped.state is JobState.DETENIDO
    assert frames.submissions(store).empty


def test_a_worker_that_died_while_stopping_has_stopped(store: Store) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    job_id = table.add(store, "/cuentas", None, None)
    table.change(store, job_id, state="en_marcha", pid=ended.pid, heartbeat_at=dt.datetime.now(dt.UTC))
    jobs.stop(store, job_id)
    assert [job.state for job in jobs.recent(store)] == [JobState.DETENIDO]


def test_what_has_ended_is_not_stopped(store: Store) -> None:
    job_id = table.add(store, "/cuentas", None, None)
    table.change(store, job_id, state="terminado")
    jobs.stop(store, job_id)
    assert [job.state for job in jobs.recent(store)] == [JobState.TERMINADO]
