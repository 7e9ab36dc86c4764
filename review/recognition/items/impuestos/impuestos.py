"""The receipt of taxes and estampillas: what was paid, when, by whom, for which contract."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from review.model import Mark
from review.model.marks import ItemMark
from review.recognition.grammar import fold
from review.recognition.grammar.ids import is_company
from review.recognition.grammar.misread import mend
from review.recognition.grammar.money import find_money
from review.recognition.items.impuestos.impuestos_details import base_of, last_day, levies
from review.recognition.items.impuestos.payment_proof import is_to_come, told_days, told_paid
from review.recognition.items.item_reading import ItemReading
from review.recognition.items.voucher import voucher_marks
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.amounts_said import amounts_in_words, beside_words
from review.recognition.values.candidates import Choice, boosted, choose, field_of, only_fields
from review.recognition.values.common import (
    contract,
    mark_where,
    name_fields,
    people,
    unlike_the_rows,
)
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
from review.recognition.values.person_ids import person_ids
from review.recognition.values.readers import (
    LEAST_MONEY,
    as_read,
    bare_money,
    dates,
    id_numbers,
    in_view,
    money_values,
    read_in,
)
from review.recognition.values.signing_days import closing_dates, place_dates

FAMILIES = LabelSet("impuestos")

_STAMP = re.compile(
    r"^\W*(?:pagad[oa]|cancelad[oa]|recibido con pago|recaudado|pago recibido)\b[\W\d]*"
    r"(?:(?:por |en |la |el )*(?:tesoreria|caja|banco|(?:secretaria|direccion) de (?:hacienda|tesoreria)"
    r"|hacienda|ventanilla|taquilla|pagaduria|recaudos?|rentas)\b.*)?$"
)
_RECEIVED = re.compile(
    r"\b(?:recibimos|recibi|recibio|hemos recibido|he recibido|recibido)(?: conforme)? de(?:l|\b)"
)
_PAID = Signs("impuesto_pagado")
_BILL = Signs("impuesto_liquidacion")
_TRANSACTION = re.compile(
    r" (?:transaccion|aprobad[oa]|exitos[oa]|cus|pse|comprobante de pago|referencia de pago|medio de pago"
    r"|entidad recaudadora|cajero|datafono) "
)
_UNPAID = re.compile(
    r"(?<!valor )(?<!total )(?<!neto )\b(?:sin pagar|pendiente de pago"
    r"|no ha sido (?:pagad|cancelad)[oa]|no (?:pagad|cancelad)[oa]"
    r"|por pagar|por cancelar|sin cancelar)\b"
)
_NOTHING = re.compile(r"[\s:.=]*(?:cop)?[\s$]*0+(?:[.,]0{1,2})?(?![\d.,]*\d)")
_NOTHING_REACH = 14  # characters: `: COP $ 0,00` and blanks
# A stamp over a line of print: in capitals where the rest is not all so, or before a day.
_STAMPED_OVER = re.compile(
    r"(?<!NO )(?<!SIN )(?<!SER )(?<!VALOR )(?<!TOTAL )(?<!SALDO )\b(?:PAGADO|CANCELADO)\b"
    r"(?=\s*$|\s+(?:EL\s+)?\d{1,2}[/. -])"
)
_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)
_STAMP_WORDS = 8  # judgement: more are a sentence
_RECEIPT_REACH = 400  # characters: judgement, the rows of a receipt under its title
# Characters between a label and its value: judgement, words that no phrase knows may stand there.
_VALUE_REACH_CHARS, _DAY_REACH_CHARS, _DOCUMENT_REACH_CHARS = 40, 25, 22
_LEAST_ROW = 100  # pesos: a smaller amount is a rate or a number
_MOST_LEVIES = 8  # rows of one sum: no entity charges more at once
# Judgement: what a label is worth, and what the sum or the words say for an amount beside it.
_ONLY_DAY_CONFIDENCE = 0.7  # judgement: of the one day that a receipt tells, without a label that says which
_PAID_TRUST, _TOTAL_TRUST, _DAY_TRUST, _DOCUMENT_TRUST = 1.0, 0.85, 0.9, 0.95
_SUM_WEIGHT, _WORDS_WEIGHT = 1.12, 1.15
_ROW_CONFIDENCE, _PERSON_CONFIDENCE = 0.9, 0.85


def read(pages: Sequence[SortedPage]) -> ItemReading:
    """Read the receipts."""
    labelled = [LabelledPage(p.text, FAMILIES) for p in pages if p.text is not None]
    value = _value(labelled)
    paid = None if value is None else value.best.value
    rows = levies(labelled, paid)
    rate = None if rows is None else rows.rate
    fields = only_fields(
        field_of("valor", value),
        field_of("fecha", _date(labelled)),
        field_of("documento", _document(labelled)),
        field_of("contrato", contract(labelled)),
        field_of("base", base_of(labelled, paid, None if rate is None else rate.best.value)),
        field_of("conceptos", None if rows is None else rows.total),
        field_of("tarifa", rate),
        field_of("fecha_limite", last_day(labelled)),
    )
    marks = _marks(labelled)
    if rows is not None and rows.unmade:
        best = rows.total.best
        marks.append(Mark(ItemMark.ROWS_UNMADE, best.text, best.page, best.box))
    return ItemReading(fields, tuple(marks), name_fields(people(labelled)))


def _value(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    """What was paid: the total, proved when it is the sum of the amounts above it."""
    found = [candidate for page in pages for candidate in _total_rows(page)]
    summed = {c.value for c in found}
    for page in pages:
        amounts = [
            q.value for q in as_read(page.page, bare_money)(page.page.rows.text) if q.value >= _LEAST_ROW
        ]
        for family, trust in (("pagado", _PAID_TRUST), ("total", _TOTAL_TRUST)):
            beside = [
                boosted(candidate, _SUM_WEIGHT) if _is_sum(candidate.value, amounts) else candidate
                for candidate in page.candidates(
                    family, money_values, where=_PLACES, reach=_VALUE_REACH_CHARS, trust=trust
                )
            ]
            found += unlike_the_rows(beside, summed)
    said = {page.page.number: amounts_in_words(page) for page in pages}
    for page in pages:
        found += beside_words(page, said[page.page.number])
    in_words = {quote.value for quotes in said.values() for quote in quotes}
    return choose(boosted(c, _WORDS_WEIGHT) if c.value in in_words else c for c in found)


def _is_sum(total: int, amounts: Sequence[int]) -> bool:
    """Is the total the sum of a run of two or more amounts printed one after the other?"""
    for begin in range(len(amounts)):
        running = 0
        for count, amount in enumerate(amounts[begin : begin + _MOST_LEVIES]):
            running += amount
            if running == total and count >= 1:
                return True
            if running > total:
                break
    return False


def _total_rows(page: LabelledPage) -> list[Candidate[int]]:
    found: list[Candidate[int]] = []
    text = page.page
    for line in text.lines:
        if len(line) >= 2 and fold(text.text_of(line[0])).startswith("total"):
            view = text.view(line)
            quotes = [q for q in as_read(text, bare_money)(view.text) if q.value >= LEAST_MONEY]
            found += in_view(text, view, quotes[-1:], _ROW_CONFIDENCE, "fila del total")
    return found


def _date(pages: Sequence[LabelledPage]) -> Choice[dt.date] | None:
    """The day of payment; the receipt's own day only when it names no other."""
    found = [candidate for page in pages for candidate in _paid_days(page)]
    if not found:
        for page in pages:
            found += page.candidates(
                ("fecha", "fecha_y_hora"),
                dates,
                where=(SAME, RIGHT, BELOW, NEXT_LINE),
                reach=_DAY_REACH_CHARS,
                trust=_DAY_TRUST,
            )
            found += place_dates(page.page)
            found += closing_dates(page.page)
    return choose(found) or (choose(_only_day(pages)) if last_day(pages) is None else None)


