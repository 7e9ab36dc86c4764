"""The bank's certificate: whose account, which, whether it is active, and the letter's own day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from review.model import Field, Mark
from review.model.marks import ItemMark
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.ids import is_company
from review.recognition.items.item_reading import ItemReading
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText, Segment
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.bank_accounts import account_fields
from review.recognition.values.candidates import Choice, choose, field_of, only_fields
from review.recognition.values.common import mark_where, name_fields
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.person_ids import person_ids
from review.recognition.values.readers import as_read, dates, id_numbers, in_view, names
from review.recognition.values.signing_days import closing_dates, place_dates

FAMILIES = LabelSet("banco")

_KINDS = (
    ("ahorros", re.compile(r"\bcuentas? (?:de )?ahorros?\b|\bahorros?\b")),
    ("corriente", re.compile(r"\bcuentas? corrientes?\b|\bcorriente\b")),
    (
        "deposito",
        re.compile(
            r"\bdepositos? (?:de )?(?:bajo monto|electronicos?|dinero electronico|ordinario)\b|\bdeposito\b"
        ),
    ),
)
# `cuenta corriente o de ahorros`, `ahorros/corriente`: what a form lets choose, not what it is.
_EITHER = re.compile(
    r"\bahorros?(?: ?/ ?| (?:y/)?[ou] )(?:cuentas? )?corriente"
    r"|\bcorriente(?: ?/ ?| (?:y/)?[ou] )(?:cuentas? )?(?:de )?ahorros?\b"
)
_ACTIVE = Signs("cuenta_activa")
_INACTIVE = Signs("cuenta_inactiva")
_OWNS = Signs("titularidad")

_DATE_PLACES = (SAME, RIGHT, NEXT_LINE, BELOW)
# A sentence that tells when the letter was made, or from when it holds.
_MADE = re.compile(
    r"\b(?:(?:se )?gener(?:a|o|ado|ada|acion)|consult(?:a|o|ado|ada)|impres[oa]|expedi(?:r|do|da|cion)"
    r"|se expide|emiti(?:do|da)|emite|certificad[oa]|certificacion|constancia|valid[oa]|validez|vigencia"
    r"|descargad[oa])\b"
)
# `se encuentra activo al 6 de mayo`: how things stand on the day of the letter.
_STANDS_ON = re.compile(
    r"\b(?:activ[oa]|vigente|habilitad[oa])s?,? (?:al?|a (?:la )?fecha(?: de)?|hoy,?) (?=\d)"
)
_MADE_REACH = 120  # characters: judgement, a line and a half of print
_NOT_MADE = re.compile(
    r"\b(?:hasta|vence|vencimiento|apertura|abiert[oa]|vinculad[oa]|vinculacion|activ[oa] desde|cliente desde"
    r"|titular|posee|tiene|cuenta|producto|nacimiento|ley|resolucion|decreto|saldo|corte)\b"
)
_HEAD = 0.25  # judgement: of the page's height, below its first line
_JUST_ABOVE = 2.5  # heights: a label in the line above, or the one over it
_MARGIN_LINES = 2.5  # heights: so near stand the lines of a margin
_OF_A_DAY = re.compile(r"\b(?:fecha|desde|hasta|dia|apertura|antiguedad|vinculacion|vigencia|vence|corte)\b")
# Judgement: how surely words of the letter are what a field asks for …
_KIND_CONFIDENCE = 0.98
_WHOLE_KIND_SHARE, _KIND_SHARE = 0.97, 0.5  # `cuenta de ahorros`; `ahorros` alone
_ID_CONFIDENCE = 0.96  # the holder's is the only person's
_DOCUMENT_TRUST, _DAY_TRUST, _NAME_TRUST = 0.95, 0.97, 0.9  # of a label
_MADE_CONFIDENCE, _LONE_CONFIDENCE = 0.9, 0.8
_HOLDER_CONFIDENCE, _WORDS_CONFIDENCE = 0.95, 0.6  # a name with its identity number behind it; without
# … and how many characters stand between a label and its value.
_DOCUMENT_REACH_CHARS, _DAY_REACH_CHARS, _NAME_REACH_CHARS = 20, 30, 10
_HOLDER_CHARS = 70  # a name and `identificado con`
_TITLE_CHARS = 4  # `Sr. `


def read(pages: Sequence[SortedPage]) -> ItemReading:
    """Read the bank's letter."""
    texts = [p.text for p in pages if p.text is not None]
    labelled = [LabelledPage(text, FAMILIES) for text in texts]
    bank, account = account_fields(labelled)
    fields = only_fields(
        bank,
        account,
        field_of("tipo_cuenta", _kind(texts)),
        field_of("documento", _document(labelled)),
        field_of("fecha", _date(labelled)),
    )
    return ItemReading(fields, tuple(_marks(labelled)), _names(labelled))


def _kind(pages: Sequence[PageText]) -> Choice[str] | None:
    found: list[Candidate[str]] = []
    for page in pages:
        flow = page.flow
        choices = [(either.start(), either.end()) for either in _EITHER.finditer(flow.flat)]
        for kind, pattern in _KINDS:
            for match in pattern.finditer(flow.flat):
                if any(start < match.end() and match.start() < end for start, end in choices):
                    continue
                whole = " " in match[0]
                quote = Quote(
                    kind, match.start(), match.end(), flow.text[match.start() : match.end()], _KIND_CONFIDENCE
                )
                found += in_view(
                    page, flow, [quote], _WHOLE_KIND_SHARE if whole else _KIND_SHARE, "tipo de cuenta"
                )
    return choose(found)


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
        said = person_ids(page.page, _ID_CONFIDENCE, beside=beside)
        found += [*(c for c in said if not is_company(c.value)), *beside]
    return choose(found)


