"""Exceptions to rules: rows that are only ever added; one that was withdrawn has a row that says so."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from review.model import Signer, Waiver
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.queries import Row, latest, rows
from review.store.store import Store


def add(
    store: Store,
    folder_id: int,
    *,
    code: str,
    contract_key: str | None,
    reason: str,
    until: dt.date,
    author: Signer,
) -> int:
    """Keep an exception; gives its number."""
    row = {
        "folder_id": folder_id,
        "code": code,
        "contract_key": contract_key,
        "reason": clean(reason),
        "until": until,
        **signature(author),
        "at": dt.datetime.now(dt.UTC),
    }
    with store.writing() as connection:
        return acts.add(connection, t.WAIVERS, row)


def withdraw(store: Store, waiver_id: int, *, reason: str, author: Signer) -> None:
    row = {"waiver_id": waiver_id, "reason": clean(reason), **signature(author)}
    with store.writing() as connection:
        acts.add(connection, t.WAIVER_WITHDRAWALS, {**row, "at": dt.datetime.now(dt.UTC)})


def listed(store: Store, folder_id: int | None = None) -> list[Row]:
    """Every exception (of a folder, or all), oldest first; `withdrawn_*` tell of its withdrawal."""
    last = latest(t.WAIVER_WITHDRAWALS, "waiver_id").subquery()
    statement = (
        sa.select(
            t.WAIVERS,
            t.FOLDERS.c.path.label("folder"),
            last.c.author.label("withdrawn_author"),
            last.c.role.label("withdrawn_role"),
            last.c.on_behalf.label("withdrawn_on_behalf"),
            last.c.at.label("withdrawn_at"),
            last.c.reason.label("withdrawn_reason"),
        )
        .join(t.FOLDERS, t.FOLDERS.c.id == t.WAIVERS.c.folder_id)
        .outerjoin(last, last.c.waiver_id == t.WAIVERS.c.id)
        .order_by(t.WAIVERS.c.id)
    )
    return rows(
        store, statement if folder_id is None else statement.where(t.WAIVERS.c.folder_id == folder_id)
    )


def in_force(store: Store) -> dict[int, tuple[Waiver, ...]]:
    """Those not withdrawn, by folder. Their day may have passed: they hold for what came before."""
    found: dict[int, tuple[Waiver, ...]] = {}
    for row in listed(store):
        if row["withdrawn_at"] is None:
            one = Waiver(
                row["id"], row["code"], row["contract_key"], row["author"], row["reason"], row["until"]
            )
            found[row["folder_id"]] = (*found.get(row["folder_id"], ()), one)
    return found
