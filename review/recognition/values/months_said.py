"""The month that prose bills: told by the words around it, never by a day of signature or by a planilla."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from review.model import Month
from review.recognition.grammar import fold
from review.recognition.grammar.dates import find_dates
from review.recognition.page.page_text import PageText, View
from review.recognition.values.common import not_of_other_papers
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view, months

T = TypeVar("T")

_BEFORE, _AFTER = 110, 45  # characters: judgement, what a sentence says of a month stands mostly before it
# Said of services and their pay: the month named with them is the one billed.
_BILLED = re.compile(
    r"\b(?:concepto|servicios?|honorarios|prestad[oa]s?|periodo|correspond\w+|durante|cobr\w+|mensualidad"
    r"|actividades|ejecutad[oa]s?|desarrollad[oa]s?|comprendid[oa]s?|laborad[oa]s?"
    r"|mes(?:es)? (?:de|cobrad\w+|facturad\w+)"
    r"|pago (?:de|del|correspondiente)|cuota|desde|del 0?1)\b"
)
_DAY_WORDS = (
    r"primer[oa]?|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+"
    r"|veint\w+|treinta"
)
_SIGNED = re.compile(
    r"\b(?:firma\w*|expid\w*|expedid\w*|dad[oa] en|constancia|suscri\w+|fechad\w+"
    # Of days: `acompañamiento a los equipos` is what is done.
    rf"|a los(?= \(?\d| (?:{_DAY_WORDS})\b| \w+(?: y \w+)? (?:\(?\d|dias?\b))"
    r"|el dia|dias?|radicad\w*"
    r"|elaborad\w*|presentad[oa] el|ciudad y fecha)\b[^.;]{0,45}$"
)
_SPEAKS_OF_SERVICE = re.compile(
    r"\b(?:servicios?|honorarios|concepto|correspond\w+|durante|prestad[oa]s?|periodo)\b[^.;]{0,60}$"
)
_OF_THE_CONTRACT = re.compile(
    r"\b(?:plazo|vigencia|inici\w+|termin\w+|suscri\w+|version|vigente|aprobad\w+|resolucion|decreto|ley|poliza"
    r"|actualizad\w+|acta|nacimiento|apertura|desde el ano)\b[^.;]{0,40}$"
)
_IN_BOXES = re.compile(r"dia\b")
_BILLED_SCORE, _PLAIN_SCORE, _OTHER_SCORE = 0.9, 0.6, 0.3  # judgement: of services; plain; of others


def months_told(page: PageText) -> list[Candidate[Month]]:
    """Every month or period named on the page that may be the one billed, by how its words speak of it."""
    found: list[Candidate[Month]] = []
    for view in (page.flow, page.rows):
        quotes = as_read(page, months)(view.text)
        if quotes and view is page.rows and found:
            break
        for quote in quotes:
            score, source = _weight(view, quote.start, quote.end)
            if score:
                found += in_view(page, view, [quote], score, source)
    return not_of_other_papers(page, found)


def not_of_signatures(page: PageText, found: Iterable[Candidate[T]]) -> list[Candidate[T]]:
    """The months without those of a signature or of a day in boxes (`DÍA 5 MES septiembre AÑO 2026`)."""
    flow = page.flow
    signed = [
        flow.box(quote.start, quote.end)
        for quote in as_read(page, months)(flow.text)
        if _is_signature(flow, quote.start)
    ]
    for view in (flow, page.rows):
        days = as_read(page, find_dates)(view.text)
        signed += [view.box(q.start, q.end) for q in days if _IN_BOXES.match(fold(q.text))]
    return [c for c in found if not any(c.box.meets(box) for box in signed)]


def _is_signature(view: View, start: int) -> bool:
    before = view.flat[max(start - _BEFORE, 0) : start]
    return _SIGNED.search(before) is not None and _SPEAKS_OF_SERVICE.search(before) is None


def _weight(view: View, start: int, end: int) -> tuple[float, str]:
    if _is_signature(view, start):
        return 0.0, ""
    before, after = view.flat[max(start - _BEFORE, 0) : start], view.flat[end : end + _AFTER]
    if _OF_THE_CONTRACT.search(before):
        return _OTHER_SCORE, "un mes en el texto"
    if _BILLED.search(before) or _BILLED.search(after):
        return _BILLED_SCORE, "el mes de los servicios"
    return _PLAIN_SCORE, "un mes en el texto"
