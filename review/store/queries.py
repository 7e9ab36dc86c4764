"""What the rooms above ask the database. Each function gives plain rows (column name → value)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Contract, Month
from review.store import schema as t
from review.store.arrival import arrival
from review.store.contract_rows import contract_of
from review.store.owners import Owners
from review.store.portions import portions
from review.store.store import Store

Row = dict[str, Any]
_MOST_NAMED = 20_000
"""So many numbers of cuentas may be named in one question: SQLite takes 32,766 values in one
(`SQLITE_MAX_VARIABLE_NUMBER` as it comes). Beyond, all are asked for and those wanted are kept."""


def rows(store: Store, statement: sa.Select[Any]) -> list[Row]:
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(statement).mappings()]


Among = Sequence[int] | sa.Select[Any]
"""Cuentas by their numbers, or by what finds those."""


def latest(table: sa.Table, *by: str, submissions: Among | None = None) -> sa.Select[Any]:
    """The rows in force of an append-only table: the last one for each `by`. Of some `submissions` only their
    acts are looked at, however many there are of others."""
    last = sa.select(sa.func.max(table.c.id).label("id")).group_by(*(table.c[name] for name in by))
    if submissions is not None:
        last = last.where(table.c.submission_id.in_(submissions))
    newest = last.subquery()
    return sa.select(table).join(newest, table.c.id == newest.c.id)


def decisions_in_force(submissions: Among | None = None) -> sa.Select[Any]:
    """The last decision of each cuenta, unless it was reversed: before it there is none in force."""
    reversed_ = sa.exists().where(t.REVERSALS.c.decision_id == t.DECISIONS.c.id)
    return latest(t.DECISIONS, "submission_id", submissions=submissions).where(~reversed_)


def last_of(table: sa.FromClause, submission_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether a row of an append-only table, named anew (`alias`), is the last one about a cuenta: to join it
    to many. A list of all that are last would be gone over for each of them."""
    other = table.element.alias() if isinstance(table, sa.Alias) else table.alias()
    newest = sa.select(sa.func.max(other.c.id)).where(other.c.submission_id == submission_id)
    return table.c.id == newest.scalar_subquery()


