"""Words of a page with their boxes, from PDFium's characters.

A word is a run of characters without white space; PDFium already puts a space where a gap between
text objects makes one. Its box is that of its first and last characters, from the font's descent to its
ascent, so that words of a line share top and bottom. Two calls per word instead of one per character
is what keeps reading near the speed of plain text extraction.

Text that shows no ink is no evidence (`visible_words`):
- invisible or fully transparent text, and text painted beneath a picture covering half of the page, is
  dropped; where a picture lies there it is counted as `hidden`: it may be the OCR layer of a scan, or of
  another paper, and the picture itself has to be read instead;
- pale, sheer, stroked, masked or clipped text, and text beneath an annotation, is kept only where the page
  looks different without it;
- a word with a letter that is not kept is not kept: what is left of it is another word;
- what is too small to be read is dropped;
- a form field's words are kept only where they are the value that the field holds: some viewers show that;
- text painted twice, a hair's breadth apart, is read once (`twins.py`);
- text beneath something opaque painted later is dropped where the rendered page shows no contrast, or where
  other text was written on top.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.model import Box
from review.reading import pdfium, pdfium_drawing
from review.reading.geometry import Frame
from review.reading.objects import PageObjects
from review.reading.twins import letters_read_once, second_words

# PDFium writes U+FFFE (older ones U+0002) for the hyphen at the end of a line and leaves the line break
# out: the word ends there on paper.
_LINE_HYPHENS = (0xFFFE, 0x02)
_IS_SPACE = np.array([chr(code).isspace() for code in range(0x10000)])
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
    0xFFFF,
)
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys(_INKLESS),
    **dict.fromkeys(range(0xD800, 0xE000)),
    **_LIGATURES,
    **dict.fromkeys(_LINE_HYPHENS, "-"),
}
_TO_CLEAN = re.compile("[" + "".join(map(re.escape, map(chr, _CLEAN))) + "]")

_FAR = re.compile("[\u0660-\U0001ffff]")  # where the figures of other scripts are

# A page is turned for its text only when the text says so clearly.
_CLEARLY = 3.0
_WORDS_TO_TURN = 15
_CONTRAST = 40  # of 255
_CORE = 0.3  # of a word's height, at its top and bottom, that need not be covered
_SLACK = 1.0  # points
_LEAST_HEIGHT = 2.0  # points: smaller print is not meant to be read
_INK_SCALE, _INK_SIDE = 1.5, 1800  # pixels per point and at most: thin strokes keep their contrast
_PIECES = 4  # of a word, each of which must show
_LARGE, _PALE_CONTRAST = 24.0, 8  # points, of 255
_PAPER_SCALE, _PAPER_SIDE = 0.5, 1000  # pixels per point and at most: enough to see white text on a bar


@dataclass(frozen=True, slots=True)
class RawWords:
    """Words before they are placed on the upright page.

    `firsts` are PDFium's indices of their first characters; `edges` (n × 8, points in user space) holds
    left, top, right, bottom of the first and then of the last character of each.
    """

    texts: list[str]
    firsts: list[int]
    edges: NDArray[np.float32]

    @property
    def quarters(self) -> int | None:
        """Quarter turns clockwise that make most of the text read from left to right; None if unclear."""
        if len(self.texts) < _WORDS_TO_TURN:
            return None
        across = float((self.edges[:, 4] - self.edges[:, 0]).sum())
        upwards = float((self.edges[:, 7] - self.edges[:, 3]).sum())
        if abs(across) >= _CLEARLY * abs(upwards):
            return 0 if across > 0 else 2 if across < 0 else None
        if abs(upwards) >= _CLEARLY * abs(across):
            return 1 if upwards > 0 else 3
        return None


@dataclass(frozen=True, slots=True)
class FoundWords:
    """The words of a page in the order of the file.

    `boxes` (n × 4) holds x0, top, x1, bottom on the upright page, in points; `hidden` counts the words left
    out because they lie unseen on or beneath a picture.
    """

    texts: list[str]
    boxes: NDArray[np.float64]
    hidden: int = 0


def raw_words(text_page: int, count: int) -> RawWords:
    """Every word of a page with the edges of its first and last characters."""
    text = pdfium.characters(text_page, count)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts, lasts = _word_ends(codes)
    once = letters_read_once(text_page, codes, starts, lasts)
    if once is None:
        ends = np.column_stack((starts, lasts)).ravel().tolist()
        texts = [text[first : last + 1] for first, last in zip(ends[::2], ends[1::2], strict=True)]
    else:
        ends = [end for letters in once for end in (letters[0], letters[-1])]
        texts = ["".join(text[place] for place in letters) for letters in once]
    edges = np.zeros((len(texts), 8), np.float32)
    pdfium.loose_char_boxes(text_page, ends, edges.ctypes.data)
    return RawWords(clean(texts) if _TO_CLEAN.search(text) or not text.isascii() else texts, ends[::2], edges)


def _word_ends(codes: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The indices of the first and of the last character of every word."""
    ink = ~_IS_SPACE[np.minimum(codes, 0xFFFF)]
    hyphen = (codes == _LINE_HYPHENS[0]) | (codes == _LINE_HYPHENS[1])
    first, last = ink.copy(), ink.copy()
    first[1:] &= ~ink[:-1] | hyphen[:-1]
    last[:-1] &= ~ink[1:] | hyphen[:-1]
    return np.flatnonzero(first), np.flatnonzero(last)


