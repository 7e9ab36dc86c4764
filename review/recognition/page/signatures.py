"""Whether the contractor signed: ink where the signature of an informe or a cuenta belongs, or none there.

A block to sign in is told by the contractor's name, document, or label near the end of a paper. Where it is
not sure which place that is, or what stands there, nothing is said. When a page ends between the ink and the
name below it, the ink is at the end of the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from review.model import Box, Field, Mark, Origin
from review.model.marks import ItemMark
from review.recognition.grammar import fold
from review.recognition.grammar.person_names import same_person
from review.recognition.page.page_text import PageText, Segment

# In units of the text's height.
_UNDER, _LEVEL = 2.4, 8.0
_ABOVE = 9.0
# How far beyond a block drawn ink still may be of its signature, in points.
_BESIDE, _NEAR = 90.0, 30.0
LARGE = 0.09
"""Share of a page's area that no signature takes."""
_SCANNED = 0.5  # of the page: more than half a picture is a scan
_HEAD_BAND, _FOOT_BAND = 0.14, 0.93  # of the page's height: judgement, a letterhead and a foot lie beyond
# More words than a line of a block has: what stands above is not the end of the paper.
_SENTENCE = 9
# Sure: a label that asks the contractor to sign, or a name with something else of a block.
_ENOUGH = 3
_NAME_WORDS = 7
_WORDS_BELOW = 70
_LAST_PAGES = 3
_SURE_NAME, _MOST_NAMES = 0.6, 3  # judgement: a name less sure may be any words; three are enough to meet one
_ROOM_POINTS = 20  # judgement: what a signature reaches above the room that the form left for it
_MEETS_POINTS = 4  # judgement: how far its middle may lie outside
_SHIFT = 3.0  # points by which what a letterhead repeats may lie off: judgement, makers of PDF round

_ASKS = re.compile(r"firma (?:del |de la |de el |el |la )?contratista(?: ?\(?a\)?)?")
_LABEL = re.compile(
    r"(?:(?:el|la) )?contratista(?: ?\(a\))?|firma|firma y cedula|acreedor|proveedor|prestador"
)
_DOCUMENT = re.compile(
    r"(?:c\.? ?c\.?|cedula(?: de ciudadania)?|nit|c\.? ?e\.?|identificacion|documento)"
    r"[^a-z]{0,4}(?:n[o°.]*|de)?\W{0,3}\d"
)
_RULE = re.compile(r"[_.\-–—]{6,}")
_GREETS = re.compile(r"(?:muy )?(?:atentamente|cordialmente)\b|firma\s*[,:]|agradezco|quedo atent")
_OTHERS = re.compile(
    r"\bsupervis|\binterventor|\bv\.? ?o?\.? ?b\.?o?\b|\bvisto bueno\b"
    r"|\breviso\b|\baprobo\b|\bordenador|\bvobo\b"
    r"|\brecibi|\bjefe\b|\bsecretari[oa]\b|\bdirector"
)
_TYPED = re.compile(
    r"\bfirmad[oa] (?:digital|electronica)mente\b"
    r"|\bfirma (?:electronica|digital)\b(?! (?:de|del) (?:supervisor|que))"
    r"|\bdocumento firmado\b|\bfirmado por\b|\bsigned by\b|\bfirmo electronicamente\b"
)
_FIGURES = re.compile(r"\d+")


class Block(NamedTuple):
    """Where the contractor is to sign: what is printed there, and the room for the signature.

    `band` is the blank across the page above a block with which the paper ends: nobody else signs there.
    """

    page: PageText
    box: Box
    room: Box
    text: str
    band: Box | None


def signature_marks(pages: Sequence[PageText], names: Iterable[Field]) -> list[Mark]:
    """`firma` or `firma_vacia` of a paper's own pages, or neither."""
    people = list(dict.fromkeys(str(f.value) for f in names if f.confidence >= _SURE_NAME))[:_MOST_NAMES]
    for page in [p for p in pages if p.page.origin is Origin.TEXTO][-_LAST_PAGES:][::-1]:
        block = block_of(page, people)
        if block is not None:
            at = pages.index(page)
            mark = _mark(block, pages[at - 1] if at else None, people)
            return [] if mark is None else [mark]
    return []


