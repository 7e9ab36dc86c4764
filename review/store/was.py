"""What was in force before an act, kept with it: later readings and rules change what there is to compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa

from review.model import SecopSource
from review.store import schema as t

VALUE: Final = "value"
BY_PERSON: Final = "by_person"
"""The two keys of the column `was`: the value as the column of the act would hold it (None: there was none),
and whether a person had put it there."""

Was = dict[str, Any]


def was(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> Was | None:
    """For the column `was` of a row about to be added; None where there is nothing to say it of."""
    number = row["submission_id"]
    if table is t.ITEM_MARKS:
        of = t.ITEMS.c
        return _one(
            connection,
            of.state,
            of.state != of.machine_state,
            of.submission_id == number,
            of.item == row["item"],
        )
    if table is t.PAGE_MOVES:
        at = t.PAGES.c
        return _one(
            connection,
            at.kind,
            at.kind != at.machine_kind,
            at.submission_id == number,
            at.number == row["page"],
        )
    if table is t.FIELD_CORRECTIONS:
        of = t.FIELDS.c
        same = (of.submission_id == number, of.item == row["item"], of.name == row["name"])
        return _one(connection, of.value, of.corrected, *same) or {VALUE: None, BY_PERSON: False}
    stands = t.SUBMISSIONS.c
    by_hand = stands.secop_source == SecopSource.A_MANO.value
    return _one(connection, stands.secop_state, by_hand, stands.id == number)


def _one(
    connection: sa.Connection,
    value: sa.ColumnElement[Any],
    by_person: sa.ColumnElement[bool],
    *where: sa.ColumnElement[bool],
) -> Was | None:
    found = connection.execute(sa.select(value, by_person).where(*where)).first()
    return None if found is None else {VALUE: found[0], BY_PERSON: bool(found[1])}
