"""SECOP II: taking its exports in, what is to be passed on, the cut, and who has not presented."""

from __future__ import annotations

import streamlit as st

from review import frames
from screens import acting, cuts, frame, passing, secop_import, secop_month, session, url, ways

VIEWS = {
    "importar": "Importar",
    "cuentas": "Cuentas del mes",
    "pasar": "Por pasar",
    "corte": "Corte y carga",
    "faltan": "Quién falta",
}
MONTHLY = ("cuentas", "pasar", "corte", "faltan")


def draw() -> None:
    acting.tell()
    store = session.store()
    view = url.get("vista", "importar")
    month = frame.head("SECOP II", months=view in MONTHLY)
    st.caption("Lo que dice SECOP II de cada pago, al lado de lo que dicen los papeles.")
    folder = ways.choose_folder(store) if view not in MONTHLY else None
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
    elif view == "pasar":
        passing.draw(store, month)
    elif view == "corte":
        cuts.draw(store, month)
    else:
        secop_month.absent(store, month)


frame.show(draw)
