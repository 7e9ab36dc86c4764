"""Who reviews at each browser and machine: the name that signs, kept so that it is asked once."""

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


def name(store: Store, *places: str) -> str:
    """Who reviewed last at the first of these places (browsers, machines) of which anything is known; empty
    while nothing is, and where the name was taken away. Raises StoreUnavailable."""
    asked = sa.select(t.REVIEWERS.c.machine, t.REVIEWERS.c.name).where(t.REVIEWERS.c.machine.in_(places))
    known = {str(one["machine"]): str(one["name"]) for one in rows(store, asked)}
    return next((known[place] for place in places if place in known), "")


def remember(store: Store, place: str, who: str) -> None:
    """Keep who reviews at a place, also that nobody does. Raises StoreUnavailable."""
    now = dt.datetime.now(dt.UTC)
    with store.writing() as connection:
        connection.execute(sa.delete(t.REVIEWERS).where(t.REVIEWERS.c.machine == place))
        connection.execute(sa.insert(t.REVIEWERS).values(machine=place, name=clean(who.strip()), at=now))
