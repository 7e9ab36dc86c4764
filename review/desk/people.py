"""Saying who is what in the office."""

from __future__ import annotations

from review.desk.signing import actor_of, required
from review.errors import NotAllowed
from review.model import PersonRole, Signer
from review.model.actor import person_key
from review.store import Store, role_rows
from review.store.role_rows import Person

__all__ = ["Person", "give_role", "listed"]

listed = role_rows.listed


def give_role(store: Store, name: str, role: PersonRole, signer: Signer) -> None:
    """Say what a person is from now on; what they are already is not noted again.

    Everybody says their own role once. Afterwards a supervisor changes it, or anybody while nobody has said
    to be one. Raises BadArgument without a name, NotAllowed, StoreUnavailable.
    """
    named = required(name, "Escriba el nombre de la persona.")
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
