"""Telling who opens a cuenta that somebody else is reviewing it. It keeps nobody from anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from review.model import Actor
from review.model.actor import person_key
from review.store import Store, holds
from review.store.holds import Hold

__all__ = ["Hold", "look", "others"]


def look(store: Store, submission_id: int, actor: Actor, now: dt.datetime | None = None) -> Hold | None:
    """Note that somebody looks at a cuenta to review it (in a role that does, and with a name), and give who
    was there before them; None when nobody was. Raises StoreUnavailable."""
    moment = now or dt.datetime.now(dt.UTC)
    if actor.name and actor.reviews:
        holds.look(store, submission_id, actor.name, moment)
    found = holds.first(store, submission_id, moment)
    return None if found is None or person_key(found.person) == person_key(actor.name) else found


def others(
    store: Store, submission_ids: Collection[int], actor: Actor, now: dt.datetime | None = None
) -> dict[int, Hold]:
    """Of these cuentas those that somebody else is reviewing now, with who. Raises StoreUnavailable."""
    found = holds.of_each(store, submission_ids, now or dt.datetime.now(dt.UTC))
    mine = person_key(actor.name)
    return {number: hold for number, hold in reversed(found) if person_key(hold.person) != mine}
