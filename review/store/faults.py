"""What the checks held against cuentas, in all their versions, also in those whose file has gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from review.model import ItemKind, Month, Resultado, Severity, State, Verdict
from review.store import schema as t
from review.store.portions import portions
from review.store.queries import Row, decided_last, rows
from review.store.schema_parts import left_open
from review.store.store import Store

FAILED = (State.FALTA, State.NO_CUMPLE)
"""What is held against a cuenta. A doubt (`por_revisar`) is the reader's, and no fault of anybody."""

Numbers = sa.Select[Any]
"""What finds the numbers of some cuentas."""

_OF_VERSION = (
    "id", "folder_id", "archivo", "sha256", "lectura", "contract", "contract_key", "document", "contractor",
    "payment", "period", "party", "part", "current", "received", "present", "result",
)  # fmt: skip


def failed(store: Store, among: Numbers | None = None) -> list[Row]:
    """`submission_id`, `item` and `code` of every check that failed and counts; of all cuentas, or of those
    with a number `among` these. Raises StoreUnavailable."""
    column = t.FINDINGS.c
    statement = (
        sa.select(column.submission_id, column.item, column.code)
        .where(_fails(t.FINDINGS))
        .distinct()
        .order_by(column.submission_id, column.item, column.code)
    )
    return rows(store, statement if among is None else statement.where(column.submission_id.in_(among)))


def versions(store: Store, among: Numbers | None = None) -> list[Row]:
    """Every cuenta in all its versions (or those with a number `among` these), also those whose file has
    gone, with its verdict in force and its moment (`decision_at`): only what tells how it fared, by file
    name. Raises StoreUnavailable."""
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
    return rows(store, statement if among is None else statement.where(column.id.in_(among)))


def of_month(month: Month) -> Numbers:
    """The numbers of the cuentas of a month in all their versions (`standing.group_of`). Among them may be
    some of other months, with only a part of their versions."""
    column, here = t.SUBMISSIONS.c, t.SUBMISSIONS.alias()
    unknown = here.c.party.is_(None) | (here.c.party == "")
    same = sa.select(here.c.sha256).where(here.c.period == str(month), unknown, here.c.sha256 != "")
    return sa.select(column.id).where((column.period == str(month)) | column.sha256.in_(same))


def repeated() -> Numbers:
    """The numbers of the cuentas of which some content came more than once, in all their versions, and maybe
    of others of the same contracts."""
    column, one = t.SUBMISSIONS.c, t.SUBMISSIONS.alias()
    contents = _repeated_contents()
    parties = sa.select(one.c.party).where(one.c.sha256.in_(contents), one.c.party.is_not(None))
    return sa.select(column.id).where(column.sha256.in_(contents) | column.party.in_(parties))


def any_repeated(store: Store) -> bool:
    """Whether some content came more than once. Raises StoreUnavailable."""
    return bool(rows(store, _repeated_contents().limit(1)))


def _repeated_contents() -> sa.Select[Any]:
    one = t.SUBMISSIONS.alias()
    known = sa.select(one.c.sha256).where(one.c.sha256 != "")
    return known.group_by(one.c.sha256).having(sa.func.count() > 1)


def elsewhere(
    store: Store, month: Month, codes: Collection[str], documents: Collection[str], *, repeated: bool
) -> list[Row]:
    """Who (`document`, `contractor`, `contract_key` of the version in force) failed one of the rules (`code`)
    in a counted cuenta of another month, in some version that was not approved; of versions whose content
    came once (without `repeated`, all did). Of those with one of these `documents`, and of all of whom none
    is known. Raises StoreUnavailable."""
    found: list[Row] = []
    for some in (None, *portions(sorted(documents))):
        version, force = t.SUBMISSIONS.alias("version"), t.SUBMISSIONS.alias("force")
        failing = partial(_failing, month=month, codes=codes, documents=some, repeated=repeated)
        older = version.join(force, _same_cuenta(version, force))
        before = sa.and_(~version.c.current, force.c.versions > 1)
        found += rows(store, failing(version, version, version))
        found += rows(store, failing(older, version, force).where(before))
    return found


def _same_cuenta(version: sa.FromClause, force: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(
        version.c.party == force.c.party,
        version.c.party != "",
        version.c.period == force.c.period,
        version.c.payment.is_not_distinct_from(force.c.payment),
        version.c.part.is_not_distinct_from(force.c.part),
    )


def _failing(
    source: sa.FromClause,
    version: sa.FromClause,
    force: sa.FromClause,
    *,
    month: Month,
    codes: Collection[str],
    documents: Sequence[str] | None,
    repeated: bool,
) -> sa.Select[Any]:
    """Who failed some rules in a `version` not approved, of the counted version in `force` (which it may be
    itself)."""
    found, decided = t.FINDINGS, t.DECISIONS.alias()
    in_item = (sa.and_(found.c.item == kind.value, version.c[kind.value].in_(FAILED)) for kind in ItemKind)
    theirs = force.c.document
    statement = (
        sa.select(found.c.code, theirs, force.c.contractor, force.c.contract_key)
        .select_from(source)
        .outerjoin(decided, decided_last(decided, version.c.id))
        .join(found, found.c.submission_id == version.c.id)
        .where(
            sa.or_(theirs.is_(None), theirs == "") if documents is None else theirs.in_(documents),
            force.c.period != str(month),
            force.c.present,
            force.c.current,
            force.c.result != Resultado.ILEGIBLE.value,
            sa.or_(*(version.c[kind.value].in_(FAILED) for kind in ItemKind)),
            decided.c.verdict.is_distinct_from(Verdict.APROBADA.value),
            found.c.code.in_(codes),
            _fails(found),
            sa.or_(*in_item),
        )
        .distinct()
    )
    return statement.where(version.c.sha256.not_in(_repeated_contents())) if repeated else statement


def _fails(found: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(left_open(found), found.c.state.in_(FAILED), found.c.severity != Severity.INFORMATIVA)
