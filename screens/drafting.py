"""The decision that a person is writing: kept as they leave each field, and there when they come back."""

from __future__ import annotations

import streamlit as st

from review.desk import SubmissionView
from review.model import Draft, Verdict
from review.store import Store, drafts
from screens import account, session, sight

_LOADED = "borrador_de"  # the cuenta and person whose draft the fields hold
_SAVED = "borrador"
_TURN = "turno"


def verdict_key(view: SubmissionView) -> str:
    """The key of the field of the verdict: another one after each decision, so that it starts empty."""
    return f"veredicto_{view.id}_{st.session_state.get(_TURN, 0)}"


def text_key(view: SubmissionView, verdict: Verdict) -> str:
    return f"motivo_{view.id}_{verdict}"


def restore(store: Store, view: SubmissionView) -> Draft | None:
    """Put what this person was writing about this cuenta back in its fields, when they come to it; gives what
    is kept of it. What is written before a name is given becomes theirs. Raises StoreUnavailable."""
    person = session.reviewer()
    before = st.session_state.get(_LOADED)
    if before != (view.id, person):
        found = drafts.of(store, view.id, person) if person else None
        arrived = before is None or before[0] != view.id
        if found is not None or (arrived and person):
            _fill(view, found)
        st.session_state[_LOADED] = (view.id, person)
        st.session_state[_SAVED] = found
    saved: Draft | None = st.session_state.get(_SAVED)
    return saved


def _fill(view: SubmissionView, draft: Draft | None) -> None:
    for verdict in Verdict:
        _put(text_key(view, verdict), None if draft is None else draft.texts.get(verdict))
    _put(verdict_key(view), None if draft is None else draft.verdict)


def _put(key: str, value: str | None) -> None:
    if value is None:
        st.session_state.pop(key, None)
    else:
        st.session_state[key] = value


def start(view: SubmissionView, verdict: Verdict) -> str:
    """See to it that the field of a verdict holds what was written, or what it starts from as long as nobody
    wrote there: that follows what is found in the cuenta. Gives the key of the field."""
    key = text_key(view, verdict)
    made, base = account.draft(view, verdict), f"{key}_base"
    untouched = st.session_state.get(key) == st.session_state.get(base)
    if key not in st.session_state or (untouched and st.session_state[key] != made):
        st.session_state[key] = made
    st.session_state[base] = made
    return key


def keep(store: Store, view: SubmissionView, picked: Verdict | None) -> None:
    """Keep what the fields hold, when it is not what is kept already. Raises StoreUnavailable."""
    person = session.reviewer()
    if not person:
        return
    texts = {}
    for verdict in Verdict:
        written = st.session_state.get(text_key(view, verdict)) or ""
        if written.strip() and written != account.draft(view, verdict):
            texts[verdict] = written
    draft = Draft(sight.held(view), picked, texts)
    kept = None if draft.empty else draft
    # What was refused is kept again: another tab of the same person may have decided, and removed the draft
    if kept != st.session_state.get(_SAVED) or (kept is not None and sight.refused(view)):
        drafts.keep(store, view.id, person, draft)
        st.session_state[_SAVED] = kept


def saved() -> bool:
    """Is something written kept?"""
    draft: Draft | None = st.session_state.get(_SAVED)
    return draft is not None and bool(draft.texts)


def finish() -> None:
    """The decision was recorded, and its draft removed with it: the fields are emptied when drawn again."""
    st.session_state.pop(_LOADED, None)
    st.session_state.pop(_SAVED, None)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
