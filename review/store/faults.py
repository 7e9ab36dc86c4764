"""What the checks held against cuentas, in all their versions, also in those whose file has gone."""

from __future__ import annotations

import sqlalchemy as sa

from review.model import ItemKind, Severity, State
from review.store import schema as t
from review.store.queries import Row, decided_last, rows
from review.store.store import Store

FAILED = (State.FALTA, State.NO_CUMPLE)
"""What is held against a cuenta. A doubt (`por_revisar`) is the reader's, and no fault of anybody."""

_OF_VERSION = (
    "id", "folder_id", "archivo", "sha256", "lectura", "contract", "contract_key", "document", "contractor",
    "payment", "period", "party", "part", "current", "received", "present",
)  # fmt: skip


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


def versions(store: Store) -> list[Row]:
    """Every cuenta in all its versions, also those whose file has gone, with its verdict in force and its
    moment (`decision_at`): only what tells how it fared, by file name. Raises StoreUnavailable."""
    column = t.SUBMISSIONS.c
    decided = t.DECISIONS.alias()
    statement = (
        sa.select(
            *(column[name] for name in (*_OF_VERSION, *ItemKind)),
            decided.c.verdict,
            decided.c.at.label("decision_at"),
        )
        .select_from(t.SUBMISSIONS)
        .outerjoin(decided, decided_last(decided, column.id))
        .order_by(column.archivo, column.id)
    )
    return rows(store, statement)
