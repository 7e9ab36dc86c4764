"""Reading with two machines against one, and what a page costs in the readers and in who gives the order.

Each machine is a worker of Dask with one thread, held to a share of one processor where this system lets us
(control groups of Linux, as root), and who gives the order, with its scheduler, to as much: so three machines
on one processor stand to each other as real ones do, whatever else the processors of this one are used for.
Where it does not, they have the processors that are free, and with fewer than three of them the ratio tells
of this machine. Read are papers of which most are scanned, and papers that are not; each way starts with an
empty database, and all must tell the same to the byte.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

import psutil

from tools.papers import folder as papers
from tools.papers.scanned import scan_all

AIM_RATIO = 1.8
SHARE = 0.25  # of one processor: three of them leave room on a machine of one
_PERIOD_US = 50_000


@dataclass(frozen=True, slots=True)
class Work:
    """How many cuentas are read of each kind."""

    scanned: int
    digital: int


FULL = Work(scanned=10, digital=40)
QUICK = Work(scanned=4, digital=16)


@dataclass(frozen=True, slots=True)
class Kind:
    """Of one kind of papers: seconds with one machine and with two, and the processor spent by the readers
    and by who gave the order (with the scheduler), with one machine."""

    name: str
    cuentas: int
    one: float
    two: float
    readers_cpu: float
    order_cpu: float
    same: bool

    @property
    def ratio(self) -> float:
        return self.one / self.two


@dataclass(frozen=True, slots=True)
class Spread:
    """Each kind; `share` is of a processor, None where machines could not be held to one."""

    share: float | None
    kinds: tuple[Kind, ...]

    @property
    def missed(self) -> bool:
        return not all(one.same for one in self.kinds) or (
            self.share is not None and any(one.ratio < AIM_RATIO for one in self.kinds)
        )


@dataclass(frozen=True, slots=True)
class _Run:
    seconds: float
    readers_cpu: float
    order_cpu: float
    told: bytes


def measure_cluster(place: Path, seed: str, work: Work) -> Spread:
    """Read each kind with one machine and with two. Needs the extra `cluster`."""
    warm = _folder(place / "tibia", f"{seed} tibia", 2, scanned=True)
    kinds = []
    share: float | None = SHARE
    for name, many in (("scanned", work.scanned), ("digital", work.digital)):
        folder = _folder(place / name, seed, many, scanned=name == "scanned")
        runs = []
        for machines in (1, 2):
            with _machines(place / f"{name} {machines}", machines) as (run, held):
                runs.append(run(folder, warm))
                share = share if held else None
        one, two = runs
        kinds.append(
            Kind(name, many, one.seconds, two.seconds, one.readers_cpu, one.order_cpu, one.told == two.told)
        )
    return Spread(share, tuple(kinds))


def _folder(folder: Path, seed: str, many: int, *, scanned: bool) -> Path:
    deals, made = papers.fresh_set(f"cluster {seed}", many)
    if scanned:
        made = [(path, scan_all(one, Random(path))) for path, one in made]
    papers.write(folder, deals, made, folder.with_suffix(".jsonl"))
    return folder


@contextmanager
def _machines(place: Path, many: int) -> Iterator[tuple[Callable[[Path, Path], _Run], bool]]:
    """So many readers and a scheduler; gives what reads a folder with them, and whether they are held to
    their share of a processor."""
    place.mkdir()
    told = place / "coordinador.json"
    here = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    with ExitStack() as ending:
        order, *groups = [ending.enter_context(_group()) for _ in range(1 + many)]

        def begun(group: Path | None, *arguments: str) -> subprocess.Popen[str]:
            join = "" if group is None else f"echo $$ > '{group}/cgroup.procs'; "
            command = ["sh", "-c", f'{join}exec "$@"', "sh", sys.executable, "-m", *arguments]
            with (place / "dask.log").open("ab") as log:
                one = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
            ending.callback(_end, one)
            return one

        scheduler = begun(order, "dask", "scheduler", "--port", "0", "--scheduler-file", str(told), *here)
        while not told.exists() or not told.read_text():
            assert scheduler.poll() is None, "the scheduler did not start"
            time.sleep(0.1)
        more = ("--scheduler-file", str(told), "--nthreads", "1", "--no-nanny", *here)
        readers = [begun(group, "dask", "worker", "--local-directory", str(place), *more) for group in groups]
        address = json.loads(told.read_text())["address"].replace("tcp://", "dask://")

        def run(folder: Path, warm: Path) -> _Run:
            out = place / "salida.jsonl"
            reading = begun(
                order, "tools.bench_cluster", address, str(many), str(warm), str(folder), str(out)
            )
            assert reading.stdout is not None
            moments = []
            for line in reading.stdout:
                if line == "begin\n":
                    for one in filter(None, (order, *groups)):
                        _hold(one)
                if line in ("begin\n", "end\n"):
                    moments.append((time.monotonic(), _cpu(readers), _cpu([scheduler, reading])))
            assert reading.wait() == 0, (place / "dask.log").read_text()
            seconds, of_readers, of_order = (now - was for was, now in zip(*moments, strict=True))
            return _Run(seconds, of_readers, of_order, out.read_bytes())

        yield run, order is not None


def _cpu(some: Sequence[subprocess.Popen[str]]) -> float:
    """Seconds of processor of these and of all that they started."""
    every = [one for each in some for one in (psutil.Process(each.pid), *_under(each.pid))]
    return sum(sum(one.cpu_times()[:2]) for one in every)


def _under(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def _end(process: subprocess.Popen[str]) -> None:
    some = [] if process.poll() is not None else [*_under(process.pid), psutil.Process(process.pid)]
    for one in some:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.wait()


@contextmanager
def _group() -> Iterator[Path | None]:
    """A group of processes that can be held to a share; None where this system lets us make none."""
    group = _CGROUPS / f"visto-bueno-{os.getpid()}-{next(_numbers)}"
    try:
        group.mkdir()
    except OSError:
        yield None
        return
    try:
        yield group if all((group / name).exists() for name in _LIMITS) else None
    finally:
        for _ in range(50):  # who was killed is there for a moment more
            with suppress(OSError):
                group.rmdir()
                break
            time.sleep(0.1)


def _hold(group: Path) -> None:
    """From now on they have SHARE of one processor together, however many others want it."""
    for name, value in _LIMITS.items():
        (group / name).write_text(str(value))


_V1 = Path("/sys/fs/cgroup/cpu")
_CGROUPS = _V1 if _V1.is_dir() else Path("/sys/fs/cgroup")
_QUOTA = int(SHARE * _PERIOD_US)
_LIMITS: dict[str, object] = (
    {"cpu.cfs_period_us": _PERIOD_US, "cpu.cfs_quota_us": _QUOTA, "cpu.shares": 4096}
    if _V1.is_dir()
    else {"cpu.max": f"{_QUOTA} {_PERIOD_US}", "cpu.weight": 400}
)
_numbers = count()


def table(found: Spread) -> str:
    """The result for people."""
    how = "with the processors that are free" if found.share is None else f"each {found.share} of a processor"
    lines = [f"Reading with one machine and with two, {how}:"]
    lines += [
        f"{one.name:10}{one.cuentas:4} cuentas  one {one.one:7.1f} s  two {one.two:7.1f} s  "
        f"ratio {one.ratio:.2f} (aim >= {AIM_RATIO})  "
        f"{'the same to the byte' if one.same else 'NOT THE SAME'}; processor of the readers "
        f"{one.readers_cpu:.1f} s, of the order {one.order_cpu:.1f} s"
        for one in found.kinds
    ]
    return "\n".join(lines)


def _order(address: str, machines: int, warm: Path, folder: Path, out: Path) -> None:
    """Read as the command does, once all that is loaded the first time is there."""
    from review.cli import main

    database = str(out.with_suffix(".db"))
    for turn in range(machines):  # until every reader has read a picture
        main(["leer", str(warm), "--bd", f"{database}.{turn}", "--motor", address])
    print("begin", flush=True)
    main(["leer", str(folder), "--bd", database, "--jsonl", str(out), "--motor", address])
    print("end", flush=True)


if __name__ == "__main__":
    _order(sys.argv[1], int(sys.argv[2]), *map(Path, sys.argv[3:]))
