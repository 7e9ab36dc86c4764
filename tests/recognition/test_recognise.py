"""What holds of every document: no exception, and no value without the ink that supports it."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.model import Box, Document, Field, Lectura, Origin, Page, PageKind, Recognition, Word
from review.model.fields import FIELDS
from review.recognition import recognise
from tests.recognition import item_papers as papers
from tests.recognition.sheet import LETTER, Sheet, document

PAPERS = [f for _, f in inspect.getmembers(papers, inspect.isfunction) if f.__module__ == papers.__name__]
PRINTED = (
    "CUENTA DE COBRO DEBE A: LA SUMA $ 1.800.000 INFORME ACTIVIDADES periodo del al 30 junio 2026 01/06/2026"
    " planilla 9412345678 IBC RUT NIT 5. Número Identificación Tributaria (NIT) 6. DV banco certifica cuenta"
    " ahorros estampilla Página 1 de 2 total a pagar UN MILLÓN PESOS M/CTE TOTAL fecha pago No. CPS-033-2026"
    " C.C. 1.061.700.001 ****1234 20/03/2026 $508,300 2026-02 100² 202¹ ①②③④ ½ Ⅳ"
)
FRAGMENTS = [*PRINTED.split(" "), "\n", "\t", ""]
BITS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(FRAGMENTS),
)
WHERE = st.floats(-50, 900, allow_nan=False)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    words = []
    for _ in range(draw(st.integers(0, 40))):
        x, y = draw(WHERE), draw(WHERE)
        width, height = draw(st.floats(0, 200)), draw(st.floats(0, 60))
        words.append(Word(draw(BITS), Box(x, y, x + width, y + height), draw(st.floats(0, 1))))
    origin = draw(st.sampled_from(Origin))
    return Page(1, *LETTER, words=tuple(words), origin=origin, has_ink=draw(st.booleans()))


@settings(max_examples=150)
@given(pages(), st.none() | st.sampled_from(PageKind))
def test_any_words_are_recognised_without_an_exception(page: Page, forced: PageKind | None) -> None:
    "Whatever the words, the boxes and the reviewer's say: one label a page, known fields,"
    " confidences 0–1."
    found = recognise(
        Document("0" * 64, 1, Lectura.LEIDO, (page,)), forced=None if forced is None else {1: forced}
    )
    assert len(found.pages) == 1
    assert 0 <= found.pages[0].confidence <= 1
    for kind, item in found.items.items():
        assert item.pages == (1,)
        for name, field in item.fields.items():
            assert name in FIELDS[kind]
            assert field.name == name
            assert 0 <= field.confidence <= 1


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
@pytest.mark.parametrize("odd", ["100²", "①②③④", "²", "½", "Ⅳ"])
def test_odd_figures_beside_every_word_change_nothing_but_themselves(
    paper: Callable[[], Sheet], odd: str
) -> None:
    """Superscripts of notes and figures in circles are no numbers, and no reader of numbers fails on them."""
    sheet = paper()
    for word in tuple(sheet.words)[::5]:
        sheet.text(word.box.x1 + 1, word.box.top, odd, 4)
    (label,) = recognise(document(sheet)).pages
    assert 0 <= label.confidence <= 1


def test_a_document_without_pages_holds_nothing() -> None:
    found = recognise(Document("0" * 64, 1, Lectura.CIFRADO, reason="protegido con contraseña"))
    assert found == Recognition((), {}, ())


def words_in(page: Page, box: Box) -> str:
    inside = [
        w.text
        for w in page.words
        if min(w.box.x0 - box.x0, box.x1 - w.box.x1, w.box.top - box.top, box.bottom - w.box.bottom) >= -0.5
    ]
    return "".join(inside)


def all_fields(found: Recognition) -> list[Field]:
    return [field for item in found.items.values() for field in item.fields.values()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_the_quote_stands_in_its_box(paper: type[Sheet]) -> None:
    page = paper().page()  # type: ignore[call-arg]
    for field in all_fields(recognise(document(page))):
        ink = words_in(page, field.box)
        for part in field.text.replace("–", " ").split():
            assert part in ink, f"{field.name}: {field.text!r} is not in {ink!r}"


def touched(word: Word, quote: str) -> Word:
    """The word with another first digit, if it is a part of the quote or the quote of it."""
    core = word.text.strip("($).,")
    if not any(map(str.isdigit, core)) or not (core in quote or quote in core):
        return word
    at = min(place for place, char in enumerate(word.text) if char.isdigit())
    return Word(f"{word.text[:at]}{(int(word.text[at]) + 1) % 10}{word.text[at + 1 :]}", word.box)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_another_digit_on_the_page_is_another_value(paper: type[Sheet]) -> None:
    """The value comes from the quoted ink: change a digit of it and the field changes or goes."""
    sheet = paper()
    before = recognise(document(sheet))
    for kind, item in before.items.items():
        for name in ("valor", "planilla", "cuenta", "documento", "nit", "voucher_valor"):
            field = item.fields.get(name)
            if field is None:
                continue
            changed = paper()
            changed.words = [touched(word, field.text) for word in changed.words]
            after = recognise(document(changed)).items.get(kind)
            assert after is None or after.value(name) != field.value, name


def test_recognising_twice_gives_the_same() -> None:
    sheets = [paper() for paper in PAPERS]
    assert recognise(document(*sheets)) == recognise(document(*sheets))
