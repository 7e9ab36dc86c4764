"""Somebody else is reviewing the cuenta in sight: told, and asked about before deciding over it."""

from __future__ import annotations

import streamlit as st

from review import frames
from review.desk import SubmissionView, looking
from review.store import Store
from screens import session, text

_THERE = "en_revision"


def tell(store: Store, view: SubmissionView) -> None:
    """Note that the person looks at the cuenta; say who was there before them."""
    there = looking.look(store, view.id, session.actor())
    st.session_state[_THERE] = (view.id, there)
    if there is None:
        return
    since = there.since.astimezone(frames.COLOMBIA)
    st.info(
        f"En revisión por **{text.md(there.person)}** desde las {since.hour}:{since:%M}.",
        icon=":material/person_search:",
    )


def agreed(view: SubmissionView) -> bool:
    """Whether nobody else is reviewing it, or the person says to decide nevertheless."""
    number, there = st.session_state.get(_THERE, (None, None))
    if number != view.id or there is None:
        return True
    label = f"Decidir aunque {text.md(there.person)} la esté revisando"
    return st.checkbox(label, key=f"decidir_sobre_{view.id}")


def free(view: SubmissionView) -> bool:
    """Whether nobody else is reviewing it."""
    number, there = st.session_state.get(_THERE, (None, None))
    return number != view.id or there is None
