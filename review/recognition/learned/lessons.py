"""Lessons of reviewers, put to use on papers of the same layout, and made out of what a reviewer did.

A learned value is always ink of the page at hand that the field's grammar accepts; a lesson only tells
where to look. What the machine read elsewhere and surely is not overruled in silence: both stay, and a person
looks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from review.model import (
    Alternative,
    Box,
    Document,
    Field,
    FieldValue,
    ItemKind,
    Layout,
    Lesson,
    PageKind,
    PageLabel,
    Recognition,
    Spot,
    TaughtField,
)
from review.model.marks import PageMark
from review.model.own_codes import own_parts
from review.model.support import Support
from review.recognition.learned.layouts import layout_of, same_layout, tells
from review.recognition.learned.spots import Ground, Standing
from review.recognition.papers.sorted_page import SortedPage, page_text
from review.recognition.values.candidates import DOUBTFUL
from review.recognition.values.field_values import can_be_placed, same_value

"""With the lesson's number, on the label of a page where it was used."""

SURE = 0.93  # judgement: as sure as a label that names its value
# What the machine read less surely than this does not stand against a lesson.
CONTRADICTS = 0.6
MOST_SPOTS = 4
IN_WORDS, OF_RECEIPT = "valor_letras", "voucher_"
_SHARED_HEIGHT, _SHARED_WIDTH = 0.5, 0.2  # of the smaller box: what a click drew is no closer than that


class Lessons:
    """The lessons in force, for one document. The newest about a thing goes first."""

    def __init__(self, lessons: Sequence[Lesson], document: Document) -> None:
        self._lessons = [one for one in reversed(lessons) if one.origin != document.sha256]
        self._layouts: dict[int, Layout] = {}
        self._used: dict[int, set[int]] = {}

    def page_kind(self, sorted_page: SortedPage) -> SortedPage:
        """The page as a lesson tells it. One that the machine now takes for a third kind is left alone."""
        text, label = sorted_page.text, sorted_page.label
        if text is None:
            return sorted_page
        for lesson in self._lessons:
            if lesson.field is None and same_layout(lesson.layout, self.layout(sorted_page)):
                if label.kind not in (lesson.kind, lesson.instead_of, PageKind.OTRO):
                    return sorted_page
                self._used.setdefault(label.number, set()).add(lesson.id)
                return sorted_page.taught(lesson.kind, SURE, Support.LEARNED)
        return sorted_page

    def layout(self, page: SortedPage) -> Layout:
        number = page.label.number
        if page.text is not None and number not in self._layouts:
            self._layouts[number] = layout_of(page.text)
        return self._layouts.get(number, Layout())

    def fields(
        self, item: ItemKind, pages: Sequence[SortedPage], read: Mapping[str, Field]
    ) -> dict[str, Field]:
        """The fields of an item with what was learned about them."""
        found = dict(read)
        about = [lesson for lesson in self._lessons if lesson.field and lesson.field.item is item]
        done: set[str] = set()
        for lesson in about:
            if lesson.field is None or lesson.field.name in done:
                continue
            for page in pages:
                if page.text is None or not same_layout(lesson.layout, self.layout(page)):
                    continue
                ground = Ground(page.text)
                standing = ground.at(lesson.field.spots, item, lesson.field.name)
                if standing is not None:
                    name = lesson.field.name
                    found[name] = _merged(standing, lesson.field, page.label.number, ground, found.get(name))
                    self._used.setdefault(page.label.number, set()).add(lesson.id)
                    done.add(name)
                    break
        return found

    def marked(self, labels: Sequence[PageLabel]) -> tuple[PageLabel, ...]:
        """The labels with the marks of the lessons used on their pages."""
        return tuple(
            replace(
                label,
                marks=label.marks | {f"{PageMark.LESSON_}{number}" for number in self._used[label.number]},
            )
            if label.number in self._used
            else label
            for label in labels
        )

    def layouts(self, pages: Sequence[SortedPage]) -> dict[int, Layout]:
        """The layout of every page that has words, by number."""
        return {page.label.number: self.layout(page) for page in pages if page.text is not None}


