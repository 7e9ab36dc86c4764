"""Days and periods in boxes: a cell each for day, month and year, or for `desde` and `hasta`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.grammar.dates import find_dates
from review.recognition.page.near_words import shape
from review.recognition.page.page_text import PageText, Segment, View
from review.recognition.values.label_hits import Hit
from review.recognition.values.labels import BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import LONGEST_PERIOD, Period, as_read, in_view, labelled_dates
from review.recognition.values.twin_headings import BoxedDay, is_right_below, twin_headings

# Headings of their own, perhaps numbered: `7. Período certificado: del`, `8. al`.
_NUMBERED = r"^(?:\d{1,2}\s?[.)-]?\s?)?"
_LONE_BEGIN = re.compile(rf"{_NUMBERED}(?:periodo|lapso|ejecucion|mes)\b[a-z ]{{0,25}}:? ?del?\s?:?$")
_LONE_END = re.compile(rf"{_NUMBERED}(?:al|y el|hasta el dia)\s?:?$")
_END_REACH = 15  # characters: judgement, the label alone
_CELLS_BELOW = 3.5  # heights: a heading of two lines, and the cell
_APART = 8.0  # heights: how far below `Desde` its `Hasta` may stand, in cells with wrapped lines
# Between the first day and `hasta`; no end of a sentence or paragraph.
_LINK = re.compile(r"[ ,–-]*\n?[ ,–-]*(?:y\s)?")
# A figure stands in the middle of a cell whose heading stands at its left.
_SLACK = 4.0
_HEADINGS = [shape("dia"), shape("mes"), shape("ano")]
_AS_LETTERS = {shape(short): long for short, long in zip(("dd", "mm", "aaaa"), _HEADINGS, strict=True)}
_HEADS_LEVEL = 1.5  # heights between the middles of headings side by side, one of two lines
_FIRST_AND_LAST = 2  # days of a period
_LEVEL_LINES = 3  # heights: a label broken over lines stands beside its cells, somewhere
# Judgement: figures under all three headings are surer than any label is, so they count for more than one.
_THREE_HEADINGS_WEIGHT = 1.15
_SIX_CELLS_CONFIDENCE, _TWO_LABELS_CONFIDENCE, _BELOW_CONFIDENCE = 0.95, 0.97, 0.9  # judgement


def boxed_dates(page: PageText) -> list[Candidate[dt.date]]:
    """A day in three cells under `DÍA`, `MES` and `AÑO` (or `DD`, `MM`, `AAAA`), where no other stands beside
    it."""
    return [row[0].day for row in _rows_of_boxes(page) if len(row) == 1 and row[0].day is not None]


def _rows_of_boxes(page: PageText) -> list[list[BoxedDay]]:
    """The days in three cells, by the line of their headings, from left to right."""
    rows: list[list[BoxedDay]] = []
    for line in page.lines:
        heads = _headings(page, line)
        if len(heads) > len(_HEADINGS) and not _is_triples(page, heads):
            heads = _headings(page, [s for s in line if _heads_only(page, s)])
        if not heads or not _is_triples(page, heads):
            continue
        row: list[BoxedDay] = []
        for at in range(0, len(heads), len(_HEADINGS)):
            triple = heads[at : at + len(_HEADINGS)]
            before, after = heads[:at][-1:], heads[at + len(_HEADINGS) :][:1]
            view = _figures_under(page, triple, before, after)
            quotes = [] if view is None else as_read(page, find_dates)(view.text)[:1]
            days = in_view(page, view or page.flow, quotes, _THREE_HEADINGS_WEIGHT, "día, mes y año")
            row.append(BoxedDay(Box.around(page.words[i].box for i in triple), next(iter(days), None)))
        if any(one.day is not None for one in row):
            rows.append(row)
    return rows


def _is_triples(page: PageText, heads: Sequence[int]) -> bool:
    said = _said(page, heads)
    return said == len(said) // len(_HEADINGS) * _HEADINGS


def boxed_periods(page: LabelledPage, family: str = "periodo") -> list[Candidate[Period]]:
    """Two days in six cells, right of a label of the family that may be broken over lines beside them."""
    return [c for c in _boxed(page, family) if 0 < (c.value[1] - c.value[0]).days <= LONGEST_PERIOD]


def boxed_days(page: LabelledPage, family: str) -> list[Candidate[dt.date]]:
    """A day in three cells under `Día`, `Mes` and `Año`, beside or below a label of the family."""
    return [
        replace(day, source=f"{family}: en casillas")
        for _, day in _boxes_of(page, [h for h in page.of(family) if h.opens])
    ]


def _boxes_of(page: LabelledPage, hits: Sequence[Hit]) -> list[tuple[Hit, Candidate[dt.date]]]:
    """Labels with the boxed day that each names: right of it, before any other, or right below it."""
    text = page.page
    rows = _rows_of_boxes(text) if hits else []
    found: list[tuple[Hit, Candidate[dt.date]]] = []
    for hit in hits:
        label = text.flow.box(hit.start, hit.end)
        others = [text.flow.box(h.start, h.end) for h in page.hits if h.opens and h.family != hit.family]
        # Where it heads the headings' own line, the days of the rows around it are of others.
        own = [row for row in rows if any(label.shares_rows(one.heads) for one in row)]
        for row in own or rows:
            beside = [
                one
                for one in row
                if label.x1 <= one.heads.x0 + 1
                and _is_level(text, label, one)
                and not any(
                    other.shares_rows(one.heads) and label.x1 <= other.x0 and other.x1 <= one.heads.x0 + 1
                    for other in others
                )
            ]
            below = [one for one in row if is_right_below(text, label, one.heads)]
            found += [(hit, one.day) for one in (below or beside)[:1] if one.day is not None]
    return found


def _is_level(page: PageText, label: Box, boxed: BoxedDay) -> bool:
    """A label that is broken over lines stands beside its cells, somewhere."""
    slack = _LEVEL_LINES * page.height
    top = boxed.heads.bottom if boxed.day is None else boxed.day.box.top
    return label.top - slack < top < label.bottom + slack


def boxed_days_level(page: LabelledPage, family: str, *, unless: str) -> list[Candidate[dt.date]]:
    """A day in three cells under `Día`, `Mes` and `Año`, with a label of the family at the height of the
    headings or of the cells, on either side, and none of the family `unless`."""
    text, flow = page.page, page.page.flow

    def level(day: Box, of: str) -> bool:
        top = day.top - _CELLS_BELOW * text.height
        return any(top < flow.box(h.start, h.end).middle < day.bottom for h in page.of(of))

    return [
        replace(c, source=f"{family}: en casillas")
        for c in (boxed_dates(text) if page.of(family) else ())
        if level(c.box, family) and not level(c.box, unless)
    ]


def boxed_starts(page: LabelledPage, family: str) -> list[Candidate[dt.date]]:
    """The first of two days in six cells, right of a label of the family: when a term begins."""
    return [
        Candidate(c.value[0], c.text, c.page, c.box, c.score, c.source)
        for c in _boxed(page, family)
        if c.value[0] < c.value[1]
    ]


def _boxed(page: LabelledPage, family: str) -> list[Candidate[Period]]:
    text = page.page
    labels = [text.flow.box(h.start, h.end) for h in page.of(family) if h.opens]
    found: list[Candidate[Period]] = []
    for row in _rows_of_boxes(text):
        if len(row) != _FIRST_AND_LAST:
            continue
        first, last = (one.day for one in row)
        if first is None or last is None:
            continue
        box, head = Box.around([first.box, last.box]), row[0].heads
        if any(
            label.x1 <= head.x0 and label.top < box.bottom and label.bottom > head.top for label in labels
        ):
            score = _SIX_CELLS_CONFIDENCE * min(first.score, last.score) / _THREE_HEADINGS_WEIGHT
            said, value = f"{first.text} – {last.text}", (first.value, last.value)
            found.append(Candidate(value, said, text.number, box, score, f"{family}: en casillas"))
    return found


def under_one_heading(page: LabelledPage, family: str) -> list[Candidate[Period]]:
    """Two days in two cells under one heading of the family that spans both, from the first to the last.

    A cell is of the heading that is nearest to it: one with a day of its own keeps it.
    """
    text = page.page
    labels = [text.flow.box(hit.start, hit.end) for hit in page.of(family) if hit.opens]
    days = _whole_days(text) if labels else []
    found: list[Candidate[Period]] = []
    for label in labels:
        reach = label.bottom + _CELLS_BELOW * text.height
        below = [day for day in days if label.bottom - 1 < day.box.middle < reach]
        level = min((day.box.middle for day in below), default=0.0)
        row = [day for day in below if day.box.middle - level < text.height]
        others = [
            s.box
            for s in text.segments
            if abs(s.middle - label.middle) < _HEADS_LEVEL * text.height and not label.meets(s.box)
        ]
        mine = [
            day for day in row if all(_apart(day.box, label) < _apart(day.box, other) for other in others)
        ]
        if len(mine) != _FIRST_AND_LAST:
            continue
        first, last = sorted(mine, key=lambda day: day.box.x0)
        if 0 < (last.value - first.value).days <= LONGEST_PERIOD:
            box, said = Box.around([first.box, last.box]), f"{first.text} – {last.text}"
            score = min(first.score, last.score)
            source = f"{family}: dos casillas"
            found.append(Candidate((first.value, last.value), said, text.number, box, score, source))
    return found


def _whole_days(page: PageText) -> list[Candidate[dt.date]]:
    """The cells that hold a day and nothing else."""
    found: list[Candidate[dt.date]] = []
    for cell in page.segments:
        view = page.view([cell])
        quotes = as_read(page, labelled_dates)(view.text)[:1]
        if quotes and quotes[0].text.strip() == view.text.strip():
            found += in_view(page, view, quotes, _BELOW_CONFIDENCE, "debajo")
    return found


def _apart(one: Box, other: Box) -> float:
    """How far two boxes are from each other sideways, in points."""
    return max(one.x0 - other.x1, other.x0 - one.x1, 0.0)


class _End(NamedTuple):
    """A day with the label that makes it an end of a period; `hit` is None for a heading found otherwise."""

    label: Box
    day: Candidate[dt.date]
    hit: Hit | None = None


def from_two_cells(page: LabelledPage) -> list[Candidate[Period]]:
    """`Desde` and `Hasta` each with its own day: the families `desde` and `hasta`.

    Only where the two belong together: labels of cells near each other, or one sentence that says both. A
    text is full of `publicado desde el 9 de junio` and `foliado hasta el 17`, which make no period.
    """
    begins = _ends(page, "desde")
    found = _pairs(page.page, begins, _ends(page, "hasta")) or _twins(page.page)
    if found or not (ends := _under(page.page, _LONE_END)):
        return found
    return _pairs(page.page, begins, ends) or _pairs(page.page, _under(page.page, _LONE_BEGIN), ends)


def _twins(page: PageText) -> list[Candidate[Period]]:
    """`Reporta desde` and `Reporta hasta`: headings alike, whatever an office makes them say."""
    boxed = [one for row in _rows_of_boxes(page) for one in row]
    return [
        pair
        for one, other in twin_headings(page, boxed)
        for pair in _pairs(page, [_End(one.cell.box, one.day)], [_End(other.cell.box, other.day)])
    ]


def _pairs(page: PageText, begins: Sequence[_End], ends: Sequence[_End]) -> list[Candidate[Period]]:
    found = []
    for begin in begins:
        for end in ends:
            first, last = begin.day, end.day
            if 0 <= (last.value - first.value).days <= LONGEST_PERIOD and _belong(page, begin, end):
                box = Box.around([first.box, last.box])
                value = (first.value, last.value)
                score = _TWO_LABELS_CONFIDENCE * min(first.score, last.score)
                said = f"{first.text} – {last.text}"
                found.append(Candidate(value, said, first.page, box, score, "desde y hasta"))
    return found


def _ends(page: LabelledPage, family: str) -> list[_End]:
    flow, places = page.page.flow, (SAME, RIGHT, BELOW, NEXT_LINE)
    hits = page.of(family)
    found = ((h, page.beside(h, labelled_dates, where=places, reach=_END_REACH)) for h in hits)
    ends = [_End(flow.box(h.start, h.end), day, h) for h, day in found if day is not None]
    ends += [
        _End(flow.box(h.start, h.end), replace(day, score=_BELOW_CONFIDENCE), h)
        for h, day in _boxes_of(page, [h for h in hits if h.opens])
    ]
    return ends


def _belong(page: PageText, begin: _End, end: _End) -> bool:
    """Are they the two ends of one period?"""
    if all(one.hit is None or _names_a_cell(page, one.hit) for one in (begin, end)):
        below = end.label.middle - begin.label.middle
        return -page.height < below < _APART * page.height
    if begin.hit is None or end.hit is None:
        return False
    between = page.flow.text[begin.hit.end : end.hit.start]
    days = as_read(page, labelled_dates)(between)
    return (
        len(days) == 1
        and days[0].value == begin.day.value
        and _LINK.fullmatch(between[days[0].end :]) is not None
    )


def _names_a_cell(page: PageText, hit: Hit) -> bool:
    """Is it printed as a label? A line of a sentence may begin with `desde el` too."""
    before = page.flow.text[: hit.start]
    goes_on = before.endswith("\n") and not before.endswith("\n\n")
    return hit.opens and not (goes_on and page.flow.text[hit.start].islower())


def _under(page: PageText, heading: re.Pattern[str]) -> list[_End]:
    """The days under the cells that are no more than such a heading."""
    found: list[_End] = []
    for head in page.segments:
        if not heading.match(fold(page.text_of(head))):
            continue
        below = [
            s
            for s in page.segments
            if 0 < s.middle - head.middle < _CELLS_BELOW * page.height and head.box.shares_columns(s)
        ]
        for cell in below[:1]:
            view = page.view([cell])
            quotes = as_read(page, labelled_dates)(view.text)[:1]
            days = in_view(page, view, quotes, _BELOW_CONFIDENCE, "debajo")
            found += [_End(head.box, day) for day in days]
    return found


def _headings(page: PageText, line: Sequence[Segment]) -> list[int]:
    words = page.words
    return [i for s in line for i in s.words if _shape(words[i].text) in _HEADINGS]


def _heads_only(page: PageText, cell: Segment) -> bool:
    """Whether a cell is no label that tells how its date is written: `Fecha de pago (día, mes, año)`."""
    return all(_shape(page.words[i].text) in _HEADINGS for i in cell.words)


@lru_cache(maxsize=1 << 13)
def _shape(word: str) -> str:
    """The word without the ruling beside it, as OCR may have read it: `|ANO`, `DlA`; `DD` is `DÍA`."""
    told = shape(fold(word).strip(".:|[]()'"))
    return _AS_LETTERS.get(told, told)


def _said(page: PageText, words: Sequence[int]) -> list[str]:
    return [_shape(page.words[i].text) for i in words]


def _figures_under(
    page: PageText, heads: Sequence[int], before: Sequence[int], after: Sequence[int]
) -> View | None:
    """The figures in the cells below the headings, from left to right. `before` and `after` are the headings
    next to these, of which other figures are."""
    row = Box.around(page.words[i].box for i in heads)
    slack = _SLACK * page.height
    left = max([row.x0 - slack, *((page.words[i].box.x1 + row.x0) / 2 for i in before)])
    right = min([row.x1 + slack, *((page.words[i].box.x0 + row.x1) / 2 for i in after)])
    figures = [
        i
        for s in page.segments
        if row.bottom - 1 < s.middle < row.bottom + _CELLS_BELOW * page.height
        and all(page.words[i].text.isdecimal() for i in s.words)
        for i in s.words
        if left <= page.words[i].box.x0 and page.words[i].box.x1 <= right
    ]
    if not figures:
        return None
    level = page.words[figures[0]].box.middle
    first = [i for i in figures if abs(page.words[i].box.middle - level) < page.height]
    first.sort(key=lambda i: page.words[i].box.x0)
    return View(page.words, [(" ", (i,)) for i in first])
