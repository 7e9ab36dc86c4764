"""The name of the PDF, as the entity's checklist asks for it."""

from __future__ import annotations

import re

from review import spanish
from review.model import ItemKind, Month, Submission
from review.ways.checklist import Checklist

NAMELESS = "cuenta de cobro"
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')  # Windows allows least
_PART = re.compile(r"\{(\w+)\}")
_MOST_LETTERS = 120  # judgement: paths of 260 letters still bear it


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
    known = {
        "contrato": (judgement.contract or number) if listed else (number or judgement.contract),
        "pago": None if judgement.payment is None else spanish.payment_number(judgement.payment),
        "mes": None if (judgement.period or month) is None else str(judgement.period or month),
        "documento": judgement.document or read.value(ItemKind.CUENTA, "documento"),
        "contratista": judgement.contractor,
    }
    if all(known.get(part) is None for part in _PART.findall(checklist.file_name)):
        made = NAMELESS if _PART.search(checklist.file_name) else checklist.file_name
    else:
        made = _PART.sub(lambda found: str(known.get(found[1]) or ""), checklist.file_name)
    plain = " ".join(_FORBIDDEN.sub("-", made).split()).strip(" ._-")
    if known["pago"] is None and "{pago}" in checklist.file_name:
        plain = re.sub(r"\s*\bpago$", "", plain)
    return f"{plain[:_MOST_LETTERS].strip() or NAMELESS}.pdf"
