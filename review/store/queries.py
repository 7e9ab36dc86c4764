"""What the rooms above ask the database. Each function gives plain rows (column name → value)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Contract, Month
from review.store import schema as t
from review.store.contract_rows import contract_of
from review.store.store import Store

Row = dict[str, Any]


def rows(store: Store, statement: sa.Select[Any]) -> list[Row]:
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(statement).mappings()]


def _latest(table: sa.Table, *by: str) -> sa.Subquery:
    """The id of the last row of an append-only table for each `by`: what is in force."""
    columns = [table.c[name] for name in by]
    return sa.select(sa.func.max(table.c.id).label("id")).group_by(*columns).subquery()


def latest(table: sa.Table, *by: str, submissions: Sequence[int] | None = None) -> sa.Select[Any]:
    """The rows in force of an append-only table."""
    newest = _latest(table, *by)
    found = sa.select(table).join(newest, table.c.id == newest.c.id)
    return found if submissions is None else found.where(table.c.submission_id.in_(submissions))


def months(store: Store) -> list[Month]:
    """Every month billed by a submission that is in a folder now, newest first."""
    period = t.SUBMISSIONS.c.period
    found = rows(
        store,
        sa.select(period)
        .where(period.is_not(None), t.SUBMISSIONS.c.present)
        .distinct()
        .order_by(period.desc()),
    )
    return [Month.parse(row["period"]) for row in found]


def submissions(
    store: Store, *, month: Month | None = None, ids: Sequence[int] | None = None, absent: bool = False
) -> list[Row]:
    """Submissions with their folder, contract's entity and supervisor, and the decision in force."""
    decided = latest(t.DECISIONS, "submission_id").subquery()
    located = sa.select(t.FILES.c.submission_id, t.FILES.c.location).subquery()
    statement = (
        sa.select(
            t.SUBMISSIONS,
            t.FOLDERS.c.path.label("folder"),
            decided.c.verdict,
            decided.c.reason.label("decision_reason"),
            decided.c.author.label("decision_author"),
            decided.c.at.label("decision_at"),
            decided.c.sha256.label("decision_sha256"),
            decided.c.rules_version.label("decision_rules_version"),
            decided.c.basis.label("decision_basis"),
            located.c.location,
        )
        .join(t.FOLDERS, t.FOLDERS.c.id == t.SUBMISSIONS.c.folder_id)
        .outerjoin(decided, decided.c.submission_id == t.SUBMISSIONS.c.id)
        .outerjoin(located, located.c.submission_id == t.SUBMISSIONS.c.id)
        .order_by(t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.id)
    )
    if month is not None:
        statement = statement.where(t.SUBMISSIONS.c.period == str(month))
    if ids is not None:
        statement = statement.where(t.SUBMISSIONS.c.id.in_(ids))
    if not absent:
        statement = statement.where(t.SUBMISSIONS.c.present)
    of_contract = {(row["folder_id"], row["key"]): row for row in reversed(contracts(store))}
    found = rows(store, statement)
    for row in found:
        contract = of_contract.get((row["folder_id"], row["contract_key"]), {})
        row["entity"] = contract.get("entity")
        row["supervisor"] = contract.get("supervisor")
    return found


def details(store: Store, name: str, submission_id: int | None = None) -> list[Row]:
    """Rows of `items`, `pages`, `fields` or `findings` of one submission, or of all that are present."""
    table = t.METADATA.tables[name]
    statement = sa.select(table).order_by(*table.primary_key.columns)
    if submission_id is None:
        present = sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.present)
        return rows(store, statement.where(table.c.submission_id.in_(present)))
    return rows(store, statement.where(table.c.submission_id == submission_id))


def findings_of(store: Store, codes: Sequence[str], month: Month | None = None) -> list[Row]:
    """What some rules say of the cuentas that are in a folder now, of a month or of all."""
    table = t.FINDINGS
    statement = (
        sa.select(table)
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == table.c.submission_id)
        .where(t.SUBMISSIONS.c.present, table.c.code.in_(codes))
        .order_by(*table.primary_key.columns)
    )
    if month is not None:
        statement = statement.where(t.SUBMISSIONS.c.period == str(month))
    return rows(store, statement)


def contracts(store: Store) -> list[Row]:
    """Contracts of every folder, in the order of their file."""
    return rows(
        store,
        sa.select(t.CONTRACTS, t.FOLDERS.c.path.label("folder"))
        .join(t.FOLDERS, t.FOLDERS.c.id == t.CONTRACTS.c.folder_id)
        .order_by(t.CONTRACTS.c.id),
    )


def secop_payments(store: Store) -> list[Row]:
    """What SECOP says of the payments of every folder's contracts, in the order of its files."""
    return rows(store, sa.select(t.SECOP_PAYMENTS).order_by(t.SECOP_PAYMENTS.c.id))


def files(store: Store, job_id: int | None = None) -> list[Row]:
    """Files in their folders now, with what became of each; of the folder of one job, or of all."""
    statement = (
        sa.select(t.FILES, t.FOLDERS.c.path.label("folder"))
        .join(t.FOLDERS, t.FOLDERS.c.id == t.FILES.c.folder_id)
        .where(t.FILES.c.present)
        .order_by(t.FOLDERS.c.path, t.FILES.c.archivo)
    )
    if job_id is not None:
        statement = statement.join(t.JOBS, t.JOBS.c.folder == t.FOLDERS.c.path).where(t.JOBS.c.id == job_id)
    return rows(store, statement)


def log(store: Store, name: str, submission_id: int) -> list[Row]:
    """All rows of an append-only table about one submission, oldest first."""
    table = t.METADATA.tables[name]
    return rows(store, sa.select(table).where(table.c.submission_id == submission_id).order_by(table.c.id))


def contract(store: Store, folder_id: int, key: str | None) -> Contract | None:
    """The contract with this key in a folder's list; the first, when it is there twice."""
    found = rows(
        store,
        sa.select(t.CONTRACTS)
        .where(t.CONTRACTS.c.folder_id == folder_id, t.CONTRACTS.c.key == key)
        .order_by(t.CONTRACTS.c.id)
        .limit(1),
    )
    return contract_of(found[0]) if found else None


def related(store: Store, row: Row) -> list[Row]:
    """Other submissions of the same contract, month and payment, or with the same bytes; newest first."""
    column = t.SUBMISSIONS.c
    same = sa.and_(column.sha256 == row["sha256"], column.sha256 != "")
    if row["party"] and row["period"]:
        version = sa.and_(
            column.party == row["party"],
            column.period == row["period"],
            column.payment.is_not_distinct_from(row["payment"]),
            column.part.is_not_distinct_from(row["part"]),
        )
        same = sa.or_(same, version)
    return rows(
        store,
        sa.select(t.SUBMISSIONS, t.FOLDERS.c.path.label("folder"))
        .join(t.FOLDERS, t.FOLDERS.c.id == column.folder_id)
        .where(same, column.id != row["id"])
        .order_by(column.received.desc(), column.id.desc()),
    )
