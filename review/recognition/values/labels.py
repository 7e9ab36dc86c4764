"""Labels and the values beside them, by geometry: same cell, to the right, below, above.

A *family* is a set of phrases that name the same thing. `№` in a phrase stands for every way to write
"number". All the families of an item are looked for at once; where phrases overlap the longest wins, so
that a family of labels that nobody wants ("fecha de expedición" of the form) hides its dates from others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Generic, NamedTuple, TypeVar

from review.model import Box
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.misread import leniently
from review.recognition.page.ordinals import ordinals
from review.recognition.page.page_text import PageText, Segment, View
from review.recognition.page.under_values import NEAR, labels_under_values
from review.recognition.values import trace
from review.recognition.values.label_families import Families, LabelSet
from review.recognition.values.label_hits import Hit, find_labels
from review.recognition.values.near_cells import CELL_LINES, NearCells
from review.recognition.values.shared_labels import JOINT, Share, part_of, share_of

T = TypeVar("T")
Reader = Callable[[str], Sequence[Quote[T]]]

_FILLER = " .:;°*_-=)|\n\t'\""
# How far a value may stand: characters after the label, heights below it, heights above it.
REACH = 70
# How far above or below a label's middle the lines of a value centred on it may stand, in heights.
CENTRED = 1.7
# How far the middle of all its lines may be off: the value of the row above or below is further.
OFF_CENTRE = 1.15

SAME, NEXT_LINE, RIGHT, BELOW, ABOVE = "misma línea", "línea siguiente", "a la derecha", "debajo", "encima"
OVER = "sobre su etiqueta"
_TRUST = {SAME: 1.0, RIGHT: 0.96, BELOW: 0.92, NEXT_LINE: 0.9, ABOVE: 0.8, OVER: 0.92}
# Families of labels whose values have no figures, or of which nothing is known.
_WORDS_ONLY = ("", "nombre", "letras")
# Words that may follow a label in its own cell: `(DD/MM/AAAA)`, `No.`
_LEFT_OVER = 1
# Judgement: what a place keeps of its trust when the label is said in prose, in its own text or beside it …
_PROSE_TRUST, _PROSE_BESIDE_TRUST = 0.9, 0.85
_NOT_ALONE_TRUST = 0.75  # … and when something else stands in the label's cell.
_OVER_LINES = 4  # heights of the label: a value above it has two lines and their gaps
_AFTER_REACHES = 4  # how many reaches of text behind a label are looked through
_SAME_ROW_SHARE = 0.3  # of the lower one's height: what so much overlaps is of one row
# How far above a label its first line may stand, in heights; and what no label ends with.
_SET_WIDE, _GO_ON = 1.5, frozenset({"de", "del", "y", "la", "el", "o", "al", "para"})
_BOX_NUMBER_CHARS = 4  # `26.`, `100.`
# A value's trust falls with the characters between it and its label: not for a sign, then to a floor.
_SIGN_CHARS, _APART_TRUST, _FALL_CHARS, _FLOOR_TRUST = 3, 0.97, 400, 0.75


def _by_place(segment: Segment) -> tuple[float, float]:
    return segment.x0, segment.top


class Zone(NamedTuple):
    """A place where a label's value may stand: cells of their own, or (None) the flow text from `start`."""

    text: str
    where: str
    trust: float
    start: int = 0
    cells: list[Segment] | None = None


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value that may be a field's, with its ink and how strongly its place says so (0–1).

    `support` is what speaks for it beyond its place, in Spanish: see `Field.support`.
    """

    value: T
    text: str
    page: int
    box: Box
    score: float
    source: str
    support: tuple[str, ...] = ()


class LabelledPage:
    """A page with every label of an item's families found on it."""

    def __init__(self, page: PageText, labels: LabelSet | Families) -> None:
        self.page = page
        self._cells = NearCells(page, self.is_label)
        families = labels.in_force() if isinstance(labels, LabelSet) else labels
        self.hits: list[Hit] = find_labels(page, families)
        self._starts = [hit.start for hit in self.hits]
        flow = page.flow
        self._label_words = {i for hit in self.hits for i in flow.indices(hit.start, hit.end)}
        for hit in self.hits if trace.wanted() else ():
            trace.label(page.number, hit.family, flow.box(hit.start, hit.end))

    def of(self, *families: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.family in families]

    def zones(self, hit: Hit) -> Iterator[Zone]:
        """Where the label's value may stand, the likeliest place first."""
        flow = self.page.flow
        ink = flow.indices(hit.start, hit.end)
        last = self.page.segment_of[ink[-1]]
        # What stands over the second line of a label is its first.
        if last.words[0] in self._under_values and self.page.segment_of[ink[0]] is last:
            yield from self._over(last)
            return
        start, end = self._after(hit)
        line_end = flow.text.find("\n", hit.end)
        line_end = len(flow.text) if line_end < 0 else line_end
        if start < end:
            where = SAME if start < line_end else NEXT_LINE
            yield Zone(flow.text[start:end], where, 1.0 if hit.opens else _PROSE_TRUST, start)
        said = len(flow.flat[hit.end : min(line_end, end)].strip(_FILLER)) if end > hit.end else 0
        alone = said <= 2 or flow.flat[hit.end : line_end].lstrip(_FILLER).startswith("(")
        box = flow.box(hit.start, hit.end)
        trust = (1.0 if hit.opens else _PROSE_BESIDE_TRUST) * (1.0 if alone else _NOT_ALONE_TRUST)
        for segments in self._right(hit, last, box, ink[-1]):
            yield Zone(self.page.lines_of(segments), RIGHT, trust, 0, segments)
        for way, where in ((1, BELOW), (-1, ABOVE)):
            segments = self._cells.stacked(last, box, way)
            if segments or (way > 0 and (segments := self._cells.in_column(last, box))):
                yield Zone(self.page.lines_of(segments), where, trust, 0, segments)

    def _share(self, hit: Hit) -> Share | None:
        flow = self.page.flow
        return share_of(flow.flat, flow.text, hit.start, hit.end) if self._joined else None

    @cached_property
    def _joined(self) -> bool:
        """Few pages have labels that share a cell: the others are not looked through for each label."""
        return JOINT in self.page.flow.flat

    @cached_property
    def _under_values(self) -> set[int]:
        """The first words of the labels that are printed below their values."""
        return labels_under_values(self.page, self._is_lone, self._asks_figures)

    @cached_property
    def _ordinals(self) -> frozenset[int]:
        """The words that count boxes or things listed."""
        return ordinals(self.page)

    def _is_ordinal(self, view: View, start: int, end: int) -> bool:
        """Is the text no more than the ordinal of a box or of a thing listed?"""
        return view.text[start].isdecimal() and self._ordinals.issuperset(view.indices(start, end))

    def _asks_figures(self, segment: Segment) -> bool:
        """Is it the label of a value that is written in figures?"""
        return segment.words[0] in self._figure_labels

    @cached_property
    def _figure_labels(self) -> set[int]:
        """The first words of such labels."""
        flow = self.page.flow
        return {flow.indices(hit.start, hit.end)[0] for hit in self.hits if hit.family not in _WORDS_ONLY}

    def _is_lone(self, segment: Segment) -> bool:
        """Is the segment a label and nothing else?"""
        if not self.is_label(segment):
            return False
        rest = [self.page.words[i].text for i in segment.words if i not in self._label_words]
        rest = [text for text in rest if any(map(str.isalnum, text))]
        return len(rest) <= _LEFT_OVER and not any(c.isdecimal() for c in "".join(rest))

    def _over(self, label: Segment) -> Iterator[Zone]:
        """The value above a label printed below it: its nearest line, then with the one above that."""
        reach = label.height
        near = [
            s for s in self._cells.near(label.top - _OVER_LINES * reach, label.top) if s.middle < label.top
        ]
        cell: list[Segment] = []
        bottom = label.top
        for segment in sorted(near, key=lambda s: -s.middle):
            if not label.box.shares_columns(segment):
                continue
            # A value centred beside a wrapped one ends half a line above it.
            end = segment.bottom if cell else max(s.bottom for s in near if s.top < segment.bottom)
            if self.is_label(segment) or bottom - end > NEAR * self.page.height:
                break
            cell.insert(0, segment)
            bottom = segment.top
            yield Zone(self.page.lines_of(cell), OVER, 1.0, 0, list(cell))

    def _after(self, hit: Hit) -> tuple[int, int]:
        """The text after the label, up to the next label or the end of its block."""
        flow = self.page.flow
        share = self._share(hit)
        label_end = start = hit.end if share is None else share.end
        while (
            start < len(flow.flat) and flow.flat[start] in _FILLER and not flow.text.startswith("\n\n", start)
        ):
            start += 1
        end = flow.text.find("\n\n", label_end)
        end = len(flow.text) if end < 0 else end
        at = bisect_left(self._starts, label_end)
        while at < len(self.hits):
            following = self.hits[at]
            if following.start >= start and (following.opens or following.start - start < 2):
                end = min(end, following.start)
                break
            at += 1
        return start, min(end, start + len(flow.ahead(start, _AFTER_REACHES * REACH)))

    def _right(self, hit: Hit, last: Segment, box: Box, label_end: int) -> Iterator[list[Segment]]:
        """The next cell to the right on the label's row, whole when it is wrapped; then more of the row."""
        height = max(self.page.height, last.height)
        beside = [
            s
            for s in self._cells.near(box.top - 2 * height, box.bottom + 2 * height)
            if s.x0 >= box.x1 - 1 and s is not last
        ]
        row = [
            s
            for s in beside
            if min(s.bottom, box.bottom) - max(s.top, box.top) > _SAME_ROW_SHARE * min(s.height, box.height)
        ]
        if row:
            row.sort(key=_by_place)
            # A scan may set the second line of a value a little to the left of its first.
            column = (s for s in row if row[0].box.shares_columns(s))
            upper = min(column, key=lambda s: s.middle, default=row[0])
            if upper.bottom <= row[0].middle:
                row.remove(upper)
                row.insert(0, upper)
            cells = list(takewhile(lambda s: not self.is_label(s) or self._says_itself(s, hit), row))
            if cells:
                yield self._cell(cells[0], box)
            if len(cells) > 1:
                yield cells
            rest = last.words[last.words.index(label_end) + 1 :]
            if rest and cells:
                yield [self._cells.part(last, rest), *cells]
            return
        # A wrapped value beside a label centred on it has no line at the label's own height, nor has one
        # beside a label whose lines are set wide. What else the label's line says stands over other cells.
        middle = Box.around([box, *self._begun_above(last)]).middle
        wrapped = [
            s
            for s in beside
            if abs(s.middle - middle) < CENTRED * height and s.x0 >= last.x1 - 1 and not self.is_label(s)
        ]
        first = min(wrapped, key=lambda s: s.x0, default=None)
        if first is None:
            return
        middles = [s.middle for s in wrapped if s is first or s.box.shares_columns(first)]
        if abs(sum(middles) / len(middles) - middle) < OFF_CENTRE * height:
            yield sorted(wrapped, key=lambda s: (s.line, s.x0))

    def _begun_above(self, last: Segment) -> list[Box]:
        """The line right above a label that ends with a word which needs the label: `Número y fecha de`."""
        near = self._cells.near(last.top - _SET_WIDE * last.height, last.top)
        return [
            s.box
            for s in near
            if s.middle < last.top
            and abs(s.x0 - last.x0) < last.height
            and fold(self.page.words[s.words[-1]].text) in _GO_ON
        ]

    def _says_itself(self, cell: Segment, hit: Hit) -> bool:
        """Is a cell the value of a label though it begins with one like it? `Documento | C.C. 34.567.890`."""
        if cell.words[0] not in self._label_words:
            return False
        own = {i for other in self.of(hit.family) for i in self.page.flow.indices(other.start, other.end)}
        rest = (self.page.words[i].text for i in cell.words if i not in own)
        return cell.words[0] in own and any(map(str.isdecimal, "".join(rest)))

    def _cell(self, segment: Segment, label: Box) -> list[Segment]:
        """The segment with the rest of its wrapped cell: lines that come before the next label's row."""
        block = self.page.blocks[self.page.block_of[segment.words[0]]]
        at = block.index(segment)
        cell = [segment]
        for following in block[at + 1 : at + 1 + CELL_LINES]:
            middle = following.middle
            if self.is_label(following) or self._row_starts(label, segment, middle):
                break
            cell.append(following)
        return cell

    def _row_starts(self, label: Box, value: Segment, middle: float) -> bool:
        """Is there ink left of the value's cell at this height, below the label?

        What ends left of the label belongs to another pair of cells.
        """
        return any(
            s.top < middle < s.bottom and label.x0 < s.x1 <= value.x0 and s.top >= label.bottom - 1
            for s in self._cells.near(middle - self.page.height, middle + self.page.height)
        )

    def is_label(self, segment: Segment) -> bool:
        """Does the segment begin with a label (or with a box number and a label)?"""
        words = segment.words
        return words[0] in self._label_words or (
            len(words) > 1
            and words[1] in self._label_words
            and self.page.words[words[0]].text.strip(".-)").isdecimal()
            and len(self.page.words[words[0]].text) <= _BOX_NUMBER_CHARS
        )

    def candidates(
        self,
        families: str | Sequence[str],
        read: Reader[T],
        *,
        where: Sequence[str] = (SAME, NEXT_LINE, RIGHT, BELOW),
        reach: int = REACH,
        trust: float = 1.0,
        said: Callable[[str], bool] | None = None,
    ) -> list[Candidate[T]]:
        """The values that `read` finds beside the labels of the families: for each label the best place.

        `said` is asked, with the folded text before a label that does not open its cell, whether it counts.
        """
        found = (
            self.beside(hit, read, where=where, reach=reach, trust=trust)
            for hit in (self.of(families) if isinstance(families, str) else self.of(*families))
            if said is None or hit.opens or said(self.page.flow.flat[: hit.start])
        )
        return [candidate for candidate in found if candidate is not None]

    def beside(
        self,
        hit: Hit,
        read: Reader[T],
        *,
        where: Sequence[str] = (SAME, NEXT_LINE, RIGHT, BELOW),
        reach: int = REACH,
        trust: float = 1.0,
    ) -> Candidate[T] | None:
        """The value that `read` finds in the best place beside one label."""
        if self.page.misreadable:
            read = leniently(read)
        best: Candidate[T] | None = None
        for zone in self.zones(hit):
            if zone.where not in where and zone.where != OVER:
                continue
            got = self._read(zone, read, reach, trust, hit)
            if got is not None and (best is None or got.score > best.score):
                best = got
            if got is not None and zone.where in (SAME, RIGHT):
                break
        return best

    def _read(self, zone: Zone, read: Reader[T], reach: int, trust: float, hit: Hit) -> Candidate[T] | None:
        text, at = zone.text, 0
        share = self._share(hit)
        own = None if share is None else part_of(share, text)
        if own is not None:
            text, at = text[slice(*own)], own[0]
        for quote in read(text):
            if quote.start > reach:
                return None
            view = self.page.flow if zone.cells is None else self.page.view(zone.cells)
            start, end = zone.start + at + quote.start, zone.start + at + quote.end
            if len(quote.text) <= _BOX_NUMBER_CHARS and self._is_ordinal(view, start, end):
                continue
            where = zone.where
            if where == SAME and "\n" in text[: quote.start]:
                where = NEXT_LINE
            gap = len(text[: quote.start].strip(_FILLER))
            near = 1.0 if gap <= _SIGN_CHARS else max(_APART_TRUST - gap / _FALL_CHARS, _FLOOR_TRUST)
            score = zone.trust * hit.trust * _TRUST[where] * near * quote.confidence * trust
            score *= view.confidence(start, end)
            source = f"{hit.family}: {where}"
            return Candidate(quote.value, quote.text, self.page.number, view.box(start, end), score, source)
        return None