def _only_day(pages: Sequence[LabelledPage]) -> list[Candidate[dt.date]]:
    """The day that stands on a receipt that tells no other, nor one to pay by."""
    found = [
        candidate
        for page in pages
        for candidate in read_in(page.page, page.page.flow, dates, _ONLY_DAY_CONFIDENCE, "única fecha")
    ]
    return found if len({one.value for one in found}) == 1 else []


def _paid_days(page: LabelledPage) -> list[Candidate[dt.date]]:
    """The days beside labels of payment, in stamps and in sentences that tell a payment."""
    labels = ["fecha_pago"]
    if _TRANSACTION.search(page.page.plain):
        labels.append("fecha_y_hora")
    said = page.candidates(labels, dates, where=_PLACES, reach=_DAY_REACH_CHARS)
    return [*(c for c in said if not is_to_come(page.page, c)), *told_days(page.page)]


def _document(pages: Sequence[LabelledPage]) -> Choice[str] | None:
    found: list[Candidate[str]] = []
    for page in pages:
        beside = page.candidates(
            "documento",
            id_numbers,
            where=(SAME, RIGHT, BELOW, NEXT_LINE),
            reach=_DOCUMENT_REACH_CHARS,
            trust=_DOCUMENT_TRUST,
        )
        found += [*beside, *person_ids(page.page, _PERSON_CONFIDENCE, beside=beside)]
    return choose(boosted(c, 0.5) if is_company(c.value) else c for c in found)


