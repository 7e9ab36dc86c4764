"""Deciding about one cuenta: approve it, return it or leave it incomplete, with a reason."""

from __future__ import annotations

import streamlit as st

from review import desk
from review.desk import SubmissionView
from review.model import Resultado, Verdict
from review.store import Store
from screens import account, acting, components, session, text
from screens.words import DECISIONS

VERBS = {
    Verdict.APROBADA: ("Aprobar", ":material/check:"),
    Verdict.DEVUELTA: ("Devolver", ":material/undo:"),
    Verdict.INCOMPLETA: ("Dejar incompleta", ":material/pause:"),
}


def decide(store: Store, view: SubmissionView) -> None:
    """Approve, return or leave incomplete, with a reason that is kept while it is written."""
    with st.container(border=True, key="decidir"):
        st.markdown("**Su decisión**")
        if view.decision:
            past = view.decision
            when = text.md(session.local(past.at))
            st.markdown(f"{DECISIONS[past.verdict].word} por **{text.md(past.author)}** el {when}")
            if past.sha256 != view.sha256:
                st.caption("Esa decisión se tomó sobre otro contenido del archivo.")
        picked = st.segmented_control(
            "Decisión",
            list(VERBS),
            format_func=lambda verdict: f"{VERBS[verdict][1]} {VERBS[verdict][0]}",
            key=f"veredicto_{view.id}_{view.decision.at.isoformat() if view.decision else ''}",
            label_visibility="collapsed",
            persist_state="session",
            width="stretch",
        )
        if picked is None:
            return
        verdict = Verdict(picked)
        _reasoned(store, view, verdict)


def _reasoned(store: Store, view: SubmissionView, verdict: Verdict) -> None:
    against = verdict is Verdict.APROBADA and view.result is not Resultado.COMPLETA
    if against:
        st.caption("Esta cuenta no está completa según la revisión. Diga por qué la aprueba.")
    label = "Texto para el contratista" if verdict is Verdict.DEVUELTA else "Motivo"
    key = f"motivo_{view.id}_{verdict}"
    st.session_state.setdefault(key, account.draft(view, verdict))
    reason = st.text_area(
        label,
        key=key,
        height=110 if verdict is Verdict.APROBADA else 260,
        placeholder="Opcional" if verdict is Verdict.APROBADA and not against else "Escriba el motivo",
        persist_state="session",
    )
    needed = verdict is not Verdict.APROBADA or against
    allowed = acting.allowed()
    with st.container(horizontal=True, vertical_alignment="center"):
        clicked = st.button(
            f"{VERBS[verdict][0]} la cuenta",
            type="primary",
            icon=VERBS[verdict][1],
            disabled=not allowed,
            key=f"hacer_{verdict}",
        )
        if verdict is Verdict.DEVUELTA:
            components.copy(reason, key="copiar")
    if clicked:
        if needed and not reason.strip():
            st.error("Falta el motivo: queda en la historia de la cuenta.")
            return
        acting.do(
            lambda: desk.decide(store, view.id, verdict, reason.strip(), session.reviewer()),
            f"Quedó registrada: {DECISIONS[verdict].word.lower()}.",
        )
