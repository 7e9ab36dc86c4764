"""What those who came in by a login looked at and took away: noted where they ask for it, only ever added to.

Without a login nothing is noted: who sits at the computer is not known.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from review.errors import NotAllowed
from review.model import PersonRole, ViewRight
from review.store import schema as t
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store

AGAIN_MINUTES = 60
"""Looking at the same again within so many minutes is one look: a screen is drawn at every click."""


class Access(StrEnum):
    """What somebody did with what the program holds of people."""

    CAME_IN = "entro"
    LIST = "vio_lista"
    CUENTA = "vio_cuenta"
    EXPORT = "exporto"
    REFUSED = "se_le_nego"


@dataclass(frozen=True, slots=True)
class AccessLine:
    """A line of the record. `submission_id` None: of no cuenta alone."""

    at: dt.datetime
    name: str
    role: PersonRole
    what: Access
    submission_id: int | None
    detail: str


def note(store: Store, what: Access, detail: str = "", *, submission_id: int | None = None) -> None:
    """Note what the viewer of a database looked at, once within the hour; each export is noted. Raises
    StoreUnavailable."""
    viewer = store.viewer
    if viewer is None:
        return
    now, who = dt.datetime.now(dt.UTC), viewer.identity
    row = {
        "issuer": who.issuer,
        "subject": who.subject,
        "role": viewer.role.value,
        "what": what.value,
        "submission_id": submission_id,
        "detail": clean(detail) or "",
    }
    table = t.ACCESSES
    with store.whole.reading() as connection:
        same = [table.c[name].is_not_distinct_from(value) for name, value in row.items()]
        lately = table.c.at > now - dt.timedelta(minutes=AGAIN_MINUTES)
        known = connection.execute(sa.select(table.c.id).where(lately, *same).limit(1)).first()
    if known is None or what is Access.EXPORT:
        with store.whole.writing() as connection:
            connection.execute(sa.insert(table).values(row | {"name": viewer.name, "at": now}))


def listed(store: Store, most: int = 500) -> list[AccessLine]:
    """The last that was noted, newest first. Raises NotAllowed to a viewer who gives no permissions,
    StoreUnavailable."""
    viewer = store.viewer
    if viewer is not None and not viewer.sees(ViewRight.PEOPLE):
        raise NotAllowed("Quién miró y exportó qué lo ve quien administra los permisos.")
    asked = sa.select(t.ACCESSES).order_by(t.ACCESSES.c.id.desc()).limit(most)
    return [
        AccessLine(
            row["at"],
            row["name"],
            PersonRole(row["role"]),
            Access(row["what"]),
            row["submission_id"],
            row["detail"],
        )
        for row in rows(store.whole, asked)
    ]
