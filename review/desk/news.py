"""What is new to a person in the Bandeja of a month since they were last there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from review.model import Month
from review.store import Store, openings, visits
from review.store.visits import Marks, Visit


class Novelty(StrEnum):
    """A cuenta arrived since, or what is read or made of it changed."""

    NUEVA = "nueva"
    CAMBIO = "cambio"


@dataclass(frozen=True, slots=True)
class News:
    """What is new to somebody, by the number of the cuenta, and since when; None for who was never there."""

    since: dt.datetime | None = None
    of: Mapping[int, Novelty] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewsPlace:
    """A Bandeja: `where` as its address tells it, and the cuentas it lists: of a month, of all, of none."""

    where: str
    month: Month | None
    undated: bool = False


def news(store: Store, person: str, place: NewsPlace, now: dt.datetime, *, there: bool = True) -> News:
    """What is new to a person; being `there` is a visit that is kept. Nothing is to nobody in particular, nor
    what they opened since. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    if not person.strip():
        return News()
    found = visits.marks(store, place.month, undated=place.undated)
    known: Visit | None
    if there:
        known = visits.note(store, person, place.where, found, now)
    else:
        known = visits.last(store, person, place.where, now)
    if known is None:
        return News()
    return News(known.since, _new(found, known.before, openings.marks(store, person)))


def _new(found: Marks, before: Marks, opened: Marks) -> dict[int, Novelty]:
    return {
        number: Novelty.CAMBIO if number in before else Novelty.NUEVA
        for number, mark in found.items()
        if mark not in (before.get(number), opened.get(number))
    }


def all_seen(store: Store, person: str, place: NewsPlace, now: dt.datetime) -> None:
    """They saw what is new. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    visits.seen(store, person, place.where, visits.marks(store, place.month, undated=place.undated), now)
