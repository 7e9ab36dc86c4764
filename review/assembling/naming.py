"""The name of the PDF, as the entity's checklist asks for it."""

from __future__ import annotations

import re

from review import spanish
from review.model import ItemKind, Month, Submission
from review.ways import name_pattern
from review.ways.checklist import Checklist

NAMELESS = "cuenta de cobro"
_BARE_PAYMENT = re.compile(r"\s*\bpago$")  # of a payment that nobody knows


def name_of(
    submission: Submission,
    checklist: Checklist,
    contract: str | None = None,
    month: Month | None = None,
    *,
    listed: bool = False,
) -> str:
    """`CPS-014-2026 pago 001.pdf`. A part that nobody knows is left out.

    The contract is written as in the list where it was `listed`, else as typed, else as in the cuenta.
    """
    judgement = submission.judgement
    read = submission.recognition
    number = contract or read.value(ItemKind.CUENTA, "contrato")
    period = judgement.period or month
    payment = "" if judgement.payment is None else spanish.payment_number(judgement.payment)
    known = {
        "CONTRATO": (judgement.contract or number) if listed else (number or judgement.contract),
        "PAGO": payment,
        "MES": None if period is None else f"{period.month:02}",
        "AÑO": None if period is None else str(period.year),
        "CEDULA": judgement.document or read.value(ItemKind.CUENTA, "documento"),
        "CONTRATISTA": judgement.contractor,
    }
    values = {word: str(value) for word, value in known.items() if value}
    if not any(word in values for word in name_pattern.words_of(checklist.file_name)):
        return f"{NAMELESS}.pdf"
    name = name_pattern.named(checklist.file_name, values)
    return f"{name if payment else _BARE_PAYMENT.sub('', name)}.pdf"
