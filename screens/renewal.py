"""What an update of the program is doing again, told where its figures may still move."""

from __future__ import annotations

import streamlit as st

from review import spanish
from review.pipeline import jobs
from review.store import Store
from screens import text


def tell(store: Store) -> None:
    """Say so while cuentas are read or judged again because the program has changed."""
    again = jobs.renewing(store)
    if again:
        st.info(text.md(f"{spanish.renewing(again)} Las cifras pueden moverse."), icon=":material/update:")
