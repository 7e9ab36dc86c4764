"""What later updates of a PDF changed on its pages (PDF 32000-1, 7.5.6: incremental updates).

A PDF may be saved by adding to its end; everything before is then still there. The text of each page in an
earlier state is held against that of the last one. Words that are gone, words laid over others and notes laid
over figures are changes. Signatures, filled forms, stamps and numbers put where nothing was written, pages
added or moved and the two tables of a file made for the web are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review.model import Box
from review.reading import pdfium
from review.reading.geometry import Frame
from review.reading.words import raw_words

Bounds = tuple[float, float, float, float]
_SECTION = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_PREVIOUS = re.compile(rb"/Prev\s+(\d{1,12})")
_TRAILER_BYTES = 4096
_MOST_SECTIONS = 60
_MOST_STATES = 3  # earlier ones that are looked at
_MOST_PAGES = 200
_MOST_CHARS = 40_000
_MOST_CHANGES = 12  # on a page
_LAID_OVER = 0.3  # of the smaller box
_SAME_LINE = 0.5  # of the lower word's height
_GAP = 12.0  # points between words of one change
_LEAST_KEPT = 0.4  # of the words: with less, it is another page


@dataclass(frozen=True, slots=True)
class Revision:
    """Where a page was changed: left, bottom, right, top in user space, and what stands there now."""

    bounds: Bounds
    text: str

    def placed(self, frame: Frame) -> tuple[Box, str]:
        return frame.place_one(*self.bounds), self.text


def changed_pages(data: bytes, document: int) -> dict[int, list[Revision]]:
    """The changes of each page, by its index. `document` is the last state of `data`."""
    ends = earlier_states(data)
    if not ends:
        return {}
    now = _texts(document)
    found: dict[int, list[Revision]] = {}
    for end in dict.fromkeys((*ends[: _MOST_STATES - 1], ends[-1])):
        try:
            with pdfium.opened(data[:end]) as before:
                for index, changes in _changes(before, document, now):
                    known = found.setdefault(index, [])
                    known += [change for change in changes if change not in known]
        except pdfium.OpenFailed:
            continue
    return {index: changes[:_MOST_CHANGES] for index, changes in found.items() if changes}


def earlier_states(data: bytes) -> list[int]:
    """Where earlier states of the file end, the oldest first; those that the last one builds on."""
    if data.count(b"startxref") < 2:
        return []
    ends = {int(match[1]): match.end() for match in _SECTION.finditer(data)}
    chain: list[int] = []
    last = data.rfind(b"startxref")
    match = _SECTION.match(data, last)
    offset = None if match is None else int(match[1])
    while offset is not None and offset not in chain and len(chain) < _MOST_SECTIONS:
        chain.append(offset)
        offset = _previous(data, offset)
    states = sorted(ends[offset] for offset in chain if offset in ends)
    return states[:-1]


def _previous(data: bytes, offset: int) -> int | None:
    """The place of the cross-reference table that the one at `offset` adds to."""
    start, stop = offset, b"stream"
    if data[offset : offset + 4] == b"xref":
        start, stop = data.find(b"trailer", offset), b"startxref"
    if start < 0:
        return None
    end = data.find(stop, start, start + _TRAILER_BYTES)
    match = _PREVIOUS.search(data, start, end if end >= 0 else start + _TRAILER_BYTES)
    return None if match is None else int(match[1])


@dataclass(frozen=True, slots=True)
class _Text:
    """A page's own text, without annotations, and the notes on it (their bounds and contents)."""

    characters: str
    notes: frozenset[tuple[Bounds, str]]


def _texts(document: int) -> list[_Text | None]:
    return [_text(document, index) for index in range(min(pdfium.count_pages(document), _MOST_PAGES))]


def _text(document: int, index: int) -> _Text | None:
    try:
        with pdfium.bare_page_of(document, index) as page, pdfium.text_of(page) as text_page:
            count = pdfium.count_chars(text_page)
            if count > _MOST_CHARS:
                return None
            return _Text(pdfium.characters(text_page, count), frozenset(pdfium.notes_on(page)))
    except pdfium.PageFailed:
        return None


