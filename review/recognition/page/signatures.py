"""Whether the contractor signed: ink where the signature of an informe or a cuenta belongs, or none there.

A block to sign in is told by the contractor's name, document, or label near the end of a paper. Where it is
not sure which place that is, or what stands there, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from review.model import Box, Field, Mark, Origin, Page
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


class Block(NamedTuple):
    """Where the contractor is to sign: what is printed there, and the room for the signature."""

    page: PageText
    box: Box
    room: Box
    text: str


def signature_marks(pages: Sequence[PageText], names: Iterable[Field]) -> list[Mark]:
    """`firma` or `firma_vacia` of a paper's own pages, or neither."""
    people = list(dict.fromkeys(str(f.value) for f in names if f.confidence >= _SURE_NAME))[:_MOST_NAMES]
    for page in [p for p in pages if p.page.origin is Origin.TEXTO][-_LAST_PAGES:][::-1]:
        block = block_of(page, people)
        if block is not None:
            mark = _mark(block)
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
    return Block(page, box, Box(box.x0 - _BESIDE, top, box.x1 + _BESIDE, box.bottom), text)


def _mark(block: Block) -> Mark | None:
    page, number = block.page.page, block.page.number
    found = [box for box in _drawn(page) if _meets(box, block.room)]
    if found:
        return Mark(ItemMark.SIGNED, "(trazo)", number, Box.around(found))
    typed = [s for s in block.page.segments if _TYPED.search(fold(block.page.text_of(s)))]
    wide = Box(block.room.x0, block.room.top - _NEAR, block.room.x1, block.room.bottom + _NEAR / 2)
    for segment in typed:
        said = block.page.text_of(segment)
        if _meets(segment.box, wide) and not _OTHERS.search(fold(said)):
            return Mark(ItemMark.SIGNED, said, number, segment.box)
    if typed or page.picture_share > _SCANNED or any(box.meets(wide) for box in _all(page)):
        return None
    return Mark(ItemMark.UNSIGNED, block.text, number, block.box)


def _drawn(page: Page) -> list[Box]:
    """Pictures as small as a signature, and strokes."""
    area = page.width * page.height
    small = [
        box
        for box in page.pictures
        if 0 < box.width * box.height < LARGE * area and box.bottom > _HEAD_BAND * page.height
    ]
    return [*small, *page.strokes]


def _meets(box: Box, room: Box) -> bool:
    """Does the middle of what is drawn lie in the room?"""
    return Box(room.x0, room.top - _MEETS_POINTS, room.x1, room.bottom + _MEETS_POINTS).holds_middle_of(box)


def _all(page: Page) -> list[Box]:
    """Every picture below the head of the page, and every stroke."""
    return [*(box for box in page.pictures if box.bottom > _HEAD_BAND * page.height), *page.strokes]
