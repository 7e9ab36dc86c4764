"""Which files are counted and which are out, and what those counted add up to: added up by the database."""

from __future__ import annotations

import sqlalchemy as sa

from review.model import Month, Resultado
from review.store import schema as t
from review.store.queries import Row, rows
from review.store.store import Store

_COLUMN = t.SUBMISSIONS.c
_UNREAD = _COLUMN.result == Resultado.ILEGIBLE.value
_UNDATED = _COLUMN.period.is_(None)


def tally(store: Store, month: Month | None = None) -> list[Row]:
    """How many files in a folder now (`many`) are `current`, `unread` and `undated`; with `month`, of
    that one and of those of which none is known. Raises StoreUnavailable."""
    asked = sa.select(
        _COLUMN.current,
        _UNREAD.label("unread"),
        _UNDATED.label("undated"),
        sa.func.count().label("many"),
    ).group_by(_COLUMN.current, _UNREAD, _UNDATED)
    return rows(store, asked.where(_COLUMN.present, _of(month, or_none=True)))


def unplaced(store: Store) -> list[Row]:
    """The files in a folder now that could not be read and tell no month themselves, as `queries.standing`
    tells them. Raises StoreUnavailable."""
    names = ("id", "archivo", "period", "current", "result")
    asked = sa.select(*(_COLUMN[name] for name in names), t.FOLDERS.c.path.label("folder"))
    asked = asked.join(t.FOLDERS, t.FOLDERS.c.id == _COLUMN.folder_id)
    return rows(store, asked.where(_COLUMN.present, _UNREAD, _UNDATED))


def sums(store: Store, month: Month | None = None) -> list[Row]:
    """`many` cuentas that are counted and their `value`, by `period` and `secop_state`. Raises
    StoreUnavailable."""
    by = (_COLUMN.period, _COLUMN.secop_state)
    asked = sa.select(*by, sa.func.count().label("many"), sa.func.sum(_COLUMN.value).label("value"))
    counted = (_COLUMN.present, _COLUMN.current, ~_UNREAD, ~_UNDATED, _of(month))
    return rows(store, asked.where(*counted).group_by(*by).order_by(*by))


def _of(month: Month | None, *, or_none: bool = False) -> sa.ColumnElement[bool]:
    if month is None:
        return sa.true()
    here = _COLUMN.period == str(month)
    return sa.or_(here, _UNDATED) if or_none else here
