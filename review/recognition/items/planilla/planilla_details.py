"""What else a planilla tells: health period, days, last day, key of payment, interest, rate of risk."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from review.model import Mark, Month
from review.model.marks import ItemMark
from review.model.support import Support
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.dates import find_dates, find_months
from review.recognition.grammar.money import parse_money
from review.recognition.items.planilla.sums import contribution
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import Choice, boosted, choose
from review.recognition.values.column_totals import is_interest
from review.recognition.values.common import mark_where
from review.recognition.values.labels import ABOVE, BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import LEAST_MONEY, as_read, in_view, interest_money

_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)
MONTH_AND_YEAR = r"mes (?:[a-z]{4,10}|\d{1,2}) (?:del? )?ano\s(?:de )?20\d\d"
"""The month as the planilla of SOI tells it; in a narrow cell the year is on the next line."""
_HEALTH_PERIOD = re.compile(rf"\bperiodo (?:de )?cotizacion (?:para )?salud: ?({MONTH_AND_YEAR})")
_DAYS = re.compile(r"[\s.:-]*([1-9]|[12]\d|30)(?![\d.,/-])")
_KEY = re.compile(r"[\s.:#-]*(?:n[o°]\.?\s*)?(\d{5,12})(?![\d/])(?![.,-]\d)")
_PAYER_KIND = re.compile(r"[\s.:-]*0?([1-9]\d?)(?![\d.,/%])")
_MOST_KINDS = 70  # the kinds of cotizante end before (resolución 2388/2016)
# Contractors: independent, member of an association, of own account, with a contract of services.
_OF_CONTRACTORS = frozenset({3, 16, 57, 59})
_RATE = re.compile(
    r"(?<![\d.,$])(?<!\$ )"
    r"(0[.,]52(?:20{0,3})?|1[.,]044?0{0,3}|2[.,]43(?:60{0,3})?|4[.,]350{0,4}|6[.,]960{0,4})(?![\d.,]*\d)"
)
_RATES = ("0.522", "1.044", "2.436", "4.350", "6.960")
_UNPROVED, _ALL_NOTHING, _PROVED = 0.45, 0.88, 0.97  # judgement: one place, all say none, the sum says it
# Characters between a label and its value (judgement): words that no phrase knows may stand there.
_MONTH_REACH_CHARS, _DAYS_REACH_CHARS, _LIMIT_REACH_CHARS, _KEY_REACH_CHARS = 35, 12, 25, 20
_INTEREST_REACH_CHARS, _KIND_REACH_CHARS = 25, 8
_MONTH_CONFIDENCE, _FIGURES_CONFIDENCE = 0.97, 0.95  # judgement: in the operators' own words; behind a label
_LEFT_OVER_WEIGHT = 1.1  # what says for interest that the total has it over the contributions
_COLUMN_CONFIDENCE = 0.9  # judgement: the rest of the total, under a heading of interest
_FULL_INK = 0.8  # ink so sure counts as whole: it is proved by the sum
_RATE_CHARS = 4  # the first decimals tell the five rates apart
_NO_PENSION = Signs("no_aporta_pension")
# 1–5 and 9 are pensioners and those who need not or cannot contribute to one, 6 the regimes apart
# (resolución 2388/2016, subtipo de cotizante).
_SUBTYPE = re.compile(r"\bsub ?tipo(?: de)?(?: cotizante)?\s*[:.-]?\s*0?([1-69])(?![\d.,/])")
_ARL_BY_ENTITY = re.compile(
    r"\b(?:arl|riesgos(?: laborales)?)\b[^.;$\d]{0,40}\b(?:a cargo|por cuenta|asumid\w+|pagad\w+|pago)"
    r"(?: del?| por)?(?: la| el)? (?:entidad|contratante|empresa contratante|municipio|alcaldia)"
)


def health_month(
    pages: Sequence[LabelledPage], told: Sequence[Candidate[Month]], pension: Month | None
) -> Choice[Month] | None:
    """The month of the contribution to health: that of pension or the next, else it was not read well."""
    found = list(told)
    for page in pages:
        found += page.candidates("salud", _months, where=_PLACES, reach=_MONTH_REACH_CHARS)
        found += months_in_words(page.page, _HEALTH_PERIOD, _MONTH_CONFIDENCE, "periodo de salud")
    if pension is None:
        return None
    return choose(c for c in found if 0 <= c.value.minus(pension) <= 1)


def months_in_words(
    page: PageText, told: re.Pattern[str], confidence: float, source: str
) -> list[Candidate[Month]]:
    """The months that the first group of a pattern finds in the rows and in the cells of a page."""
    return [
        candidate
        for view in (page.rows, page.flow)
        for match in told.finditer(view.flat)
        for candidate in in_view(
            page,
            view,
            as_read(page, find_months)(view.text[match.start(1) : match.end(1)])[:1],
            confidence,
            source,
            match.start(1),
        )
    ]


def _months(text: str) -> list[Quote[Month]]:
    return list(find_months(text))


def days_paid(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    """The days contributed for, 1–30."""
    found = [
        c for page in pages for c in page.candidates("dias", _days, where=_PLACES, reach=_DAYS_REACH_CHARS)
    ]
    return choose(c for c in found if _alone(c))


def _alone(candidate: Candidate[int]) -> bool:
    return candidate.text.isdecimal()


def _days(text: str) -> list[Quote[int]]:
    return _number(_DAYS, text)


def _number(pattern: re.Pattern[str], text: str) -> list[Quote[int]]:
    found = pattern.match(fold(text))
    if found is None:
        return []
    start, end = found.span(1)
    return [Quote(int(found[1]), start, end, text[start:end], _FIGURES_CONFIDENCE)]


def last_day(pages: Sequence[LabelledPage], told: Sequence[Candidate[dt.date]]) -> Choice[dt.date] | None:
    """The last day to pay without interest."""
    found = list(told)
    for page in pages:
        found += page.candidates("limite", _dates, where=_PLACES, reach=_LIMIT_REACH_CHARS)
    return choose(found)


def _dates(text: str) -> list[Quote[dt.date]]:
    return list(find_dates(text))


def pay_key(pages: Sequence[LabelledPage], told: Sequence[Candidate[str]]) -> Choice[str] | None:
    """The key by which a bank takes the payment; the planilla's number is another."""
    found = list(told)
    for page in pages:
        found += page.candidates("clave", _keys, where=_PLACES, reach=_KEY_REACH_CHARS)
    return choose(found)


