"""One planilla PILA: number, pension period, day of payment, total, IBC, person, operator, state."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from review.model import Field, Mark, Month
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.calendar_words import LAST_MONTH
from review.recognition.grammar.dates import find_dates, find_months
from review.recognition.grammar.ids import is_company
from review.recognition.items.planilla.data_rows import DUE, KEY, NUMBER, PAID, DataRow, from_rows
from review.recognition.items.planilla.parts import RISKS, amounts_in, other_contribution, subsystem_parts
from review.recognition.items.planilla.planilla_details import (
    MONTH_AND_YEAR,
    days_paid,
    health_month,
    last_day,
    late_interest,
    months_in_words,
    pay_key,
    risk_rate,
)
from review.recognition.items.planilla.planilla_marks import planilla_marks
from review.recognition.items.planilla.planilla_total import other_subtotal, other_total, total_paid
from review.recognition.items.planilla.sums import HEALTH_RATE, PENSION_RATE, contribution
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import Choice, boosted, choose, field_of, only_fields
from review.recognition.values.common import name_fields, people
from review.recognition.values.date_boxes import boxed_days_level
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import ABOVE, BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.operators import operator
from review.recognition.values.person_ids import person_ids
from review.recognition.values.readers import (
    LEAST_MONEY,
    as_read,
    bare_money,
    id_numbers,
    in_view,
    money_values,
    surer,
)

T = TypeVar("T", bound=Hashable)

FAMILIES = LabelSet("planilla")

_OTHERS_PERIOD = re.compile(
    r"\bperiodo (?:de )?cotizacion (?:otros|pension|riesgos|diferente)[a-z ,]{0,40}: ?"
    rf"({MONTH_AND_YEAR})"
)
_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)
_PLANILLA_NUMBER = re.compile(r"(?<![\d.,$/-])(?:[a-z]{0,2}[\s-]?)?(\d{7,12})(?![\d/])(?![.,-]\d)")
_PAID_STATE = re.compile(r"[\s.:*-]*pagad[oa]\b[\s.:,(-]*(?:el\s(?:dia\s)?|con fecha\s(?:de\s)?)?")
# One letter more of a sentence that goes on to tell the day of a payment, not that of a paper or a last day.
_GOES_ON = (
    r"(?:(?!\b(?:no se|debe|vence|limite|hasta|tardar|antes|plazo|exp[ei]d|gener|certific|consult|impres))"
    r"(?:[^.;$]|(?<=\bno)\.|(?<=nro)\.))"
)
_PAID_IN_WORDS = re.compile(
    r"\b(?:planilla|aportes?|cotizaci(?:on|ones)|contribuciones)\b[^.;$]{0,60}?(?<!no )"
    r"\b(?:fue(?:ron)? )?(?:pagad|cancelad)[oa]s? (?:el (?:dia )?|en la fecha |con fecha (?:de )?|en fecha )"
    rf"|(?<!no )(?<!no se )\b(?:pago|cancelo|efectuo el pago de|realizo el pago de) {_GOES_ON}{{0,120}}?"
    rf"\bplanilla\b{_GOES_ON}{{0,60}}?"
    r"\b(?:el (?:dia )?|en la fecha |con fecha (?:de )?|en fecha )(?=\d)"
)
_STATE_OF_LINE = re.compile(r"\bpagad[oa]\b")
_PAID_CONFIDENCE = 0.95  # judgement: of a day that a sentence says the aportes to be paid on
_AT_ONCE_CONFIDENCE = 0.93  # judgement: of a month in figures, as beside any other label
_AT_ONCE = 4  # characters: `: `, `No.`
_PHONE = re.compile(r"3[0-5]\d{8}")
_SURE_NUMBER = 0.6  # judgement: what is less sure proves no voucher
# No base exceeds 25 minimum wages (ley 797/2003, art. 5), well under this in pesos.
_LARGEST_BASE = 100_000_000
# Codes of administradoras (230201, 231001: tabla de administradoras PILA) stand beside the base in figures
# alone; a base, never under a wage of seven figures, is printed with its thousands or is longer.
_CODE_DIGITS = 6
# So many figures without a separator are a planilla's number or a key of payment.
_NUMBER_DIGITS = 8
# Groups of PLANILLA_ROW: the years before the months of pension and of health.
_PENSION, _HEALTH = 1, 3
# Characters between a label and its value (judgement): words that no phrase knows may stand there.
_NUMBER_CHARS, _OTHER_CHARS, _PART_CHARS, _MONTH_CHARS = 30, 25, 35, 45
_PAID_CHARS, _TAKEN_CHARS, _BASE_CHARS = 30, 25, 30
_ID_CHARS = 22
# Judgement: what a label is worth that says less than a field's own.
_OTHER_TRUST, _MONTH_TRUST, _HEALTH_TRUST, _TAKEN_TRUST = 0.7, 0.93, 0.55, 0.85
_ID_TRUST = 0.94
_LONG_DIGITS = 9  # numbers of the operators have 8 to 10 figures; a shorter one may be of anything
_LONG_CONFIDENCE, _SHORT_CONFIDENCE = 0.99, 0.7
_ROW_CONFIDENCE, _OTHERS_CONFIDENCE, _PERSON_CONFIDENCE = 0.99, 0.97, 0.85  # judgement
_RATED_WEIGHT, _UNRATED_WEIGHT = 1.15, 0.93  # a base of which 16 % or 12.5 % is printed too, or is not
_ROWS_OF_BASE = 3  # health, pension and risks
_TWICE_WEIGHT, _TABLE_LINES = 1.6, 14  # a month named by its row and its column; the lines of such a table
_RATED_CONFIDENCE = 0.9  # an amount without a label of which both are


@dataclass(frozen=True, slots=True)
class Planilla:
    """One planilla of the item, with the pages that it takes."""

    pages: tuple[int, ...]
    fields: Mapping[str, Field]
    marks: tuple[Mark, ...]
    names: tuple[Field, ...]


def read_planilla(pages: Sequence[PageText]) -> Planilla:
    """Read the pages of one planilla."""
    labelled = [LabelledPage(page, FAMILIES) for page in pages]
    rows = [DataRow(page.page) for page in labelled]
    amounts = [as_read(page, bare_money)(page.flow.text) for page in pages]
    paid, period = _paid_date(labelled, rows), _period(labelled, rows)
    total, base = total_paid(labelled, rows, amounts), _ibc(labelled, amounts)
    fields = only_fields(
        field_of("planilla", _number(labelled, rows)),
        field_of("periodo", period),
        field_of("fecha_pago", paid),
        field_of("total", total),
        field_of("ibc", base),
        field_of("documento", _document(labelled)),
        operator(pages),
    )
    money = [amounts_in(page, quotes) for page, quotes in zip(pages, amounts, strict=True)]
    fields |= _details(labelled, rows, money, _value(period), _value(total), _value(base))
    numbers = tuple(page.number for page in pages)
    marks = [*planilla_marks(labelled, rows, paid), *other_contribution(pages, money)]
    for page, own in zip(labelled, amounts, strict=True):
        marks += [*other_total(page.page, own), *other_subtotal(page, own, _value(total))]
    return Planilla(numbers, fields, tuple(marks), name_fields(people(labelled)))


def _value(choice: Choice[T] | None) -> T | None:
    return None if choice is None else choice.best.value


def _details(
    pages: Sequence[LabelledPage],
    rows: Sequence[DataRow],
    money: Sequence[Sequence[Candidate[int]]],
    period: Month | None,
    total: int | None,
    base: int | None,
) -> dict[str, Field]:
    """What not every planilla tells: see `FIELDS`."""
    texts = [page.page for page in pages]
    parts = subsystem_parts(texts, money, total, base)
    return only_fields(
        field_of("periodo_salud", health_month(pages, _months_in_rows(rows, _HEALTH), period)),
        field_of("dias", days_paid(pages)),
        *(field_of(name, choice) for name, choice in parts.items()),
        field_of("tarifa_riesgos", risk_rate(texts, parts.get(RISKS), base)),
        field_of("mora", late_interest(pages, parts, total)),
        field_of("fecha_limite", last_day(pages, _days_in_rows(rows, DUE))),
        field_of("clave_pago", pay_key(pages, _keys_in_rows(rows))),
    )


def number_of(page: PageText) -> str | None:
    """The planilla's number that a page tells for sure, to know whose page it is."""
    found = _number([LabelledPage(page, FAMILIES)], [DataRow(page)])
    return found.best.value if found is not None and found.confidence >= _SURE_NUMBER else None


