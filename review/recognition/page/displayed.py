"""From the page made flat, where values are read, to the page as displayed, where people look for them."""

from __future__ import annotations

from dataclasses import replace

from review.model import Box, Document, Field, Page, RecognisedItem, Recognition


def displayed(recognition: Recognition, document: Document) -> Recognition:
    """The recognition with every box where its ink is on the page as displayed upright."""
    askew = {page.number: page for page in document.pages if page.lay is not None}
    if not askew:
        return recognition
    return replace(
        recognition,
        items={kind: _item(item, askew) for kind, item in recognition.items.items()},
        names=tuple(_field(name, askew) for name in recognition.names),
        declaration=None
        if recognition.declaration is None
        else replace(
            recognition.declaration,
            answers={name: _field(told, askew) for name, told in recognition.declaration.answers.items()},
        ),
        activities=tuple(
            replace(told, box=_box(told.box, told.page, askew)) for told in recognition.activities
        ),
        numbers=tuple(
            replace(one, box=_box(one.box, one.page, askew).in_tenths()) for one in recognition.numbers
        ),
    )


def _item(item: RecognisedItem, askew: dict[int, Page]) -> RecognisedItem:
    return replace(
        item,
        fields={name: _field(found, askew) for name, found in item.fields.items()},
        marks=tuple(replace(mark, box=_box(mark.box, mark.page, askew)) for mark in item.marks),
    )


def _field(found: Field, askew: dict[int, Page]) -> Field:
    return replace(
        found,
        box=_box(found.box, found.page, askew),
        others=tuple(replace(other, box=_box(other.box, other.page, askew)) for other in found.others),
    )


def _box(box: Box, number: int, askew: dict[int, Page]) -> Box:
    page = askew.get(number)
    return box if page is None else page.displayed(box)
