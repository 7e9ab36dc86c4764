"""Identity numbers by the label before them in the text, held against where they stand on the page.

The text goes from block to block: a label that ends a column of labels is followed by the first of the column
of values, which may be the number of a receipt or anything else. Such a number is its own row's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from review.model import Box
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.ids import find_person_ids, names_a_document
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import boosted
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view

# What has a number of its own and is no person.
_OTHERS_NUMBER = re.compile(
    r"\b(?:recibos?|referencia|ref|(?:auto)?liquidacion|comprobante|factura|formulario|codigo|transaccion|radicado"
    r"|consecutivo|orden|planilla|pin|cus|aprobacion|consignacion|declaracion|registro|expediente|contrato"
    r"|convenio|cuenta|telefono|celular|cdp|rp|crp)\b|(?:\bn\.?°|\bno\.?|\bnro\.?|\bnumero|#)[\s:.]*$"
)
_ANOTHERS = 0.3  # judgement: too little to be told alone
_FAR = 0.6  # judgement: no rival of a number beside its label, yet enough where there is none


def person_ids(
    page: PageText, score: float, source: str = "documento", *, beside: Sequence[Candidate[str]] = ()
) -> list[Candidate[str]]:
    """Every identity number that is labelled as one on the page.

    One in another block than its label counts little where its row begins with the label of another number,
    and is no rival of the numbers `beside` a label.
    """
    flow = page.flow
    quotes = list(as_read(page, find_person_ids)(flow.text))
    found = in_view(page, flow, quotes, score, source)
    return [boosted(one, _share(page, one, quote, beside)) for one, quote in zip(found, quotes, strict=True)]


def _share(page: PageText, one: Candidate[str], quote: Quote[str], beside: Sequence[Candidate[str]]) -> float:
    """What a number keeps of its confidence for the place in which it stands."""
    if names_a_document(page.flow.text[: quote.start].rpartition("\n\n")[2]):
        return 1.0
    if _is_anothers(page, one.box):
        return _ANOTHERS
    return _FAR if beside and all(one.value != other.value for other in beside) else 1.0


def _is_anothers(page: PageText, number: Box) -> bool:
    """Whether the nearest cell left of a number, on its row, is the label of another number."""
    left = [s for s in page.segments if number.shares_rows(s) and s.x1 <= number.x0]
    if not left:
        return False
    said = fold(page.text_of(max(left, key=lambda s: s.x1)))
    return _OTHERS_NUMBER.search(said) is not None and not names_a_document(said)
