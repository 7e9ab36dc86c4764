"""SECOP II's exports, and the entity's list of its budget, held against the contracts that are already known.

Three datasets of datos.gov.co are taken as downloaded: Contratos Electrónicos (jbjy-vk9h), Plan de pagos
(uymx-8p3j) and Facturas (ibyt-yi2f). They carry no CDP nor RP: those come in a list of the entity. Every row
comes to one fate, so that the report adds up to the file.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from review.contracts.book import ContractBook
from review.contracts.budget_merging import joined_budget, rps
from review.contracts.known import owned_by
from review.contracts.list_headings import ListLayout
from review.contracts.load import ContractFile, ReadRow
from review.contracts.matching import Fate, Known, MatchWays, fate_of, same_party
from review.model import Contract, SecopPayment
from review.recognition.grammar.contract_numbers import contract_key
from review.spanish import pesos, short_date


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
    layout: ListLayout
    rows: int
    matched: int
    doubtful: int
    left: int
    reasons: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import came to. `doubts` are rows of the files, `differences` what the contract lists say
    otherwise. `unmentioned` are the known contracts of which no export says anything, `without_budget` those
    that no list of the budget has. `unread` are the files that could not be used, each with its Spanish
    reason; `judged` counts the cuentas judged again."""

    files: tuple[FileReport, ...]
    doubts: tuple[Doubt, ...]
    unmentioned: tuple[str, ...]
    differences: tuple[Doubt, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    judged: int = 0
    without_budget: tuple[str, ...] = ()


NOTHING_KNOWN = "todavía no se conoce ningún contrato; la lista de presupuesto no dice cuáles hay"

_ORDER = (
    ListLayout.OWN,
    ListLayout.SECOP_CONTRACTS,
    ListLayout.SECOP_PAYMENTS,
    ListLayout.SECOP_INVOICES,
    ListLayout.BUDGET,
)
"""In which files are taken: what they tell of a contract's names serves for the next ones."""


def take(
    files: Sequence[ContractFile],
    known: Iterable[Known],
    own: ContractBook,
    before: Sequence[ContractFile] = (),
) -> tuple[ContractBook, ImportReport]:
    """The rows of some exports that speak of known contracts, and what became of every row.

    Contracts come under the number by which they are known. `own` are those of the lists: where one says
    otherwise than SECOP II, a doubt tells it. With nothing known at all, the exports are the list; the list
    of the budget never is, it only says more of contracts.
    `before` are exports taken earlier: their rows count, but are not reported. Of several exports of a kind
    the one taken last (`ContractFile.taken`) tells all that there is of a contract which it names.
    """
    ways = every = MatchWays(known)
    reported = {id(file) for file in files}
    taken = _Taken()
    reports, doubts = [], []
    for file in sorted((*before, *files), key=lambda one: (_ORDER.index(one.layout), -one.taken)):
        fates: Counter[Fate] = Counter()
        reasons: Counter[str] = Counter()
        of_file: dict[str, Known] = {}
        if file.layout is ListLayout.BUDGET and not ways.known:
            ways = MatchWays(taken.contracts)
        for row in file.rows:
            fate, reason, match = _fate(file, row, ways)
            fates[fate] += 1
            if fate is Fate.POR_FUERA:
                reasons[reason] += 1
            elif fate is Fate.DUDOSA and id(file) in reported:
                doubts.append(_doubt(file.name, row, reason))
            if match is not None and row.contract is not None and fate is Fate.RECONOCIDA:
                ways.learn(row.contract, match)
                of_file[_name(row.contract)] = match
        taken.add(file, of_file)
        if id(file) in reported:
            told = tuple(reasons.most_common())
            counts = (fates[Fate.RECONOCIDA], fates[Fate.DUDOSA], fates[Fate.POR_FUERA])
            reports.append(FileReport(file.name, file.layout, len(file.rows), *counts, told, file.book.notes))
    contracts = tuple(taken.contracts.values())
    differences = tuple(doubt for contract in contracts for doubt in _differences(contract, own))
    book = ContractBook(contracts, tuple(taken.payments.values()))
    layouts = {file.layout for file in (*before, *files)}
    unmentioned = every.known if layouts - {ListLayout.BUDGET} else ()
    poor = every.known if ListLayout.BUDGET in layouts else ()
    by_list = {one.number for one in own.contracts if rps(one.budget)}
    return book, ImportReport(
        tuple(reports),
        tuple(doubts),
        tuple(one.number for one in unmentioned if one not in taken.mentioned),
        differences,
        without_budget=tuple(
            one.number for one in poor if one not in taken.budgeted and one.number not in by_list
        ),
    )


def _fate(file: ContractFile, row: ReadRow, ways: MatchWays) -> tuple[Fate, str, Known | None]:
    if file.layout is ListLayout.BUDGET and not ways.known and row.contract is not None:
        return Fate.POR_FUERA, NOTHING_KNOWN, None
    return fate_of(row, ways)


class _Taken:
    """What has been taken of known contracts and their payments, file by file."""

    def __init__(self) -> None:
        self.contracts: dict[Known, Contract] = {}
        self.payments: dict[tuple[Known, int | None, object], SecopPayment] = {}
        self.mentioned: set[Known] = set()
        self.budgeted: set[Known] = set()
        self._last: dict[tuple[ListLayout, Known], int] = {}

    def add(self, file: ContractFile, matches: Mapping[str, Known]) -> None:
        """The rows of a file; `matches` has the contract of each name in it. Of a kind of files the last one
        taken comes first."""
        current = {
            name: match
            for name, match in matches.items()
            if self._last.setdefault((file.layout, match), file.taken) == file.taken
        }
        said = self.budgeted if file.layout is ListLayout.BUDGET else self.mentioned
        said |= set(current.values())
        for contract in file.book.contracts:
            match = current.get(_name(contract))
            if match is not None:
                found = dataclasses.replace(contract, number=match.number)
                before = self.contracts.get(match)
                self.contracts[match] = found if before is None else _filled(before, found)
        for payment in file.book.payments:
            match = current.get(contract_key(payment.contract))
            if match is not None:
                key = (match, payment.payment, payment.month)
                made = owned_by(payment, self._owner(match))
                self.payments[key] = later(self.payments[key], made) if key in self.payments else made

    def _owner(self, match: Known) -> Contract:
        found = self.contracts.get(match) or Contract(match.number)
        return dataclasses.replace(
            found,
            document=match.document or found.document,
            entity_nit=match.entity_nit or found.entity_nit,
        )


def _name(contract: Contract) -> str:
    """The key under which its payments are: numbers are given out by each entity, SECOP's ids are not."""
    return contract_key(contract.secop_id or contract.number)


def _doubt(name: str, row: ReadRow, reason: str) -> Doubt:
    contract = row.contract
    number = None if contract is None else contract.number
    return Doubt(name, row.number, number, None if contract is None else contract.contractor, reason)


_COMPARED = (
    ("start", "la fecha de inicio"),
    ("end", "la fecha de fin"),
    ("total_value", "el valor total"),
)


def _differences(contract: Contract, own: ContractBook) -> Iterator[Doubt]:
    """Where a contract list says otherwise: the list stays in force, a person should know."""
    listed = next((one for one in own.with_number(contract.number) if same_party(one, contract)), None)
    if listed is None:
        return
    if reason := _other_rps(listed, contract):
        yield Doubt("", 0, contract.number, contract.contractor, reason)
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


def _other_rps(listed: Contract, told: Contract) -> str | None:
    ours, theirs = rps(listed.budget), rps(told.budget)
    if not ours or not theirs or ours <= theirs:
        return None
    first, second = (", ".join(sorted(keys)) for keys in (ours, theirs))
    return f"su RP es {first} en la lista de contratos y {second} en la de presupuesto; vale el primero"


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
    """The contracts of the lists with what SECOP II adds: the lists decide, SECOP fills what they left empty.
    Those of the lists come first, in their order."""
    theirs: dict[str, list[Contract]] = {}
    for contract in secop.contracts:
        theirs.setdefault(contract_key(contract.number), []).append(contract)
    contracts = []
    for contract in own.contracts:
        same = theirs.get(contract_key(contract.number), [])
        other = next((one for one in same if same_party(one, contract)), None)
        if other is not None:
            same.remove(other)
        if other is not None:
            budget = joined_budget(contract.budget, other.budget)
            contract = dataclasses.replace(_filled(contract, other), budget=budget)
        contracts.append(contract)
    rest = (contract for same in theirs.values() for contract in same)
    return ContractBook((*contracts, *rest), (*own.payments, *secop.payments), own.notes)


_Row = TypeVar("_Row", Contract, SecopPayment)


def _filled(first: _Row, second: _Row) -> _Row:
    gaps = {
        name: getattr(second, name)
        for name in (spec.name for spec in dataclasses.fields(first))
        if getattr(first, name) in (None, ())
    }
    return dataclasses.replace(first, **gaps)
