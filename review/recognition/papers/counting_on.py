"""Pages that go on counting where the one before left off: `D.` after `C.`, `Actividad 7` after 6."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.recognition.grammar import fold
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.classify import KIND, PageScore
from review.recognition.papers.sorted_page import SortedPage

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# Sections are headed in capitals: a list's items are not, nor are the boxes of a form.
_SECTION = re.compile(r"(?:([A-K])|(\d{1,2})|([IVX]{1,4}))\s?[.)-]{1,2}\s+([A-ZÁÉÍÓÚÑ].{3,})")
_KEYED = re.compile(r"(actividad|obligacion|compromiso|alcance|entregable) (?:n[o°]?\.? ?)?(\d{1,2})\b")
_ASIDE = re.compile(r"\([^)]*\)")
_ITEM_WEIGHT = 7.0  # judgement: a title's
_LEAST_COUNTED = 2  # of the page before: one may be anything
_TITLE_WORDS = 10  # judgement: a heading has fewer


def goes_on_counting(previous: SortedPage, text: PageText, score: PageScore) -> bool:
    """Whether a page goes on with the sections of the informe or cuenta before it, and is no item by its own
    words: what such papers list of others (`Anexos`, `Aportes`) tells nothing."""
    if previous.paper not in (Paper.INFORME, Paper.CUENTA) or previous.text is None:
        return False
    item = score.best in KIND and score.weights[0][1] >= _ITEM_WEIGHT
    return not item and _counts_on(previous.text, text)


def _counts_on(before: PageText, page: PageText) -> bool:
    """Whether the first number of a page, of any way to count, follows the last one of the page before."""
    counted: dict[str, list[int]] = {}
    for way, number in _numbers(before):
        counted.setdefault(way, []).append(number)
    seen: set[str] = set()
    for way, number in _numbers(page):
        own = [] if way in seen else counted.get(way, [])
        seen.add(way)
        if len(own) >= _LEAST_COUNTED and own[-1] == own[-2] + 1 and number == own[-1] + 1:
            return True
    return False


def _numbers(page: PageText) -> Iterator[tuple[str, int]]:
    for segment in page.segments:
        text = page.text_of(segment)
        keyed = _KEYED.match(fold(text))
        if keyed is not None:
            yield keyed[1], int(keyed[2])
        section = _SECTION.match(text)
        if section is None or len(segment.words) > _TITLE_WORDS or not _ASIDE.sub("", section[4]).isupper():
            continue
        letter, figures, roman, _ = section.groups()
        if figures is not None:
            yield "figures", int(figures)
        if letter is not None:
            yield "letters", ord(letter)
        said = (roman or letter or "").lower()
        if said in _ROMANS:
            yield "romans", _ROMANS.index(said) + 1
