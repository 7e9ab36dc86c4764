"""Which contracts end soon, and what is left to bill of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from review.frames import totals
from review.pipeline import ways_in_force
from review.store import Store, queries

Row = dict[str, Any]


def rows(store: Store, submissions: pd.DataFrame, contracts: pd.DataFrame, today: dt.date) -> Iterator[Row]:
    """Those in the lists that end from `today` on within the calendar days of their folder's checklist, the
    first to end first, as rows of `ENDING`."""
    folders = {row["folder"]: row["folder_id"] for row in queries.contracts(store)}
    notice = cache(lambda folder: ways_in_force.of_folder(store, folder or 0).checklist.ending_days)
    found = []
    for contract, accounts in totals.by_contract(contracts, totals.in_force(submissions)):
        end = contract.get("fecha_fin")
        if contract.get("en_lista") is not True or not isinstance(end, dt.date) or pd.isna(end):
            continue
        left = (pd.Timestamp(end).date() - today).days
        if 0 <= left <= notice(folders.get(_known(contract["carpeta"]))):
            found.append({**_billed(contract, accounts), "fecha_fin": end, "dias": left})
    yield from sorted(found, key=lambda row: (row["dias"], row["contratista"] or "", row["contrato"]))


def _billed(contract: Row, accounts: list[Row]) -> Row:
    total = _known(contract["valor_total"])
    values = [int(row["valor"]) for row in accounts if not pd.isna(row["valor"])]
    months = [row["periodo"] for row in accounts if isinstance(row["periodo"], str)]
    return {
        **{name: _known(contract[name]) for name in (*totals.WHO, "supervisor")},
        "valor_total": total,
        "cobrado": sum(values),
        "pendiente": None if total is None else int(total) - sum(values),
        "sin_valor": len(accounts) - len(values),
        "ultimo_periodo": max(months, default=None),
    }


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value
