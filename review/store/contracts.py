"""The contract list in force in each folder: its own, with what SECOP II's exports add to it.

It is kept so that a cuenta can be judged again without any file, and worked out anew when the list, the
exports or the cuentas of the folder are others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from review.checklist import DEFAULT
from review.contracts import ContractBook, ContractFile
from review.contracts.columns import Layout
from review.contracts.exports import ImportReport, Known, combined, take
from review.recognition.grammar.ids import contract_key
from review.store import books, digests
from review.store import schema as t
from review.store.contract_rows import contract_of, contract_row, payment_of, payment_row
from review.store.store import Store

_TELL, _TOLD = ("cuenta", "informe"), ("contrato", "documento")
_CHUNK = 500  # how many keys go into one question


def save(store: Store, folder_id: int, book: ContractBook, *, path: str | None, stamp: str) -> None:
    """Put a folder's own contract list in the place of the one it had; what SECOP II added stays."""
    whole = with_exports(store, folder_id, book)
    with store.writing() as connection:
        books.put(connection, folder_id, Layout.OWN, [ContractFile("", Layout.OWN, (), book)])
        _write(connection, folder_id, whole)
        connection.execute(
            sa.update(t.FOLDERS)
            .where(t.FOLDERS.c.id == folder_id)
            .values(contracts_path=path, contracts_stamp=stamp, contracts_notes=list(book.notes))
        )


def rows_of(folder_id: int, book: ContractBook) -> list[dict[str, Any]]:
    """The contracts of a list as rows of their table."""
    return [
        {**contract_row(contract), "folder_id": folder_id, "key": contract_key(contract.number)}
        for contract in book.contracts
    ]


def _write(connection: sa.Connection, folder_id: int, book: ContractBook) -> None:
    payments = [
        {**payment_row(payment), "folder_id": folder_id, "key": contract_key(payment.contract)}
        for payment in book.payments
    ]
    for table, rows in ((t.CONTRACTS, rows_of(folder_id, book)), (t.SECOP_PAYMENTS, payments)):
        connection.execute(sa.delete(table).where(table.c.folder_id == folder_id))
        if rows:
            connection.execute(sa.insert(table), rows)


def load(store: Store, folder_id: int) -> ContractBook:
    """The contract list in force in a folder; empty when it never had one."""
    with store.reading() as connection:
        return _load(connection, folder_id)


