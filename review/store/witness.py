"""What there is to be seen of a cuenta at one moment, for whoever acts on it to be held to what they saw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from review.model import ItemKind, Seen
from review.store import digests
from review.store import schema as t
from review.store.queries import Row
from review.store.store import Store

ACTS = {
    "decision": t.DECISIONS,
    "mark": t.ITEM_MARKS,
    "move": t.PAGE_MOVES,
    "correction": t.FIELD_CORRECTIONS,
    "concept": t.CONCEPTS,
    "reversal": t.REVERSALS,
}
"""The acts that change what others see, by the name of their number in `Seen`."""

_JUDGEMENT = (
    "reading", "said", "rules_version", "contract_digest", "written", "told", "present",
    "result", "machine_result", *(item.value for item in ItemKind),
)  # fmt: skip


def of(store: Store, submission_id: int) -> Seen | None:
    """What there is now; None when there is no such cuenta. To be asked before what is shown is read: then
    whatever comes between the two is noticed. Raises StoreUnavailable."""
    with store.reading() as connection:
        row = held(connection, submission_id)
        return None if row is None else of_row(connection, row)


def of_each(store: Store, submission_ids: Iterable[int]) -> dict[int, Seen]:
    """The same for many; those that there are not are left out. Raises StoreUnavailable."""
    with store.reading() as connection:
        rows = {number: held(connection, number) for number in submission_ids}
        return {number: of_row(connection, row) for number, row in rows.items() if row is not None}


def held(connection: sa.Connection, submission_id: int) -> Row | None:
    """The row of a cuenta; in a transaction of `Store.writing` it stays so until that ends."""
    statement = sa.select(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == submission_id)
    found = connection.execute(statement).mappings().first()
    return None if found is None else dict(found)


def of_row(connection: sa.Connection, row: Mapping[str, Any]) -> Seen:
    """What there is to see of a cuenta with this row of `submissions`."""
    last = sa.select(
        *(
            sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))
            .where(table.c.submission_id == row["id"])
            .scalar_subquery()
            .label(name)
            for name, table in ACTS.items()
        )
    )
    acts = connection.execute(last).mappings().one()
    judgement = digests.digest(*(row[name] for name in _JUDGEMENT))
    return Seen(sha256=row["sha256"], current=bool(row["current"]), judgement=judgement, **acts)


def packed(seen: Seen) -> dict[str, Any]:
    """As kept in a column of JSON; `Seen(**packed)` is the same again."""
    return asdict(seen)
