"""Words that a file holds letter by letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import Box, Origin, Page, Word
from review.recognition.page.letter_spacing import joined
from tests.recognition.sheet import LETTER

WIDTH, HEIGHT, SPACE = 5.0, 10.0, 3.0


def letters(text: str, *, gap: float = 0.0, origin: Origin = Origin.TEXTO) -> Page:
    """Each letter a word of its own, `gap` points after the one before; a space leaves three points more."""
    words, x = [], 72.0
    for letter in text:
        if letter == " ":
            x += SPACE
            continue
        words.append(Word(letter, Box(x, 100.0, x + WIDTH, 100.0 + HEIGHT)))
        x += WIDTH + gap
    return Page(1, *LETTER, words=tuple(words), origin=origin)


def said(page: Page) -> list[str]:
    return [word.text for word in joined(page).words]


@pytest.mark.parametrize("gap", [0.0, 0.1, -0.1])
def test_letters_that_touch_are_one_word(gap: float) -> None:
    page = letters("12. Fecha del informe: 02-jul-2026", gap=gap)
    assert said(page) == ["12.", "Fecha", "del", "informe:", "02-jul-2026"]
    word = joined(page).words[-1]
    assert word.box == Box.around(one.box for one in page.words[-11:])


def test_letters_with_a_gap_between_them_stay_apart() -> None:
    page = letters("Fecha del informe", gap=1.0)
    assert joined(page) is page


def test_what_is_higher_or_larger_does_not_touch() -> None:
    """The mark of a footnote is no figure of the number before it."""
    page = letters("abcdef")
    end = page.words[-1].box.x1
    raised = Word("7", Box(end, 97.0, end + 3, 103.0))
    assert said(replace(page, words=(*page.words, raised))) == ["abcdef", "7"]


def test_what_ocr_read_as_apart_is_apart() -> None:
    page = letters("Fecha", origin=Origin.OCR)
    assert joined(page) is page


def test_a_ligature_touches_though_only_its_ink_is_told() -> None:
    page = letters("de firma")
    d, e, f, i, *rest = page.words
    ink = Box(f.box.x0 + 0.4, 103.0, i.box.x1 - 0.4, 108.0)
    page = replace(page, words=(d, e, Word("fi", ink), *rest, *letters("del informe").words))
    assert said(page)[:2] == ["de", "firma"]
