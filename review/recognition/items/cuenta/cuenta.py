"""The cuenta de cobro (or documento soporte): payment, value in figures and words, month, payee, account."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from review.model import Box, Mark, Month
from review.model.marks import ItemMark
from review.recognition.grammar import Quote
from review.recognition.items.cuenta.budget_fields import named_rp
from review.recognition.items.cuenta.creditors import creditor_names, creditors
from review.recognition.items.cuenta.cuenta_details import (
    balance_fields,
    debtor_nit,
    detail_marks,
    vat,
)
from review.recognition.items.cuenta.payment_number import payment_number
from review.recognition.items.item_reading import ItemReading
from review.recognition.page.page_text import PageText
from review.recognition.page.signatures import signature_marks
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.amounts_said import amounts_in_words, beside_words
from review.recognition.values.bank_accounts import account_fields, asks_account
from review.recognition.values.candidates import Choice, boosted, choose, field_of, only_fields
from review.recognition.values.common import contract, name_fields, not_of_other_papers, people
from review.recognition.values.date_boxes import boxed_dates, boxed_days, boxed_periods, from_two_cells
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.months_said import months_told, not_of_signatures
from review.recognition.values.readers import (
    Period,
    as_read,
    bare_money,
    in_view,
    labelled_dates,
    labelled_months,
    money_values,
    month_of,
    month_periods,
    read_in,
)
from review.recognition.values.signing_days import (
    closing_dates,
    less_of_stamps,
    lone_dates,
    not_of_the_form,
    of_the_form_yet_new,
    place_dates,
    within_reason,
)

FAMILIES = LabelSet("cuenta")

# On their own: `desde` and `hasta` in a sentence are a part of the period's own text.
TWO_CELLS = LabelSet("cuenta_celdas")
_LIKELY_AMOUNT = 0.5  # judgement: figures less surely of money may be those of an account
# A month less sure than this beside its label is held against what the text says.
SURE_MONTH = 0.6
_ONLY_PERIOD_CONFIDENCE = 0.85  # judgement: no label says that it is what is billed

# Characters between a label and its value: judgement. `la suma de` goes before words and then the figures.
_SUM_REACH_CHARS, _VALUE_REACH_CHARS, _MONTH_REACH_CHARS, _DAY_REACH_CHARS = 160, 60, 45, 40
_WORDS_CHARS = 80  # of a number's words begin within so many behind their label
# Judgement: how surely a value is the cuenta's.
_LETTERS_CONFIDENCE = 0.97  # an amount in words
_VALUE_TRUST, _DAY_TRUST = 0.8, 0.95  # of labels; `valor` is said of other amounts too
_AGREED_CONFIDENCE = 0.9  # judgement: `tres milones` beside `$ 3.000.000`
_SEVERAL, _ONLY_SUM_CONFIDENCE = 3, 0.9  # judgement: unit, total and sum of a table of one row
_WORDS_WEIGHT = 1.15  # what the same amount in words says for figures
_NUMBER_WORDS = re.compile(r"\bmill?on(?:es)?\b|\bmil\b|cientos\b")


def read(pages: Sequence[SortedPage]) -> ItemReading:
    """Read the cuenta's pages."""
    labelled = [LabelledPage(p.text, FAMILIES) for p in pages if p.text is not None]
    said = {page.page.number: amounts_in_words(page) for page in labelled}
    value = _value(labelled, said)
    words = [
        candidate
        for page in labelled
        for candidate in in_view(
            page.page, page.page.flow, said[page.page.number], _LETTERS_CONFIDENCE, "en letras"
        )
    ]
    letters = _letters(words, value, misread=any(page.page.misreadable for page in labelled))
    month = _month(labelled)
    begin = None if month is None else month.best.value.first_day
    owed = [c for page in labelled for c in creditors(page)]
    amounts = [*words, *(() if value is None else (value.best, *value.rivals))]
    figures = {c.value for c in owed} | {str(c.value) for c in amounts if c.score > _LIKELY_AMOUNT}
    fields = only_fields(
        field_of("numero_pago", payment_number(labelled)),
        field_of("valor", value),
        field_of("valor_letras", letters),
        field_of("periodo", month),
        field_of("contrato", contract(labelled)),
        field_of("fecha_cuenta", _date(labelled, begin)),
        field_of("documento", choose(owed)),
        *account_fields(labelled, consigned=True, known=figures),
    )
    asked_for = None if value is None else value.best.value
    creditor = fields.get("documento")
    fields |= balance_fields(labelled, asked_for)
    fields |= only_fields(
        field_of("nit_entidad", debtor_nit(labelled, None if creditor is None else str(creditor.value))),
        field_of("iva", vat(labelled, asked_for)),
        field_of("rp", named_rp([page.page for page in labelled])),
    )
    people_found = [*people(labelled), *(c for page in labelled for c in creditor_names(page))]
    marks = [*_marks(labelled, letters), *detail_marks(labelled, fields.get("iva"))]
    asked = None if "cuenta" in fields else asks_account(labelled)
    if asked is not None:
        marks.append(asked)
    names_found = name_fields(people_found)
    marks += signature_marks([page.page for page in labelled], names_found)
    return ItemReading(fields, tuple(marks), names_found)


