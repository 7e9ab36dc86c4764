"""What a planilla says was paid: its contributions with the interest for being late.

Of several amounts the one told as the total is believed where the table of contributions proves it: its last
column adds up to it, or the contributions and the interest told beside them do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from review.model import Mark
from review.model.marks import ItemMark
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.money import parse_money
from review.recognition.items.planilla.data_rows import VALUE, DataRow, from_rows
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.column_totals import (
    column_totals,
    figures_beside,
    interest_beside,
    is_interest,
    right_of,
    unlike_its_column,
)
from review.recognition.values.common import unlike_the_rows
from review.recognition.values.labels import ABOVE, BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import (
    LEAST_MONEY,
    as_read,
    bare_money,
    in_view,
    interest_money,
    money_values,
)

_ITEM_SIGN = re.compile(r"^(?:[ivx]{1,4}|\d{1,2}|[a-h])\s?[.)]\s*(?=[a-z])")
# Characters between a label and its value (judgement): words that no phrase knows may stand there.
_TOTAL_CHARS, _INTEREST_CHARS = 40, 25
_SUM_TRUST = 0.7  # judgement: `suma` says less than a total's own label
_ROW_CONFIDENCE = 0.99  # judgement: the data row of an operator
_SUMMED_CONFIDENCE, _UNSUMMED_CONFIDENCE = 0.93, 0.6  # a row whose last amount is the sum, or is not
_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE, ABOVE)


def total_paid(
    pages: Sequence[LabelledPage], rows: Sequence[DataRow], amounts: Sequence[Sequence[Quote[int]]]
) -> Choice[int] | None:
    found: list[Candidate[int]] = []
    for row, quote in from_rows(rows, VALUE):
        value = parse_money(quote.text)
        if value is not None:
            read = Quote(value, quote.start, quote.end, quote.text, _ROW_CONFIDENCE)
            found += in_view(row.page, row.view, [read], _ROW_CONFIDENCE, "fila")
    told = [
        c for page in pages for c in page.candidates("total", money_values, where=_PLACES, reach=_TOTAL_CHARS)
    ]
    for page in pages:
        found += _total_rows(page, told)
    columns: list[Candidate[int]] = []
    partial: list[Candidate[int]] = []
    late: list[Candidate[int]] = []
    for page, own in zip(pages, amounts, strict=True):
        for column in column_totals(page.page, own):
            if (paid := _with_interest(page, column, told)) is not None:
                columns.append(paid)
            elif _is_subtotal(page.page, column, own, told):
                partial.append(column)
            else:
                columns.append(column)
                late += interest_beside(page.page, column, own)
    summed = {c.value for c in found} | {c.value for c in columns}
    found += unlike_the_rows(told, summed)
    if not found:
        for page in pages:
            found += page.candidates(
                "suma", money_values, where=_PLACES, reach=_TOTAL_CHARS, trust=_SUM_TRUST
            )
    return _noted(choose(_unlike_a_part([*found, *columns], columns)), partial, late)


def other_total(page: PageText, amounts: Sequence[Quote[int]]) -> Iterator[Mark]:
    """The last amount of a row of totals that its own column does not make, where another one makes its."""
    for column in column_totals(page, amounts):
        other = unlike_its_column(page, column, amounts)
        if other is not None:
            yield Mark(ItemMark.OTHER_TOTAL, other.text, other.page, other.box)


def other_subtotal(page: LabelledPage, amounts: Sequence[Quote[int]], total: int | None) -> Iterator[Mark]:
    """The subtotal of a planilla whose total is another, where nothing printed is what lies between them."""
    told = {
        c.value: c
        for c in page.candidates("subtotal", money_values, where=(SAME, RIGHT, BELOW), reach=_TOTAL_CHARS)
    }
    if total is None or len(told) != 1:
        return
    (subtotal,) = told.values()
    printed = {quote.value for quote in amounts}
    if subtotal.value != total and total in printed and abs(total - subtotal.value) not in printed:
        yield Mark(ItemMark.OTHER_TOTAL, subtotal.text, subtotal.page, subtotal.box)


def _noted(
    chosen: Choice[int] | None, partial: Sequence[Candidate[int]], late: Sequence[Candidate[int]]
) -> Choice[int] | None:
    """The choice with the doubt that another sum of the table leaves."""
    if chosen is None:
        return None
    if partial and chosen.best.value != partial[0].value:
        other = partial[0]
        return replace(chosen, note=f"Los aportes de su tabla suman «{other.text}» (página {other.page}).")
    if late and chosen.best.value not in {c.value + late[0].value for c in (*partial, chosen.best)}:
        said = f"Su fila de totales trae además «{late[0].text}» de mora (página {late[0].page})"
        return replace(chosen, note=f"{said}; compruebe cuánto se pagó.")
    return chosen


def _with_interest(
    page: LabelledPage, column: Candidate[int], told: Sequence[Candidate[int]]
) -> Candidate[int] | None:
    """The total told by its own label, where it is a proved sum and the interest printed beside it."""
    late = {c.value for c in page.candidates("mora", interest_money, where=_PLACES, reach=_INTEREST_CHARS)}
    late |= figures_beside(page.page, column)
    paid = [c for c in told if c.value > column.value and c.value - column.value in late]
    if not paid:
        return None
    best = max(paid, key=lambda c: c.score)
    return replace(best, score=max(best.score, column.score), source="aportes y mora")


def _is_subtotal(
    page: PageText, column: Candidate[int], quotes: Sequence[Quote[int]], told: Sequence[Candidate[int]]
) -> bool:
    """Does a column further right on the row of a proved sum say another total, told by its own label too?"""
    amounts = in_view(page, page.flow, quotes, _UNSUMMED_CONFIDENCE, "fila de totales")
    further = {c.value for c in right_of(column, amounts)}
    return any(c.value in further and c.value != column.value for c in told)


def _unlike_a_part(
    found: Sequence[Candidate[int]], columns: Sequence[Candidate[int]]
) -> list[Candidate[int]]:
    """Without a subsystem's own amount: what a proved total exceeds can only be a part of it."""
    least = min((c.value for c in columns), default=0)
    return [c for c in found if c.value >= least or c.source == "fila"]


