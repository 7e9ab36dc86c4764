"""What of a person's data is shown to who need not know it (Ley 1581 de 2012, art. 4: access is restricted to
what the purpose asks): names and contracts, which are public in SECOP II, and the end of each number.
"""

from __future__ import annotations

import re
from typing import Final

SHOWN_DIGITS: Final = 3
"""How many digits of a number are left, its last: enough to tell two accounts of one person apart, and too
few to be used. Judgement."""
_DOTS: Final = "•••"

_NUMBER = re.compile(r"\d{1,3}(?:[.\u00a0 ’']\d{3})+(?!\d)|\d{6,}")
"""Digits that may be those of a document, an account or a telephone: six at least (the shortest cédulas in
use), together or in groups of thousands."""
_FEWEST_DIGITS = 6
_PHONE = re.compile(r"(?<!\d)3\d{2}[ .-]\d{3}[ .-]?\d{2}[ .-]?\d{2}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PESOS = re.compile(r"(?:\$|\bCOP|\bpesos)\s*$", re.IGNORECASE)
_CONTRACT = re.compile(r"(?:CCNTR|\.REQ|\.BDOS|\.NTC)\.$", re.IGNORECASE)  # SECOP II's own, public numbers
_DIGEST = re.compile(r"(?=.*[a-f])[0-9a-f]{16,}")


def text(told: str) -> str:
    """The text with documents, accounts, telephones and e-mails masked. Money stays where it is told to be
    money; a number that nothing tells to be money is taken for a person's."""
    if _DIGEST.fullmatch(told):
        return told
    told = _EMAIL.sub(lambda found: f"{found[0][0]}{_DOTS}@{_DOTS}", told)
    told = _PHONE.sub(lambda found: _end(found[0]), told)
    return _NUMBER.sub(_number, told)


def whole(told: str) -> str:
    """Of what is known to be personal: its end."""
    return _end(told) if sum(one.isdecimal() for one in told) > SHOWN_DIGITS else _DOTS


def _number(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 12) : found.start()]
    digits = sum(one.isdecimal() for one in found[0])
    if digits < _FEWEST_DIGITS or _PESOS.search(before) or _CONTRACT.search(before):
        return found[0]
    return _end(found[0])


def _end(told: str) -> str:
    return _DOTS + "".join(one for one in told if one.isdecimal())[-SHOWN_DIGITS:]
