"""The contracts an entity knows, and which of them a submission belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, Protocol

from review.contracts.contract_identity import same_or_unknown
from review.model import Contract, SecopPayment
from review.recognition.grammar.contract_numbers import (
    contract_key,
    find_contract_numbers,
    same_contract,
    serial,
)

_SHORT_NUMBER: Final = re.compile(r"(?<!\d)\d{3,5}[-. ]{1,3}(?:de )?20\d\d(?!\d)")
_DOCUMENT: Final = re.compile(r"(?<!\d)\d{6,10}(?!\d)")


class ContractSource(Protocol):
    """Contracts that are asked for as they are wanted, where few of them are: what `ContractBook` finds them
    by, each time in their order."""

    def with_key(self, key: str) -> Sequence[Contract]:
        """Those whose number, or SECOP id, has this key; equal ones once."""

    def with_serial(self, number: str) -> Sequence[Contract]:
        """Those with the serial of this number, at least those that may be meant by it."""

    def of_document(self, document: str) -> Sequence[Contract]:
        """Those of this person, who has it or gave it over."""

    def payments(self, key: str) -> Sequence[SecopPayment]:
        """What SECOP II says of the payments of the contracts with this key."""

    def is_own(self, contract: Contract) -> bool:
        """Whether the folder's own list holds it."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The ways to a contract, made once of all of them."""

    by_key: dict[str, list[Contract]]
    by_serial: dict[str, list[Contract]]
    by_document: dict[str, list[Contract]]
    paid: dict[str, list[SecopPayment]]
    own: frozenset[Contract] | None
    told: Callable[[str], Sequence[SecopPayment]] | None

    @classmethod
    def of(cls, book: ContractBook) -> _Index:
        index = cls({}, {}, {}, {}, book.own, book.told)
        for payment in book.payments:
            index.paid.setdefault(contract_key(payment.contract), []).append(payment)
        for contract in book.contracts:
            for spelling in (contract.number, contract.secop_id):
                key = contract_key(spelling) if spelling else ""
                if key and contract not in index.by_key.setdefault(key, []):
                    index.by_key[key].append(contract)
            index.by_serial.setdefault(serial(contract.number), []).append(contract)
            for document in {contract.document, contract.assignor} - {None, ""}:
                index.by_document.setdefault(str(document), []).append(contract)
        return index

    def with_key(self, key: str) -> Sequence[Contract]:
        return self.by_key.get(key, ())

    def with_serial(self, number: str) -> Sequence[Contract]:
        return self.by_serial.get(serial(number), ())

    def of_document(self, document: str) -> Sequence[Contract]:
        return self.by_document.get(document, ())

    def payments(self, key: str) -> Sequence[SecopPayment]:
        return self.paid.get(key, ()) if self.told is None else self.told(key)

    def is_own(self, contract: Contract) -> bool:
        return self.own is None or contract in self.own


