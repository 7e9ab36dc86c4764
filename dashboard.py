"""The dashboard: `vistobueno abrir` runs this file with Streamlit. Each screen is a file in `pages/`."""

from __future__ import annotations

import streamlit as st

from screens import frame, session


def main() -> None:
    frame.dress()
    page = st.navigation(frame.navigation())
    with st.sidebar:
        session.ask_name()
    frame.run(page)


main()
