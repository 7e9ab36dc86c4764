"""The registro presupuestal (RP) that a cuenta names, by which finance pays it.

Its labels are a set of their own: nothing else that is read of a cuenta depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from review.recognition.grammar import Quote
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import BELOW, RIGHT, SAME, LabelledPage

FAMILIES = LabelSet("cuenta_presupuesto")

_SURE: Final = 0.6  # judgement: what is less sure is not told, as a cuenta need not name its RP
_MAY_SAY: Final = re.compile(r"\b(?:rpc?|crp|r\.p|presupuestal)\b")
_REACH_CHARS: Final = 8  # judgement: the number follows at once
_CONFIDENCE: Final = 0.97  # judgement: a number alone beside its label
_NUMBER: Final = re.compile(
    r"[\s.:#°*|)-]{0,8}(\d{1,12})(?:\s?[-/]\s?20\d\d)?(?!\d|[.,/]\d|\s?[-–]\s?\d|\s?%)", re.ASCII
)
"""Finance systems give out numbers of up to ten figures (SAP) behind a prefix; a year may follow. What goes
on as an amount, a date or a code is none."""


def named_rp(pages: Sequence[PageText]) -> Choice[str] | None:
    """The number of the RP beside its label, if surely read; never of a scan, where figures are misread."""
    told = (LabelledPage(page, FAMILIES) for page in pages if not page.blurred and _may_say(page))
    found = choose(
        candidate
        for page in told
        for candidate in page.candidates("rp", _numbers, where=(SAME, RIGHT, BELOW), reach=_REACH_CHARS)
    )
    return None if found is None or found.note is not None or found.confidence < _SURE else found


def _may_say(page: PageText) -> bool:
    return _MAY_SAY.search(page.flow.flat) is not None


def _numbers(text: str) -> list[Quote[str]]:
    found = _NUMBER.match(text)
    if found is None or not int(found[1]):
        return []
    start, end = found.span(1)
    return [Quote(found[1], start, end, found[1], _CONFIDENCE)]
