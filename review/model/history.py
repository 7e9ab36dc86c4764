"""What other cuentas say of one: its contract's earlier payments, what it shares with others, what was
excused. A plain value, so that judging again needs no database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Box, Month
from review.model.decisions import Verdict


class MatchKind(StrEnum):
    """What two cuentas share."""

    PLANILLA = "planilla"
    FOTO = "foto"
    TEXTO = "texto"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another cuenta. `box` None when the whole page is meant."""

    submission_id: int
    archivo: str
    contract: str | None
    contract_key: str | None
    document: str | None
    contractor: str | None
    month: Month | None
    payment: int | None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Something of this cuenta, on `page`, that is also in another one.

    `share` is how alike they are (0–1; 1.0 for the same number); `quote` the ink on this side. `usual`: so
    many cuentas share such a thing that it tells nothing of this one.
    """

    kind: MatchKind
    page: int
    box: Box | None
    there: Elsewhere
    share: float
    quote: str
    usual: bool = False


@dataclass(frozen=True, slots=True)
class PastAccount:
    """Another payment of the same contract, with the values in force (None: not read). Money in pesos."""

    submission_id: int
    archivo: str
    payment: int | None
    month: Month | None
    value: int | None
    document: str | None
    account: str | None  # digits of the bank account certified or asked for
    bank: str | None
    balance: int | None  # what the papers said was left after it
    verdict: Verdict | None
    received: dt.datetime
    account_place: Elsewhere | None = None
    rp: str | None = None  # the registro presupuestal that its cuenta names


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """The version of this same cuenta that came before. `verdict` and `reason`: what was decided on it.

    `changes` tells in Spanish what is different now, a sentence each.
    """

    submission_id: int
    archivo: str
    received: dt.datetime
    verdict: Verdict | None
    reason: str | None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule set aside for a contract (None: for the whole folder), by whom, why and until when, included."""

    id: int
    code: str
    contract_key: str | None
    author: str
    reason: str
    until: dt.date


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of a cuenta besides its papers and its contract. `accounts`, oldest first, are the
    other payments of its contract, without its other versions. `siblings` are the names of other files of
    the same person and month that bring the rest of its papers. `received` is when this cuenta came in."""

    accounts: tuple[PastAccount, ...] = ()
    matches: tuple[Match, ...] = ()
    previous: EarlierVersion | None = None
    siblings: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    known: bool = False  # False: nobody looked, for instance when a lone file is examined
    received: dt.datetime | None = None

    def of(self, kind: MatchKind) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.kind is kind)


NO_HISTORY = History()
