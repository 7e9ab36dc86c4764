"""Account numbers that no label names, told by what stands beside them: bank, kind of account, request.

Cuentas de cobro write `CONSIGNAR EN | Bancolombia | 451-772098-13 | AHORROS`, or `transferir a Bancolombia
451772098, ahorros`: two of the three in the number's row or sentence say what it is; one may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from review.recognition.grammar import Quote, fold
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.ids import digits, find_person_ids
from review.recognition.page.page_text import PageText
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view

_KIND = re.compile(r"\b(?:ahorros?|ahs|corriente|cte|nomina|bajo monto|deposito electronico)\b")
_ASKS = re.compile(
    r"\bconsig\w+|\btransfe\w+|\bgir(?:o|ar|e|en|arse|ese|arme|enme|eme)\b|\babon(?:ar|e|en|arse|ese|arme)\b"
    r"|\bdeposit\w+|\bpaguese\b|\bpag(?:ar|arse|arme|o) (?:en|a)\b|\b(?:forma|medio) de pago\b"
    r"|\bdatos (?:bancarios|para (?:el )?pago)\b|\b(?:cuenta|cta)s?\b(?! de cobro)"
)
# Words between that say of the number what it is instead.
_OTHER = re.compile(
    r"\b(?:cobro|nit|cc|c\. ?c|ce|cedula|identificad[oa]|identificacion|documento|valor|suma|total|planilla|"
    r"celular|cel|telefonos?|tel|movil|whatsapp|fax|contrato|orden|fecha|apertura|factura|radicado|codigo|cod|"
    r"convenio|referencia|ref|comprobante|aprobacion|transaccion|cdp|rp|crp|registro|certificado|resolucion)\b"
    r"|\$"
)
# The same, unless a bank or a kind stands nearer.
_OTHER_UNLESS_NEARER = re.compile(
    r"\b(?:titular|nombres?|beneficiario|direccion|calle|carrera|oficina|sucursal)\b"
)
_COMPANY = re.compile(r"[89]\d{8}-? ?\d")  # a bank's own NIT with its check digit
_LEAST_DIGITS = 8  # figures: judgement, a bare number of fewer may be an amount of the table
_REACH_CHARS = 45  # judgement: the longest name of a bank and a word or two
_ASKED_CHARS = 140  # judgement: two lines of print from the request to the number
_TOLD, _ALL = 2, 3  # of bank, kind and request
_MOBILE = re.compile(r"3[0-5]\d{8}")  # mobile telephones of Colombia: plan nacional de numeración
_CONFIDENCE = 0.9  # judgement: less than of a number that is called an account
_ENDS = re.compile(r"\d|\.(?=\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+ [a-záéíóúñ])")  # another number, another sentence


def accounts_beside_banks(
    page: PageText, read: Callable[[str], Sequence[Quote[str]]], known: Collection[str]
) -> list[Candidate[str]]:
    """The numbers in the shape of an account, as `read` finds them, where what is around says that they are.

    `known` are figures told to be something else, as the identity numbers of the page are.
    """
    found: list[Candidate[str]] = []
    taken = {*known, *(q.value for q in as_read(page, find_person_ids)(page.flow.text))}
    for view, parting in ((page.rows, "\n"), (page.flow, "\n\n")):
        flat = fold(view.text).replace("\t", " ")
        quotes = [
            quote
            for quote in as_read(page, read)(view.text)
            if not _is_other(quote, taken)
            and len(_told(view.text, flat, quote, parting))
            >= (_ALL if _MOBILE.fullmatch(quote.text) else _TOLD)
        ]
        found += in_view(page, view, quotes, _CONFIDENCE, "junto al banco")
    return found


def _is_other(quote: Quote[str], taken: Collection[str]) -> bool:
    number = digits(quote.value)
    if "*" in quote.value:
        return False
    return (
        len(number) < _LEAST_DIGITS
        or _COMPANY.fullmatch(quote.text) is not None
        or not {number, number[:-1]}.isdisjoint(taken)
    )


def _told(text: str, flat: str, quote: Quote[str], parting: str) -> set[str]:
    """Which of bank, kind and request the row or paragraph says of the number; none where it says another."""
    first, last = text.rfind(parting, 0, quote.start), text.find(parting, quote.end)
    first = max(0 if first < 0 else first + len(parting), quote.start - _REACH_CHARS)
    last = min(len(text) if last < 0 else last, quote.end + _REACH_CHARS)
    ends = [end.end() for end in _ENDS.finditer(text, first, quote.start)]
    first = ends[-1] if ends else first
    end = _ENDS.search(text, quote.end, last) or _OTHER.search(flat, quote.end, last)
    last = last if end is None else end.start()
    before = flat[first : quote.start]
    if _OTHER.search(before) or _is_named(before):
        return set()
    told = set()
    if find_bank(before) or find_bank(text[quote.end : last]):
        told.add("banco")
    if _KIND.search(before) or _KIND.search(flat, quote.end, last):
        told.add("tipo")
    if _ASKS.search(flat, max(quote.start - _ASKED_CHARS, 0), quote.start):
        told.add("pide")
    return told


def _is_named(before: str) -> bool:
    """Is the last word before the number one of another thing, with no bank nor kind behind it?"""
    said = list(_OTHER_UNLESS_NEARER.finditer(before))
    if not said:
        return False
    behind = before[said[-1].end() :]
    return not find_bank(behind) and _KIND.search(behind) is None