def _merged(
    standing: Standing, taught: TaughtField, number: int, ground: Ground, machine: Field | None
) -> Field:
    """What was learned and what the machine read (None: nothing), put together."""
    name, quote = taught.name, standing.quote
    ink = min((ground.page.words[i].confidence for i in standing.words), default=1.0)
    learned = Field(
        name,
        quote.value,
        quote.text,
        number,
        standing.box,
        round(SURE * ink, 3),
        support=(Support.LEARNED,),
        ink=ink,
    )
    if machine is None:
        return learned
    if same_value(name, machine.value, quote.value):
        doubt = None if machine.others else machine.note  # the lesson decides between rivals, no more
        sure = max(machine.confidence, learned.confidence)
        return replace(machine, confidence=sure, note=doubt, support=(*machine.support, Support.LEARNED))
    rivals = tuple(one for one in machine.others if not same_value(name, one.value, quote.value))
    learned = replace(learned, others=(_passed_over(machine), *rivals))
    told_wrong = (
        taught.wrong is not None and machine.page == number and ground.holds(taught.wrong, machine.box)
    )
    if told_wrong or machine.note is not None or machine.confidence < CONTRADICTS:
        return learned
    note = (
        f"Donde enseñó una corrección dice «{quote.text}», pero también se leyó «{machine.text}» "
        f"(página {machine.page})."
    )
    return replace(learned, confidence=min(learned.confidence, DOUBTFUL), note=note)


def _passed_over(machine: Field) -> Alternative:
    return Alternative(machine.value, machine.text, machine.page, machine.box, machine.confidence)


# --- teaching ---


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something worth a lesson: the page, its layout, and the place of a value on it."""

    page: int
    layout: Layout
    field: TaughtField | None = None


def remember_page(document: Document, number: int) -> Remembered | None:
    """The layout of a page that a reviewer named; None when too little is printed to know it again."""
    text = _text_of(document, number)
    layout = Layout() if text is None else layout_of(text.page)
    return Remembered(number, layout) if tells(layout) else None


def remember_value(
    document: Document,
    item: ItemKind,
    name: str,
    value: FieldValue,
    pages: Sequence[int],
    *,
    at: tuple[int, Box] | None = None,
    read: Recognition | None = None,
    private: Collection[str] = (),
) -> Remembered | None:
    """Where a corrected value stands: at the place the reviewer showed, or wherever it is printed on the
    first of the item's `pages` that holds it. None when it is not printed, or nothing tells its place.

    `read` is what the machine had read. A page on which another field has the same value (the planilla's
    total, for a receipt that cannot be read) teaches nothing, unless the reviewer showed the place. `private`
    holds the folded words of people's names.
    """
    if not can_be_placed(item, name):
        return None
    machine = None if read is None else read.field(item, name)
    for number in pages if at is None else (at[0],):
        ground = _text_of(document, number)
        layout = Layout() if ground is None else layout_of(ground.page)
        if ground is None or not tells(layout):
            continue
        same = [one for one in ground.standing(item, name) if same_value(name, one.quote.value, value)]
        if at is not None:
            shown = ground.page.page.flattened(at[1])
            same = [one for one in same if _meets(one.box, shown)][:1]
        elif read is not None:
            same = [] if _is_another(read, number, item, name, value) else same
        spots = [spot for one in same if (spot := ground.spot(one.words, private)) is not None]
        if spots and len(spots) == len(same) <= MOST_SPOTS:
            wrong = _wrong_place(ground, number, machine, private)
            return Remembered(number, layout, TaughtField(item, name, tuple(dict.fromkeys(spots)), wrong))
    return None


def _text_of(document: Document, number: int) -> Ground | None:
    page = next((page for page in document.pages if page.number == number), None)
    text = None if page is None else page_text(page)
    return None if text is None else Ground(text)


def _is_another(read: Recognition, number: int, item: ItemKind, name: str, value: FieldValue) -> bool:
    """Was this value read on this page as that of another field? In words it is the same one.

    A receipt's value or day is never learned of the planilla's own page.
    """
    planilla = read.field(item, "planilla")
    if name.startswith(OF_RECEIPT) and planilla is not None and planilla.page == number:
        return True
    return any(
        field.page == number and same_value(name, field.value, value)
        for kind, held in read.items.items()
        for field in held.fields.values()
        if (kind, field.name) != (item, name)
        and IN_WORDS not in (name, field.name)
        and own_parts(field.name) is None
    )


def _wrong_place(ground: Ground, number: int, machine: Field | None, private: Collection[str]) -> Spot | None:
    if machine is None or machine.page != number:
        return None
    box = ground.page.page.flattened(machine.box)
    words = [i for i, word in enumerate(ground.page.words) if _meets(word.box, box)]
    return ground.spot(words, private) if words else None


def _meets(one: Box, other: Box) -> bool:
    """Do the boxes share most of the smaller one's height, and some of its width?"""
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return down > _SHARED_HEIGHT * min(one.height, other.height) and across > _SHARED_WIDTH * min(
        one.width, other.width
    )
