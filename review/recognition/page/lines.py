"""Words put in lines, segments and blocks: geometry only.

A *line* is what stands at one height, a *segment* a run of it without a wide gap, a *block* a pile of
segments one under the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from review.model import Box, Origin, Page, Word
from review.recognition.grammar.plain_text import composed, has_loose_accents
from review.recognition.page.overprint import Entry, by_x, laid_over

# Judgement: of a line of prose whose words are spread to its margins.
_LEAST_SPREAD, _SAME_GAP_POINTS = 6, 1.5
_VARIED = 2.5  # judgement: how much wider than the shortest word of a sentence its longest is
# In units of the text's height.
SEGMENT_GAP = 1.0
BLOCK_GAP = 0.95
LINE_TOLERANCE = 0.42
HEIGHT_RATIO = 1.7
# A word this tall is a watermark across the page: it belongs to no line, and is read as the file has it.
GIANT = 4.0
NO_HEIGHT_POINTS = 10.0  # of common print, where there are no words to measure
# Judgement: how far off the next line's top stands, in heights, and how far a column's cells begin apart.
_NEXT_LINE, _SAME_EDGE_POINTS = 2.4, 0.6
_LEAST_STEPS = 12  # judgement: from so many neighbours on their slope is the line's, not the hand's
_TALLEST = 2.2  # a taller word counts as so tall, so that it takes no line in that is not its own


class Segment(NamedTuple):
    """A run of words on one line without a wide gap. `words` are indices into the page's words."""

    words: tuple[int, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    line: int

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def clean(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without white space in them, which would be taken for the end of a cell, and with accents put
    on their letters."""
    texts = [word.text for word in words]
    printed = " ".join(texts)
    if printed.split() == texts and not has_loose_accents(printed):
        return words
    joined = ((word, composed("".join(word.text.split()))) for word in words)
    return tuple(word if text == word.text else replace(word, text=text) for word, text in joined if text)


def typical_height(words: Sequence[Word]) -> float:
    """The middle one of the words' heights, in points."""
    if not words:
        return NO_HEIGHT_POINTS
    heights = sorted([bottom - top for _, top, _, bottom in [w.box for w in words]])
    return max(heights[len(heights) // 2], 1.0)


def _slope(words: Sequence[Word], height: float) -> float:
    """How much a scanned line falls per point of width, from words that follow each other."""
    slopes = []
    for one, two in pairwise(words):
        step = two.box.x0 - one.box.x0
        fall = (two.box.top + two.box.bottom - one.box.top - one.box.bottom) / 2
        if step > height and abs(fall) < 0.5 * height:
            slopes.append(fall / step)
    return median(slopes) if len(slopes) >= _LEAST_STEPS else 0.0


def lines_of_words(page: Page, words: Sequence[Word], typical: float) -> list[list[Segment]]:
    """The words in lines from top to bottom, each its segments from left to right."""
    if not words:
        return []
    slope = _slope(words, typical) if page.origin is Origin.OCR else 0.0
    may_lie_over = page.origin is not Origin.OCR
    cap = _TALLEST * typical
    entries = []
    giants: list[int] = []
    tallest = GIANT * typical
    for index, word in enumerate(words):
        x0, top, x1, bottom = word.box
        if bottom - top > tallest:
            giants.append(index)
        else:
            entries.append(((top + bottom) / 2 - slope * x0, x0, x1, top, bottom, index))
    entries.sort()
    lines: list[list[Segment]] = []
    row: list[Entry] = []
    total = reference = tallest = 0.0
    for entry in entries:
        height = entry[4] - entry[3]
        if height > cap:
            height = cap
        if row and entry[0] - reference > LINE_TOLERANCE * (tallest if tallest > height else height):
            for layer in laid_over(row, words) if may_lie_over else (row,):
                lines.append(_segments(layer, typical, len(lines)))
            row = []
            total = tallest = 0.0
        row.append(entry)
        total += entry[0]
        reference = total / len(row)
        if height > tallest:
            tallest = height
    if row:
        for layer in laid_over(row, words) if may_lie_over else (row,):
            lines.append(_segments(layer, typical, len(lines)))
    if may_lie_over:
        lines = [_parted(lines, at, words, typical) for at in range(len(lines))]
    if giants:
        around = Box.around(words[i].box for i in giants)
        lines.append([Segment(tuple(giants), *around, len(lines))])
    return lines


def _parted(
    lines: Sequence[Sequence[Segment]], at: int, words: Sequence[Word], typical: float
) -> list[Segment]:
    """A line parted where a word begins a column of cells that both lines around it have: in a full cell the
    gap before the next one is hardly a blank."""
    line = list(lines[at])
    if not 0 < at < len(lines) - 1:
        return line
    reach = _NEXT_LINE * typical
    around = [
        [s.x0 for s in near[1:] if abs(s.top - line[0].top) < reach]
        for near in (lines[at - 1], lines[at + 1])
    ]
    if not all(around):
        return line
    above, below = around
    edges = [x for x in above if any(abs(x - y) < _SAME_EDGE_POINTS for y in below)]
    parted: list[Segment] = []
    for segment in line:
        cut = [
            n
            for n, index in enumerate(segment.words)
            if n and any(abs(words[index].box.x0 - x) < _SAME_EDGE_POINTS for x in edges)
        ]
        for start, end in pairwise((0, *cut, len(segment.words))):
            own = segment.words[start:end]
            parted.append(
                Segment(own, *Box.around(words[i].box for i in own), segment.line) if cut else segment
            )
    return parted


def _segments(row: list[Entry], typical: float, line: int) -> list[Segment]:
    row.sort(key=by_x)
    segments: list[Segment] = []
    indices: list[int] = []
    _, left, right, top, bottom, _ = row[0]
    previous = 0.0
    least = SEGMENT_GAP * typical
    for _, x0, x1, y0, y1, index in row:
        height = y1 - y0
        if x0 - right > least and indices and x0 - right > SEGMENT_GAP * min(height, previous):
            segments.append(Segment(tuple(indices), left, top, right, bottom, line))
            indices = []
            left, right, top, bottom = x0, x1, y0, y1
        indices.append(index)
        previous = height
        if x1 > right:
            right = x1
        if y0 < top:
            top = y0
        if y1 > bottom:
            bottom = y1
    segments.append(Segment(tuple(indices), left, top, right, bottom, line))
    return [_joined(segments)] if _is_justified(segments) or _is_spread(row, segments) else segments


def _is_spread(row: Sequence[Entry], segments: Sequence[Segment]) -> bool:
    """Are the gaps between all words of the row the same, whether or not they are wide for their print?

    Letters that reach below the line make a word taller, and the gap beside it no wider than a blank. Figures
    in boxes are as far apart, and hardly differ in width.
    """
    if len(segments) == 1 or len(row) < _LEAST_SPREAD:
        return False
    gaps = [two[1] - one[2] for one, two in pairwise(row)]
    widths = [entry[2] - entry[1] for entry in row]
    return max(gaps) - min(gaps) < _SAME_GAP_POINTS and max(widths) > _VARIED * min(widths)


def _is_justified(segments: Sequence[Segment]) -> bool:
    """Are these the words of a sentence spread over its line? The gaps between them are the same, which those
    between cells of a table are only where these are all as wide."""
    if len(segments) < _LEAST_SPREAD:
        return False
    gaps = [two.x0 - one.x1 for one, two in pairwise(segments)]
    widths = [segment.x1 - segment.x0 for segment in segments]
    return max(gaps) - min(gaps) < _SAME_GAP_POINTS < max(widths) - min(widths)


def _joined(segments: Sequence[Segment]) -> Segment:
    indices = tuple(index for segment in segments for index in segment.words)
    return Segment(indices, *Box.around(segment.box for segment in segments), segments[0].line)


def blocks_of_lines(lines: list[list[Segment]], typical: float) -> list[list[Segment]]:
    """The piles that the segments make, from top to bottom."""
    blocks: list[list[Segment]] = []
    open_blocks: list[list[Segment]] = []
    for line in lines:
        still_open: list[list[Segment]] = []
        above: dict[int, list[list[Segment]]] = {}
        for block in open_blocks:
            last = block[-1]
            box = last.box
            if line[0].top - last.bottom > BLOCK_GAP * max(typical, last.bottom - last.top):
                continue
            under = [s for s in line if box.shares_columns(s)]
            if not under:
                still_open.append(block)
            elif len(under) == 1 and _piles(last, under[0]):
                above.setdefault(under[0].words[0], []).append(block)
        for segment in line:
            candidates = above.get(segment.words[0], ())
            if len(candidates) == 1:
                mine = candidates[0]
            else:
                mine = []
                blocks.append(mine)
            mine.append(segment)
            still_open.append(mine)
        open_blocks = still_open
    return blocks


def _piles(above: Segment, below: Segment) -> bool:
    tall, short = above.bottom - above.top, below.bottom - below.top
    if tall < short:
        tall, short = short, tall
    return tall <= HEIGHT_RATIO * max(short, 1.0)