def _marks(pages: Sequence[LabelledPage]) -> list[Mark]:
    """Signs of payment; or of a bill that nobody has paid yet."""
    for page in pages:
        unpaid = _owed(page.page)
        if unpaid is not None:
            return [unpaid]
    paid = [mark for page in pages if (mark := _paid(page)) is not None]
    if paid:
        return paid
    bills = (mark_where(page.page, ItemMark.TAX_BILL, _BILL) for page in pages)
    return [mark for mark in bills if mark is not None][:1]


def _owed(page: PageText) -> Mark | None:
    """Words that say that nobody paid; `saldo por cancelar: $ 0` says the contrary."""
    flow = page.flow
    for match in _UNPAID.finditer(flow.flat):
        if not _NOTHING.match(_ahead(page, match.end())):
            start, end = match.span()
            return Mark(ItemMark.TAX_BILL, flow.text[start:end], page.number, flow.box(start, end))
    return None


def _ahead(page: PageText, start: int) -> str:
    text = page.flow.ahead(start, _NOTHING_REACH)
    mended = mend(text) if page.misreadable else None
    return text if mended is None else mended.text


def _paid(page: LabelledPage) -> Mark | None:
    """The state, a stamp that stands alone, a sentence, or a day of payment."""
    if page.of("estado"):
        said = next(iter(voucher_marks([page], ItemMark.TAX_PAID, ItemMark.TAX_BILL)), None)
        if said is not None:
            return said
    text = page.page
    for segment in text.segments:
        if len(segment.words) <= _STAMP_WORDS and _STAMP.search(fold(text.text_of(segment))):
            return Mark(ItemMark.TAX_PAID, text.text_of(segment), text.number, segment.box)
        stamped = _STAMPED_OVER.search(text.text_of(segment))
        if stamped is not None:
            return Mark(ItemMark.TAX_PAID, stamped[0], text.number, segment.box)
    in_words = mark_where(text, ItemMark.TAX_PAID, _PAID)
    if in_words is not None:
        return in_words
    told = told_paid(text)
    if told is not None:
        return told
    days = _paid_days(page)
    if days:
        return Mark(ItemMark.TAX_PAID, days[0].text, days[0].page, days[0].box)
    return _received(text)


def _received(text: PageText) -> Mark | None:
    """Who writes `Recibimos de … la suma de $ …` was paid; a bill with a day to pay by has it as a stub."""
    said = _RECEIVED.search(text.flow.flat)
    if said is None or mark_where(text, ItemMark.TAX_BILL, _BILL) is not None:
        return None
    if not as_read(text, find_money)(text.flow.ahead(said.end(), _RECEIPT_REACH)):
        return None
    start, end = said.span()
    return Mark(ItemMark.TAX_PAID, text.flow.text[start:end], text.number, text.flow.box(start, end))
