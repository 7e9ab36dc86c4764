"""The NIT of a RUT: figures apart in boxes, borders read as signs, never a piece of a longer run."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from review.model import Box, Document, ItemKind, Origin, Word
from review.recognition import recognise
from review.recognition.grammar.ids import check_digit
from review.recognition.items.rut.rut_boxes import MOST
from tests.recognition.sheet import Sheet, document

NIT = "34567890"
DV = str(check_digit(NIT))


def rut(figures: str, dv: str = DV, *, x: float = 60.0) -> Document:
    sheet = Sheet(size=8).title("FORMULARIO DEL REGISTRO ÚNICO TRIBUTARIO", 12)
    sheet.line("2. Concepto Actualización   4. Número de formulario 14 987 654 321").skip()
    sheet.row([(60, "5. Número de Identificación Tributaria (NIT)"), (300, "6. DV"), (360, "12. Dirección")])
    for at, figure in enumerate(figures.split(" ")):
        sheet.text(x + 14 * at, sheet.y, figure)
    sheet.text(304, sheet.y, dv)
    sheet.y += 20
    sheet.line("24. Tipo de contribuyente  Persona natural o sucesión ilíquida")
    sheet.line("Espacio reservado para la DIAN   Fecha generación documento PDF: 10-05-2026")
    made = document(sheet)
    (page,) = made.pages
    words = tuple(replace(word, confidence=0.95) for word in page.words)
    return replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))


@pytest.mark.parametrize(
    "figures", [" ".join(NIT), "345 67 890", NIT, "3|4|5 6|7 890|", "|3 |4 |5 |6 |7 |8 |9 |0"]
)
def test_figures_in_boxes_are_one_number_proved_by_the_check_digit(figures: str) -> None:
    item = recognise(rut(figures)).items[ItemKind.RUT]
    assert (item.value("nit"), item.value("dv")) == (NIT, DV)
    assert item.fields["nit"].support


def test_without_its_check_digit_a_number_of_boxes_is_in_doubt() -> None:
    wrong = str((int(DV) + 1) % 10)
    nit = recognise(rut(" ".join(NIT), wrong)).items[ItemKind.RUT].fields["nit"]
    assert nit.confidence < 0.6


def test_a_piece_of_a_longer_run_is_never_told_as_the_nit() -> None:
    item = recognise(rut("1 2 3 4 5 6 7 8 9 0 1", x=-20)).items[ItemKind.RUT]
    assert item.value("nit") is None


# --- the geometry of the DIAN's form: points from the left, the same on every real file measured ---

FORM_LABELS = (
    (27.7, "5. Número de Identificación Tributaria (NIT)"),
    (185.7, "6. DV"),
    (214.0, "12. Dirección"),
)
LAST_FIGURE, DV_FIGURE, PITCH = 178.9, 192.7, 11.55


def form(
    nit: str, dv: str, *, pitch: float = PITCH, repeated: str | None = None, annex: str = ""
) -> Document:
    """Box 5's figures one by one, right-aligned, the last of them 2.8 points left of the label «6. DV»."""
    sheet = Sheet(size=8)
    sheet.text(27.7, 60, "2. Concepto", 5)
    sheet.text(90, 68, "0 2 Actualización")
    sheet.text(300, 60, "4. Número de formulario", 5)
    sheet.text(330, 68, "14812345678")
    for x, label in FORM_LABELS:
        sheet.text(x, 170, label, 5)
    for at, figure in enumerate(reversed(nit)):
        sheet.text(LAST_FIGURE - pitch * at, 182, figure)
    sheet.text(DV_FIGURE, 182, dv)
    sheet.text(216, 182, "Impuestos y Aduanas de Popayán 1 7")
    sheet.text(27.7, 209, "24. Tipo de contribuyente", 5)
    sheet.text(27.7, 219, "Persona natural o sucesión ilíquida 2")
    sheet.text(330, 209, "26. Número de Identificación", 5)
    sheet.text(480, 209, "27. Fecha expedición", 5)
    for at, figure in enumerate(nit if repeated is None else repeated):
        sheet.text(345 + pitch * at, 219, figure)
    for at, figure in enumerate("20080417"):
        sheet.text(490 + 10 * at, 219, figure)
    sheet.text(200, 435, "Responsabilidades, Calidades y Atributos", 6)
    sheet.text(250, 637, "Para uso exclusivo de la DIAN", 6)
    sheet.text(27.7, 607, "inscripción en el Registro Único Tributario -RUT- tendrá vigencia indefinida", 5)
    sheet.text(27.7, 747, "Fecha generación documento PDF: 12-06-2026 10:15:27AM", 6)
    pages = [sheet.page()]
    if annex:
        more = Sheet(size=8)
        more.text(27.7, 60, "Espacio reservado para la DIAN", 5)
        more.text(300, 60, "4. Número de formulario", 5)
        for x, label in FORM_LABELS[:2]:
            more.text(x, 170, label, 5)
        for at, figure in enumerate(reversed(annex)):
            more.text(LAST_FIGURE - pitch * at, 182, figure)
        more.text(DV_FIGURE, 182, str(check_digit(annex)))
        more.text(27.7, 300, "Página 2 de 2 Hoja 2", 6)
        more.text(27.7, 747, "Fecha generación documento PDF: 12-06-2026 10:15:27AM", 6)
        pages.append(more.page(2))
    return replace(document(sheet), pages=tuple(pages))


