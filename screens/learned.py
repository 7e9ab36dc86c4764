"""The formats learned from corrections: asking whether to remember one, telling what came of it, the list."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from review import desk, spanish
from review.desk import LessonView, Teaching
from review.desk.foresight import Foresight
from review.errors import VistoBuenoError
from review.model import Act
from review.model.fields import FIELDS
from review.store import Store
from screens import acting, session, text, url

REMEMBER = "Recordar este formato"
HELP = (
    "La próxima cuenta con el mismo formato se leerá así. Se guarda la forma del papel, no los datos de la "
    "persona, y se puede olvidar en Cargar, «Formatos aprendidos»."
)
MOST = 50
MOST_NAMED = 8


def ask() -> bool:
    """Whether to remember the format, for a form that corrects; not by itself, since it touches others."""
    return st.checkbox(REMEMBER, help=HELP)


def agreed(key: str, asked: bool, what: object, foresee: Callable[[], Foresight]) -> bool | None:
    """Before a format is remembered, tell which other cuentas it would change, and ask: True to remember it,
    False to record this only, None while nobody answered. `asked` when the form was sent just now; `what` was
    to be recorded then: another one has to be asked for anew. Whatever `foresee` raises is told."""
    place = f"previsto_{key}"
    if asked:
        try:
            st.session_state[place] = (what, foresee())
        except VistoBuenoError as error:
            st.error(text.md(error), icon=":material/error:")
    before, found = st.session_state.get(place, (None, None))
    if found is None or before != what:
        return None
    st.info(text.md(foreseen(found)), icon=":material/school:")
    with st.container(horizontal=True):
        yes = not found.reason and st.button("Guardar y recordar", type="primary", key=f"si_{place}")
        no = st.button("Guardar sin recordar", key=f"no_{place}")
    if not yes and not no:
        return None
    del st.session_state[place]
    return yes


def foreseen(found: Foresight) -> str:
    """What remembering a format would change, before it is done."""
    if found.reason:
        return (
            f"No se puede recordar este formato: {found.reason} Puede guardar el cambio solo en esta cuenta."
        )
    if not found.others:
        return "Ninguna otra cuenta sin decidir cambiaría ahora; servirá para las próximas con este formato."
    named = [*found.others[:MOST_NAMED]]
    if (more := len(found.others) - MOST_NAMED) > 0:
        named.append(f"{more} más")
    many = len(found.others)
    which = "otra cuenta" if many == 1 else f"otras {spanish.number(many)} cuentas"
    verb = "Cambiaría" if len(found.others) == 1 else "Cambiarían"
    return f"{verb} {which} sin decidir: {spanish.join(named)}."


def told(teaching: Teaching) -> str:
    """What came of teaching, to follow what was done."""
    if teaching.lesson is None:
        return f" No se recordó este formato: {teaching.reason}" if teaching.reason else ""
    if not teaching.reviewed:
        return " Formato recordado."
    verb = "se revisó" if teaching.reviewed == 1 else "se revisaron"
    return f" Formato recordado; {verb} {spanish.plural(teaching.reviewed, 'cuenta')} más."


def what(lesson: LessonView) -> str:
    """What a lesson says, in words."""
    item = spanish.title(lesson.kind)
    if lesson.item is None or lesson.name is None:
        return f"La página es de {item.lower()}"
    return f"{item}: dónde está «{FIELDS[lesson.item][lesson.name].title}»"


def formats(store: Store) -> None:
    """The formats learned, each with where it comes from, and a button to forget it."""
    known = desk.lessons(store)
    if not known:
        return
    active = [one for one in known if one.active]
    title = f"Formatos aprendidos ({len(active)})"
    with st.expander(title, icon=":material/school:", expanded=url.get("formatos") == "si"):
        st.caption(
            "Lo que se aprendió de las correcciones. Se recuerda la forma del papel, nunca los datos de la "
            "persona. Al olvidar un formato, las cuentas sin decidir se revisan de nuevo sin él."
        )
        allowed = acting.allowed(Act.LESSON)
        for lesson in [*active, *(one for one in known if not one.active)][:MOST]:
            _format(store, lesson, allowed)
        if len(known) > MOST:
            st.caption(f"Se muestran {MOST} de {len(known)}.")


def _format(store: Store, lesson: LessonView, allowed: bool) -> None:
    with st.container(border=True, key=f"formato_{lesson.id}"):
        st.markdown(f"**{text.md(what(lesson))}**")
        who = f"{lesson.author}, {session.local(lesson.at)}"
        used = f"usado en {spanish.plural(lesson.uses, 'cuenta')}" if lesson.uses else "aún sin usar"
        if not lesson.active:
            used = f"olvidado por {lesson.state_author}"
        st.caption(text.md(f"{lesson.archivo}, página {lesson.page} · {who} · {used}"))
        with st.container(horizontal=True):
            if lesson.active:
                if st.button(
                    "Olvidar", icon=":material/undo:", key=f"olvidar_{lesson.id}", disabled=not allowed
                ):
                    _set(store, lesson, renew=False)
            elif st.button(
                "Usar de nuevo", icon=":material/redo:", key=f"usar_{lesson.id}", disabled=not allowed
            ):
                _set(store, lesson, renew=True)
            if st.button("Ver el papel", type="tertiary", key=f"ver_{lesson.id}"):
                st.switch_page(
                    "pages/revisar.py",
                    query_params={"cuenta": str(lesson.submission_id), "pagina": str(lesson.page)},
                )


def _set(store: Store, lesson: LessonView, *, renew: bool) -> None:
    done = "se usa de nuevo" if renew else "olvidado"

    def message(count: int) -> str:
        verb = "Se revisó" if count == 1 else "Se revisaron"
        again = f" {verb} de nuevo {spanish.plural(count, 'cuenta')}." if count else ""
        return f"Formato {done}.{again}"

    acting.do(lambda: desk.undo_lesson(store, lesson.id, session.actor(), renew=renew), message)
