"""Who comes in where the dashboard is on a server: Streamlit's login says who somebody is, the database what
they may see. Without a public address nobody is asked, and whoever sits here sees all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from typing import Any

import streamlit as st

from review import spanish
from review.cli import entrance, options
from review.errors import NotAllowed, VistoBuenoError
from review.model import Identity, Viewer, ViewRight
from review.store import Store, accesses, permissions
from review.store.seen_store import SeenStore
from screens import alone, text

VIEWER = "quien_entro"
ENTER = "Entrar"
LEAVE = "Salir"
_OUTSIDE = "Entre primero con su usuario: abra de nuevo la dirección de Visto Bueno."
_NOBODY = "quien instaló Visto Bueno"


def address() -> entrance.PublicAddress | None:
    """Where people of other machines open this server; None on a computer of one's own. Raises BadArgument
    for what is no address."""
    return entrance.public_address(os.environ.get(options.PUBLIC_VARIABLE, ""))


def public() -> entrance.PublicAddress | None:
    """The same where they come in by a login. The contractor's page alone has none: it opens no database, and
    what somebody drops there is theirs. Raises BadArgument."""
    return None if alone.is_alone() else address()


def fault(address: entrance.PublicAddress) -> str | None:
    """What is wrong with the login of this server, in Spanish; None when it is in order."""
    return entrance.fault(address, _auth(), authlib=find_spec("authlib") is not None)


def _auth() -> Mapping[str, Any] | None:
    try:
        found = st.secrets.get("auth")
    except (FileNotFoundError, KeyError):  # Streamlit's own way to say that there is no such file
        return None
    return found.to_dict() if found is not None and hasattr(found, "to_dict") else None


def viewer() -> Viewer | None:
    """Who came in; None where nobody is asked. Raises NotAllowed while nobody did: nothing is shown then."""
    if public() is None:
        return None
    found = st.session_state.get(VIEWER)
    if not isinstance(found, Viewer):
        raise NotAllowed(_OUTSIDE)
    return found


def sees(right: ViewRight) -> bool:
    """Whether who looks may see something."""
    who = viewer()
    return who is None or who.sees(right)


def enter(whole: Store) -> Callable[[], None] | None:
    """Let in who has a permission, as it is now; for the others, what draws that they are told. Raises
    StoreUnavailable."""
    known = st.session_state.pop(VIEWER, None)
    if not st.user.is_logged_in:
        return _ask
    told = st.user.to_dict()
    who = _identity(told)
    try:
        # Not every provider says whether it vouches for an e-mail; one that says no is believed
        found = permissions.viewer(whole, who, verified=told.get("email_verified") is not False)
    except NotAllowed as error:
        return partial(_refuse, str(error))
    if found is None:
        return partial(_refuse, _unknown(whole, who))
    st.session_state[VIEWER] = found
    if known is None:
        accesses.note(SeenStore(whole, found), accesses.Access.CAME_IN)
    return None


def _identity(told: Mapping[str, Any]) -> Identity:
    issuer, subject = (str(told.get(name) or "") for name in ("iss", "sub"))
    email = str(told.get("email") or "")
    return Identity(issuer, subject, str(told.get("name") or email), email)


def _ask() -> None:
    with st.container(border=True, key="ingreso"):
        st.title("Visto Bueno", anchor=False)
        st.markdown("Entre con el usuario y la contraseña de su entidad.")
        if st.button(ENTER, type="primary", icon=":material/login:"):
            st.login()


def _refuse(sentence: str) -> None:
    with st.container(border=True, key="sin_permiso"):
        st.title("Aún no tiene permiso", anchor=False)
        st.markdown(text.md(sentence))
        leave()


def whom_to_ask(whole: Store) -> str:
    """Who gives permissions."""
    try:
        return spanish.join(permissions.administrators(whole), "o") or _NOBODY
    except VistoBuenoError:
        return _NOBODY


def _unknown(whole: Store, who: Identity) -> str:
    said = f"Entró como {who.email or who.name or who.subject}"
    return (
        f"{said}, y nadie le ha dado permiso para ver cuentas. Pídalo a {whom_to_ask(whole)}: dígale "
        "este correo y qué cuentas le corresponden. Cuando se lo den, vuelva a abrir esta página."
    )


def leave() -> None:
    """The way out, for whoever came in."""
    if st.button(LEAVE, icon=":material/logout:", key="salir"):
        st.logout()
