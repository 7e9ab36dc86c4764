"""Folders and the files in them: what was there the last time, and what became of each file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from review.store import schema as t
from review.store.codec import clean
from review.store.store import Store
from review.store.writing_rows import change_each

PASSED_OVER = "omitido"  # the status of a file that is not a submission


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as last read. `unchanged_key` is None while a reading has not come to its end."""

    id: int
    path: str
    unchanged_key: str | None
    contracts_path: str | None
    contracts_stamp: str | None
    contracts_notes: tuple[str, ...]
    read_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when last looked at, and the versions of what was worked out from it."""

    id: int
    archivo: str
    size: int | None
    mtime_ns: int | None
    sha256: str | None
    status: str
    reason: str | None
    present: bool
    submission_id: int | None
    reader_version: str | None
    recogniser_version: str | None
    judged_with: str | None


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What to write down of a file found now."""

    archivo: str
    status: str
    reason: str | None = None
    location: str | None = None
    size: int | None = None
    mtime_ns: int | None = None
    sha256: str | None = None
    submission_id: int | None = None


def numbers(store: Store) -> list[int]:
    """The number of every folder known."""
    with store.reading() as connection:
        return list(connection.execute(sa.select(t.FOLDERS.c.id).order_by(t.FOLDERS.c.id)).scalars())


def every(store: Store) -> list[Folder]:
    """Every folder known, the last one read first."""
    statement = sa.select(t.FOLDERS).order_by(t.FOLDERS.c.read_at.desc().nulls_last(), t.FOLDERS.c.id.desc())
    with store.reading() as connection:
        found = connection.execute(statement).mappings().all()
    return [Folder(**{**row, "contracts_notes": tuple(row["contracts_notes"])}) for row in found]


def find(store: Store, path: str) -> Folder | None:
    with store.reading() as connection:
        row = connection.execute(sa.select(t.FOLDERS).where(t.FOLDERS.c.path == path)).mappings().first()
    return None if row is None else Folder(**{**row, "contracts_notes": tuple(row["contracts_notes"])})


def get_or_add(store: Store, path: str) -> Folder:
    found = find(store, path)
    if found is None:
        with store.writing() as connection:
            if connection.execute(sa.select(t.FOLDERS.c.id).where(t.FOLDERS.c.path == path)).first() is None:
                connection.execute(sa.insert(t.FOLDERS).values(path=path, contracts_notes=[]))
        found = find(store, path)
    assert found is not None
    return found


def change(store: Store, folder_id: int, **columns: Any) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(t.FOLDERS).where(t.FOLDERS.c.id == folder_id).values(**columns))


def known_files(store: Store, folder_id: int) -> dict[str, KnownFile]:
    """Every file ever found in the folder, by `archivo`."""
    statement = (
        sa.select(
            t.FILES.c.id,
            t.FILES.c.archivo,
            t.FILES.c.size,
            t.FILES.c.mtime_ns,
            t.FILES.c.sha256,
            t.FILES.c.status,
            t.FILES.c.reason,
            t.FILES.c.present,
            t.FILES.c.submission_id,
            t.DOCUMENTS.c.reader_version,
            t.RECOGNITIONS.c.recogniser_version,
            t.SUBMISSIONS.c.judged_with,
        )
        .outerjoin(t.DOCUMENTS, t.DOCUMENTS.c.sha256 == t.FILES.c.sha256)
        .outerjoin(t.RECOGNITIONS, t.RECOGNITIONS.c.sha256 == t.FILES.c.sha256)
        .outerjoin(t.SUBMISSIONS, t.SUBMISSIONS.c.id == t.FILES.c.submission_id)
        .where(t.FILES.c.folder_id == folder_id)
    )
    with store.reading() as connection:
        return {row.archivo: KnownFile(**row._mapping) for row in connection.execute(statement)}


def with_problems(store: Store, folder_id: int, good: Iterable[str]) -> list[tuple[str, str, str | None]]:
    """(archivo, status, reason) of the files now in the folder whose status is none of `good`."""
    statement = (
        sa.select(t.FILES.c.archivo, t.FILES.c.status, t.FILES.c.reason)
        .where(t.FILES.c.folder_id == folder_id, t.FILES.c.present, t.FILES.c.status.not_in(list(good)))
        .order_by(t.FILES.c.archivo)
    )
    with store.reading() as connection:
        return [(row.archivo, row.status, row.reason) for row in connection.execute(statement)]


def record(
    connection: sa.Connection, folder_id: int, job_id: int | None, records: Sequence[FileRecord]
) -> None:
    """Write down files found now: new ones are added, known ones brought up to date."""
    now = dt.datetime.now(dt.UTC)
    names = [item.archivo for item in records]
    ids: dict[str, int] = {}
    for start in range(0, len(names), 500):
        statement = sa.select(t.FILES.c.archivo, t.FILES.c.id).where(
            t.FILES.c.folder_id == folder_id, t.FILES.c.archivo.in_(names[start : start + 500])
        )
        ids |= {row.archivo: row.id for row in connection.execute(statement)}
    new, known = [], []
    for item in records:
        row = {
            "location": item.location,
            "size": item.size,
            "mtime_ns": item.mtime_ns,
            "sha256": item.sha256,
            "status": item.status,
            "reason": clean(item.reason),
            "present": True,
            "last_seen": now,
            "job_id": job_id,
            "submission_id": item.submission_id,
        }
        if item.archivo in ids:
            known.append((ids[item.archivo], row))
        else:
            new.append({**row, "archivo": item.archivo, "folder_id": folder_id, "first_seen": now})
    if new:
        connection.execute(sa.insert(t.FILES), new)
    change_each(connection, t.FILES, known)


def set_present(store: Store, files: Sequence[KnownFile], *, present: bool) -> None:
    """Mark files, and the submissions they hold, as gone from the folder or back in it."""
    if not files:
        return
    with store.writing(by_person=False) as connection:
        connection.execute(
            sa.update(t.FILES)
            .where(t.FILES.c.id == sa.bindparam("file_id"))
            .values(present=present, last_seen=dt.datetime.now(dt.UTC) if present else t.FILES.c.last_seen),
            [{"file_id": item.id} for item in files],
        )
        held = [{"held": item.submission_id} for item in files if item.submission_id is not None]
        if held:
            connection.execute(
                sa.update(t.SUBMISSIONS)
                .where(t.SUBMISSIONS.c.id == sa.bindparam("held"))
                .values(present=present),
                held,
            )


def move(store: Store, known: KnownFile, to: FileRecord, secop_hint: str | None) -> None:
    """A file that now has another name: its submission, and what was decided about it, go along.

    It is to be judged again, because a name may tell the contract.
    """
    with store.writing(by_person=False) as connection:
        connection.execute(
            sa.update(t.FILES)
            .where(t.FILES.c.id == known.id)
            .values(
                archivo=to.archivo,
                location=to.location,
                size=to.size,
                mtime_ns=to.mtime_ns,
                present=True,
                last_seen=dt.datetime.now(dt.UTC),
            )
        )
        connection.execute(
            sa.update(t.SUBMISSIONS)
            .where(t.SUBMISSIONS.c.id == known.submission_id)
            .values(archivo=to.archivo, secop_hint=secop_hint, present=True, judged_with="")
        )
