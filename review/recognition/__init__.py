"""Pages → items, words → fields: what a read document holds, with the ink that supports every value.

`recognise` is pure: no file, no clock, no network. It leans on no template: papers are told by weighed
phrases and by their neighbours, values by families of labels, geometry and the grammars.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from review.model import Document, Field, ItemKind, Lesson, PageKind, RecognisedItem, Recognition
from review.recognition.grammar.names import same_person
from review.recognition.items import banco
from review.recognition.items.cuenta import cuenta
from review.recognition.items.impuestos import impuestos
from review.recognition.items.informe import informe
from review.recognition.items.informe.activities import activities
from review.recognition.items.planilla import seguridad_social
from review.recognition.items.reading import ItemReading
from review.recognition.items.rut import rut
from review.recognition.learned.lessons import Lessons
from review.recognition.page.displayed import displayed
from review.recognition.page.edited import with_edits
from review.recognition.page.ink import with_ink
from review.recognition.papers.sequence import SortedPage, sort_pages
from review.recognition.values.calibration import calibrated
from review.recognition.whole.agreement import agreed, month_billed

__all__ = ["recognise"]

SOCIAL = ItemKind.SEGURIDAD_SOCIAL
LEAST_NAME = 0.6
"""A name less sure than this is not told: it may be any words in capitals."""

_READERS: dict[ItemKind, Callable[[Sequence[SortedPage]], ItemReading]] = {
    ItemKind.INFORME: informe.read,
    ItemKind.CUENTA: cuenta.read,
    ItemKind.SEGURIDAD_SOCIAL: seguridad_social.read,
    ItemKind.BANCO: banco.read,
    ItemKind.RUT: rut.read,
    ItemKind.IMPUESTOS: impuestos.read,
}


def recognise(
    document: Document, *, forced: Mapping[int, PageKind] | None = None, lessons: Sequence[Lesson] = ()
) -> Recognition:
    """Tell the pages of a document apart and read the fields of each item found.

    `forced` are pages (counted from 1) that a reviewer moved: their kind is taken as said. `lessons`, oldest
    first, are put to use on pages of the layouts they are about. Never raises for what a document holds; a
    document without pages has no items.
    """
    learned = Lessons(lessons, document)
    pages = sort_pages(document, forced, learned.page_kind)
    by_item: dict[ItemKind, list[SortedPage]] = {}
    for page in pages:
        item = page.label.kind.item
        if item is not None:
            by_item.setdefault(item, []).append(page)
    items: dict[ItemKind, RecognisedItem] = {}
    names: list[Field] = []
    for kind, reader in _READERS.items():
        own = by_item.get(kind)
        if own is None:
            continue
        reading = seguridad_social.read(own, month_billed(items)) if kind is SOCIAL else reader(own)
        numbers = tuple(page.label.number for page in own)
        fields = learned.fields(kind, own, reading.fields)
        items[kind] = RecognisedItem(kind, numbers, fields, reading.marks)
        names.extend(reading.names)
    labels = tuple(page.label for page in pages)
    done = activities(by_item.get(ItemKind.INFORME, ()))
    read = Recognition(labels, items, _best_first(names), activities=done)
    found = with_edits(displayed(calibrated(agreed(with_ink(read, document))), document), document)
    return replace(found, pages=learned.marked(found.pages), layouts=learned.layouts(pages))


def _best_first(names: Sequence[Field]) -> tuple[Field, ...]:
    """Names that more items agree on come first; in one item's eyes any bystander may look like a name."""
    agreeing = [sum(same_person(str(one.value), str(two.value)) for two in names) for one in names]
    ranked = sorted(zip(agreeing, names, strict=True), key=lambda pair: (-pair[0], -pair[1].confidence))
    return tuple(name for _, name in ranked if name.confidence >= LEAST_NAME)
