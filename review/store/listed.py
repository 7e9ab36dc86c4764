"""What the list of each folder tells of contracts, kept as it was told, a row for each contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from review.contracts.known import Telling
from review.store import schema as t
from review.store.contract_rows import contract_from, payment_from, told_contract, told_payment


def tellings(connection: sa.Connection) -> tuple[Telling, ...]:
    """All that the lists of every folder tell, in the order in which they were taken."""
    table = t.LISTED_CONTRACTS
    found = connection.execute(sa.select(table).order_by(table.c.id)).mappings()
    return tuple(_telling(dict(row)) for row in found)


def _telling(row: Mapping[str, Any]) -> Telling:
    return Telling(
        folder=row["folder_id"],
        taken=row["taken"],
        contract=contract_from(row["contract"]),
        payments=tuple(map(payment_from, row["payments"])),
        current=row["current"],
    )


def put(connection: sa.Connection, folder_id: int, every: Sequence[Telling]) -> None:
    """Keep what a folder's list tells, out of all tellings, in the place of what is kept of it."""
    table = t.LISTED_CONTRACTS
    connection.execute(sa.delete(table).where(table.c.folder_id == folder_id))
    rows = [
        {
            "folder_id": folder_id,
            "taken": one.taken,
            "current": one.current,
            "contract": _plain(told_contract(one.contract)),
            "payments": [_plain(told_payment(payment)) for payment in one.payments],
        }
        for one in every
        if one.folder == folder_id
    ]
    if rows:
        connection.execute(sa.insert(table), rows)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """With dates as JSON writes them."""
    return {name: one.isoformat() if isinstance(one, dt.date) else one for name, one in row.items()}
