"""All that the contracts in force are worked out from: what lists tell, the exports, and the cuentas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import sqlalchemy as sa

from review.contracts import ContractBook, ContractFile
from review.contracts.exports import combined, take
from review.contracts.known import Entry, Telling, gathered
from review.contracts.matching import Known
from review.model import Contract, SecopPayment
from review.recognition.grammar.ids import contract_key
from review.store import books, digests, listed
from review.store import schema as t
from review.ways.checklist import DEFAULT

_TELL, _TOLD = ("cuenta", "informe"), ("contrato", "documento")

Seen = tuple[str, str | None]
"""A contract's number with whose it is, as a cuenta says it."""


class InForce(NamedTuple):
    """A contract in force: `folder` is whose list told it last, `folders` those whose list has it now."""

    contract: Contract
    payments: tuple[SecopPayment, ...] = ()
    folder: int | None = None
    folders: frozenset[int] = frozenset()
    left_out: bool = False


@dataclass(frozen=True)
class World:
    """All that the contracts in force are worked out from."""

    tellings: tuple[Telling, ...]
    exports: Mapping[tuple[int, str], Sequence[ContractFile]]
    seen: tuple[Seen, ...]

    @classmethod
    def of(cls, connection: sa.Connection) -> World:
        return cls(listed.tellings(connection), books.exports(connection), tuple(seen_in(connection)))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return gathered(self.tellings)

    @cached_property
    def own(self) -> ContractBook:
        return ContractBook(
            tuple(entry.contract for entry in self.entries),
            tuple(payment for entry in self.entries for payment in entry.payments),
        )

    @property
    def files(self) -> list[ContractFile]:
        return [file for files in self.exports.values() for file in files]

    @cached_property
    def known(self) -> tuple[Known, ...]:
        return _known(self.own, self.seen)

    @cached_property
    def book(self) -> ContractBook:
        files = self.files
        return combined(self.own, take(files, self.known, self.own)[0]) if files else self.own

    @cached_property
    def in_force(self) -> list[InForce]:
        """Every contract, those of the lists first."""
        book, found = self.book, []
        for place, contract in enumerate(book.contracts):
            payments = book.payments_of(contract)
            if place < len(self.entries):
                entry = self.entries[place]
                found.append(InForce(contract, payments, entry.folder, entry.folders, not entry.folders))
            else:
                found.append(InForce(contract, payments))
        return found

    def of_folder(self, folder_id: int, seen: Iterable[Seen]) -> set[str]:
        """The keys of the contracts that a folder's list has, or its cuentas tell."""
        own = {contract_key(one.contract.number) for one in self.entries if folder_id in one.folders}
        return own | {contract_key(number) for number, _ in seen}

    @property
    def mark(self) -> str:
        return digests.digest(self.seen)


def seen_in(connection: sa.Connection, folder_id: int | None = None) -> list[Seen]:
    """The contracts of the cuentas now in folders (or in one), with whose they are: as they were judged, else
    as their papers surely say."""
    table = t.SUBMISSIONS
    here = table.c.present if folder_id is None else sa.and_(table.c.folder_id == folder_id, table.c.present)
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


def _known(own: ContractBook, seen: Iterable[Seen]) -> tuple[Known, ...]:
    """A contract once: as the lists have it, else as its cuentas do, the one that tells whose it is first."""
    found = [Known(one.number, one.document, one.secop_id, one.entity_nit) for one in own.contracts]
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
