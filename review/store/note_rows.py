"""Notes on cuentas: rows that are only ever added; one that was withdrawn has a row that says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from review.model import Audience, Box, ItemKind, Note, Signer
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.queries import Row, latest, rows
from review.store.store import Store


def withdraw(store: Store, note_id: int, *, reason: str, author: Signer) -> bool:
    """Take a note back; False, and nothing is added, when somebody did already. Raises StoreUnavailable."""
    done = sa.select(t.NOTE_WITHDRAWALS.c.id).where(t.NOTE_WITHDRAWALS.c.note_id == note_id)
    row = {"note_id": note_id, "reason": clean(reason), **signature(author)}
    with store.writing() as connection:
        if connection.execute(done).first() is not None:
            return False
        acts.add(connection, t.NOTE_WITHDRAWALS, {**row, "at": dt.datetime.now(dt.UTC)})
    return True


def listed(store: Store, submission_id: int) -> list[Row]:
    """Every note on a cuenta, oldest first; `withdrawn_*` tell of its withdrawal."""
    last = latest(t.NOTE_WITHDRAWALS, "note_id").subquery()
    return rows(
        store,
        sa.select(
            t.NOTES,
            last.c.author.label("withdrawn_author"),
            last.c.role.label("withdrawn_role"),
            last.c.on_behalf.label("withdrawn_on_behalf"),
            last.c.at.label("withdrawn_at"),
            last.c.reason.label("withdrawn_reason"),
        )
        .outerjoin(last, last.c.note_id == t.NOTES.c.id)
        .where(t.NOTES.c.submission_id == submission_id)
        .order_by(t.NOTES.c.id),
    )


def owner(store: Store, note_id: int) -> int | None:
    """The cuenta that a note is about; None when there is no such note."""
    found = rows(store, sa.select(t.NOTES.c.submission_id).where(t.NOTES.c.id == note_id))
    return int(found[0]["submission_id"]) if found else None


def row_of(
    audience: Audience, text: str, item: ItemKind | None, page: int | None, box: Box | None
) -> dict[str, Any]:
    """What a note says and where, as its columns."""
    return {
        "audience": audience.value,
        "text": text,
        "item": None if item is None else item.value,
        "page": page,
        **(dict.fromkeys(Box._fields) if box is None else box._asdict()),
    }


def note_of(row: Row) -> Note:
    """The note of a row of `listed`."""
    box = Box(*(row[name] for name in Box._fields)) if row["x0"] is not None else None
    return Note(
        id=row["id"],
        audience=Audience(row["audience"]),
        text=row["text"],
        author=row["author"],
        at=row["at"],
        item=None if row["item"] is None else ItemKind(row["item"]),
        page=row["page"],
        box=box,
        sha256=row["sha256"],
        withdrawn_by=row["withdrawn_author"],
        withdrawn_at=row["withdrawn_at"],
        withdrawn_reason=row["withdrawn_reason"],
    )
