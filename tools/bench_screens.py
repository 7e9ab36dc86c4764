"""What a page of the dashboard costs in a database of very many cuentas, in seconds of processor.

The baseline is the same page on the same month alone: a database that holds nothing but that month, of as
many cuentas. So the ratio is what the rest of the database costs whoever looks at one month. A page is run
as Streamlit runs it, without a browser: `first` is its first run in a new session after something was
written to the database, `again` the run after a click that changes nothing. The least of some rounds, since
a busy machine only ever adds.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from streamlit.testing.v1 import AppTest

from review.store import DATABASE_VARIABLE, Store, visits
from tools import many_cuentas
from tools.many_cuentas import NEWEST, Extent

AIM_CLICK, AIM_PAGE = 0.5, 2.0  # seconds of processor
AIM_RATIO = 1.5
FULL, QUICK = Extent(contracts=3_000, months=33), Extent(contracts=150, months=12)
_ROUNDS = 2
_SECONDS = 3_600.0  # what only a hang takes
_DASHBOARD = Path(__file__).resolve().parents[1] / "dashboard.py"

Params = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """A page as somebody opens it."""

    title: str
    page: str
    params: Params


_MES = {"mes": str(NEWEST)}
LOOKS = (
    Look("Inicio", "inicio", _MES),
    Look("Bandeja", "bandeja", _MES),
    Look("Bandeja, filtrada", "bandeja", {**_MES, "resultado": "incompleta", "supervisor": "Supervisora 7"}),
    Look("Bandeja, por valor", "bandeja", {**_MES, "orden": "-valor"}),
    Look("Bandeja, hoja 3", "bandeja", {**_MES, "hoja": "3"}),
    Look("Bandeja, buscar", "bandeja", {**_MES, "q": "supervisora 21"}),
    Look("Revisar", "revisar", _MES),
    Look("Dudas", "dudas", _MES),
    Look("Pagos", "pagos", _MES),
    Look("Pagos, por mes", "pagos", {"vista": "mes"}),
    Look("Cumplimiento", "cumplimiento", _MES),
    Look("Fallas", "fallas", _MES),
    Look("SECOP II, cuentas", "secop", {**_MES, "vista": "cuentas"}),
    Look("Exportar", "exportar", _MES),
    Look("Informes", "informes", _MES),
    Look("Lista", "lista", {}),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Seconds of processor of a page: its `first` run and the one `again`."""

    first: float
    again: float


@dataclass(frozen=True, slots=True)
class PageCost:
    """A page among all cuentas, and on its month alone."""

    title: str
    many: Drawn
    alone: Drawn

    @property
    def ratio(self) -> float:
        """Of the first runs."""
        return self.many.first / max(self.alone.first, 1e-3)


@dataclass(frozen=True, slots=True)
class Screens:
    """How many cuentas there were in all and in the month, the seconds that making them took, and pages."""

    cuentas: int
    of_month: int
    making: float
    pages: tuple[PageCost, ...]


def measure_screens(place: Path, extent: Extent, looks: Sequence[Look] = LOOKS) -> Screens:
    """Make both databases under `place` and open each page on them. Raises StoreUnavailable."""
    began = time.process_time()
    many, alone = place / "muchas.db", place / "mes.db"
    many_cuentas.read(place, str(many))
    shutil.copy(many, alone)
    for database, each in ((many, extent), (alone, Extent(extent.contracts, 1))):
        many_cuentas.fill(str(database), each)
    making = time.process_time() - began
    cost = {name: [drawn(name, look) for look in looks] for name in (many, alone)}
    pages = tuple(PageCost(look.title, *both) for look, *both in zip(looks, *cost.values(), strict=True))
    return Screens(extent.cuentas, extent.contracts, making, pages)


def drawn(database: Path, look: Look) -> Drawn:
    """The least of the rounds; what the first of them loads and keeps for all pages is in none of the later.
    Raises AssertionError when the page fails."""
    found = [_once(database, look) for _ in range(_ROUNDS + 1)][1:]
    return Drawn(min(one.first for one in found), min(one.again for one in found))


def _once(database: Path, look: Look) -> Drawn:
    with Store.open(str(database)) as store:
        visits.seen(store, "banco de pruebas", look.page, {}, dt.datetime.now(dt.UTC))
    with _on(database):
        app = opened(look)
        first = _cpu(app)
        again = _cpu(app)
    failed = [*(one.value for one in app.exception), *(one.value for one in app.error)]
    assert not failed, f"{look.title}: {failed}"
    return Drawn(first, again)


def opened(look: Look) -> AppTest:
    """A new session at the address of a page, which has not been run yet."""
    app = AppTest.from_file(str(_DASHBOARD), default_timeout=_SECONDS)
    app.switch_page(f"pages/{look.page}.py")
    for name, value in look.params.items():
        app.query_params[name] = value
    return app


def _cpu(app: AppTest) -> float:
    began = time.process_time()
    app.run()
    return time.process_time() - began


@contextlib.contextmanager
def _on(database: Path) -> Iterator[None]:
    before = os.environ.get(DATABASE_VARIABLE)
    os.environ[DATABASE_VARIABLE] = str(database)
    try:
        yield
    finally:
        if before is None:
            del os.environ[DATABASE_VARIABLE]
        else:
            os.environ[DATABASE_VARIABLE] = before


def table(found: Screens) -> str:
    """The result for people."""
    lines = [
        f"{found.cuentas} cuentas, {found.of_month} of them in the month looked at;"
        f" made in {found.making:.0f} s. Seconds of processor, against the month alone:",
        f"{'':22}{'first':>8}{'again':>8}{'alone':>8}{'again':>8}{'ratio':>8}",
    ]
    lines += [
        f"{one.title:22}{one.many.first:8.2f}{one.many.again:8.2f}"
        f"{one.alone.first:8.2f}{one.alone.again:8.2f}{one.ratio:8.1f}"
        for one in found.pages
    ]
    lines.append(
        f"aims: a click <= {AIM_CLICK} s, a page <= {AIM_PAGE:.0f} s, ratio <= {AIM_RATIO} of the month alone"
    )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    import argparse
    import tempfile

    parser = argparse.ArgumentParser(prog="python -m tools.bench_screens", description=__doc__)
    parser.add_argument("--contracts", type=int, default=FULL.contracts, help="cuentas of a month")
    parser.add_argument("--months", type=int, default=FULL.months)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        print(table(measure_screens(Path(place), Extent(args.contracts, args.months))))


if __name__ == "__main__":
    main()
