"""What was done about a cuenta before, and its other versions."""

from __future__ import annotations

import streamlit as st

from review import desk
from review.catalogue.table_columns import HISTORY
from review.desk import SubmissionView
from review.frames import log_head
from review.store import Store
from screens import components, line, text, url
from screens.words import DECISIONS, SECOP, STATES

_WHAT = {
    "decision": "Decisión",
    "item": "Ítem",
    "pagina": "Página",
    "campo": "Dato",
    "secop": "SECOP II",
    "formato": "Formato",
}


def history(store: Store, view: SubmissionView) -> None:
    """Everything done to this cuenta, newest first, and its other versions."""
    done = desk.history(store, view.id)
    components.table(
        [
            components.told(HISTORY["cuando"], "tight"),
            components.told(HISTORY["quien"]),
            components.told(HISTORY["que"], "wide"),
        ],
        [
            components.Row(
                place,
                {
                    "cuando": text.moment(row["cuando"]),
                    "quien": text.clean(row["quien"]),
                    "que": {
                        "text": _told(row["que"], row["sobre"], row["valor"]),
                        "sub": text.clean(row["motivo"]),
                    },
                },
            )
            for place, row in enumerate(reversed(done.to_dict("records")))
        ],
        key="historia",
        caption="Lo que se ha hecho con esta cuenta",
        empty="Nadie ha decidido ni corregido nada en esta cuenta.",
    )
    if view.versions:
        st.markdown("**Otras versiones y copias**")
        clicked = components.table(
            [components.Column("archivo", "Archivo", "wide"), components.Column("que", "Es", "tight")],
            [
                components.Row(
                    one.id,
                    {
                        "archivo": {"text": text.clean(one.archivo), "sub": text.clean(one.folder)},
                        "que": "copia idéntica"
                        if one.identical
                        else "vigente"
                        if one.current
                        else "anterior",
                    },
                    go=url.link("revisar", cuenta=one.id, **line.kept()),
                )
                for one in view.versions
            ],
            key="versiones_tabla",
            caption="Otras versiones de esta cuenta",
        )
        url.follow(clicked.go)
    st.caption(text.md(f"Archivo: {view.archivo} · Carpeta: {view.folder}"))
    st.caption(text.md(log_head.log_line(store)))


def _told(what: object, about: object, value: object) -> str:
    word = _WHAT.get(str(what), str(what))
    known = {word: mark.word for table in (STATES, SECOP) for word, mark in table.items()}
    new = text.clean(value)
    shown = DECISIONS[new].word if what == "decision" and new in DECISIONS else known.get(new, new)
    return f"{word}{' ' + text.clean(about) if text.clean(about) else ''}: {shown or 'lo de la máquina'}"