def _value(pages: Sequence[LabelledPage], said: Mapping[int, Sequence[Quote[int]]]) -> Choice[int] | None:
    """The amount asked for: said by a label that asks, or written in words beside it."""
    found: list[Candidate[int]] = []
    for page in pages:
        found += page.candidates("suma", money_values, reach=_SUM_REACH_CHARS)
        found += page.candidates("valor", money_values, reach=_VALUE_REACH_CHARS, trust=_VALUE_TRUST)
        found += beside_words(page, said[page.page.number])
    found = _not_of_the_contract(pages, found)
    in_words = {quote.value for quotes in said.values() for quote in quotes}
    found = found or [c for page in pages for c in _as_in_words(page, in_words)]
    chosen = choose(boosted(c, _WORDS_WEIGHT) if c.value in in_words else c for c in found)
    if chosen is not None and chosen.best.value in in_words:
        return replace(chosen, confidence=max(chosen.confidence, _LETTERS_CONFIDENCE), note=None)
    if chosen is not None and _is_only_sum(pages, chosen.best.value):
        return replace(chosen, confidence=max(chosen.confidence, _ONLY_SUM_CONFIDENCE))
    return chosen


def _as_in_words(page: LabelledPage, in_words: Collection[int]) -> list[Candidate[int]]:
    """The figures of an amount written in words, wherever they stand: in a box without a label, say."""
    quotes = [q for q in as_read(page.page, bare_money)(page.page.flow.text) if q.value in in_words]
    return in_view(page.page, page.page.flow, quotes, _AGREED_CONFIDENCE, "igual al valor en letras")


def _is_only_sum(pages: Sequence[LabelledPage], value: int) -> bool:
    """Whether all figures of money on the paper, which are several, say this: it asks for nothing else,
    whatever its words say."""
    told = [q.value for page in pages for q in as_read(page.page, money_values)(page.page.flow.text)]
    return len(told) >= _SEVERAL and set(told) == {value}


def _not_of_the_contract(
    pages: Sequence[LabelledPage], found: Sequence[Candidate[int]]
) -> list[Candidate[int]]:
    """The amounts without those beside a label of the contract's whole value, if any is left."""
    whole = [
        c for page in pages for c in page.candidates("valor_contrato", money_values, reach=_SUM_REACH_CHARS)
    ]
    own = [c for c in found if not any(c.page == w.page and c.box.meets(w.box) for w in whole)]
    return own or list(found)


def _letters(
    words: Sequence[Candidate[int]], value: Choice[int] | None, *, misread: bool
) -> Choice[int] | None:
    """The amount in words nearest to the figures chosen: equal or not, it is what the rule compares.

    `misread`: whether OCR read any of the pages."""
    if not words:
        return None
    if value is None:
        return choose(words)
    equal = [w for w in words if w.value == value.best.value]
    chosen = choose(equal)
    if chosen is not None:
        # Printed words and figures that say one amount are each other's proof, however a word is spelt.
        sure = chosen.confidence if misread else max(chosen.confidence, _AGREED_CONFIDENCE)
        return replace(chosen, confidence=sure)
    near = [w for w in words if w.page == value.best.page]
    near = [w for w in near if w.score > _LIKELY_AMOUNT] or near  # `9,66 x mil` is no sum
    if not near:
        return choose(words)
    closest = min(near, key=lambda w: _distance(w.box, value.best.box))
    return choose([closest])


