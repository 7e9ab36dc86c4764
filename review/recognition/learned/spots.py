"""Places on a layout: told by the labels around a value, found again by them on the next paper.

A label here is any run of words without figures that stands before, left of or above the value and holds
a word of `LAYOUT_WORDS` or ends in a colon; it need not be one that the families of labels know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from review.model import Anchor, Box, FieldValue, ItemKind, Side, Spot
from review.recognition.grammar import Quote, fold
from review.recognition.learned.layout_words import LAYOUT_WORDS
from review.recognition.learned.layouts import digest
from review.recognition.page.page_text import PageText, Segment, plain_words
from review.recognition.values.field_values import same_value, values_on

MOST_WORDS = 5  # of a label: five tell it from any other
LONGEST_LABEL = 9  # words: more are a sentence
# A value may stand so much off from where it stood, in widths of the page and heights of its print.
SLACK_ACROSS, SLACK_DOWN = 0.045, 0.8
SLACK_WORDS = 2
LEVEL = 0.6
REACH_ABOVE = 16.0
_TELLING = 4  # letters of a word that makes a label of words
_LEAST_AREA = 0.01  # square points, of a word drawn without width
_WITHIN_SHARE = 0.5  # of a word: most of it lies in the box
_SAID_OF_VALUES = frozenset(
    """uno un una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien ciento
    cientos doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos
    mil millon millones peso pesos enero febrero marzo abril mayo junio julio agosto septiembre setiembre
    octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word without its punctuation. `word` is its place in the page's words."""

    text: str
    word: int
    block: int
    colon: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A value with the ink it stands in."""

    quote: Quote[FieldValue]
    words: tuple[int, ...]
    box: Box


class Ground:
    """A page on which places are told or looked for."""

    def __init__(self, page: PageText) -> None:
        self.page = page

    @cached_property
    def tokens(self) -> list[_Token]:
        """The page's words block by block, in the order of reading."""
        words = self.page.words
        return [
            _Token(text, index, at, words[index].text.endswith(":"))
            for at, block in enumerate(self.page.blocks)
            for segment in block
            for index in segment.words
            for text in plain_words(fold(words[index].text))
            if any(c.isalnum() for c in text)
        ]

    @cached_property
    def _first(self) -> dict[int, int]:
        """The first token of each word."""
        return {token.word: at for at, token in reversed(list(enumerate(self.tokens)))}

    def standing(self, item: ItemKind, name: str) -> list[Standing]:
        """Every value that may be the field's."""
        flow = self.page.flow
        found = []
        for quote in values_on(flow.text, item, name):
            words = tuple(flow.indices(quote.start, quote.end))
            found.append(Standing(quote, words, flow.box(quote.start, quote.end)))
        return found

    # --- telling a place ---

    def spot(self, words: Sequence[int], private: Collection[str]) -> Spot | None:
        """The place of these words, told by the labels around it; None when there are none.

        `private` are folded words of people's names: no label holds one.
        """
        own = set(words)
        box = Box.around(self.page.words[i].box for i in words)
        labels: list[tuple[Side, list[_Token]]] = [(Side.AFTER, self._before(words, private))]
        for side, segments in ((Side.RIGHT, self._left(box, own)), (Side.BELOW, self._above(box, own))):
            for segment in segments:
                label = self._label(segment, private)
                if label:
                    labels.append((side, label))
                    break
        anchors = tuple(self._anchor(side, label, words, box) for side, label in labels if label)
        return Spot(anchors) if anchors else None

    def _before(self, words: Sequence[int], private: Collection[str]) -> list[_Token]:
        start = next((self._first[i] for i in words if i in self._first), None)
        if start is None:
            return []
        label: list[_Token] = []
        for token in reversed(self.tokens[max(start - MOST_WORDS, 0) : start]):
            if token.block != self.tokens[start].block or not _can_label(token, private):
                break
            label.insert(0, token)
        return label if _telling(label) else []

    def _label(self, segment: Segment, private: Collection[str]) -> list[_Token]:
        inside = set(segment.words)
        begin = next((self._first[i] for i in segment.words if i in self._first), None)
        if begin is None:
            return []
        said = [t for t in self.tokens[begin : begin + 2 * LONGEST_LABEL] if t.word in inside]
        usable = 0 < len(said) <= LONGEST_LABEL and all(_can_label(token, private) for token in said)
        label = said[-MOST_WORDS:]
        return label if usable and _telling(label) else []

    def _left(self, box: Box, own: set[int]) -> Iterator[Segment]:
        height = max(self.page.height, box.height)
        row = [
            s
            for s in self.page.segments
            if s.x1 <= box.x0 + 1 and abs(s.middle - box.middle) < LEVEL * height and not own & set(s.words)
        ]
        yield from sorted(row, key=lambda s: -s.x1)

    def _above(self, box: Box, own: set[int]) -> Iterator[Segment]:
        reach = REACH_ABOVE * self.page.height
        pile = [
            s
            for s in self.page.segments
            if box.shares_columns(s) and 0 <= box.top - s.bottom + 2 < reach and not own & set(s.words)
        ]
        yield from sorted(pile, key=lambda s: -s.bottom)

    def _anchor(self, side: Side, label: list[_Token], words: Sequence[int], box: Box) -> Anchor:
        ink = Box.around(self.page.words[token.word].box for token in label)
        gap = 0
        if side is Side.AFTER:
            start = next(self._first[i] for i in words if i in self._first)
            gap = start - self._first[label[-1].word]
        return Anchor(
            digest(" ".join(token.text for token in label)),
            len(label),
            side,
            *self._offset(ink, box),
            gap=gap,
        )

    def _offset(self, label: Box, value: Box) -> tuple[tuple[float, float, float], float]:
        width, height = self.page.page.width, self.page.height
        across = tuple((x - label.x0) / width for x in (value.x0, value.centre, value.x1))
        down = ((value.top + value.bottom) - (label.top + label.bottom)) / 2 / height
        return (round(across[0], 4), round(across[1], 4), round(across[2], 4)), round(down, 2)

    # --- finding it again ---

    def at(self, spots: Iterable[Spot], item: ItemKind, name: str) -> Standing | None:
        """The value that stands at these places; None when one of them is not there, or they do not agree.

        On the paper that taught, several places held the value, and it is not known which of them means it.
        """
        standing = self.standing(item, name)
        found: list[Standing] = []
        for spot in spots:
            here = list(self._at(spot, standing))
            if not here:
                return None
            found += here
        if not found or any(not same_value(name, one.quote.value, found[0].quote.value) for one in found):
            return None
        return max(found, key=lambda one: one.quote.confidence)

    def _at(self, spot: Spot, standing: Sequence[Standing]) -> Iterator[Standing]:
        for anchor in spot.anchors:
            for label in self._labels(anchor):
                yield from self._nearest(anchor, label, standing)

    def holds(self, spot: Spot, box: Box) -> bool:
        """Does ink in this box stand at the place?"""
        words = [
            i
            for i, word in enumerate(self.page.words)
            if _overlap(word.box, box) > _WITHIN_SHARE * max(word.box.width * word.box.height, _LEAST_AREA)
        ]
        return bool(words) and any(
            self._off(anchor, label, words, Box.around(self.page.words[i].box for i in words)) is not None
            for anchor in spot.anchors
            for label in self._labels(anchor)
        )

    def _labels(self, anchor: Anchor) -> Iterator[Sequence[_Token]]:
        tokens = self.tokens
        for at in range(len(tokens) - anchor.words + 1):
            run = tokens[at : at + anchor.words]
            if run[0].block == run[-1].block and digest(" ".join(t.text for t in run)) == anchor.label:
                yield run

    def _nearest(
        self, anchor: Anchor, label: Sequence[_Token], standing: Sequence[Standing]
    ) -> Iterator[Standing]:
        ranked = [
            (off, at)
            for at, one in enumerate(standing)
            if (off := self._off(anchor, label, one.words, one.box)) is not None
        ]
        if ranked:
            yield standing[min(ranked)[1]]

    def _off(self, anchor: Anchor, label: Sequence[_Token], words: Sequence[int], box: Box) -> float | None:
        """How far off from where it should be a value stands; None when too far."""
        if anchor.side is Side.AFTER:
            start = next((self._first[i] for i in words if i in self._first), None)
            if start is None or self.tokens[start].block != label[-1].block:
                return None
            gap = start - self._first[label[-1].word]
            return float(abs(gap - anchor.gap)) if 1 <= gap <= anchor.gap + SLACK_WORDS else None
        ink = Box.around(self.page.words[token.word].box for token in label)
        across, down = self._offset(ink, box)
        aside = min(abs(one - other) for one, other in zip(across, anchor.dx, strict=True))
        if aside > SLACK_ACROSS or abs(down - anchor.dy) > SLACK_DOWN:
            return None
        return aside / SLACK_ACROSS + abs(down - anchor.dy) / SLACK_DOWN


def _can_label(token: _Token, private: Collection[str]) -> bool:
    text = token.text
    return not (any(c.isdecimal() for c in text) or text in private or text in _SAID_OF_VALUES)


def _telling(label: Sequence[_Token]) -> bool:
    return bool(label) and (
        label[-1].colon or any(t.text in LAYOUT_WORDS and len(t.text) >= _TELLING for t in label)
    )


def _overlap(one: Box, other: Box) -> float:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(across, 0.0) * max(down, 0.0)
