"""The dashboard: `vistobueno abrir` runs this file with Streamlit. Each screen is a file in `pages/`.

Streamlit imports it once for `app`, the server's application, and runs it as a script for every page.
"""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from screens import addresses, alone, browsers, frame, gate, keys, own_files, reading_now, tether, who


def main() -> None:
    frame.dress()
    if alone.is_alone():
        frame.run(st.navigation(frame.navigation(), position="hidden"))
        return
    if not frame.let_in():
        return
    page = st.navigation(frame.navigation(), expanded=True)
    with st.sidebar:
        who.ask()
        place = st.container(key="lectura")
        asked = keys.offer()
        keys.everywhere()
    frame.run(page)
    if asked:
        keys.tell(page.title)
    with place:  # after the page, which may tell of the reading itself
        reading_now.beside()


if __name__ == "__main__":
    main()
else:
    app = st.App(
        __file__,
        middleware=[
            Middleware(gate.Gate),
            Middleware(own_files.OwnFiles),
            Middleware(browsers.Browsers),
            Middleware(addresses.Addresses),
        ],
        lifespan=tether.tethered,
    )
