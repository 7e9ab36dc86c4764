"""Which pages behind an informe's first ones are still the informe itself, and no evidence of it.

A page that goes on with its table, or ends it with who signs, names the informe nowhere: by its words alone
it is told as what follows an informe. What it tells is the informe's own, and proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from review.model import PageKind
from review.model.marks import PageMark
from review.recognition.grammar import fold
from review.recognition.items.informe.activities import activity_places
from review.recognition.items.informe.photograph_pages import photos_on
from review.recognition.items.informe.report_day import is_annex
from review.recognition.items.informe.reported_period import Lines
from review.recognition.page.page_text import PageText
from review.recognition.papers.evidence_pages import is_evidence
from review.recognition.papers.sorted_page import SortedPage

_LEAST_LINES = 4  # judgement: a row of a table of activities; less may be the head of something else
_CLOSING_WORDS = (
    260  # judgement: what an informe says at its end, with its notes; a paper of its own says more
)
_CELL_WORDS = 6  # `Nombre y firma del contratista`
# Who signs: `Contratista`, `Firma del contratista`, `Contratista SENA`.
_SIGNS = re.compile(
    r"\W*(?:(?:nombre|nombres) y )?(?:firma )?(?:del? |de la |el |la )?contratista\b(?! \w+ \w+ \w)"
)
_ENDS = re.compile(
    r"\b(?:cordialmente|atentamente|respetuosamente|para constancia|en constancia|se firma|firma|firmado"
    r"|recib[io] a satisfaccion|visto bueno|vo\.? ?bo\.?)\b"
)
# Evidence by its first words; further down they may count what goes with the informe.
_HEADED = re.compile(r" (?:\| )*(?:anexo|evidencia|soporte|registro|album|galeria)s? ")
# A paper of its own that the contractor signs: minutes, a certificate, a list of who came.
_ITS_OWN = re.compile(
    r"\b(?:acta|certific\w+|hac\w+ constar|constancia de|asistentes|asistencia|orden del dia|ayuda de memoria"
    r"|encuesta|formato de visita)\b"
)


def with_own_pages(pages: Sequence[SortedPage]) -> Sequence[SortedPage]:
    """The pages, those that go on with the informe or end it without the mark of evidence."""
    report = [page for page in pages if page.label.kind is PageKind.INFORME]
    if not any(_follows(one, other) for one, other in pairwise(report)):
        return pages
    activities = activity_places(report)
    own: set[int] = set()
    for before, page in pairwise(report):
        is_own = PageMark.EVIDENCE not in before.label.marks or before.label.number in own
        if is_own and _is_candidate(page) and page.text is not None and _goes_on(page.text, activities):
            own.add(page.label.number)
    return [_as_own(page) if page.label.number in own else page for page in pages]


def _follows(before: SortedPage, page: SortedPage) -> bool:
    return PageMark.EVIDENCE not in before.label.marks and _is_candidate(page)


def _is_candidate(page: SortedPage) -> bool:
    """Whether a page with words, and no photograph, was taken for evidence."""
    return PageMark.EVIDENCE in page.label.marks and page.text is not None and not photos_on(page)


def _goes_on(text: PageText, activities: Lines) -> bool:
    told = activities.get(text.page.number, ())
    # A table may name the files that prove each row: that makes no list of files of it.
    return (len(told) >= _LEAST_LINES and not is_annex(text, activities)) or _is_signed(text)


def _is_signed(text: PageText) -> bool:
    """Whether a short page ends with the contractor who signs, and is no paper of its own."""
    if len(text.words) > _CLOSING_WORDS or is_evidence(text) or _HEADED.match(text.heading):
        return False
    if _ITS_OWN.search(text.heading):
        return False
    cells = [fold(text.text_of(s)) for s in text.segments if len(s.words) <= _CELL_WORDS]
    return any(map(_SIGNS.match, cells)) and _ENDS.search(text.flow.flat) is not None


def _as_own(page: SortedPage) -> SortedPage:
    return replace(
        page, label=replace(page.label, marks=page.label.marks - {PageMark.EVIDENCE}), goes_on=True
    )
