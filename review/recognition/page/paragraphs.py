"""Lines of print put together to paragraphs, as far as geometry and punctuation tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.page.lines import NO_HEIGHT_POINTS
from review.recognition.page.page_text import PageText

# In units of the text's height: lines of one paragraph stand no farther apart, from baseline to baseline.
LEAST_PITCH, MOST_PITCH = 0.85, 2.4
COMMON_PITCH = 1.25
# In units of that distance: a paragraph begins beyond it. OCR draws boxes that jump.
NEW_PARAGRAPH, NEW_PARAGRAPH_READ = 1.24, 1.42
# A word that would have fitted on the line before, and so much more (in heights), was put below on purpose.
ROOM = 0.6
_BULLETS = "•●▪■◦○‣·➢➤✓✔*–—-\uf0b7\uf0a7\uf0d8\uf0fc"
NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\s?(?:\.-|[.)°]|-\s)|\(\d{1,2}\)|[a-z]\)"
    r"|(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven|decim)[ao]\s?(?:\.-|[.:)]|-\s))-?\s*(?=\D)"
)
# A number of a number needs no stop behind it: `7.1 Apoyar`. In small letters it measures something.
_COMPOUND = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-ZÁÉÍÓÚÑ¿«“])")
# What a platform numbers by itself: `OBL-01 Revisar`.
_CODED = re.compile(r"(?:OBL|ACT|OE|OG|AE|OC)[.-]?\s?\d{1,2}\s?[.:)–-]*\s+(?=[A-ZÁÉÍÓÚÑ¿«“])")
BULLET = re.compile(rf"[{re.escape(_BULLETS)}]\s*(?=\w)|[{re.escape(_BULLETS)}]+\s+")
_KEY = re.compile(
    r"(?:obligaci(?:on|ones)|ejecucion|actividad(?:es)?|cumplimiento|desarrollo|gestion|acciones|evidencias?"
    r"|soportes?|productos?|observaciones)\b[a-z ]{0,24}(?:[:.]|(?:no?[.°]* ?)?\d{1,2}\s?[:.)-])"
)
# At a page's head, where the space before it is not seen, what was done opens with its name and a number too.
_HEADED = re.compile(
    r"(?:obligacion|actividad|ejecucion|evidencias?|soportes?) (?:n[o°]?[.°]* ?)?\d{1,2}\b|" + _KEY.pattern
)
_OPEN_BRACKET = re.compile(r"\([^()]*$")  # `… (Anexo` and, below, `1.)`
# `… se corrigieron otros` and, below, `5. Soporte: oficios.`: what ends a sentence, and no item.
_CLOSING_NUMBER = re.compile(r"\d{1,3}\. (?:evidencias?|soportes?|anexos?) ?:")
_LEAST_SENTENCES = 3  # judgement: fewer may be abbreviations
_WITHIN = re.compile(r"[a-záéíóúñ0-9)][.;] +[A-ZÁÉÍÓÚÑ]")
_ENDS = (".", ";", ":", "!", "?", ".”", ".»", '."', ".)")
_NARROWER = 10  # one step in ten is narrower than the one taken: those between paragraphs are wide


class PrintLine:
    """What stands at one height of a page, or of one of its columns."""

    __slots__ = ("_base", "_flat", "_text", "box", "page", "words")

    def __init__(self, page: PageText, words: tuple[int, ...], box: Box) -> None:
        self.page = page
        self.words = words
        self.box = box
        self._base: float | None = None
        self._text: str | None = None
        self._flat: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            words = self.page.words
            self._text = " ".join([words[i].text for i in self.words])
        return self._text

    @property
    def flat(self) -> str:
        """Its text folded."""
        if self._flat is None:
            self._flat = fold(self.text)
        return self._flat

    @property
    def base(self) -> float:
        """Where its letters stand: some words reach below with a `p` or a `g`."""
        if self._base is None:
            words = self.page.words
            own = [words[i].box.bottom for i in self.words if len(words[i].text) > 1]
            self._base = min(own, default=self.box.bottom)
        return self._base


class Paragraph(NamedTuple):
    """Lines that are read as one; they may go on on the next page."""

    lines: tuple[PrintLine, ...]

    @property
    def page(self) -> PageText:
        return self.lines[0].page

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        """Around its lines on the page where it begins."""
        return Box.around(line.box for line in self.lines if line.page is self.page)

    @property
    def words(self) -> list[tuple[PageText, int]]:
        return [(line.page, index) for line in self.lines for index in line.words]


def lines_of(page: PageText) -> list[PrintLine]:
    """The page's lines, whole."""
    found = []
    for line in page.lines:
        if len(line) == 1:
            found.append(PrintLine(page, line[0].words, line[0].box))
        else:
            words = tuple([i for s in line for i in s.words])
            top, bottom = min([s.top for s in line]), max([s.bottom for s in line])
            found.append(PrintLine(page, words, Box(line[0].x0, top, line[-1].x1, bottom)))
    return found


