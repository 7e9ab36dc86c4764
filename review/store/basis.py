"""What a decision was taken on, and what of it has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from review.model import ItemKind
from review.store import schema as t
from review.store import standing
from review.store.arrival import arrival
from review.store.queries import Row, decisions_in_force, rows
from review.store.store import Store

READ_AGAIN = "se leyó de nuevo"
OTHER_RULES = "cambiaron las reglas o la lista"
OTHER_VERSION = "llegó otra versión del archivo"
CORRECTED = "se corrigió un dato"
OTHERS_SAY = "cambió lo que dicen otras cuentas"

_GROUNDS = (("reading", READ_AGAIN), ("rules_version", OTHER_RULES), ("contract_digest", OTHER_RULES))
"""What a decision rests on only through what came out of it: other grounds, and the same outcome, are the
same decision. An update of the program changes them for every cuenta."""
_ACT = ("reason", "author", "at", "sha256", "rules_version")
_STATES = ("result", *(item.value for item in ItemKind))


class Staleness(NamedTuple):
    """Why a decision is out of date, in Spanish; whether its cuenta now comes to something else, and from
    which result to which."""

    reasons: tuple[str, ...] = ()
    otherwise: bool = False
    before: str = ""
    after: str = ""


def basis_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a decision taken now on this row of `submissions` is taken on."""
    names = ("reading", "said", "rules_version", "contract_digest", "history", "outcome", *_STATES)
    return {name: row[name] for name in names}


def staleness(row: Mapping[str, Any], what: str = "decision") -> Staleness:
    """What has changed since the decision (or the `concept`) in force on a row of `queries.submissions`."""
    basis, rules = row[f"{what}_basis"], row[f"{what}_rules_version"]
    if basis is None:  # taken before such things were kept: all that is known of it is the rules
        return Staleness((OTHER_RULES,)) if rules != row["rules_version"] else Staleness()
    otherwise = any(basis[name] != row[name] for name in _STATES)
    moved = otherwise or basis.get("outcome") not in (None, row["outcome"])
    reasons = [reason for name, reason in _GROUNDS if moved and basis[name] != row[name]]
    if basis["said"] != row["said"]:
        reasons.append(CORRECTED)
    if moved and basis["history"] != row["history"]:
        reasons.append(OTHERS_SAY)
    return Staleness(tuple(dict.fromkeys(reasons)), otherwise, basis["result"], row["result"])


def earlier_decisions(
    store: Store, ids: Sequence[int] | None = None, *, decided_too: bool = False
) -> dict[int, Row]:
    """For each cuenta in a folder without a decision of its own, the last one on an earlier version of it,
    under the names that `queries.submissions` gives it, with that version's `id`. With `decided_too`, also
    for those that have one, in a folder or not."""
    column = t.SUBMISSIONS.c
    near = None if ids is None else _versions_of(ids)
    decided = decisions_in_force(near).subquery()
    names = ("id", "party", "period", "payment", "part", "sha256", "archivo", "received", "present", "result")
    columns = [column[name] for name in names]
    act = [decided.c[name].label(f"decision_{name}") for name in _ACT]
    statement = sa.select(*columns, *act, decided.c.verdict, decided.c.id.label("act")).join(
        decided, decided.c.submission_id == column.id
    )
    by_group: dict[Any, list[Row]] = {}
    for row in rows(store, statement):
        by_group.setdefault(standing.group_of(row), []).append(row)
    if not by_group:
        return {}
    own = {row["id"] for held in by_group.values() for row in held}
    found: dict[int, Row] = {}
    asked = sa.select(*columns)
    if not decided_too:
        asked = asked.where(column.present)
    if ids is not None:
        asked = asked.where(column.id.in_(ids))
    for row in rows(store, asked):
        others = (one for one in by_group.get(standing.group_of(row), ()) if one["id"] != row["id"])
        before = [one for one in others if arrival(one) < arrival(row)]
        if before and (decided_too or row["id"] not in own):
            found[row["id"]] = max(before, key=lambda one: one["act"])
    return found


def _versions_of(ids: Sequence[int]) -> sa.Select[Any]:
    """The numbers of these cuentas and of all that may be versions of them: see `standing.group_of`."""
    column, other = t.SUBMISSIONS.c, t.SUBMISSIONS.alias().c
    these = sa.select(column.id, column.party, column.period, column.sha256).where(column.id.in_(ids))
    asked = these.cte("asked").c
    same_bill = sa.and_(other.party == asked.party, other.period == asked.period)
    same_file = sa.and_(other.sha256 == asked.sha256, other.sha256 != "")
    found = sa.union(sa.select(other.id).where(same_bill), sa.select(other.id).where(same_file))
    return sa.select(found.cte("versions").c.id)
