"""Lista de chequeo: what is asked and by which law values, in words; trying and applying others."""

from __future__ import annotations

import streamlit as st

from review.store import Store
from review.store.folders import Folder
from review.store.settings import Kind
from screens import acting, frame, list_trial, lists, session, text, url, ways

VIEWS = {"lista": "La lista", "leyes": "Valores de ley", "cambiar": "Revisar o cambiar"}
TOML = "application/toml"


def source(store: Store, folder: Folder | None, kind: Kind) -> ways.InForce:
    """Say where what is in force comes from; gives it."""
    current = ways.in_force(store, folder, kind)
    st.caption(text.md(current.source))
    return current


def download(current: ways.InForce, label: str) -> None:
    st.download_button(
        label,
        data=current.text.encode(),
        file_name=ways.FILE_NAMES[current.kind],
        mime=TOML,
        icon=":material/download:",
        on_click="ignore",
    )


def the_list(store: Store, folder: Folder | None) -> None:
    current = source(store, folder, Kind.CHECKLIST)
    value, _ = ways.a_checklist(current.text)
    assert value is not None
    lists.items(value)
    download(current, "Descargar la lista")
    with st.expander("Todos los ajustes, uno por uno", icon=":material/tune:"):
        lists.settings(value)


def the_laws(store: Store, folder: Folder | None) -> None:
    current = source(store, folder, Kind.LAWS)
    value, _ = ways.some_laws(current.text)
    assert value is not None
    st.caption("Un año que no está aquí no se supone: lo que dependa de él queda por revisar.")
    lists.law_years(value)
    with frame.section("Planilla de seguridad social"):
        lists.law_rates(value)
    download(current, "Descargar los valores de ley")


def draw() -> None:
    acting.tell()
    frame.head("Lista de chequeo", "Lo que se pide en cada cuenta, y con qué valores de ley se revisa.")
    store = session.store()
    folder = ways.choose_folder(store)
    for problem in ways.problems(store, folder):
        st.warning(text.md(problem), icon=":material/warning:")
    view = url.tabs("vista", "Qué ver", VIEWS)
    if view == "leyes":
        the_laws(store, folder)
    elif view == "cambiar":
        list_trial.draw(store, folder)
    else:
        the_list(store, folder)


frame.show(draw)
