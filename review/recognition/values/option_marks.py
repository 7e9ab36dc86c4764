"""Questions answered by a mark: an X beside SÍ or NO, under a column that says so, or the word alone.

Geometry and tokens only; what is asked is no matter here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText, Segment

_LEVEL_LINES: Final = 0.75  # of the text's height: what stands on one row, be its box drawn a little off
_COLUMN_SHARE: Final = 0.5  # of the distance between SÍ and NO: farther from either is another column
_LEAST_COLUMN_POINTS: Final = 8.0  # judgement: half of a letter and its box

_NEARER_TIMES: Final = 2.0  # judgement: so many times nearer to one option than to the other

_TOKEN = re.compile(
    r"(?P<mark>[(\[]\s*x{1,3}\s*[)\]]|[☒☑✓✔✗✘✖]|(?<![a-z0-9])x{1,3}(?![a-z0-9]))"
    r"|(?P<blank>[(\[]\s*[)\]]|[☐□]|_{2,})"
    r"|(?P<yes>(?<![a-z0-9])si(?![a-z0-9]))"
    r"|(?P<no>(?<![a-z0-9])no(?![a-z0-9]))"
)
_BETWEEN = re.compile(r"[\s:.,;/|()\[\]_-]*")
_ASKS = re.compile(r"[?:]\s*$")
_BOXED = re.compile(r"[(\[☐□☒☑✓✔✗✘✖_]")


class Kind(Enum):
    """What a token is."""

    MARK = auto()
    BLANK = auto()
    YES = auto()
    NO = auto()

    @property
    def is_option(self) -> bool:
        return self in (Kind.YES, Kind.NO)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an answer and where it is; `confidence` as its words were read. `opens` tells that a box
    stands at the beginning of its line, before a sentence that it may choose."""

    kind: Kind
    box: Box
    text: str
    confidence: float
    opens: bool = False

    @property
    def level(self) -> float:
        return (self.box.top + self.box.bottom) / 2


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """What was answered, and the mark that says so; `clear` False where marks speak against each other."""

    yes: bool
    box: Box
    text: str
    confidence: float
    clear: bool = True


def tokens(page: PageText) -> tuple[Token, ...]:
    """Every piece of an answer on a page, in the order of reading. A `no` within a sentence is none."""
    return tuple(token for segment in page.segments for token in _of_segment(page, segment))


def _of_segment(page: PageText, segment: Segment) -> Iterable[Token]:
    written = page.text_of(segment)
    text = fold(written)
    found = list(_TOKEN.finditer(text))
    for group in _groups(text, found):
        first, last = group[0], group[-1]
        alone = not _BETWEEN.sub("", text[: first.start()] + text[last.end() :])
        opens = not _BETWEEN.sub("", text[: first.start()]) and _BOXED.match(first[0]) is not None
        asked = _ASKS.search(text[: first.start()].rstrip("( [")) is not None and not _BETWEEN.sub(
            "", text[last.end() :]
        )
        several = len(group) > 1 and any(one["yes"] or one["no"] for one in group)
        if not (alone or opens or asked or several):
            continue
        for one in group:
            box, sure = _ink(page, segment, one)
            yield Token(_kind(one), box, written[one.start() : one.end()], sure, opens and one is first)


