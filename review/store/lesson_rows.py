"""What reviewers taught about layouts: rows that are only ever added, like everything a person did."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from review.model import Anchor, ItemKind, Layout, Lesson, PageKind, Side, Signer, Spot, TaughtField
from review.model.marks import PageMark
from review.recognition.learned.layouts import same_layout
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.portions import portions
from review.store.queries import Row, decided, latest, rows
from review.store.store import Store


def pack_layout(layout: Layout) -> bytes:
    return array("Q", sorted(layout.pairs)).tobytes()


def unpack_layout(body: bytes) -> Layout:
    found = array("Q")
    found.frombytes(body)
    return Layout(frozenset(found))


def pack_layouts(layouts: Mapping[int, Layout]) -> bytes:
    """The layouts of a document's pages: the length of each, then its digests."""
    made = array("Q")
    for layout in layouts.values():
        made.append(len(layout.pairs))
        made.extend(sorted(layout.pairs))
    return made.tobytes()


def unpack_layouts(body: bytes) -> list[Layout]:
    """The layouts that `pack_layouts` packed, in their order."""
    packed = array("Q")
    packed.frombytes(body)
    found, at = [], 0
    while at < len(packed):
        size = packed[at]
        found.append(Layout(frozenset(packed[at + 1 : at + 1 + size])))
        at += 1 + size
    return found


def _pack_spot(spot: Spot) -> list[Any]:
    return [[format(a.label, "x"), a.words, a.side.value, list(a.dx), a.dy, a.gap] for a in spot.anchors]


def _unpack_spot(packed: list[Any]) -> Spot:
    return Spot(
        tuple(
            Anchor(int(label, 16), words, Side(side), (dx[0], dx[1], dx[2]), dy, gap)
            for label, words, side, dx, dy, gap in packed
        )
    )


def add(
    store: Store,
    *,
    submission_id: int,
    sha256: str,
    page: int,
    layout: Layout,
    kind: PageKind,
    instead_of: PageKind | None,
    field: TaughtField | None,
    author: Signer,
) -> int:
    """Keep a lesson; gives its number."""
    row = {
        "submission_id": submission_id,
        "sha256": sha256,
        "page": page,
        "layout": pack_layout(layout),
        "kind": kind.value,
        "instead_of": None if instead_of is None else instead_of.value,
        "item": None if field is None else field.item.value,
        "name": None if field is None else field.name,
        "spots": None if field is None else [_pack_spot(spot) for spot in field.spots],
        "wrong": None if field is None or field.wrong is None else _pack_spot(field.wrong),
        **signature(author),
        "at": dt.datetime.now(dt.UTC),
    }
    with store.writing() as connection:
        return acts.add(connection, t.LESSONS, row)


def _lesson(row: Row) -> Lesson:
    field = None
    if row["item"] is not None:
        wrong = None if row["wrong"] is None else _unpack_spot(row["wrong"])
        spots = tuple(map(_unpack_spot, row["spots"]))
        field = TaughtField(ItemKind(row["item"]), row["name"], spots, wrong)
    return Lesson(
        id=row["id"],
        layout=unpack_layout(row["layout"]),
        kind=PageKind(row["kind"]),
        origin=row["sha256"],
        instead_of=None if row["instead_of"] is None else PageKind(row["instead_of"]),
        field=field,
    )


@cache
def _with_state() -> sa.Select[Any]:
    """Lessons with the last word about each: whether it is in force, by whom and when."""
    last = latest(t.LESSON_STATES, "lesson_id").subquery()
    return (
        sa.select(
            t.LESSONS,
            sa.func.coalesce(last.c.active, sa.true()).label("active"),
            last.c.author.label("state_author"),
            last.c.role.label("state_role"),
            last.c.on_behalf.label("state_on_behalf"),
            last.c.at.label("state_at"),
        )
        .outerjoin(last, last.c.lesson_id == t.LESSONS.c.id)
        .order_by(t.LESSONS.c.id)
    )


