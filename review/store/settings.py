"""An entity's own checklist, laws, words, embargos and calendar: the files beside its folder, and what people
put in force."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import sqlalchemy as sa

from review.model import Signer
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.queries import Row, latest, rows
from review.store.store import Store


class SettingKind(StrEnum):
    """Which of them."""

    CHECKLIST = "checklist"
    LAWS = "leyes"
    WORDS = "palabras"
    EMBARGOES = "embargos"
    CALENDAR = "calendario"


def put(store: Store, folder_id: int, kind: SettingKind, text: str | None, author: Signer) -> None:
    """Put a text in force (None: back to the folder's own file). The folder is to be compared anew."""
    row = {"folder_id": folder_id, "kind": kind.value, "text": clean(text), **signature(author)}
    with store.writing() as connection:
        acts.add(connection, t.SETTINGS, {**row, "at": dt.datetime.now(dt.UTC)})
        connection.execute(sa.update(t.FOLDERS).where(t.FOLDERS.c.id == folder_id).values(unchanged_key=None))


def applied(store: Store, folder_id: int) -> dict[SettingKind, Row]:
    """What people put in force in a folder and did not withdraw."""
    last = latest(t.SETTINGS, "folder_id", "kind").where(t.SETTINGS.c.folder_id == folder_id)
    return {SettingKind(row["kind"]): row for row in rows(store, last) if row["text"] is not None}


def log(store: Store, folder_id: int) -> list[Row]:
    """Everything put in force or withdrawn in a folder, oldest first."""
    statement = sa.select(t.SETTINGS).where(t.SETTINGS.c.folder_id == folder_id).order_by(t.SETTINGS.c.id)
    return rows(store, statement)


def files(store: Store, folder_id: int) -> dict[SettingKind, Row]:
    """The files of a folder as last looked at: `stamp`, `text` as last good, `problem` if it has errors."""
    statement = sa.select(t.FOLDER_DATA).where(t.FOLDER_DATA.c.folder_id == folder_id)
    return {SettingKind(row["kind"]): row for row in rows(store, statement)}


def problems(store: Store, folder_id: int) -> tuple[str, ...]:
    """What is wrong with the files beside a folder, a Spanish sentence each."""
    table = t.FOLDER_DATA
    statement = (
        sa.select(table.c.problem)
        .where(table.c.folder_id == folder_id, table.c.problem.is_not(None))
        .order_by(table.c.kind)
    )
    return tuple(row["problem"] for row in rows(store, statement))


def save_file(
    store: Store, folder_id: int, kind: SettingKind, *, stamp: str, text: str | None, problem: str | None
) -> None:
    """Keep a folder's own file, in the place of what was known of it."""
    table = t.FOLDER_DATA
    where = sa.and_(table.c.folder_id == folder_id, table.c.kind == kind.value)
    with store.writing() as connection:
        connection.execute(sa.delete(table).where(where))
        connection.execute(
            sa.insert(table).values(
                folder_id=folder_id, kind=kind.value, stamp=stamp, text=clean(text), problem=clean(problem)
            )
        )
