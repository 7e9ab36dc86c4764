"""Submissions with what the rules made of them, and what a reviewer laid over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from review.model import ItemKind, SecopState
from review.store import digests, imprints, standing
from review.store import schema as t
from review.store.judged_rows import (
    Judged,
    field_rows,
    finding_rows,
    item_rows,
    page_rows,
    submission_row,
)
from review.store.portions import portions
from review.store.queries import Row
from review.store.store import Store
from review.store.writing_rows import change_each

__all__ = ["File", "Judged", "Kept", "by_file", "kept", "present_in", "save", "settle"]

File = tuple[str, str]
"""The name of a file in its folder, and the hash of its bytes."""

_READ = ((t.PAGES, page_rows), (t.FIELDS, field_rows))
_MADE_OF_IT = ((t.ITEMS, item_rows), (t.FINDINGS, finding_rows))
# Written when a submission is first seen; afterwards `standing.refresh` keeps the last six.
_FIRST_ONLY = {
    "folder_id", "archivo", "sha256", "received", "secop_state", "secop_source", "current", "versions",
    "copies", "party",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A submission as kept: enough to judge it again. `size` of the file in bytes."""

    id: int
    folder_id: int
    archivo: str
    sha256: str
    size: int
    received: dt.datetime
    secop_hint: SecopState | None
    history: str | None
    imprinted: str  # the version of its imprint, empty without one


def kept(store: Store, submission_ids: Sequence[int]) -> list[Kept]:
    """These submissions, those that there are, by file name."""
    found: list[Kept] = []
    for portion in portions(submission_ids):
        found += _kept(store, t.SUBMISSIONS.c.id.in_(portion))
    return sorted(found, key=lambda one: (one.archivo, one.id))


def present_in(store: Store, folder_id: int) -> list[Kept]:
    """The submissions now in a folder, by file name."""
    return _kept(store, sa.and_(t.SUBMISSIONS.c.folder_id == folder_id, t.SUBMISSIONS.c.present))


def _kept(store: Store, which: sa.ColumnElement[bool]) -> list[Kept]:
    columns = ("id", "folder_id", "archivo", "sha256", "received", "secop_hint", "history")
    statement = (
        sa.select(
            *(t.SUBMISSIONS.c[name] for name in columns),
            t.DOCUMENTS.c.size,
            sa.func.coalesce(t.IMPRINTS.c.version, "").label("imprinted"),
        )
        .join(t.DOCUMENTS, t.DOCUMENTS.c.sha256 == t.SUBMISSIONS.c.sha256)
        .outerjoin(t.IMPRINTS, t.IMPRINTS.c.submission_id == t.SUBMISSIONS.c.id)
        .where(which)
        .order_by(t.SUBMISSIONS.c.archivo)
    )
    with store.reading() as connection:
        return [
            Kept(
                **{
                    **row,
                    "secop_hint": SecopState(row["secop_hint"]) if row["secop_hint"] else None,
                }
            )
            for row in connection.execute(statement).mappings()
        ]


def outside(store: Store, folder_id: int, submission_ids: Sequence[int]) -> list[int]:
    """Those of these submissions that are of other folders."""
    mine = (
        {one.id for one in _kept(store, t.SUBMISSIONS.c.folder_id == folder_id)} if submission_ids else set()
    )
    return [number for number in submission_ids if number not in mine]


def by_file(store: Store, folder_id: int) -> dict[File, Kept]:
    """Every submission ever seen in a folder."""
    return {(one.archivo, one.sha256): one for one in _kept(store, t.SUBMISSIONS.c.folder_id == folder_id)}


def save(
    connection: sa.Connection, folder_id: int, batch: Sequence[Judged], *, arrived: bool = True
) -> dict[File, int]:
    """Write submissions and all that hangs from them; gives the id of each.

    The same file with the same bytes keeps its id, so that what was decided stays with it. With `arrived`
    the files are in the folder now, in the place of what had their name before. Only what has changed is
    written. How the cuentas stand among each other is to be worked out afterwards (`settle`).
    """
    if not batch:
        return {}
    made_of_it = [_made_of_it(judged) for judged in batch]
    rows = [
        {**submission_row(folder_id, judged), "told": digests.of_rows(children)}
        for judged, children in zip(batch, made_of_it, strict=True)
    ]
    known = _known(connection, folder_id, batch)
    ids = _save_submissions(connection, batch, rows, known, arrived=arrived)
    read: dict[int, dict[str, list[Row]]] = {}
    told: dict[int, dict[str, list[Row]]] = {}
    for judged, row, children in zip(batch, rows, made_of_it, strict=True):
        before = known.get(_file(judged), {})
        if before.get("written") != row["written"]:
            read[ids[_file(judged)]] = {table.name: list(make(judged)) for table, make in _READ}
        if before.get("told") != row["told"]:
            told[ids[_file(judged)]] = children
    _replace(connection, _READ, read)
    _replace(connection, _MADE_OF_IT, told)
    made = {ids[_file(one)]: one.imprint for one in batch if one.imprint is not None}
    imprints.save(connection, made)
    return ids


