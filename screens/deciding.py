"""Deciding about one cuenta: approve it, return it or leave it incomplete, with a reason."""

from __future__ import annotations

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.model import Decision, Resultado, Verdict
from review.store import Store
from screens import account, acting, components, drafting, line, session, sight, text
from screens.sight import Meant
from screens.words import DECISIONS, RESULTS

VERBS = {
    Verdict.APROBADA: ("Aprobar", ":material/check:"),
    Verdict.DEVUELTA: ("Devolver", ":material/undo:"),
    Verdict.INCOMPLETA: ("Dejar incompleta", ":material/pause:"),
}


_MEANT = {
    Verdict.APROBADA: "aprobar la cuenta",
    Verdict.DEVUELTA: "devolver la cuenta",
    Verdict.INCOMPLETA: "dejar la cuenta incompleta",
}
_REDECIDE = "#su-decision"


def outdated(store: Store, view: SubmissionView) -> None:
    """Say that the decision is from before something changed, with the way to confirm it; or, when there is
    none yet, what became of the version before this one."""
    past = view.decision
    if past is not None and past.stale:
        with st.container(border=True, key="desactualizada"):
            st.markdown(f":material/history: {text.md(stale_told(view, past))}")
            allowed = acting.allowed()
            with st.container(horizontal=True, vertical_alignment="center"):
                if st.button(
                    f"Confirmar: {DECISIONS[past.verdict].word.lower()}",
                    icon=":material/check:",
                    disabled=not allowed,
                    **sight.button(view),
                ):
                    _confirm(store, view, past)
                st.markdown(f"o [decida de nuevo]({_REDECIDE}).", width="content")
    elif past is None and view.previous is not None:
        _replaced(view)


def stale_told(view: SubmissionView, past: Decision) -> str:
    """What changed since a decision, and whether it would come out otherwise."""
    told = f"Después de esta decisión {spanish.join(past.stale)}."
    if not past.other_result:
        return f"{told} El resultado y los ítems siguen iguales."
    return f"{told} El resultado o algún ítem es otro: hoy saldría {RESULTS[view.result].word.lower()}."


def _confirm(store: Store, view: SubmissionView, past: Decision) -> None:
    if past.verdict is Verdict.APROBADA and view.result is not Resultado.COMPLETA and not past.reason:
        st.warning(
            "Hoy la cuenta no está completa según la revisión. Decida de nuevo y diga por qué la aprueba.",
            icon=":material/edit:",
        )
        return
    _record(store, view, past.verdict, past.reason, f"Confirmada: {DECISIONS[past.verdict].word.lower()}.")


def _record(store: Store, view: SubmissionView, verdict: Verdict, reason: str, message: str) -> None:
    def act() -> None:
        desk.decide(store, view.id, verdict, reason, session.reviewer(), **sight.clicked(view))
        drafting.finish()

    acting.do(act, message, Meant(_MEANT[verdict], reason))


def _replaced(view: SubmissionView) -> None:
    """The version before this one: what was decided on it, and what is different now."""
    past = view.earlier_decision
    changed = account.finding_of(view, "cuenta_version")
    told = "Esta cuenta reemplaza una versión anterior."
    if past is not None:
        reason = f", por «{text.clean(past.reason).rstrip('. ')}»" if past.reason else ""
        told = (
            f"La versión anterior quedó {DECISIONS[past.verdict].word.lower()} por "
            f"{text.clean(past.author)} el {session.local(past.at)}{reason}."
        )
    with st.container(border=True, key="version_anterior"):
        st.markdown(f":material/history: {text.md(told)}")
        if changed is not None:
            st.caption(text.md(changed.message))
        st.page_link(
            "pages/revisar.py",
            label="Ver la versión anterior",
            icon=":material/open_in_new:",
            query_params={**line.kept(), "cuenta": str(view.previous)},
        )


def decide(store: Store, view: SubmissionView) -> None:
    """Approve, return or leave incomplete, with a reason that is kept while it is written."""
    with st.container(border=True, key="decidir"):
        st.subheader("Su decisión", anchor=_REDECIDE.removeprefix("#"))
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
            key=drafting.verdict_key(view),
            label_visibility="collapsed",
            persist_state="session",
            width="stretch",
        )
        if picked is None:
            drafting.keep(store, view, None)
        else:
            _reasoned(store, view, Verdict(picked))


def _reasoned(store: Store, view: SubmissionView, verdict: Verdict) -> None:
    against = verdict is Verdict.APROBADA and view.result is not Resultado.COMPLETA
    if against:
        st.caption("Esta cuenta no está completa según la revisión. Diga por qué la aprueba.")
    label = "Texto para el contratista" if verdict is Verdict.DEVUELTA else "Motivo"
    reason = st.text_area(
        label,
        key=drafting.start(view, verdict),
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
            **sight.button(view),
        )
        if verdict is Verdict.DEVUELTA:
            components.copy(reason, key="copiar")
    drafting.keep(store, view, verdict)
    if drafting.saved():
        st.caption("Guardado en este equipo hasta que registre la decisión.")
    if clicked:
        if needed and not reason.strip():
            st.error("Falta el motivo: queda en la historia de la cuenta.")
            return
        _record(store, view, verdict, reason.strip(), f"Quedó registrada: {DECISIONS[verdict].word.lower()}.")
