"""What the code of a paper says: which account was certified, and by which entry of the log of acts.

One line of plain signs, so that it can be read by a telephone and typed by hand. Anybody can write such a
line; that it is true is told by the log alone (`certified_check`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from review.model import Month

HEAD: Final = "VBC1"
_MARK: Final = "|"
_MOST_CONTRACT: Final = 40  # letters: the code stays small enough to be printed at 28 mm
_ENTRY_DIGITS: Final = 24  # hexadecimal, 96 bits: nobody finds another entry that begins alike
_ENTRY = re.compile(rf"[0-9a-f]{{{_ENTRY_DIGITS}}}")
_SEVERAL: Final = "COLECTIVA"
_LIST_DIGITS: Final = 12  # hexadecimal: tells what was listed from what is; that it is true the log tells
_OF_SEVERAL = re.compile(rf"{_SEVERAL} [0-9a-f]{{{_LIST_DIGITS}}}", re.IGNORECASE)
_FIGURES = re.compile(r"[0-9]{1,15}")
_SPACES = re.compile(r"\s+")
_UNPRINTED = re.compile(r"[^\x20-\x7e\xa1-\u024f]")


@dataclass(frozen=True, slots=True)
class CertifiedCode:
    """An account as a paper certified it; `value` in pesos, `entry` the beginning of the digest of the
    decision's link in the chain. Of a paper about `several`, `payment` is how many they are, `value` their
    sum, and `entry` that of the newest of their decisions."""

    contract: str
    payment: int | None
    month: Month | None
    value: int
    entry: str

    @classmethod
    def of(
        cls, contract: str, payment: int | None, month: Month | None, value: int, digest: str
    ) -> CertifiedCode:
        return cls(contract_told(contract), payment, month, value, digest[:_ENTRY_DIGITS])

    @classmethod
    def of_several(cls, each: Collection[str], month: Month, value: int, digest: str) -> CertifiedCode:
        """That of a paper about the accounts whose own codes would say `each`."""
        said = hashlib.sha256("\n".join(sorted(each)).encode("utf-8")).hexdigest()[:_LIST_DIGITS]
        return cls(f"{_SEVERAL} {said}", len(each), month, value, digest[:_ENTRY_DIGITS])

    @property
    def several(self) -> bool:
        return _OF_SEVERAL.fullmatch(self.contract) is not None

    @property
    def text(self) -> str:
        """`VBC1|CPS-014-2026|4|2026-10|5200000|3f2a…`; what is not known is empty."""
        payment = "" if self.payment is None else str(self.payment)
        month = "" if self.month is None else str(self.month)
        return _MARK.join((HEAD, self.contract, payment, month, str(self.value), self.entry))

    @classmethod
    def read(cls, said: str) -> CertifiedCode | None:
        """The code that a line tells, however it was typed; None for anything else."""
        parts = [one.strip() for one in said.strip().split(_MARK)]
        if len(parts) != 6 or parts[0].upper() != HEAD:
            return None
        contract, payment, month, value, entry = parts[1:]
        entry = _SPACES.sub("", entry).replace("-", "").lower()
        if not _ENTRY.fullmatch(entry) or not _FIGURES.fullmatch(value):
            return None
        if payment and not _FIGURES.fullmatch(payment):
            return None
        try:
            told = Month.parse(month) if month else None
        except ValueError:
            return None
        return cls(contract_told(contract), int(payment) if payment else None, told, int(value), entry)


def is_code(said: str) -> bool:
    """Whether a text means to be such a code, well typed or not."""
    return said.strip()[: len(HEAD) + 1].upper() == HEAD + _MARK


def contract_told(number: str) -> str:
    """A contract's number as the code holds it."""
    words = _UNPRINTED.sub("", _SPACES.sub(" ", number)).replace(_MARK, "/")
    return words.strip()[:_MOST_CONTRACT].strip()
