"""A document after a second look at some places of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from review.model import READ_TWICE, Box, Document, Look, LookKind, Page, Word
from review.reading.assembly import Unseen
from review.reading.merging import turned, with_picture
from review.reading.picturewire import PictureReading

AGREED = 0.98
"""How sure a word is that two different models read alike; when both were sure, READ_TWICE."""

_SURE, _DOUBT = 0.95, 0.0005
"""Judgement: both are sure when each is so sure at least, and the product of what each doubts is so small."""

DISPUTED = 0.75
"""The most that a word is sure of that they read differently."""

Found = list[PictureReading]


def with_looks(document: Document, looks: tuple[Look, ...], seen: Mapping[int, object]) -> Document:
    """The document with what was seen (by page, in the order of its looks).

    Other answers change no page; where a look was lost for a cause of ours, the document is to be read again.
    """
    lost = any(isinstance(found, Unseen) and found.lost for found in seen.values())
    pages = []
    for page in document.pages:
        found = seen.get(page.number)
        if isinstance(found, list):
            for look, reading in zip((one for one in looks if one.page == page.number), found, strict=True):
                page = with_look(page, look, reading)
        pages.append(page)
    return replace(document, pages=tuple(pages), lost=document.lost or lost)


def with_look(page: Page, look: Look, reading: PictureReading) -> Page:
    """A page after one second look."""
    match look.kind:
        case LookKind.LINE:
            return _with_line(page, look.box, reading)
        case LookKind.REGION:
            return _with_region(page, look.box, reading)
        case LookKind.PAGE:
            return _with_page(page, reading)
        case LookKind.WHOLE:
            # Only typed words are on it yet, as the file has them: this reading is as good as the first.
            return with_picture(page, reading)
        case LookKind.SLANTED:
            lines = tuple(replace(line, box=page.flattened(line.box)) for line in reading.words)
            return replace(page, slanted=lines)


def _with_line(page: Page, box: Box, reading: PictureReading) -> Page:
    """Words of both readings that agree are nearly sure; elsewhere the second one is told, and doubted."""
    within = [
        place
        for place, word in enumerate(page.words)
        if word.confidence < 1 and box.holds_middle_of(word.box)
    ]
    first = [page.words[place] for place in within]
    second = sorted(reading.words, key=lambda word: word.box.x0)
    first.sort(key=lambda word: word.box.x0)
    merged: list[Word] = []
    matcher = SequenceMatcher(None, [w.text for w in first], [w.text for w in second], autojunk=False)
    for same, a, b, c, d in matcher.get_opcodes():
        if same == "equal":
            merged += [
                replace(one, confidence=_both(one.confidence, two.confidence))
                for one, two in zip(first[a:b], second[c:d], strict=True)
            ]
        else:
            merged += _differing(first[a:b], second[c:d])
    gone = set(within)
    at = within[0] if within else len(page.words)
    before = [word for place, word in enumerate(page.words) if place < at]
    after = [word for place, word in enumerate(page.words) if place > at and place not in gone]
    if not within:
        after = []
    return replace(page, words=(*before, *merged, *after))


def _differing(first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Words of a stretch that the models parted otherwise, or read otherwise. What differs in signs alone
    (`$ 408.300` and `$408,300`) is the same ink."""
    if first and second:
        sure = _both(min(word.confidence for word in first), min(word.confidence for word in second))
        if _said(first) == _said(second):
            return [replace(word, confidence=sure) for word in first]
        if _letters(first) and _letters(first) == _letters(second):
            return [replace(word, confidence=min(sure, AGREED)) for word in first]
    return [replace(word, confidence=min(word.confidence, DISPUTED)) for word in second or first]


def _said(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _letters(words: Sequence[Word]) -> str:
    return "".join(filter(str.isalnum, _said(words)))


def _both(one: float, two: float) -> float:
    """How sure a word is that two models read alike."""
    if min(one, two) >= _SURE and (1 - one) * (1 - two) <= _DOUBT:
        return READ_TWICE
    return max(one, two, AGREED)


def _with_region(page: Page, box: Box, reading: PictureReading) -> Page:
    """The words of a picture within the page, where they are displayed; digital words there stay."""
    wide, high = (box.height, box.width) if reading.quarters % 2 else (box.width, box.height)
    region = Page(page.number, wide, high, lay=reading.lay)
    placed = []
    for word in reading.words:
        upright = turned(region.displayed(word.box), -reading.quarters, wide, high)
        moved = Box(upright.x0 + box.x0, upright.top + box.top, upright.x1 + box.x0, upright.bottom + box.top)
        placed.append(replace(word, box=page.flattened(moved)))
    added = with_picture(replace(page, lay=None), PictureReading(tuple(placed)))
    return replace(page, words=added.words)


def _with_page(page: Page, reading: PictureReading) -> Page:
    """The careful reading of a whole page instead of the first, when it is the surer one."""
    typed = tuple(word for word in page.words if word.confidence == 1)
    if _sureness(reading.words) <= _sureness(page.words[len(typed) :]):
        return page
    bare = replace(page, words=tuple(replace(w, box=page.displayed(w.box)) for w in typed), lay=None)
    return with_picture(bare, reading)


def _sureness(words: tuple[Word, ...]) -> float:
    """Letters that are probably right: more of them is the better reading."""
    return sum(len(word.text) * (2 * word.confidence - 1) for word in words)
