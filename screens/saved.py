"""The views of the Bandeja that somebody named: chosen, kept and deleted from one menu."""

from __future__ import annotations

import streamlit as st

from review.store import Store, saved_views
from review.store.saved_views import LONGEST_NAME, SavedView
from screens import acting, filters, session, text, url

KEPT = tuple(name for name in filters.SHOWN if name != "mes")  # a view serves every month
_NAME = "nombre_de_vista"


def menu(store: Store) -> None:
    """The menu beside the filters."""
    person = session.reviewer()
    views = saved_views.of(store, person) if person else []
    now = url.keep(*KEPT)
    chosen = next((one for one in views if dict(one.params) == now), None)
    label = text.md(chosen.name) if chosen else "Vistas"
    with st.popover(label, icon=":material/bookmarks:", width="stretch", key="vistas"):
        if not person:
            st.caption("Escriba su nombre en el menú: las vistas se guardan para cada persona.")
            return
        for view in views:
            _line(store, person, view, chosen)
        if not views:
            st.caption("Póngale nombre a los filtros que usa a menudo y vuelva a ellos desde aquí.")
        if not now:
            st.caption("Elija primero los filtros que quiere guardar.")
            return
        _keep(store, person, now)


def _line(store: Store, person: str, view: SavedView, chosen: SavedView | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"vista_{view.id}"):
        st.button(
            text.md(view.name),
            icon=":material/check:" if view == chosen else None,
            type="tertiary",
            key=f"ver_vista_{view.id}",
            on_click=_go,
            args=(view,),
        )
        st.space("stretch")
        if st.button(
            "",
            icon=":material/delete:",
            type="tertiary",
            help=f"Borrar la vista «{text.md(view.name)}»",
            key=f"borrar_vista_{view.id}",
        ):
            acting.do(
                lambda: saved_views.forget(store, person, view.id),
                f"Se borró la vista «{view.name}».",
                on_cuenta=False,
            )


def _go(view: SavedView) -> None:
    url.put(**{name: view.params.get(name) for name in (*KEPT, "hoja")})


def _keep(store: Store, person: str, now: url.Params) -> None:
    with st.form("guardar_vista", border=False, clear_on_submit=True):
        name = st.text_input(
            "Guardar los filtros de ahora como",
            key=_NAME,
            max_chars=LONGEST_NAME,
            placeholder="Mis devueltas",
        )
        if st.form_submit_button("Guardar", icon=":material/bookmark_add:"):
            acting.do(
                lambda: saved_views.keep(store, person, name, now),
                f"Se guardó la vista «{' '.join(name.split())}».",
                on_cuenta=False,
            )
