"""What people asked to be kept of their own pace: read back by the same person only, in no table or export.

Nothing is kept of who did not ask for it, and all of it is deleted when they no longer want it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from review.model import ItemKind, Resultado
from review.model.actor import person_key
from review.model.effort import Effort
from review.store import schema as t
from review.store.codec import clean
from review.store.queries import Row, rows
from review.store.store import Store


def wanted(store: Store, person: str) -> bool:
    """Whether a person asked that theirs be kept. Raises StoreUnavailable."""
    table = t.OWN_PACE_WISHES
    return bool(rows(store, sa.select(table.c.person_key).where(table.c.person_key == _key(person))))


def want(store: Store, person: str, yes: bool) -> None:
    """Keep a person's pace from now on, or delete all of it and keep nothing more; without a name nothing is
    kept. Raises StoreUnavailable."""
    key = _key(person)
    if not key:
        return
    with store.writing() as connection:
        for table in (t.OWN_PACE_WISHES, *(() if yes else (t.OWN_PACE,))):
            connection.execute(sa.delete(table).where(table.c.person_key == key))
        if yes:
            made = {"person_key": key, "at": dt.datetime.now(dt.UTC)}
            connection.execute(sa.insert(t.OWN_PACE_WISHES).values(made))


def add(store: Store, person: str, effort: Effort) -> None:
    """Keep more of a person's work on a cuenta, with what is kept of it; nothing of who did not ask for it,
    nor of a cuenta that there is not. Raises StoreUnavailable."""
    table, key = t.OWN_PACE, _key(person)
    mine = sa.and_(table.c.person_key == key, table.c.submission_id == effort.submission_id)
    wish = sa.select(t.OWN_PACE_WISHES.c.at).where(t.OWN_PACE_WISHES.c.person_key == key)
    there = sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.id == effort.submission_id)
    with store.writing(by_person=False) as connection:
        if connection.execute(wish).first() is None or connection.execute(there).first() is None:
            return
        before = connection.execute(sa.select(table).where(mine)).mappings().first()
        whole = effort if before is None else joined(_effort(dict(before)), effort)
        connection.execute(sa.delete(table).where(mine))
        connection.execute(sa.insert(table).values(person_key=key, **_row(whole)))


def joined(before: Effort, more: Effort) -> Effort:
    """The work on one cuenta, at two times, as one."""
    return replace(
        before,
        milliseconds=before.milliseconds + more.milliseconds,
        keys=before.keys + more.keys,
        unseen=before.unseen if more.unseen is None else more.unseen,
    )


def of(store: Store, person: str) -> list[Effort]:
    """What is kept of a person, oldest first. Raises StoreUnavailable."""
    table = t.OWN_PACE
    mine = sa.select(table).where(table.c.person_key == _key(person))
    return [_effort(row) for row in rows(store, mine.order_by(table.c.at, table.c.submission_id))]


def _key(person: str) -> str:
    return person_key(clean(person) or "")


def _row(effort: Effort) -> dict[str, Any]:
    return {
        "submission_id": effort.submission_id,
        "result": effort.result.value,
        "milliseconds": effort.milliseconds,
        "keys": effort.keys,
        "unseen": None if effort.unseen is None else [kind.value for kind in effort.unseen],
        "at": effort.at,
    }


def _effort(row: Row) -> Effort:
    return Effort(
        submission_id=row["submission_id"],
        result=Resultado(row["result"]),
        at=row["at"],
        milliseconds=row["milliseconds"],
        keys=row["keys"],
        unseen=None if row["unseen"] is None else tuple(map(ItemKind, row["unseen"])),
    )
