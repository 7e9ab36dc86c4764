"""On the card of an answered doubt: having its layout remembered, once what that would change was told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

import streamlit as st

from review.desk.foresight import Foresight
from review.desk.teaching import Teaching
from review.errors import VistoBuenoError
from screens import learned, text
from screens.asking import Q, Wall
from screens.wall import name_of


@dataclass(frozen=True, slots=True)
class Lesson(Generic[Q]):
    """How a doubt teaches: what would change, out of its answer; doing it, for the answer with a ticket; and
    what is still to be asked of some cuentas afterwards."""

    foresee: Callable[[Q, Any], Foresight]
    remember: Callable[[Q, Any, str], Teaching]
    again: Callable[[Iterable[int]], Sequence[Q]]


def offer(wall: Wall[Q], key: str, lesson: Lesson[Q]) -> None:
    """A button on the card of an answer of ours; then what would change, and whether to do it."""
    done = wall.done.get(key)
    if done is None or done.ticket is None or done.taught:
        return
    if wall.teaching is None or wall.teaching[0] != key:
        st.button(
            f"{learned.REMEMBER}…",
            key=f"recordar_{name_of(key)}",
            icon=":material/school:",
            type="tertiary",
            help=learned.HELP,
            on_click=_ask,
            args=(wall, key, lesson),
        )
        return
    found = wall.teaching[1]
    st.info(text.md(learned.foreseen(found)), icon=":material/school:")
    with st.container(horizontal=True):
        if not found.reason:
            st.button(
                "Recordar",
                key=f"si_recordar_{name_of(key)}",
                type="primary",
                on_click=_teach,
                args=(wall, key, lesson),
            )
        st.button(
            "No recordar", key=f"no_recordar_{name_of(key)}", on_click=_leave, args=(wall,), type="tertiary"
        )


def _ask(wall: Wall[Q], key: str, lesson: Lesson[Q]) -> None:
    try:
        wall.teaching = (key, lesson.foresee(wall.asked[key], wall.done[key].answer))
    except VistoBuenoError as error:
        wall.troubles[key] = text.clean(error)


def _leave(wall: Wall[Q]) -> None:
    wall.teaching = None


def _teach(wall: Wall[Q], key: str, lesson: Lesson[Q]) -> None:
    done = wall.done.get(key)
    wall.teaching = None
    if done is None or done.ticket is None:
        return
    try:
        came = lesson.remember(wall.asked[key], done.answer, done.ticket)
        wall.done[key] = replace(done, told=f"{done.told}.{learned.told(came)}", taught=True)
        numbers = {one.account.submission_id for one in wall.open}
        fresh = lesson.again(numbers) if came.reviewed else ()
        for number in numbers if came.reviewed else ():
            wall.renew_account(number, [one for one in fresh if one.account.submission_id == number])
    except VistoBuenoError as error:
        wall.troubles[key] = text.clean(error)