def clean(texts: list[str]) -> list[str]:
    """Words without inkless characters, ligatures apart, figures of any script as ASCII, accents composed
    (NFC); some may come out empty."""
    joined = "\n".join(texts)
    if _TO_CLEAN.search(joined):
        joined = joined.translate(_CLEAN)
    if not joined.isascii():
        joined = _FAR.sub(_ascii_figure, joined)
    return unicodedata.normalize("NFC", joined).split("\n")


def _ascii_figure(found: re.Match[str]) -> str:
    """`٣` as `3`; superscripts and figures in circles are no figures of a number, and stay."""
    return str(unicodedata.decimal(found[0], found[0]))


def visible_words(
    page: int,
    text_page: int,
    words: RawWords,
    objects: PageObjects,
    frame: Frame,
    added: pdfium.Annotations,
) -> FoundWords:
    """The words that stand as ink on the upright page, in the sense of this module's docstring."""
    edges = words.edges.astype(np.float64)
    boxes = np.stack(
        frame.place(
            np.minimum(edges[:, 0], edges[:, 4]),
            np.minimum(edges[:, 3], edges[:, 7]),
            np.maximum(edges[:, 2], edges[:, 6]),
            np.maximum(edges[:, 1], edges[:, 5]),
        ),
        axis=1,
    )
    middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (middle_x >= 0) & (middle_x <= frame.width) & (middle_y >= 0) & (middle_y <= frame.height)
    inside &= boxes[:, 3] - boxes[:, 1] >= _LEAST_HEIGHT
    hidden = 0
    doubted = objects.doubted | _beneath_annotations(text_page, words, boxes, frame, added)
    if objects.has_hidden_text or doubted:
        hidden = _hide(page, text_page, words, boxes, objects, doubted, frame, inside)
    if objects.covers and len(boxes):
        _uncover(page, text_page, words.firsts, boxes, objects, frame, inside)
    for edges_of_field, value in added.fields:
        _only_what_the_field_holds(words.texts, boxes, frame.place_one(*edges_of_field), value, inside)
    inside[second_words(words.texts, boxes, inside)] = False
    if inside.all() and all(words.texts):
        return FoundWords(words.texts, boxes)
    kept = [index for index, text in enumerate(words.texts) if text and inside[index]]
    return FoundWords([words.texts[index] for index in kept], boxes[kept], hidden)


def _hide(
    page: int,
    text_page: int,
    words: RawWords,
    boxes: NDArray[np.float64],
    objects: PageObjects,
    doubted: set[int],
    frame: Frame,
    shown: NDArray[np.bool_],
) -> int:
    """Take words without ink out of `shown`; how many of them lie on or beneath a picture."""
    pictures = objects.picture_boxes(frame)
    ink: _Ink | None = None
    hidden = 0
    for index in range(len(boxes)):
        of_word = _objects_of(text_page, words, index)
        unseen = not objects.invisible.isdisjoint(of_word)
        if unseen or not objects.beneath.isdisjoint(of_word):
            box = Box._make(boxes[index].tolist())
            within = any(picture.holds_middle_of(box) for picture in pictures)
            hidden += within and bool(shown[index])
            shown[index] &= not within and not unseen
        if shown[index] and not doubted.isdisjoint(of_word):
            ink = ink or _Ink.of(page, frame, doubted)
            shown[index] = ink.shows(Box._make(boxes[index].tolist()), len(words.texts[index]))
    return hidden


def _objects_of(text_page: int, words: RawWords, index: int) -> set[int]:
    """The text objects that a word's letters belong to."""
    first = words.firsts[index]
    return {
        pdfium.text_object_of(text_page, place) or 0
        for place in range(first, first + max(1, len(words.texts[index])))
    }


def _beneath_annotations(
    text_page: int, words: RawWords, boxes: NDArray[np.float64], frame: Frame, added: pdfium.Annotations
) -> set[int]:
    """The text objects of words where an annotation may cover them."""
    found: set[int] = set()
    for edges in added.covering:
        left, top, right, bottom = frame.place_one(*edges)
        over = (boxes[:, 0] < right) & (boxes[:, 2] > left) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
        for index in np.flatnonzero(over).tolist():
            found |= _objects_of(text_page, words, index)
    return found


def _only_what_the_field_holds(
    texts: list[str], boxes: NDArray[np.float64], place: Box, value: str, shown: NDArray[np.bool_]
) -> None:
    """Take a form field's words out of `shown` where they are not its value."""
    if not value.strip():
        return
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    within = np.flatnonzero(
        (x >= place.x0) & (x <= place.x1) & (y >= place.top) & (y <= place.bottom) & shown
    ).tolist()
    said = "".join(texts[index] for index in within)
    if said and said not in "".join("".join(clean([value])).split()):
        shown[within] = False


