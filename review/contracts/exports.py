"""SECOP II's exports held against the contracts that a folder already knows, row by row.

Three datasets of datos.gov.co are taken as downloaded: Contratos Electrónicos (jbjy-vk9h), Plan de pagos
(uymx-8p3j) and Facturas (ibyt-yi2f). Every row comes to one fate, so that the report adds up to the file.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from review.contracts.book import ContractBook
from review.contracts.columns import Layout
from review.contracts.load import ContractFile, ReadRow
from review.model import Contract, SecopPayment
from review.recognition.grammar.contract_numbers import contract_key, same_contract, serial
from review.spanish import pesos, short_date


class Fate(StrEnum):
    """What became of a row of an export."""

    RECONOCIDA = "reconocida"
    DUDOSA = "dudosa"
    POR_FUERA = "por_fuera"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that a person should look at, and why, in Spanish."""

    file: str
    row: int
    contract: str | None
    contractor: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `rows` = `matched` + `doubtful` + `left`. `reasons` count those left."""

    name: str
    layout: Layout
    rows: int
    matched: int
    doubtful: int
    left: int
    reasons: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import came to. `doubts` are rows of the files, `differences` what the folder's own list says
    otherwise. `unmentioned` are the known contracts of which no file says anything. `unread` are the files
    that could not be used, each with its Spanish reason; `judged` counts the cuentas judged again."""

    files: tuple[FileReport, ...]
    doubts: tuple[Doubt, ...]
    unmentioned: tuple[str, ...]
    differences: tuple[Doubt, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A contract that the folder knows, from its own list or from the papers of a cuenta."""

    number: str
    document: str | None = None
    secop_id: str | None = None


class _Ways:
    """The ways from a row to a known contract."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = tuple(dict.fromkeys(known))
        self._by_key: dict[str, list[Known]] = {}
        self._by_serial: dict[str, list[Known]] = {}
        for one in self.known:
            for name in (one.number, one.secop_id):
                if name and contract_key(name):
                    self._by_key.setdefault(contract_key(name), []).append(one)
            self._by_serial.setdefault(serial(one.number), []).append(one)

    def learn(self, contract: Contract, known: Known) -> None:
        """A row told this contract's SECOP id: the rows of invoices say no other name of it."""
        if contract.secop_id and contract_key(contract.secop_id):
            same = self._by_key.setdefault(contract_key(contract.secop_id), [])
            if known not in same:
                same.append(known)

    def named(self, contract: Contract) -> list[Known]:
        """Known contracts with the very number or SECOP id of this one."""
        keys = [contract_key(name) for name in (contract.secop_id, contract.number) if name]
        return list(dict.fromkeys(one for key in keys for one in self._by_key.get(key, ())))

    def alike(self, contract: Contract) -> list[Known]:
        """Known contracts whose number may be this one written in another way."""
        found = self._by_serial.get(serial(contract.number), ())
        return [one for one in found if same_contract(one.number, contract.number)]


_ORDER = (Layout.OWN, Layout.SECOP_CONTRACTS, Layout.SECOP_PAYMENTS, Layout.SECOP_INVOICES)
"""In which files are taken: what they tell of a contract's names serves for the next ones."""


def take(
    files: Sequence[ContractFile],
    known: Iterable[Known],
    own: ContractBook,
    before: Sequence[ContractFile] = (),
) -> tuple[ContractBook, ImportReport]:
    """The rows of some exports that speak of known contracts, and what became of every row.

    Contracts come under the number by which the folder knows them. `own` is the folder's own list: where it
    says otherwise than SECOP II, a doubt tells it. With nothing known at all, the exports are the list.
    `before` are exports of other kinds taken earlier: their rows count, but are not reported.
    """
    ways = _Ways(known)
    every = [*((file, False) for file in before), *((file, True) for file in files)]
    contracts: dict[str, Contract] = {}
    payments: dict[tuple[str, int | None, object], SecopPayment] = {}
    reports, doubts, mentioned = [], [], set()
    for file, reported in sorted(every, key=lambda pair: _ORDER.index(pair[0].layout)):
        fates: Counter[Fate] = Counter()
        reasons: Counter[str] = Counter()
        taken: dict[str, Known] = {}
        for row in file.rows:
            fate, reason, match = _fate(row, ways)
            fates[fate] += 1
            if fate is Fate.POR_FUERA:
                reasons[reason] += 1
            elif fate is Fate.DUDOSA and reported:
                doubts.append(_doubt(file.name, row, reason))
            if match is not None and row.contract is not None and fate is Fate.RECONOCIDA:
                mentioned.add(match)
                ways.learn(row.contract, match)
                taken[_name(row.contract)] = match
        for contract in file.book.contracts:
            match = taken.get(_name(contract))
            if match is not None:
                found = dataclasses.replace(contract, number=match.number)
                key = contract_key(match.number)
                contracts[key] = _filled(contracts[key], found) if key in contracts else found
        for payment in file.book.payments:
            match = taken.get(contract_key(payment.contract))
            if match is not None:
                row_key = (contract_key(match.number), payment.payment, payment.month)
                made = dataclasses.replace(payment, contract=match.number)
                payments[row_key] = later(payments[row_key], made) if row_key in payments else made
        if reported:
            told = tuple(reasons.most_common())
            counts = (fates[Fate.RECONOCIDA], fates[Fate.DUDOSA], fates[Fate.POR_FUERA])
            reports.append(FileReport(file.name, file.layout, len(file.rows), *counts, told, file.book.notes))
    listed = {contract_key(one.number): one for one in own.contracts}
    differences = tuple(doubt for contract in contracts.values() for doubt in _differences(contract, listed))
    unmentioned = tuple(one.number for one in ways.known if one not in mentioned)
    book = ContractBook(tuple(contracts.values()), tuple(payments.values()))
    return book, ImportReport(tuple(reports), tuple(doubts), unmentioned, differences)


def _name(contract: Contract) -> str:
    """The key under which its payments are: numbers are given out by each entity, SECOP's ids are not."""
    return contract_key(contract.secop_id or contract.number)


def _fate(row: ReadRow, ways: _Ways) -> tuple[Fate, str, Known | None]:
    contract = row.contract
    if contract is None:
        return Fate.DUDOSA, row.trouble or "no se pudo leer", None
    if not ways.known:
        number = Known(contract.number, contract.document, contract.secop_id)
        fate = Fate.DUDOSA if row.trouble else Fate.RECONOCIDA
        return fate, row.trouble or "", number
    named = ways.named(contract)
    mine = [one for one in named if _same_person(one, contract)]
    if len(mine) == 1:
        fate = Fate.DUDOSA if row.trouble else Fate.RECONOCIDA
        return fate, row.trouble or "", mine[0]
    if mine:
        return Fate.DUDOSA, f"hay {len(mine)} contratos conocidos con ese número", None
    if named:
        return (
            Fate.DUDOSA,
            f"es el número de {named[0].number}, pero de otra persona (documento {contract.document})",
            None,
        )
    alike = [one for one in ways.alike(contract) if one.document and one.document == contract.document]
    if len(alike) == 1:
        fate = Fate.DUDOSA if row.trouble else Fate.RECONOCIDA
        return fate, row.trouble or "", alike[0]
    if ways.alike(contract) and contract.document is None:
        other = ways.alike(contract)[0].number
        return Fate.DUDOSA, f"puede ser el contrato {other}, escrito de otra forma y sin documento", None
    return Fate.POR_FUERA, "el contrato no está en la lista ni en las cuentas de esta carpeta", None


def _same_person(known: Known, contract: Contract) -> bool:
    """Whether nothing says that they are of different people; a NIT may carry its check digit."""
    one, other = known.document, contract.document
    if one is None or other is None or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and long.startswith(short) and len(short) >= 9


def _doubt(name: str, row: ReadRow, reason: str) -> Doubt:
    contract = row.contract
    number = None if contract is None else contract.number
    return Doubt(name, row.number, number, None if contract is None else contract.contractor, reason)


_COMPARED = (
    ("start", "la fecha de inicio"),
    ("end", "la fecha de fin"),
    ("total_value", "el valor total"),
)


def _differences(contract: Contract, own: Mapping[str, Contract]) -> Iterator[Doubt]:
    """Where the folder's own list says otherwise: the list stays in force, a person should know."""
    listed = own.get(contract_key(contract.number))
    if listed is None or not _same_person(Known(listed.number, listed.document), contract):
        return
    for name, told in _COMPARED:
        ours, theirs = getattr(listed, name), getattr(contract, name)
        if name == "end" and listed.extended_to is not None:
            ours = listed.extended_to
        if name == "total_value":
            ours = listed.whole_value
        if None not in (ours, theirs) and ours != theirs:
            yield Doubt(
                "",
                0,
                contract.number,
                contract.contractor,
                f"{told} es {_shown(ours)} en la lista y {_shown(theirs)} en SECOP II; vale la de la lista",
            )


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return short_date(value)
    return pesos(value) if isinstance(value, int) else str(value)


def later(first: SecopPayment, second: SecopPayment) -> SecopPayment:
    """Two rows about one payment as one: the state further on in its life, gaps filled from the other."""
    order = list(type(first.state))
    ahead, behind = sorted((first, second), key=lambda one: order.index(one.state), reverse=True)
    return _filled(ahead, behind)


def combined(own: ContractBook, secop: ContractBook) -> ContractBook:
    """A folder's own list with what SECOP II adds to it: the list decides, SECOP fills what it left empty."""
    theirs = {contract_key(contract.number): contract for contract in secop.contracts}
    contracts = []
    for contract in own.contracts:
        other = theirs.get(contract_key(contract.number))
        if other is not None and _same_person(Known(other.number, other.document), contract):
            contracts.append(_filled(contract, other))
            del theirs[contract_key(contract.number)]
        else:
            contracts.append(contract)
    return ContractBook((*contracts, *theirs.values()), (*own.payments, *secop.payments), own.notes)


_Row = TypeVar("_Row", Contract, SecopPayment)


def _filled(first: _Row, second: _Row) -> _Row:
    gaps = {
        name: getattr(second, name)
        for name in (spec.name for spec in dataclasses.fields(first))
        if getattr(first, name) in (None, ())
    }
    return dataclasses.replace(first, **gaps)
