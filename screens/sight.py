"""What a person has in front of them while they review a cuenta: what they do is held to it, and what others
do meanwhile is told before anything more can be recorded."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

import streamlit as st

from review import desk
from review.desk import Happened, SubmissionView
from review.model import Draft, Seen
from review.store import Store
from screens import session, text

_HELD = "mirada"
_TICKET = "boleta"
_CLICK = "clic"
_REFUSED = "sin_registrar"


class Grounds(TypedDict):
    """What the acts of `review.desk` take to be refused on another cuenta than seen, and recorded once."""

    seen: Seen
    ticket: str


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody was about to do, after «iba a»; `quote` is the reason that they had written."""

    what: str
    quote: str = ""


def hold(view: SubmissionView, draft: Draft | None) -> None:
    """Remember what the person sees from when they come to the cuenta, or began to write about it, until they
    act or say that they saw what changed. Drawing the page again does not renew it: it may be drawn, and a
    click be on its way, before anybody has read it."""
    number, seen = st.session_state.get(_HELD, (None, None))
    if number != view.id:
        seen = None if draft is None else draft.seen
    st.session_state[_HELD] = (view.id, seen or view.seen)


def held(view: SubmissionView) -> Seen:
    """What the person has seen of this cuenta."""
    number, seen = st.session_state.get(_HELD, (None, None))
    return seen if number == view.id and seen is not None else view.seen


def renew() -> None:
    """The person acted: what there is now is what they see, and their next click is another one."""
    number, _ = st.session_state.get(_HELD, (None, None))
    st.session_state[_HELD] = (number, None)
    st.session_state.pop(_TICKET, None)


def grounds(view: SubmissionView) -> Grounds:
    """Of an act that is asked for now."""
    return {"seen": held(view), "ticket": st.session_state.setdefault(_TICKET, uuid.uuid4().hex)}


class _OnClick(TypedDict):
    on_click: Callable[[Grounds], None]
    args: tuple[Grounds]


def button(view: SubmissionView) -> _OnClick:
    """For a button that acts: a click brings the grounds that the button was drawn with. Then `clicked`."""
    return {"on_click": _keep, "args": (grounds(view),)}


def _keep(found: Grounds) -> None:
    st.session_state[_CLICK] = found


def clicked(view: SubmissionView) -> Grounds:
    """The grounds of the click on a `button`."""
    found: Grounds = st.session_state.pop(_CLICK, None) or grounds(view)
    return found


def refuse(meant: Meant | None) -> None:
    """Remember what was not recorded, to tell it beside what others did."""
    st.session_state[_REFUSED] = (
        st.session_state.get(_HELD, (None, None))[0],
        meant,
        dt.datetime.now(dt.UTC),
    )


def refused(view: SubmissionView) -> bool:
    """Was something of the person about this cuenta not recorded, and did they not say yet that they saw?"""
    return bool(st.session_state.get(_REFUSED, (None,))[0] == view.id)


def tell(store: Store, view: SubmissionView) -> None:
    """What happened to the cuenta since the person saw it, and what of theirs was not recorded for that."""
    _, meant, at = st.session_state.get(_REFUSED, (None, None, None))
    happened = desk.since(store, view.id, held(view))
    if not happened:
        st.session_state.pop(_REFUSED, None)
        return
    title = "La cuenta cambió mientras usted la miraba."
    if refused(view):
        title = "No quedó registrado lo que usted hizo: la cuenta cambió mientras la miraba."
    lines = [f"- {_line(one)}" for one in happened]
    if refused(view) and meant is not None:
        lines.append(f"- {_own(meant, at)}")
    with st.container(key="cambio"):
        st.warning("\n".join([f"**{title}**", "", *lines]), icon=":material/sync_problem:")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Ya lo vi", icon=":material/visibility:", on_click=_accept, args=(view.id, view.seen))
            st.markdown(
                "Mire lo que hay ahora y decida de nuevo. Lo que escribió sigue ahí.", width="stretch"
            )


def _accept(number: int, seen: Seen) -> None:
    st.session_state[_HELD] = (number, seen)
    st.session_state.pop(_REFUSED, None)


def _line(one: Happened) -> str:
    if not one.author:
        return text.md(one.told)
    when = f" ({session.local(one.at)})" if one.at else ""
    return f"**{text.md(one.author)}** {text.md(one.told + when)}{_quoted(one.quote)}"


def _own(meant: Meant, at: dt.datetime) -> str:
    what = text.md(f"{meant.what} ({session.local(at)})")
    return f"Usted (**{text.md(session.reviewer())}**) iba a {what}{_quoted(meant.quote)}"


def _quoted(quote: str) -> str:
    return f": «{text.md(text.brief(quote))}»" if quote.strip() else "."