def planilla_numbers(text: str) -> list[Quote[str]]:
    """Runs of 7–12 digits that may be a planilla's number; a mobile phone is none."""
    return [quote for quote in _numbers(text) if not _PHONE.fullmatch(quote.value)]


def _numbers_at_once(text: str) -> list[Quote[str]]:
    """The same behind a planilla's own label, where a number in the shape of a phone is the planilla's."""
    return [q for q in _numbers(text) if q.start <= _AT_ONCE or not _PHONE.fullmatch(q.value)]


def _numbers(text: str) -> list[Quote[str]]:
    found = []
    for match in _PLANILLA_NUMBER.finditer(fold(text)):
        digits = match[1]
        sure = _LONG_CONFIDENCE if len(digits) >= _LONG_DIGITS else _SHORT_CONFIDENCE
        found.append(Quote(digits, match.start(1), match.end(1), text[match.start(1) : match.end(1)], sure))
    return found


def _number(pages: Sequence[LabelledPage], rows: Sequence[DataRow]) -> Choice[str] | None:
    found: list[Candidate[str]] = []
    for row, quote in from_rows(rows, NUMBER):
        found += in_view(row.page, row.view, [quote], _ROW_CONFIDENCE, "fila de la planilla")
    for page in pages:
        found += page.candidates("planilla", _numbers_at_once, where=_PLACES, reach=_NUMBER_CHARS)
        found += page.candidates(
            "referencia", planilla_numbers, where=(SAME, RIGHT, BELOW), reach=_OTHER_CHARS, trust=_OTHER_TRUST
        )
    return choose(found)


