"""Whether lists tell who pays contracts, and which cuentas take of the same budget."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from review.store import schema as t
from review.store.queries import rows
from review.store.store import Store


def any_told(store: Store) -> bool:
    """Whether some list tells who pays a contract. Raises StoreUnavailable."""
    told = sa.cast(t.CONTRACTS.c.budget, sa.Text)
    return bool(rows(store, sa.select(t.CONTRACTS.c.id).where(told.not_in(("null", "[]"))).limit(1)))


def of_contracts(store: Store, keys: Sequence[str]) -> list[int]:
    """The cuentas in a folder now that name contracts with one of these keys. Raises StoreUnavailable."""
    column = t.SUBMISSIONS.c
    asked = sa.select(column.id).where(column.contract_key.in_(keys), column.present)
    return [row["id"] for row in rows(store, asked)]
