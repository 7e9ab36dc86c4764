"""Short digests of what is kept, to tell at a glance whether it has changed."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping, Sequence
from typing import Any

LENGTH = 16
_PLAIN = 2  # the format of marshal without references, in which equal values have equal bytes


def digest(*parts: object) -> str:
    """Of things whose `repr` says all of them."""
    return of_text("\x1f".join(map(repr, parts)))


def of_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def of_rows(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Of tables of rows of plain values, the columns always in the same order."""
    packed = marshal.dumps([list(row.values()) for table in rows.values() for row in table], _PLAIN)
    return hashlib.sha256(packed).hexdigest()[:LENGTH]
