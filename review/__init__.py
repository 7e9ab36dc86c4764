"""Visto Bueno: reads, checks and tabulates monthly cuentas de cobro (Colombia, SECOP II).

For an analyst: `review.read(path)` gives one submission, `review.load(folder)` the tables of a folder and
`review.page_tables(path, page)` the ruled tables printed on a page.
Importing the package is cheap: PDF and table libraries are loaded when one of these is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from review.machine import offline

if TYPE_CHECKING:
    import pandas as pd

    from review.model import Submission
    from review.sharing.tables import Tables

__version__ = "0.2.0"
__all__ = ["__version__", "load", "page_tables", "read"]

offline.silence()


def read(path: str | Path, contracts: str | Path | None = None) -> Submission:
    """Read and judge one PDF, without a database.

    Without `contracts` (CSV or XLSX) its items are checked against each other only. A file that cannot be
    read gives a submission whose `document.lectura` tells. Raises ContractsUnreadable.
    """
    from review.pipeline import contract_book, examine

    return examine(Path(path), contract_book(None if contracts is None else Path(contracts)))


def load(
    folder: str | Path, contracts: str | Path | None = None, database: str | Path | None = None
) -> Tables:
    """Read a folder and give its tables as DataFrames; the columns are told in `review.catalogue`.

    With `database` (URL or path) what was read is kept there, and the next time only what changed is read.
    Raises FolderUnreadable, ContractsUnreadable, StoreUnavailable.
    """
    from review.sharing.tables import load_tables

    return load_tables(
        Path(folder),
        None if contracts is None else Path(contracts),
        None if database is None else str(database),
    )


def page_tables(path: str | Path, page: int) -> list[pd.DataFrame]:
    """The tables that ruling lines draw on page `page` (from 1), cells as printed, first row included.

    For the papers whose detail is a table, such as a planilla's. Raises PageUnavailable.
    """
    import pandas as pd

    from review.reading import tables_on_page

    return [pd.DataFrame(rows) for rows in tables_on_page(Path(path), page)]