def _keys(text: str) -> list[Quote[str]]:
    found = _KEY.match(fold(text))
    if found is None:
        return []
    start, end = found.span(1)
    return [Quote(found[1], start, end, text[start:end], _FIGURES_CONFIDENCE)]


def late_interest(
    pages: Sequence[LabelledPage], parts: Mapping[str, Choice[int]], total: int | None
) -> Choice[int] | None:
    """The interest paid for being late, in pesos: 0 when the planilla says so.

    Believed when it is what the total has over the contributions, or when every place says that there is
    none.
    """
    rest = None if total is None or not _summed(parts) else total - sum(c.best.value for c in parts.values())
    told = (
        c
        for page in pages
        for c in page.candidates("mora", interest_money, where=_PLACES, reach=_INTEREST_REACH_CHARS)
    )
    # A number as small as that of the days late is interest only where the total says so.
    found = [c for c in told if c.value in (0, rest) or c.value >= LEAST_MONEY]
    if rest:
        found += [c for page in pages for c in _under_headings(page.page, rest)]
    if not found:
        return None
    if rest is not None:
        right = [c for c in found if c.value == rest]
        chosen = choose(boosted(c, _LEFT_OVER_WEIGHT) for c in right)
        if chosen is not None:
            return replace(chosen, confidence=max(chosen.confidence, _PROVED * _ink(chosen)), note=None)
    chosen = choose(found)
    if chosen is None:
        return None
    certain = rest is None and all(c.value == 0 for c in found)
    return replace(chosen, confidence=min(chosen.confidence, _ALL_NOTHING if certain else _UNPROVED))


