"""Contracts and SECOP payments as rows of their tables, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from review.model import BudgetLine, Contract, Month, SecopPayment, SecopSource, SecopState
from review.store.codec import clean

_CONTRACT_PARTS = [part.name for part in fields(Contract)]
_LINE_PARTS = [part.name for part in fields(BudgetLine)]
_LINE_DAYS = ("cdp_date", "rp_date")
_PAYMENT_PARTS = [part.name for part in fields(SecopPayment)]
_DAYS = ("start", "end", "extended_to", "assigned_on", "issued", "received", "due", "paid", "planilla_paid")


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


def contract_row(contract: Contract) -> dict[str, Any]:
    """A contract under the names of its columns; its lists are as JSON keeps them."""
    row = _cleaned({name: getattr(contract, name) for name in _CONTRACT_PARTS})
    row["suspensions"] = [[first.isoformat(), last.isoformat()] for first, last in contract.suspensions]
    for name in ("duties", "asks"):
        row[name] = [clean(text) for text in row[name]]
    row["budget"] = [_told_line(line) for line in contract.budget]
    return row


def _told_line(line: BudgetLine) -> dict[str, Any]:
    """A line of the budget as JSON keeps it: what is told of it."""
    values = {name: getattr(line, name) for name in _LINE_PARTS}
    days = {name: day.isoformat() for name in _LINE_DAYS if (day := values[name]) is not None}
    return _told(_cleaned(values) | days)


def _line_of(told: Mapping[str, Any]) -> BudgetLine:
    return BudgetLine(**dict(told) | {n: dt.date.fromisoformat(told[n]) for n in _LINE_DAYS if n in told})


def payment_row(payment: SecopPayment) -> dict[str, Any]:
    """A payment under the names of its columns."""
    row = _cleaned({name: getattr(payment, name) for name in _PAYMENT_PARTS})
    month = None if payment.month is None else str(payment.month)
    return row | {"state": payment.state.value, "source": payment.source.value, "month": month}


def contract_of(row: Mapping[str, Any]) -> Contract:
    """A contract out of a row of its table; other columns in it don't matter."""
    kept = {name: row[name] for name in _CONTRACT_PARTS}
    kept["suspensions"] = tuple(
        (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        for first, last in row["suspensions"] or ()
    )
    for name in ("duties", "asks"):
        kept[name] = tuple(row[name] or ())
    kept["budget"] = tuple(map(_line_of, row["budget"] or ()))
    return Contract(**kept)


def payment_of(row: Mapping[str, Any]) -> SecopPayment:
    """A payment out of a row of its table; other columns in it don't matter."""
    kept = {name: row[name] for name in _PAYMENT_PARTS}
    kept["state"] = SecopState(row["state"])
    kept["source"] = SecopSource(row["source"])
    kept["month"] = None if row["month"] is None else Month.parse(row["month"])
    return SecopPayment(**kept)


def told_contract(contract: Contract) -> dict[str, Any]:
    """A contract as the columns of its row that tell something."""
    return _told(contract_row(contract))


def told_payment(payment: SecopPayment) -> dict[str, Any]:
    """A payment as the columns of its row that tell something."""
    return _told(payment_row(payment))


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, [], ())}


def contract_from(told: Mapping[str, Any]) -> Contract:
    """A contract out of `told_contract`, its dates as JSON has them."""
    return contract_of(dict.fromkeys(_CONTRACT_PARTS) | _with_days(told))


def payment_from(told: Mapping[str, Any]) -> SecopPayment:
    """A payment out of `told_payment`, its dates as JSON has them."""
    return payment_of(dict.fromkeys(_PAYMENT_PARTS) | _with_days(told))


def _with_days(told: Mapping[str, Any]) -> dict[str, Any]:
    return {**told, **{name: dt.date.fromisoformat(told[name]) for name in _DAYS if name in told}}
