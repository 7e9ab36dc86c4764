"""Cuentas that came and could not be read: of a known contract by name, and of the month of their folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from review.model import Month, Resultado
from review.recognition.grammar.dates import find_months
from review.store import Store, queries

Row = dict[str, Any]


def month_of_place(archivo: str, folder: str) -> Month | None:
    """The month that the nearest folder with one in its name tells: `2026-06/enviadas/luz.pdf`."""
    inside = PurePosixPath(archivo).parts[:-1]
    for name in (*reversed(inside), PureWindowsPath(folder).name):
        found = find_months(re.sub(r"[_\s]+", "-", name)) or find_months(name)
        if found:
            return found[0].value
    return None


def unread(store: Store) -> Iterator[Row]:
    """Rows of `queries.submissions`, their month that of their place."""
    for row in queries.submissions(store, undated=True):
        if row["result"] != Resultado.ILEGIBLE or not row["contract_key"] or not row["current"]:
            continue
        month = month_of_place(row["archivo"], row["folder"])
        if month is not None:
            yield row | {"period": str(month)}


def counted(accounts: list[Row]) -> list[Row]:
    """Of the cuentas of a contract and a month: those that could be read, else those that could not."""
    read = [row for row in accounts if row["resultado"] != Resultado.ILEGIBLE]
    return read or accounts
