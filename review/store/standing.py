"""Where each cuenta stands among the others: which version is in force, and its state in SECOP II."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from review.model import SecopSource, SecopState
from review.store import schema as t
from review.store.arrival import arrival
from review.store.owners import Owners
from review.store.parties import Contracts, key_of, parties
from review.store.portions import portions
from review.store.writing_rows import change_each

Row = TypeVar("Row", bound=Mapping[str, Any])
_ORDER = list(SecopSource)
_AT_ONCE = 2_000  # submissions that are worked out together
_COLUMN = t.SUBMISSIONS.c
_TOLD = (
    "archivo", "sha256", "present", "received", "secop_hint", "contract_key", "document", "entity_key",
    "payment", "period", "part",
)  # fmt: skip
_DERIVED = ("secop_state", "secop_source", "current", "versions", "copies", "party")
_ALL = (*_TOLD, *_DERIVED)


def refresh(connection: sa.Connection, near: Collection[int] | None = None) -> None:
    """Work out both for every submission, and write only what changed; with `near` for these and for those
    alone that may stand otherwise because of them: enough when no others were changed. Some at a time, so
    that no more are held however many there are."""
    ids = _by_contract(connection) if near is None else _beside(connection, near)
    for some in portions(ids, _AT_ONCE):
        change_each(connection, t.SUBMISSIONS, _changed(connection, some))


def _changed(connection: sa.Connection, ids: Sequence[int]) -> list[tuple[int, dict[str, Any]]]:
    """What is otherwise than it is written, of these. How one stands hangs on those with the number of its
    contract and on those of the same bytes, and on no others."""
    submissions = _told(connection, ids)
    keys = sorted({row["contract_key"] for row in submissions.values() if row["contract_key"]})
    contracts = _contracts(connection, keys)
    party_of = parties(submissions.values(), Contracts(contracts))
    stored = {number: {name: submissions[number][name] for name in _DERIVED} for number in ids}
    for number, row in submissions.items():
        row["party"] = party_of[number]
    in_force = _versions(submissions.values())
    copies = Counter(row["sha256"] for row in submissions.values() if row["present"] and row["sha256"])
    owners, by_hand = Owners(contracts), _by_hand(connection, ids)
    payments = _payments(connection, [row["id"] for row in contracts])
    changed = []
    for number in ids:
        row = submissions[number]
        state, source = _secop(row, payments, owners, by_hand)
        current, versions = in_force[number]
        new = {
            "secop_state": state.value,
            "secop_source": source.value,
            "current": current,
            "versions": versions,
            "copies": max(copies[row["sha256"]] - int(row["present"]), 0),
            "party": row["party"],
        }
        if stored[number] != new:
            changed.append((number, new))
    return changed


def _by_contract(connection: sa.Connection) -> list[int]:
    """All numbers, those of one contract one after the other."""
    asked = sa.select(_COLUMN.id).order_by(_COLUMN.contract_key, _COLUMN.id)
    return list(connection.execute(asked).scalars())


def _beside(connection: sa.Connection, near: Collection[int]) -> list[int]:
    """These, and those with the number of the contract that they are of, or were of, or of the same bytes."""
    names = ("contract_key", "party", "sha256")
    these = _where(connection, names, _COLUMN.id, near)
    keys = {row["contract_key"] for row in these} | {key_of(row["party"]) for row in these if row["party"]}
    others = [
        *_where(connection, ("id",), _COLUMN.contract_key, keys - {None}),
        *_where(connection, ("id",), _COLUMN.sha256, {row["sha256"] for row in these} - {""}),
    ]
    return sorted({row["id"] for row in others} | {row["id"] for row in these})


def _told(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What is told of these, and of all that how they stand hangs on."""
    mine = _where(connection, ("contract_key", "sha256"), _COLUMN.id, ids)
    keys = {row["contract_key"] for row in mine} - {None}
    same = _where(connection, (), _COLUMN.sha256, {row["sha256"] for row in mine} - {""})
    found = {row["id"]: row for row in _where(connection, _ALL, _COLUMN.contract_key, keys)}
    others = {*ids, *(row["id"] for row in same)}.difference(found)
    return found | {row["id"]: row for row in _where(connection, _ALL, _COLUMN.id, others)}