def decided_last(decision: sa.FromClause, submission_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether a row of `decisions`, named anew, is the decision in force on a cuenta: to join it to many."""
    reversed_ = sa.exists().where(t.REVERSALS.c.decision_id == decision.c.id)
    return sa.and_(last_of(decision, submission_id), ~reversed_)


def decision_of_number(store: Store, number: int) -> Row | None:
    """A decision by its number, in force or not; `reversed` is the act that took it back, None for none.
    Raises StoreUnavailable."""
    taken_back = sa.select(t.REVERSALS.c.id).where(t.REVERSALS.c.decision_id == t.DECISIONS.c.id).limit(1)
    asked: sa.Select[Any] = sa.select(t.DECISIONS, taken_back.scalar_subquery().label("reversed"))
    return next(iter(rows(store, asked.where(t.DECISIONS.c.id == number))), None)


def of_people(store: Store, ids: Sequence[int]) -> list[Row]:
    """The cuentas in a folder now of the people (by document) of these, by file name: as `submissions`, but
    only what tells which cuenta each is, and its verdict."""
    column = t.SUBMISSIONS.c
    names = (
        "id", "archivo", "sha256", "folder_id", "contract", "contract_key", "document", "entity_key",
        "period", "payment", "part", "party", "value", "current",
    )  # fmt: skip
    known = sa.and_(column.document != "", column.id.in_(ids) if len(ids) <= _MOST_NAMED else sa.true())
    of = sa.select(column.document).where(known).cte("people")
    near = sa.select(column.id).where(column.document.in_(sa.select(of.c.document)), column.present)
    verdicts = t.DECISIONS.alias()
    statement = (
        sa.select(*(column[name] for name in names), verdicts.c.verdict)
        .select_from(t.SUBMISSIONS)
        .outerjoin(verdicts, decided_last(verdicts, column.id))
        .where(column.id.in_(near))
        .order_by(column.archivo, column.id)
    )
    return rows(store, statement)


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
    whether somebody has `begun` to review them. With `undated` those of which no month is known: beside those
    of the month where one is given, else only they."""
    if ids is not None and len(ids) > _MOST_NAMED:
        these = set(ids)
        every = submissions(store, month=month, absent=absent, undated=undated)
        return [row for row in every if row["id"] in these]
    column = t.SUBMISSIONS.c
    asked: list[sa.ColumnElement[bool]] = [] if absent else [column.present]
    narrow = month is not None or ids is not None or undated
    if month is not None and undated:
        asked.append(_of_month_or_none(month))
    elif undated:
        asked.append(column.period.is_(None))
    elif month is not None:
        asked.append(column.period == str(month))
    if ids is not None:
        asked.append(column.id.in_(ids))
    found = rows(store, _told().where(*asked))
    owners = Owners(_owning(store, sa.select(column.contract_key).where(*asked) if narrow else None))
    for row in found:
        contract = owners.of(row) or {}
        row["entity"] = contract.get("entity")
        row["supervisor"] = contract.get("supervisor")
    return found


def of_content(store: Store, sha256: str) -> list[Row]:
    """The cuentas that are a file of these bytes, also those no longer in their folder: as `submissions`, but
    for what their contracts tell."""
    return rows(store, _told().where(t.SUBMISSIONS.c.sha256 == sha256))


def _told() -> sa.Select[Any]:
    """The rows of `submissions`, but for what their contracts tell."""
    decided, advised = t.DECISIONS.alias(), t.CONCEPTS.alias()
    located = sa.select(t.FILES.c.submission_id, t.FILES.c.location).subquery()
    return (
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
        .outerjoin(decided, decided_last(decided, t.SUBMISSIONS.c.id))
        .outerjoin(advised, last_of(advised, t.SUBMISSIONS.c.id))
        .outerjoin(located, located.c.submission_id == t.SUBMISSIONS.c.id)
        .order_by(t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.id)
    )


def _owning(store: Store, keys: sa.Select[Any] | None) -> list[Row]:
    """What tells whose a cuenta is, of the contracts with one of these keys or of all."""
    names = ("key", "document", "assignor", "entity_key", "entity", "supervisor")
    statement = sa.select(*(t.CONTRACTS.c[name] for name in names)).order_by(t.CONTRACTS.c.id)
    return rows(store, statement if keys is None else statement.where(t.CONTRACTS.c.key.in_(keys)))


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


def undated_in_force(store: Store) -> int:
    """How many files in a folder now tell no month, of each cuenta the version in force."""
    store = store.telling  # nobody's personal data is in the answer
    column = t.SUBMISSIONS.c
    wanted = (column.present, column.current, column.period.is_(None))
    return int(rows(store, sa.select(sa.func.count().label("many")).where(*wanted))[0]["many"])


def numbers_of_contracts(store: Store) -> dict[str, str]:
    """The number of each contract as its last cuenta in a folder now, by file name, writes it; by its key."""
    column = t.SUBMISSIONS.c
    told = (column.present, column.contract_key.is_not(None), column.contract.is_not(None))
    statement = sa.select(column.contract_key, column.contract).where(*told)
    found = rows(store, statement.order_by(column.archivo, column.id))
    return {row["contract_key"]: row["contract"] for row in found}


def archivos(store: Store, ids: Sequence[int] | None = None) -> dict[int, str]:
    """The file of each of these cuentas, or of all, in a folder now or not."""
    column = t.SUBMISSIONS.c
    statement = sa.select(column.id, column.archivo)
    found = rows(store, statement if ids is None else statement.where(column.id.in_(ids)))
    return {row["id"]: row["archivo"] for row in found}


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
    asked = sa.select(table).order_by(*table.primary_key.columns)
    wanted = sorted(set(ids))
    found: list[Row] = []
    for portion in portions(wanted):
        found += rows(store, asked.where(table.c.submission_id.in_(portion)))
    return found


def marks_of(store: Store, ids: Sequence[int]) -> list[Row]:
    """The last mark on each item of several submissions, also one that was taken back."""
    return rows(store, latest(t.ITEM_MARKS, "submission_id", "item", submissions=ids))


def contracts(store: Store, keys: Sequence[str] | None = None) -> list[Row]:
    """The contracts in force, each with the path of the folder whose list told it last; in the order in
    which they were first told. With `keys`, those with one of these."""
    statement = (
        sa.select(t.CONTRACTS, t.FOLDERS.c.path.label("folder"))
        .outerjoin(t.FOLDERS, t.FOLDERS.c.id == t.CONTRACTS.c.folder_id)
        .order_by(t.CONTRACTS.c.id)
    )
    return rows(store, statement if keys is None else statement.where(t.CONTRACTS.c.key.in_(keys)))


def contracts_of(store: Store, accounts: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Those of `contracts` that can be these cuentas' (rows with `contract_key`)."""
    keys = {row["contract_key"] for row in accounts if row["contract_key"]}
    return contracts(store, sorted(keys) if len(keys) <= _MOST_NAMED else None)


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
    return {row["id"] for row in rows(store, decisions_in_force(submission_ids))}


def contract(store: Store, account: Row) -> Contract | None:
    """The contract in force of a cuenta, a row of `submissions`."""
    found = Owners(contracts_of(store, [account])).of(account)
    return None if found is None else contract_of(found)


def first_months(store: Store) -> tuple[dict[int, str], dict[str, str]]:
    """The first month that the cuentas now in each folder bill, and those of each entity (`entity_key`)."""
    column = t.SUBMISSIONS.c
    by = (column.folder_id, column.entity_key)
    asked = sa.select(*by, sa.func.min(column.period).label("month")).where(column.present).group_by(*by)
    by_folder: dict[int, str] = {}
    by_entity: dict[str, str] = {}
    for row in rows(store, asked.where(column.period.is_not(None))):
        folder, entity, month = row["folder_id"], row["entity_key"], row["month"]
        by_folder[folder] = min(month, by_folder.get(folder, month))
        if entity is not None:
            by_entity[entity] = min(month, by_entity.get(entity, month))
    return by_folder, by_entity


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
