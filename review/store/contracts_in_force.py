"""The contracts in force in a database: what the lists of its folders tell, with what SECOP II's exports add.

They are kept so that a cuenta can be judged again without any file, and worked out anew when a list, the
exports or the cuentas are others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from review.contracts import ContractBook, ContractFile
from review.contracts.contract_identity import entity_of
from review.contracts.exports import ImportReport, take
from review.contracts.list_changes import ListReport
from review.contracts.list_changes import take_list as told_anew
from review.model import Contract, SecopPayment
from review.recognition.grammar.ids import contract_key
from review.store import books, contracts_asked, digests, list_imports, listed, standing
from review.store import schema as t
from review.store.contract_rows import contract_of, contract_row, payment_of, payment_row
from review.store.contracts_asked import ContractsAsked
from review.store.known_rows import InForce, World, seen_in
from review.store.portions import portions
from review.store.store import Store
from review.store.touched import touched

_CONTRACTS_HELD = 1_000  # whose payments stay at hand while cuentas are judged, those of a person together

# --- what a folder is judged by ---


def load(store: Store, folder_id: int, *, for_few: bool = False, payments: bool = True) -> ContractBook:
    """The contracts in force, for the cuentas of a folder: its own list's are believed before others'. With
    `for_few` contracts are asked for as they are wanted; without `payments` what SECOP II says of them is."""
    notes = _notes(store, folder_id)
    if for_few:
        return ContractBook(notes=notes, asked=ContractsAsked(store, folder_id))
    with store.reading() as connection:
        held = _contracts(connection)
        rows = tuple(payment for _, payment in _payments(connection)) if payments else ()
    book = _book(held, folder_id, rows, notes)
    asked = lru_cache(_CONTRACTS_HELD)(partial(contracts_asked.payments, store))
    return book if payments else replace(book, told=asked)


def _notes(store: Store, folder_id: int) -> tuple[str, ...]:
    asked = sa.select(t.FOLDERS.c.contracts_notes).where(t.FOLDERS.c.id == folder_id)
    with store.reading() as connection:
        return tuple(connection.execute(asked).scalar() or ())


def with_list(store: Store, folder_id: int, book: ContractBook) -> ContractBook:
    """What the cuentas of a folder would be judged by with another list of its own."""
    with store.reading() as connection:
        world = World.of(connection)
    world = replace(world, tellings=told_anew(world.tellings, folder_id, book)[0])
    return _book(world.in_force, folder_id, world.book.payments, book.notes)


def _book(
    held: Iterable[InForce],
    folder_id: int,
    payments: tuple[SecopPayment, ...],
    notes: tuple[str, ...],
) -> ContractBook:
    every = list(held)
    own = frozenset(one.contract for one in every if folder_id in one.folders)
    return ContractBook(tuple(one.contract for one in every), payments, notes, own)


def rows_of(book: ContractBook) -> list[dict[str, Any]]:
    """The contracts of a book as rows of their table, without where they come from."""
    return [_row(contract) for contract in book.contracts]


def _row(contract: Contract) -> dict[str, Any]:
    return {
        **contract_row(contract),
        "key": contract_key(contract.number),
        "entity_key": entity_of(contract),
    }


# --- taking lists and exports ---


def take_list(
    store: Store, folder_id: int, book: ContractBook, *, path: str | None, stamp: str
) -> tuple[ListReport, list[int]]:
    """Put a folder's list in the place of the one it had; gives what that changed of what was known, and the
    cuentas of any folder that are to be judged again by it. Raises StoreUnavailable."""
    with store.writing() as connection:
        world = World.of(connection)
        tellings, report = told_anew(world.tellings, folder_id, book)
        listed.put(connection, folder_id, tellings)
        connection.execute(
            sa.update(t.FOLDERS)
            .where(t.FOLDERS.c.id == folder_id)
            .values(contracts_path=path, contracts_stamp=stamp, contracts_notes=list(book.notes))
        )
        list_imports.add(connection, folder_id, report)
        return report, _put_in_force(connection, replace(world, tellings=tellings))


def take_exports(
    store: Store, folder_id: int, files: Sequence[ContractFile]
) -> tuple[ImportReport, list[int]]:
    """Put exports in the place of those of their kinds taken through the same folder; gives what became of
    their rows, and the cuentas of any folder that are to be judged again by it. What it tells of contracts
    without rows, and of differences, is of those of the folder. Raises StoreUnavailable."""
    with store.writing() as connection:
        world = World.of(connection)
        coming = books.next_taken(connection)
        new = [replace(file, taken=coming) for file in files]
        kinds = {books.KINDS[file.layout] for file in files}
        replaced = {(folder_id, kind) for kind in kinds}
        before = [file for key, held in world.exports.items() if key not in replaced for file in held]
        report = take(new, world.known, world.own, before)[1]
        books.put(connection, folder_id, files)
        mine = world.of_folder(folder_id, seen_in(connection, folder_id))
        report = replace(
            report,
            unmentioned=tuple(one for one in report.unmentioned if contract_key(one) in mine),
            without_budget=tuple(one for one in report.without_budget if contract_key(one) in mine),
            differences=tuple(one for one in report.differences if contract_key(one.contract or "") in mine),
        )
        return report, _put_in_force(connection, replace(world, exports=books.exports(connection)))


def hold_again(store: Store) -> list[int]:
    """Hold the exports against the cuentas that there are now, when these are others; gives those that are to
    be judged again by it. Raises StoreUnavailable."""
    with store.reading() as connection:
        carried = _carried_over(connection)
        marks = books.held_against(connection)
        if not carried and marks <= {digests.digest(tuple(seen_in(connection)))}:
            return []
    with store.writing() as connection:
        return _put_in_force(connection, World.of(connection), anew=carried)


def _carried_over(connection: sa.Connection) -> bool:
    """Whether some contract is as a migration left it, which does not know how entities are told apart."""
    column = t.CONTRACTS.c
    told = sa.or_(column.entity_nit.is_not(None), column.entity.is_not(None))
    statement = sa.select(column.id).where(column.entity_key.is_(None), told).limit(1)
    return connection.execute(statement).first() is not None


def _in_force(connection: sa.Connection) -> list[InForce]:
    payments: dict[int | None, list[SecopPayment]] = defaultdict(list)
    for contract_id, payment in _payments(connection):
        payments[contract_id].append(payment)
    return _contracts(connection, payments)


def _payments(connection: sa.Connection) -> Iterator[tuple[int | None, SecopPayment]]:
    """What SECOP II says of payments, each with the number of its contract."""
    asked = sa.select(t.SECOP_PAYMENTS).order_by(t.SECOP_PAYMENTS.c.id)
    for row in connection.execute(asked).mappings():
        yield row["contract_id"], payment_of(dict(row))


def _contracts(
    connection: sa.Connection, payments: Mapping[int | None, Sequence[SecopPayment]] = MappingProxyType({})
) -> list[InForce]:
    return [
        InForce(
            contract_of(dict(row)),
            tuple(payments.get(row["id"], ())),
            row["folder_id"],
            frozenset(row["folders"] or ()),
            row["left_out"],
        )
        for row in connection.execute(sa.select(t.CONTRACTS).order_by(t.CONTRACTS.c.id)).mappings()
    ]


def _put_in_force(connection: sa.Connection, world: World, *, anew: bool = False) -> list[int]:
    """Write what is in force; the cuentas about which it says something else are marked to be judged again,
    so that an interrupted import is made up for by the next reading."""
    books.note_held(connection, world.mark)
    before, after = _in_force(connection), world.in_force
    if before == after and not anew:
        return []
    _write(connection, after, world.book.payments)
    standing.refresh(connection)  # whose a number is, and its payments: of any cuenta
    old, new = ({(one.contract, frozenset(one.payments)) for one in held} for held in (before, after))
    changed = {contract for contract, _ in old ^ new}
    stale = touched(connection, changed, _listed_anew(before, after))
    _mark(connection, stale)
    return stale


def _listed_anew(before: Iterable[InForce], after: Iterable[InForce]) -> Mapping[int, set[Contract]]:
    """The contracts that the list of a folder has taken up or left out."""
    old, new = (
        {(folder, one.contract) for one in held for folder in one.folders} for held in (before, after)
    )
    found: dict[int, set[Contract]] = defaultdict(set)
    for folder, contract in old ^ new:
        found[folder].add(contract)
    return found


def _write(connection: sa.Connection, held: Sequence[InForce], payments: Iterable[SecopPayment]) -> None:
    connection.execute(sa.delete(t.SECOP_PAYMENTS))
    connection.execute(sa.delete(t.CONTRACTS))
    rows = [
        {
            **_row(one.contract),
            "id": number,
            "folder_id": one.folder,
            "folders": sorted(one.folders),
            "left_out": one.left_out,
        }
        for number, one in enumerate(held, 1)
    ]
    owner = {id(payment): number for number, one in enumerate(held, 1) for payment in one.payments}
    paid = [
        {
            **payment_row(payment),
            "key": contract_key(payment.contract),
            "contract_id": owner.get(id(payment)),
        }
        for payment in payments
    ]
    for table, made in ((t.CONTRACTS, rows), (t.SECOP_PAYMENTS, paid)):
        if made:
            connection.execute(sa.insert(table), made)


def _mark(connection: sa.Connection, stale: Sequence[int]) -> None:
    table = t.SUBMISSIONS
    folders: set[int] = set()
    for portion in portions(stale):
        some = table.c.id.in_(portion)
        folders |= set(connection.execute(sa.select(table.c.folder_id).where(some)).scalars())
        connection.execute(sa.update(table).where(some).values(judged_with=""))
    if folders:
        connection.execute(
            sa.update(t.FOLDERS).where(t.FOLDERS.c.id.in_(sorted(folders))).values(unchanged_key=None)
        )
