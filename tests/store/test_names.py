"""Paths of any bytes can be stored and opened again."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from review.store.stored_paths import printable, real


@given(st.binary(max_size=20))
def test_any_path_comes_back_and_is_valid_text_meanwhile(raw: bytes) -> None:
    name = os.fsdecode(raw)
    stored = printable(name)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert real(stored) == name
