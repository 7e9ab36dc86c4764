"""Second looks at approved cuentas as they are kept, and who already had a hand in a cuenta."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from review.model import ItemKind, SecondLook, Sighting, Verdict
from review.model.actor import person_key
from review.store import schema as t
from review.store.queries import Row, rows
from review.store.store import Store

_HANDS = (
    t.DECISIONS,
    t.REVERSALS,
    t.CONCEPTS,
    t.ITEM_MARKS,
    t.PAGE_MOVES,
    t.FIELD_CORRECTIONS,
    t.NOTES,
    t.DUTY_MARKS,
    t.SECOND_LOOKS,
)


def of_decisions(store: Store, decision_ids: Sequence[int] | None = None) -> dict[int, SecondLook]:
    """The second looks, by the number of the decision that each looked at again; all of them, or those at
    these decisions. Raises StoreUnavailable."""
    statement = sa.select(t.SECOND_LOOKS).order_by(t.SECOND_LOOKS.c.id)
    if decision_ids is not None:
        statement = statement.where(t.SECOND_LOOKS.c.decision_id.in_(decision_ids))
    return {row["decision_id"]: look_of(row) for row in rows(store, statement)}


def look_of(row: Row) -> SecondLook:
    """Of a row of `second_looks`."""
    return SecondLook(
        submission_id=row["submission_id"],
        decision_id=row["decision_id"],
        found={ItemKind(item): Sighting(found) for item, found in row["found"].items()},
        verdict=Verdict(row["verdict"]),
        reason=row["reason"],
        author=row["author"],
        at=row["at"],
    )


def hands(store: Store, submission_ids: Sequence[int]) -> dict[int, set[str]]:
    """Who did something about each of these cuentas, or opened it after the decision in force on it was taken
    and so saw it: their `person_key`. Raises StoreUnavailable."""
    found: dict[int, set[str]] = defaultdict(set)
    for table in _HANDS:
        _add(found, store, sa.select(table.c.submission_id, table.c.author).where(_of(table, submission_ids)))
    opened, decided = t.OPENINGS, t.DECISIONS
    saw = (
        sa.select(opened.c.submission_id, opened.c.person.label("author"))
        .join(decided, decided.c.submission_id == opened.c.submission_id)
        .where(_of(opened, submission_ids), opened.c.at >= decided.c.at)
    )
    _add(found, store, saw)
    return found


def _of(table: sa.Table, submission_ids: Sequence[int]) -> sa.ColumnElement[bool]:
    return table.c.submission_id.in_(submission_ids)


def _add(found: dict[int, set[str]], store: Store, statement: sa.Select[Any]) -> None:
    for row in rows(store, statement.distinct()):
        found[row["submission_id"]].add(person_key(row["author"]))
