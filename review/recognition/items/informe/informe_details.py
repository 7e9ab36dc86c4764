"""What else an informe tells: the payment, the money of the contract, the planilla that it quotes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TypeVar

from review.model import Field, FieldValue
from review.recognition.grammar import Quote, fold
from review.recognition.items.cuenta.cuenta_details import balance_fields
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import Choice, choose, field_of, only_fields
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.operators import brands
from review.recognition.values.readers import counts, in_view, labelled_dates, money_values

FAMILIES = LabelSet("informe_detalles")
V = TypeVar("V", bound=FieldValue)

SURE = 0.6
"""What is less sure is not told: the informe need not say it."""

_MAY_SAY = re.compile(r"\b(?:cuota|pagos?|saldo|planillas?|valor)\b")
_FIRST_PAGES = 8  # judgement: behind them comes the evidence
_COUNT_REACH_CHARS, _MONEY_REACH_CHARS = 4, 30  # judgement: a number follows at once
_NUMBER_REACH_CHARS, _DAY_REACH_CHARS, _OPERATOR_REACH_CHARS = 8, 8, 6  # judgement: they follow at once
_NUMBER_CONFIDENCE, _SAID_CONFIDENCE = 0.97, 0.95  # judgement: beside a label; in a sentence
_NUMBER = re.compile(r"\W{0,8}(\d{8,12})(?![\d/.,-]*\d)")
_SAID = re.compile(
    r"\bplanillas?\b(?:\(s\))?(?: [^.;:\d]{0,110}?)?(?:es ?\(?(?:son)?\)?|numero|nro\.?|no\.?|n°)"
    r"\s*[:#]?\s*(\d{8,12})(?![\d/.,-]*\d)"
)
_FIRM = re.compile(r"\bplanillas?\b|\bpila\b|\bseguridad social\b")
_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE)


def detail_fields(pages: Sequence[PageText]) -> dict[str, Field]:
    """The optional fields of an informe, those surely read; never of a scan, where figures are misread."""
    clear = (p for p in pages[:_FIRST_PAGES] if not p.blurred and _MAY_SAY.search(p.flow.flat))
    told = [LabelledPage(p, FAMILIES) for p in clear]
    value = _surely(choose(_money(told, "valor")))
    quoting = [page for page in told if _FIRM.search(page.page.flow.flat)]
    planilla = _surely(choose([*_beside(quoting), *_in_prose(quoting)]))
    payment = _surely(
        choose(
            [
                c
                for page in told
                for c in page.candidates("pago", counts, where=(SAME, RIGHT, BELOW), reach=_COUNT_REACH_CHARS)
            ]
        )
    )
    fields = only_fields(
        field_of("numero_pago", payment),
        field_of("valor", value),
        field_of("planilla", planilla),
    )
    if planilla is not None:
        near = [page for page in quoting if page.page.number == planilla.best.page]
        fields |= only_fields(
            field_of("planilla_fecha", _surely(choose(_paid(near)))),
            field_of("planilla_operador", _surely(choose(_operators(near)))),
        )
    balance = balance_fields(told, None if value is None else value.best.value)
    kept = {name: found for name, found in balance.items() if found.confidence >= SURE and found.note is None}
    return fields | _of_this_contract(kept)


def _surely(choice: Choice[V] | None) -> Choice[V] | None:
    return None if choice is None or choice.note is not None or choice.confidence < SURE else choice


def _money(pages: Sequence[LabelledPage], family: str) -> list[Candidate[int]]:
    return [
        c
        for page in pages
        for c in page.candidates(family, money_values, where=_PLACES, reach=_MONEY_REACH_CHARS)
    ]


def planillas(text: str) -> list[Quote[str]]:
    """The number of a planilla at the start of the text: eight to twelve figures in a run."""
    found = _NUMBER.match(fold(text))
    if found is None:
        return []
    return [
        Quote(found[1], found.start(1), found.end(1), text[found.start(1) : found.end(1)], _NUMBER_CONFIDENCE)
    ]


def _beside(pages: Sequence[LabelledPage]) -> list[Candidate[str]]:
    return [
        c
        for page in pages
        for c in page.candidates("planilla", planillas, where=_PLACES, reach=_NUMBER_REACH_CHARS)
    ]


def _in_prose(pages: Sequence[LabelledPage]) -> list[Candidate[str]]:
    """`… planilla(s) por el aporte del mes de junio es(son): 7974472110`."""
    found: list[Candidate[str]] = []
    for page in pages:
        flow = page.page.flow
        quotes = [
            Quote(m[1], m.start(1), m.end(1), flow.text[m.start(1) : m.end(1)], _SAID_CONFIDENCE)
            for m in _SAID.finditer(flow.flat)
        ]
        found += in_view(page.page, flow, quotes, _SAID_CONFIDENCE, "planilla citada")
    return found


def _paid(pages: Sequence[LabelledPage]) -> list[Candidate[dt.date]]:
    return [
        c
        for page in pages
        for c in page.candidates("planilla_fecha", labelled_dates, where=_PLACES, reach=_DAY_REACH_CHARS)
    ]


def _operators(pages: Sequence[LabelledPage]) -> list[Candidate[str]]:
    return [
        c
        for page in pages
        for c in page.candidates("operador", brands, where=_PLACES, reach=_OPERATOR_REACH_CHARS)
    ]


def _of_this_contract(fields: dict[str, Field]) -> dict[str, Field]:
    """Without amounts that cannot be: a part of the contract's value larger than the whole."""
    whole = fields.get("valor_contrato")
    if whole is None or not isinstance(whole.value, int):
        return fields
    return {
        name: found
        for name, found in fields.items()
        if isinstance(found.value, int) and (name == "valor_contrato" or found.value <= whole.value)
    }
