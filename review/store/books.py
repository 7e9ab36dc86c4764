"""Whole contract lists as they were read: a folder's own, and SECOP II's exports, one row a kind.

What is in force is worked out from them (`review.store.contracts`), also when cuentas arrive later.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

import sqlalchemy as sa

from review.contracts import ContractBook, ContractFile
from review.contracts.columns import Layout
from review.contracts.load import ReadRow
from review.model import Contract, SecopPayment
from review.store import schema as t
from review.store.contract_rows import contract_of, contract_row, payment_of, payment_row

KINDS: Final = {
    Layout.OWN: "lista",
    Layout.SECOP_CONTRACTS: "contratos",
    Layout.SECOP_PAYMENTS: "plan",
    Layout.SECOP_INVOICES: "facturas",
}
_CONTRACT_PARTS = dict.fromkeys(part.name for part in fields(Contract))
_PAYMENT_PARTS = dict.fromkeys(part.name for part in fields(SecopPayment))
_DAYS = ("start", "end", "extended_to", "assigned_on", "issued", "received", "due", "paid", "planilla_paid")


def pack(files: Iterable[ContractFile]) -> bytes:
    """Files of contracts as compressed JSON, without what their rows left empty."""
    told = [
        {
            "name": file.name,
            "layout": file.layout.name,
            "contracts": [_told(contract_row(one)) for one in file.book.contracts],
            "payments": [_told(payment_row(one)) for one in file.book.payments],
            "notes": file.book.notes,
        }
        for file in files
    ]
    return zlib.compress(json.dumps(told, ensure_ascii=False, default=dt.date.isoformat).encode(), 1)


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, [], ())}


def unpack(body: bytes) -> list[ContractFile]:
    """The files, a row for each contract of theirs."""
    return [_file(told) for told in json.loads(zlib.decompress(body))]


def _file(told: Mapping[str, Any]) -> ContractFile:
    contracts = tuple(contract_of(_CONTRACT_PARTS | _with_days(row)) for row in told["contracts"])
    payments = tuple(payment_of(_PAYMENT_PARTS | _with_days(row)) for row in told["payments"])
    rows = tuple(ReadRow(number, contract) for number, contract in enumerate(contracts, 1))
    book = ContractBook(contracts, payments, tuple(told["notes"]))
    return ContractFile(told["name"], Layout[told["layout"]], rows, book)


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name: dt.date.fromisoformat(row[name]) for name in _DAYS if name in row}


def put(connection: sa.Connection, folder_id: int, layout: Layout, files: Sequence[ContractFile]) -> None:
    """Keep files of one kind in the place of those that a folder had."""
    table = t.CONTRACT_BOOKS
    where = sa.and_(table.c.folder_id == folder_id, table.c.kind == KINDS[layout])
    connection.execute(sa.delete(table).where(where))
    connection.execute(
        sa.insert(table).values(folder_id=folder_id, kind=KINDS[layout], body=pack(files), held_against="")
    )


def own(connection: sa.Connection, folder_id: int) -> ContractBook | None:
    """A folder's own list as read; None when it was kept by a version that knew no other."""
    found = _bodies(connection, folder_id, [Layout.OWN])
    return unpack(found[0])[0].book if found else None


def exports(connection: sa.Connection, folder_id: int) -> list[ContractFile]:
    """SECOP's exports of a folder, the last ones of each kind."""
    layouts = [layout for layout in KINDS if layout is not Layout.OWN]
    return [file for body in _bodies(connection, folder_id, layouts) for file in unpack(body)]


def _bodies(connection: sa.Connection, folder_id: int, layouts: Iterable[Layout]) -> list[bytes]:
    table = t.CONTRACT_BOOKS
    kinds = [KINDS[layout] for layout in layouts]
    statement = sa.select(table.c.body).where(table.c.folder_id == folder_id, table.c.kind.in_(kinds))
    return list(connection.execute(statement.order_by(table.c.kind)).scalars())


def held_against(connection: sa.Connection, folder_id: int) -> set[str]:
    """What the exports of a folder were last held against; empty without exports."""
    table = t.CONTRACT_BOOKS
    statement = sa.select(table.c.held_against).where(
        table.c.folder_id == folder_id, table.c.kind != KINDS[Layout.OWN]
    )
    return set(connection.execute(statement).scalars())


def note_held(connection: sa.Connection, folder_id: int, mark: str) -> None:
    table = t.CONTRACT_BOOKS
    connection.execute(sa.update(table).where(table.c.folder_id == folder_id).values(held_against=mark))
