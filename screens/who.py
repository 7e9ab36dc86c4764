"""Who is at this machine, in the side bar: their name, their role, and in whose name they act."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from review import desk, spanish
from review.errors import VistoBuenoError
from review.model import PersonRole, Viewer
from review.model.actor import CHOSEN, MAY, person_key
from review.store import reviewers
from screens import browsers, door, session, text

_REFUSED = "rol_negado"


def ask() -> None:
    """Ask once who is looking and what they are. Both are remembered; the name signs what they do. Who came
    in by the login is told, not asked."""
    if (viewer := door.viewer()) is not None:
        _tell(viewer)
        return
    if session.NAME not in st.session_state:
        st.session_state[session.NAME] = _remembered()
    st.text_input(
        "¿Quién revisa?",
        key=session.NAME,
        placeholder="Nombre y apellido",
        max_chars=80,
        persist_state="session",
        on_change=_remember,
    )
    if not session.reviewer():
        st.caption("Firma sus decisiones. Se recuerda en este navegador.")
        return
    with suppress(VistoBuenoError):  # the page tells of it
        _ask_role()


def _tell(viewer: Viewer) -> None:
    other = str(st.session_state.get(session.ON_BEHALF) or "").strip()
    with st.popover(
        text.md(viewer.name) + (f" · en nombre de {text.md(other)}" if other else ""),
        icon=":material/badge:",
        width="stretch",
        key="quien",
    ):
        st.caption(text.md(f"{spanish.title(viewer.role)} · {viewer.identity.email}"))
        if any(viewer.role in roles for roles in MAY.values()):
            _on_behalf()
        door.leave()


def _on_behalf() -> None:
    st.text_input(
        "En nombre de",
        key=session.ON_BEHALF,
        placeholder="Opcional",
        max_chars=80,
        persist_state="session",
    )


def _ask_role() -> None:
    actor = session.actor()
    person = person_key(actor.name)
    key = f"rol_{person}"
    # Another machine may have changed it meanwhile: what is kept counts, not what was last drawn here
    st.session_state[key] = actor.role
    other = f" · en nombre de {text.md(actor.on_behalf)}" if actor.on_behalf else ""
    # One line, so that what is told below it stays in sight. One for each person: open for one, it is not
    # left open over the next
    with st.popover(
        f"{spanish.title(actor.role)}{other}",
        icon=":material/badge:",
        width="stretch",
        key=f"quien_{person}",
    ):
        st.selectbox("Rol", list(CHOSEN), key=key, format_func=spanish.title, on_change=_give, args=(key,))
        _on_behalf()
    if refused := st.session_state.pop(_REFUSED, None):
        st.caption(f":material/error: {text.md(refused)}")


def _give(key: str) -> None:
    try:
        actor = session.actor()
        desk.give_role(session.store(), actor.name, PersonRole(st.session_state[key]), actor)
    except VistoBuenoError as error:
        st.session_state[_REFUSED] = str(error)


def _remembered() -> str:
    try:
        return reviewers.name(session.store(), *_places())
    except VistoBuenoError:  # the page tells of it
        return ""


def _remember() -> None:
    st.session_state.pop(session.ON_BEHALF, None)
    with suppress(VistoBuenoError):
        for place in _places():
            reviewers.remember(session.store(), place, session.reviewer())


def _places() -> tuple[str, ...]:
    """Where a name is remembered: this browser, and the machine for a browser that nobody is known of."""
    return tuple(filter(None, (browsers.this_one(), reviewers.this_machine())))
