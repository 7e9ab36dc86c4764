"""No value without ink: changing a figure of a quote changes the value, or the quote is no longer told."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace

import pytest

from review.model import Document, Field, ItemKind, Origin, Page, Recognition, Word
from review.recognition import recognise
from review.recognition.page.ink import words_within
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document

PAPERS = [f for _, f in inspect.getmembers(papers, inspect.isfunction) if f.__module__ == papers.__name__]


def scanned(read: Document) -> Document:
    """The same words as if OCR had read them well."""
    return replace(
        read,
        pages=tuple(
            replace(
                page, origin=Origin.OCR, words=tuple(replace(word, confidence=0.97) for word in page.words)
            )
            for page in read.pages
        ),
    )


def other_figure(word: Word) -> Word:
    """The word with another last figure; cents are no part of a value."""
    whole = re.sub(r"[.,]\d\d$", "", word.text)
    at = max(place for place, char in enumerate(whole) if char.isdigit())
    figure = str((int(word.text[at]) + 3) % 10)
    return replace(word, text=word.text[:at] + figure + word.text[at + 1 :])


def changed(read: Document, number: int, old: Word) -> Document:
    def page_with(page: Page) -> Page:
        if page.number != number:
            return page
        return replace(page, words=tuple(other_figure(w) if w == old else w for w in page.words))

    return replace(read, pages=tuple(page_with(page) for page in read.pages))


@pytest.mark.parametrize("ocr", [False, True], ids=["texto", "ocr"])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_a_changed_figure_is_seen(paper: type[Sheet], ocr: bool) -> None:
    read = document(paper())
    read = scanned(read) if ocr else read
    found = recognise(read)
    for kind, item in found.items.items():
        for field in item.fields.values():
            page = next(page for page in read.pages if page.number == field.page)
            quoted = [w for w in words_within(page, field.box) if any(c.isdigit() for c in w.text)]
            assert field.text
            for word in quoted[-1:]:
                told = field_of(recognise(changed(read, page.number, word)), kind, field.name)
                assert told is None or told.value != field.value or told.box != field.box, (field, told)


def field_of(found: Recognition, kind: ItemKind, name: str) -> Field | None:
    return found.field(kind, name)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_a_quote_is_made_of_the_words_at_its_box_also_when_scanned(paper: type[Sheet]) -> None:
    read = scanned(document(paper()))
    for item in recognise(read).items.values():
        for field in item.fields.values():
            page = next(page for page in read.pages if page.number == field.page)
            inside = "".join(word.text for word in words_within(page, field.box))
            for piece in field.text.replace("–", " ").split():
                assert piece in inside, (field, inside)
            assert field.ink == pytest.approx(0.97)
