"""How surely the ink of every value was read: the confidence of the words that its quote is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from review.model import READ_TWICE, Box, Document, Field, Page, RecognisedItem, Recognition, Word

_LEAST_DOUBT = 0.999
"""Nothing that one reading of OCR tells is surer."""


def with_ink(recognition: Recognition, document: Document) -> Recognition:
    """The recognition with the `ink` of its fields. Boxes are still those of the pages made flat."""
    unsure = {
        page.number: words
        for page in document.pages
        if (words := [word for word in page.words if word.confidence < 1])
    }
    if not unsure:
        return recognition
    return replace(
        recognition,
        items={kind: _item(item, unsure) for kind, item in recognition.items.items()},
        names=tuple(_field(name, unsure) for name in recognition.names),
        declaration=None
        if recognition.declaration is None
        else replace(
            recognition.declaration,
            answers={name: _field(told, unsure) for name, told in recognition.declaration.answers.items()},
        ),
    )


def words_within(page: Page, box: Box) -> list[Word]:
    """The words whose middle lies in the box."""
    return list(_within(page.words, box))


def _item(item: RecognisedItem, unsure: Mapping[int, list[Word]]) -> RecognisedItem:
    if not any(page in unsure for page in item.pages):
        return item
    return replace(item, fields={name: _field(found, unsure) for name, found in item.fields.items()})


def _field(found: Field, unsure: Mapping[int, list[Word]]) -> Field:
    words = _within(unsure.get(found.page, ()), found.box)
    sure = min((word.confidence for word in words), default=1.0)
    return replace(found, ink=sure if sure >= READ_TWICE else min(round(sure, 3), _LEAST_DOUBT))


def _within(words: Iterable[Word], box: Box) -> Iterable[Word]:
    return (word for word in words if box.holds_middle_of(word.box))
