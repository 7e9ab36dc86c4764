"""The record of contract lists taken: when, from which folder, and what each changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from review.contracts.list_changes import ContractChange, FieldChange, ListReport
from review.store import acts
from review.store import schema as t
from review.store.codec import cleaned
from review.store.queries import rows
from review.store.store import Store

MOST_KEPT: Final = 2000
"""Of each list of a report."""


@dataclass(frozen=True, slots=True)
class ListImport:
    """A contract list taken from a folder."""

    at: dt.datetime
    report: ListReport


def add(connection: sa.Connection, folder_id: int, report: ListReport) -> None:
    """Note that a list was taken."""
    kept = replace(
        report,
        added=report.added[:MOST_KEPT],
        changed=report.changed[:MOST_KEPT],
        left_out=report.left_out[:MOST_KEPT],
    )
    row = {"folder_id": folder_id, "report": cleaned(asdict(kept)), "at": dt.datetime.now(dt.UTC)}
    acts.add(connection, t.LIST_IMPORTS, row)


def log(store: Store, folder: str) -> list[ListImport]:
    """The lists taken from a folder (its path), newest first. Raises StoreUnavailable."""
    table = t.LIST_IMPORTS
    statement = (
        sa.select(table)
        .join(t.FOLDERS, t.FOLDERS.c.id == table.c.folder_id)
        .where(t.FOLDERS.c.path == folder)
        .order_by(table.c.id.desc())
    )
    return [ListImport(row["at"], _report(row["report"])) for row in rows(store, statement)]


def _report(told: Mapping[str, Any]) -> ListReport:
    return ListReport(
        added=tuple(told["added"]),
        changed=tuple(
            ContractChange(
                one["contract"], one["contractor"], tuple(FieldChange(**field) for field in one["fields"])
            )
            for one in told["changed"]
        ),
        unchanged=told["unchanged"],
        left_out=tuple(told["left_out"]),
    )
