"""The concept on one cuenta: what who reviewed it tells whoever decides."""

from __future__ import annotations

from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.model import Act, Concept, Opinion
from review.store import Store
from screens import acting, session, sight, text
from screens.sight import Meant
from screens.words import CONCEPTS, OUTDATED


def signs(view: SubmissionView) -> list[dict[str, Any]]:
    """The concept in force as a sign at the head of the cuenta."""
    if view.opinion is None:
        return []
    mark = CONCEPTS[view.opinion.concept]
    if view.opinion.stale:
        mark = mark._replace(word=f"{mark.word}, desactualizado", icon=OUTDATED.icon, tone=OUTDATED.tone)
    return [{"label": "Concepto", **mark.cell()}]


def before(store: Store, view: SubmissionView) -> None:
    """The concept in force, above the decision; there also the form of who gives concepts and decides
    nothing."""
    if view.opinion is not None:
        with st.container(border=True, key="concepto"):
            _told(view.opinion)
    if acting.barred(Act.DECIDE):
        _give(store, view, expanded=view.opinion is None)


def after(store: Store, view: SubmissionView) -> None:
    """The form of who decides, who seldom gives a concept, below the decision."""
    if not acting.barred(Act.DECIDE):
        _give(store, view, expanded=False)


def _give(store: Store, view: SubmissionView, *, expanded: bool) -> None:
    if acting.may(Act.CONCEPT):
        label = "Dar concepto" if view.opinion is None else "Dar otro concepto"
        with st.expander(label, icon=":material/rate_review:", expanded=expanded):
            _form(store, view)


def _told(given: Opinion) -> None:
    why = f": «{text.md(text.brief(given.reason))}»" if given.reason else ""
    when = text.md(session.local(given.at))
    st.markdown(f"Concepto de **{text.md(given.author)}** ({when}): {CONCEPTS[given.concept].word}{why}")
    if given.stale:
        st.caption(text.md(f"Después de este concepto {spanish.join(given.stale)}."))


def _form(store: Store, view: SubmissionView) -> None:
    with st.form(f"concepto_{view.id}", border=False, clear_on_submit=False):
        concept = st.radio(
            "Concepto",
            list(Concept),
            index=None,
            format_func=spanish.title,
            horizontal=True,
            label_visibility="collapsed",
        )
        reason = st.text_input(
            "Qué encontró", max_chars=500, placeholder="Obligatorio si hay inconsistencia"
        ).strip()
        if not st.form_submit_button("Dar concepto", **sight.button(view)):
            return
    if concept is None:
        st.error("Elija «Visto bueno» o «Con inconsistencia».")
        return
    picked = Concept(concept)
    word = CONCEPTS[picked].word.lower()
    found = sight.clicked(view)
    acting.do(
        lambda: desk.give_concept(store, view.id, picked, reason, session.actor(), **found),
        f"Quedó registrado su concepto: {word}.",
        Meant(f"dar concepto: {word}", reason),
    )