def within(line: PrintLine, left: float, right: float) -> PrintLine | None:
    """The part of a line in a column; None when it has no word there."""
    if left <= line.box.x0 and line.box.x1 < right:
        return line
    words = line.page.words
    own, boxes = [], []
    for index in line.words:
        box = words[index].box
        if left <= box.centre < right:
            own.append(index)
            boxes.append(box)
    return PrintLine(line.page, tuple(own), Box.around(boxes)) if own else None


def pitch_of(*columns: Sequence[PrintLine]) -> float:
    """How far apart lines of one paragraph stand, from baseline to baseline, in these columns."""
    height = next((lines[0].page.height for lines in columns if lines), NO_HEIGHT_POINTS)
    steps = sorted(
        step
        for lines in columns
        for one, two in pairwise(lines)
        if one.page is two.page and LEAST_PITCH * height < (step := two.base - one.base) < MOST_PITCH * height
    )
    return steps[len(steps) // _NARROWER] if steps else COMMON_PITCH * height


def by_sentence(lines: Sequence[PrintLine]) -> bool:
    """Does every sentence begin a line, as in a list whose bullets are drawn?"""
    ends = sum(ends_sentence(line.text) for line in lines)
    return ends >= _LEAST_SENTENCES and not any(
        _WITHIN.search(line.text[starts_item(line.text) or 0 :]) for line in lines
    )


def paragraphs(
    lines: Sequence[PrintLine], pitch: float | None = None, *, sentences: bool = False
) -> list[Paragraph]:
    """The lines of a column, in their order, as paragraphs; `sentences`: each is a paragraph."""
    if not lines:
        return []
    step = pitch_of(lines) if pitch is None else pitch
    edge = max(line.box.x1 for line in lines)
    found: list[list[PrintLine]] = [[lines[0]]]
    for one, two in pairwise(lines):
        if _begins(one, two, step, edge) or (sentences and _begins_sentence(one.text, two.text)):
            found.append([two])
        else:
            found[-1].append(two)
    return [Paragraph(tuple(own)) for own in found]


def ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(_ENDS)


def _begins(one: PrintLine, two: PrintLine, step: float, edge: float) -> bool:
    """Does a paragraph begin with the second line?"""
    said, before = two.text, one.text
    if starts_item(said) is not None and not _OPEN_BRACKET.search(before):
        return ends_sentence(before) or _CLOSING_NUMBER.match(two.flat) is None
    if ends_sentence(before) and _KEY.match(two.flat):
        return True
    if one.page is not two.page:
        return ends_sentence(before) or (said[:1].isupper() and _HEADED.match(two.flat) is not None)
    most = NEW_PARAGRAPH_READ if one.page.misreadable else NEW_PARAGRAPH
    if two.base - one.base > most * step:
        return True
    return falls_short(one, two, edge) and _begins_sentence(before, said)


def falls_short(one: PrintLine, two: PrintLine, edge: float) -> bool:
    """Was a line broken where the first word of the next had room before the column's `edge` (points)?"""
    first = two.page.words[two.words[0]].box
    return edge - one.box.x1 - first.width - ROOM * one.page.height > 0


def _begins_sentence(before: str, said: str) -> bool:
    return ends_sentence(before) and (said[:1].isupper() or said[:1].isdecimal())


def starts_item(text: str) -> int | None:
    """Where the words of a list's item begin behind its number or bullet; None when it has none."""
    match = NUMBERED.match(fold(text)) or BULLET.match(text) or _COMPOUND.match(text) or _CODED.match(text)
    return None if match is None else match.end()
