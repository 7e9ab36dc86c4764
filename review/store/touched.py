"""Which cuentas contracts may be of: those that name one, or a person of one, anywhere it is looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from review.contracts.book import told_by_name
from review.model import Contract
from review.recognition.grammar.contract_numbers import contract_key, serial
from review.store import schema as t

_NAMES = ("contrato", "documento", "nit")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What contracts may be known by."""

    numbers: frozenset[str]
    people: frozenset[str]

    @classmethod
    def of(cls, contracts: Iterable[Contract]) -> _Marks:
        numbers: set[str] = set()
        people: set[str] = set()
        for one in contracts:
            numbers |= _spellings(one.number) | _spellings(one.secop_id)
            people |= {document for document in (one.document, one.assignor) if document}
        return cls(frozenset(numbers), frozenset(people))

    def meet(self, numbers: Iterable[str | None], people: Iterable[str | None]) -> bool:
        return not self.people.isdisjoint(people) or any(
            not self.numbers.isdisjoint(_spellings(number)) for number in numbers
        )


def _spellings(number: str | None) -> set[str]:
    return {contract_key(number), serial(number)} - {""} if number else set()


def touched(
    connection: sa.Connection, changed: Iterable[Contract], listed: Mapping[int, Iterable[Contract]]
) -> list[int]:
    """The cuentas now in folders that may be of the contracts `changed`; and, in each folder of `listed`, of
    those that its list has taken up or left out."""
    everywhere = _Marks.of(changed)
    by_folder = {folder: _Marks.of(contracts) for folder, contracts in listed.items()}
    numbers, people = _read(connection)
    table = t.SUBMISSIONS
    names = ("id", "folder_id", "archivo", "contract", "document")
    found = []
    for row in connection.execute(sa.select(*(table.c[name] for name in names)).where(table.c.present)):
        in_name, people_in_name = told_by_name(row.archivo)
        all_numbers = {row.contract, *in_name, *numbers[row.id]}
        all_people = {row.document, *people_in_name, *people[row.id]}
        marks = [everywhere, *([by_folder[row.folder_id]] if row.folder_id in by_folder else [])]
        if any(one.meet(all_numbers, all_people) for one in marks):
            found.append(row.id)
    return found


def _read(connection: sa.Connection) -> tuple[Mapping[int, set[str]], Mapping[int, set[str]]]:
    """The contract numbers and the documents read in each cuenta now in a folder."""
    table = t.FIELDS
    statement = (
        sa.select(table.c.submission_id, table.c.name, table.c.value)
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == table.c.submission_id)
        .where(t.SUBMISSIONS.c.present, table.c.name.in_(_NAMES))
    )
    numbers: dict[int, set[str]] = defaultdict(set)
    people: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(statement):
        if isinstance(row.value, str):
            (numbers if row.name == "contrato" else people)[row.submission_id].add(row.value)
    return numbers, people
