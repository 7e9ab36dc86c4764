"""What a planilla says of itself besides its values: paid or not, and of which type."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from review.model import Mark
from review.model.marks import ItemMark
from review.recognition.grammar import Quote, fold
from review.recognition.items.planilla.data_rows import TYPE, DataRow, from_rows
from review.recognition.items.planilla.planilla_details import detail_marks
from review.recognition.knowledge.signs import Signs
from review.recognition.values.candidates import Choice
from review.recognition.values.common import first_ink, mark_where
from review.recognition.values.labels import BELOW, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import states
from review.recognition.values.wrapped_rows import days_in_rows

_PAID_WORDS = Signs("planilla_pagada")
_UNPAID_WORDS = Signs("planilla_sin_pagar")
# The type I (independientes), as OCR may read a lone letter.
_MISREAD_I = str.maketrans("1|l", "iii")
_STATE_REACH_CHARS, _TYPE_REACH_CHARS = 12, 25  # judgement: `de la planilla:` may stand before the type
_ALONE = 3  # characters: a colon and a blank
_TYPE_CONFIDENCE = 0.95  # judgement: behind its label


def planilla_marks(
    pages: Sequence[LabelledPage], rows: Sequence[DataRow], paid: Choice[dt.date] | None
) -> list[Mark]:
    marks = [first_ink(ItemMark.PLANILLA, pages[0].page)]
    unpaid = _state(pages, _UNPAID_WORDS, paid=False)
    settled = _state(pages, _PAID_WORDS, paid=True)
    if unpaid is not None:
        marks.append(unpaid)
    if settled is not None:
        marks.append(settled)
    elif unpaid is None and paid is not None:
        marks.append(Mark(ItemMark.PAID, paid.best.text, paid.best.page, paid.best.box))
    elif unpaid is None:
        days = next((m for page in pages if (m := days_in_rows(page.page)) is not None), None)
        marks += [] if days is None else [days]
    marks += _type(pages, rows)
    return marks + detail_marks(pages)


def _state(pages: Sequence[LabelledPage], phrases: Signs, *, paid: bool) -> Mark | None:
    name = ItemMark.PAID if paid else ItemMark.UNPAID
    for page in pages:
        for candidate in page.candidates("estado", states, reach=_STATE_REACH_CHARS):
            if (candidate.value == "aprobado") is paid:
                return Mark(name, candidate.text, candidate.page, candidate.box)
    return next((m for page in pages if (m := mark_where(page.page, name, phrases)) is not None), None)


def _type(pages: Sequence[LabelledPage], rows: Sequence[DataRow]) -> list[Mark]:
    for row, quote in from_rows(rows, TYPE):
        box = row.view.box(quote.start, quote.end)
        letter = quote.value.lower().translate(_MISREAD_I)
        return [Mark(f"{ItemMark.TYPE_}{letter}", quote.text, row.page.number, box)]
    for page in pages:
        for candidate in page.candidates(
            "tipo", _letters, where=(SAME, RIGHT, BELOW), reach=_TYPE_REACH_CHARS
        ):
            return [_type_mark(candidate)]
    # A word alone also heads the type of a document or of who pays: a letter alone is the planilla's
    for page in pages:
        for candidate in page.candidates(
            "tipo_solo", _letter_alone, where=(SAME, RIGHT, BELOW), reach=_ALONE
        ):
            return [_type_mark(candidate)]
    return []


def _type_mark(told: Candidate[str]) -> Mark:
    return Mark(f"{ItemMark.TYPE_}{told.value}", told.text, told.page, told.box)


def _letter_alone(text: str) -> list[Quote[str]]:
    """A capital with nothing beside it in its cell."""
    found = re.match(r"[\s.:]*([A-Z])[ ]*(?:\n|$)", text)
    return [] if found is None else [Quote(found[1].lower(), *found.span(1), found[1], _TYPE_CONFIDENCE)]


def _letters(text: str) -> list[Quote[str]]:
    found = re.match(r"[\s.:-]*(?:([a-z1|])(?!\w)|independientes?\b|empleados\b)", fold(text))
    if found is None:
        return []
    start, end = found.span(1) if found[1] else (found.end() - len(found[0].strip(" .:-")), found.end())
    letter = (found[1] or "").translate(_MISREAD_I) or ("i" if "independiente" in found[0] else "e")
    return [Quote(letter, start, end, text[start:end], _TYPE_CONFIDENCE)]
