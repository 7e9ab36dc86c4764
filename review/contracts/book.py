"""The contracts an entity knows, and which of them a submission belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from review.model import Contract, SecopPayment
from review.recognition.grammar.contract_numbers import (
    contract_key,
    find_contract_numbers,
    same_contract,
    serial,
)

_SHORT_NUMBER: Final = re.compile(r"(?<!\d)\d{3,5}[-. ]{1,3}(?:de )?20\d\d(?!\d)")
_DOCUMENT: Final = re.compile(r"(?<!\d)\d{6,10}(?!\d)")


@dataclass(frozen=True, slots=True)
class _Index:
    """The ways to a contract, made once."""

    by_key: dict[str, list[Contract]]
    by_serial: dict[str, list[Contract]]
    by_document: dict[str, list[Contract]]
    payments: dict[str, list[SecopPayment]]

    @classmethod
    def of(cls, contracts: Iterable[Contract], payments: Iterable[SecopPayment]) -> _Index:
        index = cls({}, {}, {}, {})
        for payment in payments:
            index.payments.setdefault(contract_key(payment.contract), []).append(payment)
        for contract in contracts:
            for spelling in (contract.number, contract.secop_id):
                key = contract_key(spelling) if spelling else ""
                if key and contract not in index.by_key.setdefault(key, []):
                    index.by_key[key].append(contract)
            index.by_serial.setdefault(serial(contract.number), []).append(contract)
            for document in {contract.document, contract.assignor} - {None, ""}:
                index.by_document.setdefault(str(document), []).append(contract)
        return index


@dataclass(frozen=True, slots=True)
class ContractBook:
    """Contracts and SECOP payment rows as loaded. `notes`: rows left out and doubts, in Spanish."""

    contracts: tuple[Contract, ...] = ()
    payments: tuple[SecopPayment, ...] = ()
    notes: tuple[str, ...] = ()
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index.of(self.contracts, self.payments))

    def match(self, numbers: Iterable[str], documents: Iterable[str], archivo: str) -> Contract | None:
        """The contract a submission belongs to, or None when none or more than one could be meant.

        Tried in this order: the contract numbers read in it (a full number before one without prefix or
        year), the identity documents read in it when that person has one contract, and the number or the
        document in the file's name. Several contracts found by one way are told apart by the next ones.
        """
        read = [number for number in numbers if contract_key(number)]
        people = set(documents)
        in_name: list[str] | None = None

        def named() -> list[str]:
            nonlocal in_name
            if in_name is None:
                name = _name(archivo)
                found = [quote.value for quote in find_contract_numbers(name)]
                in_name = found or _SHORT_NUMBER.findall(name)
            return in_name

        def narrowed(found: list[Contract], tests: Iterable[Callable[[Contract], bool]]) -> Contract | None:
            for test in tests:
                if len(found) > 1:
                    found = [contract for contract in found if test(contract)] or found
            return found[0] if len(found) == 1 else None

        def is_theirs(contract: Contract) -> bool:
            return contract.document in people or contract.assignor in people

        def is_named(contract: Contract) -> bool:
            return any(same_contract(contract.number, number) for number in named())

        full = self._by_full_number(read)
        if full:
            return narrowed(full, (is_theirs, is_named))
        loose = [c for c in self._by_loose_number(read) if not people or is_theirs(c) or c.document is None]
        if loose:
            return narrowed(loose, (is_theirs, is_named))
        theirs = self._of_people(people)
        if theirs:
            return narrowed(theirs, (is_named,))
        person_in_name = set(_DOCUMENT.findall(_name(archivo)))
        by_name = self._by_full_number(named()) or self._by_loose_number(named())
        if by_name:
            return narrowed(by_name, (lambda contract: contract.document in person_in_name,))
        return narrowed(self._of_people(person_in_name), ())

    def payments_of(self, contract: Contract) -> tuple[SecopPayment, ...]:
        """What SECOP II, or the list's own column, says of a contract's payments."""
        names = {contract_key(name) for name in (contract.number, contract.secop_id) if name}
        return tuple(row for name in sorted(names) for row in self._index.payments.get(name, ()))

    def _by_full_number(self, numbers: Iterable[str]) -> list[Contract]:
        found = [c for number in numbers for c in self._index.by_key.get(contract_key(number), ())]
        return list(dict.fromkeys(found))

    def _by_loose_number(self, numbers: Iterable[str]) -> list[Contract]:
        found = [
            contract
            for number in numbers
            for contract in self._index.by_serial.get(serial(number), ())
            if same_contract(contract.number, number)
        ]
        return list(dict.fromkeys(found))

    def _of_people(self, documents: Iterable[str]) -> list[Contract]:
        found = [c for document in documents for c in self._index.by_document.get(document, ())]
        return list(dict.fromkeys(found))


def _name(archivo: str) -> str:
    return PurePosixPath(archivo).stem.replace("_", "-")
