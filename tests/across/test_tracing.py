"""What is taken from a document to compare it by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.across import Traces, traces_of
from review.across.activity_digests import digests_of, paragraphs_of, words_of
from review.model import (
    Activity,
    Box,
    Field,
    ItemKind,
    Month,
    Origin,
    Page,
    PageKind,
    PageLabel,
    PicturePrint,
    RecognisedItem,
    Recognition,
)
from tests.across.builders import BOX, a_print, prose

PILA, BANCO, CUENTA = ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO, ItemKind.CUENTA
DUTY = "Apoyar la atención de los usuarios de la dependencia según los lineamientos del supervisor."


def field(name: str, value: str | Month, confidence: float = 0.97, ink: float = 1.0) -> Field:
    return Field(name, value, str(value), 4, BOX, confidence, ink=ink)


def recognition(*fields: tuple[ItemKind, Field], kinds: tuple[PageKind, ...] = ()) -> Recognition:
    items = {
        kind: RecognisedItem(kind, (4,), {one.name: one for of, one in fields if of is kind})
        for kind, _ in fields
    }
    return Recognition(tuple(PageLabel(n, kind, 0.9) for n, kind in enumerate(kinds, start=1)), items)


def page(number: int, *seeds: int, box: Box = BOX, origin: Origin = Origin.TEXTO) -> Page:
    prints = tuple(PicturePrint(box, a_print(seed)) for seed in seeds)
    return Page(number, 612, 792, origin=origin, prints=prints)


# --- numbers ---


def test_the_planilla_is_taken_with_its_period() -> None:
    seen = recognition((PILA, field("planilla", "9000000001")), (PILA, field("periodo", Month(2026, 6))))
    number = traces_of(seen, ()).planilla
    assert number is not None
    assert (number.digits, number.page, number.sure, number.month) == ("9000000001", 4, True, Month(2026, 6))


def test_a_number_in_doubtful_ink_is_not_sure() -> None:
    number = traces_of(recognition((PILA, field("planilla", "9000000001", ink=0.8))), ()).planilla
    assert number is not None
    assert not number.sure


@pytest.mark.parametrize(
    "one", [field("planilla", "9000000001", 0.4), field("planilla", "12345"), field("planilla", "00000000")]
)
def test_a_planilla_hardly_read_is_left_out(one: Field) -> None:
    assert traces_of(recognition((PILA, one)), ()) == Traces()


def test_the_account_certified_goes_before_the_one_asked_for() -> None:
    asked, certified = (CUENTA, field("cuenta", "222222222")), (BANCO, field("cuenta", "333333333"))
    only_asked, both = (
        traces_of(recognition(asked), ()).account,
        traces_of(recognition(asked, certified), ()).account,
    )
    assert only_asked is not None
    assert both is not None
    assert (only_asked.digits, both.digits) == ("222222222", "333333333")
    assert only_asked.sure


@pytest.mark.parametrize(("certified", "sure"), [("333333333", False), ("0222222222", True)])
def test_an_account_that_the_papers_contradict_is_not_sure(certified: str, sure: bool) -> None:
    asked, letter = (CUENTA, field("cuenta", "222222222")), (BANCO, field("cuenta", certified))
    both = traces_of(recognition(asked, letter), ()).account
    assert both is not None
    assert both.sure is sure


# --- photographs ---


def test_photographs_of_the_informe_are_taken_once() -> None:
    seen = recognition(kinds=(PageKind.INFORME, PageKind.INFORME, PageKind.RUT))
    pages = [page(1, 1), page(2, 2, box=Box(90, 400, 300, 600)), page(3, 3)]
    assert [photo.print for photo in traces_of(seen, pages).photos] == [a_print(1), a_print(2)]


def test_what_the_form_repeats_is_no_photograph() -> None:
    seen = recognition(kinds=(PageKind.INFORME,) * 3)
    moving = [page(n, 1, box=Box(90, 100.0 * n, 300, 100.0 * n + 90)) for n in (1, 2, 3)]
    assert traces_of(seen, moving).photos == ()
    assert traces_of(seen, [page(1, 1), page(2, 1)]).photos == ()
    assert len(traces_of(seen, moving[:2]).photos) == 1


def test_the_scan_of_a_page_is_no_photograph() -> None:
    whole = Box(0, 0, 612, 792)
    seen = recognition(kinds=(PageKind.INFORME,))
    assert traces_of(seen, [page(1, 1, box=whole, origin=Origin.OCR)]).photos == ()
    assert len(traces_of(seen, [page(1, 1, box=whole)]).photos) == 1


# --- text ---


@pytest.mark.parametrize(
    ("june", "july"),
    [
        ("actividades de junio", "actividades de julio"),
        ("EN EL MES DE JUNIO DE 2026 se apoyó", "en el mes de agosto de 2026 se apoyo"),
        ("del 1 al 30 de junio de 2026 se hizo", "del 01 al 31 de julio de 2026 se hizo"),
        ("el 15/06/2026 se hizo", "el 16/07/2026 se hizo"),
        ("informe No. 3 del contrato", "informe No. 4 del contrato"),
        ("la cuota 2 de 6", "la cuota 3 de 6"),
        ("el día 5 de junio, en la sede", "el día 12 de julio, en la sede"),
    ],
)
def test_months_and_dates_are_no_change(june: str, july: str) -> None:
    assert words_of(june) == words_of(july)


@pytest.mark.parametrize(
    ("june", "july"), [("64 solicitudes", "71 solicitudes"), ("mayor avance", "menor avance")]
)
def test_what_was_done_is(june: str, july: str) -> None:
    assert words_of(june) != words_of(july)


def sentences(text: str) -> list[int]:
    (told,) = paragraphs_of([Activity(DUTY, text, 1, BOX)])
    return [one.words for one in told.sentences]


def test_long_sentences_are_kept_as_they_stand() -> None:
    said = "Se repararon 14 bancas del parque con madera donada por los vecinos"
    again = f"{said}. Sin novedad. {said}; {said.replace('14', '15')}. {said} en mayo."
    assert sentences(again) == [12, 12, 14]


@pytest.mark.parametrize(
    "said",
    [
        "Apoyar las reparaciones del parque que le indique la entidad en cada mes",
        "El contrato tiene por objeto prestar los servicios de apoyo en el parque",
        "Declaro bajo la gravedad de juramento que todo lo dicho en este informe es cierto",
        "Lo anterior conforme a lo que dispone el artículo 84 de la Ley 1474 de 2011",
    ],
)
def test_sentences_that_are_nobodys_own_are_left_out(said: str) -> None:
    own = "Se repararon 14 bancas del parque con madera donada por los vecinos"
    assert sentences(f"{own}. {said}. {own} de la calle.") == [12, 15]


def test_a_passage_in_common_leaves_a_digest_in_both() -> None:
    passage = prose(1, 8)
    one, other = (digests_of(words_of(f"{prose(n)} {passage} {prose(n + 5)}")) for n in (2, 3))
    assert set(one) & set(other)
    assert digests_of(words_of("solo cuatro palabras aquí")) == ()


def test_an_answer_that_repeats_its_duty_is_left_out() -> None:
    said = Activity(DUTY, f"{DUTY} Se cumplió.", 1, BOX)
    done = replace(said, text=prose(1))
    short = replace(said, text="Actividad cumplida.")
    assert [one.quote for one in paragraphs_of([said, done, short])] == [prose(1)[:160]]


LETTER = (
    "En cumplimiento del contrato No. 12, cuyo objeto es prestar servicios de apoyo a la oficina, informo."
)


@pytest.mark.parametrize(
    "before",
    [DUTY, f"1. {DUTY}", f"a) {DUTY}", LETTER, f"{LETTER} {DUTY}", "Apoyar la atención a los usuarios:"],
)
def test_the_obligation_in_front_of_an_activity_is_not_compared(before: str) -> None:
    done = f"Se atendieron {prose(1)}."
    glued, alone = (paragraphs_of([Activity(None, text, 1, BOX)]) for text in (f"{before} {done}", done))
    assert glued == alone


@pytest.mark.parametrize("text", [DUTY, LETTER, f"{DUTY} Actividad cumplida."])
def test_what_only_tells_the_contract_is_left_out(text: str) -> None:
    assert not paragraphs_of([Activity(None, text, 1, BOX)])


@pytest.mark.parametrize(
    "begins",
    ["Durante junio se logró apoyar la atención.", "Taller de lectura con 30 niños.", "Ayer se fue."],
)
def test_an_activity_that_tells_what_was_done_is_kept_whole(begins: str) -> None:
    text = f"{begins} Realizar esto tomó {prose(1)}."
    assert paragraphs_of([Activity(None, text, 1, BOX)])[0].quote == text[:160]
