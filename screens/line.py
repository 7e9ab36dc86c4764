"""The way through a review: which cuentas, in which order, and what is left of them."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from review import desk, spanish
from review.desk import ReviewLine
from review.store import Store
from screens import filters, keys, listed, session, url

_NUMBER = "fila"
_LEFT_AT = "revision"


def kept() -> url.Params:
    """The parameters of the address that say which review this is."""
    return url.keep(*filters.SHOWN, _NUMBER)


def current(store: Store, here: int) -> ReviewLine:
    """The review of the address; when there is none for its filter, one that begins now."""
    params = url.keep(*filters.NAMES)
    asked = filters.Filters.of(params)
    question = urlencode(sorted(params.items()))
    outdated = asked.decision == filters.STALE
    number = url.number(_NUMBER, 0)
    found = desk.kept_line(store, number, question, outdated=outdated) if number else None
    if found is None:
        found = desk.begin_line(store, question, _in_order(store, asked, here), outdated=outdated)
        url.put(**{_NUMBER: found.number})
    return found


def _in_order(store: Store, asked: filters.Filters, here: int) -> list[int]:
    """The cuentas of the filter in their order, and this one among them also when it does not pass."""
    table, _ = listed.table(store, there=False)
    passing = set(filters.narrow(table, asked)["id"])
    chosen = table[table["id"].isin(passing | {here})]
    return [int(one) for one in filters.in_order(chosen, asked.orden)["id"]]


def first(line: ReviewLine) -> int | None:
    """Where a review begins: at the first one that waits, or at the first."""
    return next((one for one in line.ids if one in line.waiting), next(iter(line.ids), None))


def resume() -> None:
    """Back in Revisar by the menu: go on with the review that was left, unless another month was chosen."""
    left: url.Params = st.session_state.get(_LEFT_AT, {})
    if left and not kept() and left.get("mes") == session.last_month():
        url.put(**left)


def to(number: int) -> None:
    """Show another cuenta of the same review."""
    st.switch_page("pages/revisar.py", query_params={**kept(), "cuenta": str(number)})


def told(line: ReviewLine, here: int) -> str:
    """The place of a cuenta in its review, and how many still wait: `3 de 9 · faltan 6`."""
    place = line.place(here)
    left = len(line.waiting)
    where = "Fuera de esta revisión" if place is None else f"{place + 1} de {len(line.ids)}"
    waits = {0: "no falta ninguna", 1: "falta 1"}.get(left, f"faltan {spanish.number(left)}")
    return f"{where} · {waits}"


def steps(line: ReviewLine, here: int) -> None:
    """The way back, the one before, the place, and the next one that waits."""
    st.session_state[_LEFT_AT] = {**kept(), "cuenta": str(here)}
    with st.container(horizontal=True, vertical_alignment="center", key="pasos"):
        if st.button("Bandeja", icon=":material/arrow_back:", type="tertiary", shortcut=keys.INBOX):
            st.switch_page("pages/bandeja.py", query_params=url.keep(*filters.SHOWN))
        if st.button(
            "Ordenar de nuevo",
            icon=":material/refresh:",
            type="tertiary",
            help="El orden no cambia mientras usted revisa. Aquí se ordena y filtra con lo que hay ahora.",
            key="ordenar",
        ):
            url.put(**{_NUMBER: None})
            st.rerun()
        st.space("stretch")
        with st.container(
            horizontal=True,
            vertical_alignment="center",
            horizontal_alignment="right",
            width="content",
            key="vecinas",
        ):
            _beside(line, here)


def _beside(line: ReviewLine, here: int) -> None:
    before, after = line.before(here), line.after(here)
    clicked = st.button(
        "Anterior", icon=":material/chevron_left:", disabled=before is None, shortcut=keys.CUENTA_BEFORE
    )
    if clicked and before:
        to(before)
    st.markdown(told(line, here), width="content")
    clicked = st.button(
        "Siguiente",
        icon=":material/chevron_right:",
        icon_position="right",
        type="primary" if line.waiting and here not in line.waiting else "secondary",
        help="La siguiente sin decidir" if line.waiting else None,
        disabled=after is None,
        shortcut=keys.CUENTA_NEXT,
    )
    if clicked and after:
        to(after)
