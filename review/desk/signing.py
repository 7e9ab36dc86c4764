"""What every act needs: an author whose role lets them, a reason, and the thing that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from review import spanish
from review.errors import BadArgument, NotAllowed
from review.model import Act, Actor, PersonRole, Signer
from review.model.actor import MAY, name_of
from review.store import Store, folders, queries, role_rows
from review.store.folders import Folder

WIDE: Final = frozenset({Act.WAYS, Act.SECOP_IMPORT, Act.LESSON})
"""What changes the cuentas of everybody: not for who sees only some of them."""
_WIDE = (
    "{0} cambia las cuentas de todos, y usted ve solo algunas: pídaselo a quien las vea todas. No se "
    "registró nada."
)


def required(text: str, otherwise: str) -> str:
    """The text without spaces around it. Raises BadArgument with `otherwise` when nothing is left."""
    if not text.strip():
        raise BadArgument(otherwise)
    return text.strip()


def author_of(author: Signer) -> str:
    """The name of who signs. Raises BadArgument."""
    return required(name_of(author), "Escriba su nombre: cada cambio queda firmado.")


def actor_of(store: Store, signer: Signer) -> Actor:
    """Who signs, in the role that the database keeps for them, whatever role they came with; where they came
    in by a login, by the name and in the role of that, whatever they say. Raises BadArgument without a name,
    StoreUnavailable."""
    if store.viewer is not None:
        other = signer.on_behalf if isinstance(signer, Actor) else ""
        return Actor(store.viewer.name, store.viewer.role, other)
    name = author_of(signer)
    actor = replace(signer, name=name) if isinstance(signer, Actor) else Actor(name)
    kept = role_rows.role(store, name)
    return actor if kept is None else replace(actor, role=kept)


def allowed(store: Store, signer: Signer, act: Act) -> Actor:
    """Who signs an act of this kind. Raises BadArgument without a name, NotAllowed when it is not for their
    role, StoreUnavailable."""
    actor = actor_of(store, signer)
    if not actor.may(act):
        raise NotAllowed(f"{not_allowed(actor.role, act)} No se registró nada.")
    if act in WIDE and store.viewer is not None and not store.viewer.reach.whole:
        raise NotAllowed(_WIDE.format(spanish.title(act)))
    return actor


def not_allowed(role: PersonRole, act: Act) -> str:
    """That an act is not for a role, and for whom it is."""
    does = spanish.title(act)
    whose = spanish.join((spanish.title(one).lower() for one in PersonRole if one in MAY[act]), "o")
    return f"{does} no es de su rol ({spanish.title(role).lower()}): pídaselo a quien sea {whose}."


def folder_of(store: Store, path: str) -> Folder:
    """A folder by its `carpeta`. Raises BadArgument when it has not been read."""
    found = folders.find(store, path)
    if found is None:
        raise BadArgument(f"La carpeta «{path}» no se ha leído todavía.")
    return found


def known(store: Store, submission_id: int) -> None:
    """Raises BadArgument when there is no cuenta of this number, StoreUnavailable."""
    if not queries.submissions(store, ids=[submission_id], absent=True):
        raise BadArgument(f"No hay una cuenta con el número {submission_id} en la base de datos.")
