"""The contractor's tax declaration: its answers as marked, in any layout, and what is not clear told so."""

from __future__ import annotations

import pytest

from review.model import Declaration, ItemKind, Origin, PageKind, Word
from review.model.marks import PageMark
from review.recognition import recognise
from tests.recognition import item_papers
from tests.recognition.sheet import Sheet, document

QUESTIONS = {
    "usa_costos": "¿Tomará costos y deducciones asociados a las rentas de trabajo?",
    "dependientes": "¿Tiene dependientes económicos, conforme al artículo 387 del Estatuto Tributario?",
    "intereses_vivienda": "¿Paga intereses por préstamos para adquisición de vivienda?",
    "medicina_prepagada": "¿Paga medicina prepagada o planes complementarios?",
    "afc": "¿Hace aportes a una cuenta AFC?",
    "pension_voluntaria": "¿Hace aportes a un fondo de pensiones voluntarias?",
    "obligado_facturar": "¿Está obligado a facturar?",
    "responsable_iva": "¿Es responsable del IVA?",
    "declarante_renta": "¿Es declarante de renta?",
}
YES = ("dependientes", "afc", "declarante_renta")
RIGHT = {name: "si" if name in YES else "no" for name in QUESTIONS}
TITLE = "DECLARACIÓN JURAMENTADA PARA RETENCIÓN EN LA FUENTE"
SWORN = (
    "Declaro bajo la gravedad de juramento, conforme al artículo 383 del Estatuto Tributario, lo siguiente:"
)


def begun(origin: Origin = Origin.TEXTO) -> Sheet:
    return Sheet(origin=origin).title(TITLE, 12).paragraph(SWORN)


def in_columns(*, swapped: bool = False) -> Sheet:
    """A table with a column for each answer; questions wrapped in their cells."""
    yes_at, no_at = (520, 460) if swapped else (460, 520)
    sheet = begun().row([(60, "PREGUNTA"), (yes_at, "SÍ"), (no_at, "NO")])
    for name, question in QUESTIONS.items():
        top = sheet.y
        sheet.row([(60, question)], width=260)
        middle = (top + sheet.y - 8.0) / 2 - 5.0
        sheet.text(yes_at if name in YES else no_at, middle, "X")
    return sheet


def inline(yes: str, no: str) -> Sheet:
    """The answers behind each question."""
    sheet = begun()
    for at, (name, question) in enumerate(QUESTIONS.items(), start=1):
        sheet.line(f"{at}. {question}").line(yes if name in YES else no, 90).skip(0.5)
    return sheet


def beside(yes: str, no: str) -> Sheet:
    sheet = begun()
    for name, question in QUESTIONS.items():
        sheet.line(f"{question} {yes if name in YES else no}")
    return sheet


LAYOUTS = {
    "columns": in_columns,
    "columns the other way round": lambda: in_columns(swapped=True),
    "boxes behind": lambda: inline("SI ( X ) NO ( )", "SI ( ) NO ( X )"),
    "boxes before": lambda: inline("☒ Sí   ☐ No", "☐ Sí   ☒ No"),
    "rules": lambda: inline("SI __X__ NO _____", "SI _____ NO __X__"),
    "glued": lambda: inline("SI[X] NO[ ]", "SI[ ] NO[X]"),
    "only the mark": lambda: inline("SI X NO", "SI NO X"),
    "words": lambda: beside("SÍ", "NO"),
    "boxes drawn before, the mark in one": lambda: inline("X SI NO", "SI X NO"),
}


def read(*sheets: Sheet) -> Declaration:
    found = recognise(document(*sheets)).declaration
    assert found is not None
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_answer_of_every_layout(layout: str) -> None:
    found = read(LAYOUTS[layout]())
    assert {name: one.value for name, one in found.answers.items()} == RIGHT
    assert all(one.note is None and one.confidence > 0.8 for one in found.answers.values())
    assert all(one.page == 1 and one.box.width > 0 for one in found.answers.values())


def test_the_mark_itself_is_the_evidence() -> None:
    box = read(in_columns()).answers["dependientes"].box
    assert 455 < box.x0 < 470
    assert box.width < 10


def test_it_is_a_paper_of_its_own_between_the_items() -> None:
    """It neither ends nor joins those around it."""
    cuenta, bank = item_papers.cuenta_in_boxes(), item_papers.bank_letter()
    found = recognise(document(cuenta, in_columns(), bank))
    assert [page.kind for page in found.pages] == [PageKind.CUENTA, PageKind.OTRO, PageKind.BANCO]
    assert [PageMark.DECLARATION in page.marks for page in found.pages] == [False, True, False]
    alone = recognise(document(cuenta, bank))
    for kind in (ItemKind.CUENTA, ItemKind.BANCO):
        assert dict(found.items[kind].fields).keys() == dict(alone.items[kind].fields).keys()
        assert found.items[kind].value("documento") == alone.items[kind].value("documento")


@pytest.mark.parametrize("informe", [item_papers.informe_as_a_letter, item_papers.informe_with_labels_above])
def test_behind_an_informe_it_is_no_evidence(informe: object) -> None:
    found = recognise(document(informe(), in_columns()))  # type: ignore[operator]
    assert found.pages[1].kind is PageKind.OTRO
    assert found.items[ItemKind.INFORME].pages == (1,)


