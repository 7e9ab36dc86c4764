"""From loose words to text that can be searched: lines, segments (cells), blocks, and views with their ink.

Words come in the file's order, which need not be the order of reading. Everything here is geometry: a
*line* is what stands at one height, a *segment* a run of it without a wide gap (a table cell, a phrase),
a *block* a pile of segments one under the other (a paragraph, a wrapped cell, a column of cells). A *view*
is a string with a map back to the words, so that any match in it has a box and a confidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from review.model import Box, Origin, Page, Word
from review.recognition.grammar import fold
from review.recognition.near_words import Vocabulary
from review.recognition.scanned_words import is_blurred
from review.recognition.slots import Slots

# In units of the text's height.
SEGMENT_GAP = 1.0
BLOCK_GAP = 0.95
LINE_TOLERANCE = 0.42
HEIGHT_RATIO = 1.7
# A word this tall is a watermark across the page: it belongs to no line, and is read as the file has it.
GIANT = 4.0
_TITLE_WORDS = 30
# Print taller than this, in the page's common height, may be a title wherever it stands; boxes that OCR drew
# differ by more without meaning it.
BIG_PRINT, BIG_PRINT_READ = 1.25, 1.4
_INK = re.compile(r"\S+")

_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:()[]{}<>*_-–/\\\"'|+=¿?¡!#°º&", " "))


def plain_words(folded: str) -> list[str]:
    """The words of folded text without punctuation."""
    # `translate` is quick on pure ASCII only, and this sign is what most often stands in the way.
    return folded.replace("°", " ").translate(_PUNCTUATION).split()


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


class View:
    """Text made of words in some order; offsets lead back to the words.

    `flat` is `text` folded (lower case, no accents, see `grammar.fold`) with every separator a space: same
    length, same offsets.
    """

    __slots__ = ("_flat", "_order", "_starts", "_words", "text")

    def __init__(self, words: Sequence[Word], pieces: Iterable[tuple[str, Sequence[int]]]) -> None:
        """`pieces` are (separator before the piece, word indices)."""
        parts: list[str] = []
        order: list[int] = []
        for separator, indices in pieces:
            if parts:
                parts.append(separator)
            order += indices
            parts.append(" ".join([words[index].text for index in indices]))
        self.text = "".join(parts)
        self._flat: str | None = None
        self._starts: list[int] | None = None
        self._order = order
        self._words = words

    @property
    def flat(self) -> str:
        if self._flat is None:
            self._flat = fold(self.text).replace("\n", " ").replace("\t", " ")
        return self._flat

    def ahead(self, start: int, reach: int) -> str:
        """The text from `start` on, about `reach` characters, never ending within a word."""
        end = start + reach
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return self.text[start:end]

    def behind(self, end: int, reach: int) -> tuple[int, str]:
        """The text before `end`, about `reach` characters and where it starts: never within a word."""
        start = max(end - reach, 0)
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        return start, self.text[start:end]

    def indices(self, start: int, end: int) -> list[int]:
        """The words that the span touches, as indices into the page's words."""
        starts = self._starts
        if starts is None:
            starts = self._starts = [word.start() for word in _INK.finditer(self.text)]
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)), first + 1)
        return self._order[first:last]

    def box(self, start: int, end: int) -> Box:
        return Box.around(self._words[i].box for i in self.indices(start, end))

    def confidence(self, start: int, end: int) -> float:
        """How surely the words of the span were read: that of the least sure."""
        return min((self._words[i].confidence for i in self.indices(start, end)), default=1.0)


