"""Short digests of what is kept, to tell at a glance whether it has changed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

LENGTH = 16


def digest(*parts: object) -> str:
    """Of things whose `repr` says all of them."""
    return of_text("\x1f".join(map(repr, parts)))


def of_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def of_rows(rows: Any) -> str:
    """Of rows of plain values, whatever the order of their columns."""
    return of_text(json.dumps(rows, sort_keys=True, default=str, separators=(",", ":")))
