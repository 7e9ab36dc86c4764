"""Signed papers, and places left empty to sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import Box, Field, ItemKind, Origin, Page
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.page.signatures import signature_marks
from tests.recognition.sheet import Sheet, document

NAME = "MARTA OSORIO QUIROGA"


def charge(*end: str) -> Sheet:
    sheet = Sheet().line("Pueblo Claro, 3 de junio de 2026").skip().title("CUENTA DE COBRO No. 3").skip()
    sheet.line("ALCALDÍA DE PUEBLO CLARO").line("NIT 899.999.061-9").skip().line("DEBE A:").line(NAME)
    sheet.line("C.C. 52.417.903").skip().paragraph("LA SUMA DE dos millones de pesos M/CTE ($ 2.000.000)")
    sheet.paragraph("Por concepto de los servicios prestados en mayo de 2026, contrato No. 210 de 2026.")
    sheet.skip(4)
    for line in end:
        sheet.line(line)
    return sheet


BLOCKS = (
    ("Atentamente,", "", "", "", NAME, "C.C. 52.417.903"),
    ("", "", "", "______________________", NAME, "Contratista"),
    ("", "", "", "FIRMA DEL CONTRATISTA",),
)  # fmt: skip


def marks(page: Page, kind: ItemKind = ItemKind.CUENTA) -> set[str]:
    read = recognise(document(page)).items[kind]
    return {mark.name for mark in read.marks if mark.name.startswith("firma")}


def spot(sheet: Sheet, end: tuple[str, ...]) -> Box:
    """Where a hand would sign: above the last lines."""
    bottom = sheet.y - 1.35 * sheet.size * sum(
        1 for line in end if line.strip("_") and line != "Atentamente,"
    )
    return Box(80, bottom - 34, 190, bottom - 2)


@pytest.mark.parametrize("end", BLOCKS)
def test_an_empty_place_to_sign(end: tuple[str, ...]) -> None:
    assert marks(charge(*end).page()) == {"firma_vacia"}


@pytest.mark.parametrize("end", BLOCKS)
def test_a_picture_or_a_stroke_is_a_signature(end: tuple[str, ...]) -> None:
    sheet = charge(*end)
    where = spot(sheet, end)
    assert marks(replace(sheet.page(), pictures=(where,))) == {"firma"}
    assert marks(replace(sheet.page(), strokes=(where,))) == {"firma"}


@pytest.mark.parametrize(
    "said",
    ["Firmado digitalmente por Marta Osorio Quiroga", "Firma electrónica", "Documento firmado en línea"],
)
def test_typed_words_are_a_signature(said: str) -> None:
    assert marks(charge("Atentamente,", "", said, NAME, "C.C. 52.417.903").page()) == {"firma"}


def test_nothing_is_said_of_a_scan_nor_without_a_place() -> None:
    end = BLOCKS[0]
    scan = replace(charge(*end).page(), origin=Origin.OCR)
    assert marks(scan) == set()
    assert marks(charge("Gracias.").page()) == set()


def test_a_logo_is_no_signature_and_a_picture_elsewhere_leaves_it_open() -> None:
    sheet = charge(*BLOCKS[0])
    logo = Box(60, 20, 130, 55)
    assert marks(replace(sheet.page(), pictures=(logo,))) == {"firma_vacia"}
    photograph = Box(60, sheet.y - 120, 560, sheet.y)
    assert "firma_vacia" not in marks(replace(sheet.page(), pictures=(photograph,)))


def test_the_supervisors_signature_is_not_the_contractors() -> None:
    sheet = charge(*BLOCKS[0]).skip(4)
    top = sheet.y
    sheet.line("ELENA SUÁREZ PINTO").line("Supervisora del contrato")
    assert marks(replace(sheet.page(), strokes=(Box(80, top - 40, 190, top - 4),))) == {"firma_vacia"}


@pytest.mark.parametrize("left", [250.0, 330.0, 450.0])
def test_ink_in_the_blank_over_the_last_block_of_a_paper_signs_it_wherever_it_stands(left: float) -> None:
    sheet = charge(*BLOCKS[0])
    ink = Box(left, sheet.y - 70, left + 90, sheet.y - 34)
    assert marks(replace(sheet.page(), pictures=(ink,))) == {"firma"}
    assert marks(replace(sheet.page(), strokes=(ink,))) == {"firma"}


@pytest.mark.parametrize("other", [(350.0, -27.0), (72.0, 40.0)])
def test_ink_far_from_the_block_may_be_anothers_who_signs_beside_or_below(other: tuple[float, float]) -> None:
    sheet = charge(*BLOCKS[0])
    ink = Box(350, sheet.y - 70, 440, sheet.y - 34)
    x, down = other
    sheet.text(x, sheet.y + down, "ELENA SUÁREZ PINTO")
    sheet.text(x, sheet.y + down + 13, "Supervisora del contrato")
    assert marks(replace(sheet.page(), strokes=(ink,))) == {"firma_vacia"}


PARTED = (
    (("Atentamente,",), (NAME, "C.C. 52.417.903")),
    (("Atentamente,", "", "", "_____________________", NAME), ("C.C. 52.417.903", "Contratista")),
    ((), ("FIRMA DEL CONTRATISTA",)),
)  # fmt: skip
"""What a cuenta says before the end of a page, and what comes on the next one."""
HEAD = ("REPÚBLICA DE COLOMBIA", "ALCALDÍA DE PUEBLO CLARO")


def parted(end: tuple[str, ...], begin: tuple[str, ...], head: tuple[str, ...] = ()) -> tuple[Page, Page]:
    """A cuenta whose last lines come on a second page, under the running head of both."""
    one = charge(*end)
    two = Sheet()
    for at, line in enumerate(head):
        one.text(72, 20 + 12 * at, line)
        two.text(72, 20 + 12 * at, line)
    for line in begin:
        two.line(line)
    return one.page(1), two.page(2)


def told(*pages: Page) -> list[tuple[str, int]]:
    names = [Field("contratista", NAME, NAME, 1, Box(0, 0, 1, 1), 0.9)]
    return [(mark.name, mark.page) for mark in signature_marks([PageText(page) for page in pages], names)]


@pytest.mark.parametrize(("end", "begin"), PARTED)
@pytest.mark.parametrize("head", [(), HEAD])
def test_a_signature_left_at_the_end_of_the_page_before(
    end: tuple[str, ...], begin: tuple[str, ...], head: tuple[str, ...]
) -> None:
    one, two = parted(end, begin, head)
    last = max(word.box.bottom for word in one.words)
    ink = Box(80, last - 60, 180, last - 29) if len(end) > 1 else Box(80, last + 6, 180, last + 40)
    assert told(replace(one, pictures=(ink,)), two) == [("firma", 1)]
    assert told(replace(one, strokes=(ink,)), two) == [("firma", 1)]
    assert told(one, two) == [("firma_vacia", 2)]


def test_what_the_page_before_ends_with_may_be_anothers() -> None:
    one, two = parted(("Atentamente,",), PARTED[0][1])
    last = max(word.box.bottom for word in one.words)
    right = Box(420, last + 6, 520, last + 40)
    assert told(replace(one, strokes=(right,)), two) == [("firma_vacia", 2)]
    seal = Box(80, 740, 140, 770)  # at the foot of both pages
    assert told(replace(one, pictures=(seal,)), replace(two, pictures=(seal,))) == [("firma_vacia", 2)]
    above = Box(80, last - 110, 180, last - 80)  # over words that are no part of the place to sign
    assert told(replace(one, strokes=(above,)), two) == [("firma_vacia", 2)]
    assert told(replace(one, origin=Origin.OCR), two) == []
    assert told(one, replace(two, number=3)) == []


def test_a_signature_at_the_head_of_a_page_is_no_letterhead() -> None:
    one, two = parted(("Atentamente,",), ("", "", NAME, "C.C. 52.417.903"), HEAD)
    ink, logo = Box(80, 46, 170, 80), Box(80, 20, 130, 55)
    assert told(one, replace(two, pictures=(ink,))) == [("firma", 2)]
    assert told(replace(one, pictures=(logo,)), replace(two, pictures=(logo,))) == [("firma_vacia", 2)]
    # A head of its own, or a signature: the first page shows another one.
    assert told(replace(one, pictures=(logo,)), replace(two, pictures=(ink,))) == []
    below = parted((), ("Se firma en Pueblo Claro.", "", "", NAME, "C.C. 52.417.903"), HEAD)[1]
    ink = Box(80, 76, 170, 98)
    assert told(replace(one, pictures=(logo,)), replace(below, pictures=(ink,))) == [("firma", 2)]


def test_pages_of_photographs_are_told() -> None:
    informe = Sheet().title("INFORME DE ACTIVIDADES").line("Contrato No. 210 de 2026")
    informe.line("Período del informe: del 1 al 31 de mayo de 2026").skip()
    informe.paragraph("En el período se desarrollaron las siguientes actividades:")
    informe.paragraph("1. Se dictaron catorce talleres de lectura.").paragraph("2. Se elaboró el plan.")
    logo, photograph = Box(60, 20, 130, 55), Box(100, 200, 420, 420)
    shown = Sheet().title("EVIDENCIAS FOTOGRÁFICAS").line("Taller del 4 de mayo")
    pages = (
        replace(informe.page(1), pictures=(logo,)),
        replace(shown.page(2), pictures=(logo, photograph)),
    )
    read = recognise(document(*pages)).items[ItemKind.INFORME]
    found = [(mark.page, mark.box) for mark in read.marks if mark.name == "evidencia_foto"]
    assert found == [(2, photograph)]
