"""What pages and a decision cost as a database grows, in seconds of processor: a thousand cuentas, ten and a
hundred thousand.

The baseline is the smallest of the databases, of as many months as the others: the ratio is what the largest
costs against it. Pages are run as `tools.bench_screens` does, `first` and `again`; a decision is one approval
with all that follows from it.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from review import desk
from review.model import Verdict
from review.store import Store, queries
from tools import many_cuentas
from tools.bench_screens import AIM_RATIO, LOOKS, Drawn, Look, drawn
from tools.many_cuentas import NEWEST, Extent

FULL = tuple(Extent(contracts=many, months=33) for many in (30, 300, 3_000))
QUICK = (Extent(contracts=30, months=6), Extent(contracts=300, months=6))
_DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """A page on each of the databases, the smallest first."""

    title: str
    sizes: tuple[Drawn, ...]

    @property
    def ratio(self) -> float:
        """Of the first runs, the largest against the smallest."""
        return self.sizes[-1].first / max(self.sizes[0].first, 1e-3)

    @property
    def again(self) -> float:
        """The same of the runs after a click."""
        return self.sizes[-1].again / max(self.sizes[0].again, 1e-3)


@dataclass(frozen=True, slots=True)
class Scale:
    """How many cuentas each database has, what one decision costs in it, and the pages."""

    cuentas: tuple[int, ...]
    deciding: tuple[float, ...]
    pages: tuple[Growth, ...]


def measure_scale(
    place: Path, extents: Sequence[Extent], looks: Sequence[Look] = LOOKS, decisions: int = _DECISIONS
) -> Scale:
    """Make a database of each extent under `place`, open each page on it and decide. Raises
    StoreUnavailable."""
    read = place / "leidas.db"
    many_cuentas.read(place, str(read))
    sizes, deciding = [], []
    for extent in extents:
        database = place / f"{extent.cuentas}.db"
        shutil.copy(read, database)
        many_cuentas.fill(str(database), extent)
        sizes.append([drawn(database, look) for look in looks])
        deciding.append(_one_decision(database, decisions))
    pages = tuple(Growth(look.title, tuple(of)) for look, *of in zip(looks, *sizes, strict=True))
    return Scale(tuple(extent.cuentas for extent in extents), tuple(deciding), pages)


def _one_decision(database: Path, decisions: int) -> float:
    """Seconds of processor of an approval: the middle one of some."""
    with Store.open(str(database)) as store:
        month = queries.submissions(store, month=NEWEST)
        waiting = [row["id"] for row in month if row["current"] and row["verdict"] is None]
        took = []
        for number in waiting[:decisions]:
            began = time.process_time()
            desk.decide(store, number, Verdict.APROBADA, "", "banco de pruebas")
            took.append(time.process_time() - began)
    return statistics.median(took)


def table(found: Scale) -> str:
    """The result for people."""
    head = "".join(f"{many:>10}{'again':>8}" for many in found.cuentas)
    lines = [
        "Seconds of processor by how many cuentas a database has, a page's first run and one after a click:",
        f"{'':22}{head}{'ratio':>8}{'again':>8}",
    ]
    for one in found.pages:
        cells = "".join(f"{size.first:10.2f}{size.again:8.2f}" for size in one.sizes)
        lines.append(f"{one.title:22}{cells}{one.ratio:8.1f}{one.again:8.1f}")
    cells = "".join(f"{seconds:10.2f}{'':8}" for seconds in found.deciding)
    ratio = found.deciding[-1] / max(found.deciding[0], 1e-3)
    lines += [f"{'One decision':22}{cells}{ratio:8.1f}", f"aim: ratio <= {AIM_RATIO} of the smallest"]
    return "\n".join(lines)
