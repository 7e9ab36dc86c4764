"""Words in lines: a sentence spread to both margins is one piece, a row of cells is several."""

from __future__ import annotations

from review.recognition.page.page_text import PageText
from tests.recognition.sheet import CHARACTER, Sheet

SAID = ["DEPÓSITO", "DE", "BAJO", "MONTO", "NÚMERO", "173018450498,", "QUE", "SE", "ENCUENTRA", "ACTIVO"]


def spread(gaps: tuple[float, ...], words: list[str]) -> list[str]:
    sheet, x = Sheet(), 40.0
    for at, word in enumerate(words):
        x = sheet.text(x, 80, word) + gaps[at % len(gaps)]
    text = PageText(sheet.page())
    return [text.text_of(segment) for segment in text.segments]


def test_words_spread_evenly_over_a_line_are_a_sentence() -> None:
    assert spread((14.0,), SAID) == [" ".join(SAID)]


def test_cells_that_stand_unevenly_are_cells() -> None:
    assert spread((14.0, 31.0, 22.0), SAID) == SAID


def test_cells_all_as_wide_are_cells() -> None:
    figures = ["320.000", "250.000", "102.500", "999.999", "120.000", "100.000", "580.500"]
    assert len({len(one) * CHARACTER for one in figures}) == 1
    assert spread((14.0,), figures) == figures


def test_a_spread_line_is_a_sentence_though_its_gaps_are_hardly_wide() -> None:
    """Gaps as wide as the print is tall: some are taken for those between cells, some for blanks."""
    said = ["febrero", "de", "2026", "la", "planilla", "integrada", "de", "liquidación", "de", "aportes"]
    assert spread((10.3, 9.8, 9.9), said) == [" ".join(said)]


def test_figures_in_boxes_are_no_sentence() -> None:
    figures = [*"1056297", "28", "5"]
    assert len(spread((10.3, 9.8, 9.9), figures)) > 1


def _cells(rows: list[list[tuple[float, str]]]) -> list[list[str]]:
    sheet = Sheet()
    for at, row in enumerate(rows):
        for x, said in row:
            sheet.text(x, 80 + 12 * at, said)
    text = PageText(sheet.page())
    return [[text.text_of(segment) for segment in line] for line in text.lines]


def test_a_full_cell_is_parted_from_the_next_where_the_lines_around_it_are() -> None:
    full = "Plazo: comienza 2026-01-01 y termina en 2026-"
    width = Sheet().text(40, 80, full) + 2.8
    rows = [
        [(40.0, "OPS: 176-2026"), (width, "Contratista: Rosa Campo")],
        [(40.0, full), (width, "Lapso: 2026-01-01 a 2026-")],
        [(40.0, "07-31"), (width, "01-31")],
    ]
    assert _cells(rows)[1] == [full, "Lapso: 2026-01-01 a 2026-"]
    # Where only one of them is, a word that begins at the same place is one of a sentence.
    assert _cells(rows[:2])[1] == [f"{full} Lapso: 2026-01-01 a 2026-"]
    assert _cells([*rows[:2], [(40.0, "07-31 del año que sigue y no más")]])[1] == [
        f"{full} Lapso: 2026-01-01 a 2026-"
    ]
