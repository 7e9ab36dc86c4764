"""The cells around a label: those near it, and those stacked below or above it, each in its column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from review.model import Box
from review.recognition.page.page_text import PageText, Segment

# How far a value may stand: heights below its label, heights above it.
LINES_BELOW = 3.2
LINES_ABOVE = 2.2
# The same below the headings of a table, whose cells are centred in rows of several lines.
LINES_OF_A_ROW, _LEAST_HEADINGS = 6.0, 3
CELL_LINES = 3  # lines of a wrapped cell
_LINE_GAP = 1.9  # heights between the middles of two lines of one cell, at most: beyond, another cell
_SLACK_LINES = 1.5  # heights: half of the tallest segment: it may begin above what is looked for


class NearCells:
    """The cells of a page by their place; `is_label` tells those that begin with a label."""

    def __init__(self, page: PageText, is_label: Callable[[Segment], bool]) -> None:
        self._page = page
        self._is_label = is_label

    def near(self, low: float, high: float) -> list[Segment]:
        segments, middles = self._page.segments, self._page.middles
        slack = _SLACK_LINES * self._page.height
        first, last = bisect_left(middles, low - slack), bisect_right(middles, high + slack)
        return [s for s in segments[first:last] if s.bottom > low and s.top < high]

    def part(self, segment: Segment, words: tuple[int, ...]) -> Segment:
        """The part of a segment that these words make."""
        return Segment(words, *Box.around(self._page.words[i].box for i in words), segment.line)

    def stacked(self, last: Segment, box: Box, way: int) -> list[Segment]:
        """The cell below (way 1) or above (-1) the label, if it is near and no label itself."""
        height = max(self._page.height, last.height)
        below = LINES_OF_A_ROW if self._heads_columns(last) else LINES_BELOW
        reach = (below if way > 0 else LINES_ABOVE) * height
        found: list[Segment] = []
        low, high = (box.bottom - 1, box.bottom + reach) if way > 0 else (box.top - reach, box.top + 1)
        near = [s for s in self.near(low, high) if box.shares_columns(s)]
        near = [s for s in near if (s.middle > box.bottom if way > 0 else s.middle < box.top)]
        near.sort(key=lambda s: way * s.middle)
        for segment in near:
            if self._is_label(segment) or (
                found and abs(segment.middle - found[-1].middle) > _LINE_GAP * height
            ):
                break
            found.append(segment)
            if len(found) == CELL_LINES:
                break
        return [self._under(s, last, box) for s in found] if way > 0 else found[:1]

    def _under(self, cell: Segment, last: Segment, label: Box) -> Segment:
        """The words of a cell below a label that stand in its column, where a value as wide as its own column
        runs into this one: the name of somebody, and the number that is asked for."""
        before = [s for s in self._page.lines[last.line] if s.x1 < label.x0 and s.box.shares_columns(cell)]
        words = self._page.words
        own = tuple(i for i in cell.words if words[i].box.x1 > label.x0)
        return self.part(cell, own) if before and own and len(own) < len(cell.words) else cell

    def in_column(self, last: Segment, box: Box) -> list[Segment]:
        """The cell below a heading that stands at its column's left, where the value is set in the middle or
        at the right: before the next heading's column begins."""
        line = self._page.lines[last.line]
        ahead = [s.x0 for s in line if s.x0 > box.x1]
        behind = [s for s in line if s.x1 < box.x0]
        if not behind:
            return []
        end = min(ahead, default=self._page.page.width)
        near = self.near(box.bottom - 1, box.bottom + LINES_BELOW * last.height)
        near = [s for s in near if s.middle > box.bottom]
        if any(box.shares_columns(s) for s in near):
            return []
        cell = min((s for s in near if s.x0 >= box.x1 and s.x1 <= end), key=lambda s: s.middle, default=None)
        return [] if cell is None or self._is_label(cell) else [cell]

    def _heads_columns(self, label: Segment) -> bool:
        """Is the label one of the headings of a table: a line of several cells without a figure?

        Its cell may stand in the middle of a row as tall as the text beside it. What OCR read of a heading
        differs from copy to copy of one paper, and with it what would be found so far below.
        """
        if self._page.misreadable:
            return False
        line = self._page.lines[label.line]
        words = (self._page.words[i].text for s in line for i in s.words)
        return len(line) >= _LEAST_HEADINGS and not any(c.isdecimal() for text in words for c in text)
