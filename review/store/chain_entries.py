"""Single entries of the chain: by which link an act was recorded, and which act a link is of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from review.store.portions import portions
from review.store.queries import rows
from review.store.schema_acts import CHAIN, DECISIONS
from review.store.store import Store


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """A link: its place in the chain (from 1), its digest, and the act that it is of."""

    seq: int
    digest: str
    table: str
    row_id: int
    author: str | None
    at: dt.datetime


def digests_of_decisions(store: Store, numbers: Collection[int]) -> dict[int, str]:
    """The digest of the link of each of these decisions, by its number. Raises StoreUnavailable."""
    found: dict[int, str] = {}
    wanted = sorted(numbers)
    for portion in portions(wanted):
        of_these = CHAIN.c.row_id.in_(portion), CHAIN.c.table_name == DECISIONS.name
        asked = sa.select(CHAIN.c.row_id, CHAIN.c.digest).where(*of_these)
        found |= {row["row_id"]: row["digest"] for row in rows(store, asked)}
    return found


def entry_of(store: Store, start: str) -> ChainEntry | None:
    """The link whose digest begins so; None where there is none, or more than one. Raises
    StoreUnavailable."""
    if not start:
        return None
    asked = sa.select(CHAIN).where(CHAIN.c.digest.startswith(start, autoescape=True)).limit(2)
    found = rows(store, asked)
    if len(found) != 1:
        return None
    (one,) = found
    return ChainEntry(one["seq"], one["digest"], one["table_name"], one["row_id"], one["author"], one["at"])
