"""Large writing across a page: what it means with some letters wrong, and when a person must look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from review.model import Box, Document, ItemKind, LookKind, Origin, Page, RecognisedItem, Word
from review.recognition import recognise
from review.recognition.page import across
from review.recognition.whole import second_look
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document

PLACE = Box(120, 200, 480, 500)


def page(text: str, confidence: float = 0.9) -> Page:
    return Page(1, 612, 792, slanted=(Word(text, PLACE, confidence),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("EN TRÁMITE", "EN TRÁMITE"),
        ("E.TRAVITE", "EN TRÁMITE"),
        ("DOLLMENTO ETRAMITE", "EN TRÁMITE"),
        ("WTRANTE", "EN TRÁMITE"),
        ("BURRADOR", "BORRADOR"),
        ("ANI LADO", "ANULADO"),
        ("LIN VAL'DEZ", "SIN VALIDEZ"),
    ],
)
def test_a_word_is_told_with_some_letters_wrong(text: str, said: str) -> None:
    mark = across.not_final(page(text), "rut_en_tramite")
    assert mark is not None
    assert (mark.text, mark.page, mark.box) == (said, 1, PLACE)
    assert across.unread(page(text), "rut_letras_sin_leer") is None


@pytest.mark.parametrize(
    "text",
    ["COPIA", "CERTIMCAUC", "LOL MEN SIN C TO", "DOCUMENTO SIN COSTO", "RADICADO", "APROBADO", "TRAMITADO"],
)
def test_other_words_are_ordinary(text: str) -> None:
    assert across.not_final(page(text), "rut_en_tramite") is None
    assert across.unread(page(text), "rut_letras_sin_leer") is None


@pytest.mark.parametrize(
    ("text", "ordinary"),
    [
        ("(OPlA (ER IFK AN", True),
        ("C (OPlA(tRIHK AOC)", True),
        ("DOCUMFNTO SlN (OSTO", True),
        ("FN IRAMIIE", False),
        ("(FRIIFI(ADO DOCUMFNIO FN IRAMIIE", False),
        ("8ORR DUR", False),
        ("(OPlA NO VAL", False),
    ],
)
def test_hollow_letters_hardly_read_are_ordinary_only_if_like_what_is_printed_there(
    text: str, ordinary: bool
) -> None:
    told = across.not_final(page(text, 0.6), "rut_en_tramite")
    unread = across.unread(page(text, 0.6), "rut_letras_sin_leer")
    assert (told is None and unread is None) is ordinary


def test_the_pieces_of_an_ordinary_line_are_it_together() -> None:
    pieces = tuple(Word(text, PLACE, 0.7) for text in ("(OPIA", "K IFI AN"))
    assert across.unread(Page(1, 612, 792, slanted=pieces), "rut_letras_sin_leer") is None
    torn = (*pieces, Word("MITE", PLACE, 0.95))
    assert across.unread(Page(1, 612, 792, slanted=torn), "rut_letras_sin_leer") is not None


@pytest.mark.parametrize(("text", "confidence"), [("…", 0.0), ("K17 R", 0.7), ("MITE", 0.98), ("BOR", 0.95)])
def test_what_is_unclear_is_for_a_person(text: str, confidence: float) -> None:
    assert across.not_final(page(text, confidence), "rut_en_tramite") is None
    assert across.unread(page(text, confidence), "rut_letras_sin_leer") is not None


def scanned() -> Document:
    """A RUT read by OCR."""
    typed = document(papers.rut_page())
    words = tuple(replace(word, confidence=0.97) for word in typed.pages[0].words)
    return replace(typed, pages=(replace(typed.pages[0], words=words, origin=Origin.OCR),))


def seen(before: Document, *lines: Word) -> RecognisedItem:
    after = replace(before, pages=(replace(before.pages[0], slanted=lines),))
    assert not asked(after)
    return recognise(after).items[ItemKind.RUT]


def asked(read: Document) -> list[Box]:
    looks = second_look.wanted(read, recognise(read))
    return [look.box for look in looks if look.kind is LookKind.SLANTED]


def test_a_scanned_rut_is_looked_over_and_a_typed_one_is_not() -> None:
    assert not asked(document(papers.rut_page()))
    (box,) = asked(scanned())
    assert all(box.x0 <= word.box.x0 and word.box.bottom <= box.bottom for word in scanned().pages[0].words)


def test_what_was_seen_across_a_rut_becomes_its_marks() -> None:
    before = scanned()
    assert {mark.name for mark in recognise(before).items[ItemKind.RUT].marks} == set()
    assert {mark.name for mark in seen(before).marks} == {"rut_mirado"}
    draft = seen(before, Word("EN TRAMITE", PLACE, 0.9))
    assert {mark.name for mark in draft.marks} == {"rut_mirado", "rut_en_tramite"}
    burnt = replace(before, pages=(replace(before.pages[0], burnt=0.9),))
    assert {mark.name for mark in seen(burnt).marks} == {"rut_mirado", "rut_copia_sin_tonos"}
    unclear = seen(before, Word("…", PLACE, 0.0))
    assert {mark.name for mark in unclear.marks} == {"rut_mirado", "rut_letras_sin_leer"}


WATERMARK, LOGO = Box(60, 100, 500, 500), Box(40, 20, 120, 60)


def with_picture(read: Document, *pictures: Box) -> Document:
    return replace(read, pages=(replace(read.pages[0], pictures=pictures),))


@pytest.mark.parametrize("paper", [papers.rut_page, papers.bank_letter, papers.cuenta_as_a_letter])
def test_a_typed_page_with_a_picture_among_its_words_is_looked_over(paper: Callable[[], Sheet]) -> None:
    typed = document(paper())
    assert not asked(with_picture(typed, LOGO))
    (box,) = asked(with_picture(typed, LOGO, WATERMARK))
    assert box.x0 <= WATERMARK.x0
    assert box.bottom >= WATERMARK.bottom


def test_what_a_picture_says_across_a_paper_voids_it() -> None:
    cuenta = with_picture(document(papers.cuenta_as_a_letter()), WATERMARK)
    for said, voided in (("ANULADO", "ANULADO"), ("BORRAOOR", "BORRADOR"), ("PAGADO", None)):
        looked = replace(cuenta, pages=(replace(cuenta.pages[0], slanted=(Word(said, WATERMARK, 0.9),)),))
        mark = recognise(looked).items[ItemKind.CUENTA].mark("anulado")
        assert (None if mark is None else mark.text) == voided
