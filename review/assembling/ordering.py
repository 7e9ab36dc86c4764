"""Which page of the loose files goes where: item by item as in the checklist, evidence behind its informe.

Each file is recognised by itself; what its own words do not tell is tried behind the file before it, as its
next page, and behind the informe, as its evidence: the desk reads them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from review.model import Document, ItemKind, Origin, Page, PageKind, PageLabel, Recognition
from review.model.marks import ItemMark, PageMark
from review.pipeline.understanding import recognised
from review.ways.checklist import Checklist

_MOSTLY_PICTURE = 0.5  # of a page without words, covered by pictures: a scan or a photograph


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a file (both from 0) with its place: `turn` degrees clockwise put it upright, and its picture
    may be made smaller when it `is_scan`."""

    file: int
    page: int
    kind: PageKind
    turn: int = 0
    is_scan: bool = False


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """The order of names in which «foto 2» stands before «foto 10»."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return tuple((0, int(one), "") if one.isdecimal() else (1, 0, one) for one in parts)


def ordered(documents: Sequence[Document], checklist: Checklist) -> tuple[Leaf, ...]:
    """Every page of the documents once, in the order in which the PDF has them."""
    sorted_files = [_Sorted.of(document) for document in documents]
    _try_behind(sorted_files)
    places = {PageKind(item.kind.value): number for number, item in enumerate(checklist.items)}
    leaves: list[tuple[tuple[int, int, int, int], Leaf]] = []
    for number, one in enumerate(sorted_files):
        for index, page in enumerate(one.document.pages):
            kind = one.kinds[index]
            rank = one.rank(kind, index)
            leaf = Leaf(number, index, kind, page.rotation, is_scan(page))
            leaves.append(((places.get(kind, len(places)), rank, number, index), leaf))
    return tuple(leaf for _, leaf in sorted(leaves, key=lambda pair: pair[0]))


def is_scan(page: Page) -> bool:
    """Whether a page is a picture of paper or a photograph, not text made by a program."""
    if page.origin is Origin.OCR or page.glanced:
        return True
    return not page.words and page.picture_share >= _MOSTLY_PICTURE


@dataclass(slots=True)
class _Sorted:
    """A file with what each of its pages is taken for."""

    document: Document
    recognition: Recognition
    kinds: list[PageKind]

    @classmethod
    def of(cls, document: Document) -> _Sorted:
        recognition = recognised(document)
        return cls(document, recognition, _kinds(recognition.pages))

    @property
    def is_untold(self) -> bool:
        return all(kind is PageKind.OTRO for kind in self.kinds)

    def rank(self, kind: PageKind, index: int) -> int:
        """What goes first within an item: a report before files of nothing but evidence, a planilla before
        the voucher of its payment."""
        labels = self.recognition.pages
        if kind is PageKind.INFORME:
            own = [one for one, told in zip(labels, self.kinds, strict=True) if told is PageKind.INFORME]
            tried = any(one.kind is not PageKind.INFORME for one in own)
            return int(tried or all(PageMark.EVIDENCE in one.marks for one in own))
        if kind is PageKind.SEGURIDAD_SOCIAL:
            social = self.recognition.items.get(ItemKind.SEGURIDAD_SOCIAL)
            marks = () if social is None else social.marks
            of_page = {mark.name for mark in marks if mark.page == index + 1}
            planilla = {ItemMark.PLANILLA, ItemMark.CERTIFICATE} & of_page
            return int(ItemMark.VOUCHER in of_page and not planilla)
        return 0


def _kinds(labels: Iterable[PageLabel]) -> list[PageKind]:
    """Blank pages stay with the page before them in their file, or else the one behind."""
    kinds: list[PageKind | None] = [None if label.kind is PageKind.BLANCO else label.kind for label in labels]
    told = [kind for kind in kinds if kind is not None]
    before = told[0] if told else PageKind.OTRO
    found = []
    for kind in kinds:
        before = before if kind is None else kind
        found.append(before)
    return found


def _try_behind(files: Sequence[_Sorted]) -> None:
    report = [page for one in files for page in _pages_of(one, PageKind.INFORME)]
    for place, one in enumerate(files):
        if not one.is_untold:
            continue
        before = files[place - 1] if place else None
        if before is not None and not before.is_untold and before.kinds[-1] is not PageKind.INFORME:
            same = list(before.document.pages)
            if _told_behind(same, one) == {before.kinds[-1]}:
                one.kinds = [before.kinds[-1]] * len(one.kinds)
                continue
        if report and _told_behind(report, one) == {PageKind.INFORME}:
            one.kinds = [PageKind.INFORME] * len(one.kinds)


def _pages_of(one: _Sorted, kind: PageKind) -> list[Page]:
    return [page for page, told in zip(one.document.pages, one.kinds, strict=True) if told is kind]


def _told_behind(before: Sequence[Page], one: _Sorted) -> set[PageKind]:
    """What the pages of a file are taken for behind other pages."""
    pages = [*before, *one.document.pages]
    numbered = tuple(replace(page, number=number) for number, page in enumerate(pages, 1))
    labels = recognised(replace(one.document, pages=numbered)).pages[len(before) :]
    return set(_kinds(labels))
