"""What the papers of the supervisor rest on: the payments of contracts, and how decisions were signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa

from review.store import schema as t
from review.store.portions import portions
from review.store.queries import Row, decided_last, decisions_in_force, rows
from review.store.standing import group_of, newest
from review.store.store import Store

_COLUMNS = (
    "id", "archivo", "party", "period", "payment", "part", "sha256", "value", "secop_state", "present",
    "received",
)  # fmt: skip


def of_parties(store: Store, parties: Collection[str]) -> dict[str, list[Row]]:
    """The payments of these contracts (`submissions.party`), of each the version that counts, also of files
    no longer in their folder; those that bring no value are left out where a cuenta comes in several files.
    Raises StoreUnavailable."""
    columns, decided = [t.SUBMISSIONS.c[name] for name in _COLUMNS], t.DECISIONS.alias()
    in_force = decided_last(decided, t.SUBMISSIONS.c.id)
    statement = sa.select(*columns, decided.c.verdict).select_from(t.SUBMISSIONS).outerjoin(decided, in_force)
    wanted, groups = sorted(parties), defaultdict[tuple[object, ...], list[Row]](list)
    for portion in portions(wanted):
        some = t.SUBMISSIONS.c.party.in_(portion)
        for row in rows(store, statement.where(some)):
            groups[group_of(row)].append(row)
    found: dict[str, list[Row]] = defaultdict(list)
    for versions in groups.values():
        one = newest(versions)
        if one["part"] is None or one["value"] is not None:
            found[one["party"]].append(one)
    return found


def on_behalf(store: Store, ids: Collection[int]) -> dict[int, str]:
    """In whose name the decision in force on each of these cuentas was taken, where that was told."""
    found: dict[int, str] = {}
    wanted = sorted(ids)
    for portion in portions(wanted):
        for row in rows(store, decisions_in_force(portion)):
            if row["on_behalf"]:
                found[row["submission_id"]] = row["on_behalf"]
    return found
