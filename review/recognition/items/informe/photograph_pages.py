"""Pages of an informe with photographs: pictures too large for a logo or a signature."""

from __future__ import annotations

from collections.abc import Sequence

from review.model import Box, Mark, Origin
from review.model.marks import ItemMark, PageMark
from review.recognition.papers.sequence import FEW_WORDS
from review.recognition.papers.sorted_page import SortedPage

LEAST = 0.03
"""Share of a page's area from which on a picture is a photograph."""
# A picture this large is the page itself: a scan, or a photograph that fills it.
WHOLE = 0.7
HEAD_BAND, FOOT_BAND = 0.17, 0.93
"""Shares of a page's height between which a picture is no part of its head or foot."""


def photographs(pages: Sequence[SortedPage]) -> list[Mark]:
    """`evidencia_foto`, one for each page that shows any."""
    return [
        Mark(ItemMark.PHOTOGRAPH, "(imagen)", page.page.number, Box.around(found))
        for page in pages
        if (found := photos_on(page))
    ]


def photos_on(page: SortedPage) -> list[Box]:
    """The photographs of a page. A page that is one picture is taken for one when it has no words of its own
    and follows the informe; with words it is a paper scanned."""
    area = page.page.width * page.page.height
    words = 0 if page.text is None else len(page.text.words)
    found = []
    for box in page.page.pictures:
        share = box.width * box.height / area
        if share >= WHOLE:
            if PageMark.EVIDENCE in page.label.marks and words <= FEW_WORDS:
                found.append(box)
        elif (
            share >= LEAST
            and page.page.origin is Origin.TEXTO
            and box.bottom > HEAD_BAND * page.page.height
            and box.top < FOOT_BAND * page.page.height
        ):
            found.append(box)
    return found
