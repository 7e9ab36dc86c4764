"""Text as OCR misreads it, put right where only one reading makes sense: `2O26`, `S1.8OO.000`, `30dejunio`.

For text read by OCR alone. What is read of mended text is believed less than what needs no mending, and
never in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar

from rapidfuzz import fuzz

from review.recognition.grammar.plain_text import Quote, fold

T = TypeVar("T")

BELIEVED: Final = 0.85
"""What a reading of mended text keeps of its confidence."""
DOUBTED: Final = 0.6
"""What a reading keeps that the mended text does not bear out."""

_DIGITS: Final = str.maketrans("OoÓóQDlI|!iSsBGZz", "00000011111558622")
_CONFUSED: Final = frozenset("OoÓóQDlI|!iSsBGZz")
_ROUND_OR_STRAIGHT: Final = frozenset("OÓQDlI|!")
_GROUP: Final = re.compile(r"[^\W_]+|[|!]+[^\W_]*")
_NUMBER_GROUP: Final = re.compile(r"(?<![^\W_])[\dOoÓóQDlI|!iSsBGZz]{2,14}(?![^\W_])")
_ZEROS: Final = re.compile(
    r"(?<=\d[.,'])(?!\d{3})[\dOo]{3}(?=[.,'\s]|$)|(?<=\$)[Oo](?=\s|$)|(?<=\$ )[Oo](?=\s|$)"
)
_PESO_SIGN: Final = re.compile(r"(?<![^\W_])[Ss§](?= ?\d{1,3}(?:[.,'] ?\d{3})+(?!\d))")
_TORN: Final = re.compile(r"(?<![\w.,])(\$?\d[\d.,']*) ([\d.,']*\d)(?![\w]|[.,]\d)")
_WHOLE: Final = re.compile(r"\$?[1-9]\d{0,2}(?:[.,']\d{3})+(?:[.,]\d\d)?")
_BROKEN_OFF: Final = re.compile(r"\$.*[.,']\d{1,2}")  # `$5.1`, of which a group of three is not full
_SEPARATOR: Final = re.compile(
    r"(?<=\d)[;:](?=\d{3}(?:[.,']\d{3})+(?!\d))|(?<=\$\d)[;:](?=\d{3}(?!\d))|(?<=\$\d\d)[;:](?=\d{3}(?!\d))"
    r"|(?<=\$\d\d\d)[;:](?=\d{3}(?!\d))|(?<=[.,]\d{3})[;:](?=\d{3}(?!\d))"
)
_TORN_ACCOUNT: Final = re.compile(r"(?<![\w.,$/*-])\d{4,12}( )\d{2,8}(?![\w/-]|[.,]\d| \d)")
_OF_ACCOUNT: Final = re.compile(
    r"\b(?:cuentas?(?! de cobro)|ahorros?|corriente|producto|deposito|cta)\b[^\d\n$]{0,30}$"
)
_LOOK_BACK: Final = 45  # characters: `cuenta de ahorros No.` and a bank, as in _OF_ACCOUNT
_SECOP: Final = re.compile(r"\bc ?[o0] ?[1li|] ?[.,]? ?p ?[ce]{2} ?[nm]tr ?[.,:]? ?(?=\d)")
_MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip
_MONTH: Final = "|".join(_MONTHS)
_SPECK: Final = re.compile(
    rf"(?<![a-z\d])(?:del?|al|hasta|desde|el)( ?[.,;·'`´])(?= (?:del?\b|el\b|\d|(?:{_MONTH})\b))"
    rf"|(?<![a-z\d])(?:{_MONTH})( ?[.,;·'`´])(?= del? (?:20)?\d\d(?!\d))"
    rf"|(?<=\d)( ?[.,;·'`´])(?= (?:del?|al|hasta) (?:\d|el\b|(?:{_MONTH})\b))"
    r"|(?<=\d)( ?[.,;·'`´_|~-])(?= ano ?:? ?20\d\d(?!\d))|(?<=\d-)(\.)(?=\d)|(?<=\d)(\.)(?=-\d)"
    r"|(?<!\S)([\[\]]+)(?=[\do]\d?(?!\S))"
)
_BEHEADED: Final = re.compile(
    rf"(?<=\d[-/])(?:{'|'.join(month[1:3] for month in _MONTHS)})(?=[-/](?:20)?\d\d(?!\d))"
)
_WITH_ITS_HEAD: Final = {month[1:3]: month[:3] for month in _MONTHS}
_RATE_BEHIND: Final = re.compile(r"\$ ?\d{1,3}(?:\.\d{3})+()\d{1,2}(?:[.,]\d{1,4})?(?![\d.,])")
_FIRST_DAY: Final = re.compile(rf"(?<![\w.])[il|!](?= ?°? ?(?:de )?(?:{_MONTH})\b)")
_UNTIL: Final = re.compile(r"(?<=\d )a[fi1|!jt](?= (?:el )?\d{1,2}(?: de |[/-]))")
_GLUED_MONTH: Final = re.compile(
    rf"(?<![a-z\d])(?P<lead>(?:(?:\d|del?|al|el|mes) ?){{0,30}}?)(?P<month>{_MONTH})"
    r"(?P<tail>(?:del?)? ?(?:20\d\d)?)(?![a-z\d])"
)
_LEAD: Final = re.compile(r"\d+|del?|al|el|mes")
_GLUED: Final = re.compile(
    r"(?<=\d)(?=(?:del?|al|a|y|dias?|hasta)(?![a-z]))|(?<![a-z])(?:del?|al|el|hasta|desde|dia)(?=\d{1,4}(?!\d))"
    r"|(?<=\d )a(?=\d{1,4}[/.-]\d)|(?<=\d)a(?=\d{1,4}[/.-](?:\d|[a-z]{2,3}[/.-]\d))"
)
_MAYBE_MONTH: Final = re.compile(
    r"(?P<before>\d{1,2} ?(?:de )?|\bmes (?:de )?|\bde )(?<![a-z\d])(?P<word>[a-z01|!]{4,11})(?![a-z\d])"
    r"(?P<after> ?(?:del? ?)?(?:ano )?20\d\d(?!\d))?"
)
_SKELETON: Final = str.maketrans("01|!l", "oiiii")
"""Letters that OCR takes for each other made one."""
_BY_SKELETON: Final = {month.translate(_SKELETON): month for month in _MONTHS}
_LEAST_LETTERS: Final = 5  # shorter months (`mayo`) are one letter from other words
_LIKE_A_MONTH: Final = 80.0  # of 100: judgement, one letter of five may be wrong
_CLEARLY: Final = 8.0  # of 100: judgement, by so much no other month is as near
_GROUP_CHARS: Final = 4  # from one separator of thousands to the next: three figures and itself


@dataclass(frozen=True, slots=True)
class Mended:
    """The text put right, where each character stood in the text as read, and what was touched there."""

    text: str
    back: tuple[int, ...]
    touched: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the mended text stood. The stretch is not empty."""
        return self.back[start], self.back[end - 1] + 1

    def has_mends(self, start: int, end: int) -> bool:
        """Whether anything was put right in this stretch of the text as read."""
        at = bisect_left(self.touched, start)
        return at < len(self.touched) and self.touched[at] < end


