"""Dudas: every value of a month that was read with doubt and that a rule waits for, of whichever cuenta.

A value is asked about when knowing it for sure would change what the rules find, alone or once the others of
its cuenta are known. So nobody is asked what changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from review.desk.dossier import path_of
from review.desk.questions import Account, Follows, PageShape, PossibleValue, ValueDoubt
from review.frames import today
from review.model import (
    Field,
    FieldValue,
    Finding,
    ItemKind,
    Judgement,
    Month,
    Resultado,
    Severity,
    State,
)
from review.model.fields import FIELDS
from review.pipeline.confirming import PaperOnTrial, Place, papers
from review.pipeline.histories import Surroundings
from review.store import Store, doubt_rows, grounds, overlays, queries
from review.store.queries import Row
from review.ways.checklist import DEFAULT

Doubts = Mapping[Place, tuple[Field, Follows]]
"""Those of one cuenta, by the place of the value."""

NOTHING: Doubts = MappingProxyType({})
MOST_OTHERS = 2
"""Values passed over that are offered as answers, the best first."""


def in_month(store: Store, month: Month | None = None, *, undated: bool = False) -> list[ValueDoubt]:
    """The doubts of the cuentas of a month that wait for a decision, in the order in which they are asked; of
    all months without one, or of the cuentas of which no month is known (`undated`). Raises StoreUnavailable.
    """
    question = (month, undated, today())

    def found() -> list[ValueDoubt]:
        ids = doubt_rows.with_doubtful_values(store, _least(store), month, undated=undated)
        return _in_order(store, _kept(store, question, ids))

    return list(store.kept("value_doubts.in_month", question, found))


def _kept(store: Store, question: Hashable, ids: Sequence[int]) -> dict[int, Doubts]:
    """The doubts of each of these cuentas; those are judged that stand otherwise than when they last were."""
    if not ids:
        return {}
    ground, said = grounds.of_judging(store), overlays.in_force(store, ids)
    marks = {row["id"]: (row, said.get(row["id"]), ground) for row in grounds.as_they_stand(store, ids)}
    return store.kept_each("value_doubts", question, marks, lambda lacking: _asked(store, lacking))


def among(store: Store, submission_ids: Collection[int]) -> list[ValueDoubt]:
    """The doubts of those of these cuentas that wait for a decision, likewise; cuentas of which nothing was
    read with doubt are not judged for it. Raises StoreUnavailable."""
    if not submission_ids:
        return []
    return of(store, doubt_rows.with_doubtful_values(store, _least(store), ids=submission_ids))


def _least(store: Store) -> float:
    checklists = Surroundings.of(store).checklists.values()
    return max((one.least_confidence for one in checklists), default=DEFAULT.least_confidence)


def of(store: Store, submission_ids: Sequence[int]) -> list[ValueDoubt]:
    """The doubts of these cuentas, likewise, whether or not somebody has decided. Raises StoreUnavailable."""
    return _in_order(store, _asked(store, submission_ids)) if submission_ids else []


def _asked(store: Store, submission_ids: Sequence[int]) -> dict[int, Doubts]:
    return dict.fromkeys(submission_ids, NOTHING) | {
        paper.submission_id: in_paper(paper) for paper in papers(store, submission_ids)
    }


def _in_order(store: Store, asked: Mapping[int, Doubts]) -> list[ValueDoubt]:
    rows = {row["id"]: row for row in queries.submissions(store, ids=[one for one in asked if asked[one]])}
    doubts: list[ValueDoubt] = []
    for number, found in asked.items():
        if number in rows:
            doubts += _told(store, rows[number], found)
    return sorted(doubts, key=lambda one: one.rank)


def in_paper(paper: PaperOnTrial) -> Doubts:
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
        faults = [sum(not one.state.settled for one in _findings(judged)) for judged in self.then]
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
        kind: tuple((one.code, one.state, one.message) for one in item.findings if not one.state.settled)
        for kind, item in judgement.items.items()
        if kind not in paper.marks
    }


def _told(store: Store, row: Mapping[str, Any], found: Doubts) -> Iterable[ValueDoubt]:
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
    return {row["number"]: shape_of(row) for row in queries.details(store, "pages", submission_id)}


def shape_of(page: Row) -> PageShape:
    """Of a row of `pages`."""
    return PageShape(page["width"], page["height"], page["rotation"])


def _candidates(field: Field) -> tuple[PossibleValue, ...]:
    """The value as read, and those passed over that say something else."""
    made = [PossibleValue(field.value, field.text, field.page, field.box)]
    for other in field.others:
        if other.value not in {one.value for one in made} and len(made) <= MOST_OTHERS:
            made.append(PossibleValue(other.value, other.text, other.page, other.box))
    return tuple(made)
