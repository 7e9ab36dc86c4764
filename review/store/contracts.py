"""The contract list of each folder, kept so that a cuenta can be judged again without its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, fields
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
    contracts = rows_of(folder_id, book)
    payments = [
        {**_payment_row(payment), "folder_id": folder_id, "key": contract_key(payment.contract)}
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


def rows_of(folder_id: int, book: ContractBook) -> list[dict[str, Any]]:
    """The contracts of a list as rows of their table."""
    return [
        {**_contract_row(contract), "folder_id": folder_id, "key": contract_key(contract.number)}
        for contract in book.contracts
    ]


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


def _contract_row(contract: Contract) -> dict[str, Any]:
    row = _cleaned(asdict(contract))
    row["suspensions"] = [[first.isoformat(), last.isoformat()] for first, last in contract.suspensions]
    for name in ("duties", "asks"):
        row[name] = [clean(text) for text in row[name]]
    return row


def _payment_row(payment: SecopPayment) -> dict[str, Any]:
    row = _cleaned(asdict(payment))
    month = None if payment.month is None else str(payment.month)
    return row | {"state": payment.state.value, "source": payment.source.value, "month": month}


def contract_of(row: Mapping[str, Any]) -> Contract:
    """A contract out of a row of its table; other columns in it don't matter."""
    kept = {name: row[name] for name in _CONTRACT_PARTS}
    kept["suspensions"] = tuple(
        (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        for first, last in row["suspensions"] or ()
    )
    for name in ("duties", "asks"):
        kept[name] = tuple(row[name] or ())
    return Contract(**kept)


def payment_of(row: Mapping[str, Any]) -> SecopPayment:
    """A payment out of a row of its table; other columns in it don't matter."""
    kept = {name: row[name] for name in _PAYMENT_PARTS}
    kept["state"] = SecopState(row["state"])
    kept["source"] = SecopSource(row["source"])
    kept["month"] = None if row["month"] is None else Month.parse(row["month"])
    return SecopPayment(**kept)


_CONTRACT_PARTS = [part.name for part in fields(Contract)]
_PAYMENT_PARTS = [part.name for part in fields(SecopPayment)]


def load(store: Store, folder_id: int) -> ContractBook:
    """A folder's contract list as last seen; empty when it never had one."""
    with store.reading() as connection:
        contracts = connection.execute(
            sa.select(t.CONTRACTS).where(t.CONTRACTS.c.folder_id == folder_id).order_by(t.CONTRACTS.c.id)
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
            contracts=tuple(contract_of(row) for row in map(dict, contracts)),
            payments=tuple(payment_of(row) for row in map(dict, payments)),
            notes=tuple(notes or ()),
        )
