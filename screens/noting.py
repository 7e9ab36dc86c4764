"""Notes on a cuenta: those in force, with the way to take one back, and a new one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.model import Act, Audience, Box, ItemKind, Note
from review.store import Store
from screens import account, acting, pins, points, session, sight, text, url

_TURN = "nota_turno"


def draw(store: Store, view: SubmissionView, page: int, chosen: str) -> None:
    """The notes of a cuenta, and a form for another one: on the page in sight, on the evidence chosen, or on
    none."""
    for note in view.notes:
        _one(store, note, note in account.placed_notes(view))
    if not view.notes:
        st.caption("Todavía no hay notas en esta cuenta.")
    with st.container(border=True, key=points.NOTE):
        _new(store, view, page, chosen)


def tab(view: SubmissionView) -> dict[str, str]:
    """The panel's title with how many notes it holds: one on no item is seen nowhere else."""
    return {"notas": f"Notas ({len(view.notes)})"} if view.notes else {}


def on_item(view: SubmissionView, kind: ItemKind, chosen: str) -> list[dict[str, Any]]:
    """The notes on an item, as the sheet of items draws them."""
    placed = account.placed_notes(view)
    return [
        {
            "id": account.note_id(note),
            "icon": "lock" if note.audience is Audience.INTERNA else "mail",
            "kind": account.note_kind(note),
            "text": text.clean(note.text),
            "who": text.clean(note.author),
            "page": note.page if note in placed else None,
            "on": account.note_id(note) == chosen,
        }
        for note in view.notes
        if note.item is kind
    ]


def title(note: Note, *, placed: bool = True) -> str:
    """What a note is and where it belongs; not `placed`: its page is of an earlier content of the file."""
    parts = [account.note_kind(note)]
    if note.item is not None:
        parts.append(spanish.title(note.item))
    if note.page is not None:
        parts.append(f"página {note.page}" if placed else f"página {note.page} del archivo anterior")
    return " · ".join(parts)


def _one(store: Store, note: Note, placed: bool) -> None:
    with st.container(border=True, key=f"nota_{note.id}"):
        icon = ":material/lock:" if note.audience is Audience.INTERNA else ":material/mail:"
        st.markdown(f"{icon} **{text.md(title(note, placed=placed))}**")
        st.markdown(text.md(note.text))
        st.caption(text.md(f"{note.author} · {session.local(note.at)}"))
        with st.container(horizontal=True):
            if placed and st.button("Ver", icon=":material/visibility:", key=f"ver_{note.id}"):
                url.put(evidencia=account.note_id(note), pagina=None)
                st.rerun()
            if st.button(
                "Retirar",
                icon=":material/close:",
                type="tertiary",
                disabled=not acting.may(Act.NOTE),
                key=f"retirar_{note.id}",
                help="Deja de mostrarse y de ir en la carta. Queda en la historia.",
            ):
                acting.do(
                    lambda: desk.withdraw_note(store, note.id, "", session.actor()),
                    "Nota retirada.",
                    on_cuenta=False,
                )


def _new(store: Store, view: SubmissionView, page: int, chosen: str) -> None:
    key = f"{view.id}_{st.session_state.get(_TURN, 0)}"
    audience = st.segmented_control(
        "Para quién",
        list(Audience),
        format_func=spanish.title,
        default=Audience.INTERNA,
        required=True,
        key=f"nota_para_{key}",
        help="Las internas nunca salen. Las otras van en la carta al contratista.",
    )
    words = st.text_area("Nota", key=f"nota_texto_{key}", height=90, placeholder="Escriba la nota")
    place = account.evidence(view).get(chosen)
    spot = pins.asked(view)
    first = page if place is not None or (spot is not None and spot.page == page) else None
    of = f"{key}_{chosen}_{'' if spot is None else spot.page}"
    left, right = st.columns(2)
    item = left.selectbox(
        "Ítem",
        [None, *ItemKind],
        index=_item_index(view, chosen, first),
        format_func=lambda one: "Toda la cuenta" if one is None else spanish.title(one),
        key=f"nota_item_{of}",
    )
    pages = [None, *(one.number for one in view.pages)]
    where = right.selectbox(
        "Página",
        pages,
        index=pages.index(first) if first in pages else 0,
        format_func=lambda one: "Ninguna" if one is None else str(one),
        key=f"nota_pagina_{of}",
    )
    box = pins.choose(store, view, where, place, f"nota_lugar_{key}")
    allowed = acting.allowed(Act.NOTE)
    if st.button(
        "Guardar la nota",
        icon=":material/save:",
        disabled=not allowed,
        key="nota_guardar",
        **sight.button(view),
    ):
        if not words.strip():
            st.error("Escriba la nota.")
            return
        acting.do(
            lambda: _add(store, view, Audience(audience), words, item, where, box),
            "Nota guardada.",
            sight.Meant("dejar una nota", words),
        )


def _item_index(view: SubmissionView, chosen: str, page: int | None) -> int:
    """The item of the evidence chosen, or else that of the page, among «none» and the six."""
    of = chosen.split(".")[1] if chosen.count(".") >= 2 else ""
    if not of and page is not None:
        of = next((str(one.kind.item or "") for one in view.pages if one.number == page), "")
    return next((place for place, kind in enumerate(ItemKind, 1) if kind.value == of), 0)


def _add(
    store: Store,
    view: SubmissionView,
    audience: Audience,
    words: str,
    item: ItemKind | None,
    page: int | None,
    box: Box | None,
) -> None:
    desk.add_note(
        store,
        view.id,
        audience,
        words,
        session.actor(),
        item=item,
        page=page,
        box=box,
        **sight.clicked(view),
    )
    pins.clear()
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
