"""Dudas: every value of a month that was read with doubt and that a rule waits for, of whichever cuenta.

A value is asked about when knowing it for sure would change what the rules find, alone or once the others of
its cuenta are known. So nobody is asked what changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from review.desk.dossier import path_of
from review.model import (
    Box,
    Field,
    FieldType,
    FieldValue,
    Finding,
    ItemKind,
    Judgement,
    Month,
    Resultado,
    Severity,
    State,
)
from review.model.fields import FIELDS, FieldCard, Form
from review.pipeline.confirming import PaperOnTrial, Place, papers
from review.pipeline.histories import Surroundings
from review.store import Store, doubt_rows, queries
from review.ways.checklist import DEFAULT

_CALM = (State.CUMPLE, State.NO_APLICA)
MOST_OTHERS = 2
"""Values passed over that are offered as answers, the best first."""


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


def in_month(store: Store, month: Month | None = None, *, undated: bool = False) -> list[ValueDoubt]:
    """The doubts of the cuentas of a month that wait for a decision, in the order in which they are asked; of
    all months without one, or of the cuentas of which no month is known (`undated`). Raises StoreUnavailable.
    """
    checklists = Surroundings.of(store).checklists.values()
    least = max((one.least_confidence for one in checklists), default=DEFAULT.least_confidence)
    return of(store, doubt_rows.with_doubtful_values(store, least, month, undated=undated))


def of(store: Store, submission_ids: Sequence[int]) -> list[ValueDoubt]:
    """The doubts of these cuentas, likewise, whether or not somebody has decided. Raises StoreUnavailable."""
    if not submission_ids:
        return []
    asked = {
        paper.submission_id: found for paper in papers(store, submission_ids) if (found := in_paper(paper))
    }
    rows = {row["id"]: row for row in queries.submissions(store, ids=list(asked))}
    doubts: list[ValueDoubt] = []
    for number, found in asked.items():
        if number in rows:
            doubts += _told(store, rows[number], found)
    return sorted(doubts, key=lambda one: one.rank)


def in_paper(paper: PaperOnTrial) -> dict[Place, tuple[Field, Follows]]:
    """The doubts of one cuenta, by the place of the value. Pure."""
    now = paper.judged()
    doubtful = {
        (kind, field.name): field
        for kind, item in paper.recognition.items.items()
        for field in item.fields.values()
        if field.name in FIELDS[kind] and is_doubtful(field, paper.least, now)
    }
    trials = {place: _Trial.of(paper, place, field) for place, field in doubtful.items()}
    best = {place: trial.best for place, trial in trials.items()}
    every = paper.judged(best)
    asked = [
        place
        for place, trial in trials.items()
        if trial.touches(paper, now)
        or _said(paper, paper.judged(_without(best, place))) != _said(paper, every)
    ]
    together = len(asked) if every.result is Resultado.COMPLETA else None
    return {place: (doubtful[place], trials[place].follows(paper, now, together)) for place in asked}


@dataclass(frozen=True, slots=True)
class _Trial:
    """What a cuenta comes to with each of the values that one field may have, the one read first."""

    values: tuple[FieldValue, ...]
    then: tuple[Judgement, ...]

    @classmethod
    def of(cls, paper: PaperOnTrial, place: Place, field: Field) -> _Trial:
        values = tuple(one.value for one in _candidates(field))
        return cls(values, tuple(paper.judged({place: value}) for value in values))

    @property
    def best(self) -> FieldValue:
        """The value with which the rules find least fault."""
        faults = [sum(one.state not in _CALM for one in _findings(judged)) for judged in self.then]
        return self.values[faults.index(min(faults))]

    def touches(self, paper: PaperOnTrial, now: Judgement) -> tuple[ItemKind, ...]:
        before, after = _said(paper, now), [_said(paper, judged) for judged in self.then]
        return tuple(kind for kind in before if any(one[kind] != before[kind] for one in after))

    def follows(self, paper: PaperOnTrial, now: Judgement, together: int | None) -> Follows:
        completes = any(judged.result is Resultado.COMPLETA for judged in self.then)
        read = self.then[0].items.items()
        return Follows(
            touches=self.touches(paper, now),
            states=tuple((kind, one.state) for kind, one in read if one.state is not now.items[kind].state),
            together=1 if completes else together,
        )


def _without(values: Mapping[Place, FieldValue], place: Place) -> dict[Place, FieldValue]:
    return {one: value for one, value in values.items() if one != place}


def is_doubtful(field: Field, least: float, judgement: Judgement) -> bool:
    """Whether a person should compare a value with its page: it is noted, less sure than `least`, or of ink
    that OCR may have misread where a rule leaves it to a person for that."""
    if field.note is not None or field.confidence < least:
        return True
    return (
        field.ink < 1
        and not field.support
        and any(
            (one.page, one.box) == (field.page, field.box)
            and one.state is State.POR_REVISAR
            and one.severity is Severity.RECHAZO
            for one in _findings(judgement)
        )
    )


def _findings(judgement: Judgement) -> Iterator[Finding]:
    for item in judgement.items.values():
        yield from item.findings


def _said(paper: PaperOnTrial, judgement: Judgement) -> dict[ItemKind, tuple[tuple[str, State, str], ...]]:
    """What the rules find fault with, or leave to a person, in each item that no reviewer marked."""
    return {
        kind: tuple((one.code, one.state, one.message) for one in item.findings if one.state not in _CALM)
        for kind, item in judgement.items.items()
        if kind not in paper.marks
    }


def _told(
    store: Store, row: Mapping[str, Any], found: Mapping[Place, tuple[Field, Follows]]
) -> Iterable[ValueDoubt]:
    account = account_of(row)
    sheets = sheets_of(store, account.submission_id)
    for (kind, name), (field, follows) in found.items():
        yield ValueDoubt(
            account=account,
            item=kind,
            card=FIELDS[kind][name],
            candidates=_candidates(field),
            note=field.note,
            follows=follows,
            sheets=sheets,
        )


def account_of(row: Mapping[str, Any]) -> Account:
    """Of a row of `queries.submissions`."""
    return Account(
        submission_id=row["id"],
        archivo=row["archivo"],
        path=path_of(row),
        sha256=row["sha256"],
        contractor=row["contractor"],
        contract=row["contract"],
        month=None if row["period"] is None else Month.parse(row["period"]),
        payment=row["payment"],
    )


def sheets_of(store: Store, submission_id: int) -> dict[int, PageShape]:
    """The pages of a cuenta, by number."""
    return {
        row["number"]: PageShape(row["width"], row["height"], row["rotation"])
        for row in queries.details(store, "pages", submission_id)
    }


def _candidates(field: Field) -> tuple[PossibleValue, ...]:
    """The value as read, and those passed over that say something else."""
    made = [PossibleValue(field.value, field.text, field.page, field.box)]
    for other in field.others:
        if other.value not in {one.value for one in made} and len(made) <= MOST_OTHERS:
            made.append(PossibleValue(other.value, other.text, other.page, other.box))
    return tuple(made)
