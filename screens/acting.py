"""Doing what a person asked: signed with their name, told when done, and kind when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from review.errors import CuentaChanged, VistoBuenoError
from screens import session, sight, text
from screens.sight import Meant

T = TypeVar("T")
_NOTICE = "aviso"
NEEDS_NAME = "Escriba su nombre en el menú (arriba a la izquierda): firma lo que usted haga."


def allowed() -> bool:
    """Whether it is known who is looking; says what is lacking when it is not."""
    if session.reviewer():
        return True
    st.caption(NEEDS_NAME)
    return False


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
        st.toast(text.md(notice), icon=":material/check:")