def _changes(before: int, after: int, now: Sequence[_Text | None]) -> Iterable[tuple[int, list[Revision]]]:
    """The pages of `after` that stood otherwise in `before`, with their changes."""
    old = _texts(before)
    old_texts = Counter(text.characters for text in old if text)
    new_texts = Counter(text.characters for text in now if text)
    if len(old) == len(now):
        pairs = list(zip(range(len(old)), range(len(now)), strict=True))
    else:
        # Pages came or went: those without their like on the other side belong together, in order.
        here = [n for n, text in enumerate(now) if text and text.characters not in old_texts]
        there = [n for n, text in enumerate(old) if text and text.characters not in new_texts]
        pairs = list(zip(there, here, strict=False))
    for there_index, index in pairs:
        was, is_now = old[there_index], now[index]
        if was is None or is_now is None or was == is_now:
            continue
        changes: list[Revision] = []
        if was.characters != is_now.characters and is_now.characters not in old_texts:
            changes += _word_changes(_words(before, there_index), _words(after, index))
        added = is_now.notes - was.notes
        if added:
            changes += _laid_over(added, _words(after, index))
        if changes:
            yield index, changes


def _words(document: int, index: int) -> list[Revision]:
    with pdfium.bare_page_of(document, index) as page, pdfium.text_of(page) as text_page:
        words = raw_words(text_page, pdfium.count_chars(text_page))
    edges = words.edges.astype(float)
    boxes = [
        (min(a, e), min(d, h), max(c, g), max(b, f))
        for a, b, c, d, e, f, g, h in edges.tolist()
    ]  # fmt: skip
    return [
        Revision(box, text)
        for box, text in zip(boxes, words.texts, strict=True)
        if any(map(str.isalnum, text))
    ]  # fmt: skip


def _word_changes(was: list[Revision], now: list[Revision]) -> list[Revision]:
    """What was written anew, or where something was taken away."""
    gone, come = Counter(w.text for w in was), Counter(w.text for w in now)
    kept = gone & come
    removed, added = gone - kept, come - kept
    if was and kept.total() < _LEAST_KEPT * len(was):
        return []
    here = _unlike(now, was, added)
    there = _unlike(was, now, removed)
    if not removed:
        return _joined(
            [word for word in here if any(_shared(word.bounds, w.bounds) >= _LAID_OVER for w in was)]
        )
    return _joined(here) or _joined([Revision(word.bounds, "") for word in there])


def _unlike(words: Iterable[Revision], others: Iterable[Revision], texts: Counter[str]) -> list[Revision]:
    """The words of these texts, those first that stand where the others have not the same."""
    same = {(w.text, round(w.bounds[0]), round(w.bounds[1])) for w in others}
    left = Counter(texts)
    found = []
    told = sorted(words, key=lambda w: (w.text, round(w.bounds[0]), round(w.bounds[1])) in same)
    for word in told:
        if left[word.text] > 0:
            left[word.text] -= 1
            found.append(word)
    return found


def _joined(words: Iterable[Revision]) -> list[Revision]:
    """Words side by side as one change."""
    made: list[Revision] = []
    for word in sorted(words, key=lambda w: (-round(w.bounds[1]), w.bounds[0])):
        last = made[-1] if made else None
        if last is not None and _side_by_side(last.bounds, word.bounds):
            around = (
                min(last.bounds[0], word.bounds[0]), min(last.bounds[1], word.bounds[1]),
                max(last.bounds[2], word.bounds[2]), max(last.bounds[3], word.bounds[3]),
            )  # fmt: skip
            made[-1] = Revision(around, f"{last.text} {word.text}".strip())
        else:
            made.append(word)
    return made


def _side_by_side(one: Bounds, two: Bounds) -> bool:
    shared = min(one[3], two[3]) - max(one[1], two[1])
    lower = min(one[3] - one[1], two[3] - two[1])
    return shared >= _SAME_LINE * lower and two[0] - one[2] <= _GAP and one[0] - two[2] <= _GAP


def _laid_over(notes: Iterable[tuple[Bounds, str]], words: Sequence[Revision]) -> list[Revision]:
    """Notes with text that lie over figures of the page."""
    figures = [word.bounds for word in words if any(map(str.isdecimal, word.text))]
    return [
        Revision(bounds, text)
        for bounds, text in sorted(notes)
        if text.strip() and any(_shared(bounds, one) >= _SAME_LINE for one in figures)
    ]


def _shared(one: Bounds, two: Bounds) -> float:
    """The shared area as a share (0–1) of the smaller box."""
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    smaller = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, two))
    return 0.0 if wide <= 0 or high <= 0 or smaller <= 0 else wide * high / smaller
