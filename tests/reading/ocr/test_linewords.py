"""Words of a line, from its characters' places and its ink."""

from __future__ import annotations

import numpy as np

from review.reading.ocr.characters import HEIGHT, ReadLine
from review.reading.ocr.linewords import pieces

_STEP, _STROKE = 20, 14  # pixels from one character to the next, and of its ink


def _line(text: str, gaps: dict[int, int] | None = None) -> ReadLine:
    """A line of blocks of ink, one for each character that is no space; `gaps` widens the paper."""
    places, x = [], 12
    crop = np.full((HEIGHT, 40 + _STEP * len(text) + sum((gaps or {}).values()), 3), 250, np.uint8)
    for index, character in enumerate(text):
        x += (gaps or {}).get(index, 0)
        if character != " ":
            crop[14:36, x : x + _STROKE] = 20
        places.append((x + _STROKE / 2) / crop.shape[1])
        x += _STEP
    sure = np.ones(len(text), np.float32)
    quad = np.array([(0, 0), (100, 0), (100, 10), (0, 10)], np.float64)
    return ReadLine(quad, text, sure, 1 - sure, np.array(places), crop)


def _texts(line: ReadLine) -> list[str]:
    return [word.text for word in pieces(line).words]


def test_words_part_at_spaces_and_end_with_their_ink() -> None:
    found = pieces(_line("ab cde"))
    assert [(w.text, w.start, w.end) for w in found.words] == [("ab", 12, 46), ("cde", 72, 126)]
    assert (found.top, found.bottom) == (14, 36)
    assert [(w.first, w.last) for w in found.words] == [(0, 2), (3, 6)]


def test_wide_paper_parts_cells() -> None:
    assert _texts(_line("289.900371.000", {7: 60})) == ["289.900", "371.000"]


def test_a_space_read_inside_a_number_is_no_space() -> None:
    line = _line("1.99 9.204", {5: -_STEP})
    assert _texts(line) == ["1.999.204"]


def test_labels_part_from_their_numbers() -> None:
    for glued, apart in (
        ("C.C.1.992.207", ["C.C.", "1.992.207"]),
        ("NIT:830.131", ["NIT:", "830.131"]),
        ("45.Código", ["45.", "Código"]),
        ("No.4161", ["No.", "4161"]),
        ("treinta(30)días", ["treinta", "(30)", "días"]),
    ):
        assert _texts(_line(glued)) == apart


def test_numbers_dates_hours_and_addresses_stay_whole() -> None:
    for whole in (
        "4161.010.26.1.0733",
        "10:24:11",
        "01/09/2026",
        "CO1.PCCNTR.7204",
        "www.cali.gov.co",
        "$4.318,oo",
    ):
        assert _texts(_line(whole)) == [whole]


def test_the_border_of_a_cell_is_no_word() -> None:
    assert _texts(_line("| Salud |")) == ["Salud"]
    assert _texts(_line("|")) == []
