"""What histories are made of: every cuenta in a line, and what it shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Box, Elsewhere, Match, MatchKind, Month
from review.store import digests
from review.store import schema as t
from review.store.portions import MOST, portions
from review.store.queries import Row, decided_last, rows
from review.store.store import Store

_EDGES = Box._fields
_COLUMNS = (
    "id", "folder_id", "archivo", "sha256", "contract", "contract_key", "document", "entity_key",
    "contractor", "payment", "period", "received", "present", "current", "party", "part", "history",
    "rp",
)  # fmt: skip

_SEEN = (
    "id", "contract", "contract_key", "document", "contractor", "payment", "period", "party", "part",
)  # fmt: skip


def listed(store: Store, near: Collection[int] | None = None) -> list[Row]:
    """Every cuenta with its imprint and the decision in force; `near` leaves only those of the contracts, the
    people and the bytes of these."""
    if near is None:
        return rows(store, _lines().order_by(t.SUBMISSIONS.c.id))
    found: dict[int, Row] = {}
    for portion in portions(sorted(near)):
        here = _sharing(portion, "party", "contract_key", "document", "sha256")
        found |= {row["id"]: row for row in rows(store, _lines().where(here))}
    return [found[key] for key in sorted(found)]


def beside(store: Store, ids: Collection[int]) -> list[int]:
    """The numbers of these cuentas and of those of the same contracts and people."""
    found: set[int] = set()
    for portion in portions(sorted(ids)):
        asked = sa.select(t.SUBMISSIONS.c.id).where(_sharing(portion, "party", "document"))
        found |= {row["id"] for row in rows(store, asked)}
    return sorted(found)


def _sharing(ids: Sequence[int], *names: str) -> sa.ColumnElement[bool]:
    """Whether a cuenta is one of these, or has something in common with one: a column that tells anything."""
    column = t.SUBMISSIONS.c
    these = column.id.in_(ids)
    told = (sa.select(column[name]).where(these, column[name] != "") for name in names)
    return sa.or_(these, *(column[name].in_(one) for name, one in zip(names, told, strict=True)))


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


def together(store: Store, ids: Collection[int] | None = None) -> list[int]:
    """The numbers of cuentas (these, or all), those of one person one after the other: what is near some of
    them is then near few others."""
    column = t.SUBMISSIONS.c
    asked = sa.select(column.id).order_by(column.document, column.party, column.id)
    wanted = None if ids is None else set(ids)
    if wanted is not None and len(wanted) <= MOST:
        asked = asked.where(column.id.in_(wanted))
    with store.reading() as connection:
        found = connection.execute(asked).scalars()
        return [number for number in found if wanted is None or number in wanted]


def seen(store: Store, ids: Sequence[int]) -> str:
    """A digest of what others see of these cuentas: which contract, person and month each is of, and its
    traces. While it is the same, nobody shares more or less with them."""
    asked = sa.select(*(t.SUBMISSIONS.c[name] for name in _SEEN), t.IMPRINTS.c.version).outerjoin(
        t.IMPRINTS, t.IMPRINTS.c.submission_id == t.SUBMISSIONS.c.id
    )
    told = ""
    with store.reading() as connection:
        for portion in portions(sorted(ids)):
            some = asked.where(t.SUBMISSIONS.c.id.in_(portion)).order_by(t.SUBMISSIONS.c.id)
            told = digests.digest(told, [tuple(row) for row in connection.execute(some)])
    return told


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
