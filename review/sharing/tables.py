"""The tables of one folder for an analyst: `review.load`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from review import frames
from review.pipeline import FolderReport, read_folder
from review.store import Store


@dataclass(frozen=True, slots=True)
class Tables:
    """DataFrames with the columns of `review.catalogue`, and what the reading came to.

    `submissions` has a row for each cuenta of the folder; `pages`, `fields` and `findings` join it by
    `submission_id`; `payments` are the cuentas in force, and `payable` tells who of them must be paid;
    `contracts` are those that the database knows.
    """

    submissions: pd.DataFrame
    pages: pd.DataFrame
    fields: pd.DataFrame
    findings: pd.DataFrame
    contracts: pd.DataFrame
    payments: pd.DataFrame
    payable: pd.DataFrame
    report: FolderReport


def load_tables(folder: Path, contracts: Path | None, database: str | None) -> Tables:
    """See `review.load`."""
    with _opened(database) as store:
        report = read_folder(folder, store, contracts=contracts)
        submissions = frames.submissions(store)
        submissions = submissions[submissions["carpeta"] == str(report.folder)].reset_index(drop=True)
        ids = submissions["id"]
        return Tables(
            submissions=submissions,
            pages=_of(frames.pages(store), ids),
            fields=_of(frames.fields(store), ids),
            findings=_of(frames.findings(store), ids),
            contracts=frames.contracts(store),
            payments=_of(frames.payments(store), ids),
            payable=_of(frames.payable(store), ids),
            report=report,
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
