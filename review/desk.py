"""The reviewer's desk: what a person sees of one cuenta, and what they do about it.

Every act is added to the record with its author and moment, never changed; giving None for the new value
takes an earlier act back. The cuenta is judged again at once, and what the machine had said stays beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from review.model import (
    Box,
    Contract,
    Decision,
    FieldType,
    FieldValue,
    Finding,
    ItemKind,
    Lectura,
    Month,
    Origin,
    PageKind,
    Resultado,
    SecopSource,
    SecopState,
    State,
    Verdict,
)
from review.store import Store


@dataclass(frozen=True, slots=True)
class PageView:
    """A page and what it was taken for. Size in points as displayed upright; `moved` by a reviewer."""

    number: int
    width: float
    height: float
    kind: PageKind
    machine_kind: PageKind
    confidence: float
    origin: Origin
    rotation: int
    why: tuple[str, ...]
    marks: tuple[str, ...]
    failure: str | None

    @property
    def moved(self) -> bool:
        return self.kind is not self.machine_kind


@dataclass(frozen=True, slots=True)
class FieldView:
    """A value in force. `machine_value` is what was read (None when nothing was); `box` None if unknown."""

    name: str
    title: str
    type: FieldType
    value: FieldValue
    text: str
    page: int | None
    box: Box | None
    confidence: float
    note: str | None
    corrected: bool
    machine_value: FieldValue | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item: the state in force and the machine's, and who marked it otherwise and why."""

    kind: ItemKind
    state: State
    machine_state: State
    pages: tuple[int, ...]
    fields: tuple[FieldView, ...]
    findings: tuple[Finding, ...]
    marked_by: str | None = None
    mark_reason: str | None = None
    marked_at: dt.datetime | None = None

    @property
    def marked(self) -> bool:
        return self.marked_by is not None


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """Another file of the same contract, month and payment, or with the very same bytes."""

    id: int
    archivo: str
    folder: str
    received: dt.datetime
    present: bool
    current: bool
    identical: bool


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """All that a reviewer sees of one cuenta."""

    id: int
    archivo: str
    folder: str
    path: Path
    sha256: str
    lectura: Lectura
    reason: str | None
    contract: str | None
    document: str | None
    contractor: str | None
    entity: str | None
    supervisor: str | None
    payment: int | None
    period: Month | None
    value: int | None
    account_date: dt.date | None
    received: dt.datetime
    result: Resultado
    machine_result: Resultado
    present: bool
    current: bool
    secop_state: SecopState
    secop_source: SecopSource
    items: tuple[ItemView, ...]
    pages: tuple[PageView, ...]
    decision: Decision | None
    contract_data: Contract | None
    versions: tuple[OtherVersion, ...]
    rules_version: str

    def item(self, kind: ItemKind) -> ItemView:
        return next(item for item in self.items if item.kind is kind)


def submission(store: Store, submission_id: int) -> SubmissionView | None:
    """One cuenta with everything about it; None when there is no such cuenta."""


def decide(store: Store, submission_id: int, verdict: Verdict, reason: str, author: str) -> Decision:
    """Approve, return or leave incomplete. The reason is obligatory unless it is approved.

    The decision keeps the hash of the bytes and the version of the rules it was made on.
    Raises BadArgument without reason or author, or when there is no such cuenta.
    """


def mark_item(
    store: Store, submission_id: int, item: ItemKind, state: State | None, reason: str, author: str
) -> None:
    """Put the reviewer's own state on an item (None: the machine's again). The reason is obligatory."""


def move_page(
    store: Store, submission_id: int, page: int, kind: PageKind | None, author: str, reason: str = ""
) -> None:
    """Say what a page is (None: what the machine said); the cuenta is recognised and judged again."""


def correct_field(
    store: Store,
    submission_id: int,
    item: ItemKind,
    name: str,
    value: FieldValue | None,
    author: str,
    *,
    reason: str = "",
    page: int | None = None,
    box: Box | None = None,
) -> None:
    """Put the right value in a field (None: the machine's again); the cuenta is judged again.

    Without `page` and `box` the machine's evidence stays. Raises BadArgument for a value of the wrong type.
    """


def set_secop_state(
    store: Store, submission_ids: Iterable[int], state: SecopState | None, author: str
) -> int:
    """Say by hand the SECOP state of many cuentas (None: what the sources say). How many were set."""


def history(store: Store, submission_id: int) -> pd.DataFrame:
    """Everything done to a cuenta, oldest first: columns of `review.columns.HISTORY`."""
