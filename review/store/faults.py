"""What the checks held against cuentas, in all their versions, also in those whose file has gone."""

from __future__ import annotations

import sqlalchemy as sa

from review.model import Severity, State
from review.store import schema as t
from review.store.queries import Row, rows
from review.store.store import Store

FAILED = (State.FALTA, State.NO_CUMPLE)
"""What is held against a cuenta. A doubt (`por_revisar`) is the reader's, and no fault of anybody."""


def failed(store: Store) -> list[Row]:
    """`submission_id`, `item` and `code` of every check that failed and counts. Raises StoreUnavailable."""
    column = t.FINDINGS.c
    statement = (
        sa.select(column.submission_id, column.item, column.code)
        .where(column.state.in_(FAILED), column.severity != Severity.INFORMATIVA)
        .distinct()
        .order_by(column.submission_id, column.item, column.code)
    )
    return rows(store, statement)
