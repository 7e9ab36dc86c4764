"""Stamps and titles that void a paper, and words that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import Box, ItemKind, Mark, PageKind, Word
from review.model.marks import ItemMark
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.page.stamps import void_mark
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document

PAPERS = {
    ItemKind.INFORME: papers.informe_with_labels_above,
    ItemKind.CUENTA: papers.cuenta_as_a_letter,
    ItemKind.SEGURIDAD_SOCIAL: papers.planilla_row,
    ItemKind.BANCO: papers.bank_letter,
    ItemKind.RUT: papers.rut_page,
    ItemKind.IMPUESTOS: papers.tax_receipt,
}


def paper() -> Sheet:
    """Half a page of plain print under a title."""
    sheet = Sheet().title("CONSTANCIA DE SERVICIOS PRESTADOS", 12).skip(6)
    for _ in range(14):
        sheet.line("El suscrito deja constancia de lo que se hizo durante el mes en la dependencia.")
    return sheet


def stamped(text: str, size: float = 48, y: float = 420) -> Sheet:
    sheet = paper()
    sheet.text(90, y, text, size)
    return sheet


def found(sheet: Sheet) -> Mark | None:
    return void_mark(PageText(sheet.page()))


@pytest.mark.parametrize(
    "text",
    [
        "ANULADO",
        "Anulada",
        "BORRADOR",
        "COPIA NO VÁLIDA",
        "SIN VALOR",
        "SIN VALIDEZ",
        "NO VÁLIDO",
        "DOCUMENTO NO VÁLIDO",
        "NO VÁLIDO PARA PAGO",
        "MUESTRA",
        "EJEMPLAR SIN VALOR",
        "SIN VALOR COMERCIAL",
        "ANULADO POR ERROR",
        "A N U L A D O",
        "BORRADOR BORRADOR",
        "ANULADO 12/10/2026",
        "EN TRÁMITE",
        "PARA TRÁMITE ÚNICAMENTE",
        "SOLO PARA TRÁMITE",
    ],
)
def test_a_large_stamp_voids(text: str) -> None:
    mark = found(stamped(text))
    assert mark is not None
    assert (mark.name, mark.text, mark.page) == (ItemMark.VOIDED, text, 1)
    assert mark.box.top == 420


@pytest.mark.parametrize(
    "text",
    [
        "PAGADO",
        "CANCELADO",
        "COPIA",
        "RECIBIDO",
        "CERTIFICADO",
        "AVALADO",
        "PRUEBA",
        "TOMA DE MUESTRA",
        "NO VÁLIDO SIN FIRMA",
        "COPIA CONTROLADA",
        "PARA TRÁMITE",
        "TRAMITADO",
    ],
)
def test_other_stamps_void_nothing(text: str) -> None:
    assert found(stamped(text)) is None


def test_a_stamp_across_the_page_is_read_as_it_lies() -> None:
    """Slanted letters have boxes as high as wide, over the lines of the paper."""
    sheet = paper()
    sheet.words += [
        Word("SIN", Box(120, 420, 220, 520)),
        Word("VALOR", Box(230, 230, 400, 410)),
    ]
    mark = found(sheet)
    assert mark is not None
    assert (mark.text, mark.box) == ("SIN VALOR", Box(120, 230, 400, 520))


@pytest.mark.parametrize(
    "pieces", [("BOR", "RA", "DOR"), ("ODA", "LUNA"), ("E", "NTIRMÁ", "TE"), ("BORRADO",)]
)
def test_a_stamp_in_pieces_is_told_by_its_letters(pieces: tuple[str, ...]) -> None:
    """Letters put down one by one, or upside down, come out in another order; one may be off the page."""
    sheet = paper()
    sheet.words += [
        Word(piece, Box(120 + 75 * at, 400 - 70 * at, 200 + 75 * at, 480 - 70 * at))
        for at, piece in enumerate(pieces)
    ]
    mark = found(sheet)
    assert mark is not None
    assert mark.text == " ".join(pieces)


def test_letters_apart_from_each_other_among_other_words_of_the_file() -> None:
    """Every second letter comes first in the file, and the print of the paper between the two halves."""
    letters = list(enumerate("ANULADO"))
    half, rest = letters[::2], letters[1::2]
    sheet = paper()
    placed = [Word(letter, Box(90 + 60 * at, 420, 125 + 60 * at, 470)) for at, letter in (*half, *rest)]
    sheet.words[:] = [*placed[: len(half)], *sheet.words, *placed[len(half) :]]
    assert found(sheet) is not None


def test_letters_lying_on_their_side_are_large_as_well() -> None:
    sheet = paper()
    sheet.words += [
        Word(letter, Box(560, 400 - 22 * at, 600, 418 - 22 * at)) for at, letter in enumerate("NO VÁLIDO")
    ]
    assert found(sheet) is not None


@pytest.mark.parametrize("pieces", [("CERTI", "FI", "CADO"), ("CO", "PIA"), ("PA", "GADO"), ("LUNA",)])
def test_other_letters_in_pieces_void_nothing(pieces: tuple[str, ...]) -> None:
    sheet = paper()
    sheet.words += [
        Word(piece, Box(120 + 75 * at, 400, 200 + 75 * at, 480)) for at, piece in enumerate(pieces)
    ]
    assert found(sheet) is None


def test_two_large_words_far_apart_are_two_writings() -> None:
    sheet = stamped("NO", y=200)
    sheet.text(400, 600, "VÁLIDO", 48)
    assert found(sheet) is None


@pytest.mark.parametrize(
    "line",
    [
        "Este documento no es válido sin firma ni sello de la dependencia.",
        "Se anuló la cita del 3 de junio y se reprogramó.",
        "Se revisó el borrador de la circular y se envió la muestra.",
        "ANULADO",
        "Estado: ANULADO",
    ],
)
def test_a_word_in_the_text_of_the_paper_voids_nothing(line: str) -> None:
    assert found(stamped(line, size=10)) is None


@pytest.mark.parametrize("text", ["ANULADA", "(BORRADOR)", "COPIA NO VÁLIDA"])
def test_a_word_in_capitals_under_the_title_voids(text: str) -> None:
    mark = found(stamped(text, size=10, y=90))
    assert mark is not None
    assert mark.text == text


@pytest.mark.parametrize("text", ["Anulada", "Versión: BORRADOR 2", "Muestra de firmas"])
def test_other_words_under_the_title_void_nothing(text: str) -> None:
    assert found(stamped(text, size=10, y=90)) is None


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("CUENTA DE COBRO No. 003 (ANULADA)", "(ANULADA)"),
        ("CUENTA DE COBRO ANULADA", "CUENTA DE COBRO ANULADA"),
        ("INFORME DE ACTIVIDADES - BORRADOR", "BORRADOR"),
        ("Cuenta de cobro anulada", None),
        ("CERTIFICADO DE TRÁMITE", None),
    ],
)
def test_a_title_may_end_in_the_word(title: str, said: str | None) -> None:
    mark = found(Sheet().line(title).skip(3).line("Por concepto de servicios prestados en el mes."))
    assert (None if mark is None else mark.text) == said


def test_a_cell_beside_others_in_the_head_is_no_title() -> None:
    cells = [(60.0, "3001"), (200.0, "AHORROS"), (400.0, "ANULADA")]
    assert (
        found(Sheet().row(cells).skip(3).line("Los demás productos del titular son los siguientes.")) is None
    )


@pytest.mark.parametrize("kind", list(PAPERS))
def test_every_item_carries_its_stamp(kind: ItemKind) -> None:
    sheet = PAPERS[kind]()
    clean = recognise(document(sheet), forced={1: PageKind(kind.value)})
    assert clean.items[kind].mark(ItemMark.VOIDED) is None
    sheet.text(90, 640, "ANULADO", 60)
    stamped_one = recognise(document(sheet), forced={1: PageKind(kind.value)})
    mark = stamped_one.items[kind].mark(ItemMark.VOIDED)
    assert mark is not None
    assert mark.text == "ANULADO"
    assert clean.items[kind].fields.keys() == stamped_one.items[kind].fields.keys()


def test_what_the_informe_brings_as_evidence_may_be_a_draft() -> None:
    informe, evidence = papers.informe_with_labels_above(), Sheet().title("EVIDENCIAS", 14).skip(2)
    evidence.line("Actividad 1: texto que se preparó para la ventanilla.").skip(8)
    evidence.text(90, 400, "BORRADOR", 60)
    read = recognise(document(informe, evidence))
    assert "evidencia" in read.pages[1].marks
    assert read.items[ItemKind.INFORME].mark(ItemMark.VOIDED) is None
    informe.text(90, 640, "BORRADOR", 60)
    assert recognise(document(informe, evidence)).items[ItemKind.INFORME].mark(ItemMark.VOIDED) is not None


def test_a_mark_lies_on_the_page_as_displayed() -> None:
    """A page read by OCR lies askew in its picture: the mark is told where people see it."""
    sheet = papers.cuenta_as_a_letter()
    sheet.text(90, 640, "ANULADO", 60)
    page = replace(sheet.page(), lay=(1.0, 0.0, 5.0, 0.0, 1.0, 7.0, 0.0, 0.0, 1.0))
    mark = recognise(document(page), forced={1: PageKind.CUENTA}).items[ItemKind.CUENTA].mark(ItemMark.VOIDED)
    assert mark is not None
    assert (mark.box.x0, mark.box.top) == (95, 647)


@pytest.mark.parametrize("text", ["B O R R A D O R", "ANULADO", "SIN VALIDEZ"])
def test_a_rut_with_such_a_stamp_is_no_final_one(text: str) -> None:
    sheet = papers.rut_page()
    sheet.text(90, 640, text, 60)
    rut = recognise(document(sheet), forced={1: PageKind.RUT}).items[ItemKind.RUT]
    draft = rut.mark(ItemMark.RUT_DRAFT)
    assert draft is not None
    assert draft.text.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["CERTIFICADO", "COPIA"])
def test_a_rut_with_an_ordinary_watermark_is_one(text: str) -> None:
    sheet = papers.rut_page()
    sheet.text(90, 640, text, 60)
    rut = recognise(document(sheet), forced={1: PageKind.RUT}).items[ItemKind.RUT]
    assert rut.mark(ItemMark.RUT_DRAFT, ItemMark.VOIDED) is None