def _period(pages: Sequence[LabelledPage], rows: Sequence[DataRow]) -> Choice[Month] | None:
    """The pension period; the only period when it names none; the health period only for want of another."""
    found = _months_in_rows(rows, _PENSION)
    for page in pages:
        found += _headed(page, page.candidates("pension", _months, where=_PLACES, reach=_PART_CHARS))
        found += _in_words(page)
    found = _not_of_health(found, pages)
    if not found:
        for page in pages:
            found += page.candidates(
                "periodo", _months, where=_PLACES, reach=_MONTH_CHARS, trust=_MONTH_TRUST
            )
    if not found:
        for page in pages:
            found += page.candidates("salud", _months, where=_PLACES, reach=_PART_CHARS, trust=_HEALTH_TRUST)
    return choose(found)


def _headed(page: LabelledPage, found: Sequence[Candidate[Month]]) -> list[Candidate[Month]]:
    """In a table of subsystems the month of pension's row is told twice: by its row, and by its column under
    `Periodo`. Other cells may stand between it and the name of the row."""
    heads = [page.page.flow.box(hit.start, hit.end) for hit in page.of("periodo") if hit.opens]
    reach = _TABLE_LINES * page.page.height
    return [
        boosted(c, _TWICE_WEIGHT)
        if any(h.shares_columns(c.box) and h.bottom <= c.box.top < h.bottom + reach for h in heads)
        else c
        for c in found
    ]


