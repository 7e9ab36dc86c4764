"""Who is what in the office: the roles that people were given, each giving an act of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from review.model import PersonRole, Signer
from review.model.actor import person_key
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.queries import latest, rows
from review.store.store import Store


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the name last given, their role, and since when."""

    name: str
    role: PersonRole
    since: dt.datetime


def listed(store: Store) -> list[Person]:
    """Everybody who has a role, by name. Raises StoreUnavailable."""
    found = rows(store, latest(t.PERSON_ROLES, "person_key").order_by(t.PERSON_ROLES.c.person_key))
    return [Person(row["person"], PersonRole(row["given"]), row["at"]) for row in found]


def role(store: Store, name: str) -> PersonRole | None:
    """The role of a person, however the name is typed; None when they have none. Raises StoreUnavailable."""
    table = t.PERSON_ROLES.c
    statement = (
        sa.select(table.given)
        .where(table.person_key == person_key(clean(name) or ""))
        .order_by(table.id.desc())
        .limit(1)
    )
    found = rows(store, statement)
    return PersonRole(found[0]["given"]) if found else None


def give(store: Store, name: str, given: PersonRole, signer: Signer) -> None:
    """Note the role that a person has from now on. Raises StoreUnavailable."""
    known = clean(" ".join(name.split())) or ""
    row = {"person": known, "person_key": person_key(known), "given": given.value, **signature(signer)}
    with store.writing() as connection:
        acts.add(connection, t.PERSON_ROLES, {**row, "at": dt.datetime.now(dt.UTC)})
