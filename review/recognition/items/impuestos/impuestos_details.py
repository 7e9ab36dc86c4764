"""What else a receipt of taxes tells: its base, the sum of its rows, their rates, the last day to pay."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from review.model import Box
from review.model.support import Support
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText, View
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.labels import ABOVE, BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import bare_money, dates, money_values, read_in

_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?) ?%")
_PER_MILLE = re.compile(r"\b(?:por|x) mil\b|‰")
# Rows that are no levy of their own.
_NO_ROW = re.compile(
    r"subtotal|descuento|interes|sancion|saldo|base|contrato|anticipo|recargo|abono|cantidad"
)
# What makes the total of a receipt other than the sum of its levies.
_ADJUSTED = re.compile(r"descuento|interes|sancion|saldo|recargo|abono|redondeo")
_LEVY = re.compile(
    r"estampilla|\bpro\b|\bpro ?-?(?:cultura|adulto|anciano|desarrollo|hospital|universidad|deporte"
    r"|electrificacion|uis|pacifico)|\bprou\w+|tasa|contribucion|fondo|impuesto|rete|bienestar|sobretasa|timbre|industria"
)
# What says a sum again, `Total declarado` above `Total pagado`, proves nothing of the rows above it.
_A_TOTAL = re.compile(r"\W*(?:\d{1,3}\W+)?(?:(?:valor|gran|suma|monto) )?(?:sub-?)?total\b")
_WORD = re.compile(r"[a-z]{3}")
_YEAR = re.compile(r"20\d\d")
_LEAST_NAMED = 2  # levies: one may be all of a receipt, or quoted
_LEAST_AMOUNT = 100  # pesos: a smaller one is a rate or a number
_MOST_ROWS = 15  # judgement: more are a table of something else
# In heights of the page's print.
_ALIGNED, _ROW_GAP = 1.2, 4.5
_UNPROVED, _SUMMED, _WHOLE = 0.45, 0.95, 0.9
_VALUE_REACH_CHARS, _DAY_REACH_CHARS = 40, 25  # judgement, as for what was paid
_MILLI = 1000  # rates are printed with up to three decimals: summed as whole thousandths, they add up exactly
# Pesos to which each levy may be rounded.
_ROUNDED = 1000
_PROVED = ("cada concepto es su tarifa de la misma base",)


class Rows(NamedTuple):
    """The levies of a receipt: their sum with its ink, and the sum of their rates when all print one."""

    total: Choice[int]
    rate: Choice[str] | None
    unmade: bool
    """Whether the rows of a scan, levies all of them, do not make the total as they were read."""


def levies(pages: Sequence[LabelledPage], paid: int | None) -> Rows | None:
    """The rows above the total that was paid, the same amount in the same column; None when unclear."""
    found = [rows for page in pages for rows in _tables(page.page, paid)]
    found = found or [rows for page in pages if (rows := _named(page.page, paid)) is not None]
    return max(found, key=lambda rows: rows.total.confidence, default=None)


def _named(page: PageText, paid: int | None) -> Rows | None:
    """The amounts beside the names of levies where no column stands over the total, if they do not make it.

    A form may print the day between them and the total, and itself twice: what a copy says again counts once.
    """
    if paid is None or _ADJUSTED.search(page.flow.flat):
        return None
    told: dict[tuple[str, int], Candidate[int]] = {}
    for amount in read_in(page, page.flow, bare_money, 1.0, ""):
        name = _words(_line_of(page, amount))
        if _LEAST_AMOUNT <= amount.value < paid and _LEVY.search(name) and not _A_TOTAL.match(name):
            told.setdefault((name, amount.value), amount)
    taken = list(told.values())
    value = sum(amount.value for amount in taken)
    if len(taken) < _LEAST_NAMED or value == paid:
        return None
    box, shown = Box.around(amount.box for amount in taken), " ".join(amount.text for amount in taken)
    best = Candidate(value, shown, page.number, box, _UNPROVED, "conceptos")
    return Rows(Choice(best, _UNPROVED, None, (), ()), None, True)


def _tables(page: PageText, paid: int | None) -> Iterator[Rows]:
    if paid is None:
        return
    amounts = [c for c in read_in(page, page.flow, bare_money, 1.0, "") if c.value >= _LEAST_AMOUNT]
    for line in page.lines:
        if not fold(page.text_of(line[0])).startswith("total"):
            continue
        box = Box.around(s.box for s in line)
        for total in amounts:
            if total.value == paid and box.top - 1 <= total.box.middle <= box.bottom + 1:
                rows = _rows(page, total, amounts)
                if rows is not None:
                    yield rows


def _rows(page: PageText, total: Candidate[int], amounts: Sequence[Candidate[int]]) -> Rows | None:
    """The amounts above a total, one under the other as far as they stand close."""
    column = [
        c for c in amounts if c.box.bottom <= total.box.top + 1 and _is_aligned(c.box, total.box, page.height)
    ]
    column.sort(key=lambda c: -c.box.bottom)
    taken: list[Candidate[int]] = []
    below = total.box.top
    for amount in column[:_MOST_ROWS]:
        if below - amount.box.bottom > _ROW_GAP * page.height:
            break
        taken.append(amount)
        below = amount.box.top
    read = [(c, _line_of(page, c)) for c in taken if not _YEAR.fullmatch(c.text.strip())]
    read = [(c, line) for c, line in read if not _A_TOTAL.match(line.flat)]
    taken, lines = [c for c, _ in read], [line for _, line in read]
    running, added = 0, 0
    for count, amount in enumerate(taken, start=1):
        running += amount.value
        if running == total.value:
            added = count
            break
    if not added and (pairs := _side_by_side(taken, amounts, total.value)):
        taken, added = pairs, len(pairs)
        lines = [_line_of(page, amount) for amount in pairs]
    levied = added or max((n for n, line in enumerate(lines, start=1) if _LEVY.search(line.flat)), default=0)
    if levied:  # what stands above the topmost levy is of the receipt's head: a document, a phone, a base
        taken, lines = taken[:levied], lines[:levied]
    said = [_words(line) for line in lines]
    if not taken or (not added and not all(said)):
        return None
    value = sum(c.value for c in taken)
    sure = _SUMMED if added else _WHOLE
    if not added and any(_NO_ROW.search(text) or not _LEVY.search(text) for text in said):
        sure = _UNPROVED
    box = Box.around(c.box for c in taken)
    shown = " ".join(c.text for c in reversed(taken))
    # The candidates' own scores tell the shape of their figures; the sum tells whether they were read well.
    unmade = sure == _WHOLE and page.misreadable
    if page.misreadable and not added:
        sure = _UNPROVED
    best = Candidate(value, shown, page.number, box, sure, "conceptos")
    support = (Support.ROWS_ADD_UP,) if added else ()
    rate = _rates(page, taken, lines, sure)
    return Rows(Choice(best, round(sure, 3), None, (), support), rate, unmade)


def _side_by_side(
    column: Sequence[Candidate[int]], amounts: Sequence[Candidate[int]], total: int
) -> list[Candidate[int]]:
    """All amounts in the rows above a total, two or more levies to a row, where they make it; else none."""
    taken: list[Candidate[int]] = []
    for amount in column:
        row = [c for c in amounts if c.box.x1 <= amount.box.x0 and c.box.shares_rows(amount.box)]
        taken += [amount, *(c for c in row if not _YEAR.fullmatch(c.text.strip()))]
        if sum(c.value for c in taken) >= total:
            break
    return taken if sum(c.value for c in taken) == total else []


def _is_aligned(one: Box, other: Box, height: float) -> bool:
    """Whether amounts of a column stand flush right, as most do, flush left, or centred."""
    right, left = one.x1 - other.x1, one.x0 - other.x0
    return min(abs(right), abs(left), abs(right + left) / 2) < _ALIGNED * height


def _line_of(page: PageText, amount: Candidate[int]) -> View:
    """What stands left of an amount in its row."""
    return page.view(
        s for s in page.segments if s.x1 <= amount.box.x0 and s.top - 1 <= amount.box.middle <= s.bottom + 1
    )


def _words(line: View) -> str:
    """The row's text, folded; nothing when it has no words."""
    return line.flat if _WORD.search(line.flat) else ""


