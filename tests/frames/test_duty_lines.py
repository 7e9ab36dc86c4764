"""Obligations beside what the informe answers to them, and the marks on them."""

from __future__ import annotations

import datetime as dt

from review.frames.duty_lines import DutyLine, duty_lines, lacking, printed_duties
from review.model import Activity, Box, DutyMark, DutyTick, GivenMark

BOX = Box(72.0, 100.0, 300.0, 112.0)
READERS = "Orientar a los ciudadanos que lleguen a la biblioteca pública"
CATALOGUE = "Mantener al día el catálogo de la colección local"
NOW = dt.datetime(2026, 11, 3, 15, tzinfo=dt.UTC)


def done(text: str, duty: str | None = None, page: int = 2, proof: str = "", *proofs: int) -> Activity:
    return Activity(duty, text, page, BOX, proof, proofs)


def given(duty: str, tick: DutyTick, remark: str = "") -> GivenMark:
    return GivenMark(DutyMark(duty, tick, remark), "Ana", NOW)


def told(lines: tuple[DutyLine, ...]) -> list[tuple[str, str, bool]]:
    return [(one.duty, one.activity, one.agreed) for one in lines]


def test_each_obligation_of_the_contract_has_its_activity_and_others_come_behind() -> None:
    lines = duty_lines(
        (READERS, CATALOGUE),
        [
            done("Catalogué 140 libros.", f"2. {CATALOGUE}."),
            done("Orienté a 87 lectores.", READERS.upper()),
            done("Cuidé la sala.", "Cuidar la sala de lectura del segundo piso"),
        ],
    )
    assert told(lines) == [
        (READERS, "Orienté a 87 lectores.", True),
        (CATALOGUE, "Catalogué 140 libros.", True),
        ("Cuidar la sala de lectura del segundo piso", "Cuidé la sala.", False),
    ]
    assert [one.number for one in lines] == [1, 2, 3]


def test_an_obligation_of_which_nothing_was_read_is_told_so_and_a_blank_one_apart() -> None:
    first, second = duty_lines((READERS, CATALOGUE), [done("", READERS)])
    assert (first.blank, first.activity, first.pages) == (True, "", (2,))
    assert (second.blank, second.answers, second.pages) == (False, (), ())


def test_obligations_that_end_alike_are_not_taken_for_each_other() -> None:
    tail = "que asigne la supervisión del contrato"
    asked = (f"Orientar los trámites {tail}", f"Custodiar las llaves {tail}")
    lines = duty_lines(asked, [done("Custodié las llaves.", f"Custodiar las llaves {tail}")])
    assert [one.activity for one in lines] == ["", "Custodié las llaves."]


def test_without_a_list_the_informe_tells_them_and_its_paragraphs_are_put_together() -> None:
    lines = duty_lines((), [done("Uno.", READERS), done("Dos.", READERS, 3), done("Suelta.")])
    assert told(lines) == [(READERS, "Uno. Dos.", False), ("", "Suelta.", False)]
    assert lines[0].pages == (2, 3)
    assert lines[1].subject == "Suelta."


def test_evidence_of_all_its_activities() -> None:
    (line,) = duty_lines(
        (), [done("Uno.", READERS, 2, "Anexo 1", 5), done("Dos.", READERS, 2, "Anexo 2", 6, 5)]
    )
    assert (line.proof, line.proof_pages) == ("Anexo 1; Anexo 2", (5, 6))


def test_a_mark_stays_with_its_obligation_when_the_contract_says_it_otherwise() -> None:
    marks = [given(READERS, DutyTick.CUMPLIDA), given(CATALOGUE, DutyTick.NO_APLICA, "Sin libros")]
    exact = duty_lines((CATALOGUE, READERS), [], marks)
    assert [(one.tick, one.remark) for one in exact] == [
        (DutyTick.NO_APLICA, "Sin libros"),
        (DutyTick.CUMPLIDA, ""),
    ]
    reworded = duty_lines(
        (f"Orientar a todos los ciudadanos que lleguen a la {'biblioteca pública'}",), [], marks
    )
    assert (reworded[0].tick, reworded[0].author, reworded[0].at) == (DutyTick.CUMPLIDA, "Ana", NOW)
    assert duty_lines(("Custodiar las llaves",), [], marks)[0].tick is DutyTick.SIN_MARCAR


def test_what_one_list_has_and_another_has_not() -> None:
    assert lacking((READERS, CATALOGUE), (f"1) {READERS.upper()}.",)) == (CATALOGUE,)
    assert printed_duties([done("Uno.", READERS), done("Dos."), done("Tres.", CATALOGUE)]) == (
        READERS,
        CATALOGUE,
    )
