"""The wall of values read with doubt: a cutting of the paper each, and an answer by one key or click."""

from __future__ import annotations

import streamlit as st

from review.desk import doubt_answers, value_doubts
from review.desk import doubt_lessons as lessons
from review.desk.questions import ValueDoubt
from review.errors import VistoBuenoError
from review.model import FieldValue
from review.store import Store
from screens import doubt_lessons, doubt_words, entry, keys, pictures, session, text, url, wall
from screens.asking import Wall
from screens.doubt_lessons import Lesson

NAME = "datos"
SIZE = 12
KEYS = "Teclas: S sí · N no · 1 y 2 elegir · → saltar · Z deshacer · ? todas"


@st.fragment
def draw(store: Store, asked: Wall[ValueDoubt], allowed: bool) -> None:
    """A page of the wall. Answering draws nothing else anew."""
    with session.kindly():
        wall.head(asked, KEYS)
        wall.at_hand(asked, NAME, allowed)
        shown = asked.on_page(asked.page)
        for place, (title, cards) in enumerate(doubt_words.sections(shown)):
            st.markdown(f"## {text.md(title)}")
            with st.container(horizontal=True, key=f"muro_{NAME}_{place}"):
                for doubt in cards:
                    _card(store, asked, doubt, allowed)
        wall.foot(asked, NAME)
        pictures.ahead(
            pictures.cutting_page(doubt.account, doubt.sheets[place.page], place)
            for doubt in asked.on_page(asked.page + 1)
            for place in doubt.candidates
        )


def _card(store: Store, asked: Wall[ValueDoubt], doubt: ValueDoubt, allowed: bool) -> None:
    key = doubt.key
    with st.container(border=True, key=wall.name_of(key)):
        st.caption(doubt_words.lines(doubt_words.whose(doubt.account), doubt_words.about(doubt)))
        _cuttings(doubt)
        if wall.outcome(asked, key, lambda one: _take_back(store, asked, one)):
            if allowed:
                doubt_lessons.offer(asked, key, _lesson(store))
            return
        st.markdown(f"**{text.md(doubt_words.question(doubt))}**")
        if asked.typing == key:
            _type(store, asked, doubt)
            return
        st.caption(text.md(doubt_words.follows(doubt)))
        _answers(store, asked, doubt, allowed)


def _lesson(store: Store) -> Lesson[ValueDoubt]:
    return Lesson(
        lambda doubt, value: lessons.foresee(store, doubt, value),
        lambda doubt, value, ticket: lessons.remember(store, doubt, value, session.actor(), ticket),
        lambda numbers: value_doubts.of(store, list(numbers)),
    )


def _cuttings(doubt: ValueDoubt) -> None:
    """Each place once, the one that was chosen first."""
    several = len(doubt.candidates) > 1
    for place, candidate in enumerate(doubt.candidates, 1):
        value = doubt_words.shown(doubt.card, candidate.value)
        picture, blank = pictures.cutting(doubt.account, doubt.sheets[candidate.page], candidate)
        if several:
            st.caption(text.md(f"{place}: {value}, página {candidate.page}"))
        if picture is None:
            st.caption(text.md(f"«{text.clean(candidate.text)}». {blank}"))
        else:
            wall.picture(picture, f"Recorte de la página {candidate.page}: {value}")


def _answers(store: Store, asked: Wall[ValueDoubt], doubt: ValueDoubt, allowed: bool) -> None:
    key = doubt.key
    here = asked.here == key
    name = wall.name_of(key)
    several = len(doubt.candidates) > 1
    with st.container(horizontal=True, gap="small"):
        for place, candidate in enumerate(doubt.candidates, 1):
            st.button(
                text.md(doubt_words.shown(doubt.card, candidate.value)) if several else "Sí",
                key=f"es_{place}_{name}",
                type="primary" if here else "secondary",
                shortcut=(str(place) if several else "s") if here and allowed else None,
                disabled=not allowed,
                on_click=_answer,
                args=(store, asked, key, candidate.value),
            )
        st.button(
            "Otro" if several else "No",
            key=f"no_{name}",
            shortcut="n" if here and allowed else None,
            disabled=not allowed,
            on_click=_begin_typing,
            args=(asked, key),
        )
        wall.skip(asked, key)
        if st.button(
            "Ver la página",
            key=f"ver_{name}",
            type="tertiary",
            icon=":material/open_in_new:",
            shortcut=keys.DOUBT_PAGE if here else None,
        ):
            st.switch_page("pages/revisar.py", query_params=_where(doubt))


def _where(doubt: ValueDoubt) -> url.Params:
    evidence = f"campo.{doubt.item}.{doubt.card.name}"
    return {"cuenta": str(doubt.account.submission_id), "evidencia": evidence}


def _type(store: Store, asked: Wall[ValueDoubt], doubt: ValueDoubt) -> None:
    key = doubt.key
    name = wall.name_of(key)
    example = entry.EXAMPLES[doubt.card.type]
    with st.form(f"escribir_{name}", border=False):
        st.text_input(
            "¿Qué dice?",
            key=f"escrito_{name}",
            max_chars=200,
            placeholder=f"Por ejemplo {example}" if example else "",
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                "Guardar", type="primary", key=f"guardar_{name}", on_click=_typed, args=(store, asked, key)
            )
            st.form_submit_button("Cancelar", type="tertiary", on_click=asked.go, args=(key,))


def _begin_typing(asked: Wall[ValueDoubt], key: str) -> None:
    asked.go(key)
    asked.typing = key


def _typed(store: Store, asked: Wall[ValueDoubt], key: str) -> None:
    if key not in asked.asked:
        return
    try:
        value = entry.parse(asked.asked[key].card.type, str(st.session_state[f"escrito_{wall.name_of(key)}"]))
    except VistoBuenoError as error:
        asked.troubles[key] = text.clean(error)
        return
    _answer(store, asked, key, value)


def _answer(store: Store, asked: Wall[ValueDoubt], key: str, value: FieldValue) -> None:
    doubt = asked.asked[key]
    wall.act(
        asked,
        key,
        lambda ticket: doubt_answers.answer(store, doubt, value, session.actor(), ticket),
        f"Registrado: {doubt_words.shown(doubt.card, value)}",
        lambda number: value_doubts.of(store, [number]),
        value,
    )


def _take_back(store: Store, asked: Wall[ValueDoubt], key: str) -> None:
    doubt = asked.asked[key]
    wall.undo(
        asked,
        key,
        lambda answered, ticket: doubt_answers.take_back(store, doubt, session.actor(), answered, ticket),
        lambda number: value_doubts.of(store, [number]),
    )
