"""Thirty people decide while two folders are read and a month is exported: how long anybody waits.

The people are threads of three processes, as sessions of three dashboards are. Told is how long each waited
for its turn to write, how much of it others really worked (`tools.watched_turns`: on a machine that others
use too, the rest is waiting for a processor; the aim is of this), and how long a whole click took. Every
click and every cuenta is counted afterwards, and the chain of acts is gone over: what is lost or doubled is
told, and misses the aim.

On SQLite, and with `--database` on an empty database of a PostgreSQL server:
`python -m tools.bench_many --database postgresql://USER@HOST/EMPTY`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review.store import Store, queries
from review.store import schema as t
from review.store.chain_walk import walk
from review.store.queries import rows
from review.upkeep.moving import move
from tools import many_cuentas
from tools.many_cuentas import NEWEST, Extent
from tools.papers import folder as papers
from tools.watched_turns import Turn, counted

AIM_SECONDS = 1.0
READINGS = 2


@dataclass(frozen=True, slots=True)
class Office:
    """How many people in how many processes, the clicks of each and the seconds between two of them; the
    cuentas that the database has before, and those of each folder that is read meanwhile."""

    extent: Extent
    people: int = 30
    dashboards: int = 3
    clicks: int = 6
    seconds: float = 10.0
    read: int = 60


FULL = Office(Extent(contracts=100, months=30))
QUICK = Office(Extent(contracts=40, months=6), clicks=3, seconds=6.0, read=15)


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds: of each turn to write, what of it others worked (`blocked`), and of each click. `lost` and
    `doubled` clicks, cuentas too few or too many, and breaks of the chain."""

    kind: str
    clicks: int
    read: int
    waited: tuple[float, ...]
    blocked: tuple[float, ...]
    took: tuple[float, ...]
    lost: int
    doubled: int
    cuentas_off: int
    breaks: int

    @property
    def missed(self) -> bool:
        return max(self.blocked) > AIM_SECONDS or bool(
            self.lost or self.doubled or self.cuentas_off or self.breaks
        )


def measure_many(place: Path, office: Office, address: str | None = None) -> Waits:
    """Make a database under `place`, carry it to the empty one at `address` where one is given, and have
    everybody at it at once. Raises StoreUnavailable."""
    filled = place / "muchos.db"
    filled_url = f"sqlite:///{filled}"
    many_cuentas.read(place, str(filled))
    many_cuentas.fill(str(filled), office.extent)
    database = address or str(filled)
    if address:
        move(filled_url, address)
    folders = [_folder(place, number, office.read) for number in range(READINGS)]
    with Store.open(database) as store:
        newest = [row["id"] for row in queries.submissions(store, month=NEWEST) if row["current"]]
        before, breaks = _counted(store), len(walk(store).breaks)
    people = [f"Persona {number}" for number in range(1, office.people + 1)]
    shares = {who: newest[number :: office.people] for number, who in enumerate(people)}
    told, others = _all_at_once(place, office, database, shares, folders)
    own = [Turn(**one) for each in told for one in each["turns"]]
    turns = [*own, *others]
    with Store.open(database) as store:
        cuentas, decisions = (now - was for now, was in zip(_counted(store), before, strict=True))
        said = [row["reason"] for row in rows(store, sa.select(t.DECISIONS)) if row["author"] in shares]
        chain = walk(store)
    due = office.people * office.clicks
    return Waits(
        kind=database.partition(":")[0] if address else "sqlite",
        clicks=decisions,
        read=cuentas,
        waited=tuple(one.waited for one in own),
        blocked=tuple(counted(turns)[: len(own)]),
        took=tuple(one for each in told for one in each["took"]),
        lost=due - len(set(said)),
        doubled=len(said) - len(set(said)),
        cuentas_off=cuentas - READINGS * office.read,
        breaks=len(chain.breaks) - breaks,
    )


def _counted(store: Store) -> tuple[int, int]:
    """Cuentas and decisions."""
    counts = [
        sa.select(sa.func.count().label("many")).select_from(one) for one in (t.SUBMISSIONS, t.DECISIONS)
    ]
    cuentas, decisions = (int(rows(store, one)[0]["many"]) for one in counts)
    return cuentas, decisions


def _folder(place: Path, number: int, files: int) -> Path:
    """Digital papers with their list of contracts."""
    folder = place / f"carpeta {number}"
    deals, submissions = papers.fresh_set(f"many {number}", files)
    papers.write(folder, deals, submissions, place / f"{number}.jsonl")
    return folder


def _all_at_once(
    place: Path, office: Office, database: str, shares: dict[str, list[int]], folders: Sequence[Path]
) -> tuple[list[dict[str, Any]], list[Turn]]:
    """What each process of people tells, and the turns of the others."""
    own = list(shares.items())
    size = -(-len(own) // office.dashboards)
    groups = [own[start : start + size] for start in range(0, len(own), size)]
    people = [
        _begun("tools.many_people", database, len(group), office.clicks, office.seconds) for group in groups
    ]
    for one, group in zip(people, groups, strict=True):
        _say(one, *(json.dumps({"who": who, "cuentas": cuentas}) for who, cuentas in group))
    for one in people:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n", "a process of people did not begin"
    book = place / "mes.xlsx"
    works: list[tuple[object, ...]] = [
        *(("leer", one, "--bd", database, "--procesos", 1) for one in folders),
        ("exportar", "--mes", NEWEST, "--salida", book, "--bd", database),
    ]
    notes = [place / f"turnos {number}.json" for number, _ in enumerate(works)]
    others = [_begun("tools.watched_turns", note, *work) for note, work in zip(notes, works, strict=True)]
    for one in people:
        _say(one, "")
    told = [json.loads(one.communicate()[0]) for one in people]
    for one in others:
        one.communicate()
        assert one.returncode in (0, 1), one.args
    assert book.exists()
    return told, [Turn(**one) for note in notes for one in json.loads(note.read_text("utf-8"))]


def _begun(module: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _say(process: subprocess.Popen[str], *lines: str) -> None:
    assert process.stdin is not None
    process.stdin.writelines(f"{line}\n" for line in lines)
    process.stdin.flush()


def table(found: Waits) -> str:
    """The result for people."""
    waited, blocked, took = found.waited, found.blocked, found.took
    return "\n".join(
        [
            f"{found.kind}: {found.clicks} clicks of many people while {found.read} cuentas are read and a "
            "month is exported, seconds:",
            f"{'waited for its turn':22}median {statistics.median(waited):.3f}  longest {max(waited):.3f}"
            f"  of {len(waited)}",
            f"{'of it others worked':22}median {statistics.median(blocked):.3f}  longest {max(blocked):.3f}"
            f" (aim <= {AIM_SECONDS:.0f})",
            f"{'a whole click':22}median {statistics.median(took):.3f}  longest {max(took):.3f}",
            f"lost {found.lost}, doubled {found.doubled}, cuentas too many {found.cuentas_off}, "
            f"breaks of the chain {found.breaks}",
        ]
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_many", description=__doc__)
    parser.add_argument("--database", help="an empty one of a PostgreSQL server")
    parser.add_argument("--quick", action="store_true", help="a smaller office")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        found = measure_many(Path(place), QUICK if args.quick else FULL, args.database)
    print(table(found))
    return int(found.missed)


if __name__ == "__main__":
    sys.exit(main())
