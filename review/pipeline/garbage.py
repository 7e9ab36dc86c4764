"""Rare garbage collection while many documents pass through."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000  # about ten documents of words


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for garbage once in a hundred thousand new objects, not in seven hundred.

    Words are many, live as long as their document and never point back to it: looking through them
    all the time finds nothing and costs a sixth of a walk. Holds for the whole process meanwhile.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _OBJECTS) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
