"""Doing what a person asked: signed with their name, told when done, and kind when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from review import desk
from review.errors import CuentaChanged, VistoBuenoError
from review.model import Act
from screens import session, sight, text
from screens.sight import Meant

T = TypeVar("T")
_NOTICE = "aviso"
NEEDS_NAME = "Escriba su nombre en el menú (arriba a la izquierda): firma lo que usted haga."

ONLY_LOOKS = "Con el rol de consulta puede mirar y exportar, no cambiar nada."


def allowed(act: Act | None = None) -> bool:
    """Whether it is known who is looking, and their role lets them do this (None: anything at all); says what
    is lacking when it does not."""
    if not session.reviewer():
        st.caption(NEEDS_NAME)
        return False
    if may(act):
        return True
    st.caption(text.md(desk.not_allowed(session.actor().role, act) if act else ONLY_LOOKS))
    return False


def may(act: Act | None = None) -> bool:
    """The same, without a word."""
    actor = session.actor()
    return bool(actor.name) and any(actor.may(one) for one in ([act] if act else Act))


def barred(act: Act) -> bool:
    """Whether it is known who is looking, and their role does not let them do this."""
    return bool(session.reviewer()) and not may(act)


def do(
    act: Callable[[], T],
    message: str | Callable[[T], str],
    meant: Meant | None = None,
    *,
    on_cuenta: bool = True,
    then: Callable[[], None] | None = None,
) -> None:
    """Do it and draw the page anew with `message`, which may depend on what came of it; when it is refused,
    say why and lose nothing typed. `meant` is told when others were there first. What is no act on the cuenta
    in sight (`on_cuenta` False) leaves untold changes of it to be told. `then` goes to another page, where
    what was done is told."""
    try:
        came = act()
    except CuentaChanged:
        sight.refuse(meant)
        st.rerun()
    except VistoBuenoError as error:
        st.error(text.md(error), icon=":material/error:")
        return
    if on_cuenta:
        sight.renew()
    if then is not None:
        then()
    st.session_state[_NOTICE] = message if isinstance(message, str) else message(came)
    st.rerun()


def tell() -> None:
    """Show, once, what the last act came to."""
    if notice := st.session_state.pop(_NOTICE, None):
        st.toast(text.md(notice), icon=":material/check:", duration="long")
