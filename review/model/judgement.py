"""What is judged: findings with their evidence, items with their state, the submission whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Box, Month
from review.model.contract import SecopState
from review.model.documents import Document
from review.model.history import Elsewhere, Waiver
from review.model.recognised import Field, ItemKind, Recognition


class State(StrEnum):
    """What a finding or an item comes to."""

    CUMPLE = "cumple"
    NO_CUMPLE = "no_cumple"
    FALTA = "falta"
    POR_REVISAR = "por_revisar"
    NO_APLICA = "no_aplica"

    @property
    def settled(self) -> bool:
        """Nobody has to look at it any more."""
        return self in (State.CUMPLE, State.NO_APLICA)


class Resultado(StrEnum):
    """What a submission comes to."""

    COMPLETA = "completa"
    INCOMPLETA = "incompleta"
    POR_REVISAR = "por_revisar"
    ILEGIBLE = "ilegible"


class Severity(StrEnum):
    """What a failed rule does to its item: reject → no_cumple, alert → por_revisar, info → nothing."""

    RECHAZO = "rechazo"
    ALERTA = "alerta"
    INFORMATIVA = "informativa"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one item, with its evidence.

    Either `page` and `box` show where, or `searched` names the pages in which it was not found.
    `message` is the Spanish sentence for the reader; `request` the one that would go to the contractor.
    `other` is the place in another cuenta that it is compared with; `waiver` what set the rule aside.
    `about` is the field, of any item, whose correction may settle it, as `item.field`.
    """

    code: str
    item: ItemKind
    state: State
    severity: Severity
    message: str
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    box: Box | None = None
    searched: tuple[int, ...] = ()
    norm: str | None = None
    request: str | None = None
    other: Elsewhere | None = None
    waiver: Waiver | None = None
    about: str | None = None

    @property
    def is_asked(self) -> bool:
        """Whether the contractor is asked to mend it. A doubt without a request is the reviewer's own
        business."""
        if self.state.settled or self.severity is Severity.INFORMATIVA:
            return False
        return self.state in (State.NO_CUMPLE, State.FALTA) or bool(self.request)


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item with its state and every finding about it."""

    kind: ItemKind
    state: State
    pages: tuple[int, ...]
    fields: Mapping[str, Field]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules make of one submission. `items` holds all six, in the checklist's order. `entity` is
    that of its contract where it is known, as `review.contracts.contract_identity.entity_key` writes it."""

    contract: str | None
    document: str | None
    contractor: str | None
    payment: int | None
    period: Month | None
    result: Resultado
    items: Mapping[ItemKind, JudgedItem]
    rules_version: str = ""
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of the folder, read and judged: what `vistobueno ver` prints."""

    archivo: str
    document: Document
    recognition: Recognition
    judgement: Judgement
    secop_hint: SecopState | None = None
