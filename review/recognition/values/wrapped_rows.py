"""Rows of a table whose cells are wrapped: the lines of a cell stand over and under the row's own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from review.model import Box, Mark
from review.model.marks import ItemMark
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.dates import find_dates
from review.recognition.page.page_text import PageText, Segment, View
from review.recognition.values.readers import as_read

# A row of data has so many cells, and two of them hold days or months. Where the cells are narrow, several
# are one segment: a wrapped row has so many words instead.
LEAST_CELLS, LEAST_DAYS = 5, 2
# How far from the row's middle the lines of a cell centred on it stand, in heights.
CENTRED = 0.95
_DAY_OR_MONTH = re.compile(r"(?<!\d)(?:20\d\d[-/]\d\d(?:[-/]\d\d)?|\d\d[-/]\d\d[-/]20\d\d)(?!\d)")


def wrapped_rows(page: PageText) -> Iterator[View]:
    """Each row of data with wrapped cells as one text, cell by cell from left to right."""
    for line in page.lines:
        days = sum(len(_DAY_OR_MONTH.findall(page.text_of(s))) for s in line)
        if sum(len(s.words) for s in line) < LEAST_CELLS or days < LEAST_DAYS:
            continue
        middle = sum(s.middle for s in line) / len(line)
        height = max(s.height for s in line)
        beside = [
            s
            for s in page.segments
            if s.line != line[0].line and abs(s.middle - middle) < CENTRED * max(height, page.height)
        ]
        if beside:
            yield _cell_by_cell(page, [*line, *beside])


def days_in_rows(page: PageText) -> Mark | None:
    """A row of data with days that may be those of a payment: two of them, or one beside a bank."""
    for line in page.lines:
        text = page.view(line).text
        days = as_read(page, find_dates)(text) if len(line) >= LEAST_CELLS else []
        if len(days) >= LEAST_DAYS or (days and find_bank(text)):
            return Mark(ItemMark.DAYS_IN_ROWS, days[-1].text, page.number, Box.around(s.box for s in line))
    return None


def _cell_by_cell(page: PageText, segments: Sequence[Segment]) -> View:
    cells: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.x0):
        if cells and segment.x0 < max(s.x1 for s in cells[-1]):
            cells[-1].append(segment)
        else:
            cells.append([segment])
    return View(
        page.words,
        (
            ("\t" if at == 0 else " ", segment.words)
            for cell in cells
            for at, segment in enumerate(sorted(cell, key=lambda s: s.top))
        ),
    )