def _load(connection: sa.Connection, folder_id: int) -> ContractBook:
    def rows(table: sa.Table) -> Iterable[dict[str, Any]]:
        statement = sa.select(table).where(table.c.folder_id == folder_id).order_by(table.c.id)
        return map(dict, connection.execute(statement).mappings())

    notes = connection.execute(
        sa.select(t.FOLDERS.c.contracts_notes).where(t.FOLDERS.c.id == folder_id)
    ).scalar()
    return ContractBook(
        contracts=tuple(contract_of(row) for row in rows(t.CONTRACTS)),
        payments=tuple(payment_of(row) for row in rows(t.SECOP_PAYMENTS)),
        notes=tuple(notes or ()),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What exports are held against: a folder's list, the contracts that it knows, and earlier exports."""

    own: ContractBook
    known: tuple[Known, ...]
    exports: list[ContractFile]
    mark: str


def _around(store: Store, folder_id: int, own: ContractBook | None = None) -> _Around:
    with store.reading() as connection:
        exports = books.exports(connection, folder_id)
        listed = own or books.own(connection, folder_id) or _load(connection, folder_id)
        seen = _seen(connection, folder_id)
    return _Around(listed, _known(listed, seen), exports, _mark(seen))


def _seen(connection: sa.Connection, folder_id: int) -> list[tuple[str, str | None]]:
    """The contracts of the cuentas now in a folder, with whose they are: as they were judged, else as their
    papers surely say."""
    table = t.SUBMISSIONS
    here = sa.and_(table.c.folder_id == folder_id, table.c.present)
    statement = sa.select(table.c.contract, table.c.document).where(here, table.c.contract.is_not(None))
    found = {(row.contract, row.document) for row in connection.execute(statement.distinct())}
    fields = (
        sa.select(t.FIELDS.c.submission_id, t.FIELDS.c.name, t.FIELDS.c.value)
        .join(table, table.c.id == t.FIELDS.c.submission_id)
        .where(here, table.c.contract.is_(None), t.FIELDS.c.item.in_(_TELL), t.FIELDS.c.name.in_(_TOLD))
        .where(t.FIELDS.c.confidence >= DEFAULT.least_confidence)
        .order_by(t.FIELDS.c.item)
    )
    papers: dict[int, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(fields):
        if row.value is not None:
            papers[row.submission_id].setdefault(row.name, str(row.value))
    found |= {(said["contrato"], said.get("documento")) for said in papers.values() if "contrato" in said}
    return sorted(found, key=lambda pair: (pair[0], pair[1] or ""))


def _mark(seen: Sequence[tuple[str, str | None]]) -> str:
    return digests.digest(seen)


def _known(own: ContractBook, seen: Iterable[tuple[str, str | None]]) -> tuple[Known, ...]:
    """A contract once: as the list has it, else as its cuentas do, the one that tells whose it is first."""
    found = [Known(one.number, one.document, one.secop_id) for one in own.contracts]
    people: dict[str, set[str | None]] = defaultdict(set)
    for one in found:
        for name in filter(None, (one.number, one.secop_id)):
            people[contract_key(name)].add(one.document)
    for number, document in sorted(seen, key=lambda pair: pair[1] is None):
        same = people[contract_key(number)]
        if not same or (document is not None and document not in same and None not in same):
            same.add(document)
            found.append(Known(number, document))
    return tuple(found)


def with_exports(store: Store, folder_id: int, own: ContractBook) -> ContractBook:
    """What would be in force in a folder with another list of its own."""
    around = _around(store, folder_id, own)
    return _combined(around)


def _combined(around: _Around) -> ContractBook:
    if not around.exports:
        return around.own
    found, _ = take(around.exports, around.known, around.own)
    return combined(around.own, found)


def take_exports(
    store: Store, folder_id: int, files: Sequence[ContractFile]
) -> tuple[ImportReport, list[int]]:
    """Put exports in the place of those of their kinds; gives what became of their rows, and the cuentas
    that are to be judged again by it. Raises StoreUnavailable."""
    around = _around(store, folder_id)
    layouts = dict.fromkeys(file.layout for file in files)
    before = [file for file in around.exports if file.layout not in layouts]
    found, report = take(files, around.known, around.own, before)
    with store.writing() as connection:
        if books.own(connection, folder_id) is None:
            own = ContractFile("", Layout.OWN, (), around.own)
            books.put(connection, folder_id, Layout.OWN, [own])
        for layout in layouts:
            books.put(connection, folder_id, layout, [file for file in files if file.layout is layout])
        return report, _put_in_force(connection, folder_id, combined(around.own, found), around.mark)


def hold_again(store: Store, folder_id: int) -> list[int]:
    """Hold the exports of a folder against the cuentas that it has now, when these are others; gives those
    that are to be judged again by it. Raises StoreUnavailable."""
    with store.reading() as connection:
        marks = books.held_against(connection, folder_id)
        if marks <= {_mark(_seen(connection, folder_id))}:
            return []
    around = _around(store, folder_id)
    book = _combined(around)
    with store.writing() as connection:
        return _put_in_force(connection, folder_id, book, around.mark)


def _put_in_force(connection: sa.Connection, folder_id: int, book: ContractBook, mark: str) -> list[int]:
    """Write a list; the cuentas about which it says something else are marked to be judged again, so that
    an interrupted import is made up for by the next reading."""
    books.note_held(connection, folder_id, mark)
    before, after = (_by_key(one) for one in (_load(connection, folder_id), book))
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if not changed:
        return []
    _write(connection, folder_id, book)
    table = t.SUBMISSIONS
    here = sa.and_(table.c.folder_id == folder_id, table.c.present)
    statement = sa.select(table.c.id, table.c.contract_key).where(here)
    every = list(connection.execute(statement))
    # Another set of contracts may be a match for any cuenta, also for one that had none.
    stale = [row.id for row in every if before.keys() != after.keys() or row.contract_key in changed]
    for start in range(0, len(stale), _CHUNK):
        some = stale[start : start + _CHUNK]
        connection.execute(sa.update(table).where(table.c.id.in_(some)).values(judged_with=""))
    connection.execute(sa.update(t.FOLDERS).where(t.FOLDERS.c.id == folder_id).values(unchanged_key=None))
    return stale


def _by_key(book: ContractBook) -> dict[str, tuple[list[object], list[object]]]:
    """Under the number of each contract, what is known of it and of its payments."""
    found: dict[str, tuple[list[object], list[object]]] = defaultdict(lambda: ([], []))
    numbers: dict[str, str] = {}
    for contract in book.contracts:
        key = contract_key(contract.number)
        found[key][0].append(contract)
        for name in filter(None, (contract.number, contract.secop_id)):
            numbers[contract_key(name)] = key
    for payment in book.payments:
        name = contract_key(payment.contract)
        found[numbers.get(name, name)][1].append(payment)
    return dict(found)
