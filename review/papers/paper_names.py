"""What the files that we write are called."""

from __future__ import annotations

import re

from review import spanish
from review.model import Letter

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')  # in a name of a file, on some system
_MOST = 60  # characters of the contract's number: the whole must fit where paths are short


def file_stem(letter: Letter, what: str) -> str:
    """The name of a file about a letter's cuenta, without its ending: `carta CPS-014-2026 pago 003`."""
    parts = [what, _UNFIT.sub("-", letter.contract or letter.contractor)[:_MOST]]
    if letter.payment is not None:
        parts.append(f"pago {spanish.payment_number(letter.payment)}")
    return " ".join(part for part in parts if part).strip(" .")
