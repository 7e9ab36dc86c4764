"""A bank account and its bank, as letters of banks and cuentas de cobro write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from review.model import Field
from review.recognition.candidates import choose, field_of
from review.recognition.grammar.accounts import find_accounts
from review.recognition.grammar.banks import find_bank
from review.recognition.labels import Candidate
from review.recognition.readers import in_view
from review.recognition.text import PageText

_CONSIGN = re.compile(
    r"consign|transfer|cuenta de ahorro|cuenta ahorro|cuenta corriente|cuenta bancaria|entidad bancaria"
    r"|banco\s*:|entidad financiera|cuenta n|tipo de cuenta|\bgirar\b|\babonar\b|deposit|\bcta\b"
)
_NEAR = 160


def account_fields(
    pages: Sequence[PageText], *, consigned: bool = False
) -> tuple[Field | None, Field | None]:
    """`banco` and `cuenta`. `consigned`: only where the paper tells where to pay, not any bank it names."""
    numbers: list[Candidate[str]] = []
    banks: list[Candidate[str]] = []
    for page in pages:
        flow = page.flow
        places = [m.start() for m in _CONSIGN.finditer(flow.flat)]
        quotes = list(find_accounts(flow.text))
        numbers += in_view(page, flow, quotes, 0.97, "número de cuenta")
        around = [q.start for q in quotes] + places
        for quote in find_bank(flow.text):
            near = min((abs(quote.start - at) for at in around), default=10_000)
            score = 0.95 if near <= _NEAR else 0.55 if not consigned else 0.3
            banks += in_view(page, flow, [quote], score, "banco")
    return field_of("banco", choose(banks)), field_of("cuenta", choose(numbers))
