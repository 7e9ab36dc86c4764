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
from functools import cached_property

from review.model import Box, Page, Word
from review.recognition.grammar import fold
from review.recognition.grammar.deeds import tells_a_deed
from review.recognition.page.lines import Segment as Segment
from review.recognition.page.lines import blocks_of_lines, clean, lines_of_words, typical_height
from review.recognition.page.near_words import Vocabulary
from review.recognition.page.scanned_words import is_blurred
from review.recognition.page.slots import Slots

_TITLE_WORDS = 30  # judgement: the longest title, of a form with its number and version
# Print taller than this, in the page's common height, may be a title wherever it stands; boxes that OCR drew
# differ by more without meaning it.
BIG_PRINT, BIG_PRINT_READ = 1.25, 1.4
_HEAD_SHARE, _HEAD_LINES = 0.36, 12  # judgement: of the print, or heights: a letterhead and a title
_INK = re.compile(r"\S+")
# What a letter says that it goes with is no title of its own.
_ENCLOSED = re.compile(r"(?:se |para (?:el )?(?:efecto|ello)s?,? )?(?:anex|adjunt)", re.IGNORECASE)
# What a desk of reception prints above a title: its number, as bars or in words, its day, who took it in.
_STAMPED = re.compile(
    r"\W*(?:\*[\w -]+\*|(?:no\W*)?\d[\d\W]{5,}|radicad[oa]|radicacion|(?:no\W*)?rad\b|recibid[oa]"
    r"|al contestar|ventanilla|remitente|destin(?:o|atario)|folios?|anexos?\W*\d|correspondencia|tipo ?:"
    r"|fecha(?: y hora)?(?: de)? (?:radica|recib|recep)\w*|fecha\W*\d[\d/. :-]{5,})"
)
_SMALL_TITLE_WORDS = 8  # judgement: a title in small letters is short; a sentence goes on so in a cell
_OPENING_WORDS = 2  # `Se revisaron`: the verb of a deed opens its sentence
# An obligation of a list that goes on from the page before: whatever it names, it is no title.
_ITEM_TO_DO = re.compile(
    r"\W*(?:(?:obligacion|actividad|compromiso|alcance) (?:n[o°]?\.? ?)?\d{1,2}|\d{1,2}|[a-z])\s?[.:)-]+\s*"
    r"[a-z]{2,}[aei]r(?:se|l[aeo]s?)?\b(?:\W+\w+){4}"
)
_STAMP_LINES = 6  # judgement: no stamp has more

_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:()[]{}<>*_-–/\\\"'|+=¿?¡!#°º&", " "))


def _tells_of_work(text: str) -> bool:
    """Does a cell or block say what is to be done, go on with it, or begin a line with what was?"""
    if _ITEM_TO_DO.match(fold(text)) or (text[:1].islower() and len(text.split()) > _SMALL_TITLE_WORDS):
        return True
    return not text.isupper() and any(
        tells_a_deed(" ".join(line.split(maxsplit=_OPENING_WORDS)[:_OPENING_WORDS]))
        for line in text.split("\n")
    )


def plain_words(folded: str) -> list[str]:
    """The words of folded text without punctuation."""
    # `translate` is quick on pure ASCII only, and this sign is what most often stands in the way.
    return folded.replace("°", " ").translate(_PUNCTUATION).split()


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
        self.words = clean(page.words)
        self.height = typical_height(self.words)
        self.lines: list[list[Segment]] = lines_of_words(page, self.words, self.height)

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
        return blocks_of_lines(self.lines, self.height)

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
        found = [" ".join(plain_words(fold(self.text_of(segment)))) for segment in self._first_lines()]
        found += [" ".join(plain_words(flat[start:end])) for start, end in self._heading_blocks()]
        return f" {' | '.join(found)} "

    def _first_lines(self) -> Iterator[Segment]:
        """The cells of the first line; below a stamp of reception also those of the first that is not its."""
        for line in self.lines[:_STAMP_LINES]:
            yield from (s for s in line if not _tells_of_work(self.text_of(s)))
            if not _STAMPED.match(fold(self.lines_of(line)).replace("\n", " ")):
                return

    def _heading_blocks(self) -> Iterator[tuple[int, int]]:
        """Where in the flow the blocks stand that may be titles."""
        top = min(s.top for s in self.segments)
        bottom = max(s.bottom for s in self.segments)
        limit = top + max(_HEAD_SHARE * (bottom - top), _HEAD_LINES * self.height)
        big = (BIG_PRINT_READ if self.blurred else BIG_PRINT) * self.height
        at = 0
        for block, text in zip(self.blocks, self.flow.text.split("\n\n"), strict=True):
            if (
                text.count(" ") + text.count("\n") < _TITLE_WORDS
                and (block[0].top <= limit or block[0].height > big)
                and not _ENCLOSED.match(text)
                and not _tells_of_work(text)
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
