"""Decisions taken at once, and what their history says of that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from review.freshness import Made
from review.model import Resultado
from review.store import schema as t
from review.store.doubt_rows import waiting
from review.store.queries import rows
from review.store.store import Store


@dataclass(frozen=True, slots=True)
class Batch:
    """The column `batch` of a decision: with itself, how many cuentas were decided by the same act, and what
    they come to in pesos."""

    count: int
    total: int

    def packed(self) -> dict[str, Any]:
        return asdict(self)


def waiting_with_result(store: Store, ids: Collection[int], result: Resultado) -> set[int]:
    """Those of these cuentas that wait for a decision and came to this result. Raises StoreUnavailable."""
    column = t.SUBMISSIONS.c
    asked = sa.select(column.id).where(column.id.in_(ids), column.result == result.value, waiting())
    return {row["id"] for row in rows(store, asked)}


def made_with(store: Store, ids: Sequence[int]) -> dict[int, tuple[int, Made]]:
    """The folder of each of these cuentas, and the versions that it was read, recognised and judged with.
    Raises StoreUnavailable."""
    statement = (
        sa.select(
            t.SUBMISSIONS.c.id,
            t.SUBMISSIONS.c.folder_id,
            t.SUBMISSIONS.c.judged_with,
            t.DOCUMENTS.c.reader_version,
            t.RECOGNITIONS.c.recogniser_version,
        )
        .outerjoin(t.DOCUMENTS, t.DOCUMENTS.c.sha256 == t.SUBMISSIONS.c.sha256)
        .outerjoin(t.RECOGNITIONS, t.RECOGNITIONS.c.sha256 == t.SUBMISSIONS.c.sha256)
        .where(t.SUBMISSIONS.c.id.in_(ids))
    )
    return {
        row["id"]: (
            row["folder_id"],
            Made(row["reader_version"], row["recogniser_version"], row["judged_with"]),
        )
        for row in rows(store, statement)
    }
