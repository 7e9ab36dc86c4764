"""A database with some submissions in it, made without reading anything."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review.model import ItemKind
from review.recognition.grammar.ids import contract_key
from review.store import Store, dialects
from review.store import schema as t

RECEIVED = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)


def submission(number: int, **changes: Any) -> dict[str, Any]:
    """A row of `submissions`: June 2026, payment 1 of contract K<number>, everything in order."""
    return {
        "id": number,
        "folder_id": 1,
        "archivo": f"{number}.pdf",
        "sha256": f"{number:064x}",
        "lectura": "leido",
        "reason": None,
        "present": True,
        "received": RECEIVED,
        "contract": f"K{number}",
        "contract_key": f"K{number}",
        "document": "1061700001",
        "entity_key": None,
        "contractor": "LUZ DARY RÍOS",
        "payment": 1,
        "period": "2026-06",
        "value": 1_800_000,
        "rp": None,
        "account_date": dt.date(2026, 6, 30),
        "machine_result": "completa",
        "result": "completa",
        **dict.fromkeys((item.value for item in ItemKind), "cumple"),
        "secop_state": "sin_confirmar",
        "secop_source": "ninguna",
        "current": True,
        "versions": 1,
        "copies": 0,
        "finding_count": 0,
        "rules_version": "1",
        "judged_with": "1",
        "judged_at": RECEIVED,
    } | changes


def contract(number: str, **changes: Any) -> dict[str, Any]:
    unknown = dict.fromkeys(column.name for column in t.CONTRACTS.c if column.name != "id")
    return {**unknown, "folder_id": 1, "left_out": False, "key": number, "number": number, **changes}


def payment(key: str, state: str, source: str, **changes: Any) -> dict[str, Any]:
    """A row of `secop_payments`; `filled` finds its contract by its key or SECOP id."""
    return {
        "key": key,
        "contract": key,
        "state": state,
        "source": source,
        "payment": None,
        "month": None,
        "value": None,
    } | changes


def filled(
    place: Path,
    submissions: list[dict[str, Any]] | None = None,
    contracts: list[dict[str, Any]] | None = None,
    payments: list[dict[str, Any]] | None = None,
) -> Store:
    """A new database in `place` with one folder and these rows (one submission unless told)."""
    rows = [submission(1)] if submissions is None else submissions
    lists = [{**row, "id": number} for number, row in enumerate(contracts or (), 1)]
    names = {contract_key(row["secop_id"]): row["id"] for row in lists if row["secop_id"]}
    names |= {row["key"]: row["id"] for row in lists}
    paid = [{"contract_id": names.get(row["key"]), **row} for row in payments or ()]
    store = Store.open(str(place / "a.db"))
    documents = [
        {
            "sha256": sha256,
            "reader_version": "1",
            "size": 1000,
            "lectura": "leido",
            "page_count": 1,
            "picture_pages": 0,
            "failed_pages": 0,
            "sheets": [[1, 612.0, 792.0, None]],
            "read_at": RECEIVED,
        }
        for sha256 in dict.fromkeys(row["sha256"] for row in rows)
    ]
    with store.writing() as connection:
        connection.execute(sa.insert(t.FOLDERS).values(id=1, path="/cuentas", contracts_notes=[]))
        for table, made in (
            (t.DOCUMENTS, documents),
            (t.SUBMISSIONS, rows),
            (t.CONTRACTS, lists),
            (t.SECOP_PAYMENTS, paid),
        ):
            if made:
                connection.execute(sa.insert(table), made)
        for table in (t.FOLDERS, t.SUBMISSIONS, t.CONTRACTS):
            dialects.of(connection).count_on(connection, table)
    return store
