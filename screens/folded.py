"""The filters of a list on a narrow screen: folded away behind one switch, so that the list begins in sight.

The browser knows how wide it is, the server does not: `page.css` hides the switch on a wide screen, and on a
narrow one what it folds while it is off.
"""

from __future__ import annotations

import streamlit as st

_KEY = "mas_filtros"


def unfold(chosen: int) -> None:
    """The switch; `chosen` of what it folds narrow the list, which is told while they are out of sight."""
    st.toggle("Filtros" if not chosen else f"Filtros ({chosen})", key=_KEY, persist_state="session")
