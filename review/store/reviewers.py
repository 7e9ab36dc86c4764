"""Who reviews on each machine: the name that signs, kept so that it is asked once."""

from __future__ import annotations

import datetime as dt
import getpass
import platform

import sqlalchemy as sa

from review.store import digests
from review.store import schema as t
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store


def this_machine() -> str:
    """A digest that tells this user of this machine from others of the same database."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        user = ""
    return digests.digest(platform.node(), user)


def name(store: Store, machine: str) -> str:
    """Who reviewed last on a machine, empty while unknown. Raises StoreUnavailable."""
    found = rows(store, sa.select(t.REVIEWERS.c.name).where(t.REVIEWERS.c.machine == machine))
    return str(found[0]["name"]) if found else ""


def remember(store: Store, machine: str, who: str) -> None:
    """Keep who reviews on a machine; an empty name is forgotten. Raises StoreUnavailable."""
    with store.writing() as connection:
        connection.execute(sa.delete(t.REVIEWERS).where(t.REVIEWERS.c.machine == machine))
        if who.strip():
            now = dt.datetime.now(dt.UTC)
            connection.execute(
                sa.insert(t.REVIEWERS).values(machine=machine, name=clean(who.strip()), at=now)
            )