@dataclass(frozen=True, slots=True)
class ContractFound:
    """The contract of a submission; without one, the several `among` which nothing tells it apart."""

    contract: Contract | None = None
    among: tuple[Contract, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a submission tells of its contract: numbers, identity documents and NIT of entities read in it,
    and its name."""

    numbers: tuple[str, ...]
    people: frozenset[str]
    entities: frozenset[str]
    archivo: str
    in_name: tuple[str, ...]
    person_in_name: frozenset[str]

    @classmethod
    def of(
        cls, numbers: Iterable[str], documents: Iterable[str], archivo: str, entities: Iterable[str] = ()
    ) -> Said:
        read = tuple(number for number in numbers if contract_key(number))
        in_name, people = told_by_name(archivo)
        return cls(read, frozenset(documents), frozenset(entities), archivo, in_name, people)

    def is_theirs(self, contract: Contract) -> bool:
        return contract.document in self.people or contract.assignor in self.people

    def is_of_entity(self, contract: Contract) -> bool:
        return bool(contract.entity_nit) and any(
            same_or_unknown(contract.entity_nit, nit) for nit in self.entities
        )

    def is_named(self, contract: Contract) -> bool:
        return any(same_contract(contract.number, number) for number in self.in_name)

    def bears_out(self, contract: Contract) -> bool:
        """Whether a number may be believed to be of this contract: nothing tells of another person or
        entity."""
        if self.is_of_entity(contract):
            return True
        if self.people and contract.document:
            return self.is_theirs(contract)
        return not (self.entities and contract.entity_nit)

    def bears_out_person(self, contract: Contract) -> bool:
        """Whether a person's contract may be believed to be this one: no other number nor entity is told."""
        if self.is_of_entity(contract):
            return True
        other = self.numbers and not any(same_contract(contract.number, number) for number in self.numbers)
        return not other and not (self.entities and contract.entity_nit)


def told_by_name(archivo: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The contract numbers and the identity documents that the name of a file may hold."""
    name = _name(archivo)
    numbers = tuple(quote.value for quote in find_contract_numbers(name)) or tuple(
        _SHORT_NUMBER.findall(name)
    )
    return numbers, frozenset(_DOCUMENT.findall(name))


Test = Callable[[Contract], bool]


@dataclass(frozen=True, slots=True)
class ContractBook:
    """Contracts and SECOP payment rows as loaded. `notes`: rows left out and doubts, in Spanish.

    `own` are the contracts of the folder's own list, None when all are: what its list holds is believed
    before what only others' lists do. Where few contracts are asked about, all of them need not be loaded:
    `asked` then tells of them, in the place of `contracts`, `payments` and `own`; and `told` gives the
    payments alone by the key of a contract, in the place of `payments`.
    """

    contracts: tuple[Contract, ...] = ()
    payments: tuple[SecopPayment, ...] = ()
    notes: tuple[str, ...] = ()
    own: frozenset[Contract] | None = field(default=None, repr=False, compare=False)
    asked: ContractSource | None = field(default=None, repr=False, compare=False)
    told: Callable[[str], Sequence[SecopPayment]] | None = field(default=None, repr=False, compare=False)
    _index: ContractSource = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", self.asked or _Index.of(self))

    def match(self, numbers: Iterable[str], documents: Iterable[str], archivo: str) -> Contract | None:
        """The contract a submission belongs to, or None when none or more than one could be meant."""
        return self.find(Said.of(numbers, documents, archivo)).contract

    def find(self, said: Said) -> ContractFound:
        """The contract a submission belongs to.

        Tried in this order: the contract numbers read in it (a full number before one without prefix or
        year), the identity documents read in it when that person has one contract, and the number or the
        document in the file's name. Several contracts found by one way are told apart by the next ones, and
        then by the folder's own list. One that only the lists of others hold must not be contradicted.
        """

        def believed(found: Iterable[Contract], test: Test = said.bears_out) -> list[Contract]:
            return [one for one in found if self._index.is_own(one) or test(one)]

        def of_person(contract: Contract) -> bool:
            return contract.document in said.person_in_name

        apart = (said.is_theirs, said.is_of_entity, said.is_named)
        if full := believed(self._by_full_number(said.numbers)):
            return self._told_apart(full, apart)
        loose = [
            contract
            for contract in believed(self._by_loose_number(said.numbers))
            if not said.people or said.is_theirs(contract) or contract.document is None
        ]
        if loose:
            return self._told_apart(loose, apart)
        if theirs := believed(self._of_people(said.people), said.bears_out_person):
            return self._told_apart(theirs, (said.is_of_entity, said.is_named))
        named = self._by_full_number(said.in_name) or self._by_loose_number(said.in_name)
        if named := believed(named):
            return self._told_apart(named, (of_person, said.is_of_entity))
        return self._told_apart(
            believed(self._of_people(said.person_in_name), said.bears_out_person), (said.is_of_entity,)
        )

    def _told_apart(self, found: list[Contract], tests: Iterable[Test]) -> ContractFound:
        for test in (*tests, self._index.is_own):
            if len(found) > 1:
                found = [contract for contract in found if test(contract)] or found
        return ContractFound(found[0]) if len(found) == 1 else ContractFound(among=tuple(found))

    def with_number(self, number: str) -> tuple[Contract, ...]:
        """The contracts with this very number, or SECOP id."""
        return tuple(self._index.with_key(contract_key(number)))

    def payments_of(self, contract: Contract) -> tuple[SecopPayment, ...]:
        """What SECOP II, or the list's own column, says of a contract's payments; nothing that may as well be
        said of another one."""
        names = {contract_key(name) for name in (contract.number, contract.secop_id) if name}
        return tuple(
            row
            for name in sorted(names)
            for row in self._index.payments(name)
            if self._owners(name, row) == [contract]
        )

    def _owners(self, name: str, row: SecopPayment) -> list[Contract]:
        """The contracts with this name of which nothing tells that the row is not theirs."""
        same = self._index.with_key(name)
        may_be = [
            one
            for one in same
            if same_or_unknown(one.document, row.document) and same_or_unknown(one.entity_nit, row.entity_nit)
        ]
        if len(may_be) > 1 and row.document:
            may_be = [one for one in may_be if one.document] or may_be
        return may_be

    def _by_full_number(self, numbers: Iterable[str]) -> list[Contract]:
        found = [c for number in numbers for c in self._index.with_key(contract_key(number))]
        return list(dict.fromkeys(found))

    def _by_loose_number(self, numbers: Iterable[str]) -> list[Contract]:
        found = [
            contract
            for number in numbers
            for contract in self._index.with_serial(number)
            if same_contract(contract.number, number)
        ]
        return list(dict.fromkeys(found))

    def _of_people(self, documents: Iterable[str]) -> list[Contract]:
        found = [c for document in documents for c in self._index.of_document(document)]
        return list(dict.fromkeys(found))


def _name(archivo: str) -> str:
    return PurePosixPath(archivo).stem.replace("_", "-")
