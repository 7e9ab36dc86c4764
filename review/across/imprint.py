"""What a cuenta can be compared by with others: numbers, photographs and paragraphs, each with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from review.model import Box, Elsewhere, Month
from review.reading.prints import BYTES
from review.recognition.grammar import ids, person_names

PRINT_BYTES = BYTES
"""Length of a photograph's print."""


@dataclass(frozen=True, slots=True)
class NumberPrint:
    """A number printed on a paper: of a planilla, or of a bank account (`****1234` when masked).

    `sure` is False when OCR may have misread it. `month` is the period that a planilla is for, if read.
    """

    digits: str
    page: int
    box: Box | None
    sure: bool = True
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of the informe. `print` is 32 bytes, see `review.model.PicturePrint`."""

    page: int
    box: Box
    print: bytes


class SentencePrint(NamedTuple):
    """A long sentence as it stands, its figures and days among its words: a 64-bit digest, and how many."""

    digest: int
    words: int


@dataclass(frozen=True, slots=True)
class ParagraphPrint:
    """An activity as told: how many words, the 64-bit digests that stand for its text, how it begins, and
    its long sentences.

    An activity that only repeats the obligation printed beside it is not kept.
    """

    page: int
    box: Box
    words: int
    digests: tuple[int, ...]
    quote: str
    sentences: tuple[SentencePrint, ...] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """All of a document that can be found again in another one. Depends on its content alone."""

    planilla: NumberPrint | None = None
    account: NumberPrint | None = None
    photos: tuple[Photo, ...] = ()
    paragraphs: tuple[ParagraphPrint, ...] = ()


NO_TRACES = Traces()


@dataclass(frozen=True, slots=True)
class Imprint:
    """A cuenta as the others see it: who bills which month of which contract, and the traces of its papers.

    `contract_key` is the contract's number as `ids.contract_key` writes it. `current` is False once another
    version of the same cuenta has come; `present` when its file has gone without having been decided. Only
    imprints that are both are compared.
    """

    submission_id: int
    archivo: str
    contract: str | None
    contract_key: str | None
    document: str | None
    contractor: str | None
    month: Month | None
    payment: int | None
    received: dt.datetime
    traces: Traces = NO_TRACES
    present: bool = True
    current: bool = True

    @property
    def counts(self) -> bool:
        return self.present and self.current

    @property
    def owner(self) -> str | None:
        """What tells one contract from another: its key, or else its contractor's document."""
        return self.contract_key or self.person

    @property
    def person(self) -> str | None:
        """The contractor's document without zeros in front nor, where it is right, the check digit."""
        return None if self.document is None else ids.plain_document(self.document)

    def place(self, page: int | None, box: Box | None) -> Elsewhere:
        """A place in this cuenta, as it is told to another one."""
        return Elsewhere(
            self.submission_id,
            self.archivo,
            self.contract,
            self.contract_key,
            self.document,
            self.contractor,
            self.month,
            self.payment,
            page,
            box,
        )


def is_version(one: Imprint, other: Imprint) -> bool:
    """Whether two imprints of one contract are, or may be, of the same cuenta: the same month, or unknown."""
    return one.month is None or other.month is None or one.month == other.month


def same_person(one: Imprint, other: Imprint) -> bool | None:
    """Whether two cuentas are of one contractor; None when that is not known."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    if one.contractor and other.contractor:
        return person_names.same_person(one.contractor, other.contractor)
    return None
