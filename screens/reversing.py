"""Reversing the decision of one cuenta, with a reason."""

from __future__ import annotations

import streamlit as st

from review import desk
from review.desk import SubmissionView
from review.model import Act, SecopState
from review.store import Store
from screens import acting, session, sight
from screens.sight import Meant

_PAID = "Ya está pagada en SECOP II: esta decisión no se puede anular."


def draw(store: Store, view: SubmissionView) -> None:
    """Ask why, where the person may reverse a decision and it may still be reversed."""
    if not acting.may(Act.REVERSE):
        return
    if view.secop_state is SecopState.PAGADO:
        st.caption(_PAID)
        return
    with (
        st.expander("Anular la decisión", icon=":material/undo:"),
        st.form(f"anular_{view.id}", border=False),
    ):
        st.caption("La cuenta queda sin decidir. Lo que se decidió sigue en la historia.")
        reason = st.text_input("Por qué se anula", max_chars=300, placeholder="Motivo").strip()
        if not st.form_submit_button("Anular la decisión", **sight.button(view)):
            return
    found = sight.clicked(view)
    acting.do(
        lambda: desk.reverse(store, view.id, reason, session.actor(), **found),
        "La decisión quedó anulada: la cuenta está sin decidir.",
        Meant("anular la decisión", reason),
    )
