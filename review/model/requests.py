"""What became of what a returned cuenta was asked for, and what is other than in another cuenta."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Box, Month
from review.model.decisions import Decision
from review.model.recognised import FieldType, FieldValue, ItemKind


class RequestFate(StrEnum):
    """What became of a request in the next version; the order is that in which they are shown."""

    NO_ATENDIDO = "no_atendido"
    NUEVO = "nuevo"  # not asked: a fault that the returned version did not have
    POR_CONFIRMAR = "por_confirmar"  # the new version does not tell
    A_LA_VISTA = "a_la_vista"  # in a person's own words: no check follows it
    ATENDIDO = "atendido"
    YA_NO_SE_PIDE = "ya_no_se_pide"

    @property
    def closed(self) -> bool:
        """Nothing of it is left to be done."""
        return self in (RequestFate.ATENDIDO, RequestFate.YA_NO_SE_PIDE)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where something stands in a cuenta. `box` None when the whole page is meant."""

    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Something that was asked when a cuenta was returned, or a new fault, and what there is now.

    `asked` and `now` are Spanish sentences; `item` and `code` tell the check that follows it, None for a
    person's own words. `here` is where it is to be seen now, `there` where it was in the returned version.
    """

    fate: RequestFate
    asked: str
    now: str
    item: ItemKind | None = None
    code: str | None = None
    here: PagePlace | None = None
    there: PagePlace | None = None


@dataclass(frozen=True, slots=True)
class ReturnedRequests:
    """What the last return of a cuenta asked for, held against this version; in the order of the fates."""

    submission_id: int
    decision: Decision
    requests: tuple[Request, ...]

    @property
    def asked(self) -> tuple[Request, ...]:
        """Without what is new."""
        return tuple(one for one in self.requests if one.fate is not RequestFate.NUEVO)

    @property
    def tally(self) -> RequestTally:
        return RequestTally.of(one.fate for one in self.requests)


@dataclass(frozen=True, slots=True)
class RequestTally:
    """How many were asked and are closed, and how many faults are new."""

    asked: int
    closed: int
    new: int

    @classmethod
    def of(cls, fates: Iterable[RequestFate]) -> RequestTally:
        known = list(fates)
        new = known.count(RequestFate.NUEVO)
        return cls(len(known) - new, sum(fate.closed for fate in known), new)


@dataclass(frozen=True, slots=True)
class Change:
    """What is other in a cuenta than in an earlier one: a value, the pages of an item, an item that came or
    went. `name` is that of the field, empty for anything else; `title` its name in Spanish.

    A side that has none is None; for an item that came or went the other one is how many pages it has.
    `expected`: it moves so by itself. `doubtful`: one of the two was read with doubt.
    """

    item: ItemKind | None
    name: str
    title: str
    type: FieldType
    before: FieldValue | None
    now: FieldValue | None
    there: PagePlace | None = None
    here: PagePlace | None = None
    expected: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """What is other in a cuenta than in another one of its contract: the last payment before it, or the
    version before it (`same_cuenta`). What is unexpected comes first."""

    submission_id: int
    same_cuenta: bool
    period: Month | None  # what the other one bills
    changes: tuple[Change, ...]

    @property
    def unexpected(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if not one.expected)
