"""Many values in portions of as many as go into one question: a database takes only so many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

MOST: Final = 500
"""Far below the 32,766 values that SQLite takes in one question (`SQLITE_MAX_VARIABLE_NUMBER`), the same for
every database."""


def portions(values: Sequence[T], most: int = MOST) -> Iterator[Sequence[T]]:
    """The values in their order, `most` at a time; nothing of none."""
    for start in range(0, len(values), most):
        yield values[start : start + most]
