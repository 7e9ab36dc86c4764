"""Pages → items, words → fields: what a read document holds, with the ink that supports every value.

`recognise` is pure: no file, no clock, no network. It leans on no template: papers are told by weighed
phrases and by their neighbours, values by families of labels, geometry and the grammars.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from review.model import Document, Field, ItemKind, Lesson, Mark, PageKind, RecognisedItem, Recognition
from review.model.marks import ItemMark, PageMark
from review.recognition.grammar.person_names import same_person
from review.recognition.items import banco
from review.recognition.items.cuenta import cuenta
from review.recognition.items.impuestos import impuestos
from review.recognition.items.informe import informe
from review.recognition.items.informe.activities import activities
from review.recognition.items.informe.own_pages import with_own_pages
from review.recognition.items.item_reading import ItemReading
from review.recognition.items.planilla import seguridad_social
from review.recognition.items.rut import rut
from review.recognition.items.tax_declaration import may_declare, read_declaration
from review.recognition.knowledge.in_force import with_words
from review.recognition.knowledge.kinds import Paper
from review.recognition.knowledge.own_words import NO_WORDS, Words
from review.recognition.learned.lessons import Lessons
from review.recognition.own_marks import seen_by_plugins
from review.recognition.page.across import not_final
from review.recognition.page.displayed import displayed
from review.recognition.page.edited import with_edits
from review.recognition.page.ink import with_ink
from review.recognition.page.stamps import void_mark
from review.recognition.papers.sequence import sort_pages
from review.recognition.papers.shared_sheets import apart
from review.recognition.papers.sorted_page import SortedPage, page_text
from review.recognition.values.calibration import calibrated
from review.recognition.whole.agreement import agreed, month_billed
from review.recognition.whole.printed import with_numbers

__all__ = ["recognise"]

SOCIAL = ItemKind.SEGURIDAD_SOCIAL
LEAST_NAME = 0.6
"""A name less sure than this is not told: it may be any words in capitals."""

NOTHING = Recognition((), {})
_HOLD_DECLARATIONS = (PageKind.CUENTA, PageKind.INFORME)

_READERS: dict[ItemKind, Callable[[Sequence[SortedPage]], ItemReading]] = {
    ItemKind.INFORME: informe.read,
    ItemKind.CUENTA: cuenta.read,
    ItemKind.SEGURIDAD_SOCIAL: seguridad_social.read,
    ItemKind.BANCO: banco.read,
    ItemKind.RUT: rut.read,
    ItemKind.IMPUESTOS: impuestos.read,
}


@dataclass(slots=True)
class _Work:
    """A document under recognition: what the stages so far made of it."""

    document: Document
    forced: Mapping[int, PageKind] | None
    learned: Lessons
    pages: Sequence[SortedPage] = ()
    found: Recognition = NOTHING

    def of(self, kind: ItemKind) -> list[SortedPage]:
        """The pages of an item, in order."""
        return [page for page in self.pages if page.label.kind.item is kind]


def _sort_pages(work: _Work) -> Recognition:
    """Which page is what."""
    work.pages = with_own_pages(apart(sort_pages(work.document, work.forced, work.learned.page_kind)))
    first = {page.label.number: page.label for page in reversed(work.pages)}
    return replace(work.found, pages=tuple(first[number] for number in sorted(first)))


def _read_items(work: _Work) -> Recognition:
    """The fields and marks of each item that has pages, with what was learned about its layout."""
    items: dict[ItemKind, RecognisedItem] = {}
    names: list[Field] = []
    for kind, reader in _READERS.items():
        own = work.of(kind)
        if not own:
            continue
        reading = seguridad_social.read(own, month_billed(items)) if kind is SOCIAL else reader(own)
        numbers = tuple(page.label.number for page in own)
        items[kind] = RecognisedItem(
            kind, numbers, work.learned.fields(kind, own, reading.fields), reading.marks
        )
        names.extend(reading.names)
    return replace(work.found, items=items, names=_best_first(names))


def _read_declaration(work: _Work) -> Recognition:
    """The contractor's tax declaration, from a paper of its own or out of a cuenta or an informe."""
    texts = [page.text for page in work.pages if page.text is not None and _declares(page)]
    declaration = read_declaration(texts)
    if declaration is None:
        return work.found
    own = {page.label.number for page in work.pages if page.label.kind is PageKind.OTRO}
    told = own & set(declaration.pages)
    pages = tuple(
        replace(page, marks=page.marks | {PageMark.DECLARATION}) if page.number in told else page
        for page in work.found.pages
    )
    return replace(work.found, pages=pages, declaration=declaration)


