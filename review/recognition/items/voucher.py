"""A payment voucher (PSE, bank, app, cash point): value, day, and whether it was approved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

from review.model import Mark
from review.recognition.grammar import Quote
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.money import find_money
from review.recognition.knowledge.signs import Signs
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.common import mark_where
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import (
    ABOVE,
    BELOW,
    NEXT_LINE,
    RIGHT,
    SAME,
    Candidate,
    LabelledPage,
)
from review.recognition.values.readers import LEAST_MONEY, as_read, dates, in_view, money_values, states

FAMILIES = LabelSet("voucher")

_NUMBER = re.compile(r"(?<![\d.,$/*-])(\d{7,12})(?![\d/*])(?![.,-]\d)")
# A number under a label that may be of anything: nothing should rest on it.
_OF_ANYTHING = 0.45

_APPROVED = Signs("pago_aprobado")
_REFUSED = Signs("pago_rechazado")
_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)
# Characters between a label and its value (judgement): `de la transacción:` and the like may stand there.
_VALUE_REACH_CHARS, _DAY_REACH_CHARS, _NUMBER_REACH_CHARS, _REFERENCE_REACH_CHARS = 40, 30, 20, 40
_STATE_REACH_CHARS = 20
_ONLY_ONE_CONFIDENCE = 0.85  # judgement: a value that nothing names, but the only one of the page
_NUMBER_CONFIDENCE = 0.97


def voucher_value(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    """What was paid: beside its label, or the only amount on the page."""
    found: list[Candidate[int]] = []
    for page in pages:
        found += page.candidates("valor", money_values, where=_PLACES, reach=_VALUE_REACH_CHARS)
        if not found:
            quotes = [
                q for q in as_read(page.page, find_money)(page.page.flow.text) if q.value >= LEAST_MONEY
            ]
            if len({q.value for q in quotes}) == 1:
                found += in_view(page.page, page.page.flow, quotes[:1], _ONLY_ONE_CONFIDENCE, "único valor")
    return choose(found)


def voucher_date(pages: Sequence[LabelledPage]) -> Choice[dt.date] | None:
    """The day on which it was paid: beside its label, or the only day on the page."""
    found: list[Candidate[dt.date]] = []
    for page in pages:
        found += page.candidates("fecha", dates, where=_PLACES, reach=_DAY_REACH_CHARS)
        if not found:
            quotes = list(as_read(page.page, find_dates)(page.page.flow.text))
            if len({q.value for q in quotes}) == 1:
                found += in_view(page.page, page.page.flow, quotes[:1], _ONLY_ONE_CONFIDENCE, "única fecha")
    return choose(found)


def voucher_reference(pages: Sequence[LabelledPage], known: Collection[str]) -> Choice[str] | None:
    """By what number the planilla was paid: one of those known, wherever it stands, else the labelled one."""
    for page in pages:
        flow = page.page.flow
        for quote in _numbers(flow.text):
            if quote.value in known:
                best = in_view(page.page, flow, [quote], _NUMBER_CONFIDENCE, "número de la planilla")[0]
                return Choice(
                    best, round(best.score, 3), None, (), ("es el número o la clave de la planilla",)
                )
    said = [
        c
        for page in pages
        for c in page.candidates("planilla", _numbers, where=_PLACES, reach=_NUMBER_REACH_CHARS)
    ]
    if said:
        return choose(said)
    return choose(
        c
        for page in pages
        for c in page.candidates(
            "referencia", _numbers, where=_PLACES, reach=_REFERENCE_REACH_CHARS, trust=_OF_ANYTHING
        )
    )


def _numbers(text: str) -> list[Quote[str]]:
    return [Quote(m[1], m.start(1), m.end(1), m[1], _NUMBER_CONFIDENCE) for m in _NUMBER.finditer(text)]


def voucher_marks(pages: Sequence[LabelledPage], approved: str, refused: str) -> list[Mark]:
    """The voucher's state, under the names given. A refusal is said before an approval is believed."""
    for page in pages:
        for candidate in page.candidates("estado", states, where=_PLACES, reach=_STATE_REACH_CHARS):
            name = approved if candidate.value == "aprobado" else refused
            return [Mark(name, candidate.text, candidate.page, candidate.box)]
    for page in pages:
        said = mark_where(page.page, refused, _REFUSED) or mark_where(page.page, approved, _APPROVED)
        if said is not None:
            return [said]
    return []
