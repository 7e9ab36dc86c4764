"""The tables of one folder for an analyst: `review.load`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from review import frames, spanish
from review.analysis import analyst_tables, kept_folders, notebook_progress, parquet_files
from review.catalogue.table_columns import TABLES
from review.errors import BadArgument
from review.machine.far_places import told
from review.machine.outputs import write_whole
from review.model import Month
from review.pipeline import FolderReport, read_folder
from review.sharing.export import month_book
from review.sheets.month import Scope, write_month
from review.store import Store

LOADED = (
    "submissions",
    "items",
    "pages",
    "fields",
    "findings",
    "contracts",
    "payments",
    "payable",
    "obligaciones",
    "decisions",
    "doubts",
)
"""The tables of a `Tables`, by their names in the catalogue."""


@dataclass(frozen=True, slots=True, repr=False)
class Tables:
    """DataFrames with the columns of `review.catalogue`, and what the reading came to.

    `submissions` (or `cuentas`) has a row for each cuenta of the folder; `items`, `pages`, `fields`,
    `findings`, `decisions` and `doubts` join it by `submission_id`; `payments` are the cuentas in force, and
    `payable` tells who of them must be paid; `obligaciones` are their obligations one by one; `contracts` are
    those that the database knows. `database` is where they came from, None where it is gone.
    """

    submissions: pd.DataFrame
    items: pd.DataFrame
    pages: pd.DataFrame
    fields: pd.DataFrame
    findings: pd.DataFrame
    contracts: pd.DataFrame
    payments: pd.DataFrame
    payable: pd.DataFrame
    obligaciones: pd.DataFrame
    decisions: pd.DataFrame
    doubts: pd.DataFrame
    report: FolderReport
    database: str | None = None

    @property
    def cuentas(self) -> pd.DataFrame:
        return self.submissions

    @property
    def months(self) -> list[str]:
        """The months billed, oldest first, as AAAA-MM."""
        return sorted(self.submissions["periodo"].dropna().unique())

    def parquet(self, folder: str | Path) -> list[Path]:
        """Write each table as a Parquet file of its name into a folder that is there; gives the files.

        Raises OutputUnwritable.
        """
        written = []
        for name in LOADED:
            about, spec = TABLES[name]
            place = Path(folder) / f"{name}.parquet"
            write_whole(place, parquet_files.as_parquet(getattr(self, name), spec, about))
            written.append(place)
        return written

    def workbook(
        self, month: str, path: str | Path, state: Scope = "todas", author: str = "análisis"
    ) -> Path:
        """Write the workbook of a month (AAAA-MM), as «vistobueno exportar» does; gives its path.

        Raises BadArgument for a month without cuentas or where nothing was kept, OutputUnwritable,
        StoreUnavailable.
        """
        if self.database is None:
            raise BadArgument("De esta carpeta no se guardó nada (keep=False). Cárguela sin keep=False.")
        if month not in self.months:
            raise BadArgument(f"No hay cuentas de {month}. Meses con cuentas: {', '.join(self.months)}.")
        with Store.open(self.database, must_exist=True) as store:
            write_month(Path(path), month_book(store, Month.parse(month), state, author))
        return Path(path)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(getattr(self, name))}" for name in LOADED)
        return f"<tablas de «{self.report.folder.name}»: {counts}>"

    def _repr_html_(self) -> str:
        """The tables with what a row of each is, for a notebook."""
        rows = "".join(
            f"<tr><td><code>{name}</code></td><td style='text-align:right'>"
            f"{spanish.number(len(getattr(self, name)))}</td><td style='text-align:left'>"
            f"{escape(TABLES[name][0])}</td></tr>"
            for name in LOADED
        )
        told = [f"<b>{escape(self.report.folder.name)}</b>: {spanish.plural(self.report.found, 'archivo')}"]
        told += [escape(note) for note in self.report.ways_notes]
        unread = [f"{one.archivo}: {one.reason}" for one in self.report.unread]
        told += [escape(line) for line in unread]
        head = "<tr><th>Tabla</th><th>Filas</th><th style='text-align:left'>Qué es una fila</th></tr>"
        return f"<p>{'<br>'.join(told)}</p><table>{head}{rows}</table>"


def load_tables(folder: Path, contracts: Path | None, database: str | None, *, keep: bool = True) -> Tables:
    """See `review.load`."""
    url = database
    if url is None and keep:
        url = str(kept_folders.database_of(folder, contracts))
    with _opened(url) as store, notebook_progress.told() as tell:
        report = read_folder(folder, store, contracts=contracts, progress=tell)
        submissions = frames.submissions(store)
        submissions = submissions[submissions["carpeta"] == told(report.folder)].reset_index(drop=True)
        ids = submissions["id"]
        names = {int(number): str(name) for number, name in zip(ids, submissions["archivo"], strict=True)}
        pages, fields, findings = (
            _of(table(store), ids) for table in (frames.pages, frames.fields, frames.findings)
        )
        return Tables(
            submissions=submissions,
            items=analyst_tables.items(submissions, pages, fields, findings),
            pages=pages,
            fields=fields,
            findings=findings,
            contracts=frames.contracts(store),
            payments=_of(frames.payments(store), ids),
            payable=_of(frames.payable(store), ids),
            obligaciones=_of(frames.obligaciones(store), ids),
            decisions=analyst_tables.decisions(store, names),
            doubts=analyst_tables.doubts(store, names),
            report=report,
            database=url,
        )


def _of(table: pd.DataFrame, ids: pd.Series[int]) -> pd.DataFrame:
    return table[table["submission_id"].isin(ids)].reset_index(drop=True)


@contextmanager
def _opened(database: str | None) -> Iterator[Store]:
    """The database asked for, or one that is forgotten afterwards."""
    if database is not None:
        with Store.open(database) as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory(prefix="vistobueno-") as folder,
        Store.open(f"{folder}/datos.db") as store,
    ):
        yield store
