"""A text or a table to be taken away and sent by one's own means: nothing is sent from here."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from screens import components, text


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


def table(found: pd.DataFrame, file: str) -> None:
    """What saves a table as the CSV `file`; an empty one cannot be."""
    st.download_button(
        "Descargar CSV",
        data=lambda: text.csv(found),
        file_name=file,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        disabled=found.empty,
    )
