"""What was read from each content (by SHA-256) and recognised in it: kept so as not to do it twice."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from review.model import Document, Lectura, Recognition
from review.store import schema as t
from review.store.codec import clean, pack_pages, pack_recognition, unpack_pages, unpack_recognition
from review.store.lesson_rows import pack_layouts
from review.store.portions import portions
from review.store.store import Store


class PageSheet(NamedTuple):
    """A page without its words: size in points as displayed upright, and why it was not read."""

    number: int
    width: float
    height: float
    failure: str | None


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """A document without its words: what a judgement and a list need of it. `lost` as the Document's."""

    sha256: str
    lectura: Lectura
    reason: str | None
    sheets: tuple[PageSheet, ...]
    lost: bool = False


class Held(NamedTuple):
    """What is kept of a content. Without `recognition` the recogniser of now has not seen it; `mark` is a
    digest of it."""

    facts: ReadFacts
    reader_version: str
    recognition: Recognition | None
    mark: str


def facts_of(document: Document) -> ReadFacts:
    sheets = tuple(PageSheet(p.number, p.width, p.height, p.failure) for p in document.pages)
    return ReadFacts(document.sha256, document.lectura, document.reason, sheets, document.lost)


def _replace(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, object]]) -> None:
    """Put rows by their sha256, over what was there."""
    present: set[str] = set()
    hashes = [str(row["sha256"]) for row in rows]
    for portion in portions(hashes):
        statement = sa.select(table.c.sha256).where(table.c.sha256.in_(portion))
        present |= set(connection.execute(statement).scalars())
    new = [row for row in rows if row["sha256"] not in present]
    old = [{**row, "key": row["sha256"]} for row in rows if row["sha256"] in present]
    if new:
        connection.execute(sa.insert(table), new)
    if old:
        columns = [name for name in old[0] if name not in ("key", "sha256")]
        connection.execute(
            sa.update(table)
            .where(table.c.sha256 == sa.bindparam("key"))
            .values({name: sa.bindparam(name) for name in columns}),
            [{name: value for name, value in row.items() if name != "sha256"} for row in old],
        )


def save_documents(connection: sa.Connection, documents: Iterable[Document]) -> None:
    """Keep documents as read; a content read before (by an older reader) is replaced."""
    unique = {document.sha256: document for document in documents}
    now = dt.datetime.now(dt.UTC)
    _replace(
        connection,
        t.DOCUMENTS,
        [
            {
                "sha256": document.sha256,
                # Without a version what was lost counts as read by an older reader, and is read again.
                "reader_version": "" if document.lost else document.reader_version,
                "size": document.size,
                "lectura": document.lectura.value,
                "reason": clean(document.reason),
                "page_count": len(document.pages),
                "picture_pages": sum(page.is_picture for page in document.pages),
                "failed_pages": sum(page.failure is not None for page in document.pages),
                "sheets": [[p.number, p.width, p.height, clean(p.failure)] for p in document.pages],
                "read_at": now,
            }
            for document in unique.values()
        ],
    )
    _replace(
        connection,
        t.DOCUMENT_PAGES,
        [{"sha256": document.sha256, "body": pack_pages(document.pages)} for document in unique.values()],
    )


def save_recognitions(connection: sa.Connection, version: str, made: Mapping[str, Recognition]) -> None:
    """Keep what a recogniser of this version made of each content."""
    _replace(
        connection,
        t.RECOGNITIONS,
        [
            {
                "sha256": sha256,
                "recogniser_version": version,
                "body": pack_recognition(recognition),
                "layouts": pack_layouts(recognition.layouts),
            }
            for sha256, recognition in made.items()
        ],
    )


def known(store: Store, reader_version: str, hashes: Iterable[str]) -> set[str]:
    """Which of these contents have been read by this version of the reader."""
    wanted = list(hashes)
    found: set[str] = set()
    with store.reading() as connection:
        for portion in portions(wanted):
            statement = sa.select(t.DOCUMENTS.c.sha256).where(
                t.DOCUMENTS.c.reader_version == reader_version,
                t.DOCUMENTS.c.sha256.in_(portion),
            )
            found |= set(connection.execute(statement).scalars())
    return found


def load_facts(store: Store, hashes: Sequence[str], recogniser_version: str) -> dict[str, Held]:
    """What is kept of these contents (at most some hundreds), with what this version of the recogniser made
    of each."""
    same = sa.and_(
        t.RECOGNITIONS.c.sha256 == t.DOCUMENTS.c.sha256,
        t.RECOGNITIONS.c.recogniser_version == recogniser_version,
    )
    names = ("sha256", "lectura", "reason", "sheets", "reader_version")
    statement = (
        sa.select(*(t.DOCUMENTS.c[name] for name in names), t.RECOGNITIONS.c.body)
        .outerjoin(t.RECOGNITIONS, same)
        .where(t.DOCUMENTS.c.sha256.in_(hashes))
    )
    found: dict[str, Held] = {}
    with store.reading() as connection:
        for row in connection.execute(statement):
            sheets = tuple(map(PageSheet._make, row.sheets))
            facts = ReadFacts(row.sha256, Lectura(row.lectura), row.reason, sheets, not row.reader_version)
            known = None if row.body is None else unpack_recognition(row.body)
            found[row.sha256] = Held(facts, row.reader_version, known, mark_of(row.body))
    return found


def recognitions(store: Store, hashes: Sequence[str]) -> dict[str, Recognition]:
    """What was last recognised in these contents, by whatever version of the recogniser."""
    found: dict[str, Recognition] = {}
    with store.reading() as connection:
        for portion in portions(hashes):
            statement = sa.select(t.RECOGNITIONS.c.sha256, t.RECOGNITIONS.c.body).where(
                t.RECOGNITIONS.c.sha256.in_(portion)
            )
            found |= {row.sha256: unpack_recognition(row.body) for row in connection.execute(statement)}
    return found


def mark_of(body: bytes | None) -> str:
    """A digest of a packed recognition."""
    return "" if body is None else hashlib.sha256(body).hexdigest()[:16]


def was_lost(store: Store, sha256: str) -> bool:
    """Whether some of a content was not read for a cause of ours, so that it is to be read again."""
    statement = sa.select(t.DOCUMENTS.c.reader_version).where(t.DOCUMENTS.c.sha256 == sha256)
    with store.reading() as connection:
        return connection.execute(statement).scalar() == ""


def load_document(store: Store, sha256: str) -> Document | None:
    """A document as it was read, with all its words."""
    statement = (
        sa.select(t.DOCUMENTS, t.DOCUMENT_PAGES.c.body)
        .join(t.DOCUMENT_PAGES, t.DOCUMENT_PAGES.c.sha256 == t.DOCUMENTS.c.sha256)
        .where(t.DOCUMENTS.c.sha256 == sha256)
    )
    with store.reading() as connection:
        row = connection.execute(statement).first()
    if row is None:
        return None
    return Document(
        sha256=row.sha256,
        size=row.size,
        lectura=Lectura(row.lectura),
        pages=unpack_pages(row.body),
        reason=row.reason,
        reader_version=row.reader_version,
        lost=not row.reader_version,
    )