Edit = tuple[int, int, str]


@lru_cache(maxsize=256)
def mend(text: str) -> Mended | None:
    """The text with misread figures, signs and months put right; None when there is nothing to mend."""
    current, back = text, list(range(len(text)))
    touched: set[int] = set()
    for find in (_letters_for_digits, _specks, _signs, _torn_numbers, _secop_ids, _months, _glued_words):
        edits = sorted(find(current))
        if not edits:
            continue
        pieces: list[str] = []
        places: list[int] = []
        reached = 0
        for start, end, new in edits:
            if start < reached:
                continue
            pieces += (current[reached:start], new)
            places += back[reached:start]
            last = min(max(end - 1, start), len(back) - 1)
            places += [back[min(start + at, last)] for at in range(len(new))]
            # A blank put in touches what ends there and what begins.
            touched.update(back[max(start - (start == end), 0) : max(end, start + 1)])
            reached = end
        pieces.append(current[reached:])
        places += back[reached:]
        current, back = "".join(pieces), places
    return Mended(current, tuple(back), tuple(sorted(touched))) if touched else None


def leniently(read: Callable[[str], Sequence[Quote[T]]]) -> Callable[[str], list[Quote[T]]]:
    """The reader, made to read mended text too. What it reads without mending stands, unless it is a part."""

    def lenient(text: str) -> list[Quote[T]]:
        strict = list(read(text))
        mended = mend(text)
        if mended is None:
            return strict
        loose: list[Quote[T]] = []
        for quote in read(mended.text):
            start, end = mended.span(quote.start, quote.end)
            if mended.has_mends(start, end):
                sure = round(quote.confidence * BELIEVED, 3)
                loose.append(Quote(quote.value, start, end, text[start:end], sure))
        kept = [q for q in loose if not any(s.start <= q.start and q.end <= s.end for s in strict)]
        said = {(q.start, q.end) for q in loose}
        found = [
            replace(s, confidence=s.confidence * DOUBTED)
            if mended.has_mends(s.start, s.end) and (s.start, s.end) not in said
            else s
            for s in strict
            if not any(q.start < s.end and s.start < q.end for q in kept)
        ]
        return sorted([*found, *kept], key=lambda quote: (quote.start, -quote.end))

    return lenient