class PageText:
    """A page's words put in order, once, for every reader of the page.

    When OCR read any of them, words are told as `vocabulary` spells them: `slots`, and so `plain`.
    """

    def __init__(self, page: Page, vocabulary: Vocabulary | None = None) -> None:
        self.page = page
        self.blurred = is_blurred(page)
        self._vocabulary = vocabulary
        self.words = _clean(page.words)
        self.height = _typical_height(self.words)
        self.lines: list[list[Segment]] = _lines(page, self.words, self.height)

    @property
    def number(self) -> int:
        return self.page.number

    @cached_property
    def misreadable(self) -> bool:
        """Whether any word was read from a picture, and may be misread."""
        return any(word.confidence < 1 for word in self.words)

    @cached_property
    def segments(self) -> list[Segment]:
        return [segment for line in self.lines for segment in line]

    @cached_property
    def middles(self) -> list[float]:
        """How far down each segment's line stands, never less than the one before: to find neighbours."""
        found: list[float] = []
        reached = float("-inf")
        for line in self.lines:
            reached = max(reached, sum(s.middle for s in line) / len(line))
            found += [reached] * len(line)
        return found

    @cached_property
    def blocks(self) -> list[list[Segment]]:
        """Paragraphs, wrapped cells and columns of cells, from top to bottom."""
        return _blocks(self.lines, self.height)

    @cached_property
    def flow(self) -> View:
        """The text block by block: a sentence or a wrapped cell stays together."""
        return View(
            self.words,
            (("\n\n" if at == 0 else "\n", s.words) for block in self.blocks for at, s in enumerate(block)),
        )

    @cached_property
    def rows(self) -> View:
        """The text line by line across the page, a tab between segments: a table's row stays together."""
        return View(
            self.words,
            (("\n" if at == 0 else "\t", s.words) for line in self.lines for at, s in enumerate(line)),
        )

    @cached_property
    def segment_of(self) -> dict[int, Segment]:
        """The segment that holds each word."""
        return {index: segment for segment in self.segments for index in segment.words}

    @cached_property
    def block_of(self) -> dict[int, int]:
        """The block of the segment that begins with each word."""
        return {segment.words[0]: at for at, block in enumerate(self.blocks) for segment in block}

    def view(self, segments: Iterable[Segment]) -> View:
        """A view of some segments, a line break between them."""
        return View(self.words, (("\n", s.words) for s in segments))

    def lines_of(self, segments: Iterable[Segment]) -> str:
        """The text of `view(segments)`."""
        return "\n".join([self.text_of(s) for s in segments])

    def text_of(self, segment: Segment) -> str:
        return " ".join([self.words[i].text for i in segment.words])

    @cached_property
    def plain(self) -> str:
        """Folded text without punctuation, a space on both sides: phrases are looked for with `in`."""
        if self.slots is not None:
            return self.slots.plain
        return f" {' '.join(plain_words(self.flow.flat))} "

    @cached_property
    def plain_set(self) -> set[str]:
        return set(self.plain.split())

    @cached_property
    def words_said(self) -> set[str]:
        """The folded words as they were read, without punctuation."""
        return self.plain_set if self.slots is None else set(plain_words(self.flow.flat))

    @cached_property
    def slots(self) -> Slots | None:
        """The flow's words as OCR may have misspelt them; None when all of them are the file's own."""
        if self._vocabulary is None or not self.blurred:
            return None
        return Slots(self.flow.flat, self._vocabulary)

    @cached_property
    def heading(self) -> str:
        """What may be a title: short blocks in the upper part of what is printed, or big print.

        Like `plain`; the blocks are separated by `|` so that a phrase never runs over two of them.
        """
        if not self.segments:
            return ""
        if self.slots is not None:
            return f" {' | '.join(self.slots.said(start, end) for start, end in self._headings)} "
        flat = self.flow.flat
        found = [" ".join(plain_words(fold(self.text_of(segment)))) for segment in self.lines[0]]
        found += [" ".join(plain_words(flat[start:end])) for start, end in self._heading_blocks()]
        return f" {' | '.join(found)} "

    def _heading_blocks(self) -> Iterator[tuple[int, int]]:
        """Where in the flow the blocks stand that may be titles."""
        top = min(s.top for s in self.segments)
        bottom = max(s.bottom for s in self.segments)
        limit = top + max(0.36 * (bottom - top), 12 * self.height)
        big = (BIG_PRINT_READ if self.blurred else BIG_PRINT) * self.height
        at = 0
        for block, text in zip(self.blocks, self.flow.text.split("\n\n"), strict=True):
            if text.count(" ") + text.count("\n") < _TITLE_WORDS and (
                block[0].top <= limit or block[0].height > big
            ):
                yield at, at + len(text)
            at += len(text) + 2

    @cached_property
    def _headings(self) -> list[tuple[int, int]]:
        """`_heading_blocks`, those that follow each other as one: OCR parts the lines of a title."""
        found: list[tuple[int, int]] = []
        for start, end in self._heading_blocks():
            if found and start - found[-1][1] <= 2:
                start = found.pop()[0]
            found.append((start, end))
        return found

    def in_heading(self, start: int, end: int) -> bool:
        """Whether this part of the flow may be a title, or a piece of one."""
        return any(first <= start and end <= last for first, last in self._headings)


def _clean(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without white space in them, which would be taken for the end of a cell."""
    texts = [word.text for word in words]
    if " ".join(texts).split() == texts:
        return words
    joined = ((word, "".join(word.text.split())) for word in words)
    return tuple(word if text == word.text else replace(word, text=text) for word, text in joined if text)


def _typical_height(words: Sequence[Word]) -> float:
    if not words:
        return 10.0
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
    return median(slopes) if len(slopes) >= 12 else 0.0


def _lines(page: Page, words: Sequence[Word], typical: float) -> list[list[Segment]]:
    if not words:
        return []
    slope = _slope(words, typical) if page.origin is Origin.OCR else 0.0
    cap = 2.2 * typical
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
    row: list[tuple[float, float, float, float, float, int]] = []
    total = reference = tallest = 0.0
    for entry in entries:
        height = entry[4] - entry[3]
        if height > cap:
            height = cap
        if row and entry[0] - reference > LINE_TOLERANCE * (tallest if tallest > height else height):
            lines.append(_segments(row, typical, len(lines)))
            row = []
            total = tallest = 0.0
        row.append(entry)
        total += entry[0]
        reference = total / len(row)
        if height > tallest:
            tallest = height
    if row:
        lines.append(_segments(row, typical, len(lines)))
    if giants:
        around = Box.around(words[i].box for i in giants)
        lines.append([Segment(tuple(giants), *around, len(lines))])
    return lines


def _segments(
    row: list[tuple[float, float, float, float, float, int]], typical: float, line: int
) -> list[Segment]:
    row.sort(key=_by_x)
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
    return segments


def _by_x(entry: tuple[float, float, float, float, float, int]) -> float:
    return entry[1]


def _blocks(lines: list[list[Segment]], typical: float) -> list[list[Segment]]:
    blocks: list[list[Segment]] = []
    open_blocks: list[list[Segment]] = []
    for line in lines:
        still_open: list[list[Segment]] = []
        above: dict[int, list[list[Segment]]] = {}
        for block in open_blocks:
            last = block[-1]
            if line[0].top - last.bottom > BLOCK_GAP * max(typical, last.bottom - last.top):
                continue
            under = [s for s in line if s.x0 < last.x1 and s.x1 > last.x0]
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