def _under_headings(page: PageText, rest: int) -> list[Candidate[int]]:
    """What the total has over the contributions, printed under a heading of interest."""
    same = (word for word in page.words if parse_money(word.text) == rest)
    found = (
        Candidate(rest, w.text, page.number, w.box, _COLUMN_CONFIDENCE * w.confidence, "columna de mora")
        for w in same
    )
    return [c for c in found if is_interest(page, c)]


def _ink(choice: Choice[int]) -> float:
    return min(choice.confidence / _FULL_INK, 1.0)


def _summed(parts: Mapping[str, Choice[int]]) -> bool:
    return bool(parts) and all(Support.PARTS_ADD_UP in c.support for c in parts.values())


def risk_rate(pages: Sequence[PageText], risks: Choice[int] | None, base: int | None) -> Choice[str] | None:
    """The rate of labour risks, as a percentage: one of the five of the law, that the amount confirms."""
    found: list[Candidate[str]] = []
    for page in pages:
        rows = page.rows
        for match in _RATE.finditer(rows.flat):
            start, end = match.span(1)
            rate = match[1].replace(",", ".")
            value = next(one for one in _RATES if one.startswith(rate[:_RATE_CHARS]))
            box, ink = rows.box(start, end), rows.confidence(start, end)
            found.append(Candidate(value, rows.text[start:end], page.number, box, ink, "tarifa"))
    said = {c.value for c in found}
    if risks is not None and base is not None:
        right = [c for c in found if risks.best.value in contribution(base, float(c.value))]
        if right:
            return Choice(
                right[0], round(_PROVED * right[0].score, 3), None, (), ("es el aporte a riesgos del IBC",)
            )
    if len(said) != 1:
        return None
    checked = risks is not None and base is not None
    return Choice(found[0], round((_UNPROVED if checked else _ALL_NOTHING) * found[0].score, 3))


def detail_marks(pages: Sequence[LabelledPage]) -> list[Mark]:
    """The kind of payer, and who need not pay for pension or has labour risks paid by the entity."""
    return [
        mark for mark in (_payer_kind(pages), _no_pension(pages), _paid_by_entity(pages)) if mark is not None
    ]


def _payer_kind(pages: Sequence[LabelledPage]) -> Mark | None:
    for page in pages:
        for family in ("cotizante", "tipo_solo"):
            for candidate in page.candidates(
                family, _kinds, where=(SAME, RIGHT, BELOW), reach=_KIND_REACH_CHARS
            ):
                if candidate.value in _OF_CONTRACTORS or (
                    family == "cotizante" and candidate.value < _MOST_KINDS
                ):
                    name = f"{ItemMark.CONTRIBUTOR_}{candidate.value}"
                    return Mark(name, candidate.text, candidate.page, candidate.box)
    return None


def _kinds(text: str) -> list[Quote[int]]:
    return _number(_PAYER_KIND, text)


def _no_pension(pages: Sequence[LabelledPage]) -> Mark | None:
    for page in pages:
        text = page.page
        said = mark_where(text, ItemMark.NO_PENSION, _NO_PENSION)
        if said is not None:
            return said
        subtype = _SUBTYPE.search(text.flow.flat)
        if subtype is not None:
            start, end = subtype.span()
            box = text.flow.box(start, end)
            return Mark(ItemMark.NO_PENSION, text.flow.text[start:end], text.number, box)
    return None


def _paid_by_entity(pages: Sequence[LabelledPage]) -> Mark | None:
    for page in pages:
        flow = page.page.flow
        said = _ARL_BY_ENTITY.search(flow.flat)
        if said is not None:
            start, end = said.span()
            return Mark(ItemMark.ARL_BY_ENTITY, flow.text[start:end], page.page.number, flow.box(start, end))
    return None
