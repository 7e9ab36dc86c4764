"""Everything that a supervisor's paper may tell of a cuenta, as typed values with where each was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from review.model import Box, Contract, Decision, DutyTick, Month, PaperKind, State
from review.store.chain import Head
from review.supervision.certified_code import CertifiedCode


@dataclass(frozen=True, slots=True)
class FigureSource:
    """Where a figure of the paper comes from. `page` (from 1) and `box` (points from the top left corner of
    the upright page) where it was read, with the ink there as `quote`; `origin` tells it in Spanish."""

    figure: str
    shown: str
    origin: str
    quote: str = ""
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PaperAccount:
    """The payment that the paper is about. `payments`: how many the contract has. Money in pesos."""

    payment: int | None
    payments: int | None
    month: Month | None
    first_day: dt.date | None
    last_day: dt.date | None
    value: int
    dated: dt.date | None
    bank: str | None
    number: str | None
    account_kind: str | None
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class PaidPart:
    """A payment of the contract up to this one; `told` is how far it has come, in Spanish."""

    payment: int | None
    month: Month | None
    value: int | None
    told: str


@dataclass(frozen=True, slots=True)
class Executed:
    """The contract's account in pesos, with the payment included (`total`) and without (`before`). None: it
    cannot be known here. Shares are percents; days are of the calendar, without those suspended."""

    before: int | None
    this: int
    total: int | None
    balance: int | None
    money_share: Decimal | None
    time_share: Decimal | None
    days: int | None
    days_agreed: int | None
    parts: tuple[PaidPart, ...]


@dataclass(frozen=True, slots=True)
class PaperPila:
    """The planilla as read and judged. Money in pesos."""

    verified: bool
    planilla: str | None
    operator: str | None
    month: Month | None
    health_month: Month | None
    paid_on: dt.date | None
    base: int | None
    health: int | None
    pension: int | None
    risks: int | None
    solidarity: int | None
    total: int | None


class NoveltyKind(StrEnum):
    """What may happen to a contract after it was signed; the value is its Spanish name."""

    SUSPENSION = "Suspensión"
    EXTENSION = "Prórroga"
    ADDITION = "Adición"
    REDUCTION = "Reducción"
    ASSIGNMENT = "Cesión"


@dataclass(frozen=True, slots=True)
class ContractNovelty:
    """One of them, told in Spanish."""

    kind: NoveltyKind
    told: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """An obligation with what the informe answers to it. `tick` and `remark` are the supervisor's; `proof` is
    what the informe says of its evidence, `proof_pages` the pages of evidence that name it."""

    duty: str
    activity: str
    pages: tuple[int, ...]
    tick: DutyTick
    remark: str = ""
    proof: str = ""
    proof_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperAnnex:
    """An item of the cuenta, by its place and name in the entity's list, with its pages in the file."""

    place: int
    name: str
    pages: tuple[int, ...]
    state: State


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All of it, of one cuenta that is approved. `gaps` tell in Spanish what is left to be filled in by hand.
    `log` is the log of acts as it is now, `entry` the digest of the decision's link in it (empty: none),
    `logo` that of the entity, as PNG. `value_doubted`: its value was read with doubt, and nobody
    settled it."""

    kind: PaperKind
    submission_id: int
    contract: Contract
    contractor: str
    document: str
    post: str
    account: PaperAccount
    executed: Executed
    pila: PaperPila
    novelties: tuple[ContractNovelty, ...]
    duties: tuple[DutyRow, ...]
    annexes: tuple[PaperAnnex, ...]
    decision: Decision
    on_behalf: str
    archivo: str
    sha256: str
    pages: int
    log: Head | None
    rules_version: str
    sources: tuple[FigureSource, ...]
    gaps: tuple[str, ...] = ()
    entry: str = ""
    logo: bytes | None = None
    value_doubted: bool = False

    @property
    def code(self) -> str:
        """What the paper's code says; empty without a log."""
        one = self.account
        if not self.entry:
            return ""
        return CertifiedCode.of(self.contract.number, one.payment, one.month, one.value, self.entry).text