def _distance(one: Box, two: Box) -> float:
    return abs(one.middle - two.middle)


def _month(pages: Sequence[LabelledPage]) -> Choice[Month] | None:
    """The month beside a label, or of a period from day to day; else the one that prose bills."""
    found: list[Candidate[Month]] = []
    for page in pages:
        beside = not_of_signatures(
            page.page, page.candidates("periodo", labelled_months, reach=_MONTH_REACH_CHARS)
        )
        found += not_of_other_papers(page.page, beside)
        found += _months_of(boxed_periods(page))
    if not found:
        for page in pages:
            cells = from_two_cells(LabelledPage(page.page, TWO_CELLS))
            found += not_of_other_papers(page.page, _months_of(cells))
    if max((c.score for c in found), default=0.0) < SURE_MONTH:
        for page in pages:
            found += months_told(page.page)
        found += _only_period(pages)
    return choose(found)


def _only_period(pages: Sequence[LabelledPage]) -> list[Candidate[Month]]:
    """The month of the days from one to another, where the paper tells no other such days: nothing else on a
    cuenta goes from day to day within a month."""
    periods: list[Candidate[Period]] = []
    for page in pages:
        said = read_in(page.page, page.page.flow, month_periods, _ONLY_PERIOD_CONFIDENCE, "único periodo")
        periods += not_of_other_papers(page.page, said)
    return _months_of(periods) if len({c.value for c in periods}) == 1 else []


def _months_of(periods: Sequence[Candidate[Period]]) -> list[Candidate[Month]]:
    return [Candidate(month_of(c.value), c.text, c.page, c.box, c.score, c.source) for c in periods]


def _date(pages: Sequence[LabelledPage], begin: dt.date | None) -> Choice[dt.date] | None:
    found: list[Candidate[dt.date]] = []
    doubtful: list[Candidate[dt.date]] = []
    for page in pages:
        found += _not_of_a_period(page.page, place_dates(page.page))
        found += boxed_dates(page.page) or boxed_days(page, "fecha")
        found += closing_dates(page.page)
        beside = _not_of_a_period(
            page.page, page.candidates("fecha", labelled_dates, reach=_DAY_REACH_CHARS, trust=_DAY_TRUST)
        )
        own = less_of_stamps(page.page, not_of_the_form(page, beside))
        found += own
        boxes = {c.box for c in own}
        doubtful += of_the_form_yet_new((c for c in beside if c.box not in boxes), begin)
    if not found:
        found = doubtful or [
            c
            for page in pages
            for c in less_of_stamps(page.page, not_of_the_form(page, lone_dates(page.page, begin)))
        ]
    return choose(within_reason(found, begin))


def _not_of_a_period(page: PageText, found: Sequence[Candidate[dt.date]]) -> list[Candidate[dt.date]]:
    """The days without those that begin or end the period billed."""
    if not found:
        return []
    flow = page.flow
    ends = [flow.box(q.start, q.end) for q in as_read(page, month_periods)(flow.text)]
    return [c for c in found if not any(c.box.meets(box) for box in ends)]


def _marks(pages: Sequence[LabelledPage], letters: Choice[int] | None) -> list[Mark]:
    """Where the amount in words should stand, when it could not be read."""
    if letters is not None:
        return []
    for page in pages:
        flow = page.page.flow
        for hit in page.of("letras", "suma"):
            label = flow.flat[hit.start : hit.end]
            if "letras" in label or _reads_like_words(page, hit.end):
                return [
                    Mark(
                        ItemMark.WORDS_UNREAD,
                        flow.text[hit.start : hit.end],
                        page.page.number,
                        flow.box(hit.start, hit.end),
                    )
                ]
    return []


def _reads_like_words(page: LabelledPage, end: int) -> bool:
    """Do words of number follow the label? `La suma de $ 2.000.000 M/CTE` has none to be read."""
    return _NUMBER_WORDS.search(page.page.flow.flat[end : end + _WORDS_CHARS]) is not None
