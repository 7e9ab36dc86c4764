"""Segunda mirada: some of the approved cuentas, looked at again by another person who is not shown what was
decided; and how often both come to the same."""

from __future__ import annotations

import streamlit as st

from review import frames
from screens import agreement, frame, looking_again, session, url

TITLE = "Segunda mirada"
NOTE = (
    "Algunas cuentas aprobadas de cada mes, para que otra persona las mire sin saber qué se decidió. Nada de "
    "lo que diga cambia la cuenta."
)
VIEWS = {"mirar": "Mirar de nuevo", "acuerdo": "En qué coinciden"}


def draw() -> None:
    store = session.store()
    if not frames.months(store):
        frame.head(TITLE, NOTE)
        frame.nothing_yet("Aún no hay cuentas que mirar de nuevo.")
        return
    month = frame.head(TITLE, NOTE, months=True, whole=True)
    view = url.tabs("vista", "Qué ver", VIEWS)
    if url.get("mes") == session.NO_MONTH:
        st.info("La muestra se saca mes por mes: elija un mes, o todos.", icon=":material/info:")
    elif view == "acuerdo":
        agreement.draw(store, month)
    else:
        looking_again.draw(store, month)


frame.show(draw)
