"""Papers under names that nobody foresaw, told by what they hold, and what holds nearly as much."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from review.model import Origin, PageKind
from review.model.marks import PageMark
from review.recognition.papers.sequence import sort_pages
from tests.recognition.sheet import Sheet, document

_SUM = ("Dos millones trescientos cuarenta mil pesos colombianos", "$ 2.340.000")
_ACCOUNT = "Transferir a: Bancolombia, cuenta de ahorros 40817735590"
_WORK = "Contrato AB-77-2026, servicios del 1 al 31 de mayo de 2026"
_OATH = "Bajo la gravedad del juramento declaro que aplica el artículo 383 del Estatuto Tributario."
_DUTIES = (
    ("Revisar los expedientes del archivo central.", "Revisé 12 expedientes y los foliaron en orden."),
    ("Acompañar las jornadas de campo.", "Acompañé dos jornadas en la vereda El Roble."),
    ("Preparar los cuadros del mes.", "Preparé los cuadros y los entregué el 28 de mayo de 2026."),
)
_COUNTED = (("1.", "2.", "3."), ("a)", "b)", "c)"), ("Primera.", "Segunda.", "Tercera."))


def _kinds(*sheets: Sheet) -> list[PageKind]:
    return [page.label.kind for page in sort_pages(document(*sheets))]


def _asking(lines: Sequence[str]) -> Sheet:
    sheet = Sheet().line("Pedro Inventado Paz").line("C.C. 1.061.700.001").skip()
    for line in lines:
        sheet.line(line).skip()
    return sheet


def _told(counted: Sequence[str], done: Sequence[str] | None = None, *, period: bool = True) -> Sheet:
    sheet = Sheet().title("MEMORIA DE LO ANDADO").skip()
    sheet.line("Contrato AB-77-2026" + (" - del 1 al 31 de mayo de 2026" if period else "")).skip()
    for at, (mark, (duty, deed)) in enumerate(zip(counted, _DUTIES, strict=True)):
        sheet.line(f"{mark} {duty}").line(deed if done is None else done[at]).skip()
    return sheet.line("Pedro Inventado Paz").line("Contratista")


def _shares(total: str) -> Sheet:
    sheet = Sheet().title("¡LISTO, PEDRO!").skip()
    for line in ("Salud · EPS Inventada $ 218.900", "Pensión · Fondo Inventado $ 280.200"):
        sheet.line(line)
    return sheet.line("Riesgos · ARL Inventada $ 9.200").line(f"Total $ {total}")


def test_who_asks_for_a_sum_for_work_and_says_where_to_pay_it_presents_a_cuenta() -> None:
    assert _kinds(_asking([*_SUM, _WORK, _ACCOUNT, _OATH])) == [PageKind.CUENTA]


@pytest.mark.parametrize("missing", [0, 1, 2, 3])
def test_without_one_of_these_it_is_none(missing: int) -> None:
    lines = [*_SUM, _WORK, _ACCOUNT]
    del lines[missing]
    assert _kinds(_asking(lines)) == [PageKind.OTRO]


def test_a_sum_in_words_other_than_in_figures_asks_for_nothing() -> None:
    assert _kinds(_asking([_SUM[0], "$ 2.500.000", _WORK, _ACCOUNT])) == [PageKind.OTRO]


def test_where_there_is_a_cuenta_no_other_page_is_taken_for_one() -> None:
    cuenta = _asking(["CUENTA DE COBRO", "DEBE A", "LA SUMA DE", *_SUM, _WORK, _ACCOUNT])
    other = Sheet().line("Al tesorero del municipio").skip()
    for line in (*_SUM, _WORK, _ACCOUNT):
        other.line(line).skip()
    assert _kinds(cuenta, other) == [PageKind.CUENTA, PageKind.OTRO]
    assert _kinds(other) == [PageKind.CUENTA]


@pytest.mark.parametrize("counted", _COUNTED, ids=str)
def test_duties_one_by_one_with_what_was_done_are_an_informe(counted: Sequence[str]) -> None:
    assert _kinds(_told(counted)) == [PageKind.INFORME]


def test_duties_said_to_be_met_are_an_informe_without_evidence() -> None:
    assert _kinds(_told(_COUNTED[0], ["Actividad cumplida."] * 3)) == [PageKind.INFORME]


def test_duties_of_which_nothing_was_done_are_none() -> None:
    assert _kinds(_told(_COUNTED[0], ["Cuando se requiera."] * 3)) == [PageKind.OTRO]


def test_duties_of_no_period_are_none() -> None:
    assert _kinds(_told(_COUNTED[0], period=False)) == [PageKind.OTRO]


def test_shares_that_make_the_total_are_a_planilla() -> None:
    assert _kinds(_shares("508.300")) == [PageKind.SEGURIDAD_SOCIAL]


def test_shares_that_make_another_total_are_none() -> None:
    assert _kinds(_shares("518.300")) == [PageKind.OTRO]


def test_what_a_scan_holds_is_more_than_the_one_phrase_that_told_it() -> None:
    sheet = Sheet(origin=Origin.OCR)
    for line in ("CUENTA DE COBRO", *_SUM, _WORK, "Bancolombia, ahorros 40817735590"):
        sheet.line(line).skip()
    (page,) = sort_pages(document(sheet))
    assert page.label.kind is PageKind.CUENTA
    assert PageMark.DOUBTFUL not in page.label.marks


def test_a_scan_of_which_no_phrase_told_anything_is_told_by_what_it_holds() -> None:
    sheet = Sheet(origin=Origin.OCR)
    for line in (*_SUM, "Por mis servicios del 1 al 31 de mayo", "Transferencia: Bancolombia 40817735590"):
        sheet.line(line).skip()
    (page,) = sort_pages(document(sheet))
    assert page.label.kind is PageKind.CUENTA
    assert PageMark.DOUBTFUL not in page.label.marks


def _informe() -> Sheet:
    sheet = Sheet().title("INFORME DE ACTIVIDADES").line("Contrato AB-77-2026, mayo de 2026").skip()
    for duty, done in _DUTIES:
        sheet.line(duty).line(done).skip()
    return sheet.line("Pedro Inventado Paz").line("Contratista")


def _in_boxes(*lines: str) -> Sheet:
    sheet = Sheet().title("FICHA DE TRÁMITE MUNICIPAL").skip()
    for line in ("Valor en letras", *lines, "Vr. M/cte. Concepto: apoyo"):
        sheet.line(line).skip()
    return sheet


def test_a_form_behind_an_informe_that_asks_for_a_sum_is_no_evidence_of_it() -> None:
    assert (
        _kinds(_informe(), _in_boxes(*_SUM, _WORK, _ACCOUNT, "No responsable de IVA"))[1] is PageKind.CUENTA
    )


def test_what_speaks_of_a_cuenta_behind_an_informe_leaves_open_whether_one_is_missing() -> None:
    speaks = _in_boxes(_WORK, "$ 2.340.000", "No responsable de IVA")
    alone = sort_pages(document(_informe(), speaks))[1].label
    assert alone.kind is PageKind.INFORME
    assert alone.may_be(PageKind.CUENTA.value)
    asked = _asking([*_SUM, _WORK, _ACCOUNT])
    beside = sort_pages(document(_informe(), speaks, asked.title("CUENTA DE COBRO")))[1].label
    assert not beside.may_be(PageKind.CUENTA.value)
