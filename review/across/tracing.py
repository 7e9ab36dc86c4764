"""The traces of one document, from its recognition and its pages. Pure; depends on nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from review.across.activity_digests import paragraphs_of
from review.across.imprint import PRINT_BYTES, NumberPrint, Photo, Traces
from review.model import Box, Field, ItemKind, Month, Origin, Page, PageKind, Recognition
from review.recognition.grammar import ids
from review.recognition.grammar.account_numbers import same_account
from review.recognition.whole.second_look import SURE_INK

LEAST_CONFIDENCE: Final = 0.8
SHORTEST_PLANILLA: Final = 7
WHOLE_PAGE: Final = 0.85
"""A picture over more of a scanned page than this is the scan itself."""
LETTERHEAD_PAGES: Final = 3
"""A picture on so many pages of one document belongs to its form."""
MOST_PHOTOS: Final = 400


def traces_of(
    recognition: Recognition, pages: Iterable[Page], *, least_confidence: float = LEAST_CONFIDENCE
) -> Traces:
    """What this document can be compared by. `pages` are those of the document recognised."""
    return Traces(
        planilla=_planilla(recognition, least_confidence),
        account=_account(recognition, least_confidence),
        photos=_photos(recognition, list(pages)),
        paragraphs=paragraphs_of(recognition.activities),
    )


def _planilla(recognition: Recognition, least: float) -> NumberPrint | None:
    field = recognition.field(ItemKind.SEGURIDAD_SOCIAL, "planilla")
    if field is None or field.confidence < least:
        return None
    period = recognition.value(ItemKind.SEGURIDAD_SOCIAL, "periodo")
    number = _number(field, period if isinstance(period, Month) else None)
    digits = ids.digits(number.digits)
    return number if len(digits) >= SHORTEST_PLANILLA and len(set(digits)) > 1 else None


def _account(recognition: Recognition, least: float) -> NumberPrint | None:
    """The account certified by the bank; without a letter, the one that the cuenta asks to be paid into.

    While the two differ nobody knows which one is the contractor's.
    """
    read = [recognition.field(item, "cuenta") for item in (ItemKind.BANCO, ItemKind.CUENTA)]
    told = [_number(field, None) for field in read if field is not None and field.confidence >= least]
    if not told:
        return None
    return replace(told[0], sure=told[0].sure and same_account(told[0].digits, told[-1].digits))


def _number(field: Field, month: Month | None) -> NumberPrint:
    sure = field.note is None and (field.ink >= SURE_INK or bool(field.support))
    return NumberPrint(str(field.value), field.page, field.box, sure, month)


def _photos(recognition: Recognition, pages: list[Page]) -> tuple[Photo, ...]:
    """The photographs on the pages of the informe, without what its form repeats on page after page."""
    informe = {label.number for label in recognition.pages if label.kind is PageKind.INFORME}
    found = [photo for page in pages if page.number in informe for photo in _on_page(page)]
    on_pages = Counter(print_ for print_, _ in {(photo.print, photo.page) for photo in found})
    at_place = Counter((photo.print, _about(photo.box)) for photo in found)
    kept: dict[bytes, Photo] = {}
    for photo in found:
        repeated = on_pages[photo.print] >= LETTERHEAD_PAGES or at_place[photo.print, _about(photo.box)] > 1
        if not repeated:
            kept.setdefault(photo.print, photo)
    return tuple(kept.values())[:MOST_PHOTOS]


def _on_page(page: Page) -> Iterator[Photo]:
    area = page.width * page.height
    for one in page.prints:
        is_scan = page.origin is Origin.OCR and one.box.width * one.box.height > WHOLE_PAGE * area
        if len(one.print) == PRINT_BYTES and not is_scan:
            yield Photo(page.number, one.box, one.print)


def _about(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / 6) for edge in box)
