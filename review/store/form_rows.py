"""An entity's own forms of the supervisor's papers and its logo, each version as it was given and by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from review.model import EntityPicture, FormKind, Signer
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.queries import latest, rows
from review.store.store import Store

KeptKind = FormKind | EntityPicture


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as it was put in force. `version` counts those of its kind in its folder, from 1; `content` is
    None where the entity went back to the form of the project."""

    version: int
    kind: KeptKind
    name: str
    content: bytes | None
    author: str
    at: dt.datetime


def put(
    store: Store, folder_id: int, kind: KeptKind, *, name: str | None, content: bytes | None, author: Signer
) -> None:
    """Put a form in force for a folder (None: back to the project's). Raises StoreUnavailable."""
    row = {"folder_id": folder_id, "kind": kind.value, "name": clean(name), "content": content}
    with store.writing() as connection:
        acts.add(connection, t.FORMS, {**row, **signature(author), "at": dt.datetime.now(dt.UTC)})


def in_force(store: Store, folder_id: int, kind: KeptKind) -> KeptForm | None:
    """The entity's form, None where the project's is in force. Raises StoreUnavailable."""
    mine = sa.and_(t.FORMS.c.folder_id == folder_id, t.FORMS.c.kind == kind.value)
    last = latest(t.FORMS, "folder_id", "kind").where(mine)
    for row in rows(store, last):
        if row["content"] is not None:
            return KeptForm(
                _versions(store, folder_id, kind), kind, row["name"], row["content"], row["author"], row["at"]
            )
    return None


def _versions(store: Store, folder_id: int, kind: KeptKind) -> int:
    mine = sa.and_(t.FORMS.c.folder_id == folder_id, t.FORMS.c.kind == kind.value)
    counted = sa.select(sa.func.count().label("many")).where(mine, t.FORMS.c.content.is_not(None))
    return int(rows(store, counted)[0]["many"])


def log(store: Store, folder_id: int, kind: KeptKind) -> list[KeptForm]:
    """Every form of a kind that was put in force in a folder or taken back, oldest first, without what is in
    them. Raises StoreUnavailable."""
    columns = [t.FORMS.c[name] for name in ("name", "author", "at")]
    statement = (
        sa.select(*columns, t.FORMS.c.content.is_not(None).label("kept"))
        .where(t.FORMS.c.folder_id == folder_id, t.FORMS.c.kind == kind.value)
        .order_by(t.FORMS.c.id)
    )
    found: list[KeptForm] = []
    version = 0
    for row in rows(store, statement):
        version += bool(row["kept"])
        content = b"" if row["kept"] else None
        found.append(KeptForm(version, kind, row["name"] or "", content, row["author"], row["at"]))
    return found


def logo(store: Store, folder_id: int) -> bytes | None:
    """The logo of a folder's entity, as PNG; None where there is none. Raises StoreUnavailable."""
    kept = in_force(store, folder_id, EntityPicture.LOGO)
    return None if kept is None else kept.content
