"""Remembering the layout of a paper that a reviewer put right, and forgetting it."""

from __future__ import annotations

from dataclasses import dataclass

from review.desk.views import LessonView
from review.errors import BadArgument
from review.model import Box, Document, FieldValue, ItemKind, Lesson, PageKind, Recognition, Signer
from review.model.overlay import NOTHING
from review.pipeline import judge_again
from review.pipeline.taught import FolderTaught, Taught, carry_over
from review.recognition import recognise
from review.recognition.grammar import fold
from review.recognition.learned.lessons import Remembered, remember_page, remember_value
from review.recognition.page.page_text import plain_words
from review.store import Store, judgements, overlays, queries, readings
from review.store import lesson_rows as kept

NOT_PRINTED = "no se encontró en la página dónde está escrito ese valor, o no hay un rótulo que diga cuál es."
TOO_LITTLE = "la página tiene muy poco texto impreso para reconocerla después."


@dataclass(frozen=True, slots=True)
class Teaching:
    """What came of teaching: the lesson, and how many other cuentas were reviewed again with it. Without a
    lesson, `reason` says in Spanish why nothing was remembered (empty when nobody asked to)."""

    lesson: int | None = None
    reviewed: int = 0
    reason: str = ""


def lessons(store: Store) -> list[LessonView]:
    """Every format learned, newest first, those undone too. Raises StoreUnavailable."""
    return [
        LessonView(
            id=row["id"],
            submission_id=row["submission_id"],
            archivo=row["archivo"],
            contractor=row["contractor"],
            page=row["page"],
            kind=PageKind(row["kind"]),
            item=None if row["item"] is None else ItemKind(row["item"]),
            name=row["name"],
            author=row["author"],
            at=row["at"],
            active=bool(row["active"]),
            uses=row["uses"],
            state_author=row["state_author"],
            state_at=row["state_at"],
        )
        for row in reversed(kept.listed(store))
    ]


def set_lesson(store: Store, lesson_id: int, active: bool, author: Signer) -> int:
    """Undo a lesson, or put it in force again; gives how many cuentas were reviewed again. What people
    decided stays. Raises BadArgument."""
    lesson = kept.find(store, lesson_id)
    if lesson is None:
        raise BadArgument(f"No hay un formato aprendido con el número {lesson_id}.")
    before = Taught.of(store.whole)
    if (lesson_id in {one.id for one in before.lessons}) is active:
        return 0
    kept.set_active(store, [lesson_id], active, author)
    return judge_again(store, carry_over(store.whole, before, [lesson.layout]))


def forget(
    store: Store,
    submission_id: int,
    author: Signer,
    *,
    page: int | None = None,
    field: tuple[ItemKind, str] | None = None,
) -> None:
    """Undo what this cuenta taught about a page, or about a field: its correction was taken back, or made
    anew."""
    for row in kept.listed(store, submission_id):
        about = None if row["item"] is None else (ItemKind(row["item"]), row["name"])
        if row["active"] and about == field and (field is not None or row["page"] == page):
            set_lesson(store, row["id"], False, author)


def teach_page(store: Store, submission_id: int, page: int, kind: PageKind, author: Signer) -> Teaching:
    """Remember the layout of a page that was moved."""
    taken = of_page(store, submission_id, page, kind)
    return Teaching(reason=taken) if isinstance(taken, str) else _teach(store, submission_id, taken, author)


def teach_value(
    store: Store,
    submission_id: int,
    item: ItemKind,
    name: str,
    value: FieldValue,
    author: Signer,
    at: tuple[int, Box] | None,
) -> Teaching:
    """Remember where a corrected value stands on its page's layout."""
    taken = of_value(store, submission_id, item, name, value, at)
    return Teaching(reason=taken) if isinstance(taken, str) else _teach(store, submission_id, taken, author)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a paper teaches: the content it was taken from, the place, and what its page is (`instead_of`
    what the machine said, for a page that was moved)."""

    sha256: str
    found: Remembered
    kind: PageKind
    instead_of: PageKind | None = None

    def lesson(self, number: int = 0) -> Lesson:
        return Lesson(number, self.found.layout, self.kind, self.sha256, self.instead_of, self.found.field)


def of_page(store: Store, submission_id: int, page: int, kind: PageKind) -> Taken | str:
    """What a page that is of `kind` teaches, or why nothing, in Spanish."""
    document, sha256 = document_of(store, submission_id)
    found = None if document is None else remember_page(document, page)
    if found is None:
        return TOO_LITTLE
    rows = {row["number"]: row for row in queries.details(store, "pages", submission_id)}
    return Taken(sha256, found, kind, PageKind(rows[page]["machine_kind"]))


def of_value(
    store: Store,
    submission_id: int,
    item: ItemKind,
    name: str,
    value: FieldValue,
    at: tuple[int, Box] | None = None,
) -> Taken | str:
    """What a field that is `value` teaches (without `at` its place is looked for), or why nothing, in
    Spanish."""
    document, sha256 = document_of(store, submission_id)
    found = None
    if document is not None:
        moves = overlays.in_force(store, [submission_id]).get(submission_id, NOTHING).moves
        (submission,) = judgements.kept(store, [submission_id])
        taught = FolderTaught(store).of(submission.folder_id)
        read = recognise(document, forced=moves, lessons=taught.lessons, words=taught.words)
        held = read.items.get(item)
        found = remember_value(
            document,
            item,
            name,
            value,
            () if held is None else held.pages,
            at=at,
            read=read,
            private=_private(store, submission_id, read),
        )
    return NOT_PRINTED if found is None else Taken(sha256, found, PageKind(item.value))


def _teach(store: Store, submission_id: int, taken: Taken, author: Signer) -> Teaching:
    before = Taught.of(store.whole)
    number = kept.add(
        store,
        submission_id=submission_id,
        sha256=taken.sha256,
        page=taken.found.page,
        layout=taken.found.layout,
        kind=taken.kind,
        instead_of=taken.instead_of,
        field=taken.found.field,
        author=author,
    )
    touched = carry_over(store.whole, before, [taken.found.layout])
    judge_again(store, touched)
    return Teaching(number, len(set(touched) - {submission_id}))


def document_of(store: Store, submission_id: int) -> tuple[Document | None, str]:
    """What was read of a cuenta, None when it is not kept; and its content."""
    sha256 = str(queries.submissions(store, ids=[submission_id], absent=True)[0]["sha256"])
    return readings.load_document(store, sha256), sha256


def _private(store: Store, submission_id: int, read: Recognition) -> frozenset[str]:
    """The words of the names of people in this cuenta: no label holds one."""
    row = queries.submissions(store, ids=[submission_id], absent=True)[0]
    names = [row["contractor"], row["supervisor"], *(str(name.value) for name in read.names)]
    return frozenset(word for name in names if name for word in plain_words(fold(name)) if len(word) > 2)
