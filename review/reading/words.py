"""Words of a page with their boxes, from PDFium's characters.

A word is a run of characters without white space; PDFium already puts a space where a gap between
text objects makes one. Its box is that of its first and last characters, from the font's descent to its
ascent, so that words of a line share top and bottom. Two calls per word instead of one per character
is what keeps reading near the speed of plain text extraction.

Text that shows no ink is no evidence (`visible`):
- invisible or fully transparent text, and text painted beneath a picture covering half of the page, is
  the OCR layer of a scan when a picture lies there: kept with confidence `pagewire.OCR_LAYER`, since a
  scanner's program and not the paper says so; invisible text without a picture there is dropped;
- white text is kept only where the rendered page shows contrast.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass

from review.model import Box
from review.reading import pdfium
from review.reading.geometry import Frame
from review.reading.objects import PageObjects

# PDFium writes U+0002 for a hyphen at the end of a line and runs on: the word ends there on paper.
_LINE_HYPHEN = "\x02"
_WORD = re.compile(rf"[^\s{_LINE_HYPHEN}]+{_LINE_HYPHEN}?|{_LINE_HYPHEN}")
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# Control characters, marks of direction and of zero width, lone surrogates, non-characters: no ink.
_INKLESS = (
    *range(0x09),
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    0xAD,
    0x034F,
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFE),
    0xFFFE,
    0xFFFF,
)
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys(_INKLESS),
    **dict.fromkeys(range(0xD800, 0xE000)),
    **_LIGATURES,
    ord(_LINE_HYPHEN): "-",
}

_UNUSUAL = re.compile(r"[^\n\x21-\x7e]")

# A page is turned for its text only when the text says so clearly.
_CLEARLY = 3.0
_WORDS_TO_TURN = 15
_CONTRAST = 40  # of 255


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words of a page as columns. `boxes` holds x0, top, x1, bottom; `doubtful` indexes the OCR layer's."""

    texts: list[str]
    boxes: list[tuple[float, float, float, float]]
    doubtful: frozenset[int]


@dataclass(frozen=True, slots=True)
class RawWords:
    """Words before they are placed on the upright page: text, first character, and eight edges each.

    `edges` holds left, top, right, bottom of the first and of the last character, in user space.
    """

    texts: list[str]
    firsts: list[int]
    edges: list[float]

    @property
    def quarters(self) -> int | None:
        """Quarter turns clockwise that make most of the text read from left to right; None if unclear."""
        if len(self.texts) < _WORDS_TO_TURN:
            return None
        across = sum(self.edges[4::8]) - sum(self.edges[0::8])
        upwards = sum(self.edges[7::8]) - sum(self.edges[3::8])
        if abs(across) >= _CLEARLY * abs(upwards):
            return 0 if across > 0 else 2 if across < 0 else None
        if abs(upwards) >= _CLEARLY * abs(across):
            return 1 if upwards > 0 else 3
        return None


def raw_words(text_page: int, count: int) -> RawWords:
    """Every word of a page with the edges of its first and last characters."""
    text = pdfium.characters(text_page, count)
    spans = [match.span() for match in _WORD.finditer(text)]
    edges = (ctypes.c_float * (8 * len(spans)))()
    place = ctypes.addressof(edges)
    char_box = pdfium.loose_char_box
    for start, end in spans:
        char_box(text_page, start, place)
        char_box(text_page, end - 1, place + 16)
        place += 32
    return RawWords([text[a:b] for a, b in spans], [a for a, _ in spans], list(edges))


def placed(words: RawWords, frame: Frame) -> FoundWords:
    """Words cleaned and placed on the upright page; those outside of it or without ink are dropped."""
    e = words.edges
    x0s, y0s, x1s, y1s = frame.place(
        [min(a, b) for a, b in zip(e[0::8], e[4::8], strict=True)],
        [min(a, b) for a, b in zip(e[3::8], e[7::8], strict=True)],
        [max(a, b) for a, b in zip(e[2::8], e[6::8], strict=True)],
        [max(a, b) for a, b in zip(e[1::8], e[5::8], strict=True)],
    )
    return FoundWords(clean(words.texts), list(zip(x0s, y0s, x1s, y1s, strict=True)), frozenset())


def clean(texts: list[str]) -> list[str]:
    """Words without control characters, ligatures apart, accents composed (NFC)."""
    joined = "\n".join(texts)
    if _UNUSUAL.search(joined) is None:
        return texts
    joined = joined.translate(_CLEAN)
    return (joined if joined.isascii() else unicodedata.normalize("NFC", joined)).split("\n")


def visible(
    page: int, text_page: int, words: RawWords, found: FoundWords, objects: PageObjects, frame: Frame
) -> FoundWords:
    """The words that stand as ink on the page, in the sense of this module's docstring."""
    width, height = frame.width, frame.height
    kept = [
        index
        for index, (text, (x0, top, x1, bottom)) in enumerate(zip(found.texts, found.boxes, strict=True))
        if text and 0 <= x0 + x1 <= 2 * width and 0 <= top + bottom <= 2 * height
    ]
    doubtful: set[int] = set()
    if objects.has_doubtful_text:
        kept, doubtful = _judge(page, text_page, words, found, objects, frame, kept)
    if len(kept) == len(found.texts) and not doubtful:
        return found
    return FoundWords(
        [found.texts[i] for i in kept],
        [found.boxes[i] for i in kept],
        frozenset(place for place, index in enumerate(kept) if index in doubtful),
    )


def _judge(
    page: int,
    text_page: int,
    words: RawWords,
    found: FoundWords,
    objects: PageObjects,
    frame: Frame,
    candidates: list[int],
) -> tuple[list[int], set[int]]:
    pictures = objects.picture_boxes(frame)
    paper: _Paper | None = None
    kept: list[int] = []
    doubtful: set[int] = set()
    for index in candidates:
        item = pdfium.text_object_of(text_page, words.firsts[index]) or 0
        box = Box(*found.boxes[index])
        if item in objects.invisible or item in objects.beneath:
            if any(_holds(picture, box) for picture in pictures):
                doubtful.add(index)
            elif item in objects.invisible:
                continue
        elif item in objects.faint:
            paper = paper or _Paper.of(page, frame)
            if not paper.shows_ink(box):
                continue
        kept.append(index)
    return kept, doubtful


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


@dataclass(frozen=True, slots=True)
class _Paper:
    """The rendered page in grey, to ask whether a place on it shows anything."""

    pixels: bytes
    width: int
    height: int
    scale: float

    @classmethod
    def of(cls, page: int, frame: Frame) -> _Paper:
        scale = min(1.0, 2000 / max(frame.width, frame.height))
        width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
        turn = frame.quarters - pdfium.page_quarters(page)
        return cls(pdfium.render(page, width, height, colour=False, quarters=turn), width, height, scale)

    def shows_ink(self, box: Box) -> bool:
        left, right = max(0, int(box.x0 * self.scale)), min(self.width, int(box.x1 * self.scale) + 1)
        rows = range(max(0, int(box.top * self.scale)), min(self.height, int(box.bottom * self.scale) + 1))
        values = b"".join(self.pixels[row * self.width + left : row * self.width + right] for row in rows)
        return bool(values) and max(values) - min(values) >= _CONTRAST
