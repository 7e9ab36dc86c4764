"""What histories are made of: every cuenta in a line, and what it shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Box, Elsewhere, Match, MatchKind, Month
from review.store import schema as t
from review.store.portions import portions
from review.store.queries import Row, decided_last, rows
from review.store.store import Store

_EDGES = Box._fields
_COLUMNS = (
    "id", "folder_id", "archivo", "sha256", "contract", "contract_key", "document", "entity_key",
    "contractor", "payment", "period", "received", "present", "current", "party", "part", "history",
    "rp",
)  # fmt: skip


def listed(store: Store, near: Collection[int] | None = None) -> list[Row]:
    """Every cuenta with its imprint and the decision in force; `near` leaves only those of the contracts and
    the people of these. Without the body of the imprints then."""
    if near is None:
        return rows(store, _lines().order_by(t.SUBMISSIONS.c.id))
    found: dict[int, Row] = {}
    wanted = sorted(near)
    for portion in portions(wanted):
        these = t.SUBMISSIONS.c.id.in_(portion)
        same = (
            t.SUBMISSIONS.c[name].in_(sa.select(t.SUBMISSIONS.c[name]).where(these))
            for name in ("party", "document")
        )
        here = sa.or_(these, *same)
        found |= {row["id"]: row for row in rows(store, _lines().where(here))}
    return [found[key] for key in sorted(found)]


def _lines() -> sa.Select[Any]:
    decided = t.DECISIONS.alias()
    imprint = [t.IMPRINTS.c[name] for name in ("version", "value", "balance", "bank", "body")]
    return (
        sa.select(
            *(t.SUBMISSIONS.c[name] for name in _COLUMNS), *imprint, decided.c.verdict, decided.c.reason
        )
        .select_from(t.SUBMISSIONS)
        .outerjoin(t.IMPRINTS, t.IMPRINTS.c.submission_id == t.SUBMISSIONS.c.id)
        .outerjoin(decided, decided_last(decided, t.SUBMISSIONS.c.id))
    )


def stored_digests(store: Store, folder_id: int | None = None) -> dict[int, str | None]:
    """The digest of the history that each cuenta was judged with."""
    statement = sa.select(t.SUBMISSIONS.c.id, t.SUBMISSIONS.c.history)
    if folder_id is not None:
        statement = statement.where(t.SUBMISSIONS.c.folder_id == folder_id)
    with store.reading() as connection:
        return {row.id: row.history for row in connection.execute(statement)}


# --- what cuentas share ---


def matches(store: Store, ids: Sequence[int] | None = None) -> dict[int, tuple[Match, ...]]:
    """What cuentas (these, or all) share with others, as last worked out, with the others as they are now."""
    names = ("archivo", "contract", "contract_key", "document", "contractor", "period", "payment")
    statement = (
        sa.select(t.MATCHES, *(t.SUBMISSIONS.c[name] for name in names))
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == t.MATCHES.c.there_id)
        .order_by(t.MATCHES.c.submission_id, t.MATCHES.c.position)
    )
    found: dict[int, list[Match]] = defaultdict(list)
    if ids is None:
        parts: Iterable[sa.Select[Any]] = (statement,)
    else:
        parts = (statement.where(t.MATCHES.c.submission_id.in_(portion)) for portion in portions(ids))
    for part in parts:
        for row in rows(store, part):
            found[row["submission_id"]].append(_match(row))
    return {number: tuple(shared) for number, shared in found.items()}


def save_matches(connection: sa.Connection, made: Mapping[int, tuple[Match, ...]]) -> None:
    """Keep what these cuentas share with others, in the place of what they had."""
    keys = list(made)
    for portion in portions(keys):
        some = t.MATCHES.c.submission_id.in_(portion)
        connection.execute(sa.delete(t.MATCHES).where(some))
    new = [
        {"submission_id": number, "position": position, **_match_row(match)}
        for number, shared in made.items()
        for position, match in enumerate(shared)
    ]
    if new:
        connection.execute(sa.insert(t.MATCHES), new)


def _match_row(match: Match) -> dict[str, Any]:
    here, there = _edges(match.box), _edges(match.there.box)
    return {
        "kind": match.kind.value,
        "page": match.page,
        **dict(zip(_EDGES, here, strict=True)),
        "there_id": match.there.submission_id,
        "there_page": match.there.page,
        **{f"there_{name}": edge for name, edge in zip(_EDGES, there, strict=True)},
        "share": match.share,
        "usual": match.usual,
        "quote": match.quote,
    }


def _edges(box: Box | None) -> Iterable[float | None]:
    return [None] * len(_EDGES) if box is None else map(float, box)


def _match(row: Row) -> Match:
    there = Elsewhere(
        submission_id=row["there_id"],
        archivo=row["archivo"],
        contract=row["contract"],
        contract_key=row["contract_key"],
        document=row["document"],
        contractor=row["contractor"],
        month=None if row["period"] is None else Month.parse(row["period"]),
        payment=row["payment"],
        page=row["there_page"],
        box=_box(row, "there_"),
    )
    return Match(
        MatchKind(row["kind"]), row["page"], _box(row), there, row["share"], row["quote"], row["usual"]
    )


def _box(row: Row, prefix: str = "") -> Box | None:
    edges = [row[prefix + name] for name in _EDGES]
    return None if None in edges else Box(*edges)
