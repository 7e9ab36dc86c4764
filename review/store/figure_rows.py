"""What the cuentas in force of a month come to, added up by the database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from review.model import ItemKind, Month, State
from review.store import schema as t
from review.store.queries import Row, decided, rows
from review.store.store import Store

_COLUMN = t.SUBMISSIONS.c
_FAILS = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)


def by_standing(store: Store, month: Month) -> list[Row]:
    """How many there are (`many`), with a value (`valued`), and their `value`, by `result`, `secop_state` and
    whether somebody `decided`. Raises StoreUnavailable."""
    each = sa.select(
        _COLUMN.result, _COLUMN.secop_state, _COLUMN.value, decided(_COLUMN.id).label("decided")
    ).where(_in_force(month))
    of = each.subquery().c
    by = (of.result, of.secop_state, of.decided)
    sums = (
        sa.func.count().label("many"),
        sa.func.count(of.value).label("valued"),
        sa.func.sum(of.value).label("value"),
    )
    return rows(store, sa.select(*by, *sums).group_by(*by).order_by(*by))


def failing_items(store: Store, month: Month) -> list[Row]:
    """In how many (`cuantas`) each `item` fails, by its state (`estado`); in the order of the list. Raises
    StoreUnavailable."""
    asked = [(item.value, state.value) for item in ItemKind for state in _FAILS]
    counts: list[Any] = [
        sa.func.count().filter(_COLUMN[item] == state).label(f"{item} {state}") for item, state in asked
    ]
    asked_for: sa.Select[Any] = sa.select(*counts).where(_in_force(month))
    (found,) = rows(store, asked_for)
    return [{"item": item, "estado": state, "cuantas": found[f"{item} {state}"]} for item, state in asked]


def undecided(store: Store, month: Month) -> list[Row]:
    """`id`, and since when they wait (`account_date`, `received`), of those on which nobody decided; by file
    name. Raises StoreUnavailable."""
    asked: sa.Select[Any] = sa.select(_COLUMN.id, _COLUMN.account_date, _COLUMN.received)
    waiting = asked.where(_in_force(month), ~decided(_COLUMN.id))
    return rows(store, waiting.order_by(_COLUMN.archivo, _COLUMN.id))


def _in_force(month: Month) -> sa.ColumnElement[bool]:
    return sa.and_(_COLUMN.present, _COLUMN.current, _COLUMN.period == str(month))