def block_of(page: PageText, people: Sequence[str]) -> Block | None:
    """The contractor's place to sign at the end of what is printed on a page."""
    segments = page.segments
    below = 0
    best: tuple[int, list[Segment]] | None = None
    for at in range(len(segments) - 1, -1, -1):
        below += len(segments[at].words)
        foot = segments[at].top > _FOOT_BAND * page.page.height
        if below > _WORDS_BELOW or (len(segments[at].words) > _SENTENCE and not foot):
            break
        worth = _worth(page, segments[at], people)
        if worth < 2:
            continue
        pile = _pile(page, segments[at])
        said = [fold(page.text_of(s)) for s in pile]
        if any(_OTHERS.search(text) for text in said):
            continue
        points = sum(_WORTH[kind] for kind in {_kind(page, s, people) for s in pile})
        points += any(_GREETS.match(text) for text in _said_above(page, pile))
        if points >= _ENOUGH and (best is None or points > best[0]):
            best = (points, pile)
    return None if best is None else _block(page, best[1])


def _kind(page: PageText, segment: Segment, people: Sequence[str]) -> str:
    said = fold(page.text_of(segment)).strip(" .:,")
    if _ASKS.fullmatch(said):
        return "asks"
    if _LABEL.fullmatch(said):
        return "label"
    if _DOCUMENT.match(said):
        return "document"
    if _RULE.fullmatch(said.replace(" ", "") or page.text_of(segment)) or _RULE.match(page.text_of(segment)):
        return "rule"
    words = len(segment.words)
    if 2 <= words <= _NAME_WORDS and any(same_person(said, fold(name)) for name in people):
        return "name"
    return ""


_WORTH = {"asks": 3, "name": 2, "label": 2, "document": 1, "rule": 1, "": 0}


def _worth(page: PageText, segment: Segment, people: Sequence[str]) -> int:
    return _WORTH[_kind(page, segment, people)]


def _pile(page: PageText, segment: Segment) -> list[Segment]:
    """The segment with those right above and below it, as a block's lines stand."""
    pile = [segment]
    for way in (-1, 1):
        last = segment
        for other in page.segments if way > 0 else reversed(page.segments):
            gap = other.top - last.bottom if way > 0 else last.top - other.bottom
            if (other.middle - last.middle) * way <= 0 or gap > _UNDER * page.height:
                continue
            if _stands_over(other, segment, page.height):
                pile.append(other)
                last = other
    return sorted(pile, key=lambda s: s.top)


def _stands_over(one: Segment, two: Segment, height: float) -> bool:
    middle = abs((one.x0 + one.x1) - (two.x0 + two.x1)) / 2
    return one.box.shares_columns(two) and (abs(one.x0 - two.x0) < 2 * height or middle < 2 * height)


def _said_above(page: PageText, pile: Sequence[Segment]) -> list[str]:
    top = pile[0].top
    near = (s for s in page.segments if top - _ABOVE * page.height < s.top < top + page.height)
    return [fold(page.text_of(s)) for s in near]


def _block(page: PageText, pile: Sequence[Segment]) -> Block:
    """The block with the room above it, up to what is printed there."""
    box = Box.around(s.box for s in pile)
    own = {s.words[0] for s in pile}
    over = [
        s.bottom
        for s in page.segments
        if s.bottom <= box.top + 1 and s.words[0] not in own and box.shares_columns(s, _BESIDE)
    ]
    top = max([*over, box.top - _ABOVE * page.height - _ROOM_POINTS])
    text = " ".join(page.text_of(s) for s in pile)
    room = Box(box.x0 - _BESIDE, top, box.x1 + _BESIDE, box.bottom)
    return Block(page, box, room, text, _band(page, box, [s for s in page.segments if s.words[0] not in own]))


def _band(page: PageText, box: Box, others: Sequence[Segment]) -> Box | None:
    """The blank across the page from the print above a block on; None with other print beside or below."""
    foot = _FOOT_BAND * page.page.height
    if any(box.top + 1 < s.bottom and s.top < foot for s in others):
        return None
    over = [s.bottom for s in others if s.bottom <= box.top + 1]
    top = max([*over, box.top - _ABOVE * page.height - _ROOM_POINTS])
    return Box(0, top, page.page.width, box.bottom)


def _mark(block: Block, before: PageText | None, people: Sequence[str]) -> Mark | None:
    """What stands where the block is to be signed; `before` is the paper's page before that of the block."""
    rooms = [_Room(block.page, box, before) for box in (block.room, block.band) if box is not None]
    parted = before is not None and _opens(block.page, block.box.top, before)
    if before is not None and parted and _ends_above(before, block.page):
        rooms.append(_Room(before, _end_of(before, block, people), block.page, carried=True))
        parted = False
    for room in rooms:
        signed = room.signed()
        if signed is not None:
            return signed
    if parted or any(room.unsure for room in rooms):
        return None
    return Mark(ItemMark.UNSIGNED, block.text, block.page.number, block.box)


