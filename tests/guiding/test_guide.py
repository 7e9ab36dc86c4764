"""The guide: its drawings and sentences belong together, and the paper says all of it."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from review.guiding import Guide, GuideStep, ToMend, guide_of
from review.guiding.drawings import HEIGHT, WIDTH, Caption, Dot, Plate
from review.guiding.guide_paper import guide_pdf
from review.guiding.steps import FORGOTTEN
from review.model import Submission
from review.ways.checklist import DEFAULT, When

_DOT = 7.5  # its radius


def steps(guide: Guide) -> list[GuideStep]:
    return [*guide.steps, *guide.again]


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def guides(whole: Submission) -> list[Guide]:
    return [guide_of(), guide_of(whole)]


def test_the_numbers_in_a_drawing_are_those_of_what_is_to_be_done(guides: list[Guide]) -> None:
    for step in (one for guide in guides for one in steps(guide)):
        dots = sorted(one.number for one in step.picture.shapes if isinstance(one, Dot))
        if len(step.does) > 1:
            assert dots == list(range(1, len(step.does) + 1)), step.title
        else:
            assert dots in ([], [1]), step.title


def test_everything_drawn_is_on_its_sheet(guides: list[Guide]) -> None:
    for step in (one for guide in guides for one in steps(guide)):
        for shape in step.picture.shapes:
            match shape:
                case Plate():
                    left, right, top, bottom = shape.x, shape.x + shape.w, shape.y, shape.y + shape.h
                case Dot():
                    left, right = shape.x - _DOT, shape.x + _DOT
                    top, bottom = shape.y - _DOT, shape.y + _DOT
                case Caption():
                    font = "Helvetica-Bold" if shape.bold else "Helvetica"
                    wide = stringWidth(shape.text, font, shape.size)
                    left = shape.x - wide / 2 if shape.centred else shape.x
                    right, top, bottom = left + wide, shape.y - shape.size, shape.y
            assert left >= 0, (step.title, shape)
            assert top >= 0, (step.title, shape)
            assert right <= WIDTH, (step.title, shape)
            assert bottom <= HEIGHT, (step.title, shape)


def test_the_way_goes_from_the_entry_to_what_proves_that_it_was_sent() -> None:
    said = " ".join(" ".join((step.title, *step.does, step.warning)) for step in guide_of().steps)
    order = ["un solo archivo PDF", "contraseña", "«Mis procesos»", "«Mis contratos»", "«Detalle»"]
    order += ["sección 7", "«Crear»", "«Anexar»", "«Buscar documento»", "«Documento anexo»", "«Cerrar»"]
    order += [
        "«Confirmar»",
        "«Pendiente de registro»",
        "«Enviar»",
        FORGOTTEN,
        "«Enviado a la Entidad Estatal»",
    ]
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_an_entitys_own_list_is_the_one_that_is_drawn() -> None:
    renamed = tuple(
        replace(one, name=f"Lo de {one.kind}", when=When.NUNCA if place == 5 else one.when)
        for place, one in enumerate(DEFAULT.items)
    )
    shapes = guide_of(checklist=replace(DEFAULT, items=renamed)).steps[0].picture.shapes
    drawn = [one.text for one in shapes if isinstance(one, Caption) and one.text.startswith("Lo de")]
    assert drawn == [one.name for one in renamed[:5]]


def test_the_paper_says_all_of_it_with_the_values_and_what_was_asked(whole: Submission) -> None:
    asked = (ToMend("Ítem 3", "la planilla <b>es de mayo</b> & no de junio 你"),)
    guide = guide_of(whole, asked=asked, returned=True)
    said = words(guide_pdf(guide))
    for one in steps(guide):
        assert one.title in said
        for sentence in (*one.does, one.warning):
            assert " ".join(sentence.split()) in said
    for value in guide.values:
        assert value.value is not None
        assert value.value in said
    assert "Lo que le pidieron Ítem 3: la planilla <b>es de mayo</b> & no de junio ?" in said


def test_without_a_cuenta_the_paper_has_no_values_and_the_form_is_empty() -> None:
    guide = guide_of()
    said = words(guide_pdf(guide))
    assert "Los datos de esta cuenta" not in said
    assert "pago 001" in said, "as what the first one is called"
    form = next(one for one in guide.steps if "datos del pago" in one.title).picture
    assert not any(isinstance(one, Caption) and "001" in one.text for one in form.shapes)


def test_a_value_read_with_doubt_is_not_drawn_into_the_form(whole: Submission) -> None:
    strict = replace(DEFAULT, least_confidence=1.1)
    form = next(
        one for one in guide_of(whole, checklist=strict).steps if "datos del pago" in one.title
    ).picture
    assert not any(isinstance(one, Caption) and "5200000" in one.text for one in form.shapes)


def test_much_that_was_asked_fills_more_sheets_and_loses_nothing() -> None:
    asked = tuple(ToMend(f"Ítem {n}", f"corrija lo {n} " + "muy largo " * 60) for n in range(1, 30))
    said = words(guide_pdf(replace(guide_of(), asked=asked)))
    assert all(f"corrija lo {n} muy" in said for n in range(1, 30))
