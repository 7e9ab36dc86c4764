"""Revisar for who only consults: what was found in a cuenta, personal data masked, and no pages."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from review import frames, spanish
from review import spanish_titles as titles
from review.model import ItemKind, State
from review.store import Store, accesses
from screens import components, frame, session, text, url
from screens.words import RESULTS, SECOP, STATES, sign

_WHY = (
    "Con el rol de consulta no se muestran las páginas de los PDF: en una imagen no se puede tapar con "
    "certeza lo que es de la persona (Ley 1581 de 2012). Documentos, cuentas bancarias, correos y teléfonos "
    "se ven con sus últimas cifras."
)


def draw(store: Store, number: int) -> None:
    """The cuenta with this number, or what there is to do without one."""
    table = frames.submissions(store, session.month_of(url.get("mes")), undated=True)
    found = table[table["id"] == number]
    if found.empty:
        table = frames.submissions(store)
        found = table[table["id"] == number]
    if found.empty:
        frame.head("Revisar")
        st.warning(
            "Elija una cuenta en la bandeja: esa no existe, o no está entre las que usted puede ver.",
            icon=":material/search_off:",
        )
        st.page_link("pages/bandeja.py", label="Ir a la bandeja", icon=":material/inbox:")
        return
    accesses.note(store, accesses.Access.CUENTA, submission_id=number)
    _cuenta(store, found.to_dict("records")[0])


def _cuenta(store: Store, row: Mapping[Hashable, Any]) -> None:
    frame.head(text.clean(row["contratista"]) or text.clean(row["archivo"]))
    parts = (row["contrato"], row["entidad"], text.payment(row["pago"]), text.money(row["valor"]))
    st.caption(text.md(" · ".join(filter(None, map(text.clean, parts)))))
    components.signs(
        [
            {"label": "Resultado", **sign(RESULTS, row["resultado"]).cell()},
            {"label": "SECOP II", **sign(SECOP, row["estado_secop"]).cell()},
        ],
        key="senales",
    )
    st.info(_WHY, icon=":material/visibility_off:")
    findings = frames.findings(store, int(row["id"])).to_dict("records")
    for item in ItemKind:
        state = STATES[State(row[item.value])]
        with frame.section(f"{titles.ITEMS_SHORT[item]}: {state.word.lower()}"):
            _findings([one for one in findings if one["item"] == item.value], item)


def _findings(found: list[dict[Hashable, Any]], item: ItemKind) -> None:
    wrong = [one for one in found if one["estado"] not in (State.CUMPLE, State.NO_APLICA)]
    if not wrong:
        st.caption("No hay hallazgos.")
        return
    components.table(
        [components.Column("estado", "Estado", "tight"), components.Column("mensaje", "Hallazgo", "wide")],
        [
            components.Row(
                place,
                {"estado": STATES[State(one["estado"])].cell(), "mensaje": text.clean(one["mensaje"])},
            )
            for place, one in enumerate(wrong)
        ],
        key=f"hallazgos_{item.value}",
        caption=f"Hallazgos de {spanish.title(item)}",
    )
