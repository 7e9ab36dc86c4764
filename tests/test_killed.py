"""Killed at any moment, reading and deciding: nothing lost, nothing doubled, and the same in the end.

The moments are chosen at random under a seed, always the same ones: what holds for any must hold for these.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from review import frames
from review.pipeline import jobs
from review.pipeline.jobs import JobState
from review.store import Store, chain_walk, copies
from review.store import schema as t
from review.store.queries import rows
from tests.folders import write_contracts, write_cuenta, write_scan
from tests.servers import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
CLICKS = 12  # decisions
OF_THE_RUN = ["id", "carpeta", "recibida", "leida", "revisada", "revisado_en", "visto_en"]


def begun(moment: int, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.killed_at", str(moment), *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, list[list[str]]]:
    """Its exit status and what it told."""
    out, err = process.communicate()
    assert "Traceback" not in err, err
    return process.returncode, [line.split() for line in out.splitlines()]


def moments(told: list[list[str]]) -> int:
    assert told[-1][0] == "moments"
    return int(told[-1][1])


def papers(place: Path, *, scan: bool) -> Path:
    for number in range(4):
        write_cuenta(place / f"{number}.pdf", note=str(number))
    (place / "roto.pdf").write_bytes(b"%PDF-1.4 cortado")
    if scan:
        write_scan(place / "6.pdf")
    write_contracts(place)
    return place


def lines_of(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_text("utf-8").splitlines()]


def told_of(database: Path, *but: str) -> list[list[str]]:
    """All that a reading comes to, but for what each run numbers and dates anew, and these columns."""
    with Store.open(str(database)) as store:
        made = (frames.submissions, frames.findings, frames.fields, frames.pages, frames.files)
        return [_plain(make(store), but) for make in made]


def _plain(table: pd.DataFrame, but: Sequence[str]) -> list[str]:
    dated = [name for name in table if "id" in str(name).split("_") or name in (*OF_THE_RUN, *but)]
    return sorted(map(str, table.drop(columns=dated).to_dict("records")))


@contextmanager
def deciding(database: Path, moment: int, first: int) -> Iterator[list[int]]:
    """Somebody decides meanwhile, from their click `first` on; gives the clicks that they were told of."""
    clicks: list[int] = []
    process = begun(moment, "decidir", database, first, CLICKS)
    yield clicks
    _, told = ended(process)
    clicks += [int(line[1]) for line in told if line[0] == "recorded"]


def run(tmp_path: Path, seed: int, kills: int, *, scan: bool) -> None:
    folder = papers(tmp_path / "cuentas", scan=scan)
    calm, database = tmp_path / "calma" / "a.db", tmp_path / "b" / "b.db"
    output = database.with_name("x.jsonl")
    for one in (calm, database):
        one.parent.mkdir()
    status, told = ended(begun(0, "leer", folder, calm, calm.with_name("x.jsonl")))
    assert status == 1, "one file cannot be read"
    of_reading, undisturbed = moments(told), lines_of(calm.with_name("x.jsonl"))
    chance = random.Random(seed)

    for _ in range(kills):
        status, _ = ended(begun(1 + chance.randrange(of_reading), "leer", folder, database, output))
        assert status in (-signal.SIGKILL, 1)
    ended(begun(0, "leer", folder, database, output))
    assert lines_of(output) == undisturbed
    assert told_of(database) == told_of(calm)

    recorded: list[int] = []
    for left in range(kills, -1, -1):  # the last is not killed
        first = recorded[-1] + 1 if recorded else 0
        with deciding(database, left and 1 + chance.randrange(10 * CLICKS), first) as clicks:
            write_cuenta(folder / "0.pdf", note=f"versión {left}")
            ended(begun(left and 1 + chance.randrange(of_reading), "leer", folder, database, output))
        recorded += clicks
    assert recorded == list(range(CLICKS)), "each click was told to be recorded, once"
    with Store.open(str(database)) as store:
        held = rows(store, sa.select(t.DECISIONS).order_by(t.DECISIONS.c.id))
        assert [row["reason"] for row in held] == [str(number) for number in range(CLICKS)]
        found = chain_walk.walk(store)
        lists = rows(store, sa.select(t.LIST_IMPORTS))
    assert found.breaks == ()
    assert found.head is not None
    assert (found.head.count, len(lists)) == (CLICKS + 1, 1), "the list of contracts was taken once"
    assert copies.faults(database) == ()
    names = {path.name for path in database.parent.iterdir()}
    assert names <= {"b.db", "b.db-wal", "b.db-shm", "x.jsonl"}, "no draft stays"


def test_killed_at_random_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    run(tmp_path, seed=16, kills=2, scan=False)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_killed_at_random_many_times(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed=seed, kills=6, scan=True)


def run_jobs(tmp_path: Path, seed: int, kills: int) -> None:
    """A job of the dashboard, killed again and again, and once not."""
    folder = papers(tmp_path / "cuentas", scan=False)
    calm, database = tmp_path / "calma" / "a.db", tmp_path / "b" / "b.db"
    for one in (calm, database):
        one.parent.mkdir()
    status, told = ended(begun(0, "trabajar", folder, calm))
    assert status == 0
    chance, killed = random.Random(seed), 0
    for _ in range(kills):
        status, _ = ended(begun(1 + chance.randrange(moments(told)), "trabajar", folder, database))
        assert status in (-signal.SIGKILL, 0)
        killed += status != 0
    assert killed > 0
    assert ended(begun(0, "trabajar", folder, database))[0] == 0
    assert told_of(database, "nuevo") == told_of(calm, "nuevo"), "the same, but for what the last job found"
    with Store.open(str(database)) as store:
        states = [one.state for one in jobs.recent(store, limit=99)]
        found = chain_walk.walk(store)
        lists = rows(store, sa.select(t.LIST_IMPORTS))
    assert states.count(JobState.INTERRUMPIDO) == killed
    assert states.count(JobState.TERMINADO) == kills + 1 - killed
    assert (found.breaks, len(lists)) == ((), 1)
    assert copies.faults(database) == ()


def test_a_job_killed_at_random_is_told_and_loses_nothing(tmp_path: Path) -> None:
    run_jobs(tmp_path, seed=8, kills=2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_a_job_killed_at_random_many_times(tmp_path: Path, seed: int) -> None:
    run_jobs(tmp_path, seed=seed, kills=8)