def _ends_above(before: PageText, page: PageText) -> bool:
    """Is it the very page before, and one whose ink can be told from its words?"""
    return before.number + 1 == page.number and before.page.origin is Origin.TEXTO


class _Room(NamedTuple):
    """Where on a page ink is a signature; `other` is a page beside it, which shows what letterheads repeat.

    `carried`: its block stands on the page after."""

    page: PageText
    box: Box
    other: PageText | None
    carried: bool = False

    def signed(self) -> Mark | None:
        found = [box for box in self._drawn() if _meets(box, self.box)]
        if found:
            return Mark(ItemMark.SIGNED, "(trazo)", self.page.number, Box.around(found))
        for segment in self._typed():
            said = self.page.text_of(segment)
            if _meets(segment.box, self._wide) and not _OTHERS.search(fold(said)):
                return Mark(ItemMark.SIGNED, said, self.page.number, segment.box)
        return None

    @property
    def unsure(self) -> bool:
        """Whether something here may be a signature, or is too large a picture to tell."""
        page = self.page.page
        around = [*(box for box in page.pictures if self._is_own(box)), *page.strokes]
        return bool(
            self._typed() or page.picture_share > _SCANNED or any(box.meets(self._wide) for box in around)
        )

    @property
    def _wide(self) -> Box:
        return Box(self.box.x0, self.box.top - _NEAR, self.box.x1, self.box.bottom + _NEAR / 2)

    def _typed(self) -> list[Segment]:
        return [s for s in self.page.segments if _TYPED.search(fold(self.page.text_of(s)))]

    def _drawn(self) -> list[Box]:
        """Pictures as small as a signature that are no letterhead's, and strokes."""
        page = self.page.page
        area = page.width * page.height
        small = [b for b in page.pictures if 0 < b.width * b.height < LARGE * area and self._is_own(b)]
        return [*(box for box in small if not self._is_head(box)), *page.strokes]

    def _is_own(self, box: Box) -> bool:
        """Is a picture this page's own? Where letterheads are, those of a first page are not, nor what the
        other page has too."""
        low = box.bottom > _HEAD_BAND * self.page.page.height
        if (low and not self.carried) or self.other is None:
            return low
        return not any(_same_place(box, one) for one in self.other.page.pictures)

    def _is_head(self, box: Box) -> bool:
        """May a picture be the head of its page? Not below words that only this page has, nor on a page that
        goes on after one without any such picture."""
        band = _HEAD_BAND * self.page.page.height
        if box.bottom > band or self.other is None:
            return box.bottom <= band
        headed = any(one.bottom <= band for one in self.other.page.pictures)
        return headed and _opens(self.page, box.middle, self.other)


def _opens(page: PageText, y: float, other: PageText) -> bool:
    """Is there nothing above a height of a page but the running head, which the other page has too?"""
    return all(_runs(page, s, other) for s in page.segments if s.middle < y)


def _runs(page: PageText, segment: Segment, other: PageText) -> bool:
    said = _FIGURES.sub("", page.text_of(segment))
    near = (s for s in other.segments if abs(s.top - segment.top) < _SHIFT)
    return any(_FIGURES.sub("", other.text_of(s)) == said for s in near)


def _same_place(one: Box, two: Box) -> bool:
    return all(abs(a - b) < _SHIFT for a, b in zip(one, two, strict=True))


def _end_of(page: PageText, block: Block, people: Sequence[str]) -> Box:
    """The room at the end of the page before a block, below what is printed there and is no part of it."""
    foot = _FOOT_BAND * page.page.height
    body = [
        s.bottom
        for s in page.segments
        if s.bottom < foot
        and s.box.shares_columns(block.box, _BESIDE)
        and not _kind(page, s, people)
        and not _runs(page, s, block.page)
    ]
    return Box(block.room.x0, max(body, default=0.0), block.room.x1, foot)


def _meets(box: Box, room: Box) -> bool:
    """Does the middle of what is drawn lie in the room?"""
    return Box(room.x0, room.top - _MEETS_POINTS, room.x1, room.bottom + _MEETS_POINTS).holds_middle_of(box)
