"""What the rooms above ask the database. Each function gives plain rows (column name → value)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Contract, Month
from review.store import schema as t
from review.store.arrival import arrival
from review.store.contract_rows import contract_of
from review.store.owners import Owners
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


def decisions_in_force() -> sa.Select[Any]:
    """The last decision of each cuenta, unless it was reversed: before it there is none in force."""
    reversed_ = sa.exists().where(t.REVERSALS.c.decision_id == t.DECISIONS.c.id)
    return latest(t.DECISIONS, "submission_id").where(~reversed_)


def decision_of_number(store: Store, number: int) -> Row | None:
    """A decision by its number, in force or not; `reversed` is the act that took it back, None for none.
    Raises StoreUnavailable."""
    taken_back = sa.select(t.REVERSALS.c.id).where(t.REVERSALS.c.decision_id == t.DECISIONS.c.id).limit(1)
    asked: sa.Select[Any] = sa.select(t.DECISIONS, taken_back.scalar_subquery().label("reversed"))
    return next(iter(rows(store, asked.where(t.DECISIONS.c.id == number))), None)


def decided(submission_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether there is a decision in force on a cuenta: one after which none was reversed."""
    later = t.REVERSALS.alias()
    taken_back = sa.exists().where(
        later.c.submission_id == t.DECISIONS.c.submission_id, later.c.decision_id >= t.DECISIONS.c.id
    )
    return sa.exists().where(t.DECISIONS.c.submission_id == submission_id, ~taken_back)


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
    store: Store,
    *,
    month: Month | None = None,
    ids: Sequence[int] | None = None,
    absent: bool = False,
    undated: bool = False,
) -> list[Row]:
    """Submissions with their folder, contract's entity and supervisor, the decision and concept in force, and
    whether somebody has `begun` to review them. With `undated`, only those of which no month is known."""
    decided = decisions_in_force().subquery()
    advised = latest(t.CONCEPTS, "submission_id").subquery()
    located = sa.select(t.FILES.c.submission_id, t.FILES.c.location).subquery()
    statement = (
        sa.select(
            t.SUBMISSIONS,
            t.FOLDERS.c.path.label("folder"),
            decided.c.id.label("decision_id"),
            decided.c.verdict,
            decided.c.reason.label("decision_reason"),
            decided.c.author.label("decision_author"),
            decided.c.at.label("decision_at"),
            decided.c.sha256.label("decision_sha256"),
            decided.c.rules_version.label("decision_rules_version"),
            decided.c.basis.label("decision_basis"),
            *(
                advised.c[name].label(name if name == "concept" else f"concept_{name}")
                for name in ("concept", "author", "reason", "at", "rules_version", "basis")
            ),
            located.c.location,
            _begun().label("begun"),
        )
        .join(t.FOLDERS, t.FOLDERS.c.id == t.SUBMISSIONS.c.folder_id)
        .outerjoin(decided, decided.c.submission_id == t.SUBMISSIONS.c.id)
        .outerjoin(advised, advised.c.submission_id == t.SUBMISSIONS.c.id)
        .outerjoin(located, located.c.submission_id == t.SUBMISSIONS.c.id)
        .order_by(t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.id)
    )
    if month is not None:
        statement = statement.where(t.SUBMISSIONS.c.period == str(month))
    if undated:
        statement = statement.where(t.SUBMISSIONS.c.period.is_(None))
    if ids is not None:
        statement = statement.where(t.SUBMISSIONS.c.id.in_(ids))
    if not absent:
        statement = statement.where(t.SUBMISSIONS.c.present)
    owners = Owners(contracts(store))
    found = rows(store, statement)
    for row in found:
        contract = owners.of(row) or {}
        row["entity"] = contract.get("entity")
        row["supervisor"] = contract.get("supervisor")
    return found


def standing(store: Store, month: Month | None = None) -> list[Row]:
    """What says whether each submission in a folder now is counted, and in which month; with `month`, of that
    one and of those of which none is known."""
    column = t.SUBMISSIONS.c
    names = ("id", "archivo", "period", "current", "result")
    return rows(
        store,
        sa.select(*(column[name] for name in names), t.FOLDERS.c.path.label("folder"))
        .join(t.FOLDERS, t.FOLDERS.c.id == column.folder_id)
        .where(column.present, sa.true() if month is None else _of_month_or_none(month))
        .order_by(column.id),
    )


def _of_month_or_none(month: Month) -> sa.ColumnElement[bool]:
    period = t.SUBMISSIONS.c.period
    return sa.or_(period == str(month), period.is_(None))


def _begun() -> sa.ColumnElement[bool]:
    """Whether somebody opened a submission to review it, or is writing about it."""
    here = t.SUBMISSIONS.c.id
    return sa.or_(
        sa.exists().where(t.OPENINGS.c.submission_id == here, t.OPENINGS.c.reviewing),
        sa.exists().where(t.DRAFTS.c.submission_id == here),
    )


