"""How far a contract has come in money and in time, and what happened to it: arithmetic over known facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from review import spanish
from review.contracts.agreed_value import agreed_value
from review.model import Contract, Month, SecopState, Verdict
from review.supervision.paper_facts import ContractNovelty, Executed, NoveltyKind, PaidPart

Row = Mapping[str, Any]
_SENT_BACK = (Verdict.DEVUELTA.value, Verdict.INCOMPLETA.value)
_RECEIVED = (SecopState.APROBADO.value, SecopState.PAGADO.value)
_TENTH = Decimal("0.1")
UNDECIDED = "sin decidir aquí"


def earlier(row: Row, accounts: Iterable[Row]) -> list[Row]:
    """The payments of the contract before this one (rows of `review.store.executed`), the oldest first: the
    version in force of each, unless it was sent back."""
    before = [
        one
        for one in accounts
        if one["id"] != row["id"] and one["verdict"] not in _SENT_BACK and _is_before(one, row)
    ]
    return sorted(before, key=lambda one: (one["period"] or "", one["payment"] or 0, one["id"]))


def _is_before(one: Row, row: Row) -> bool:
    if one["payment"] is not None and row["payment"] is not None:
        return bool(one["payment"] < row["payment"])
    return bool(one["period"] and row["period"] and one["period"] < row["period"])


def missing(row: Row, before: Sequence[Row]) -> list[int] | None:
    """The numbers of earlier payments of which the value is not known here; None while it cannot be told
    which they are."""
    if row["payment"] is None:
        return None
    known = [one["payment"] for one in before if one["value"] is not None]
    if len(known) != len(set(known)):
        return None
    return [number for number in range(1, row["payment"]) if number not in known]


def executed(row: Row, before: Sequence[Row], contract: Contract, until: dt.date | None) -> Executed:
    """The account of the contract with the payment of `row` and those `before` it, until a day."""
    lacking = missing(row, before)
    earlier_sum = sum(one["value"] or 0 for one in before) if lacking == [] else None
    this, whole = int(row["value"]), contract.whole_value
    total = None if earlier_sum is None else earlier_sum + this
    days, agreed = elapsed(contract, until)
    return Executed(
        before=earlier_sum,
        this=this,
        total=total,
        balance=None if total is None or whole is None else whole - total,
        money_share=None if total is None else share(total, whole),
        time_share=None if days is None else share(days, agreed),
        days=days,
        days_agreed=agreed,
        parts=tuple(_part(one) for one in (*before, row)),
    )


def _part(row: Row) -> PaidPart:
    month = None if row["period"] is None else Month.parse(row["period"])
    return PaidPart(row["payment"], month, row["value"], stage(row))


def stage(row: Row) -> str:
    """How far a payment has come, in Spanish."""
    if row["secop_state"] in _RECEIVED:
        return f"{spanish.title(SecopState(row['secop_state'])).lower()} en SECOP II"
    return "aprobada" if row["verdict"] == Verdict.APROBADA.value else UNDECIDED


def share(part: int, whole: int | None) -> Decimal | None:
    """Percent, to a tenth, halves up. None of nothing."""
    if not whole or whole < 0:
        return None
    return (Decimal(100 * part) / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)


def elapsed(contract: Contract, until: dt.date | None) -> tuple[int | None, int | None]:
    """Days of the contract until a day, and those agreed, both ends included, without those suspended."""
    start, end = contract.start, contract.last_day
    if start is None or end is None or end < start:
        return None, None
    agreed = _days(contract, start, end)
    return (None if until is None else _days(contract, start, min(until, end))), agreed


def _days(contract: Contract, first: dt.date, last: dt.date) -> int:
    if last < first:
        return 0
    idle: set[int] = set()
    for begin, end in contract.suspensions:
        idle.update(range(max(begin, first).toordinal(), min(end, last).toordinal() + 1))
    return (last - first).days + 1 - len(idle)


def novelties(contract: Contract, until: dt.date | None) -> tuple[ContractNovelty, ...]:
    """What the lists tell that happened to a contract until a day: nothing where they tell nothing."""
    return tuple(_novelties(contract, until or dt.date.max))


def _novelties(contract: Contract, until: dt.date) -> Iterator[ContractNovelty]:
    for first, last in sorted(contract.suspensions):
        if first <= until:
            days = spanish.plural((last - first).days + 1, "día")
            told = f"Del {spanish.long_date(first)} al {spanish.long_date(last)} ({days})"
            yield ContractNovelty(NoveltyKind.SUSPENSION, told)
    if contract.extended_to is not None and contract.extended_to != contract.end:
        was = "" if contract.end is None else f"; antes, hasta el {spanish.long_date(contract.end)}"
        yield ContractNovelty(
            NoveltyKind.EXTENSION, f"Hasta el {spanish.long_date(contract.extended_to)}{was}"
        )
    yield from _added(contract, until)
    if contract.assigned_on is not None and contract.assigned_on <= until:
        whom = "" if contract.assignor is None else f"; cedió quien se identifica con {contract.assignor}"
        yield ContractNovelty(
            NoveltyKind.ASSIGNMENT, f"Desde el {spanish.long_date(contract.assigned_on)}{whom}"
        )


def _added(contract: Contract, until: dt.date) -> Iterator[ContractNovelty]:
    """One by one where the budget tells each, else their sum."""
    value = agreed_value(contract)
    for one in value.tramos:
        if one.day is None or one.day <= until:
            day = "" if one.day is None else f" del {spanish.long_date(one.day)}"
            told = f"{spanish.capital(one.tramo)}: por {spanish.pesos(one.value)}, RP {one.rp}{day}"
            yield ContractNovelty(NoveltyKind.ADDITION, told)
    if value.added and not value.tramos:
        kind = NoveltyKind.ADDITION if value.added > 0 else NoveltyKind.REDUCTION
        now = "" if value.whole is None else f"; el contrato queda en {spanish.pesos(value.whole)}"
        yield ContractNovelty(kind, f"Por {spanish.pesos(abs(value.added))}{now}")


def payments_agreed(contract: Contract, by_month: bool) -> int | None:
    """How many payments the contract has, where the entity pays by the calendar's months."""
    start, end = contract.start, contract.last_day
    if not by_month or start is None or end is None or end < start:
        return None
    return Month.of(end).minus(Month.of(start)) + 1


def last_of_contract(month: Month | None, contract: Contract) -> bool | None:
    """Whether a month is the contract's last; None when that is not known."""
    end = contract.last_day
    return None if month is None or end is None else month >= Month.of(end)
