"""Cuentas that came and could not be read: of a known contract by name, and of the month of their folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from review.model import Resultado
from review.recognition.grammar.folder_months import month_of_place
from review.store import Store, queries

Row = dict[str, Any]


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
