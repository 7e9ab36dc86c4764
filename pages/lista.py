"""Lista de chequeo: what is asked, by which law values and by when, in words; trying and applying others."""

from __future__ import annotations

import streamlit as st

from review import desk
from review.desk import WayInForce
from review.desk.entity import ListSource
from review.model import Act
from review.store import Store
from review.store.folders import Folder
from review.store.settings import SettingKind
from review.ways.checklist import Checklist
from review.ways.laws import Laws
from screens import (
    acting,
    calendar_view,
    frame,
    handing,
    list_trial,
    lists,
    session,
    text,
    url,
    waivers,
    ways,
)

VIEWS = {
    "lista": "La lista",
    "leyes": "Valores de ley",
    "cambiar": "Revisar o cambiar",
    "calendario": "Calendario",
    "excepciones": "Excepciones",
}
TOML = "application/toml"


def source(current: WayInForce, folder: Folder | None) -> None:
    """Say where what is in force comes from, and what is wrong with the file beside the folder."""
    if current.problem:
        st.warning(text.md(current.problem), icon=":material/warning:")
    st.caption(text.md(ways.told_source(current, folder)))


def download(current: WayInForce, label: str) -> None:
    handing.button(
        label,
        data=ways.text_of(current).encode(),
        file_name=ways.FILE_NAMES[current.kind],
        mime=TOML,
        icon=":material/download:",
    )


def withdraw(store: Store, folder: Folder | None, current: WayInForce, label: str) -> None:
    """Take back what a person applied here."""
    if (
        folder is not None
        and current.source is ListSource.PERSON
        and st.button(label, icon=":material/undo:", disabled=not acting.allowed(Act.WAYS))
    ):
        acting.do(
            lambda: desk.withdraw_way(store, folder.path, current.kind, session.actor()),
            "Se volvió a lo que había: el archivo de la carpeta, o lo que trae Visto Bueno.",
        )


def the_list(store: Store, folder: Folder | None) -> None:
    current = ways.in_force(store, folder, SettingKind.CHECKLIST)
    source(current, folder)
    if isinstance(current.value, Checklist):
        lists.items(current.value)
        with st.container(horizontal=True):
            download(current, "Descargar la lista")
            withdraw(store, folder, current, "Dejar de usar esta lista")
        with st.expander("Todos los ajustes, uno por uno", icon=":material/tune:"):
            lists.settings(current.value)


def the_laws(store: Store, folder: Folder | None) -> None:
    current = ways.in_force(store, folder, SettingKind.LAWS)
    source(current, folder)
    if isinstance(current.value, Laws):
        st.caption("Un año que no está aquí no se supone: lo que dependa de él queda por revisar.")
        lists.law_years(current.value)
        with frame.section("Planilla de seguridad social"):
            lists.law_rates(current.value)
        with st.container(horizontal=True):
            download(current, "Descargar los valores de ley")
            withdraw(store, folder, current, "Dejar de usar estos valores")


def the_calendar(store: Store, folder: Folder | None) -> None:
    current = ways.in_force(store, folder, SettingKind.CALENDAR)
    source(current, folder)
    calendar_view.draw(store, folder, current)
    with st.container(horizontal=True):
        download(current, "Descargar el calendario")
        withdraw(store, folder, current, "Dejar de usar este calendario")


def draw() -> None:
    acting.tell()
    frame.head("Lista de chequeo", "Lo que se pide en cada cuenta, y con qué valores de ley se revisa.")
    store = session.store()
    folder = ways.choose_folder(store)
    for problem in () if folder is None else desk.folder_ways(store, folder.path).other_problems:
        st.warning(text.md(problem), icon=":material/warning:")
    view = url.tabs("vista", "Qué ver", VIEWS)
    if view == "leyes":
        the_laws(store, folder)
    elif view == "calendario":
        the_calendar(store, folder)
    elif view == "cambiar":
        list_trial.draw(store, folder)
    elif view == "excepciones":
        waivers.draw(store, None if folder is None else folder.path)
    else:
        the_list(store, folder)


frame.show(draw)
