"""What the cuentas that are counted add up to, by month and state in SECOP II; the database adds it up."""

from __future__ import annotations

from dataclasses import dataclass

from review.model import Month
from review.store import Store, standing_rows


@dataclass(frozen=True, slots=True)
class Billed:
    """The cuentas of a month (`AAAA-MM`) in a state of SECOP II: how many, and their pesos; one whose value
    was not read has none."""

    month: str
    state: str
    count: int
    value: int


def billed(store: Store, month: Month | None = None) -> list[Billed]:
    """Of a month or of all, oldest first. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    return [
        Billed(row["period"], row["secop_state"], row["many"], int(row["value"] or 0))
        for row in standing_rows.sums(store, month)
    ]
