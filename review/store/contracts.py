"""The contract list of each folder, kept so that a cuenta can be judged again without its file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from review.contracts import ContractBook
from review.model import Contract, Month, SecopPayment, SecopSource, SecopState
from review.recognition.grammar.ids import contract_key
from review.store import schema as t
from review.store.codec import clean
from review.store.store import Store


def save(store: Store, folder_id: int, book: ContractBook, *, path: str | None, stamp: str) -> None:
    """Put a folder's contract list in the place of the one it had."""
    contracts = [
        {**_cleaned(asdict(contract)), "folder_id": folder_id, "key": contract_key(contract.number)}
        for contract in book.contracts
    ]
    payments = [
        {
            "folder_id": folder_id,
            "key": contract_key(payment.contract),
            "contract": clean(payment.contract),
            "state": payment.state.value,
            "source": payment.source.value,
            "payment": payment.payment,
            "month": None if payment.month is None else str(payment.month),
            "value": payment.value,
        }
        for payment in book.payments
    ]
    with store.writing() as connection:
        for table, rows in ((t.CONTRACTS, contracts), (t.SECOP_PAYMENTS, payments)):
            connection.execute(sa.delete(table).where(table.c.folder_id == folder_id))
            if rows:
                connection.execute(sa.insert(table), rows)
        connection.execute(
            sa.update(t.FOLDERS)
            .where(t.FOLDERS.c.id == folder_id)
            .values(contracts_path=path, contracts_stamp=stamp, contracts_notes=list(book.notes))
        )


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


_COLUMNS = [column for column in t.CONTRACTS.c if column.name not in ("id", "folder_id", "key")]


def load(store: Store, folder_id: int) -> ContractBook:
    """A folder's contract list as last seen; empty when it never had one."""
    with store.reading() as connection:
        contracts = connection.execute(
            sa.select(*_COLUMNS).where(t.CONTRACTS.c.folder_id == folder_id).order_by(t.CONTRACTS.c.id)
        ).mappings()
        payments = connection.execute(
            sa.select(t.SECOP_PAYMENTS)
            .where(t.SECOP_PAYMENTS.c.folder_id == folder_id)
            .order_by(t.SECOP_PAYMENTS.c.id)
        ).mappings()
        notes = connection.execute(
            sa.select(t.FOLDERS.c.contracts_notes).where(t.FOLDERS.c.id == folder_id)
        ).scalar()
        return ContractBook(
            contracts=tuple(Contract(**row) for row in contracts),
            payments=tuple(
                SecopPayment(
                    contract=row["contract"],
                    state=SecopState(row["state"]),
                    source=SecopSource(row["source"]),
                    payment=row["payment"],
                    month=None if row["month"] is None else Month.parse(row["month"]),
                    value=row["value"],
                )
                for row in payments
            ),
            notes=tuple(notes or ()),
        )
