"""A text or a table to be taken away and sent by one's own means: nothing is sent from here."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from review import frames
from review.sheets.csv_text import csv_bytes
from screens import components, handing

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw(words: str, *, name: str, key: str) -> None:
    """Show `words` as they are, with what copies them and what saves them, as text and as a Word document, in
    files of this name."""
    with st.container(border=True):
        st.text(words)
    components.copy(words, key=key)
    with st.container(horizontal=True):
        handing.button(
            "Descargar texto",
            data=words.replace("\n", "\r\n").encode("utf-8-sig"),
            file_name=f"{name}.txt",
            mime="text/plain",
            icon=":material/download:",
            key=f"{key}_archivo",
        )
        handing.button(
            "Word",
            data=lambda: _word(words),
            file_name=f"{name}.docx",
            mime=WORD,
            icon=":material/description:",
            key=f"{key}_word",
        )


def _word(words: str) -> bytes:
    from review.papers.text_docx import text_docx  # its library is loaded for those who ask for it

    return text_docx(words, frames.today())


def table(found: pd.DataFrame, file: str) -> None:
    """What saves a table as the CSV `file`; an empty one cannot be."""
    handing.button(
        "Descargar CSV",
        data=lambda: csv_bytes(found),
        file_name=file,
        mime="text/csv",
        icon=":material/download:",
        disabled=found.empty,
    )
