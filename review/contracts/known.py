"""The contracts that a database knows, put together from what the list of each folder tells of them.

The newest list decides; what it leaves empty is filled from the earlier ones. A contract that a folder's list
has no more stays known.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from review.contracts.book import ContractBook
from review.contracts.budget_merging import filled_budget
from review.contracts.contract_identity import Tie, same_or_unknown, tie
from review.model import Contract, SecopPayment
from review.recognition.grammar.contract_numbers import contract_key

_OF_PERSON = frozenset(
    ("contractor", "document", "bank", "account", "account_type", "pensioner", "assigned_on", "assignor")
)
_WITH = {"extended_to": "end", "added_value": "total_value"}
"""What is told on top of another value: it says nothing on top of another one."""


@dataclass(frozen=True)
class Telling:
    """A contract as the list of a folder tells it, with the states of its payments that the list brings.
    `taken` counts imports; `current` is False once the folder's list has it no more."""

    folder: int
    taken: int
    contract: Contract
    payments: tuple[SecopPayment, ...] = ()
    current: bool = True


@dataclass(frozen=True)
class Entry:
    """A contract with all that tells of it, the newest first."""

    tellings: tuple[Telling, ...]

    @cached_property
    def contract(self) -> Contract:
        made = self.tellings[0].contract
        for older in self.tellings[1:]:
            if older.contract != made:
                made = _filled(made, older.contract)
        return made

    @cached_property
    def payments(self) -> tuple[SecopPayment, ...]:
        """One for each payment and month, the newest telling of it, under the number now in force."""
        found: dict[tuple[int | None, object], SecopPayment] = {}
        for telling in self.tellings:
            for payment in telling.payments:
                found.setdefault((payment.payment, payment.month), payment)
        owner = self.contract
        return tuple(owned_by(payment, owner) for payment in found.values())

    @property
    def folders(self) -> frozenset[int]:
        """Those whose list has it now."""
        return frozenset(telling.folder for telling in self.tellings if telling.current)

    @property
    def folder(self) -> int:
        """The one whose list told it last."""
        return max(self.tellings, key=lambda one: (one.current, one.taken)).folder


def owned_by(payment: SecopPayment, contract: Contract) -> SecopPayment:
    """A payment told to be of this contract."""
    return dataclasses.replace(
        payment, contract=contract.number, document=contract.document, entity_nit=contract.entity_nit
    )


def _filled(newer: Contract, older: Contract) -> Contract:
    same_person = same_or_unknown(newer.document, older.document)
    gaps = {}
    for name in (spec.name for spec in dataclasses.fields(Contract)):
        if getattr(newer, name) not in (None, ()) or (name in _OF_PERSON and not same_person):
            continue
        base = _WITH.get(name)
        if base is not None and getattr(newer, base) not in (None, getattr(older, base)):
            continue
        gaps[name] = getattr(older, name)
    gaps["budget"] = filled_budget(newer.budget, older.budget)
    return dataclasses.replace(newer, **gaps)


def gathered(tellings: Iterable[Telling]) -> tuple[Entry, ...]:
    """The contracts that the lists tell of: what is surely, or can only be, of one contract together,
    in the order in which they were first told."""
    batches: dict[tuple[int, int, str], list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda one: (one.taken, one.folder)):
        batches[telling.taken, telling.folder, contract_key(telling.contract.number)].append(telling)
    every: list[list[Telling]] = []
    by_key: dict[str, list[list[Telling]]] = defaultdict(list)
    for (_, folder, key), batch in batches.items():
        groups = by_key[key]
        for telling, group in _joined(batch, groups, folder):
            if group is None:
                groups.append([telling])
                every.append(groups[-1])
            else:
                group.append(telling)
    return tuple(Entry(tuple(reversed(group))) for group in every)


def _joined(
    batch: Sequence[Telling], groups: Iterable[list[Telling]], folder: int
) -> list[tuple[Telling, list[Telling] | None]]:
    """Each telling with the contract known before that it is of, the surest ones first: a list tells a
    contract once."""
    free = [group for group in groups if all(one.folder != folder for one in group)]
    found: dict[int, list[Telling]] = {}
    for least in sorted(Tie, reverse=True)[:-1]:
        for place, telling in enumerate(batch):
            if place in found:
                continue
            alike = [group for group in free if tie(telling.contract, group[-1].contract) == least]
            if len(alike) == 1:
                found[place] = alike[0]
                free.remove(alike[0])
    return [(telling, found.get(place)) for place, telling in enumerate(batch)]


@dataclass(frozen=True, slots=True)
class Update:
    """The tellings after a list was taken. `replaced` has, for each new one by its place in the list, the
    one that it takes the place of; `left_out` are those that the folder's list has no more."""

    tellings: tuple[Telling, ...]
    new: tuple[Telling, ...]
    replaced: Mapping[int, Telling]
    left_out: tuple[Telling, ...]


def taken(tellings: Sequence[Telling], folder: int, book: ContractBook) -> Update:
    """Put a folder's list in the place of the one it had; what others tell and what it left out stays."""
    number = 1 + max((one.taken for one in tellings), default=0)
    new = tuple(Telling(folder, number, one, book.payments_of(one)) for one in book.contracts)
    by_key: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.folder == folder:
            by_key[contract_key(one.contract.number)].append(one)
    replaced: dict[int, Telling] = {}
    for least in sorted(Tie, reverse=True):
        for place, telling in enumerate(new):
            same = by_key[contract_key(telling.contract.number)]
            alike = (
                [one for one in same if _may_replace(telling, one, least)] if place not in replaced else []
            )
            if alike:
                replaced[place] = alike[0]
                same.remove(alike[0])
    gone = [one for same in by_key.values() for one in same]
    left = tuple(dataclasses.replace(one, current=False) for one in gone)
    others = tuple(one for one in tellings if one.folder != folder)
    dropped = tuple(one for one, was in zip(left, gone, strict=True) if was.current)
    return Update((*others, *left, *new), new, replaced, dropped)


def _may_replace(new: Telling, old: Telling, least: Tie) -> bool:
    """In one folder's list the same number again is the same contract, also with another person, unless they
    are of different entities."""
    if least is not Tie.NONE:
        return tie(new.contract, old.contract) == least
    return same_or_unknown(new.contract.entity_nit, old.contract.entity_nit)
