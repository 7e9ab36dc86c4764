"""A doubt as it is put to a person: whose cuenta, which value, what it may be, what hangs on the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from review.model import Box, FieldType, FieldValue, ItemKind, Month, State
from review.model.fields import FieldCard, Form


class Family(IntEnum):
    """Fields that are read alike, answered in one go; in the order in which they are asked."""

    MONEY = 1
    MONTHS = 2
    DAYS = 3
    PEOPLE = 4
    CONTRACTS = 5
    NUMBERS = 6
    WORDS = 7


_BY_FORM = {
    Form.PERSON: Family.PEOPLE,
    Form.CHECK_DIGIT: Family.PEOPLE,
    Form.CONTRACT: Family.CONTRACTS,
}
_BY_TYPE = {
    FieldType.MONEY: Family.MONEY,
    FieldType.MONTH: Family.MONTHS,
    FieldType.DATE: Family.DAYS,
    FieldType.DOCUMENT: Family.PEOPLE,
    FieldType.DIGITS: Family.NUMBERS,
    FieldType.COUNT: Family.NUMBERS,
    FieldType.TEXT: Family.WORDS,
}


@dataclass(frozen=True, slots=True)
class Account:
    """Whose cuenta a question is about, and where its PDF is."""

    submission_id: int
    archivo: str
    path: Path
    sha256: str
    contractor: str | None
    contract: str | None
    month: Month | None
    payment: int | None


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page to be drawn: size in points as displayed, and the degrees that put it upright."""

    width: float
    height: float
    rotation: int


@dataclass(frozen=True, slots=True)
class PossibleValue:
    """A value that a field may have, and where on the paper it stands."""

    value: FieldValue
    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Follows:
    """What hangs on an answer: the items that rules say something else of, and those that come to another
    state when it is as it was read. `together` is how many doubts of the cuenta have to be answered for it to
    be complete, if the answers are those that comply; None when even all of them are not enough."""

    touches: tuple[ItemKind, ...] = ()
    states: tuple[tuple[ItemKind, State], ...] = ()
    together: int | None = None

    @property
    def completes(self) -> bool:
        return self.together == 1


@dataclass(frozen=True, slots=True)
class ValueDoubt:
    """A value to be looked at: as it was read (the first candidate) and the values passed over."""

    account: Account
    item: ItemKind
    card: FieldCard
    candidates: tuple[PossibleValue, ...]
    note: str | None
    follows: Follows
    sheets: Mapping[int, PageShape]

    @property
    def key(self) -> str:
        return f"{self.account.submission_id}.{self.item}.{self.card.name}"

    @property
    def read(self) -> PossibleValue:
        return self.candidates[0]

    @property
    def family(self) -> Family:
        return family_of(self.card)

    @property
    def rank(self) -> tuple[int, Family, ItemKind, str, str, int]:
        """First what makes a cuenta complete, by the fewest answers; then like with like."""
        together = self.follows.together
        first = 2 if together is None else 0 if self.follows.completes else 1
        of = self.account
        return first, self.family, self.item, self.card.name, of.archivo, of.submission_id


def family_of(card: FieldCard) -> Family:
    return _BY_FORM.get(card.form) or _BY_TYPE[card.type]