def _declares(page: SortedPage) -> bool:
    if page.paper is Paper.DECLARACION:
        return True
    within = page.label.kind in _HOLD_DECLARATIONS and PageMark.EVIDENCE not in page.label.marks
    moved = page.label.kind is PageKind.OTRO and page.paper is None
    return page.text is not None and (within or moved) and may_declare(page.text)


def _tell_voided(work: _Work) -> Recognition:
    """A mark on an item for each of its pages that a stamp or a word beside its title voids.

    What an informe brings as evidence is another paper: drafts and cancelled ones may be what was done.
    """

    def marked(item: RecognisedItem) -> RecognisedItem:
        own = [page for page in work.of(item.kind) if PageMark.EVIDENCE not in page.label.marks]
        found = [mark for page in own if (mark := _void_mark(page)) is not None]
        return replace(item, marks=(*item.marks, *found))

    return replace(work.found, items={kind: marked(item) for kind, item in work.found.items.items()})


def _see_own(work: _Work) -> Recognition:
    """What plug-ins see on the pages of each item."""
    items = {kind: seen_by_plugins(item, work.of(kind)) for kind, item in work.found.items.items()}
    return replace(work.found, items=items)


def _void_mark(page: SortedPage) -> Mark | None:
    """What large letters of the text or of a picture say; those across a RUT are among its own marks."""
    printed = None if page.text is None else void_mark(page.text)
    drawn = None if page.label.kind is PageKind.RUT else not_final(page.page, ItemMark.VOIDED)
    return printed or drawn


def _tell_numbers(work: _Work) -> Recognition:
    """The numbers on the pages of items, with which what is expected of them is looked for."""
    texts = {one.label.number: one.text for one in work.pages if one.text is not None}
    halves = Counter(one.label.number for one in work.pages)
    whole = {page.number: page_text(page) for page in work.document.pages if halves[page.number] > 1}
    return with_numbers(
        work.found, texts | {number: text for number, text in whole.items() if text is not None}
    )


def _tell_learned(work: _Work) -> Recognition:
    """Which pages were read with a lesson, and the layouts by which others may be known again."""
    return replace(
        work.found,
        pages=work.learned.marked(work.found.pages),
        layouts=work.learned.layouts(work.pages),
    )


STAGES: tuple[tuple[str, Callable[[_Work], Recognition]], ...] = (
    ("pages", _sort_pages),
    ("items", _read_items),
    ("declaration", _read_declaration),
    ("voided", _tell_voided),
    ("plugins", _see_own),
    ("activities", lambda work: replace(work.found, activities=activities(work.of(ItemKind.INFORME)))),
    ("ink", lambda work: with_ink(work.found, work.document)),
    ("numbers", _tell_numbers),
    ("agreement", lambda work: agreed(work.found)),
    ("confidence", lambda work: calibrated(work.found)),
    ("display", lambda work: displayed(work.found, work.document)),
    ("edits", lambda work: with_edits(work.found, work.document)),
    ("learned", _tell_learned),
)
"""What is done to a document, in order: each stage adds to the recognition that the one before it left."""


def recognise(
    document: Document,
    *,
    forced: Mapping[int, PageKind] | None = None,
    lessons: Sequence[Lesson] = (),
    words: Words = NO_WORDS,
) -> Recognition:
    """Tell the pages of a document apart and read the fields of each item found.

    `forced` are pages (counted from 1) that a reviewer moved: their kind is taken as said. `lessons`, oldest
    first, are put to use on pages of the layouts they are about. `words` are what the entity's own papers
    print. Never raises for what a document holds; a document without pages has no items.
    """
    with with_words(words):
        work = _Work(document, forced, Lessons(lessons, document))
        for _, stage in STAGES:
            work.found = stage(work)
    return work.found


def _best_first(names: Sequence[Field]) -> tuple[Field, ...]:
    """Names that more items agree on come first; in one item's eyes any bystander may look like a name."""
    agreeing = [sum(same_person(str(one.value), str(two.value)) for two in names) for one in names]
    ranked = sorted(zip(agreeing, names, strict=True), key=lambda pair: (-pair[0], -pair[1].confidence))
    return tuple(name for _, name in ranked if name.confidence >= LEAST_NAME)
