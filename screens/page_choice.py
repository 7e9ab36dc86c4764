"""The pages of a cuenta as small pictures; several are chosen and said at once to be something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.model import PageKind
from review.store import Store
from screens import account, acting, components, pictures, points, session, sight, text, url
from screens.sight import Meant

SIZE = 24
"""So many are shown at once, those around the page in sight: a screen of them."""
FORM = "varias_paginas"
_ALL, _CHOSEN = "todas", "paginas"


def on() -> bool:
    """Are all pages in sight?"""
    return url.get(_ALL) == "si"


def show(wanted: bool) -> None:
    url.put(**{_ALL: "si" if wanted else None})


def pages(view: SubmissionView, page: int) -> list[Mapping[str, Any]]:
    """The pages for the viewer; those of the part in which `page` is with a small picture of each."""
    small = in_sight(view, page)
    return [
        {**one, "src": _small(view, one["number"])} if one["number"] in small else one
        for one in account.strip(view)
    ]


def in_sight(view: SubmissionView, page: int) -> list[int]:
    """The numbers of the pages that are shown when all are asked for: a part of them, with `page` in it."""
    numbers = [one.number for one in view.pages]
    first = numbers.index(page) // SIZE * SIZE
    return numbers[first : first + SIZE]


def _small(view: SubmissionView, number: int) -> str:
    picture, _ = pictures.small(view, number)
    return components.jpeg(picture) if picture else components.NO_PICTURE


def choose(numbers: tuple[int, ...]) -> None:
    """Have it asked what these pages are."""
    url.put(**{_CHOSEN: "-".join(map(str, numbers))}, panel="corregir", arreglo=None)
    points.ask_for(FORM)


def chosen(view: SubmissionView) -> tuple[int, ...]:
    """The pages in the address that are of this cuenta."""
    known = {str(one.number) for one in view.pages}
    return tuple(sorted({int(one) for one in url.get(_CHOSEN).split("-") if one in known}))


def words(numbers: tuple[int, ...]) -> str:
    """`páginas 1 a 3 y 7`."""
    return "páginas " + spanish.join(list(_spans(numbers)))


def _spans(numbers: tuple[int, ...]) -> Iterator[str]:
    """`(1, 2, 3, 7)` → `1 a 3`, `7`; of two in a row each by itself."""
    for _, run in groupby(enumerate(numbers), lambda placed: placed[1] - placed[0]):
        found = [number for _, number in run]
        if len(found) > 2:
            yield f"{found[0]} a {found[-1]}"
        else:
            yield from map(str, found)


def say(store: Store, view: SubmissionView, allowed: bool) -> bool:
    """Ask what the pages chosen are, and record it in one act; False when none are."""
    numbers = chosen(view)
    if not numbers:
        return False
    which = words(numbers) if len(numbers) > 1 else f"página {numbers[0]}"
    with st.container(border=True, key=FORM):
        st.markdown(f"**Decir qué {'son las' if len(numbers) > 1 else 'es la'} {text.md(which)}**")
        kinds = list(PageKind)
        likely = {one.kind for one in view.pages if one.number in numbers}
        first = kinds.index(likely.pop()) if len(likely) == 1 else 0
        with st.form(f"mover_varias_{view.id}", border=False):
            kind = st.selectbox("Son de", kinds, index=first, format_func=spanish.title)
            reason = st.text_input("Motivo (opcional)", max_chars=300).strip()
            with st.container(horizontal=True):
                save = st.form_submit_button(
                    "Cambiar todas", type="primary", disabled=not allowed, **sight.button(view)
                )
                leave = st.form_submit_button("Cancelar", type="tertiary")
    if leave:
        url.put(**{_CHOSEN: None})
        st.rerun()
    if save:
        found = sight.clicked(view)

        def act() -> None:
            desk.move_pages(store, view.id, numbers, kind, session.actor(), reason, **found)
            url.put(**{_CHOSEN: None})

        told = f"{which.capitalize()}: {spanish.title(kind).lower()}. La cuenta se revisó de nuevo."
        acting.do(act, told, Meant(f"poner las {which} en {spanish.title(kind)}", reason))
    return True