def test_sentences_say_it_too() -> None:
    found = read(
        begun()
        .paragraph("No tomaré costos ni deducciones respecto de los ingresos de este contrato.")
        .paragraph("Que tengo dos personas a cargo; que no soy responsable de IVA.")
        .paragraph("No estoy obligado a expedir factura.")
    )
    assert {name: one.value for name, one in found.answers.items()} == {
        "usa_costos": "no",
        "dependientes": "si",
        "responsable_iva": "no",
        "obligado_facturar": "no",
    }


def test_of_sentences_with_boxes_the_marked_one_counts() -> None:
    found = read(
        begun()
        .line("( ) No tomaré costos ni deducciones.")
        .line("(X) Tomaré costos y deducciones en mi declaración.")
    )
    assert found.answers["usa_costos"].value == "si"


def test_what_a_cuenta_declares_in_its_text_is_read_there() -> None:
    found = recognise(document(item_papers.cuenta_as_a_letter()))
    assert found.declaration is not None
    assert found.declaration.answers["usa_costos"].value == "no"
    assert [page.kind for page in found.pages] == [PageKind.CUENTA]
    assert PageMark.DECLARATION not in found.pages[0].marks


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        ("SI ( X ) NO ( X )", "las marcas no dejan ver cuál es la respuesta"),
        ("SI X NO", "las marcas no dejan ver cuál es la respuesta"),
        ("SI ( ) NO ( X )", "la pregunta niega, y la respuesta puede leerse de dos maneras"),
    ],
)
def test_what_is_not_clear_is_told_so(answer: str, note: str) -> None:
    question = "¿No tomará costos y deducciones?" if "niega" in note else QUESTIONS["usa_costos"]
    found = read(begun().line(question).line(answer, 90)).answers["usa_costos"]
    assert found.note == note
    assert found.confidence < 0.5


@pytest.mark.parametrize(("at", "value"), [(112, "si"), (138, "no")])
def test_a_lone_mark_between_two_options_is_of_the_one_beside_it(at: float, value: str) -> None:
    sheet = begun().line(QUESTIONS["dependientes"])
    for x, word in ((98, "SI"), (at, "X"), (148, "NO")):
        sheet.text(x, sheet.y, word)
    assert read(sheet).answers["dependientes"].value == value


def test_a_question_that_denies_is_turned_by_a_yes() -> None:
    found = read(begun().line("¿Certifica que no tomará costos y deducciones?").line("SI (X) NO ( )", 90))
    assert found.answers["usa_costos"].value == "no"


def test_a_question_may_begin_with_its_subject() -> None:
    found = read(begun().line("Dependientes económicos").line("SI (X) NO ( )", 90))
    assert found.answers["dependientes"].value == "si"


def test_sentences_against_each_other_are_not_clear() -> None:
    found = read(begun().line("No tomaré costos.").skip().line("Tengo dependientes. No tengo dependientes."))
    assert found.answers["usa_costos"].note is None
    assert found.answers["dependientes"].note == "se leen las dos respuestas"


@pytest.mark.parametrize("answer", ["SI ( ) NO ( )", "SI ____ NO ____", "SI NO", ""])
def test_what_was_left_blank_is_not_answered(answer: str) -> None:
    sheet = begun().line("No tomaré costos ni deducciones.").skip().line(QUESTIONS["dependientes"])
    assert "dependientes" not in read(sheet.line(answer, 90)).answers


def test_a_word_in_a_sentence_is_no_answer() -> None:
    sheet = begun().line("No tomaré costos ni deducciones.").skip()
    sheet.paragraph(
        "Los dependientes de que trata el artículo 387 no dan lugar a deducción si no se acreditan."
    )
    assert "dependientes" not in read(sheet).answers


def test_the_amount_beside_a_yes_is_read() -> None:
    sheet = begun()
    sheet.row([(60, QUESTIONS["medicina_prepagada"]), (330, "SI (X) NO ( )"), (440, "$ 350.000")], width=260)
    sheet.row([(60, QUESTIONS["intereses_vivienda"]), (330, "SI ( ) NO (X)"), (440, "$ 0")], width=260)
    answers = read(sheet).answers
    assert answers["medicina_prepagada_valor"].value == 350_000
    assert "intereses_vivienda_valor" not in answers
    below = begun().line(QUESTIONS["afc"]).line("SI (X) NO ( )  Valor: $ 120.000", 90)
    assert read(below).answers["afc_valor"].value == 120_000


def test_a_mark_read_with_doubt_is_doubtful() -> None:
    sheet = in_columns()
    sheet.words = [Word(one.text, one.box, 0.5 if one.text == "X" else 0.99) for one in sheet.words]
    found = read(sheet).answers["dependientes"]
    assert found.confidence < 0.8


def test_papers_that_declare_nothing_of_taxes_have_none() -> None:
    goods = (
        Sheet()
        .title("DECLARACIÓN DE BIENES Y RENTAS")
        .paragraph("Declaro bajo la gravedad de juramento que los bienes que poseo son los siguientes.")
    )
    assert recognise(document(goods)).declaration is None
    assert recognise(document(item_papers.bank_letter())).declaration is None