def _letters_for_digits(text: str) -> Iterator[Edit]:
    """`2O26`, `l5/06`, `1.8OO.000`: a group of figures with letters that look like figures."""
    edits: list[Edit] = []
    for match in _NUMBER_GROUP.finditer(text):
        group = match[0]
        wrong = [char for char in group if char in _CONFUSED]
        if not wrong or 2 * len(wrong) > len(group):
            continue
        ordinal = group[0] not in "oó"  # `1o` is the first, `o1` is `01`
        if len(group) == 2 and ordinal and not _ROUND_OR_STRAIGHT.issuperset(wrong):
            continue
        if group[0] in "Ss" and _PESO_SIGN.match(text, match.start()):
            continue
        edits.append((match.start(), match.end(), group.translate(_DIGITS)))
    edits += [(m.start(), m.end(), m[0].translate(_DIGITS)) for m in _ZEROS.finditer(text)]
    yield from sorted(edits)


def _specks(text: str) -> Iterator[Edit]:
    """`30 de. septiembre`, `mes 04 _ año 2026`, `784-.796`, `[04` in a box: a speck of the paper, or an edge,
    read as a sign within a date or a number."""
    for match in _SPECK.finditer(fold(text)):
        yield (*match.span(match.lastindex or 0), "")


def _signs(text: str) -> Iterator[Edit]:
    """`S1.800.000`, `$1;800,000`, `I de junio` for the first, `01 af 30 de junio`, and `$1.750.90512,5`, an
    amount with the rate of the next column."""
    edits = [(m.start(), m.end(), "$") for m in _PESO_SIGN.finditer(text)]
    edits += [(m.start(), m.end(), _like_the_others(text, m.start())) for m in _SEPARATOR.finditer(text)]
    edits += [(m.start(), m.end(), "1") for m in _FIRST_DAY.finditer(fold(text))]
    edits += [(m.start(), m.end(), "al") for m in _UNTIL.finditer(fold(text))]
    edits += [(*m.span(1), " ") for m in _RATE_BEHIND.finditer(text)]
    yield from sorted(edits)


def _like_the_others(text: str, at: int) -> str:
    """The separator of thousands that the number has elsewhere."""
    return next(
        (
            text[near]
            for near in (at + _GROUP_CHARS, at - _GROUP_CHARS)
            if text[near : near + 1] in (".", ",")
        ),
        ".",
    )


def _torn_numbers(text: str) -> Iterator[Edit]:
    """`1.80 0.000`, `$5.1 18.721,00`, `cuenta No. 3613531 1640`: a number of which a space made two."""
    folded = fold(text)
    edits = [
        (match.start(1), match.end(1), "")
        for match in _TORN_ACCOUNT.finditer(text)
        if _OF_ACCOUNT.search(folded[max(match.start() - _LOOK_BACK, 0) : match.start()])
    ]
    for match in _TORN.finditer(text):
        one, other = match[1], match[2]
        parts = _BROKEN_OFF.fullmatch(one) or not (_WHOLE.fullmatch(one) or _WHOLE.fullmatch(other))
        if parts and _WHOLE.fullmatch(one + other):
            edits.append((match.start() + len(one), match.start() + len(one) + 1, ""))
    yield from sorted(edits)


def _secop_ids(text: str) -> Iterator[Edit]:
    for match in _SECOP.finditer(fold(text)):
        if text[match.start() : match.end()] != "CO1.PCCNTR.":
            yield match.start(), match.end(), "CO1.PCCNTR."


def _months(text: str) -> Iterator[Edit]:
    """`agost0 de 2026`, `30 de septlembre`, `01-un-26`: a month with a letter or two wrong or lost, beside a
    day or a year."""
    for match in _BEHEADED.finditer(fold(text)):
        yield *match.span(), _WITH_ITS_HEAD[match[0]]
    for match in _MAYBE_MONTH.finditer(fold(text)):
        word = match["word"]
        if word in _MONTHS or (match["after"] is None and not match["before"][0].isdecimal()):
            continue
        meant = _month_like(word)
        if meant is not None:
            yield match.start("word"), match.end("word"), meant


@lru_cache(maxsize=1024)
def _month_like(word: str) -> str | None:
    exact = _BY_SKELETON.get(word.translate(_SKELETON))
    if exact is not None:
        return exact
    if len(word) < _LEAST_LETTERS or not word.isalpha():
        return None
    (best, meant), (second, _) = sorted(((fuzz.ratio(word, m), m) for m in _MONTHS), reverse=True)[:2]
    likely = best >= _LIKE_A_MONTH and best - second >= _CLEARLY
    return meant if likely and abs(len(word) - len(meant)) <= 1 else None


def _glued_words(text: str) -> Iterator[Edit]:
    """`30dejuniode2026`, `3de 5`, `al30`: words that lost the space between them."""
    folded = fold(text)
    spaces: set[int] = set()
    for match in _GLUED_MONTH.finditer(folded):
        for part in _LEAD.finditer(match["lead"]):
            spaces.add(match.start() + part.end())
        spaces.add(match.end("month"))
        tail = match["tail"]
        words = len(tail) - len(tail.lstrip("del"))
        spaces.add(match.end("month") + words)
    spaces |= {m.end() if m[0] else m.start() for m in _GLUED.finditer(folded)}
    for at in sorted(spaces):
        if 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
            yield at, at, " "
