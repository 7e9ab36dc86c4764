"""The day of the report: beside a label that names it, where it says that it was signed, or under its town.

What hangs on to an informe has days of its own, those of the deeds: they are believed less, and never those
of a page headed as an annex.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from review.model import Mark
from review.model.marks import ItemMark, PageMark
from review.recognition.page.page_text import PageText
from review.recognition.papers.sequence import SortedPage
from review.recognition.values.candidates import Choice, boosted, choose
from review.recognition.values.common import closing_dates, not_of_the_form, place_dates, within_reason
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import labelled_dates

# Behind the own pages only a label that names the report's day counts: papers of deeds have a `Fecha`.
SIGNED_FAMILIES = LabelSet("informe_fecha")
# What hangs on to an informe has days of its own: those of the deeds.
_ANNEX = re.compile(
    r"\b(?:anexos?|registros? fotograficos?|evidencias?|fotografias?|asistencia|asistentes|acta de reunion)\b"
)
# `Evidencia: anexo 4 de este informe` names an annex; it is not its heading.
_NAMES_ANNEX = re.compile(
    r"\b(?:de este informe|del presente informe|de(?:l| este) documento)\b|\w+(?: \w+){11}"
)
# A day this long before the period ends is that of a deed, not of the report.
_EARLY, _BEFORE_END = 10, 0.55
_OF_A_DEED = 0.55
_MOST_TAIL = 2
_REACH_CHARS, _DAY_TRUST = 40, 0.95  # judgement: a day of deeds may have such a label too


def report_day(
    pages: Sequence[LabelledPage],
    signed: Sequence[PageText],
    own: Sequence[Candidate[dt.date]],
    begin: dt.date | None,
    end: dt.date | None,
) -> Choice[dt.date] | None:
    """The informe's day. `signed` are pages that may end it, `own` the days told beside its own labels.

    Beside them another `Fecha` is that of a deed.
    """
    found: list[Candidate[dt.date]] = list(own)
    for at, page in enumerate(pages):
        if at and is_annex(page.page):
            continue
        found += closing_dates(page.page)
        found += place_dates(page.page)
        beside = not_of_the_form(
            page, page.candidates("fecha", labelled_dates, reach=_REACH_CHARS, trust=_DAY_TRUST)
        )
        found += [boosted(c, _OF_A_DEED) for c in beside] if own else beside
    if not found:
        found = [candidate for text in signed for candidate in closing_dates(text)]
    if end is not None:
        found = [
            boosted(c, _BEFORE_END) if (end - c.value).days > _EARLY and c not in own else c for c in found
        ]
    return choose(within_reason(found, begin))


def told_as_its_own(pages: Sequence[PageText]) -> list[Candidate[dt.date]]:
    """The days beside a label that names the report's: early or not, they are no days of deeds."""
    told = (
        LabelledPage(page, SIGNED_FAMILIES) for at, page in enumerate(pages) if not (at and is_annex(page))
    )
    return [c for page in told for c in page.candidates("fecha", labelled_dates, reach=_REACH_CHARS)]


def own_label(pages: Sequence[PageText]) -> Mark | None:
    """The first label that names the report's day, read or not."""
    for page in pages:
        for hit in LabelledPage(page, SIGNED_FAMILIES).of("fecha"):
            if hit.opens:
                flow = page.flow
                said = flow.text[hit.start : hit.end]
                return Mark(ItemMark.DAY_UNREAD, said, page.number, flow.box(hit.start, hit.end))
    return None


def tail(pages: Sequence[SortedPage]) -> list[PageText]:
    """The pages right behind the informe's own, which may go on with it and end it."""
    own = [at for at, p in enumerate(pages) if PageMark.EVIDENCE not in p.label.marks]
    behind: list[PageText] = []
    for page in pages[own[-1] + 1 :][:_MOST_TAIL] if own else ():
        if page.text is None or is_annex(page.text):
            break
        behind.append(page.text)
    return behind


def is_annex(page: PageText) -> bool:
    """Is the page headed as an annex? A word of a sentence in its first lines is no heading."""
    lines = (line.strip() for line in page.heading.split("|"))
    return any(_ANNEX.search(line) and not _NAMES_ANNEX.search(line) for line in lines)
