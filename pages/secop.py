"""SECOP II: taking its exports in, the state of each cuenta there, and who has not presented."""

from __future__ import annotations

import streamlit as st

from review import frames
from screens import acting, frame, secop_import, secop_month, session, url, ways

VIEWS = {
    "importar": "Importar",
    "cuentas": "Cuentas del mes",
    "faltan": "Quién falta",
}


def draw() -> None:
    acting.tell()
    store = session.store()
    view = url.get("vista", "importar")
    month = frame.head("SECOP II", months=view in ("cuentas", "faltan"))
    st.caption("Lo que dice SECOP II de cada pago, al lado de lo que dicen los papeles.")
    folder = ways.choose_folder(store) if view not in ("cuentas", "faltan") else None
    view = url.tabs("vista", "Qué ver", VIEWS)
    if view == "importar":
        if folder is None:
            frame.nothing_yet("Para importar, lea primero una carpeta de cuentas.")
        else:
            secop_import.draw(store, folder)
    elif month is None or not frames.months(store):
        frame.nothing_yet("Aún no hay cuentas que comparar con SECOP II.")
    elif view == "cuentas":
        secop_month.accounts(store, month)
    else:
        secop_month.absent(store, month)


frame.show(draw)
