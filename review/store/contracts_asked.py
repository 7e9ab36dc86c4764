"""The contracts in force, asked for as they are wanted: for few cuentas, however many contracts there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa

from review.model import Contract, SecopPayment
from review.recognition.grammar.contract_numbers import contract_key, serial
from review.store import schema as t
from review.store.contract_rows import contract_of, payment_of
from review.store.store import Store

_FIGURES: Final = re.compile(r"\d+")
_YEAR: Final = re.compile(r"[-.](?:19|20)\d\d$")
_SOME_KEYS: Final = 6
"""Measured: going over 9,000 contracts takes a sixth of what telling their ids apart does."""
_COLUMN: Final = t.CONTRACTS.c


@dataclass(slots=True)
class ContractsAsked:
    """`review.contracts.book.ContractSource` of a database, for the cuentas of a folder. Each question is
    asked once, so that this is for one piece of work."""

    store: Store
    folder_id: int
    _with_key: dict[str, Sequence[Contract]] = field(default_factory=dict)
    _with_serial: dict[str, Sequence[Contract]] = field(default_factory=dict)
    _of_document: dict[str, Sequence[Contract]] = field(default_factory=dict)
    _payments: dict[str, Sequence[SecopPayment]] = field(default_factory=dict)
    _of_secop: dict[str, list[int]] = field(default_factory=dict)
    _own: dict[str, frozenset[Contract]] = field(default_factory=dict)

    def with_key(self, key: str) -> Sequence[Contract]:
        if key and key not in self._with_key:
            found = [
                one
                for one in self._asked(sa.or_(_COLUMN.key == key, self._has_secop(key)))
                if key in (contract_key(one.number), contract_key(one.secop_id or ""))
            ]
            self._with_key[key] = list(dict.fromkeys(found))
        return self._with_key.get(key, ())

    def _has_secop(self, key: str) -> sa.ColumnElement[bool]:
        """Whether a contract may have this key by its SECOP id. No index tells it: for some keys the database
        goes over all contracts, for more their SECOP ids are held."""
        if len(self._with_key) < _SOME_KEYS:
            return _COLUMN.secop_id.contains(_longest(key))
        if not self._of_secop:
            asked = sa.select(_COLUMN.id, _COLUMN.secop_id).where(_COLUMN.secop_id.is_not(None))
            self._of_secop = {"": []}
            with self.store.reading() as connection:
                for number, told in connection.execute(asked):
                    self._of_secop.setdefault(contract_key(told), []).append(number)
        return _COLUMN.id.in_(self._of_secop.get(key, []))

    def with_serial(self, number: str) -> Sequence[Contract]:
        wanted = serial(number)
        if not wanted:  # the number of a SECOP id: no other than itself may be meant
            return self.with_key(contract_key(number))
        if wanted not in self._with_serial:
            may_be = self._asked(_COLUMN.key.contains(_longest(wanted)))
            self._with_serial[wanted] = [one for one in may_be if serial(one.number) == wanted]
        return self._with_serial[wanted]

    def of_document(self, document: str) -> Sequence[Contract]:
        if document and document not in self._of_document:
            theirs = sa.or_(_COLUMN.document == document, _COLUMN.assignor == document)
            self._of_document[document] = self._asked(theirs)
        return self._of_document.get(document, ())

    def payments(self, key: str) -> Sequence[SecopPayment]:
        if key not in self._payments:
            self._payments[key] = payments(self.store, key)
        return self._payments[key]

    def is_own(self, contract: Contract) -> bool:
        key = contract_key(contract.number)
        if key not in self._own:
            found = self._rows(_COLUMN.key == key)
            own = (one for one, folders in found if self.folder_id in folders)
            self._own[key] = frozenset(own)
        return contract in self._own[key]

    def _asked(self, which: sa.ColumnElement[bool]) -> list[Contract]:
        return [one for one, _ in self._rows(which)]

    def _rows(self, which: sa.ColumnElement[bool]) -> list[tuple[Contract, Sequence[int]]]:
        """Contracts in force, in their order, each with the folders whose list has it."""
        asked = sa.select(t.CONTRACTS).where(which).order_by(_COLUMN.id)
        with self.store.reading() as connection:
            found = [dict(row) for row in connection.execute(asked).mappings()]
        return [(contract_of(row), row["folders"] or ()) for row in found]


def payments(store: Store, key: str) -> Sequence[SecopPayment]:
    """What SECOP II says of the payments of the contracts with a key. Raises StoreUnavailable."""
    column = t.SECOP_PAYMENTS.c
    asked = sa.select(t.SECOP_PAYMENTS).where(column.key == key).order_by(column.id)
    with store.reading() as connection:
        return [payment_of(dict(row)) for row in connection.execute(asked).mappings()]


def _longest(key: str) -> str:
    """The longest run of figures in a key but for its year, which a number may tell in two figures; the key
    where there is none. Whatever has this key holds them, without the zeros in front."""
    runs = _FIGURES.findall(key)
    if len(runs) > 1 and _YEAR.search(key):
        runs.pop()
    return max(runs, key=len, default=key)
