"""Waiting for what is awaited, however long a busy machine takes for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# Seconds after which something is taken to hang. It says nothing of speed: work that takes a second on a
# quiet machine must be done within it also on one that is busy with many other things.
HANG_SECONDS = 300.0
_POLL_SECONDS = 0.05


def until(condition: Callable[[], T], awaited: str) -> T:
    """What `condition` gives as soon as it is true. Raises AssertionError with `awaited` when it hangs."""
    hangs = time.monotonic() + HANG_SECONDS
    while not (found := condition()):
        assert time.monotonic() < hangs, f"waited in vain: {awaited}"
        time.sleep(_POLL_SECONDS)
    return found
