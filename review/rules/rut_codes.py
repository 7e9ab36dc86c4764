"""The codes of the RUT that rules of several papers ask for."""

from __future__ import annotations

import re

from review.model import ItemKind
from review.rules.facts import Facts

_CODE = re.compile(r"\d{2}")


def responsibilities(facts: Facts) -> frozenset[str]:
    """Two-figure codes of box 53; empty when they were not read surely."""
    seen = facts.seen(ItemKind.RUT, "responsabilidades", str)
    return frozenset() if seen is None else frozenset(_CODE.findall(seen.value))
