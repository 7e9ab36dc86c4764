"""Which cuentas that wait for a decision may hold something that a person has to look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from review.model import Month, Severity, State
from review.store import schema as t
from review.store.queries import Row, decided, rows
from review.store.schema_parts import left_open
from review.store.store import Store


def waiting(month: Month | None = None, *, undated: bool = False) -> sa.ColumnElement[bool]:
    """Of the rows of `submissions`: the version in force, now in a folder, on which nobody has decided. Of a
    month, of none that is known (`undated`), or of all."""
    column = t.SUBMISSIONS.c
    asked = sa.and_(
        column.present,
        column.current,
        ~decided(column.id),
    )
    if undated:
        return sa.and_(asked, column.period.is_(None))
    return asked if month is None else sa.and_(asked, column.period == str(month))


def with_doubtful_values(
    store: Store,
    least: float,
    month: Month | None = None,
    *,
    undated: bool = False,
    ids: Collection[int] | None = None,
) -> list[int]:
    """The cuentas of a month, or of all, with a value that is noted, less sure than `least` (0–1), or at
    which a rule that rejects says that a person must look; of these cuentas with `ids`. Raises
    StoreUnavailable."""
    field, finding, number = t.FIELDS.c, t.FINDINGS.c, t.SUBMISSIONS.c.id
    asked = waiting(month, undated=undated)
    if ids is not None:
        asked = sa.and_(asked, number.in_(ids))
    unsure = (
        sa.select(number)
        .join(t.FIELDS, field.submission_id == number)
        .where(asked, ~field.corrected, sa.or_(field.note.is_not(None), field.confidence < least))
    )
    looked_at = (  # the places first: they are few, and a cuenta's findings times its values many
        sa.select(number, finding.page, finding.x0, finding.top)
        .join(t.FINDINGS, finding.submission_id == number)
        .where(
            asked,
            left_open(t.FINDINGS),
            finding.state == State.POR_REVISAR.value,
            finding.severity == Severity.RECHAZO.value,
        )
        .distinct()
        .subquery()
    )
    there = sa.and_(
        field.submission_id == looked_at.c.id,
        *(field[name] == looked_at.c[name] for name in ("page", "x0", "top")),
    )
    pointed_at = sa.select(looked_at.c.id).join(t.FIELDS, there).where(~field.corrected)
    return sorted({row["id"] for asked_for in (unsure, pointed_at) for row in rows(store, asked_for)})


def anything(store: Store) -> bool:
    """Is there any cuenta in a folder? Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    return bool(rows(store, sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.present).limit(1)))


def waits(store: Store, submission_id: int) -> bool:
    """Does this cuenta still wait for a decision? Raises StoreUnavailable."""
    statement = sa.select(t.SUBMISSIONS.c.id).where(t.SUBMISSIONS.c.id == submission_id, waiting())
    return bool(rows(store, statement))


def pages_in_doubt(
    store: Store, month: Month | None = None, *, undated: bool = False, ids: Sequence[int] | None = None
) -> list[Row]:
    """The pages with a mark of the cuentas of a month, or of all, that wait for a decision; of these cuentas
    with `ids`. Raises StoreUnavailable."""
    statement = (
        sa.select(t.PAGES)
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == t.PAGES.c.submission_id)
        .where(waiting(month, undated=undated), sa.cast(t.PAGES.c.marks, sa.Text) != "[]")
        .order_by(t.PAGES.c.submission_id, t.PAGES.c.number)
    )
    if ids is not None:
        statement = statement.where(t.PAGES.c.submission_id.in_(ids))
    return [row for row in rows(store, statement) if row["marks"]]