def _made_of_it(judged: Judged) -> dict[str, list[Row]]:
    return {table.name: list(make(judged)) for table, make in _MADE_OF_IT}


def _replace(
    connection: sa.Connection,
    tables: Iterable[tuple[sa.Table, object]],
    made: Mapping[int, Mapping[str, list[Row]]],
) -> None:
    """Put rows of submissions in the place of those they had."""
    for table, _ in tables:
        if made:
            connection.execute(
                sa.delete(table).where(table.c.submission_id == sa.bindparam("owner")),
                [{"owner": key} for key in made],
            )
        rows = [{"submission_id": key, **row} for key, of in made.items() for row in of[table.name]]
        if rows:
            connection.execute(sa.insert(table), rows)


def told_of(judged: Judged) -> str:
    """A digest of what would be written of a submission's items and findings."""
    return digests.of_rows(_made_of_it(judged))


def told(store: Store, submission_ids: Collection[int]) -> dict[int, str | None]:
    """The digests of what is written of these submissions."""
    wanted = sorted(submission_ids)
    found: dict[int, str | None] = {}
    with store.reading() as connection:
        for portion in portions(wanted):
            some = t.SUBMISSIONS.c.id.in_(portion)
            rows = connection.execute(sa.select(t.SUBMISSIONS.c.id, t.SUBMISSIONS.c.told).where(some))
            found |= {row.id: row.told for row in rows}
    return found


def states(store: Store, folder_id: int) -> dict[int, tuple[str, ...]]:
    """The result and the state of each item in force, of every submission of a folder."""
    columns = [t.SUBMISSIONS.c[name] for name in ("id", "result", *(item.value for item in ItemKind))]
    with store.reading() as connection:
        found = connection.execute(sa.select(*columns).where(t.SUBMISSIONS.c.folder_id == folder_id))
        return {row[0]: tuple(row[1:]) for row in found}


def _file(judged: Judged) -> File:
    return judged.archivo, judged.facts.sha256


def settle(connection: sa.Connection, near: Collection[int] | None = None) -> None:
    """Work out again how the cuentas stand among each other, after files came, went or were judged; `near`
    are those of which this is known, where it is of no others."""
    standing.refresh(connection, near)


def _known(connection: sa.Connection, folder_id: int, batch: Sequence[Judged]) -> dict[File, Row]:
    """What is kept of these files, whatever their bytes, by (archivo, sha256)."""
    found: dict[File, Row] = {}
    files = [judged.archivo for judged in batch]
    for portion in portions(files):
        statement = sa.select(t.SUBMISSIONS).where(
            t.SUBMISSIONS.c.folder_id == folder_id,
            t.SUBMISSIONS.c.archivo.in_(portion),
        )
        for row in connection.execute(statement).mappings():
            found[row["archivo"], row["sha256"]] = dict(row)
    return found


def _save_submissions(
    connection: sa.Connection,
    batch: Sequence[Judged],
    rows: Sequence[Row],
    known: Mapping[File, Row],
    *,
    arrived: bool,
) -> dict[File, int]:
    ids: dict[File, int] = {}
    new: list[Row] = []
    old: list[tuple[int, Row]] = []
    for judged, row in zip(batch, rows, strict=True):
        before = known.get(_file(judged))
        if before is None:
            new.append(row)
            continue
        ids[_file(judged)] = before["id"]
        if not arrived:
            row["present"] = before["present"]
        kept = {name: value for name, value in row.items() if name not in _FIRST_ONLY}
        if any(before[name] != value for name, value in kept.items() if name != "judged_at"):
            old.append((before["id"], kept))
    if arrived:
        mine = {_file(judged) for judged in batch}
        replaced = [row["id"] for file, row in known.items() if file not in mine and row["present"]]
        # Other bytes under the same name: another submission, which leaves this one as history
        for portion in portions(replaced):
            some = t.SUBMISSIONS.c.id.in_(portion)
            connection.execute(sa.update(t.SUBMISSIONS).where(some).values(present=False))
    change_each(connection, t.SUBMISSIONS, old)
    if new:
        made = connection.execute(
            sa.insert(t.SUBMISSIONS).returning(t.SUBMISSIONS.c.id, sort_by_parameter_order=True), new
        )
        ids |= {(row["archivo"], row["sha256"]): key for row, key in zip(new, made.scalars(), strict=True)}
    return ids
