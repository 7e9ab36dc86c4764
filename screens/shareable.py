"""A text to read over, copy and send by one's own means: nothing is sent from here."""

from __future__ import annotations

import streamlit as st

from screens import components


def draw(words: str, *, file: str, key: str) -> None:
    """Show `words` as they are, with what copies them and what saves them as the text file `file`."""
    with st.container(border=True):
        st.text(words)
    components.copy(words, key=key)
    st.download_button(
        "Descargar texto",
        data=words.replace("\n", "\r\n").encode("utf-8-sig"),
        file_name=file,
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}_archivo",
    )
