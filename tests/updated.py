"""An update of the program, as far as the keys of its stages tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from review.freshness import Stage, key, keys


@contextmanager
def updated(*stages: Stage) -> Iterator[None]:
    """While it lasts, the program does these stages otherwise."""
    now = {stage: key(stage) for stage in Stage}
    with patch.object(keys, "_keys", now | {stage: f"{now[stage]}x" for stage in stages}):
        yield
