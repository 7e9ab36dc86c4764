"""What else a cuenta tells: who owes it, the VAT it charges, the balance, whether it is an invoice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from review.model import Field, Mark
from review.model.marks import ItemMark
from review.model.support import Support
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.ids import check_digit, find_person_ids, is_company
from review.recognition.values.candidates import Choice, choose, field_of, only_fields
from review.recognition.values.labels import BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import as_read, bare_money, in_view, money_or_nothing, money_values

_PLACES = (SAME, RIGHT, BELOW, NEXT_LINE)
_UNPROVED, _PROVED = 0.45, 0.96  # judgement: too little for a finding; and enough for one
_VAT_PERCENT = 19  # the general rate (E.T., art. 468)
# Pesos by which a percentage of a rounded amount may differ.
_ROUNDED = 2
_VAT_REACH = 12
_BASE_OF_VAT = re.compile(
    r"\b(?:antes de(?:l)?|sin(?: incluir)?(?: el)?|base(?: gravable)?(?: de(?:l)?| para(?: el)?)?"
    r"|no incluye(?: el)?|excluye(?: el)?|excluido(?: el)?|libre de)\s*$"
)
_LOOK_BACK = 30  # characters: `base gravable del IVA` and blanks
_BEGINS_CREDITOR = re.compile(r"\b(?:debe a|adeuda a|a favor de|acreedor|datos del proveedor|beneficiario)\b")
_DEBTOR = re.compile(
    r"\b(?:adquirente|entidad|municipio|alcaldia|gobernacion|departamento|cliente|deudor|contratante|senores"
    r"|rut/nit|concejo|personeria|contraloria|hospital|instituto|universidad|ministerio|secretaria|distrito"
    r"|e\.?s\.?e|nit entidad)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:banco|consign\w+|cuenta de ahorros?|cuenta corriente|fiduci\w+|aseguradora|eps|arl)\b"
)
_DEBTOR_LOOK_BACK, _OTHERS_LOOK_BACK = 140, 60  # characters: judgement, two lines; half of one
_REACH_CHARS = 30  # judgement: a percentage may stand between a label and its amount
_DEBTOR_CONFIDENCE = 0.95  # judgement: an identity number in the head, or behind the debtor's words
_OWN_DIGIT = re.compile(r"\s?[-–]\s?(\d)(?!\d)")
_CUFE = re.compile(r"\bc\.?u\.?f\.?e\b\.?\s?[:#-]?\s?(?=[0-9a-f]{12,}|\S{0,2}$)|\bcufe\s?:")
_INVOICE = " factura electronica de venta "
_NO_INVOICE = re.compile(r" (?:no|ni|sin|exonerad[oa]|obligad[oa]s?) (?:\w+ ){0,6}$")


def balance_fields(pages: Sequence[LabelledPage], asked: int | None) -> dict[str, Field]:
    """The contract's value, what was paid of it and what is left, each told by its own label.

    A label that may speak of this payment alone (`valor pagado`) needs the three to add up.
    """
    value = _amount(pages, "valor_contrato")
    paid = _amount(pages, "pagado", nothing=True)
    left = _amount(pages, "saldo", nothing=True)
    loose = _amount(pages, "acumulado", nothing=True) if paid is None else None
    if loose is not None and not _adds_up(value, loose, left, asked):
        loose = replace(loose, confidence=min(loose.confidence, _UNPROVED))
    paid = paid or loose
    if value is not None and paid is not None and left is not None and _adds_up(value, paid, left, asked):
        said = (Support.BALANCE_ADDS_UP,)
        value, paid, left = (replace(one, support=(*one.support, *said)) for one in (value, paid, left))
    return only_fields(field_of("valor_contrato", value), field_of("pagado", paid), field_of("saldo", left))


def _amount(pages: Sequence[LabelledPage], family: str, *, nothing: bool = False) -> Choice[int] | None:
    read = money_or_nothing if nothing else money_values
    found = [c for page in pages for c in page.candidates(family, read, where=_PLACES, reach=_REACH_CHARS)]
    chosen = choose(found)
    if chosen is None or len({c.value for c in found}) == 1:
        return chosen
    return replace(chosen, confidence=min(chosen.confidence, _UNPROVED))


def _adds_up(
    value: Choice[int] | None, paid: Choice[int] | None, left: Choice[int] | None, asked: int | None
) -> bool:
    if value is None or paid is None or left is None:
        return False
    rest = value.best.value - paid.best.value - left.best.value
    return rest in (0, asked)


def vat(pages: Sequence[LabelledPage], asked: int | None) -> Choice[int] | None:
    """The VAT that the cuenta adds; believed when it is 19 % of an amount of the page, or said to be none."""
    found: list[Candidate[int]] = []
    for page in pages:
        found += page.candidates(
            "iva", money_or_nothing, where=(SAME, RIGHT, BELOW), reach=_VAT_REACH, said=_of_the_vat
        )
    # `Ley 2277` beside the word is no amount.
    chosen = choose(c for c in found if c.value == 0 or not c.text.isdecimal())
    if chosen is None:
        return None
    amount = chosen.best.value
    if amount == 0:
        sure = chosen.confidence if "$" in chosen.best.text else _UNPROVED
        return replace(chosen, confidence=min(chosen.confidence, sure))
    printed = {q.value for page in pages for q in as_read(page.page, bare_money)(page.page.flow.text)}
    proved = any(abs(one * _VAT_PERCENT / 100 - amount) <= _ROUNDED for one in printed)
    if proved and amount != asked:
        return replace(chosen, support=(Support.VAT_OF_BASE,))
    return replace(chosen, confidence=min(chosen.confidence, _UNPROVED))


def _of_the_vat(before: str) -> bool:
    """Does a label that follows these words name the VAT itself, not the amount on which it is laid?"""
    return _BASE_OF_VAT.search(before[-_LOOK_BACK:]) is None


def debtor_nit(pages: Sequence[LabelledPage], creditor: str | None) -> Choice[str] | None:
    """The NIT of the entity that is charged: a company's, where the debtor is named and no bank is."""
    found: list[Candidate[str]] = []
    for page in pages:
        flow = page.page.flow
        begins = _BEGINS_CREDITOR.search(flow.flat)
        for quote in as_read(page.page, find_person_ids)(flow.text):
            if not is_company(quote.value) or quote.value == creditor:
                continue
            before = flow.flat[max(quote.start - _DEBTOR_LOOK_BACK, 0) : quote.start]
            near = before[-_OTHERS_LOOK_BACK:]
            if _OF_OTHERS.search(near) or find_bank(near):
                continue
            heads = begins is not None and quote.start < begins.start()
            sure = _DEBTOR_CONFIDENCE if heads or _DEBTOR.search(before) else _UNPROVED
            own = _OWN_DIGIT.search(quote.text) or _OWN_DIGIT.match(flow.text, quote.end)
            if own is not None and int(own[1]) != check_digit(quote.value):
                continue
            found += in_view(page.page, flow, [quote], sure, "NIT de quien debe")
    chosen = choose(found)
    if chosen is None or len({c.value for c in found}) == 1:
        return chosen
    return replace(chosen, confidence=min(chosen.confidence, _UNPROVED))


def detail_marks(pages: Sequence[LabelledPage], charged: Field | None) -> Iterator[Mark]:
    """`iva_cobrado`, and `factura_electronica` by its CUFE or its title."""
    if charged is not None and charged.support and charged.value:
        yield Mark(ItemMark.VAT_CHARGED, charged.text, charged.page, charged.box)
    for page in pages:
        text = page.page
        code = _CUFE.search(text.flow.flat)
        if code is not None:
            start, end = code.span()
            yield Mark(ItemMark.E_INVOICE, text.flow.text[start:end], text.number, text.flow.box(start, end))
            return
        at = text.heading.find(_INVOICE)
        if at >= 0 and not _NO_INVOICE.search(text.heading[: at + 1]):
            first = text.segments[0]
            yield Mark(ItemMark.E_INVOICE, "FACTURA ELECTRÓNICA DE VENTA", text.number, first.box)
            return
