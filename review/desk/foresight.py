"""What remembering a layout would change in other cuentas, told before anybody decides to. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from review.desk import teaching
from review.desk.teaching import Taken
from review.model import Box, Document, FieldValue, ItemKind, Lesson, PageKind
from review.model.overlay import NOTHING
from review.pipeline.taught import FolderTaught, Taught, open_with
from review.recognition import recognise
from review.store import Store, judgements, overlays, queries
from review.ways.checklist import DEFAULT


@dataclass(frozen=True, slots=True)
class Foresight:
    """The files of the other cuentas that would be read otherwise; or `reason`, in Spanish, why nothing would
    be remembered."""

    others: tuple[str, ...] = ()
    reason: str = ""


def of_page(store: Store, submission_id: int, page: int, kind: PageKind) -> Foresight:
    """Of remembering that a page like this one is of `kind`. Raises StoreUnavailable."""
    return _foresee(store, submission_id, teaching.of_page(store, submission_id, page, kind))


def of_value(
    store: Store,
    submission_id: int,
    item: ItemKind,
    name: str,
    value: FieldValue,
    at: tuple[int, Box] | None = None,
) -> Foresight:
    """Of remembering where a value stands on papers like this one; without `at` its place is looked for.
    Raises StoreUnavailable."""
    return _foresee(store, submission_id, teaching.of_value(store, submission_id, item, name, value, at))


def _foresee(store: Store, submission_id: int, taken: Taken | str) -> Foresight:
    if isinstance(taken, str):
        return Foresight(reason=taken)
    near = [one for one in open_with(store, Taught.of(store), [taken.found.layout]) if one != submission_id]
    folders = FolderTaught(store)
    said = overlays.in_force(store, near)
    changed = []
    for one in judgements.kept(store, near):
        document, _ = teaching.document_of(store, one.id)
        moves = said.get(one.id, NOTHING).moves
        if document is not None and _differs(document, moves, folders.of(one.folder_id), taken.lesson()):
            changed.append(one.id)
    rows = queries.submissions(store, ids=changed) if changed else []
    return Foresight(tuple(sorted(row["archivo"] for row in rows)))


def _differs(document: Document, moves: Mapping[int, PageKind], taught: Taught, lesson: Lesson) -> bool:
    """Whether one lesson more makes another reading of a document: other pages or values, or sure of one."""

    def read(lessons: tuple[Lesson, ...]) -> Any:
        found = recognise(document, forced=moves, lessons=lessons, words=taught.words)
        values = {
            (kind, name): (field.value, field.note is None and field.confidence >= DEFAULT.least_confidence)
            for kind, item in found.items.items()
            for name, field in item.fields.items()
        }
        return [page.kind for page in found.pages], values

    return bool(read(taught.lessons) != read((*taught.lessons, lesson)))
