"""Who may come in by a login, as whom, and which cuentas they see: each word of it an act of its own.

A permission is given to an e-mail, as that is what an office knows of somebody. With it they come in once;
from then on it is theirs by what the login's provider calls them for ever (`issuer` and `subject`), so that
whoever gets the same address later does not come in as them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from review.errors import BadArgument, NotAllowed
from review.model import Identity, PersonRole, Reach, Signer, Viewer
from review.model.actor import person_key
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.queries import Row, latest, rows
from review.store.store import Store

_TAKEN = (
    "El permiso de {0} ya lo usa otra cuenta de su proveedor de identidad. Pida a quien administra que lo "
    "quite y lo dé de nuevo, si la cuenta cambió."
)


@dataclass(frozen=True, slots=True)
class Permission:
    """What an e-mail was given last; `name` is empty until its owner comes in."""

    email: str
    role: PersonRole
    reach: Reach
    name: str
    given_by: str
    since: dt.datetime


def email_key(email: str) -> str:
    """An address in one spelling."""
    return (clean(email) or "").strip().casefold()


def give(store: Store, email: str, role: PersonRole, reach: Reach, signer: Signer) -> None:
    """Note what whoever has this e-mail is from now on. Raises BadArgument, StoreUnavailable."""
    given = {
        "given": role.value,
        "whole": reach.whole,
        "supervisor": clean(reach.supervisor.strip()) or None,
        "numbers": [clean(one) for one in reach.numbers] or None,
    }
    _note(store, email, given, signer)


def withdraw(store: Store, email: str, signer: Signer) -> None:
    """Note that whoever has this e-mail comes in no more; given it again, another account may take it.
    Raises BadArgument when they had no permission, StoreUnavailable."""
    key = email_key(email)
    if _in_force(store, key) is None:
        raise BadArgument(f"{email.strip()} no tiene permiso: no hay nada que quitar.")
    _note(store, email, {"given": None, "whole": False, "supervisor": None, "numbers": None}, signer)
    with store.writing() as connection:
        connection.execute(sa.delete(t.LOGINS).where(t.LOGINS.c.email == key))


def listed(store: Store) -> list[Permission]:
    """Everybody who may come in, by e-mail. Raises StoreUnavailable."""
    names = {row["email"]: row["name"] for row in rows(store, sa.select(t.LOGINS))}
    asked = latest(t.PERMISSIONS, "email").order_by(t.PERMISSIONS.c.email)
    return [
        Permission(
            row["email"],
            PersonRole(row["given"]),
            _reach(row),
            names.get(row["email"], ""),
            row["author"],
            row["at"],
        )
        for row in rows(store, asked)
        if row["given"] is not None
    ]


def administrators(store: Store) -> list[str]:
    """Whom to ask for a permission: the e-mails of those who give them. Raises StoreUnavailable."""
    return [one.email for one in listed(store) if one.role is PersonRole.ADMINISTRACION]


def viewer(store: Store, identity: Identity, *, verified: bool) -> Viewer | None:
    """Who somebody is whom the login let in; None when nobody gave them a permission. `verified` says whether
    the provider vouches for the e-mail, which counts the first time only. Raises NotAllowed when the
    permission is another account's, StoreUnavailable."""
    known = _login(store, identity)
    if known is None:
        key = email_key(identity.email)
        if not (key and verified) or _in_force(store, key) is None:
            return None
        known = _bind(store, identity, key)
    given = _in_force(store, known["email"])
    if given is None:
        return None
    return Viewer(identity, known["name"], PersonRole(given["given"]), _reach(given))


def _login(store: Store, identity: Identity) -> Row | None:
    table = t.LOGINS.c
    wanted = sa.and_(table.issuer == identity.issuer, table.subject == identity.subject)
    return next(iter(rows(store, sa.select(t.LOGINS).where(wanted))), None)


def _bind(store: Store, identity: Identity, key: str) -> Row:
    """Make a permission theirs, with a name that nobody else signs with."""
    name = clean(" ".join(identity.name.split())) or key
    try:
        with store.writing() as connection:
            same = sa.select(t.LOGINS.c.email).where(t.LOGINS.c.name_key == person_key(name))
            if connection.execute(same).first() is not None:
                name = f"{name} ({key})"
            row = {
                "issuer": identity.issuer,
                "subject": identity.subject,
                "email": key,
                "name": name,
                "name_key": person_key(name),
                "at": dt.datetime.now(dt.UTC),
            }
            connection.execute(sa.insert(t.LOGINS).values(row))
    except sa.exc.IntegrityError as error:
        again = _login(store, identity)  # two windows of one browser came in at once
        if again is None:
            raise NotAllowed(_TAKEN.format(identity.email)) from error
        return again
    return row


def _note(store: Store, email: str, given: Row, signer: Signer) -> None:
    key = email_key(email)
    if key.count("@") != 1 or key.startswith("@") or key.endswith("@") or " " in key:
        raise BadArgument(f"«{email.strip()}» no es un correo. Escríbalo completo: nombre@entidad.gov.co.")
    row = {"email": key, **given, **signature(signer), "at": dt.datetime.now(dt.UTC)}
    with store.writing() as connection:
        acts.add(connection, t.PERMISSIONS, row)


def _in_force(store: Store, key: str) -> Row | None:
    table = t.PERMISSIONS
    last = sa.select(table).where(table.c.email == key).order_by(table.c.id.desc()).limit(1)
    found = next(iter(rows(store, last)), None)
    return None if found is None or found["given"] is None else found


def _reach(row: Row) -> Reach:
    return Reach(row["whole"], row["supervisor"] or "", tuple(row["numbers"] or ()))