def _rates(
    page: PageText, amounts: Sequence[Candidate[int]], lines: Sequence[View], sure: float
) -> Choice[str] | None:
    """The sum of the rates, when each row prints one; of a scan, only those that the amounts confirm."""
    found = [(line, list(_RATE.finditer(line.flat))) for line in lines]
    if any(len(rates) != 1 or _PER_MILLE.search(line.flat) for line, rates in found):
        return None
    told = [(line, rates[0]) for line, rates in reversed(found)]
    shares = [float(rate[1].replace(",", ".")) for _, rate in told]
    proved = _of_one_base([c.value for c in reversed(amounts)], shares)
    if page.misreadable and not proved:
        return None
    total = sum(round(share * _MILLI) for share in shares)
    value = f"{total / _MILLI:.3f}".rstrip("0").rstrip(".")
    box = Box.around(line.box(*rate.span(1)) for line, rate in told)
    shown = " ".join(line.text[slice(*rate.span(1))] for line, rate in told)
    ink = min(line.confidence(*rate.span(1)) for line, rate in told)
    best = Candidate(value, shown, page.number, box, sure, "tarifas")
    return Choice(best, round(sure * ink, 3), None, (), _PROVED if proved else ())


def _of_one_base(amounts: Sequence[int], shares: Sequence[float]) -> bool:
    """Whether each amount is its share of the same base: a decimal mark lost by OCR would break it."""
    if len(amounts) < 2 or not all(shares):
        return False
    base = 100 * sum(amounts) / sum(shares)
    return all(
        abs(base * share / 100 - amount) <= _ROUNDED / 2
        for amount, share in zip(amounts, shares, strict=True)
    )


def base_of(pages: Sequence[LabelledPage], paid: int | None, rate: str | None) -> Choice[int] | None:
    """What the levies are a part of. The contract's value is it only when the rates confirm it."""
    found = [
        c
        for page in pages
        for c in page.candidates("base", money_values, where=_PLACES, reach=_VALUE_REACH_CHARS)
    ]
    chosen = choose(found)
    if chosen is not None:
        return chosen if len({c.value for c in found}) == 1 else _doubted(chosen)
    whole = choose(
        c
        for page in pages
        for c in page.candidates("valor_contrato", money_values, where=_PLACES, reach=_VALUE_REACH_CHARS)
    )
    if whole is None:
        return None
    due = None if rate is None else whole.best.value * float(rate) / 100
    confirmed = due is not None and paid is not None and abs(due - paid) <= _ROUNDED
    return whole if confirmed else _doubted(whole)


def _doubted(choice: Choice[int]) -> Choice[int]:
    return replace(choice, confidence=min(choice.confidence, _UNPROVED))


def last_day(pages: Sequence[LabelledPage]) -> Choice[dt.date] | None:
    """The last day to pay; with surcharges it may have several, and then none is sure."""
    found = [
        c for page in pages for c in page.candidates("limite", dates, where=_PLACES, reach=_DAY_REACH_CHARS)
    ]
    chosen = choose(found)
    if chosen is None or len({c.value for c in found}) == 1:
        return chosen
    return replace(chosen, confidence=min(chosen.confidence, _UNPROVED))