def _months_in_rows(rows: Sequence[DataRow], group: int) -> list[Candidate[Month]]:
    """The months of the data rows whose year is this group: 1 for pension, 3 for health."""
    found: list[Candidate[Month]] = []
    for row in rows:
        if row.found is not None and 1 <= int(row.found[group + 1]) <= LAST_MONTH:
            start, end = row.found.span(group)[0], row.found.span(group + 1)[1]
            month = Month(int(row.found[group]), int(row.found[group + 1]))
            quote = Quote(month, start, end, row.view.text[start:end], _ROW_CONFIDENCE)
            found += in_view(row.page, row.view, [quote], _ROW_CONFIDENCE, "fila")
    return found


def _days_in_rows(rows: Sequence[DataRow], group: int) -> list[Candidate[dt.date]]:
    found: list[Candidate[dt.date]] = []
    for row in rows:
        if row.found is not None:
            start, end = row.found.span(group)
            quotes = as_read(row.page, find_dates)(row.view.text[start:end])
            found += in_view(row.page, row.view, quotes[:1], _ROW_CONFIDENCE, "fila", start)
    return found


def _keys_in_rows(rows: Sequence[DataRow]) -> list[Candidate[str]]:
    return [
        candidate
        for row, quote in from_rows(rows, KEY)
        for candidate in in_view(row.page, row.view, [quote], _ROW_CONFIDENCE, "fila")
    ]


def _in_words(page: LabelledPage) -> list[Candidate[Month]]:
    """The month told as `Periodo cotización otros: mes marzo año 2026`."""
    return months_in_words(page.page, _OTHERS_PERIOD, _OTHERS_CONFIDENCE, "periodo de los otros")


def _not_of_health(found: list[Candidate[Month]], pages: Sequence[LabelledPage]) -> list[Candidate[Month]]:
    """Without the month that stands nearer to the label of the health period, where another one is left."""
    health = {
        (c.page, c.box): c.score
        for page in pages
        for c in page.candidates("salud", _months, where=_PLACES, reach=_PART_CHARS)
    }
    own = [c for c in found if health.get((c.page, c.box), 0.0) < c.score]
    return own or found


def _months(text: str) -> list[Quote[Month]]:
    """`08-2026` right behind its label is a month, whatever it is elsewhere."""
    return [
        surer(q, _AT_ONCE_CONFIDENCE) if not text[: q.start].strip(" .:|\n\t") else q
        for q in find_months(text)
    ]


def _paid_date(pages: Sequence[LabelledPage], rows: Sequence[DataRow]) -> Choice[dt.date] | None:
    found = _days_in_rows(rows, PAID)
    for page in pages:
        found += page.candidates("pagado", _dates, where=_PLACES, reach=_PAID_CHARS)
        found += page.candidates("estado", _day_of_state, where=_PLACES[:-1], reach=_PAID_CHARS)
        found += [*boxed_days_level(page, "pagado", unless="limite"), *_paid_in_words(page.page)]
    if not found:
        found += [day for page in pages for day in _days_of_states(page)]
    if not found:
        for page in pages:
            found += page.candidates(
                "aprobado", _dates, where=_PLACES, reach=_TAKEN_CHARS, trust=_TAKEN_TRUST
            )
    return choose(found)


def _paid_in_words(page: PageText) -> list[Candidate[dt.date]]:
    """The day of a sentence: `los siguientes aportes, pagados el 03/07/2026 mediante la planilla …`."""
    flow = page.flow
    return [
        candidate
        for said in _PAID_IN_WORDS.finditer(flow.flat)
        for candidate in in_view(
            page,
            flow,
            [q for q in as_read(page, find_dates)(flow.ahead(said.end(), _PAID_CHARS))[:1] if q.start == 0],
            _PAID_CONFIDENCE,
            "pagada, en palabras",
            said.end(),
        )
    ]


def _dates(text: str) -> list[Quote[dt.date]]:
    return list(find_dates(text))


