"""Which item a page may be that its own words do not tell: what is missing is looked for there first."""

from __future__ import annotations

import re
from statistics import fmean

from review.model import PageKind
from review.model.marks import PageMark
from review.recognition.page.page_text import PageText
from review.recognition.papers.classify import KIND, PageScore
from review.recognition.papers.evidence_pages import is_evidence

# A page that OCR read badly may be a paper that weighs this much, though it is not told by it.
HARDLY_READ = 3.0
# What the paper weighs in a page of the file's own words, where nothing was lost.
HARDLY_TYPED = 2.0
# Words less sure than this, on the whole, may hide what they weigh.
READ_WELL = 0.85
_OF_MONEY = frozenset({PageKind.CUENTA, PageKind.SEGURIDAD_SOCIAL, PageKind.IMPUESTOS})
_SUM = re.compile(r"\$|\b(?:pesos|valor|total)\b|(?<![\d.,])\d{1,3}(?:[.,' ]\d{3})+(?![\d.,]*\d)")


def items_it_may_be(text: PageText, score: PageScore, but: PageKind | None = None) -> frozenset[str]:
    """`puede_ser_<item>` for every item that the page may be, `but` for the one that it is taken for.

    A paper of money on which nothing tells a sum is none, nor is what its title tells to be evidence.
    """
    if is_evidence(text):
        return frozenset()
    least = HARDLY_READ if text.blurred else HARDLY_TYPED
    kinds = {KIND[paper] for paper, weight in score.weights if paper in KIND and weight >= least} - {but}
    if not _SUM.search(text.flow.flat):
        kinds -= _OF_MONEY
    return frozenset(f"{PageMark.MAY_BE_}{kind.value}" for kind in kinds)


def is_read_well(text: PageText) -> bool:
    """Whether what OCR read of a page is sure enough to be weighed as it stands."""
    return fmean(word.confidence for word in text.words) >= READ_WELL
