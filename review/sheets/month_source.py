"""What a month's workbook is made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pandas import DataFrame

from review.model import Month

Scope = Literal["pendientes", "enviadas", "todas"]
SCOPES: tuple[Scope, ...] = ("pendientes", "enviadas", "todas")
_COLOMBIA = dt.timezone(dt.timedelta(hours=-5))


@dataclass(frozen=True, slots=True)
class MonthBook:
    """A month as tables, with who asks for it. The tables have the columns of `review.catalogue`.

    `submissions` holds the month's cuentas in every version, and the files whose month is not known;
    `findings`, `fields` and `pages` speak of them by `submission_id`; `checklist` is the month's table of
    contracts by items (`COMPLIANCE`), which also knows the contracts that sent nothing. `source` says
    where the papers came from, `log` in a sentence which log of acts stood behind the book when it was made,
    `made_at` when what it holds last changed. `payable`, `absent`, `budget` and `preliquidation` are those
    tables. `only` are the cuentas that somebody chose, by a filter told in `chosen` (None: all); `entity` is
    who pays, empty when it is not one, and `logo` its logo, as PNG.
    """

    month: Month
    made_by: str
    made_at: dt.datetime
    rules_version: str
    scope: Scope
    source: str
    submissions: DataFrame
    findings: DataFrame
    checklist: DataFrame
    fields: DataFrame
    pages: DataFrame
    payable: DataFrame
    absent: DataFrame
    budget: DataFrame
    preliquidation: DataFrame
    log: str = ""
    entity: str = ""
    only: frozenset[int] | None = None
    chosen: str = ""
    logo: bytes | None = None

    @property
    def made_locally(self) -> dt.datetime:
        """`made_at` as the clock in Colombia shows it, without zone (a workbook knows no zones)."""
        moment = self.made_at if self.made_at.tzinfo is None else self.made_at.astimezone(_COLOMBIA)
        return moment.replace(tzinfo=None, microsecond=0)
