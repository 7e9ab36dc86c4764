"""A layout is known again on another person's paper, and holds nothing of the person."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.model import (
    Box,
    Document,
    Field,
    ItemKind,
    Lesson,
    Origin,
    PageKind,
    RecognisedItem,
    Recognition,
    Word,
)
from review.model.support import Support
from review.recognition import recognise
from review.recognition.learned.layout_words import LAYOUT_WORDS
from review.recognition.learned.layouts import SAME_LAYOUT, digest, layout_of, likeness, same_layout, tells
from review.recognition.learned.lessons import remember_page, remember_value
from review.recognition.page.page_text import PageText
from tests.recognition import item_papers as papers
from tests.recognition import lookalikes
from tests.recognition.sheet import Sheet, document

NAMES = st.lists(
    st.sampled_from(
        ["LUZ", "DARY", "CRUZ", "PAZ", "Ñáñez", "MORA", "Ana", "LEÓN", "Santa", "Rosa", "del", "Valle"]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
AMOUNTS = st.integers(1_000, 99_999_999).map(lambda value: f"$ {value:,}".replace(",", "."))
DOCUMENTS = st.integers(10_000_000, 1_999_999_999).map(str)
MONTHS = st.sampled_from(["enero", "junio", "diciembre"])
CUENTA = ItemKind.CUENTA


def sha256(*told: str) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()


def paper(
    name: str = "LUZ DARY RÍOS",
    cedula: str = "1.061.700.001",
    amount: str = "$ 1.800.000",
    month: str = "junio",
    *,
    scale: float = 1.0,
) -> Document:
    sheet = Sheet(size=10 * scale).title("RECONOCIMIENTO ECONÓMICO AL PRESTADOR")
    sheet.line("Secretaría de Hacienda - Dependencia de Tesorería").skip()
    sheet.row([(72, "Prestador del servicio"), (300, name)], width=250)
    sheet.row([(72, "Cédula de ciudadanía"), (300, cedula)])
    sheet.row([(72, "Suma causada por reconocer"), (300, amount)])
    sheet.row([(72, "Mensualidad causada"), (300, f"{month} de 2026")])
    sheet.paragraph(
        f"Yo, {name}, solicito el reconocimiento de la suma causada, de acuerdo con las obligaciones "
        "cumplidas y con la certificación del supervisor del contrato de prestación de servicios."
    )
    return replace(document(sheet), sha256=sha256(name, cedula, amount, month))


def shape(one: Document) -> frozenset[int]:
    return recognise(one).layouts[1].pairs


@settings(max_examples=40)
@given(NAMES, DOCUMENTS, AMOUNTS, MONTHS)
def test_the_shape_does_not_depend_on_the_person(name: str, cedula: str, amount: str, month: str) -> None:
    mine, theirs = recognise(paper()).layouts[1], recognise(paper(name, cedula, amount, month)).layouts[1]
    assert tells(mine)
    assert likeness(mine, theirs) >= SAME_LAYOUT
    assert same_layout(mine, theirs)


@settings(max_examples=40)
@given(DOCUMENTS, AMOUNTS)
def test_figures_leave_no_trace_at_all(cedula: str, amount: str) -> None:
    assert shape(paper(cedula=cedula, amount=amount)) == shape(paper())


def test_only_words_of_the_list_take_part() -> None:
    known = {digest(f"{one} {two}") for one in LAYOUT_WORDS for two in LAYOUT_WORDS}
    assert shape(paper()) <= known
    people = {"luz", "dary", "rios", "perez", "gomez", "rosa", "cruz", "paz", "mora", "ana", "jose", "maria"}
    assert not people & LAYOUT_WORDS


def test_different_papers_are_different_layouts() -> None:
    made = [
        build()
        for module in (papers, lookalikes)
        for name, build in vars(module).items()
        if getattr(build, "__module__", "") == module.__name__ and not name.startswith("_")
        if callable(build) and build.__code__.co_argcount == 0
    ]
    sheets = [one for one in made if isinstance(one, Sheet)]
    assert len(sheets) > 10
    layouts = [layout_of(PageText(sheet.page())) for sheet in sheets]
    mine = recognise(paper()).layouts[1]
    assert not any(same_layout(mine, one) for one in layouts)


def test_a_page_with_little_print_teaches_nothing() -> None:
    sheet = Sheet().line("Fotografía de la jornada")
    assert remember_page(document(sheet), 1) is None
    assert remember_page(document(sheet), 9) is None


def lesson(amount: int = 1_800_000) -> Lesson:
    found = remember_value(paper(), CUENTA, "valor", amount, (1,), private={"luz", "dary", "rios"})
    assert found is not None
    return Lesson(2, found.layout, PageKind.CUENTA, paper().sha256, field=found.field)


def page_lesson(instead_of: PageKind = PageKind.OTRO) -> Lesson:
    found = remember_page(paper(), 1)
    assert found is not None
    return Lesson(1, found.layout, PageKind.CUENTA, paper().sha256, instead_of)


def test_a_lesson_holds_no_text() -> None:
    held = repr(lesson())
    for word in ("LUZ", "RÍOS", "rios", "1.800.000", "1800000", "Suma", "suma", "causada"):
        assert word not in held
    assert json.dumps(sorted(lesson().layout.pairs))


@pytest.mark.parametrize("scale", [1.0, 0.9, 1.15])
def test_the_value_is_found_beside_its_own_words(scale: float) -> None:
    other = paper("MARÍA INÉS TOBAR", "34.550.002", "$ 2.345.678", "julio", scale=scale)
    found = recognise(other, lessons=(page_lesson(), lesson()))
    field = found.field(CUENTA, "valor")
    assert field is not None
    assert (field.value, field.support) == (2_345_678, (Support.LEARNED,))
    assert {"aprendido", "leccion_1", "leccion_2"} <= found.pages[0].marks
    assert found.pages[0].why[0] == Support.LEARNED


def test_the_paper_that_taught_is_left_as_it_was() -> None:
    assert recognise(paper(), lessons=(page_lesson(), lesson())) == recognise(paper())


def test_a_page_that_the_machine_takes_for_a_third_thing_is_left_alone() -> None:
    other = paper("MARÍA INÉS TOBAR", "34.550.002", "$ 2.345.678", "julio")
    informe = replace(page_lesson(), kind=PageKind.RUT, instead_of=PageKind.BANCO)
    cuenta = page_lesson()
    both = recognise(other, lessons=(cuenta, informe))
    assert both.pages[0].kind is PageKind.RUT, "the machine had no opinion of its own"
    words = (*other.pages[0].words, *_title("CUENTA DE COBRO No. 3 DEBE A LA SUMA DE").words)
    titled = replace(other, pages=(replace(other.pages[0], words=words),))
    assert recognise(titled).pages[0].kind is PageKind.CUENTA
    assert recognise(titled, lessons=(informe,)).pages[0].kind is PageKind.CUENTA


def _title(text: str) -> Sheet:
    sheet = Sheet()
    sheet.text(90, 24, text, 16)
    return sheet


def test_where_the_label_is_gone_nothing_is_guessed() -> None:
    other = paper("MARÍA INÉS TOBAR", "34.550.002", "pendiente", "julio")
    assert recognise(other, lessons=(page_lesson(), lesson())).field(CUENTA, "valor") is None


def test_a_value_seen_badly_is_not_told_surely() -> None:
    other = paper("MARÍA INÉS TOBAR", "34.550.002", "$ 2.345.678", "julio")
    words = tuple(
        Word(word.text, word.box, 0.4 if "345" in word.text else 0.99) for word in other.pages[0].words
    )
    page = replace(other.pages[0], words=words, origin=Origin.OCR)
    field = recognise(replace(other, pages=(page,)), lessons=(page_lesson(), lesson())).field(CUENTA, "valor")
    assert field is not None
    assert field.confidence < 0.6


def test_a_value_printed_nowhere_or_shown_elsewhere_is_not_learned() -> None:
    assert remember_value(paper(), CUENTA, "valor", 1_812_345, (1,)) is None
    away = (1, Box(10, 700, 60, 712))
    assert remember_value(paper(), CUENTA, "valor", 1_800_000, (1,), at=away) is None
    assert remember_value(paper(), ItemKind.SEGURIDAD_SOCIAL, "operador", "SOI", (1,)) is None


def test_no_label_is_made_of_a_persons_name() -> None:
    sheet = Sheet().title("RECONOCIMIENTO ECONÓMICO AL PRESTADOR").line("Secretaría de Hacienda Municipal")
    sheet.paragraph(
        "Solicito el reconocimiento de la suma causada, de acuerdo con las obligaciones cumplidas."
    )
    sheet.text(72, 300, "PAZ DEL VALLE:")
    sheet.text(300, 300, "$ 1.800.000")
    made = document(sheet)
    known = remember_value(made, CUENTA, "valor", 1_800_000, (1,))
    assert known is not None
    assert remember_value(made, CUENTA, "valor", 1_800_000, (1,), private={"paz", "valle"}) is None


def test_ink_of_another_field_with_the_same_value_is_not_learned() -> None:
    made = paper()
    box = Box(1, 1, 2, 2)
    total = Field("total", 1_800_000, "x", 1, box, 0.9)
    read = Recognition((), {CUENTA: RecognisedItem(CUENTA, (1,), {"total": total})})
    assert remember_value(made, CUENTA, "valor", 1_800_000, (1,), read=read) is None
    elsewhere = Recognition((), {CUENTA: RecognisedItem(CUENTA, (1,), {"total": replace(total, page=2)})})
    assert remember_value(made, CUENTA, "valor", 1_800_000, (1,), read=elsewhere) is not None
    in_words = Recognition(
        (), {CUENTA: RecognisedItem(CUENTA, (1,), {"x": replace(total, name="valor_letras")})}
    )
    assert remember_value(made, CUENTA, "valor", 1_800_000, (1,), read=in_words) is not None


def test_a_value_that_stood_in_two_places_must_stand_in_both() -> None:
    def twice(one: str, other: str) -> Document:
        sheet = (
            Sheet().title("RECONOCIMIENTO ECONÓMICO AL PRESTADOR").line("Secretaría de Hacienda Municipal")
        )
        sheet.paragraph("Solicito el reconocimiento de la suma causada, de acuerdo con las obligaciones.")
        sheet.row([(72, "Suma causada por reconocer"), (300, one)])
        sheet.row([(72, "Retribución de la mensualidad"), (300, other)])
        return replace(document(sheet), sha256=sha256(one, other))

    known = remember_value(twice("$ 1.800.000", "$ 1.800.000"), CUENTA, "valor", 1_800_000, (1,))
    assert known is not None
    assert known.field is not None
    assert len(known.field.spots) == 2
    told = Lesson(1, known.layout, PageKind.CUENTA, "x", field=known.field)
    page = Lesson(2, known.layout, PageKind.CUENTA, "x", PageKind.OTRO)
    for one, other, right in (
        ("$ 1.500.000", "$ 1.500.000", 1_500_000),
        ("$ 1.500.000", "$ 1.700.000", None),
    ):
        found = recognise(twice(one, other), lessons=(told, page)).field(CUENTA, "valor")
        assert (None if found is None else found.value) == right
