"""How many cuentas each pill of the Bandeja would show: their result on one axis, how far their review has
come on another, and the concept of who reviewed them on a third."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from screens import filters
from screens.filters import Filters


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cuentas each value of an axis would leave, as chosen on the others; "" is all of them."""

    results: Mapping[str, int]
    progress: Mapping[str, int]
    concepts: Mapping[str, int]


def tally(table: pd.DataFrame, asked: Filters) -> Tally:
    """Counts of the rows of `frames.submissions` that the other filters let through, out of one grouping."""
    found = filters.narrow(table, replace(asked, resultado="", decision="", concepto=""))
    states = (
        found["resultado"],
        found["avance"],
        filters.is_stale(found),
        filters.is_new(found),
        filters.concept(found),
    )
    crossed = Counter(zip(*states, strict=True))

    def total(result: str, progress: str, concept: str) -> int:
        return sum(
            many
            for (resultado, avance, old, new, given), many in crossed.items()
            if result in ("", resultado)
            and concept in ("", given)
            and filters.is_at(progress, avance, stale=old, new=new)
        )

    return Tally(
        {one: total(one, asked.decision, asked.concepto) for one in filters.RESULT_OPTIONS},
        {one: total(asked.resultado, one, asked.concepto) for one in filters.DECISION_OPTIONS},
        {one: total(asked.resultado, asked.decision, one) for one in filters.CONCEPT_OPTIONS},
    )
