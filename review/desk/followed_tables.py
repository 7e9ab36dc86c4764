"""The ledger of returns, and what changed in a cuenta, as tables for an analyst and the notebook."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from review import frames
from review.catalogue.table_columns import CHANGES, REQUESTS
from review.desk.differences import changes_of
from review.desk.returns import requests_of_each
from review.model import Change, ChangesSince, FieldValue, Month, PagePlace, Request, ReturnedRequests
from review.model.fields import to_json
from review.store import Store, queries
from review.store.queries import Row


def requests(store: Store, month: Month | None = None) -> pd.DataFrame:
    """What the returns of the cuentas in force asked for, of a month or of all: columns of
    `review.catalogue.table_columns.REQUESTS`. Raises StoreUnavailable."""
    rows = {row["id"]: row for row in queries.submissions(store, month=month) if row["current"]}
    found = requests_of_each(store, list(rows))
    told = (
        _request(rows[number], asked, one)
        for number in rows
        if (asked := found.get(number)) is not None
        for one in asked.requests
    )
    return frames.frame(REQUESTS, told)


def _request(row: Row, asked: ReturnedRequests, one: Request) -> Row:
    return {
        "submission_id": row["id"],
        "contrato": row["contract"],
        "contratista": row["contractor"],
        "documento": row["document"],
        "periodo": row["period"],
        "pago": row["payment"],
        "version_devuelta": asked.submission_id,
        "devuelta_en": frames.local(asked.decision.at),
        "item": None if one.item is None else one.item.value,
        "codigo": one.code,
        "estado": one.fate.value,
        "pedido": one.asked,
        "ahora": one.now,
        "pagina": _page(one.here),
        "pagina_devuelta": _page(one.there),
    }


def changes(store: Store, submission_id: int) -> pd.DataFrame:
    """What is other in a cuenta than in the last payment and in the version before it: columns of
    `review.catalogue.table_columns.CHANGES`. Raises StoreUnavailable."""
    found = changes_of(store, submission_id)
    return frames.frame(CHANGES, _changes(submission_id, found))


def _changes(submission_id: int, found: tuple[ChangesSince, ...]) -> Iterator[Row]:
    for since in found:
        for one in since.changes:
            yield _change(submission_id, since, one)


def _change(submission_id: int, since: ChangesSince, one: Change) -> Row:
    return {
        "submission_id": submission_id,
        "frente_a": since.submission_id,
        "misma_cuenta": since.same_cuenta,
        "item": None if one.item is None else one.item.value,
        "campo": one.name or None,
        "titulo": one.title,
        "antes": _value(one.before),
        "ahora": _value(one.now),
        "pagina_antes": _page(one.there),
        "pagina": _page(one.here),
        "esperado": one.expected,
        "dudoso": one.doubtful,
    }


def _value(value: FieldValue | None) -> str | None:
    return None if value is None else str(to_json(value))


def _page(place: PagePlace | None) -> int | None:
    return None if place is None else place.page
