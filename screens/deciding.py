"""Deciding about one cuenta: approve it, return it or leave it incomplete, with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import ReviewLine, SubmissionView
from review.desk.points import points_of
from review.desk.points import unseen as unseen_points
from review.model import Act, Decision, Resultado, Verdict
from review.store import Store
from screens import (
    account,
    acting,
    components,
    decided,
    drafting,
    keys,
    lettering,
    line,
    my_pace,
    points,
    reversing,
    session,
    sight,
    text,
    who_else,
)
from screens.sight import Meant
from screens.words import DECISIONS, RESULTS

VERBS = {
    Verdict.APROBADA: ("Aprobar", ":material/check:"),
    Verdict.DEVUELTA: ("Devolver", ":material/undo:"),
    Verdict.INCOMPLETA: ("Dejar incompleta", ":material/pause:"),
}


KEYS = (keys.APPROVE, keys.RETURN, keys.INCOMPLETE)
"""Of the verdicts, in their order."""
_MEANT = {
    Verdict.APROBADA: "aprobar la cuenta",
    Verdict.DEVUELTA: "devolver la cuenta",
    Verdict.INCOMPLETA: "dejar la cuenta incompleta",
}
_REDECIDE = "#su-decision"


def outdated(store: Store, view: SubmissionView, review: ReviewLine) -> None:
    """Say that the decision is from before something changed, with the way to confirm it; or, when there is
    none yet, what became of the version before this one."""
    past = view.decision
    if past is not None and past.stale:
        with st.container(border=True, key="desactualizada"):
            st.markdown(f":material/history: {text.md(stale_told(view, past))}")
            allowed = _may(store, view) and who_else.free(view)
            with st.container(horizontal=True, vertical_alignment="center"):
                if st.button(
                    f"Confirmar: {DECISIONS[past.verdict].word.lower()}{_and_on(view, review)}",
                    icon=":material/check:",
                    disabled=not allowed,
                    **sight.button(view),
                ):
                    _confirm(store, view, past, review)
                if not acting.barred(Act.DECIDE):
                    st.markdown(f"o [decida de nuevo]({_REDECIDE}).", width="content")
    elif past is None and view.previous is not None:
        _replaced(view)


def stale_told(view: SubmissionView, past: Decision) -> str:
    """What changed since a decision, and whether it would come out otherwise."""
    told = f"Después de esta decisión {spanish.join(past.stale)}."
    if not past.other_result:
        return f"{told} El resultado y los ítems siguen iguales."
    return f"{told} El resultado o algún ítem es otro: hoy saldría {RESULTS[view.result].word.lower()}."


def _and_on(view: SubmissionView, review: ReviewLine) -> str:
    """What a button adds to its verb where another cuenta of the review waits: it leads there."""
    return "" if review.next_waiting(view.id) is None else " y seguir"


def _confirm(store: Store, view: SubmissionView, past: Decision, review: ReviewLine) -> None:
    if past.verdict is Verdict.APROBADA and view.result is not Resultado.COMPLETA and not past.reason:
        st.warning(
            "Hoy la cuenta no está completa según la revisión. Decida de nuevo y diga por qué la aprueba.",
            icon=":material/edit:",
        )
        return
    told = f"Confirmada: {DECISIONS[past.verdict].word.lower()}"
    _record(store, view, review, past.verdict, past.reason, told)


def _record(
    store: Store, view: SubmissionView, review: ReviewLine, verdict: Verdict, reason: str, told: str
) -> None:
    def act() -> None:
        desk.decide(store, view.id, verdict, reason, session.actor(), **sight.clicked(view))
        if verdict is Verdict.APROBADA:
            my_pace.approved(view)
        drafting.finish()
        points.finish()

    acting.do(act, f"{told}.", Meant(_MEANT[verdict], reason), then=lambda: decided.go_on(view, review, told))


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


def way() -> None:
    """From the pages to the decision, where that stands below them, on a narrow screen."""
    if not acting.barred(Act.DECIDE):
        with st.container(key="ir_a_decidir"):
            st.markdown(f"[:material/arrow_downward: Decidir]({_REDECIDE})")


def decide(store: Store, view: SubmissionView, review: ReviewLine) -> None:
    """Approve, return or leave incomplete, with a reason that is kept while it is written; then on to the
    next cuenta of the review that waits."""
    with st.container(border=True, key="decidir"):
        barred = acting.barred(Act.DECIDE)
        with st.container(horizontal=True, vertical_alignment="center", key="decidir_cabeza"):
            st.header("Decisión" if barred else "Su decisión", anchor=_REDECIDE.removeprefix("#"))
            if not barred:
                st.caption(f"Teclas: {' · '.join(map(keys.shown, (*KEYS, keys.HELP)))}", width="content")
        if view.decision:
            past = view.decision
            when = text.md(session.local(past.at))
            st.markdown(f"{DECISIONS[past.verdict].word} por **{text.md(past.author)}** el {when}")
            if past.sha256 != view.sha256:
                st.caption("Esa decisión se tomó sobre otro contenido del archivo.")
            reversing.draw(store, view)
        if session.reviewer() and not _may(store, view):
            lettering.recorded(view)
            return
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
            lettering.recorded(view)
        else:
            _reasoned(store, view, review, Verdict(picked))


def keyed(view: SubmissionView) -> list[Mapping[str, Any]]:
    """The keys of the three verdicts: each chooses one, and has what is left to do for it at hand. None
    records anything."""
    group = drafting.verdict_key(view)
    return [
        keys.choose(key, group, place, then=[*_asked(view, verdict), _act_key(view, verdict)])
        for place, (verdict, key) in enumerate(zip(VERBS, KEYS, strict=True))
    ]


def _asked(view: SubmissionView, verdict: Verdict) -> list[str]:
    """The field that has to be filled in for a verdict, while nothing is written there."""
    needed = verdict is not Verdict.APROBADA or view.result is not Resultado.COMPLETA
    key = drafting.text_key(view, verdict)
    written = st.session_state.get(key) or account.draft(view, verdict)
    return [key] if needed and not written.strip() else []


def _act_key(view: SubmissionView, verdict: Verdict) -> str:
    return f"hacer_{verdict}_{view.id}"


def _may(store: Store, view: SubmissionView) -> bool:
    """Whether the person may decide on this cuenta; says what is lacking when they may not."""
    if not acting.allowed(Act.DECIDE):
        return False
    if apart := bool(desk.held_apart(store, [view.id], session.actor())):
        st.caption(text.md(desk.APART))
    return not apart


def _label(verdict: Verdict, onwards: str) -> str:
    return f"{VERBS[verdict][0]}{onwards or ' la cuenta'}"


def _reasoned(store: Store, view: SubmissionView, review: ReviewLine, verdict: Verdict) -> None:
    against = verdict is Verdict.APROBADA and view.result is not Resultado.COMPLETA
    if against:
        st.caption("Esta cuenta no está completa según la revisión. Diga por qué la aprueba.")
    if verdict is Verdict.APROBADA and (unseen := unseen_points(points_of(view), points.looked(view))):
        st.caption(f"{points.lacking(len(unseen))}. Mírelos antes de aprobar, o diga por qué no hace falta.")
    label = "Motivo" if verdict is Verdict.APROBADA else "Texto para el contratista"
    reason = st.text_area(
        label,
        key=drafting.start(view, verdict),
        height=110 if verdict is Verdict.APROBADA else 260,
        placeholder="Opcional" if verdict is Verdict.APROBADA and not against else "Escriba el motivo",
        persist_state="session",
    )
    needed = verdict is not Verdict.APROBADA or against
    allowed = acting.allowed(Act.DECIDE) and who_else.agreed(view)
    if verdict is Verdict.APROBADA:
        my_pace.before_approving(view)
    with st.container(horizontal=True, vertical_alignment="center", key="decidir_acto"):
        clicked = st.button(
            _label(verdict, _and_on(view, review)),
            type="primary",
            icon=VERBS[verdict][1],
            disabled=not allowed,
            # Of this cuenta only: a second click while the next one comes decides nothing about that one
            key=_act_key(view, verdict),
            **sight.button(view),
        )
        if verdict is not Verdict.APROBADA:
            components.copy(reason, key="copiar")
    drafting.keep(store, view, verdict)
    if drafting.saved():
        st.caption("Guardado en este equipo hasta que registre la decisión.")
    if verdict is not Verdict.APROBADA:
        lettering.draw(view, verdict, reason)
    if clicked:
        if needed and not reason.strip():
            st.error("Falta el motivo: queda en la historia de la cuenta.")
            return
        told = f"Quedó registrada: {DECISIONS[verdict].word.lower()}"
        _record(store, view, review, verdict, reason.strip(), told)
