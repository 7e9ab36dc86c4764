"""The record of SECOP II's exports taken: who, when, and what became of every row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from review.contracts.exports import Doubt, FileReport, ImportReport
from review.contracts.list_headings import ListLayout
from review.model import Signer
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean, cleaned
from review.store.queries import rows
from review.store.store import Store

MOST_KEPT: Final = 2000
"""Of each list of a report; the counts of its files always tell how many there were."""


@dataclass(frozen=True, slots=True)
class Import:
    """Exports taken. `stamp` is that of the files beside the PDFs when they were taken by themselves, None
    when a person gave them."""

    id: int
    author: str
    at: dt.datetime
    stamp: str | None
    report: ImportReport


def add(store: Store, folder_id: int, report: ImportReport, author: Signer, stamp: str | None = None) -> None:
    """Note an import."""
    kept = replace(
        report,
        doubts=report.doubts[:MOST_KEPT],
        unmentioned=report.unmentioned[:MOST_KEPT],
        differences=report.differences[:MOST_KEPT],
        without_budget=report.without_budget[:MOST_KEPT],
    )
    row = {"folder_id": folder_id, "report": cleaned(asdict(kept)), "stamp": clean(stamp)}
    row |= {**signature(author), "at": dt.datetime.now(dt.UTC)}
    with store.writing() as connection:
        acts.add(connection, t.SECOP_IMPORTS, row)


def log(store: Store, folder_id: int) -> list[Import]:
    """Every import of a folder, newest first. Raises StoreUnavailable."""
    table = t.SECOP_IMPORTS
    found = rows(store, sa.select(table).where(table.c.folder_id == folder_id).order_by(table.c.id.desc()))
    return [_import(row) for row in found]


def last_of(store: Store, layouts: Iterable[ListLayout]) -> dt.datetime | None:
    """When an export of one of these kinds was last taken in any folder. Raises StoreUnavailable."""
    table, names = t.SECOP_IMPORTS, {layout.name for layout in layouts}
    for row in rows(store, sa.select(table.c.at, table.c.report).order_by(table.c.id.desc())):
        if any(file["layout"] in names for file in row["report"]["files"]):
            moment: dt.datetime = row["at"]
            return moment
    return None


def last_beside(store: Store, folder_id: int) -> Import | None:
    """The last time that the exports beside the PDFs were taken."""
    table = t.SECOP_IMPORTS
    where = sa.and_(table.c.folder_id == folder_id, table.c.stamp.is_not(None))
    found = rows(store, sa.select(table).where(where).order_by(table.c.id.desc()).limit(1))
    return _import(found[0]) if found else None


def _import(row: Mapping[str, Any]) -> Import:
    return Import(row["id"], row["author"], row["at"], row["stamp"], _report(row["report"]))


def _report(told: Mapping[str, Any]) -> ImportReport:
    return ImportReport(
        files=tuple(_file(one) for one in told["files"]),
        doubts=tuple(Doubt(**one) for one in told["doubts"]),
        unmentioned=tuple(told["unmentioned"]),
        differences=tuple(Doubt(**one) for one in told["differences"]),
        unread=tuple((name, reason) for name, reason in told["unread"]),
        judged=told["judged"],
        without_budget=tuple(told.get("without_budget", ())),
    )


def _file(told: Mapping[str, Any]) -> FileReport:
    reasons = tuple((reason, count) for reason, count in told["reasons"])
    lists = {"layout": ListLayout[told["layout"]], "reasons": reasons, "notes": tuple(told["notes"])}
    return FileReport(**{**told, **lists})