def _date(pages: Sequence[LabelledPage]) -> Choice[dt.date] | None:
    """The letter's day, never that on which the account was opened."""
    found: list[Candidate[dt.date]] = []
    for page in pages:
        found += place_dates(page.page)
        found += closing_dates(page.page)
        found += page.candidates("fecha", dates, where=_DATE_PLACES, reach=_DAY_REACH_CHARS, trust=_DAY_TRUST)
        found += _said(page)
    if not found:
        found = [candidate for page in pages[:1] for candidate in _lone_dates(page)]
    return choose(found)


def _said(page: LabelledPage) -> list[Candidate[dt.date]]:
    """`Esta constancia se genera por la sucursal virtual el día …`, `válido por 30 días desde el …`."""
    flow = page.page.flow
    found: list[Candidate[dt.date]] = []
    for match in _MADE.finditer(flow.flat):
        zone = flow.ahead(match.end(), _MADE_REACH)
        zone = zone.split("\n\n", 1)[0]
        for quote in as_read(page.page, dates)(zone)[:1]:
            if not _NOT_MADE.search(fold(zone[: quote.start])):
                found += in_view(page.page, flow, [quote], _MADE_CONFIDENCE, "expedición", match.end())
    for match in _STANDS_ON.finditer(flow.flat):
        for quote in as_read(page.page, dates)(flow.ahead(match.end(), _MADE_REACH))[:1]:
            if quote.start == 0:
                found += in_view(page.page, flow, [quote], _MADE_CONFIDENCE, "estado a la fecha", match.end())
    return found


def _lone_dates(page: LabelledPage) -> list[Candidate[dt.date]]:
    """A line in the head of the letter that holds a day and nothing else; below a label it is the label's."""
    text = page.page
    if not text.segments:
        return []
    limit = min(s.top for s in text.segments) + _HEAD * text.page.height
    for line in text.lines:
        day = line[-1]
        if day.top > limit or not all(_is_of_a_margin(text, s) for s in line[:-1]):
            continue
        view = text.view([day])
        whole = [
            q for q in as_read(text, dates)(view.text) if not view.text.replace(q.text, "", 1).strip(" .,")
        ]
        above = [
            s
            for s in text.segments
            if 0 < day.middle - s.middle < _JUST_ABOVE * text.height and s.box.shares_columns(day.box)
        ]
        # The house's own name over the day begins like the label that asks for a bank.
        if whole and not any(page.is_label(s) and not find_bank(text.text_of(s)) for s in above):
            return in_view(text, view, whole, _LONE_CONFIDENCE, "fecha sola")
    return []


def _is_of_a_margin(text: PageText, cell: Segment) -> bool:
    """Whether a cell left of a day is a line of a margin that has its own lines, and no label of the day."""
    margin = [
        s
        for s in text.segments
        if abs(s.middle - cell.middle) < _MARGIN_LINES * text.height and abs(s.x0 - cell.x0) < text.height
    ]
    lone = any(len(text.lines[s.line]) == 1 for s in margin)
    return lone and not any(_OF_A_DAY.search(fold(text.text_of(s))) for s in margin)


def _names(pages: Sequence[LabelledPage]) -> tuple[Field, ...]:
    """`… certifica que NOMBRE identificado con …`."""
    found: list[Candidate[str]] = []
    for page in pages:
        flow = page.page.flow
        for match in re.finditer(r"\b(?:que|senora?|senor\(a\)|titular)\b[\s:,(a)]*", flow.flat):
            ahead = flow.ahead(match.end(), _HOLDER_CHARS)
            first = names(ahead)[:1]
            if first and first[0].start <= _TITLE_CHARS:
                after = fold(ahead[first[0].end :])
                near = any(word in after for word in ("identific", "cc", "c.c", "cedula", "nit", "documento"))
                found += in_view(
                    page.page,
                    flow,
                    first,
                    _HOLDER_CONFIDENCE if near else _WORDS_CONFIDENCE,
                    "titular",
                    match.end(),
                )
        found += page.candidates(
            ("nombre", "titular"),
            names,
            where=(SAME, RIGHT, NEXT_LINE),
            reach=_NAME_REACH_CHARS,
            trust=_NAME_TRUST,
        )
    return name_fields(found)


def _marks(pages: Sequence[LabelledPage]) -> list[Mark]:
    marks: list[Mark] = []
    for page in pages:
        inactive = mark_where(page.page, ItemMark.CLOSED, _INACTIVE)
        active = None if inactive is not None else mark_where(page.page, ItemMark.ACTIVE, _ACTIVE)
        owns = mark_where(page.page, ItemMark.OWNED, _OWNS) or _owned_by_label(page)
        marks += [mark for mark in (inactive, active, owns) if mark is not None]
    return marks


def _owned_by_label(page: LabelledPage) -> Mark | None:
    """A certificate that tells its holder in a cell, `Titular | …`, says in present whose the account is."""
    places = (SAME, RIGHT, NEXT_LINE, BELOW)
    beside = (
        page.beside(hit, names, where=places, reach=_NAME_REACH_CHARS)
        for hit in page.of("titular")
        if hit.opens
    )
    holder = next((found for found in beside if found is not None), None)
    return None if holder is None else Mark(ItemMark.OWNED, holder.text, holder.page, holder.box)
