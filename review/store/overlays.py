"""What reviewers said that is in force, out of the append-only tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Box, ItemKind, PageKind, State
from review.model.fields import FIELDS, from_json
from review.model.overlay import Correction, Overlay
from review.store import schema as t
from review.store.queries import latest
from review.store.store import Store


def in_force(store: Store, submission_ids: Sequence[int] | None = None) -> dict[int, Overlay]:
    """What reviewers said that is in force, by submission; of these or of all. Most have nothing."""
    with store.reading() as connection:

        def last(table: sa.Table, *by: str) -> list[dict[str, Any]]:
            found = connection.execute(latest(table, *by, submissions=submission_ids))
            return [dict(row) for row in found.mappings()]

        moves: dict[int, dict[int, PageKind]] = defaultdict(dict)
        for row in last(t.PAGE_MOVES, "submission_id", "page"):
            if row["kind"] is not None:
                moves[row["submission_id"]][row["page"]] = PageKind(row["kind"])
        corrections: dict[int, list[Correction]] = defaultdict(list)
        for row in last(t.FIELD_CORRECTIONS, "submission_id", "item", "name"):
            if row["value"] is not None:
                corrections[row["submission_id"]].append(_correction(row))
        marks: dict[int, dict[ItemKind, State]] = defaultdict(dict)
        for row in last(t.ITEM_MARKS, "submission_id", "item"):
            if row["state"] is not None:
                marks[row["submission_id"]][ItemKind(row["item"])] = State(row["state"])
    return {
        key: Overlay(moves.get(key, {}), tuple(corrections.get(key, ())), marks.get(key, {}))
        for key in {*moves, *corrections, *marks}
    }


def by_file(store: Store, folder_id: int) -> dict[tuple[str, str], Overlay]:
    """What reviewers said that is in force in a folder, by (archivo, sha256)."""
    found = in_force(store)
    statement = sa.select(t.SUBMISSIONS.c.id, t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.sha256).where(
        t.SUBMISSIONS.c.folder_id == folder_id
    )
    with store.reading() as connection:
        rows = connection.execute(statement).all() if found else []
    return {(row.archivo, row.sha256): found[row.id] for row in rows if row.id in found}


def _correction(row: Mapping[str, Any]) -> Correction:
    item = ItemKind(row["item"])
    return Correction(
        item=item,
        name=row["name"],
        value=from_json(FIELDS[item][row["name"]].type, row["value"]),
        author=row["author"],
        page=row["page"],
        box=None if row["x0"] is None else Box(row["x0"], row["top"], row["x1"], row["bottom"]),
    )
