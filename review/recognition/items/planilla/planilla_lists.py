"""What an operator lists of a person: several planillas on a page, a row each, read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from review.model import Alternative, Box, Field, Mark, Word
from review.recognition.grammar.dates import find_dates, find_months
from review.recognition.items.planilla.planilla import Planilla, planilla_numbers, read_planilla
from review.recognition.page.page_text import PageText, Segment
from review.recognition.papers.sorted_page import page_text

_Placed = TypeVar("_Placed", Field, Alternative, Mark)


def listed_planillas(page: PageText) -> list[Planilla]:
    """Every planilla that a page lists, read with the page's head and foot; none where it lists no two.

    A row tells the planilla's number, the month and the day of payment.
    """
    rows = dict(_rows(page))
    if len(rows) < 2:
        return []
    middles = list(rows.values())
    half = min(below - above for above, below in pairwise(middles)) / 2
    return [_Row(page, middles, half, at).read() for at in range(len(middles))]


def _rows(page: PageText) -> Iterator[tuple[str, float]]:
    """The number and the height on the page of each row of a list, from the top."""
    for cells in page.lines:
        said = page.lines_of(cells)
        numbers = {quote.value for quote in planilla_numbers(said)}
        if len(numbers) == 1 and find_dates(said) and find_months(said):
            (number,) = numbers
            yield number, _middle(cells)


def _middle(cells: list[Segment]) -> float:
    return sum(cell.middle for cell in cells) / len(cells)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a list: read where the first one stands, right below the heads of the columns, and told where
    it is printed. `middles` are the heights of the rows, `half` half of the way between two."""

    page: PageText
    middles: list[float]
    half: float
    at: int

    def read(self) -> Planilla:
        words = (self._placed(word) for word in self.page.page.words)
        text = page_text(replace(self.page.page, words=tuple(word for word in words if word is not None)))
        read = read_planilla([text or self.page])
        return replace(
            read,
            fields={name: self._field(field) for name, field in read.fields.items()},
            marks=tuple(map(self._printed, read.marks)),
            names=tuple(map(self._field, read.names)),
        )

    def _placed(self, word: Word) -> Word | None:
        """A word of the row where the first row stands, one of head or foot as it is, None of another row."""
        middle = word.box.middle
        if not self.middles[0] - self.half <= middle <= self.middles[-1] + self.half:
            return word
        if min(self.middles, key=lambda one: abs(one - middle)) != self.middles[self.at]:
            return None
        return replace(word, box=_moved(word.box, -self._down))

    @property
    def _down(self) -> float:
        return self.middles[self.at] - self.middles[0]

    def _field(self, field: Field) -> Field:
        return replace(self._printed(field), others=tuple(map(self._printed, field.others)))

    def _printed(self, found: _Placed) -> _Placed:
        box = found.box
        if box is None or abs(box.middle - self.middles[0]) > self.half:
            return found
        return replace(found, box=_moved(box, self._down))


def _moved(box: Box, down: float) -> Box:
    return box._replace(top=box.top + down, bottom=box.bottom + down)
