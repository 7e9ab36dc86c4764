"""What a contract was worth at first and what was added to it, tramo by tramo: as the list of contracts tells
it, else as the entity's budget does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from review.contracts.rp_balance import rps_of
from review.model import Contract
from review.recognition.grammar import fold

_ADDITION: Final = "adici"


@dataclass(frozen=True, slots=True)
class AddedTramo:
    """An addition by the RP that pays it. `value` in pesos; `day` that of the RP, None where none is told."""

    tramo: str
    rp: str
    value: int
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class AgreedValue:
    """The value of a contract in pesos: at first, what was added (below zero: it was reduced), and both.

    `tramos` are the additions one by one, where the budget tells them and they are all of `added`. `checked`
    is False where the budget tells additions that the value of the contract cannot be told apart from.
    """

    initial: int | None
    added: int | None
    whole: int | None
    tramos: tuple[AddedTramo, ...] = ()
    checked: bool = True


def agreed_value(contract: Contract) -> AgreedValue:
    """The list of contracts decides. Where it tells no addition and the budget does, its total is taken to
    hold it if it is what all RPs come to; else it stays as it is, and is to be checked by a person."""
    total, added = contract.total_value, contract.added_value
    tramos = tuple(_tramos(contract))
    budgeted = sum(one.value for one in tramos)
    if added is not None:
        return AgreedValue(total, added, contract.whole_value, tramos if budgeted == added else ())
    if not tramos:
        return AgreedValue(total, None, total)
    values = [one.value for one in rps_of(contract)]
    every = sum(value for value in values if value is not None) if None not in values else None
    if total is not None and total == every and total > budgeted:
        return AgreedValue(total - budgeted, budgeted, total, tramos)
    return AgreedValue(total, budgeted, total, tramos, checked=False)


def _tramos(contract: Contract) -> Iterator[AddedTramo]:
    for rp in rps_of(contract):
        if rp.tramo and _ADDITION in fold(rp.tramo) and rp.value:
            yield AddedTramo(rp.tramo, rp.number, rp.value, rp.date)
