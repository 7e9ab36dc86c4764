"""The wall of pages that were not recognised: what each one is, by one key or click."""

from __future__ import annotations

import streamlit as st

from review.desk import doubt_answers, page_doubts
from review.desk import doubt_lessons as lessons
from review.desk.page_doubts import PageDoubt
from review.model import PageKind
from review.store import Store
from screens import doubt_lessons, doubt_words, pictures, session, text, wall
from screens.asking import Wall
from screens.doubt_lessons import Lesson

NAME = "paginas"
SIZE = 6
KEYS = "Teclas: 1 a 8 lo que es · → saltar · Z deshacer · ? todas"
QUESTION = "¿Qué es esta página?"


@st.fragment
def draw(store: Store, asked: Wall[PageDoubt], allowed: bool) -> None:
    """A page of the wall. Answering draws nothing else anew."""
    with session.kindly():
        wall.head(asked, KEYS, "página por reconocer", "páginas por reconocer")
        wall.at_hand(asked, NAME, allowed)
        with st.container(horizontal=True, key=f"muro_{NAME}"):
            for doubt in asked.on_page(asked.page):
                _card(store, asked, doubt, allowed)
        wall.foot(asked, NAME)
        pictures.ahead(_picture(doubt) for doubt in asked.on_page(asked.page + 1))


def _picture(doubt: PageDoubt) -> pictures.Wanted:
    account = doubt.account
    return pictures.Wanted(account.path, account.sha256, doubt.page, doubt.sheet.rotation)


def _card(store: Store, asked: Wall[PageDoubt], doubt: PageDoubt, allowed: bool) -> None:
    key = doubt.key
    with st.container(border=True, key=wall.name_of(key)):
        st.caption(doubt_words.lines(doubt_words.whose(doubt.account), f"Página {doubt.page}"))
        if wall.outcome(asked, key, lambda one: _take_back(store, asked, one)):
            if allowed:
                doubt_lessons.offer(asked, key, _lesson(store))
        else:
            st.markdown(f"**{QUESTION}**")
            st.caption(text.md(doubt_words.page_follows(doubt)))
            _answers(store, asked, doubt, allowed)
        picture, blank = pictures.drawn(_picture(doubt))
        if picture is None:
            st.caption(text.md(blank))
        else:
            wall.picture(picture, f"Página {doubt.page}")


def _lesson(store: Store) -> Lesson[PageDoubt]:
    return Lesson(
        lambda doubt, kind: lessons.foresee_page(store, doubt, kind),
        lambda doubt, kind, ticket: lessons.remember_page(store, doubt, kind, session.actor(), ticket),
        lambda numbers: page_doubts.of(store, list(numbers)),
    )


def _answers(store: Store, asked: Wall[PageDoubt], doubt: PageDoubt, allowed: bool) -> None:
    here = asked.here == doubt.key
    name = wall.name_of(doubt.key)
    with st.container(horizontal=True, gap="small"):
        for place, (label, kind, reason) in enumerate(doubt_words.PAGE_ANSWERS, 1):
            st.button(
                label,
                key=f"es_{place}_{name}",
                type="primary" if here and kind.item in doubt.may_be else "secondary",
                shortcut=str(place) if here and allowed else None,
                disabled=not allowed,
                on_click=_answer,
                args=(store, asked, doubt.key, label, kind, reason),
            )
        wall.skip(asked, doubt.key)


def _answer(store: Store, asked: Wall[PageDoubt], key: str, label: str, kind: PageKind, reason: str) -> None:
    doubt = asked.asked[key]
    wall.act(
        asked,
        key,
        lambda ticket: doubt_answers.answer_page(store, doubt, kind, session.actor(), ticket, reason),
        f"Registrado: {label}",
        lambda number: page_doubts.of(store, [number]),
        kind,
    )


def _take_back(store: Store, asked: Wall[PageDoubt], key: str) -> None:
    doubt = asked.asked[key]
    wall.undo(
        asked,
        key,
        lambda answered, ticket: doubt_answers.take_page_back(
            store, doubt, session.actor(), answered, ticket
        ),
        lambda number: page_doubts.of(store, [number]),
    )
