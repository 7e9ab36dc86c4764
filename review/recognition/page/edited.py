"""Marks on the items whose digital pages show signs of a later change."""

from __future__ import annotations

from dataclasses import replace

from review.model import Document, EditKind, Mark, RecognisedItem, Recognition
from review.model.marks import ItemMark

NAMES = {EditKind.REVISION: ItemMark.PAGE_EDITED, EditKind.FONT: ItemMark.OTHER_FONT}
_MOST = 12  # of an item: more say nothing new


def with_edits(recognition: Recognition, document: Document) -> Recognition:
    """The recognition with a mark for each sign. Its boxes are those of the page as displayed."""
    edited = {page.number: page.edits for page in document.pages if page.edits}
    if not edited:
        return recognition

    def marked(item: RecognisedItem) -> RecognisedItem:
        found = [
            Mark(NAMES[edit.kind], edit.text, number, edit.box)
            for number in item.pages
            for edit in edited.get(number, ())
        ]
        return replace(item, marks=(*item.marks, *found[:_MOST]))

    return replace(recognition, items={kind: marked(item) for kind, item in recognition.items.items()})
