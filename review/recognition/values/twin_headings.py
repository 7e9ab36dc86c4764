"""A period in two cells whose headings are alike but for their end: `Reporta desde` and `Reporta hasta`.

Offices word such headings in many ways (`Inicio del corte`, `Lapso cobrado: al`); what they share is that the
two say the same of what is reported, one with a word that begins and one with a word that ends.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText, Segment, View, plain_words
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view, labelled_dates

_BEGINS = frozenset(
    ("desde", "inicial", "inicio", "inicia", "comienza", "comienzo", "empieza", "primer", "arranca")
)
_FINISHES = frozenset(
    (
        *("hasta", "final", "fin", "finaliza", "termina", "termino", "terminacion", "finalizacion"),
        *("cierra", "cierre", "ultimo"),
    )
)
# They say an end only as the last word: `Lapso cobrado: del`, not `Inicio del corte`.
_LAST_BEGINS, _LAST_FINISHES = frozenset(("del", "de")), frozenset(("al", "a"))
# What such a heading says of an informe …
_REPORTS = re.compile(
    r"\b(?:report|inform|certific|cobr|factur|period|lapso|corte\b|cubr|cubiert|comprend|abarc|rind|rend"
    r"|servicios?\b|labores (?:de|realizad|ejecutad))"
)
# … and what makes it the heading of a contract's own days, or of another paper's.
_OF_OTHERS = re.compile(
    r"\b(?:contrat|plazo|vigencia|prorrog|poliza|garantia|suspen|planilla|pila\b|cotiza|aport|afilia|acta\b"
    r"|seguridad|ejecucion del|adicion|incapacidad|licencia)"
)
_FORMATS = frozenset(("dd", "mm", "aaaa", "aa", "dia", "mes", "ano"))
_MOST_WORDS = 8  # judgement: `Fecha inicial del periodo que se reporta`
_CELLS_BELOW = 3.5  # heights: a heading of two lines, and the cell
_RIGHT_BELOW = 1.6  # heights: from a label to the headings of its cells
_LEVEL = 0.6  # heights between the middles of a heading and of its value on the same row
_FIRST_CHARS = 3  # before a day at the head of its cell: a sign and blanks
_BESIDE_CONFIDENCE, _BELOW_CONFIDENCE = 0.95, 0.9  # judgement
_SOURCE = "encabezados gemelos"


class TwinHeading(NamedTuple):
    """A heading, the words that it shares with its twin, whether it begins, and the day beside it."""

    cell: Segment
    shared: tuple[str, ...]
    begins: bool
    day: Candidate[dt.date]


class BoxedDay(NamedTuple):
    """A day in three cells, None where their figures were not read, and the headings of these."""

    heads: Box
    day: Candidate[dt.date] | None


def twin_headings(
    page: PageText, boxed: Sequence[BoxedDay] = ()
) -> Iterator[tuple[TwinHeading, TwinHeading]]:
    """Pairs of headings alike, one that begins and one that ends, each with its day: in a cell, or in those
    of the `boxed` ones whose own headings stand right below."""
    found = [head for cell in page.segments if (head := _heading(page, cell, boxed)) is not None]
    for one in (head for head in found if head.begins):
        yield from ((one, other) for other in found if not other.begins and other.shared == one.shared)


def _heading(page: PageText, cell: Segment, boxed: Sequence[BoxedDay]) -> TwinHeading | None:
    said = fold(page.text_of(cell))
    if not _REPORTS.search(said):
        return None
    view = page.view([cell])
    days = as_read(page, labelled_dates)(view.text)[:1]
    words = plain_words(said[: days[0].start] if days else said)
    if words and words[0].isdecimal():
        words = words[1:]
    words = [word for word in words if word not in _FORMATS]
    parted = _parted(words)
    if parted is None:
        return None
    begins, shared = parted
    inside = in_view(page, view, days, _BESIDE_CONFIDENCE, _SOURCE)
    day = next(iter(inside), None) or _in_boxes(page, cell, boxed) or _beside(page, cell)
    return None if day is None else TwinHeading(cell, shared, begins, day)


def _parted(words: list[str]) -> tuple[bool, tuple[str, ...]] | None:
    """Whether the words begin or end a period, and the others; None when they do neither."""
    if not 1 < len(words) <= _MOST_WORDS or any(map(str.isdecimal, words)):
        return None
    at = [i for i, word in enumerate(words) if word in _BEGINS or word in _FINISHES]
    if not at and words[-1] in _LAST_BEGINS | _LAST_FINISHES:
        at = [len(words) - 1]
    shared = tuple(word for i, word in enumerate(words) if i not in at)
    told = " ".join(shared)
    if len(at) != 1 or not _REPORTS.search(told) or _OF_OTHERS.search(told):
        return None
    return words[at[0]] in _BEGINS | _LAST_BEGINS, shared


def _in_boxes(page: PageText, head: Segment, boxed: Sequence[BoxedDay]) -> Candidate[dt.date] | None:
    """The day in three cells right below a heading."""
    return next((one.day for one in boxed if is_right_below(page, head.box, one.heads)), None)


def is_right_below(page: PageText, label: Box, heads: Box) -> bool:
    """Whether the headings of cells are the next thing below a label."""
    return -1 < heads.top - label.bottom < _RIGHT_BELOW * page.height and label.shares_columns(heads)


def _beside(page: PageText, head: Segment) -> Candidate[dt.date] | None:
    """The day in the cells right of a heading; else in the cell below it."""
    row = [s for s in page.segments if s.x0 >= head.x1 and abs(s.middle - head.middle) < _LEVEL * page.height]
    row.sort(key=lambda s: s.x0)
    found = _first_day(page, page.view(row), _BESIDE_CONFIDENCE) if row else None
    if found is not None:
        return found
    below = (
        s
        for s in page.segments
        if 0 < s.middle - head.middle < _CELLS_BELOW * page.height and head.box.shares_columns(s)
    )
    cell = min(below, key=lambda s: s.middle, default=None)
    return None if cell is None else _first_day(page, page.view([cell]), _BELOW_CONFIDENCE)


def _first_day(page: PageText, view: View, confidence: float) -> Candidate[dt.date] | None:
    days = [q for q in as_read(page, labelled_dates)(view.text)[:1] if q.start <= _FIRST_CHARS]
    return next(iter(in_view(page, view, days, confidence, _SOURCE)), None)