def _groups(text: str, found: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Tokens with nothing but points and blanks between them."""
    groups: list[list[re.Match[str]]] = []
    for one in found:
        if groups and _BETWEEN.fullmatch(text, groups[-1][-1].end(), one.start()):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _kind(found: re.Match[str]) -> Kind:
    return {"mark": Kind.MARK, "blank": Kind.BLANK, "yes": Kind.YES, "no": Kind.NO}[found.lastgroup or "no"]


def _ink(page: PageText, segment: Segment, found: re.Match[str]) -> tuple[Box, float]:
    """The box of a token: of the part of its word that it takes."""
    boxes, sure, at = [], 1.0, 0
    for index in segment.words:
        word = page.words[index]
        size = len(word.text)
        start, end = max(found.start(), at), min(found.end(), at + size)
        if start < end:
            step = word.box.width / size
            left = word.box.x0 + (start - at) * step
            boxes.append(Box(left, word.box.top, left + (end - start) * step, word.box.bottom))
            sure = min(sure, word.confidence)
        at += size + 1
    return Box.around(boxes), sure


def answer_in(page: PageText, every: Sequence[Token], band: Box) -> MarkedAnswer | None:
    """What is answered in the band of a question; None where nothing is marked.

    `every` are the tokens of the page: headings of columns stand above the band.
    """
    reach = _LEVEL_LINES * page.height
    own = [one for one in every if band.top - reach <= one.level <= band.bottom + reach]
    marks = [one for one in own if one.kind is Kind.MARK]
    options = [one for one in own if one.kind.is_option]
    if not marks:
        lone = [one for one in options if not any(o.kind is Kind.BLANK for o in own)]
        if len(lone) == 1 and not _heads_columns(lone[0], every, reach):
            return _answer([(lone[0].kind is Kind.YES, lone[0])])
        return None
    said: list[tuple[bool, Token]] = []
    for mark in marks:
        row = _row(mark, own, reach)
        if not any(one.kind.is_option for one in row):
            chosen = _column(mark, every, reach)
        elif _is_between(mark, row):
            chosen = _nearer(mark, row, _side(every, reach))
            if chosen is None:
                return MarkedAnswer(True, mark.box, mark.text, mark.confidence, clear=False)
        else:
            chosen = _beside(mark, row)
        if chosen is not None:
            said.append((chosen, mark))
    return _answer(said) if said else None


def _heads_columns(one: Token, every: Sequence[Token], reach: float) -> bool:
    """Whether a lone option has its fellow on the same row of the page."""
    return any(
        other.kind.is_option and other.kind is not one.kind and abs(other.level - one.level) <= reach
        for other in every
    )


def _answer(said: Sequence[tuple[bool, Token]]) -> MarkedAnswer:
    yes, mark = said[0]
    clear = all(other is yes for other, _ in said)
    return MarkedAnswer(yes, mark.box, mark.text, min(one.confidence for _, one in said), clear)


def _row(mark: Token, among: Sequence[Token], reach: float) -> list[Token]:
    """What stands on the row of a mark, from left to right."""
    return sorted((one for one in among if abs(one.level - mark.level) <= reach), key=lambda one: one.box.x0)


def _beside(mark: Token, row: Sequence[Token]) -> bool | None:
    """Marks stand behind the options of a row that begins with one, and before them in others."""
    behind = row[0].kind.is_option
    at = row.index(mark)
    near = reversed(row[:at]) if behind else row[at + 1 :]
    option = next((one for one in near if one.kind.is_option), None)
    return None if option is None else option.kind is Kind.YES


def _is_between(mark: Token, row: Sequence[Token]) -> bool:
    """Whether a row is nothing but an option, a mark and an option: the box of either may be drawn unseen."""
    return [one.kind.is_option for one in row] == [True, False, True] and row[1] is mark


def _side(every: Sequence[Token], reach: float) -> bool | None:
    """Whether marks stand behind their options on a page, as its other rows tell; None when they do not."""
    found = set()
    for mark in (one for one in every if one.kind is Kind.MARK):
        row = _row(mark, every, reach)
        if len(row) > 1 and any(one.kind.is_option for one in row) and not _is_between(mark, row):
            found.add(row[0].kind.is_option)
    return found.pop() if len(found) == 1 else None


def _nearer(mark: Token, row: Sequence[Token], behind: bool | None) -> bool | None:
    """Of the options on both sides of a mark the one that it is of: by the other rows, else by far the
    nearer; None when neither tells."""
    before, _, after = row
    if behind is None:
        gaps = mark.box.x0 - before.box.x1, after.box.x0 - mark.box.x1
        if max(gaps) < _NEARER_TIMES * max(min(gaps), 1):
            return None
        behind = gaps[0] < gaps[1]
    return (before if behind else after).kind is Kind.YES


def _column(mark: Token, every: Sequence[Token], reach: float) -> bool | None:
    """By the nearest row above that heads both columns."""
    above = sorted(
        (one for one in every if one.kind.is_option and one.level < mark.level - reach),
        key=lambda one: -one.level,
    )
    for one in above:
        row = [other for other in above if abs(other.level - one.level) <= reach]
        other = next((other for other in row if other.kind is not one.kind), None)
        if other is None:
            continue
        near, far = sorted((one, other), key=lambda head: abs(head.box.centre - mark.box.centre))
        most = max(_COLUMN_SHARE * abs(near.box.centre - far.box.centre), _LEAST_COLUMN_POINTS)
        return near.kind is Kind.YES if abs(near.box.centre - mark.box.centre) <= most else None
    return None
