"""Clusters of Dask on this machine: in this process, which is quick, or of processes that can be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.servers import ROOT
from tests.waiting import until


def address_of(cluster: Any) -> str:
    """How the address of a cluster is typed."""
    address: str = cluster.scheduler_address
    return address.replace("tcp://", "dask://")


@contextmanager
def in_this_process(workers: int = 1, threads: int = 2) -> Iterator[Any]:
    """A scheduler and workers in threads of this process; only what they have read is another."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers,
        threads_per_worker=threads,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=False,
    ) as cluster:
        yield cluster


@dataclass(slots=True)
class Machines:
    """A scheduler and workers, each a process of its own. What `preload` says runs in the workers first."""

    place: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def _file(self) -> Path:
        return self.place / "coordinador.json"

    @property
    def address(self) -> str:
        told: str = json.loads(self._file.read_text())["address"]
        return told.replace("tcp://", "dask://")

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        return self.processes[0]

    def start(self, workers: int, *more: str) -> None:
        self._run("scheduler", "--port", "0")
        until(self._is_up, "the scheduler")
        for _ in range(workers):
            self._run("worker", "--nthreads", "1", *more)
        until(lambda: self._known() == workers, "the workers")

    def _is_up(self) -> bool:
        assert self.scheduler.poll() is None, "the scheduler did not start"
        return self._file.exists() and bool(self._file.read_text())

    def _run(self, what: str, *more: str) -> None:
        # As docs/muchas_maquinas.md says: without the last, a page of its state is open to all.
        here = ["--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
        command = [sys.executable, "-m", "dask", what, *here]
        with (self.place / f"{what}-{len(self.processes)}.log").open("wb") as log:
            one = subprocess.Popen(
                [*command, "--scheduler-file", str(self._file), *more],
                cwd=self.place,
                env={**os.environ, "PYTHONPATH": str(ROOT), "DASK_TEMPORARY_DIRECTORY": str(self.place)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(one)

    def _known(self) -> int:
        from distributed import Client

        with Client(self.address.replace("dask://", "tcp://"), set_as_default=False) as client:
            return len(client.nthreads())

    def end(self) -> None:
        for one in reversed(self.processes):
            try:
                os.killpg(one.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            finally:
                one.wait()


@contextmanager
def of_processes(place: Path, workers: int, *more: str) -> Iterator[Machines]:
    """A cluster of so many workers, each of one thread; `more` is said to the workers' command."""
    place.mkdir(parents=True, exist_ok=True)
    machines = Machines(place.resolve())
    try:
        machines.start(workers, *more)
        yield machines
    finally:
        machines.end()
