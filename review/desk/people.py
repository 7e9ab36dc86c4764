"""Saying who is what in the office; where people come in by a login, who may come in and what they see."""

from __future__ import annotations

from review.desk.signing import actor_of, author_of, required
from review.errors import BadArgument, NotAllowed
from review.model import PersonRole, Reach, Signer, ViewRight
from review.model.actor import CHOSEN, person_key
from review.recognition.grammar.ids import contract_key
from review.store import Store, permissions, role_rows
from review.store.permissions import Permission
from review.store.role_rows import Person

__all__ = [
    "Permission",
    "Person",
    "give_permission",
    "give_role",
    "listed",
    "permitted",
    "withdraw_permission",
]

listed = role_rows.listed
_BY_LOGIN = "Su rol viene de su permiso de ingreso: pida el cambio a quien administra los permisos."
_NOT_THEIRS = "Dar y quitar permisos es de quien administra. No se registró nada."
_LAST = (
    "{0} es la única persona que da permisos: nadie podría dar otro después. Dé antes el rol de "
    "administración a otra persona."
)


def give_role(store: Store, name: str, role: PersonRole, signer: Signer) -> None:
    """Say what a person is from now on; what they are already is not noted again.

    Everybody says their own role once. Afterwards a supervisor changes it, or anybody while nobody has said
    to be one. Raises BadArgument without a name, NotAllowed, StoreUnavailable.
    """
    named = required(name, "Escriba el nombre de la persona.")
    if store.viewer is not None:
        raise NotAllowed(_BY_LOGIN)
    if role not in CHOSEN:
        raise BadArgument("El rol de administración solo existe donde se entra con usuario y contraseña.")
    actor = actor_of(store, signer)
    before = role_rows.role(store, named)
    if before is role:
        return
    supervisors = {
        person_key(one.name) for one in role_rows.listed(store) if one.role is PersonRole.SUPERVISOR
    }
    own_first = before is None and person_key(named) == person_key(actor.name)
    if supervisors and not own_first and person_key(actor.name) not in supervisors:
        raise NotAllowed(
            f"El rol de {named} ya está registrado: pídale a quien sea supervisor que lo cambie. "
            "No se registró nada."
        )
    role_rows.give(store, named, role, actor)


# --- where people come in by a login ---


def permitted(store: Store) -> list[Permission]:
    """Everybody who may come in, by e-mail. Raises NotAllowed to a viewer who gives no permissions,
    StoreUnavailable."""
    _administers(store)
    return permissions.listed(store.whole)


def give_permission(store: Store, email: str, role: PersonRole, reach: Reach, signer: Signer) -> None:
    """Let in whoever has this e-mail, in a role and with what they see. Whoever has the database itself at
    hand may, and of those who come in by the login, who administers. Raises BadArgument, NotAllowed,
    StoreUnavailable."""
    actor = _administers(store) or author_of(signer)
    if not reach.whole and not reach.supervisor.strip() and not reach.numbers:
        raise BadArgument(
            "Diga qué cuentas verá: todas, las de un supervisor por su nombre en la lista, o las de unos "
            "contratos."
        )
    for number in reach.numbers:
        if not contract_key(number):
            raise BadArgument(f"«{number}» no es el número de un contrato. Escríbalo como CPS-014-2026.")
    if role is not PersonRole.ADMINISTRACION:
        _refuse_last(store, email)
    permissions.give(store.whole, email, role, reach, actor)


def withdraw_permission(store: Store, email: str, signer: Signer) -> None:
    """Let whoever has this e-mail in no more. Raises BadArgument, NotAllowed, StoreUnavailable."""
    actor = _administers(store) or author_of(signer)
    _refuse_last(store, email)
    permissions.withdraw(store.whole, email, actor)


def _administers(store: Store) -> Signer | None:
    """Who signs of those who came in by the login; None where nobody has to. Raises NotAllowed."""
    if store.viewer is None:
        return None
    if not store.viewer.sees(ViewRight.PEOPLE):
        raise NotAllowed(_NOT_THEIRS)
    return actor_of(store, store.viewer.name)


def _refuse_last(store: Store, email: str) -> None:
    """Raises BadArgument where a viewer would leave nobody who gives permissions; with the database at hand
    one can always give another."""
    if store.viewer is not None and permissions.administrators(store.whole) == [permissions.email_key(email)]:
        raise BadArgument(_LAST.format(email.strip()))