def _where(
    connection: sa.Connection, names: Iterable[str], column: sa.ColumnElement[Any], values: Collection[Any]
) -> list[dict[str, Any]]:
    """Columns of the submissions of which a column has one of these values, each with its number."""
    asked = sa.select(*(_COLUMN[name] for name in dict.fromkeys(("id", *names))))
    return _rows(connection, asked, column, values)


def _rows(
    connection: sa.Connection, asked: sa.Select[Any], column: sa.ColumnElement[Any], values: Collection[Any]
) -> list[dict[str, Any]]:
    wanted = sorted(values)
    return [
        dict(row)
        for some in portions(wanted)
        for row in connection.execute(asked.where(column.in_(some))).mappings()
    ]


def group_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Submissions with the same group are versions of one cuenta, or of the same part of it.

    That is the contract (its party), month and payment; while the contract or the month is unknown, the
    very same bytes.
    """
    if row["party"] and row["period"]:
        return (row["party"], row["period"], row["payment"], row["part"])
    return (row["sha256"] or row["id"],)


def newest(rows: Iterable[Row]) -> Row:
    """Of the versions of a cuenta, the one that counts: the last one that is in a folder, else the last."""
    return max(rows, key=lambda row: (row["present"], *arrival(row)))


def _versions(submissions: Iterable[dict[str, Any]]) -> dict[int, tuple[bool, int]]:
    """For each submission: is it the newest of its cuenta that is in a folder, and how many there are."""
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in submissions:
        groups[group_of(row)].append(row)
    found = {}
    for rows in groups.values():
        last = newest(rows)
        versions = len({row["sha256"] or row["id"] for row in rows})
        for row in rows:
            found[row["id"]] = (row is last and bool(row["present"]), versions)
    return found


def _payments(
    connection: sa.Connection, contracts: Collection[int]
) -> dict[int | None, list[dict[str, Any]]]:
    """What SECOP says of payments, by the contract in force."""
    column = t.SECOP_PAYMENTS.c
    names = ("contract_id", "source", "payment", "month", "state")
    asked = sa.select(*(column[name] for name in names)).order_by(column.id)
    found: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(connection, asked, column.contract_id, contracts):
        found[row["contract_id"]].append(row)
    return found


def _contracts(connection: sa.Connection, keys: Collection[str]) -> list[dict[str, Any]]:
    column = t.CONTRACTS.c
    names = ("id", "key", "document", "assignor", "entity_key")
    asked = sa.select(*(column[name] for name in names)).order_by(column.id)
    return _rows(connection, asked, column.key, keys)


def _by_hand(connection: sa.Connection, ids: Collection[int]) -> dict[int, SecopState]:
    from review.store.queries import latest

    found = {}
    for some in portions(sorted(ids)):
        for row in connection.execute(latest(t.SECOP_STATES, "submission_id", submissions=some)).mappings():
            if row["state"] is not None:
                found[row["submission_id"]] = SecopState(row["state"])
    return found


def _secop(
    row: dict[str, Any],
    payments: Mapping[int | None, list[dict[str, Any]]],
    owners: Owners[dict[str, Any]],
    by_hand: dict[int, SecopState],
) -> tuple[SecopState, SecopSource]:
    """The state told by the best source: by hand, then the payment plan, the contract list, the folder."""
    told = [(SecopSource.NINGUNA, SecopState.SIN_CONFIRMAR)]
    if row["secop_hint"]:
        told.append((SecopSource.CARPETA, SecopState(row["secop_hint"])))
    contract = owners.of(row) if row["contract_key"] else None
    if contract is not None:
        rows = payments.get(contract["id"], [])
        for source in (SecopSource.CONTRATOS, SecopSource.PLAN_DE_PAGOS):
            state = _matching([p for p in rows if p["source"] == source], row["payment"], row["period"])
            if state is not None and state is not SecopState.SIN_CONFIRMAR:
                told.append((source, state))
    if row["id"] in by_hand:
        told.append((SecopSource.A_MANO, by_hand[row["id"]]))
    source, state = max(told, key=lambda pair: _ORDER.index(pair[0]))
    return state, source


def _matching(rows: list[dict[str, Any]], payment: int | None, period: str | None) -> SecopState | None:
    """The last row of the same payment, else of the same month, else about the contract as a whole."""
    by_payment = [p for p in rows if payment is not None and p["payment"] == payment]
    by_month = [p for p in rows if period is not None and p["month"] == period]
    whole = [p for p in rows if p["payment"] is None and p["month"] is None]
    best = by_payment or by_month or whole
    return SecopState(best[-1]["state"]) if best else None