def _total_rows(page: LabelledPage, told: Sequence[Candidate[int]]) -> list[Candidate[int]]:
    """The last amount of a row that begins with `TOTAL`: liquidado + mora = a pagar proves it.

    It is none where the row only has the parts of what a label tells as the total.
    """
    found: list[Candidate[int]] = []
    text = page.page
    for line in text.lines:
        first = _ITEM_SIGN.sub("", fold(text.text_of(line[0])))
        if (
            not first.startswith("total")
            or len(line) < 2
            or first.startswith(("total afiliad", "totales por"))
        ):
            continue
        view = text.view(line)
        quotes = [q for q in as_read(text, bare_money)(view.text) if q.value >= LEAST_MONEY]
        if len(quotes) < 2:
            continue
        *parts, last = [q.value for q in quotes]
        proved = (
            last == parts[-1] or (len(parts) >= 2 and last == parts[-1] + parts[-2]) or last == sum(parts)
        )
        last_one = in_view(
            text, view, quotes[-1:], _SUMMED_CONFIDENCE if proved else _UNSUMMED_CONFIDENCE, "fila de totales"
        )
        if proved or not (_is_parted(quotes, told) or any(is_interest(text, c) for c in last_one)):
            found += last_one
    return found


def _is_parted(quotes: Sequence[Quote[int]], told: Sequence[Candidate[int]]) -> bool:
    """Whether the last two amounts of a row, or all of them, make a total that its own label tells."""
    values = [q.value for q in quotes]
    return any(c.value in (sum(values), sum(values[-2:])) for c in told)
