"""Rare garbage collection holds for the walk and no longer."""

from __future__ import annotations

import gc

import pytest

from review.pipeline.garbage import collected_seldom


def test_what_was_set_before_comes_back_also_after_a_failure() -> None:
    before = gc.get_threshold()
    seen = []

    def fails() -> None:
        with collected_seldom():
            seen.append(gc.get_threshold()[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert seen[0] > before[0]
    assert gc.get_threshold() == before


def test_collection_that_was_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with collected_seldom():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
