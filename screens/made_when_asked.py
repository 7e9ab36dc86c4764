"""A file that takes a while to make: made when it is asked for, then there to be taken."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from screens import handing


def as_made(label: str, slot: str, about: object, make: Callable[[], bytes], file: str, mime: str) -> None:
    """The button that makes it; once made of the same `about`, the one that hands it over. Raises what `make`
    does."""
    kept = f"{slot}_hecho"  # the key of the button itself holds whether it was pressed
    held = st.session_state.get(kept)
    if held is not None and held[0] == about:
        handing.button(
            f"Descargar {label}",
            held[1],
            file,
            mime,
            icon=":material/download:",
            key=f"{slot}_ya",
        )
    elif st.button(f"Preparar {label}", icon=":material/hourglass_top:", key=slot):
        with st.spinner("Preparando…"):
            st.session_state[kept] = (about, make())
        st.rerun()