def _uncover(
    page: int,
    text_page: int,
    firsts: list[int],
    boxes: NDArray[np.float64],
    objects: PageObjects,
    frame: Frame,
    shown: NDArray[np.bool_],
) -> None:
    """Take words that lie beneath something opaque out of `shown`."""
    before = np.array([count for count, _ in objects.covers])
    x0, y0, x1, y1 = np.array([bounds for _, bounds in objects.covers]).T
    left, top, right, bottom = frame.place(x0, y0, x1, y1)
    high = boxes[:, 3] - boxes[:, 1]
    upper, lower = boxes[:, 1] + _CORE * high, boxes[:, 3] - _CORE * high
    lies_under = (boxes[:, 0] >= left[:, None] - _SLACK) & (boxes[:, 2] <= right[:, None] + _SLACK)
    lies_under &= (upper >= top[:, None]) & (lower <= bottom[:, None])
    doubted = np.flatnonzero(lies_under.any(axis=0) & shown).tolist()
    if not doubted:
        return
    order = objects.order
    placed = {index: order.get(pdfium.text_object_of(text_page, firsts[index]) or 0, 0) for index in doubted}
    beneath = [index for index in doubted if (before[lies_under[:, index]] > placed[index]).any()]
    if not beneath:
        return
    paper = _Paper.of(page, frame)
    for index in beneath:
        box = Box._make(boxes[index].tolist())
        near = np.flatnonzero(_overlapping(boxes, boxes[index]) & shown).tolist()
        later = (order.get(pdfium.text_object_of(text_page, firsts[other]) or 0, 0) for other in near)
        shown[index] = all(one <= placed[index] for one in later) and paper.shows_ink(_core(box))


def _overlapping(boxes: NDArray[np.float64], box: NDArray[np.float64]) -> NDArray[np.bool_]:
    wide = np.minimum(boxes[:, 2], box[2]) - np.maximum(boxes[:, 0], box[0])
    high = np.minimum(boxes[:, 3], box[3]) - np.maximum(boxes[:, 1], box[1])
    over: NDArray[np.bool_] = (wide > _SLACK) & (high > _CORE * (box[3] - box[1]))
    return over


def _core(box: Box) -> Box:
    """A word's box without its edges, which may show a neighbour's ink."""
    inset = min(_SLACK, box.width / 4)
    high = _CORE * box.height
    return Box(box.x0 + inset, box.top + high, box.x1 - inset, box.bottom - high)


Levels = NDArray[np.uint8]
"""Of grey, a row of the painted page each; or how far two such pages differ."""


def _painter(page: int, frame: Frame, scale: float, side: int) -> tuple[Callable[[], Levels], float]:
    """What paints the upright page in grey, in at most so many pixels per point and pixels a side; and how
    many per point they are."""
    scale = min(scale, side / max(frame.width, frame.height))
    width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    turn = frame.quarters - pdfium.page_quarters(page)

    def paint() -> Levels:
        grey = pdfium.render(page, width, height, colour=False, quarters=turn)
        return np.frombuffer(grey, np.uint8).reshape(height, width)

    return paint, scale


def _part(levels: Levels, box: Box, scale: float) -> Levels:
    """The pixels of a place, those that it touches too; none where it is off the page."""
    top, left = max(0, int(box.top * scale)), max(0, int(box.x0 * scale))
    bottom, right = max(0, int(box.bottom * scale) + 1), max(0, int(box.x1 * scale) + 1)
    return levels[top:bottom, left:right]


@dataclass(frozen=True, slots=True)
class _Ink:
    """What some texts add to the painted page: how different it looks with them and without."""

    levels: Levels
    scale: float

    @classmethod
    def of(cls, page: int, frame: Frame, texts: Iterable[int]) -> _Ink:
        paint, scale = _painter(page, frame, _INK_SCALE, _INK_SIDE)
        whole = paint().astype(np.int16)
        with pdfium_drawing.without(texts):
            bare = paint()
        return cls(np.abs(whole - bare).astype(np.uint8), scale)

    def shows(self, box: Box, letters: int) -> bool:
        """Whether the texts leave ink all along a word of so many letters; large pale writing is a watermark,
        which is seen although it is pale."""
        part = _part(self.levels, box, self.scale)
        if not part.size:
            return False
        high = box.height if letters > 1 else max(box.height, box.width)
        least = _CONTRAST if high < _LARGE else _PALE_CONTRAST
        columns = part.max(axis=0) >= least
        pieces = np.array_split(columns, max(1, min(_PIECES, letters // 2, columns.size)))
        return all(piece.any() for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Paper:
    """The painted page, to ask whether a place on it shows anything."""

    levels: Levels
    scale: float

    @classmethod
    def of(cls, page: int, frame: Frame) -> _Paper:
        paint, scale = _painter(page, frame, _PAPER_SCALE, _PAPER_SIDE)
        return cls(paint(), scale)

    def shows_ink(self, box: Box) -> bool:
        part = _part(self.levels, box, self.scale)
        return bool(part.size) and int(part.max()) - int(part.min()) >= _CONTRAST
