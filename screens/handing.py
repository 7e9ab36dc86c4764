"""A file that is handed on, and noted when somebody takes it who came in by the login."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from review.store import accesses
from screens import door, session


def button(label: str, data: bytes | Callable[[], bytes], file_name: str, mime: str, **how: Any) -> bool:
    """A button that saves `data` as a file, made only when it is asked for where it is a function. Nothing is
    drawn anew by it."""
    if door.viewer() is None:
        return st.download_button(label, data, file_name, mime, on_click="ignore", **how)
    store = session.store()

    def taken() -> bytes:
        accesses.note(store, accesses.Access.EXPORT, file_name)
        return data() if callable(data) else data

    return st.download_button(label, taken, file_name, mime, on_click="ignore", **how)