def nit_and_dv(made: Document) -> tuple[object, object]:
    item = recognise(made).items[ItemKind.RUT]
    return item.value("nit"), item.value("dv")


@pytest.mark.parametrize("pitch", [PITCH, 10.6])
@pytest.mark.parametrize("length", [8, 9, 10])
@pytest.mark.parametrize("company", [False, True])
def test_boxes_as_the_form_has_them(length: int, pitch: float, company: bool) -> None:
    """Whatever the number; without box 26, as a company's, the places and the check digit tell the cut."""
    rng = Random(f"{length} {pitch}")
    for _ in range(40):
        nit = str(rng.randrange(10 ** (length - 1), 10**length))
        made = form(nit, str(check_digit(nit)), pitch=pitch, repeated="" if company else None)
        assert nit_and_dv(made) == (nit, str(check_digit(nit)))


def test_a_wrong_check_digit_is_told_of_the_whole_number() -> None:
    """No other cut explains it away, whichever fits by chance."""
    rng = Random(5)
    for _ in range(60):
        nit = str(rng.randrange(10**8, 10**10))
        wrong = str((check_digit(nit) + rng.randrange(1, 10)) % 10)
        assert nit_and_dv(form(nit, wrong)) == (nit, wrong)


def test_a_figure_lost_in_box_26_cuts_no_number() -> None:
    nit = "1061700238"
    assert nit_and_dv(form(nit, str(check_digit(nit)), repeated=nit[:-1])) == (nit, str(check_digit(nit)))


def test_the_partner_of_an_annex_is_not_the_taxpayer() -> None:
    nit, other = "900123456", "79123456"
    field = (
        recognise(form(nit, str(check_digit(nit)), repeated="", annex=other))
        .items[ItemKind.RUT]
        .fields["nit"]
    )
    assert (field.value, field.page) == (nit, 1)
    assert field.confidence >= 0.9


def test_a_figure_lost_between_others_proves_nothing() -> None:
    """Not even where the check digit fits what is left: one number in eleven does."""
    rng, lost = Random(11), 0
    for _ in range(400):
        number = rng.randrange(10**8, 10**9)
        left = str(number)[:4] + str(number)[5:]
        dv = str(check_digit(str(number)))
        if str(check_digit(left)) != dv:
            continue
        made = form(str(number), dv, repeated="")
        (page,) = made.pages
        figures = sorted(
            (w for w in page.words if w.box.top == 182 and w.box.x1 < 184), key=lambda w: w.box.x0
        )
        words = tuple(replace(w, confidence=0.95) for w in page.words if w is not figures[4])
        torn = replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))
        field = recognise(torn).items[ItemKind.RUT].fields.get("nit")
        assert field is None or field.confidence < 0.6
        lost += 1
    assert lost > 20


def test_many_figures_lost_leave_no_number_of_those_that_are_left() -> None:
    """Most steps are then longer than from one box to the next, and box 26 says which number it is."""
    rng, told = Random(5), 0
    for _ in range(400):
        number = str(rng.randrange(10**9, 2 * 10**9))
        kept = [number[at] for at in (0, 1, 4, 6, 7, 9)]
        dv = str(check_digit(number))
        if str(check_digit("".join(kept))) != dv:
            continue
        made = form(number, dv)
        (page,) = made.pages
        row = sorted((w for w in page.words if w.box.top == 182 and w.box.x1 < 184), key=lambda w: w.box.x0)
        gone = [row[at] for at in (2, 3, 5, 8)]
        words = tuple(replace(w, confidence=0.99) for w in page.words if all(w is not one for one in gone))
        torn = replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))
        assert recognise(torn).items[ItemKind.RUT].value("nit") == number
        told += 1
    assert told > 20


