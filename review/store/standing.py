"""Where each cuenta stands among the others: which version is in force, and its state in SECOP II."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import sqlalchemy as sa

from review.model import SecopSource, SecopState
from review.store import schema as t
from review.store.arrival import arrival
from review.store.owners import Owners
from review.store.parties import Contracts, parties
from review.store.writing_rows import change_each

Row = TypeVar("Row", bound=Mapping[str, Any])
_ORDER = list(SecopSource)


def refresh(connection: sa.Connection) -> None:
    """Work out both for every submission, and write only what changed."""
    columns = (
        "id", "archivo", "sha256", "present", "received", "secop_hint", "contract_key", "document",
        "entity_key", "payment", "period", "part",
    )  # fmt: skip
    derived = ("secop_state", "secop_source", "current", "versions", "copies", "party")
    statement = sa.select(*(t.SUBMISSIONS.c[name] for name in (*columns, *derived)))
    submissions = [dict(row) for row in connection.execute(statement).mappings()]
    payments = _payments(connection)
    owners = _owners(connection)
    by_hand = _by_hand(connection)
    party_of = parties(submissions, Contracts.of(connection))
    stored = {row["id"]: {name: row[name] for name in derived} for row in submissions}
    for row in submissions:
        row["party"] = party_of[row["id"]]
    in_force = _versions(submissions)
    copies = Counter(row["sha256"] for row in submissions if row["present"] and row["sha256"])
    changed = []
    for row in submissions:
        state, source = _secop(row, payments, owners, by_hand)
        current, versions = in_force[row["id"]]
        new = {
            "secop_state": state.value,
            "secop_source": source.value,
            "current": current,
            "versions": versions,
            "copies": max(copies[row["sha256"]] - int(row["present"]), 0),
            "party": row["party"],
        }
        if stored[row["id"]] != new:
            changed.append((row["id"], new))
    change_each(connection, t.SUBMISSIONS, changed)


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


def _payments(connection: sa.Connection) -> dict[int | None, list[dict[str, Any]]]:
    """What SECOP says of payments, by the contract in force."""
    found: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(sa.select(t.SECOP_PAYMENTS).order_by(t.SECOP_PAYMENTS.c.id)).mappings():
        found[row["contract_id"]].append(dict(row))
    return found


def _owners(connection: sa.Connection) -> Owners[dict[str, Any]]:
    columns = (t.CONTRACTS.c[name] for name in ("id", "key", "document", "assignor", "entity_key"))
    found = connection.execute(sa.select(*columns).order_by(t.CONTRACTS.c.id)).mappings()
    return Owners(map(dict, found))


def _by_hand(connection: sa.Connection) -> dict[int, SecopState]:
    from review.store.queries import latest

    found = connection.execute(latest(t.SECOP_STATES, "submission_id")).mappings()
    return {row["submission_id"]: SecopState(row["state"]) for row in found if row["state"] is not None}


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