def details(store: Store, name: str, submission_id: int | None = None) -> list[Row]:
    """Rows of `items`, `pages`, `fields` or `findings` of one submission, or of all that are present."""
    table = t.METADATA.tables[name]
    statement = sa.select(table).order_by(*table.primary_key.columns)
    if submission_id is None:
        present = sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.present)
        return rows(store, statement.where(table.c.submission_id.in_(present)))
    return rows(store, statement.where(table.c.submission_id == submission_id))


def details_of(store: Store, name: str, ids: Sequence[int]) -> list[Row]:
    """Rows of `items`, `pages`, `fields` or `findings` of several submissions, in the order of each."""
    table = t.METADATA.tables[name]
    wanted = table.c.submission_id.in_(ids)
    return rows(store, sa.select(table).where(wanted).order_by(*table.primary_key.columns))


def marks_of(store: Store, ids: Sequence[int]) -> list[Row]:
    """The last mark on each item of several submissions, also one that was taken back."""
    return rows(store, latest(t.ITEM_MARKS, "submission_id", "item", submissions=ids))


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
    """The contracts in force, each with the path of the folder whose list told it last; in the order in
    which they were first told."""
    return rows(
        store,
        sa.select(t.CONTRACTS, t.FOLDERS.c.path.label("folder"))
        .outerjoin(t.FOLDERS, t.FOLDERS.c.id == t.CONTRACTS.c.folder_id)
        .order_by(t.CONTRACTS.c.id),
    )


def secop_payments(store: Store) -> list[Row]:
    """What SECOP says of payments, by the contract in force (`contract_id`), in the order of its files."""
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


def of_click(store: Store, name: str, submission_ids: Sequence[int], ticket: str) -> list[Row]:
    """The rows of an append-only table about these cuentas that came from one click, in force or not."""
    table = t.METADATA.tables[name]
    mine = sa.and_(table.c.submission_id.in_(submission_ids), table.c.ticket == ticket)
    return rows(store, sa.select(table).where(mine))


def decisions_of(store: Store, submission_ids: Sequence[int]) -> list[Row]:
    """Every decision on these cuentas, oldest first, in force or not."""
    column = t.DECISIONS.c
    found = sa.select(t.DECISIONS).where(column.submission_id.in_(submission_ids)).order_by(column.id)
    return rows(store, found)


def numbers_in_force(store: Store, submission_ids: Sequence[int]) -> set[int]:
    """The numbers of the decisions in force on these cuentas."""
    found = decisions_in_force().where(t.DECISIONS.c.submission_id.in_(submission_ids))
    return {row["id"] for row in rows(store, found)}


def contract(store: Store, account: Row) -> Contract | None:
    """The contract in force of a cuenta, a row of `submissions`."""
    found = Owners(contracts(store)).of(account)
    return None if found is None else contract_of(found)


def first_months(store: Store) -> tuple[dict[int, str], dict[str, str]]:
    """The first month that the cuentas now in each folder bill, and those of each entity (`entity_key`)."""
    table = t.SUBMISSIONS
    first = sa.func.min(table.c.period)
    found: list[dict[Any, str]] = []
    for column in (table.c.folder_id, table.c.entity_key):
        where = sa.and_(table.c.present, table.c.period.is_not(None), column.is_not(None))
        statement = sa.select(column.label("of"), first.label("month")).where(where).group_by(column)
        found.append({row["of"]: row["month"] for row in rows(store, statement)})
    return found[0], found[1]


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
    found = rows(
        store,
        sa.select(t.SUBMISSIONS, t.FOLDERS.c.path.label("folder"))
        .join(t.FOLDERS, t.FOLDERS.c.id == column.folder_id)
        .where(same, column.id != row["id"]),
    )
    return sorted(found, key=arrival, reverse=True)


def payment_before(store: Store, row: Row) -> Row | None:
    """The last payment of the same contract (and part) that bills a month before; of its versions the one in
    force, else the last that came."""
    column = t.SUBMISSIONS.c
    if not (row["party"] and row["period"]):
        return None
    before = rows(
        store,
        sa.select(t.SUBMISSIONS).where(
            column.party == row["party"],
            column.part.is_not_distinct_from(row["part"]),
            column.period < row["period"],
        ),
    )
    return max(before, key=_lateness, default=None)


def _lateness(row: Row) -> tuple[Any, ...]:
    return row["period"], row["current"], row["payment"] or 0, *arrival(row)


def decisions_by_number(store: Store, numbers: Sequence[int]) -> dict[int, Row]:
    """These decisions, in force or not, by number. Raises StoreUnavailable."""
    found = rows(store, sa.select(t.DECISIONS).where(t.DECISIONS.c.id.in_(numbers)))
    return {row["id"]: row for row in found}
