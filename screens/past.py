"""What was done about a cuenta before, and its other versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.frames import log_head
from review.model import PersonRole
from review.store import Store
from screens import components, line, text, url
from screens.words import CONCEPTS, DECISIONS, Sign, sign

# How each kind of act of `desk.history` is marked; decisions and concepts bear the sign of what was said.
MARKS = {
    "anulacion": Sign("Anulación", "back", "warn"),
    "item": Sign("Ítem", "eye", "info"),
    "pagina": Sign("Página", "folder", "mute"),
    "campo": Sign("Dato", "pencil", "info"),
    "secop": Sign("SECOP II", "send", "mute"),
    "formato": Sign("Formato", "history", "mute"),
    "nota": Sign("Nota", "pencil", "mute"),
    "excepcion": Sign("Excepción", "pause", "warn"),
    "segunda_mirada": Sign("Segunda mirada", "eye", "info"),
    "obligaciones": Sign("Obligaciones", "check", "info"),
    "obligaciones_contrato": Sign("Obligaciones del contrato", "check", "mute"),
}


def history(store: Store, view: SubmissionView) -> None:
    """Everything done to this cuenta, newest first, and its other versions."""
    done = desk.history(store, view.id)
    components.timeline(
        [_entry(row) for row in reversed(done.to_dict("records"))],
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


def _entry(row: Mapping[Any, Any]) -> dict[str, str]:
    said = {"decision": DECISIONS, "concepto": CONCEPTS}.get(row["que"])
    mark = sign(said, row["valor"]) if said else MARKS[row["que"]]
    return {
        "day": spanish.long_date(row["cuando"].date()),
        "time": f"{row['cuando']:%H:%M}",
        "who": _signed(row),
        "told": text.clean(f"{row['frase']}."),
        "quote": text.clean(row["motivo"]),
        "icon": mark.icon,
        "tone": mark.tone,
    }


def _signed(row: Mapping[Any, Any]) -> str:
    """Who did it, with their role and in whose name, where these are known."""
    role, other = text.clean(row["rol"]), text.clean(row["en_nombre_de"])
    shown = f" ({spanish.title(PersonRole(role)).lower()})" if role else ""
    return text.clean(row["quien"]) + shown + (f", en nombre de {other}," if other else "")
