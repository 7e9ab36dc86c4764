"""Dudas: what was read with doubt in a whole month, answered by one key each; and pages not recognised."""

from __future__ import annotations

import streamlit as st

from review.desk import page_doubts, value_doubts
from review.model import Act
from review.store import doubt_rows
from screens import acting, doubt_wall, frame, page_wall, renewal, session, text, url, wall

NOTE = (
    "Lo que se leyó con duda y hace falta para revisar. Compare con el recorte del papel y responda: queda "
    "registrado con su nombre y la cuenta se revisa de nuevo."
)

NO_VALUES = "No hay datos leídos con duda en las cuentas elegidas que esperan una decisión."
NO_PAGES = "No hay páginas sin reconocer en las cuentas elegidas que esperan una decisión."


def nothing(words: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{text.md(words)}**")
        st.markdown("Siga con las cuentas que esperan una decisión.")
        st.page_link("pages/revisar.py", label="Ir a revisar", icon=":material/fact_check:")


def titles(values: int, sheets: int) -> dict[str, str]:
    """The tabs; how many wait behind the one that is not chosen, since that does not change meanwhile."""
    behind = {"datos": f"Datos ({values})", "paginas": f"Páginas ({sheets})"}
    return behind | ({"paginas": "Páginas"} if url.get("tema") == "paginas" else {"datos": "Datos"})


def draw() -> None:
    store = session.store()
    month = frame.head("Dudas", NOTE, months=True, whole=True)
    if not doubt_rows.anything(store):
        frame.nothing_yet("No hay cuentas por revisar.")
        return
    renewal.tell(store)
    of = url.get("mes")
    undated = of == session.NO_MONTH
    values = wall.held(
        doubt_wall.NAME, of, value_doubts.in_month(store, month, undated=undated), doubt_wall.SIZE
    )
    sheets = wall.held(
        page_wall.NAME, of, page_doubts.in_month(store, month, undated=undated), page_wall.SIZE
    )
    chosen = url.tabs("tema", "Qué preguntar", titles(len(values.open), len(sheets.open)))
    asked = sheets if chosen == "paginas" else values
    if not asked.asked:
        nothing(NO_PAGES if chosen == "paginas" else NO_VALUES)
        return
    allowed = acting.allowed(Act.MOVE if chosen == "paginas" else Act.CORRECT)
    if chosen == "paginas":
        page_wall.draw(store, sheets, allowed)
    else:
        doubt_wall.draw(store, values, allowed)


frame.show(draw)
