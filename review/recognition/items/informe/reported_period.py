"""The period that an informe reports: beside its own label, in the head, or in the opening sentence.

Where it tells activities there are days and spans too. They say when something was done, not what is
reported: they are asked only where the paper says its period nowhere else, and believed less.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.values.candidates import Choice, boosted, choose
from review.recognition.values.common import not_of_other_papers
from review.recognition.values.date_boxes import boxed_periods, from_two_cells, under_one_heading
from review.recognition.values.labels import Candidate, LabelledPage, Reader
from review.recognition.values.readers import (
    Period,
    as_read,
    in_view,
    month_periods,
    short_periods,
    whole_months,
)

Lines = Mapping[int, Sequence[Box]]
"""Lines of print by the number of their page."""

# Labels that name what the informe reports, and those that may ask for any span: `Periodo`, `Mes`.
_OWN, _ANY = "periodo", ("periodo", "periodo_suelto")
_FIRST_PAGES = 4  # judgement: what an informe says of its contract stands on them
_REACH_CHARS = 45  # judgement: between a label and its value
_WITHIN_LINE = 0.5  # heights of the line: what begins further from its top begins in another line
_OF_AN_ACTIVITY_FACTOR = 0.6  # judgement: an activity's span is never believed without a look
_UNNAMED_FACTOR = 0.6  # judgement: days of the month under a label that nobody knows: a person looks
_MONTHS_TRUST = 0.9  # judgement: months stand for their days
_PERIOD_CONFIDENCE = 0.62  # judgement: a period that nothing names
_QUOTED = re.compile(r"planilla|aportes?\b|aportad|seguridad social|cotiza|pension|\b(?:pila|eps|afp|arl)\b")
_QUOTED_WITHIN = 1.8  # heights: the row of a table, its cells' lines wrapped
_HEADED_WITHIN = 3.5  # heights: a heading of two lines, and the cell below it
_DAYS_OF_A_MONTH = 30  # days: those of every month, as accounts reckon


def reported_period(pages: Sequence[LabelledPage], activities: Lines) -> Choice[Period] | None:
    """The informe's period. `activities` are the lines in which it tells what was done."""
    spans, months = _spans(pages), _months(pages)
    own = _not_of_activities(spans, activities, pages, short_periods)
    if own:
        return choose(own, key=_alike)
    said = _said(pages)
    opening = [c for c in said if _before(c, activities)]
    own = _not_of_activities(months, activities, pages, whole_months)
    if own:
        parts = [boosted(c, _UNNAMED_FACTOR) for c in opening if _is_part(c.value, own)]
        return choose(parts or own, key=_alike)
    if opening:
        return choose(opening, key=_alike)
    rest = spans or months or said
    return choose([boosted(c, _OF_AN_ACTIVITY_FACTOR) for c in rest], key=_alike)


def _spans(pages: Sequence[LabelledPage]) -> list[Candidate[Period]]:
    """From day to day, beside labels and in cells."""
    found: list[Candidate[Period]] = []
    for page in pages:
        found += not_of_other_papers(page.page, page.candidates(_ANY, short_periods, reach=_REACH_CHARS))
        # Some forms ask for the period as the informe's date: `Fecha del informe: de … a …`.
        found += page.candidates("fecha", month_periods, reach=_REACH_CHARS)
        found += from_two_cells(page)
        for family in _ANY:
            found += boxed_periods(page, family)
            found += under_one_heading(page, family)
    return found


def _months(pages: Sequence[LabelledPage]) -> list[Candidate[Period]]:
    """Whole months beside labels."""
    found: list[Candidate[Period]] = []
    for page in pages:
        months = page.candidates(_ANY, whole_months, reach=_REACH_CHARS, trust=_MONTHS_TRUST)
        found += [c for c in months if not _of_another_paper(page, c)]
    return found


def _said(pages: Sequence[LabelledPage]) -> list[Candidate[Period]]:
    """Spans said in the text of the first pages."""
    found: list[Candidate[Period]] = []
    for page in pages[:_FIRST_PAGES]:
        for view in (page.page.flow, page.page.rows):
            quotes = as_read(page.page, month_periods)(view.text)
            said = in_view(page.page, view, quotes, _PERIOD_CONFIDENCE, "un periodo en el texto")
            found += not_of_other_papers(page.page, said)
    return found


def _of_another_paper(page: LabelledPage, found: Candidate[Period]) -> bool:
    """Is this the month of a planilla that the informe quotes?"""
    text = page.page
    near = [s for s in text.segments if abs(s.middle - found.box.middle) < _QUOTED_WITHIN * text.height]
    above = (
        s
        for s in text.segments
        if 0 < found.box.top - s.middle < _HEADED_WITHIN * text.height and s.box.shares_columns(found.box)
    )
    heading = max(above, key=lambda s: s.middle, default=None)
    near += [] if heading is None or heading in near else [heading]
    return _QUOTED.search(fold(page.page.lines_of(near))) is not None


def _not_of_activities(
    found: Sequence[Candidate[Period]],
    activities: Lines,
    pages: Sequence[LabelledPage],
    read: Reader[Period],
) -> list[Candidate[Period]]:
    """Those outside the lines of activities, and those there that a label of the report's own names."""
    of_activities = [c for c in found if _in_line(c, activities.get(c.page, ()))]
    if not of_activities:
        return list(found)
    labels = {
        page.page.number: [page.page.flow.box(hit.start, hit.end) for hit in page.of(_OWN) if hit.opens]
        for page in pages
    }
    named = {
        (c.page, c.box)
        for page in pages
        for hit in page.of(_OWN)
        if hit.opens and (c := page.beside(hit, read, reach=_REACH_CHARS)) is not None
    }
    return [
        c
        for c in found
        if c not in of_activities or (c.page, c.box) in named or _is_named(c, labels.get(c.page, ()))
    ]


def _is_named(found: Candidate[Period], labels: Sequence[Box]) -> bool:
    """Does a label of the report's own head its row? Forms part days in cells: `DESDE | 01 | 06 | 2026`."""
    return any(label.shares_rows(found.box) and label.x1 <= found.box.x0 for label in labels)


def _in_line(found: Candidate[Period], lines: Sequence[Box]) -> bool:
    """Does it begin in one of the lines?"""
    return any(
        line.shares_columns(found.box) and abs(found.box.top - line.top) < _WITHIN_LINE * line.height
        for line in lines
    )


def _before(found: Candidate[Period], activities: Lines) -> bool:
    """Does it stand before the informe begins to tell activities?"""
    first = min(activities, default=found.page)
    lines = activities.get(first, ())
    if found.page != first or not lines:
        return found.page <= first
    return not _in_line(found, lines) and found.box.top < min(line.top for line in lines)


def _is_part(period: Period, months: Sequence[Candidate[Period]]) -> bool:
    """Are the days the first or the last of one of the months, and not all of them?"""
    (first, last), wholes = _alike(period), [_alike(month.value) for month in months]
    return any((first == one) != (last == two) and one <= first <= last <= two for one, two in wholes)


def _alike(period: Period) -> tuple[dt.date, dt.date]:
    """The period as it may be spelt otherwise: months of thirty days end on their 30th, or on their last."""
    first, last = period
    days = monthrange(last.year, last.month)[1]
    return first, last.replace(day=days) if last.day == _DAYS_OF_A_MONTH else last
