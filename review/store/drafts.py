"""What somebody was about to decide or to find at a second look, kept until they do, and where they left off:
one draft for each cuenta and person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from review.model import Bookmark, Draft, ItemKind, LookBegun, Seen, Sighting, Verdict
from review.store import schema as t
from review.store import witness
from review.store.codec import clean
from review.store.queries import rows
from review.store.store import Store

_BOOKMARK, _LOOK = "lugar", "segunda_mirada"
_BESIDE = (_BOOKMARK, _LOOK)
"""Stand among the texts of a draft, which are named by verdicts."""


def of(store: Store, submission_id: int, person: str) -> Draft | None:
    """What this person was about to decide about a cuenta. Raises StoreUnavailable."""
    for row in rows(store, sa.select(t.DRAFTS).where(_whose(submission_id, person))):
        draft = Draft(
            seen=Seen(**row["seen"]),
            verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
            texts={Verdict(name): text for name, text in row["texts"].items() if name not in _BESIDE},
        )
        return None if draft.empty else draft
    return None


def bookmark(store: Store, submission_id: int, person: str) -> Bookmark | None:
    """Where this person left a cuenta; None when they left nothing. Raises StoreUnavailable."""
    kept = _beside(store, submission_id, person, _BOOKMARK)
    return None if kept is None else Bookmark(kept["pagina"], kept["punto"], frozenset(kept["mirados"]))


def look_begun(store: Store, submission_id: int, person: str) -> LookBegun | None:
    """What this person had answered at a second look; None when nothing. Raises StoreUnavailable."""
    kept = _beside(store, submission_id, person, _LOOK)
    if kept is None:
        return None
    return LookBegun(
        decision_id=kept["decision"],
        found={ItemKind(item): Sighting(found) for item, found in kept["items"].items()},
        verdict=None if kept["veredicto"] is None else Verdict(kept["veredicto"]),
        reason=kept["motivo"],
    )


def _beside(store: Store, submission_id: int, person: str, name: str) -> Any:
    for row in rows(store, sa.select(t.DRAFTS.c.texts).where(_whose(submission_id, person))):
        return row["texts"].get(name)
    return None


def keep(store: Store, submission_id: int, person: str, draft: Draft) -> None:
    """Keep a draft in the place of the one before; an empty one only removes it. The bookmark stays.

    Raises StoreUnavailable.
    """
    with store.writing() as connection:
        before = _row(connection, submission_id, person)
        beside = {} if before is None else {k: v for k, v in before["texts"].items() if k in _BESIDE}
        discard(connection, submission_id, person)
        if draft.empty and not beside:
            return
        texts = {verdict.value: clean(text) for verdict, text in draft.texts.items()}
        _put(connection, submission_id, person, draft.verdict, texts | beside, witness.packed(draft.seen))


def leave_off(store: Store, submission_id: int, person: str, left: Bookmark, seen: Seen) -> None:
    """Keep where this person is in a cuenta, as they see it; what they wrote stays as it is kept. It need not
    outlast the power. Raises StoreUnavailable."""
    place = {
        "pagina": left.page,
        "punto": left.point,
        "mirados": sorted(left.looked),
    }
    with store.writing(by_person=False) as connection:
        _put_beside(connection, submission_id, person, {_BOOKMARK: place}, seen)


def keep_look(store: Store, submission_id: int, person: str, begun: LookBegun, seen: Seen) -> None:
    """Keep what this person has answered at a second look at a cuenta, in the place of what they had before.
    Raises StoreUnavailable."""
    kept = {
        "decision": begun.decision_id,
        "items": {kind.value: found.value for kind, found in begun.found.items()},
        "veredicto": None if begun.verdict is None else begun.verdict.value,
        "motivo": clean(begun.reason),
    }
    with store.writing() as connection:
        _put_beside(connection, submission_id, person, {_LOOK: kept}, seen)


def _put_beside(
    connection: sa.Connection, submission_id: int, person: str, kept: Mapping[str, Any], seen: Seen
) -> None:
    """Keep something beside what this person wrote for each verdict, which stays."""
    before = _row(connection, submission_id, person)
    discard(connection, submission_id, person)
    if before is None:
        _put(connection, submission_id, person, None, kept, witness.packed(seen))
    else:
        _put(connection, submission_id, person, before["verdict"], before["texts"] | kept, before["seen"])


def _row(connection: sa.Connection, submission_id: int, person: str) -> sa.RowMapping | None:
    return connection.execute(sa.select(t.DRAFTS).where(_whose(submission_id, person))).mappings().first()


def _put(
    connection: sa.Connection,
    submission_id: int,
    person: str,
    verdict: str | None,
    texts: Mapping[str, Any],
    seen: Mapping[str, Any],
) -> None:
    row = {"submission_id": submission_id, "person": clean(person), "verdict": verdict, "seen": seen}
    connection.execute(sa.insert(t.DRAFTS).values(**row, texts=texts, at=dt.datetime.now(dt.UTC)))


def discard(connection: sa.Connection, submission_id: int, person: str) -> None:
    """Remove a draft: it was decided, or emptied."""
    connection.execute(sa.delete(t.DRAFTS).where(_whose(submission_id, person)))


def _whose(submission_id: int, person: str) -> sa.ColumnElement[bool]:
    return sa.and_(t.DRAFTS.c.submission_id == submission_id, t.DRAFTS.c.person == clean(person))
