"""What is left of each RP of a contract: every account laid on the RP that pays it, and why.

An account is laid on the RP that its cuenta names; one that names none, on what is left of the contract's RPs
in the order of their tramos and dates, over the edge of one into the next. The budget is annual (Decreto 111
de 1996, art. 14), so that the RPs of the account's year go first; after a cesión, its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from review.model import BudgetLine, Contract, Month
from review.recognition.grammar import fold
from review.recognition.grammar.budget_numbers import budget_key, same_number
from review.recognition.grammar.ids import plain_document

_TRAMOS: Final = ("contrato", "inicial", "adici", "otrosi", "prorroga", "vigencia", "cesi")
"""What names of tramos hold, in the order in which a contract comes to them; of several the last counts."""
_ASSIGNED: Final = "cesi"
_YEAR: Final = re.compile(r"\b20\d\d\b")
_NUMBER: Final = re.compile(r"\b\d{1,2}\b")


class LaidBy(StrEnum):
    """Why an account is laid on an RP."""

    CUENTA = "cuenta"
    ORDEN = "orden"


@dataclass(frozen=True, slots=True)
class Rp:
    """An RP of a contract, all its lines together. `value` is None when a line of it tells none."""

    number: str
    lines: tuple[BudgetLine, ...]
    value: int | None

    @property
    def tramo(self) -> str | None:
        return next((line.tramo for line in self.lines if line.tramo), None)

    @property
    def date(self) -> dt.date | None:
        return next((line.rp_date for line in self.lines if line.rp_date), None)

    @property
    def of_assignment(self) -> bool:
        """Whether it was made for who took the contract over."""
        return _ASSIGNED in fold(self.tramo or "")

    @property
    def years(self) -> frozenset[int]:
        """Those for which it holds: what its tramo says («vigencia futura 2027»), else the year of its date;
        empty when nothing tells."""
        said = {int(year) for year in _YEAR.findall(self.tramo or "")}
        return frozenset(said or ({self.date.year} if self.date else ()))

    def is_of(self, year: int) -> bool:
        """Whether nothing says that it is of another year."""
        return not self.years or year in self.years


@dataclass(frozen=True, slots=True)
class Charge:
    """An account of a contract, as far as it takes of an RP. `names` is the RP that its cuenta names."""

    account: int
    month: Month | None
    payment: int | None
    value: int | None
    names: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class RpPart:
    """What an account takes of an RP, in pesos (None: its value is not known), and what was left of it before
    (None: not known)."""

    rp: Rp
    takes: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Laid:
    """An account on the RPs that pay it; `over` are the pesos for which none of them has room. Without
    `parts` no RP of the contract is its own."""

    charge: Charge
    by: LaidBy
    parts: tuple[RpPart, ...] = ()
    over: int = 0


@dataclass(frozen=True, slots=True)
class Balance:
    """The RPs of a contract with what is left of each, in their order: None where it is not known, below
    zero where more was billed. `unread` counts the accounts laid on it whose value is not known."""

    rps: tuple[Rp, ...]
    laid: tuple[Laid, ...]
    left: dict[str, int | None] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)

    def of(self, account: int) -> Laid | None:
        return next((one for one in self.laid if one.charge.account == account), None)


def rps_of(contract: Contract) -> tuple[Rp, ...]:
    """The RPs that pay a contract, in the order of their tramos and dates, those without one last.

    A reduction with a number of its own is of the only RP that there is; of several, nobody knows of which,
    and none has a value then.
    """
    by_key: dict[str, list[BudgetLine]] = {}
    for line in contract.budget:
        if line.rp and (key := budget_key(line.rp)):
            by_key.setdefault(key, []).append(line)
    made = [Rp(lines[0].rp or "", tuple(lines), _sum(lines)) for lines in by_key.values()]
    paying = [one for one in made if one.value is None or one.value > 0]
    less = sum(one.value or 0 for one in made if one not in paying)
    if less:
        alone = len(paying) == 1 and paying[0].value is not None
        paying = [Rp(one.number, one.lines, (one.value or 0) + less if alone else None) for one in paying]
    return tuple(sorted(paying, key=_place))


def _sum(lines: Iterable[BudgetLine]) -> int | None:
    values = [line.rp_value for line in lines]
    return sum(value for value in values if value is not None) if None not in values else None


def _place(rp: Rp) -> tuple[int, int, dt.date]:
    said = fold(rp.tramo or "")
    rank = max((place for place, word in enumerate(_TRAMOS) if word in said), default=0)
    number = _NUMBER.search(said)
    return rank, int(number[0]) if number and rank else 0, rp.date or dt.date.max


def balance(contract: Contract, charges: Iterable[Charge]) -> Balance:
    """Every account of a contract on its RP, in the order of their months, and what is left."""
    rps = rps_of(contract)
    made = Balance(rps, (), {one.number: one.value for one in rps}, dict.fromkeys((o.number for o in rps), 0))
    laid = [_lay(made, contract, charge) for charge in sorted(charges, key=_when)] if rps else []
    return Balance(rps, tuple(laid), made.left, made.unread)


def _when(charge: Charge) -> tuple[bool, str, int, int]:
    return charge.month is None, str(charge.month or ""), charge.payment or 0, charge.account


def _lay(made: Balance, contract: Contract, charge: Charge) -> Laid:
    named = next((one for one in made.rps if same_number(one.number, charge.names)), None)
    if named is not None:
        part = _take(made, named, charge.value)
        over = (
            0 if part.before is None or charge.value is None else max(charge.value - max(part.before, 0), 0)
        )
        return Laid(charge, LaidBy.CUENTA, (part,), min(over, charge.value or 0))
    parts: list[RpPart] = []
    rest = charge.value
    candidates = _candidates(made.rps, contract, charge)
    for rp in candidates:
        room = made.left[rp.number]
        if room is not None and room <= 0:
            continue
        takes = rest if rest is None or room is None else min(rest, room)
        parts.append(_take(made, rp, takes))
        rest = None if rest is None or takes is None else rest - takes
        if not rest:
            break
    over = rest or 0
    if over and candidates:
        last = candidates[-1]
        parts = [one for one in parts if one.rp != last] + [_take_more(made, last, over, parts)]
    return Laid(charge, LaidBy.ORDEN, tuple(parts), over)


def _candidates(rps: Sequence[Rp], contract: Contract, charge: Charge) -> list[Rp]:
    """The RPs that may pay an account that names none."""
    mine = [one for one in rps if one.of_assignment == _is_of_assignee(contract, charge)]
    found = mine if contract.assigned_on and any(one.of_assignment for one in rps) else list(rps)
    if charge.month is None:
        return found
    year = charge.month.year
    return [one for one in found if one.is_of(year)] or found


def _is_of_assignee(contract: Contract, charge: Charge) -> bool:
    day = contract.assigned_on
    if day is None or charge.month is None:
        return False
    if charge.month == Month.of(day) and charge.document and contract.assignor:
        return plain_document(charge.document) != plain_document(contract.assignor)
    return charge.month >= Month.of(day)


def _take(made: Balance, rp: Rp, takes: int | None) -> RpPart:
    before = made.left[rp.number]
    if takes is None:
        made.unread[rp.number] += 1
    elif before is not None:
        made.left[rp.number] = before - takes
    return RpPart(rp, takes, before)


def _take_more(made: Balance, rp: Rp, over: int, parts: Sequence[RpPart]) -> RpPart:
    """What no RP has room for is told of the last one."""
    had = next((one for one in parts if one.rp == rp), None)
    more = _take(made, rp, over)
    return more if had is None else RpPart(rp, (had.takes or 0) + over, had.before)
