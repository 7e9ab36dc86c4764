"""What a reviewer sees of one cuenta: frozen views, put together by `review.desk`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from review.frames.cuenta_duties import CuentaDuties
from review.model import (
    Alternative,
    Box,
    Contract,
    Decision,
    FieldType,
    FieldValue,
    Finding,
    ItemKind,
    Lectura,
    Month,
    Note,
    Opinion,
    Origin,
    PageKind,
    Resultado,
    SecopSource,
    SecopState,
    Seen,
    State,
)
from review.model.marks import PageMark
from review.model.support import Support


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

    @property
    def learned(self) -> bool:
        """Did a lesson about its layout tell what it is?"""
        return PageMark.LEARNED in self.marks


@dataclass(frozen=True, slots=True)
class FieldView:
    """A value in force. `machine_value` is what was read (None when nothing was); `box` None if unknown.

    `support` tells in Spanish what speaks for the value; `others` are the values passed over, best first.
    """

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
    support: tuple[str, ...] = ()
    others: tuple[Alternative, ...] = ()

    @property
    def learned(self) -> bool:
        """Did a lesson about its page's layout tell where it stands?"""
        return Support.LEARNED in self.support


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
    opinion: Opinion | None  # the concept in force
    contract_data: Contract | None
    versions: tuple[OtherVersion, ...]
    rules_version: str
    seen: Seen  # all this, for whoever acts on it
    earlier_decision: Decision | None = None  # on an earlier version, while this one has none of its own
    previous: int | None = None  # the version before this one
    notes: tuple[Note, ...] = ()  # those in force, oldest first
    duties: CuentaDuties | None = None  # None: the file could not be read
    lost: bool = False  # some of it was not read for a cause of ours: it can be read again

    def item(self, kind: ItemKind) -> ItemView:
        return next(item for item in self.items if item.kind is kind)


@dataclass(frozen=True, slots=True)
class LessonView:
    """A format learned: what was taught about it, from which paper, by whom, and whether it is in force.

    `item` and `name` are None when the lesson says what the page is (`kind`). `uses` counts the cuentas in a
    folder now that were read with it. `state_author` and `state_at` tell of its last undoing or renewal.
    """

    id: int
    submission_id: int
    archivo: str
    contractor: str | None
    page: int
    kind: PageKind
    item: ItemKind | None
    name: str | None
    author: str
    at: dt.datetime
    active: bool
    uses: int
    state_author: str | None
    state_at: dt.datetime | None