def _day_of_state(text: str) -> list[Quote[dt.date]]:
    """The day right behind the state that says that it was paid: `PAGADA 03/07/2026`."""
    paid = _PAID_STATE.match(fold(text))
    if paid is None:
        return []
    return [day for day in find_dates(text)[:1] if day.start == paid.end()]


def _days_of_states(page: LabelledPage) -> list[Candidate[dt.date]]:
    """The days right behind such a state that heads a line of a slip, without a label of its own."""
    rows, found = page.page.rows, list[Candidate[dt.date]]()
    for state in _STATE_OF_LINE.finditer(rows.flat):
        if state.start() == 0 or rows.text[state.start() - 1] == "\n":
            quotes = _day_of_state(rows.ahead(state.start(), _PAID_CHARS))
            found += in_view(page.page, rows, quotes, _OTHERS_CONFIDENCE, "pagada", state.start())
    return found


def _ibc(pages: Sequence[LabelledPage], amounts: Sequence[Sequence[Quote[int]]]) -> Choice[int] | None:
    """The income base; believed fully when 16 % or 12.5 % of it is printed too."""
    found: list[Candidate[int]] = []
    for page, own in zip(pages, amounts, strict=True):
        printed = {q.value for q in own}
        for candidate in page.candidates("ibc", money_values, where=_PLACES, reach=_BASE_CHARS):
            bare = candidate.text.isdecimal()
            if candidate.value > _LARGEST_BASE or (bare and len(candidate.text) >= _NUMBER_DIGITS):
                continue
            if bare and len(candidate.text) <= _CODE_DIGITS:
                continue
            proved = any(
                contribution(candidate.value, rate) & printed for rate in (PENSION_RATE, HEALTH_RATE)
            )
            found.append(boosted(candidate, _RATED_WEIGHT if proved else _UNRATED_WEIGHT))
        if page.of("ibc") and (not found or page.page.misreadable):
            found += _proved_bases(page.page, own)
    if not found:
        found = [
            base for page, own in zip(pages, amounts, strict=True) for base in _repeated_bases(page.page, own)
        ]
    return choose(found)


def _proved_bases(page: PageText, quotes: Sequence[Quote[int]]) -> list[Candidate[int]]:
    """Amounts of which the page prints 16 % and 12.5 % too: where the table is too wrapped for a heading."""
    amounts = [q for q in quotes if q.value >= LEAST_MONEY]
    printed = {q.value for q in amounts}
    proved = [
        q
        for q in amounts
        if all(contribution(q.value, rate) & printed for rate in (PENSION_RATE, HEALTH_RATE))
    ]
    return in_view(page, page.flow, proved, _RATED_CONFIDENCE, "aportes del 16 % y del 12,5 %")


def _repeated_bases(page: PageText, quotes: Sequence[Quote[int]]) -> list[Candidate[int]]:
    """The amount that each row of a table repeats in one column, larger than all others: a contribution is a
    part of it, and no two of them are alike."""
    sums = [q for q in quotes if LEAST_MONEY <= q.value <= _LARGEST_BASE and not q.text.isdecimal()]
    largest = max((q.value for q in sums), default=0)
    repeated = [q for q in sums if q.value == largest]
    ends = [page.flow.box(q.start, q.end).x1 for q in repeated]
    if len(ends) < _ROWS_OF_BASE or max(ends) - min(ends) > page.height:
        return []
    return in_view(page, page.flow, repeated, _RATED_CONFIDENCE, "se repite en cada fila")


def _document(pages: Sequence[LabelledPage]) -> Choice[str] | None:
    found: list[Candidate[str]] = []
    for page in pages:
        beside = page.candidates(
            "documento", id_numbers, where=(SAME, RIGHT, BELOW, NEXT_LINE), reach=_ID_CHARS, trust=_ID_TRUST
        )
        found += [*beside, *person_ids(page.page, _PERSON_CONFIDENCE, beside=beside)]
    return choose(boosted(c, 0.5) if is_company(c.value) else c for c in found)
