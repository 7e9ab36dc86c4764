"""SECOP II's exports, and the list of the budget, as they were read, whole: for each folder, the last ones of
each kind taken through it.

What is in force is worked out from them (`review.store.contracts_in_force`), also when cuentas arrive later.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa

from review.contracts import ContractBook, ContractFile
from review.contracts.list_headings import ListLayout
from review.contracts.load import ReadRow
from review.store import schema as t
from review.store.contract_rows import contract_from, payment_from, told_contract, told_payment

KINDS: Final = {
    ListLayout.SECOP_CONTRACTS: "contratos",
    ListLayout.SECOP_PAYMENTS: "plan",
    ListLayout.SECOP_INVOICES: "facturas",
    ListLayout.BUDGET: "presupuesto",
}


def pack(files: Iterable[ContractFile]) -> bytes:
    """Files of contracts as compressed JSON, without what their rows left empty."""
    told = [
        {
            "name": file.name,
            "layout": file.layout.name,
            "contracts": [told_contract(one) for one in file.book.contracts],
            "payments": [told_payment(one) for one in file.book.payments],
            "notes": file.book.notes,
        }
        for file in files
    ]
    return zlib.compress(json.dumps(told, ensure_ascii=False, default=dt.date.isoformat).encode(), 1)


def unpack(body: bytes) -> list[ContractFile]:
    """The files, a row for each contract of theirs."""
    return [_file(told) for told in json.loads(zlib.decompress(body))]


def _file(told: Mapping[str, Any]) -> ContractFile:
    contracts = tuple(map(contract_from, told["contracts"]))
    payments = tuple(map(payment_from, told["payments"]))
    rows = tuple(ReadRow(number, contract) for number, contract in enumerate(contracts, 1))
    book = ContractBook(contracts, payments, tuple(told["notes"]))
    return ContractFile(told["name"], ListLayout[told["layout"]], rows, book)


def put(connection: sa.Connection, folder_id: int, files: Sequence[ContractFile]) -> None:
    """Keep the exports of an import in the place of those of their kinds that were taken through a folder."""
    table = t.CONTRACT_BOOKS
    taken = next_taken(connection)
    for layout in dict.fromkeys(file.layout for file in files):
        where = sa.and_(table.c.folder_id == folder_id, table.c.kind == KINDS[layout])
        connection.execute(sa.delete(table).where(where))
        body = pack(file for file in files if file.layout is layout)
        row = {"folder_id": folder_id, "kind": KINDS[layout], "body": body, "taken": taken}
        connection.execute(sa.insert(table).values(**row, held_against=""))


def next_taken(connection: sa.Connection) -> int:
    """The number of the import that comes now."""
    return 1 + (connection.execute(sa.select(sa.func.max(t.CONTRACT_BOOKS.c.taken))).scalar() or 0)


def exports(connection: sa.Connection) -> dict[tuple[int, str], list[ContractFile]]:
    """SECOP's exports, by the folder through which they were taken and their kind."""
    table = t.CONTRACT_BOOKS
    found = connection.execute(sa.select(table).order_by(table.c.folder_id, table.c.kind)).mappings()
    return {
        (row["folder_id"], row["kind"]): [replace(file, taken=row["taken"]) for file in unpack(row["body"])]
        for row in found
    }


def held_against(connection: sa.Connection) -> set[str]:
    """What the exports were last held against; empty without exports."""
    return set(connection.execute(sa.select(t.CONTRACT_BOOKS.c.held_against)).scalars())


def note_held(connection: sa.Connection, mark: str) -> None:
    connection.execute(sa.update(t.CONTRACT_BOOKS).values(held_against=mark))