def in_force(store: Store) -> tuple[Lesson, ...]:
    """The lessons that have not been undone, oldest first."""
    return tuple(_lesson(row) for row in rows(store, _with_state()) if row["active"])


def find(store: Store, lesson_id: int) -> Lesson | None:
    found = rows(store, sa.select(t.LESSONS).where(t.LESSONS.c.id == lesson_id))
    return _lesson(found[0]) if found else None


def listed(store: Store, submission_id: int | None = None) -> list[Row]:
    """Every lesson (of one cuenta, or all) with its state, the file it came from and how often it was of use
    in cuentas that are in a folder now."""
    statement = _with_state().add_columns(t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.contractor)
    statement = statement.join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == t.LESSONS.c.submission_id)
    if submission_id is not None:
        statement = statement.where(t.LESSONS.c.submission_id == submission_id)
    found = rows(store, statement)
    uses = _uses(store) if found else {}
    for row in found:
        row["uses"] = uses.get(row["id"], 0)
    return found


def _uses(store: Store) -> dict[int, int]:
    statement = (
        sa.select(t.PAGES.c.submission_id, t.PAGES.c.marks)
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == t.PAGES.c.submission_id)
        .where(t.SUBMISSIONS.c.present, sa.cast(t.PAGES.c.marks, sa.Text).contains(PageMark.LESSON_))
    )
    used: dict[int, set[int]] = {}
    for row in rows(store, statement):
        for mark in row["marks"]:
            if mark.startswith(PageMark.LESSON_):
                used.setdefault(int(mark.removeprefix(PageMark.LESSON_)), set()).add(row["submission_id"])
    return {number: len(of) for number, of in used.items()}


def set_active(store: Store, lesson_ids: Collection[int], active: bool, author: Signer) -> None:
    """Undo lessons, or put them in force again."""
    now = dt.datetime.now(dt.UTC)
    made = [
        {"lesson_id": number, "active": active, **signature(author), "at": now}
        for number in sorted(lesson_ids)
    ]
    if made:
        with store.writing() as connection:
            acts.add_each(connection, t.LESSON_STATES, made)


# --- what a change of lessons touches ---


def of_layouts(store: Store, version: str, layouts: Sequence[Layout]) -> set[str]:
    """The contents, of those recognised by `version`, that have a page of one of these layouts; and those
    whose layouts are not known."""
    statement = sa.select(t.RECOGNITIONS.c.sha256, t.RECOGNITIONS.c.layouts).where(
        t.RECOGNITIONS.c.recogniser_version == version
    )
    return {
        row["sha256"]
        for row in rows(store, statement)
        if row["layouts"] is None
        or any(same_layout(page, one) for page in unpack_layouts(row["layouts"]) for one in layouts)
    }


def renew(store: Store, before: str, now: str, but: Collection[str]) -> None:
    """Take what `before` recognised for the work of `now`, except in some contents."""
    if before == now:
        return
    table = t.RECOGNITIONS
    stale = sorted(but)
    with store.writing() as connection:
        connection.execute(
            sa.update(table).where(table.c.recogniser_version == before).values(recogniser_version=now)
        )
        for portion in portions(stale):
            some = table.c.sha256.in_(portion)
            connection.execute(sa.update(table).where(some).values(recogniser_version=""))


def open_submissions(store: Store, contents: Collection[str]) -> list[int]:
    """The cuentas with these contents that are in a folder now and nobody has decided on."""
    wanted = sorted(contents)
    found: list[int] = []
    for portion in portions(wanted):
        statement = sa.select(t.SUBMISSIONS.c.id).where(
            t.SUBMISSIONS.c.sha256.in_(portion),
            t.SUBMISSIONS.c.present,
            ~decided(t.SUBMISSIONS.c.id),
        )
        found += [row["id"] for row in rows(store, statement)]
    return found
