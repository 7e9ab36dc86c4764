"""Filters of the Bandeja that a person named, to come back to them: kept for each person, by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from review.errors import BadArgument
from review.store import schema as t
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named filter: the parameters of the address that ask it."""

    id: int
    name: str
    params: Mapping[str, str]


def of(store: Store, person: str) -> list[SavedView]:
    """The views of a person, by name. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    table = t.SAVED_VIEWS
    found = rows(store, sa.select(table).where(table.c.person == clean(person.strip())))
    views = [SavedView(row["id"], row["name"], row["params"]) for row in found]
    return sorted(views, key=lambda one: (one.name.casefold(), one.id))


def keep(store: Store, person: str, name: str, params: Mapping[str, str]) -> None:
    """Keep a filter under a name, in the place of that person's view of the same name, whatever its capitals.

    Raises BadArgument without a person or a name, or for one too long, and StoreUnavailable.
    """
    store = store.telling  # nobody's personal data is in the answer
    who, told = clean(person.strip()), clean(" ".join(name.split()))
    if not who:
        raise BadArgument("Escriba su nombre en el menú: las vistas se guardan para cada persona.")
    if not told or len(told) > LONGEST_NAME:
        raise BadArgument(f"Póngale a la vista un nombre de hasta {LONGEST_NAME} letras.")
    replaced = [one.id for one in of(store, who) if one.name.casefold() == told.casefold()]
    table = t.SAVED_VIEWS
    with store.writing() as connection:
        connection.execute(sa.delete(table).where(table.c.id.in_(replaced)))
        connection.execute(
            sa.insert(table).values(
                person=who,
                name=told,
                params={key: clean(value) for key, value in params.items()},
                at=dt.datetime.now(dt.UTC),
            )
        )


def forget(store: Store, person: str, number: int) -> None:
    """Delete a view of a person; another person's stays. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    table = t.SAVED_VIEWS
    with store.writing() as connection:
        connection.execute(
            sa.delete(table).where(table.c.id == number, table.c.person == clean(person.strip()))
        )
