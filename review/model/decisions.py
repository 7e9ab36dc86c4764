"""What a person decides, on what, and what they were about to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """A reviewer's decision about a cuenta."""

    APROBADA = "aprobada"
    DEVUELTA = "devuelta"
    INCOMPLETA = "incompleta"


class Avance(StrEnum):
    """How far the review of a cuenta has come, by whomever: begun when somebody opened it or is writing."""

    SIN_ABRIR = "sin_abrir"
    EN_REVISION = "en_revision"
    APROBADA = "aprobada"
    DEVUELTA = "devuelta"
    INCOMPLETA = "incompleta"

    @classmethod
    def of(cls, verdict: str | None, *, begun: bool) -> Avance:
        """Of the decision in force, None for none."""
        if verdict is not None:
            return cls(verdict)
        return cls.EN_REVISION if begun else cls.SIN_ABRIR


class Concept(StrEnum):
    """What who reviews a cuenta says of it to who decides."""

    VISTO_BUENO = "visto_bueno"
    CON_INCONSISTENCIA = "con_inconsistencia"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A concept with its author and reason; the last one given on a cuenta is in force. `stale` tells in
    Spanish what has changed since."""

    submission_id: int
    concept: Concept
    reason: str
    author: str
    at: dt.datetime
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its author, reason and ground. Never changed, only followed by another.

    `stale` tells in Spanish what has changed since it was taken, and `other_result` whether the result or the
    state of an item is now another.
    """

    submission_id: int
    verdict: Verdict
    reason: str
    author: str
    at: dt.datetime
    sha256: str
    rules_version: str
    stale: tuple[str, ...] = ()
    other_result: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What was in front of a person who acts on a cuenta, to be compared with what is there when they act.

    `judgement` is a digest of what was read and what was made of it; `current` tells whether the file was the
    version in force; the others are the numbers of the last act of each kind, 0 for none.
    """

    sha256: str
    current: bool
    judgement: str
    decision: int = 0
    mark: int = 0
    move: int = 0
    correction: int = 0
    concept: int = 0
    reversal: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that somebody is about to take: the verdict chosen, what is written for each, and what they
    had in front of them when they began."""

    seen: Seen
    verdict: Verdict | None = None
    texts: Mapping[Verdict, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return self.verdict is None and not self.texts


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where somebody left the review of a cuenta: the page (from 1; 0 is none), the point at hand, and the
    points that they looked at, each by its key (`review.desk.points`)."""

    page: int = 0
    point: str = ""
    looked: frozenset[str] = frozenset()
