"""What the two walls of *Dudas* share: the wall that a session holds, acting on it, the way through it."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import streamlit as st

from review.errors import CuentaChanged, VistoBuenoError
from screens import components, doubt_words, keys, session, text
from screens.asking import Done, Q, Wall

CARD = "duda"


def held(name: str, of: str, fresh: Sequence[Q], size: int) -> Wall[Q]:
    """The wall that this session goes through, with what is a question now; another one begins for another
    month (`of`)."""
    key = f"muro_{name}"
    month, wall = st.session_state.get(key, (None, None))
    if month != of or wall is None:
        wall = Wall[Q](size)
        st.session_state[key] = (of, wall)
    wall.renew(fresh)
    found: Wall[Q] = wall
    return found


def act(
    wall: Wall[Q],
    key: str,
    do: Callable[[str], None],
    told: str,
    again: Callable[[int], Sequence[Q]],
    answer: object = None,
) -> None:
    """Record an `answer` under its ticket and go on; why not, when it cannot be. `again` gives what is still
    to be asked of a cuenta. Safe as a callback: whatever fails is told on the card."""
    if key in wall.done or key not in wall.asked:
        return
    ticket = wall.ticket(key)
    try:
        do(ticket)
    except CuentaChanged as error:
        wall.close(key, Done(text.clean(error)))
    except VistoBuenoError as error:
        wall.troubles[key] = text.clean(error)
        return
    except Exception as error:  # noqa: BLE001 - whatever we did not foresee, the user gets a sentence
        wall.troubles[key] = f"Algo falló y no se sabe si quedó registrado. {session.noted(error)}"
        return
    else:
        wall.close(key, Done(told, ticket, answer))
    _again(wall, key, again)


def undo(
    wall: Wall[Q], key: str, do: Callable[[str, str], None], again: Callable[[int], Sequence[Q]]
) -> None:
    """Take an answer of ours back (`do` gets its ticket and a new one) and ask again."""
    done = wall.done.get(key)
    if done is None or done.ticket is None:
        return
    try:
        do(done.ticket, done.ticket[::-1])  # a ticket of its own, the same however often it is clicked
    except CuentaChanged as error:
        wall.done[key] = Done(text.clean(error))
        return
    except VistoBuenoError as error:
        wall.troubles[key] = text.clean(error)
        return
    except Exception as error:  # noqa: BLE001 - likewise
        wall.troubles[key] = f"Algo falló y no se sabe si se deshizo. {session.noted(error)}"
        return
    wall.reopen(key)
    _again(wall, key, again)


def _again(wall: Wall[Q], key: str, again: Callable[[int], Sequence[Q]]) -> None:
    done = wall.done.get(key)
    number = wall.asked[key].account.submission_id
    try:
        wall.renew_account(number, again(number))
    except VistoBuenoError as error:
        wall.troubles[key] = text.clean(error)
    if done is not None and key not in wall.done:  # it was refused, and is a question all the same
        wall.troubles[key] = done.told
        wall.go(key)


def picture(made: bytes, alt: str) -> None:
    """A JPEG as wide as its card. It comes with the page: one that is fetched would show the picture of the
    question before it for a moment, beside the words of this one."""
    st.html(f'<img src="{components.jpeg(made)}" alt="{html.escape(alt)}" style="width: 100%">')


def name_of(key: str) -> str:
    """The key of the container of a card."""
    return f"{CARD}_{key.replace('.', '_')}"


def head(wall: Wall[Q], keys: str, noun: str = "duda", nouns: str | None = None) -> None:
    """How many are left, and the keys."""
    with st.container(horizontal=True, vertical_alignment="center", key="muro_cabeza"):
        if wall.open:
            st.markdown(
                f"**{doubt_words.left(len(wall.open), wall.accounts, noun, nouns)}**", width="content"
            )
        st.caption(keys)


def foot(wall: Wall[Q], name: str) -> None:
    """What is left when nothing is at hand, and the other pages of the wall."""
    if wall.here is None and wall.open:
        many = len(wall.open)
        st.info(
            "Ya pasó por todas. Saltó una." if many == 1 else f"Ya pasó por todas. Saltó {many}.",
            icon=":material/redo:",
        )
        st.button(
            "Volver a las saltadas",
            on_click=wall.again,
            key=f"otra_vez_{name}",
            type="primary",
            shortcut=keys.DOUBT_AGAIN,
        )
    elif wall.here is None:
        st.success("Listo: no queda ninguna por responder aquí.", icon=":material/check:")
        st.page_link("pages/bandeja.py", label="Ir a la bandeja", icon=":material/inbox:")
    if wall.pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
            _turn(wall, name, -1, "Anteriores", ":material/chevron_left:")
            st.markdown(f"{wall.page + 1} de {wall.pages}", width="content")
            _turn(wall, name, 1, "Siguientes", ":material/chevron_right:")


def _turn(wall: Wall[Q], name: str, by: int, label: str, icon: str) -> None:
    there = wall.page + by
    st.button(
        label,
        icon=icon,
        icon_position="right" if by > 0 else "left",
        disabled=not 0 <= there < wall.pages,
        on_click=wall.turn,
        args=(there,),
        key=f"hoja_{name}_{by}",
        shortcut=keys.WALL_NEXT if by > 0 else keys.WALL_BEFORE,
    )


def outcome(wall: Wall[Q], key: str, take_back: Callable[[str], None]) -> bool:
    """What became of a question, on its card, with the way back; False while it is open."""
    if trouble := wall.troubles.get(key):
        st.error(text.md(trouble), icon=":material/error:")
    done = wall.done.get(key)
    if done is None:
        return False
    icon = "info" if done.ticket is None else "check"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/{icon}: {text.md(done.told)}", width="content")
        if done.ticket is not None:
            st.button(
                "Deshacer",
                icon=":material/undo:",
                type="tertiary",
                key=f"deshacer_{name_of(key)}",
                shortcut="z" if key == wall.last else None,
                on_click=take_back,
                args=(key,),
            )
    return True


def skip(wall: Wall[Q], key: str) -> None:
    """The way past a question; by key when it is the one at hand."""
    st.button(
        "Saltar",
        key=f"saltar_{name_of(key)}",
        type="tertiary",
        shortcut="right" if wall.here == key else None,
        on_click=wall.skip,
        args=(key,),
    )


def at_hand(wall: Wall[Q], name: str, allowed: bool) -> None:
    """Show which question the keys answer, and bring it into sight; again once it may be answered."""
    if wall.here is None:
        return
    place = name_of(wall.here)
    colour = "light-dark(#1d5b79, #86c5e6)"
    st.html(f"<style>.st-key-{place} {{ border-color: {colour}; box-shadow: 0 0 0 2px {colour}; }}</style>")
    typing = wall.typing == wall.here
    components.look_at(place, turn=f"{place} {typing} {allowed}", field=typing, key=f"mirar_{name}")
