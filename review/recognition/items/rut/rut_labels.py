"""Where boxes 5 and 6 of the RUT stand: by their labels, as print or as OCR spells them, or one by the other.

Positions are points on the flat page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText

_NIT = re.compile(
    r"(?:\b5\s*[.,-]?\s*)?(?:n.mer[o0]|no\.?)\s*de\s*[il1|]dent[a-z1|]{3,10}n\s*tr[a-z1|]{4,8}a"
    r"(?:\s*\(\s*n[il1]t\s*\))?"
)
_DV = re.compile(r"\b6\s*[.,-]?\s*d\.?\s?v\b")
_OTHER_THAN_LETTERS = re.compile(r"[^a-z1|]")
# How much of a word's letters must be as they are printed. Together the two stand in no other label, so each
# may be spelt far worse than a word alone.
_LIKE_TAX, _LIKE_IDENTIFICATION = 0.7, 0.5
_WORDS_BEFORE = 4  # `5. Número de Identificación` goes before `Tributaria`
# The DIAN's form, in widths of the page: from the start of label 5 to that of label 6, and how wide they are.
_BETWEEN, _NIT_WIDTH, _DV_WIDTH = 158 / 612, 92 / 612, 15 / 612
# In heights of the page's print, below the labels: where the row of figures lies when none of it was found.
_ROW_TOP, _ROW_BOTTOM = 0.25, 2.0
_AROUND, _ROWS_BELOW, _LEAST_BELOW = 0.4, 2.2, 0.3


@dataclass(frozen=True, slots=True)
class Labels:
    """The boxes of the labels «5. Número de Identificación Tributaria (NIT)» and «6. DV».

    That of label 5 is told by label 6 where OCR lost it; `dv` is None where label 6 was not read.
    """

    nit: Box
    dv: Box | None


def labels_of(page: PageText) -> Iterator[Labels]:
    """The pairs of labels on a page, the most plainly printed first."""
    flow = page.flow
    digits = [flow.box(m.start(), m.end()) for m in _DV.finditer(flow.flat)]
    printed = [flow.box(m.start(), m.end()) for m in _NIT.finditer(flow.flat)]
    if not printed and page.misreadable:
        printed = list(_misspelt(page))
    if printed or not page.misreadable:
        for label in printed:
            near = (box for box in digits if abs(box.top - label.top) < 2 * page.height)
            yield Labels(label, next(near, None))
        return
    for box in digits:
        left = box.x0 - _BETWEEN * page.page.width
        if left > 0:
            yield Labels(box._replace(x0=left, x1=left + _NIT_WIDTH * page.page.width), box)


def strip_of(page: PageText) -> Box | None:
    """The strip in which the figures of boxes 5 and 6 stand, on the flat page; None without their labels."""
    found = next(labels_of(page), None)
    if found is None:
        return None
    label, dv, height = found.nit, found.dv, page.height
    wide = page.page.width
    end = dv.x1 if dv is not None else label.x0 + (_BETWEEN + _DV_WIDTH) * wide
    figures = [
        word.box
        for word in page.words
        if word.text.isdecimal()
        and label.x0 <= word.box.x0
        and word.box.x1 <= end + height
        and _LEAST_BELOW * height < word.box.middle - label.bottom < _ROWS_BELOW * height
    ]
    top, bottom = label.bottom + _ROW_TOP * height, label.bottom + _ROW_BOTTOM * height
    if figures:
        row = Box.around(figures)
        top, bottom = row.top - _AROUND * height, row.bottom + _AROUND * height
    return Box(label.x0, top, end + _AROUND * height, bottom)


def _misspelt(page: PageText) -> Iterator[Box]:
    """Label 5 where its two long words follow each other, each spelt about as it is printed."""
    for segment in page.segments:
        words = [page.words[index] for index in segment.words]
        for at in range(1, len(words)):
            if _is_like(words[at].text, "tributaria", _LIKE_TAX) and _is_like(
                words[at - 1].text, "identificacion", _LIKE_IDENTIFICATION
            ):
                yield Box.around(word.box for word in words[max(at - _WORDS_BEFORE, 0) : at + 1])


def _is_like(text: str, printed: str, least: float) -> bool:
    said = _OTHER_THAN_LETTERS.sub("", fold(text))
    return Levenshtein.normalized_similarity(said, printed, score_cutoff=least) >= least