def test_box_26_is_believed_by_the_check_digit_where_box_5_was_lost() -> None:
    nit = "1061700238"
    made = form(nit, str(check_digit(nit)))
    (page,) = made.pages
    words = tuple(w for w in page.words if not (w.box.top == 182 and w.box.x1 < 170))
    item = recognise(replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))).items[
        ItemKind.RUT
    ]
    assert (item.value("nit"), item.value("dv")) == (nit, str(check_digit(nit)))


def test_a_figure_of_the_nit_is_no_check_digit() -> None:
    """Where box 6 was not read, the last figure of box 5 proves nothing, whatever it is."""
    rng = Random(3)
    numbers = (str(rng.randrange(10**8, 10**9)) for _ in range(400))
    told = [nit for nit in numbers if nit[-1] == str(check_digit(nit))]
    assert len(told) > 10
    for nit in told:
        made = form(nit, "")
        (page,) = made.pages
        lost = {w for w in page.words if w.box.top == 182 and w.box.x1 < 130}
        words = tuple(w for w in page.words if w not in lost)
        torn = replace(made, pages=(replace(page, words=words, origin=Origin.OCR),))
        assert recognise(torn).items[ItemKind.RUT].value("dv") is None


# --- the row of boxes 5 and 6 read as one line: figures run together, labels spelt as OCR spells them ---


def read_as_line(
    run: str, *, label: str = FORM_LABELS[0][1], dv_label: str = "6. DV", repeated: str = "", end: float = 205
) -> Document:
    """The form with one word in its boxes, as wide as the row."""
    made = form("", "", repeated=repeated)
    (page,) = made.pages
    kept = [word for word in page.words if word.box.top not in (170, 182) or word.box.x0 > 205]
    row = Sheet(size=5)
    row.text(FORM_LABELS[0][0], 170, label)
    row.text(FORM_LABELS[1][0], 170, dv_label)
    words = [*kept, *row.words, Word(run, Box(60, 181, end, 190), 0.75)]
    read = tuple(replace(word, confidence=min(word.confidence, 0.95)) for word in words)
    return replace(made, pages=(replace(page, words=read, origin=Origin.OCR),))


@pytest.mark.parametrize("length", [8, 9, 10])
def test_figures_run_together_are_cut_by_the_check_digit_and_not_by_their_share_of_the_line(
    length: int,
) -> None:
    rng = Random(length)
    for _ in range(30):
        nit = str(rng.randrange(10 ** (length - 1), 10**length))
        dv = str(check_digit(nit))
        assert nit_and_dv(read_as_line(nit + dv, repeated=nit)) == (nit, dv)
        if length == MOST:
            assert nit_and_dv(read_as_line(nit + dv)) == (nit, dv)
            assert nit_and_dv(read_as_line(nit + dv, end=208)) == (nit, dv)


def test_a_number_whose_head_was_lost_proves_nothing() -> None:
    """What begins with a nought is the rest of a longer number, also where its check digit fits by chance."""
    rng = Random(7)
    for _ in range(10):
        rest = f"0{rng.randrange(10**7, 10**8)}"
        made = read_as_line(rest + str(check_digit(rest)), repeated=rest)
        assert recognise(made).items[ItemKind.RUT].value("nit") is None


@pytest.mark.parametrize(
    ("label", "dv_label"),
    [
        ("5. Ndümero de Identificación Tnbutaria (NIT)", "e Du"),
        ("5, Nimero de ldenacacón Trbutaria (NIT)", "e Du"),
        ("S. Numeva de ldendficaaon Trbutaria (T)", "5 DV"),
        ("(NIT)", "6. DV"),
        ("", "6.DV"),
    ],
)
def test_the_boxes_are_found_by_labels_as_ocr_spells_them_or_by_that_of_box_6(
    label: str, dv_label: str
) -> None:
    nit = "1061700238"
    dv = str(check_digit(nit))
    assert nit_and_dv(read_as_line(nit + dv, label=label, dv_label=dv_label)) == (nit, dv)
