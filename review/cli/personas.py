"""`vistobueno personas`: who may come in on a server, told by whoever has it at hand."""

from __future__ import annotations

import argparse
import getpass

from review import desk, spanish
from review.errors import BadArgument
from review.model import PersonRole, Reach
from review.model.viewer import EVERYTHING
from review.store import Store
from review.store.permissions import Permission

_EVERYTHING_BY_ITSELF = frozenset(set(PersonRole) - {PersonRole.SUPERVISOR})


def run(asked: argparse.Namespace) -> list[str]:
    """Do what was asked; gives the lines to be told. Raises BadArgument, StoreUnavailable."""
    with Store.open(asked.database) as store:
        if asked.what == "agregar":
            role = _role(asked)
            desk.give_permission(store, _email(asked), role, _reach(asked, role), _author())
            return [f"Listo: {asked.email} puede entrar como {spanish.title(role).lower()}."]
        if asked.what == "quitar":
            desk.withdraw_permission(store, _email(asked), _author())
            return [f"Listo: {asked.email} ya no puede entrar."]
        return [_line(one) for one in desk.permitted(store)] or ["Nadie tiene permiso de entrar todavía."]


def _author() -> str:
    return f"{getpass.getuser()}, en el servidor"


def _email(asked: argparse.Namespace) -> str:
    if not asked.email:
        raise BadArgument(f"Diga el correo: vistobueno personas {asked.what} nombre@entidad.gov.co")
    return str(asked.email)


def _role(asked: argparse.Namespace) -> PersonRole:
    if not asked.role:
        raise BadArgument(f"Diga el rol con --rol: {spanish.join(list(PersonRole), 'o')}.")
    return PersonRole(asked.role)


def _reach(asked: argparse.Namespace, role: PersonRole) -> Reach:
    """A supervisor sees what they are told, the others all where nothing else is told."""
    numbers = tuple(one.strip() for one in (asked.contracts or "").split(",") if one.strip())
    reach = Reach(supervisor=asked.supervisor or "", numbers=numbers)
    narrow = reach != Reach()
    if asked.whole and narrow:
        raise BadArgument("Diga --todas, o cuáles con --supervisor y --contratos; no las dos cosas.")
    return EVERYTHING if asked.whole or (not narrow and role in _EVERYTHING_BY_ITSELF) else reach


def _line(one: Permission) -> str:
    sees = "todas las cuentas"
    if not one.reach.whole:
        parts = [one.reach.supervisor, *one.reach.numbers]
        sees = f"las de {spanish.join(filter(None, parts), 'y')}"
    who = f" ({one.name})" if one.name else ""
    return f"{one.email}{who}: {spanish.title(one.role).lower()}, {sees}"
