"""Everything that a paper of a month may tell: its approved cuentas by what pays them, and those left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.model import Month, MonthPaperKind
from review.store.chain import Head
from review.supervision.paper_facts import FigureSource, PaperFacts


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What of an approved cuenta is paid by one RP. `value` in pesos; `part` and `parts` (from 1) where
    several RPs pay it; what no list tells is empty."""

    paper: PaperFacts
    value: int
    cdp: str = ""
    rp: str = ""
    rubro: str = ""
    fuente: str = ""
    dependencia: str = ""
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The lines of a fuente and dependencia, by contract and payment."""

    fuente: str
    dependencia: str
    lines: tuple[MonthLine, ...]

    @property
    def value(self) -> int:
        """In pesos."""
        return sum(one.value for one in self.lines)

    @property
    def cuentas(self) -> int:
        """How many cuentas have a line here."""
        return len({one.paper.submission_id for one in self.lines})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cuenta of the month that is not in the paper: why, in Spanish; `value` in pesos, None when it is not
    known."""

    submission_id: int
    contract: str
    contractor: str
    value: int | None
    approved: bool
    why: str


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """All of it, of the cuentas of a folder and a month. `gaps` tell in Spanish what is left to be filled in
    by hand; `day` is that of the last approval, `log` the log of acts as it is now, `code` what its code says
    (empty: the log does not tell of all of them), `logo` that of the entity, as PNG."""

    kind: MonthPaperKind
    month: Month
    entity: str
    entity_nit: str
    supervisor: str
    post: str
    day: dt.date
    groups: tuple[MonthGroup, ...]
    left: tuple[LeftOut, ...]
    log: Head | None
    sources: tuple[FigureSource, ...] = ()
    gaps: tuple[str, ...] = ()
    code: str = ""
    logo: bytes | None = None

    @property
    def lines(self) -> tuple[MonthLine, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def total(self) -> int:
        """In pesos."""
        return sum(group.value for group in self.groups)

    @property
    def cuentas(self) -> int:
        return len({line.paper.submission_id for line in self.lines})

    @property
    def approved_left(self) -> tuple[LeftOut, ...]:
        """Those that somebody approved, and are not in the paper all the same."""
        return tuple(one for one in self.left if one.approved)
