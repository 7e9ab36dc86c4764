"""Visto Bueno: reads, checks and tabulates monthly cuentas de cobro (Colombia, SECOP II).

For an analyst: `review.read(path)` gives one submission, `review.load(folder)` the tables of a folder,
`review.page_tables(path, page)` the ruled tables printed on a page, and `review.forget()` empties what `load`
kept. A notebook shows what the first two give.
Importing the package is cheap: PDF and table libraries are loaded when one of these is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from review.machine import offline

if TYPE_CHECKING:
    import pandas as pd

    from review.analysis.one_cuenta import ReadCuenta
    from review.analysis.tables import Tables

__version__ = "0.2.0"
__all__ = ["__version__", "forget", "load", "page_tables", "read"]

offline.silence()


def read(path: str | Path, contracts: str | Path | None = None) -> ReadCuenta:
    """Read and judge one PDF, without a database.

    Without `contracts` (CSV or XLSX) its items are checked against each other only. A file that cannot be
    read gives a submission whose `document.lectura` tells. Raises ContractsUnreadable.
    """
    from review.analysis.one_cuenta import ReadCuenta
    from review.pipeline import contract_book, examine

    book = contract_book(None if contracts is None else Path(contracts))
    return ReadCuenta.of(examine(Path(path), book), Path(path))


def load(
    folder: str | Path,
    contracts: str | Path | None = None,
    database: str | Path | None = None,
    *,
    keep: bool = True,
) -> Tables:
    """Read a folder and give its tables as DataFrames; the columns are told in `review.catalogue`.

    What was read is kept by its content, and the next time only what is new or changed is read: in `database`
    (URL or path), with all that people decided there, or else in the user's cache, closed to others, until
    `forget` empties it; with `keep=False`, nowhere. Raises FolderUnreadable, ContractsUnreadable,
    StoreUnavailable.
    """
    from review.analysis.tables import load_tables

    return load_tables(
        Path(folder),
        None if contracts is None else Path(contracts),
        None if database is None else str(database),
        keep=keep,
    )


def forget(folder: str | Path | None = None) -> int:
    """Forget what `load` kept of a folder in the user's cache, or of all; gives of how many."""
    from review.analysis.kept_folders import forget as forget_kept

    return forget_kept(None if folder is None else Path(folder))


def page_tables(path: str | Path, page: int) -> list[pd.DataFrame]:
    """The tables that ruling lines draw on page `page` (from 1), cells as printed, first row included.

    For the papers whose detail is a table, such as a planilla's. Raises PageUnavailable.
    """
    import pandas as pd

    from review.reading import tables_on_page

    return [pd.DataFrame(rows) for rows in tables_on_page(Path(path), page)]
