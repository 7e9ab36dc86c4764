"""The nouns of the house: what a submission is made of, from words on a page to a finding.

Every class is a frozen value; a room takes one and hands on a richer one. Coordinates are PDF points
from the top left corner of the page *as displayed upright*; money is whole Colombian pesos (`int`).
The string value of every enum is part of the promise to other programs (JSON, database): it never changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Month(NamedTuple):
    """A calendar month. Ordered; written `AAAA-MM`."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `AAAA-MM`. Raises ValueError on anything else."""
        year, _, month = text.partition("-")
        if len(year) != 4 or len(month) != 2 or not (year + month).isdigit() or not 1 <= int(month) <= 12:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(year), int(month))

    @classmethod
    def of(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)

    def plus(self, months: int) -> Month:
        index = self.year * 12 + (self.month - 1) + months
        return Month(index // 12, index % 12 + 1)

    def minus(self, other: Month) -> int:
        """Whole months from `other` to this one (negative when this one is earlier)."""
        return (self.year - other.year) * 12 + self.month - other.month

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return self.plus(1).first_day - dt.timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


class Box(NamedTuple):
    """A rectangle in points from the top left corner of the upright page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes`. Raises ValueError when there are none."""
        all_boxes = list(boxes)
        return cls(
            min(b.x0 for b in all_boxes),
            min(b.top for b in all_boxes),
            max(b.x1 for b in all_boxes),
            max(b.bottom for b in all_boxes),
        )

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


# --- what is read -------------------------------------------------------------------------------


class Lectura(StrEnum):
    """What became of a file found in the folder. Exactly one for each file."""

    LEIDO = "leido"
    PARCIAL = "parcial"
    CIFRADO = "cifrado"
    DANADO = "danado"
    VACIO = "vacio"
    NO_ES_PDF = "no_es_pdf"
    DEMASIADO_GRANDE = "demasiado_grande"

    @property
    def readable(self) -> bool:
        return self in (Lectura.LEIDO, Lectura.PARCIAL)


class Origin(StrEnum):
    """Where the words of a page come from."""

    TEXTO = "texto"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of ink without spaces. `confidence` is 1.0 for the PDF's own text."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read. `words` are in the order of the file; recognition makes lines of them.

    `picture_share` is the part of the page's area (0–1) covered by images; `has_ink` is False when the
    rendered page is blank paper. `failure` is the Spanish reason when this page could not be read.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    origin: Origin = Origin.TEXTO
    rotation: int = 0
    pictures: tuple[Box, ...] = ()
    picture_share: float = 0.0
    has_ink: bool = True
    failure: str | None = None

    @property
    def is_picture(self) -> bool:
        """Ink but no text: a scan or a photograph, unread until OCR reads it."""
        return self.has_ink and not self.words and self.failure is None


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as read: its pages in order, or why there are none.

    `reason` is the Spanish sentence for the user whenever `lectura` is not `leido`.
    """

    sha256: str
    size: int
    lectura: Lectura
    pages: tuple[Page, ...] = ()
    reason: str | None = None
    reader_version: str = ""


# --- what is recognised -------------------------------------------------------------------------


class ItemKind(StrEnum):
    """The six items of the entity's checklist."""

    INFORME = "informe"
    CUENTA = "cuenta"
    SEGURIDAD_SOCIAL = "seguridad_social"
    BANCO = "banco"
    RUT = "rut"
    IMPUESTOS = "impuestos"


class PageKind(StrEnum):
    """What a page is: a part of one of the six items, something else, or blank."""

    INFORME = "informe"
    CUENTA = "cuenta"
    SEGURIDAD_SOCIAL = "seguridad_social"
    BANCO = "banco"
    RUT = "rut"
    IMPUESTOS = "impuestos"
    OTRO = "otro"
    BLANCO = "blanco"

    @property
    def item(self) -> ItemKind | None:
        return None if self in (PageKind.OTRO, PageKind.BLANCO) else ItemKind(self.value)


class FieldType(StrEnum):
    """How a field's value is read, compared, stored and shown."""

    MONEY = "money"  # int, whole pesos
    DATE = "date"  # datetime.date
    MONTH = "month"  # Month
    DIGITS = "digits"  # str of digits: identity, account, planilla numbers
    COUNT = "count"  # int
    TEXT = "text"  # str


FieldValue = int | str | dt.date | Month


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from a page, with the ink that supports it.

    `text` is the quote as printed; `page` counts from 1; `confidence` is 0–1. `note` tells, in Spanish,
    why a value is doubtful (for instance two different values were found).
    """

    name: str
    value: FieldValue
    text: str
    page: int
    box: Box
    confidence: float
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PageLabel:
    """What a page was taken for, and how surely. `why` names the marks that told, for the reviewer.

    `marks` holds facts about the page that rules need beyond its kind (see `review.recognition`), for
    instance `afiliacion` on an EPS/AFP/ARL affiliation certificate or `ilegible` on an unread picture.
    """

    number: int
    kind: PageKind
    confidence: float
    origin: Origin = Origin.TEXTO
    rotation: int = 0
    why: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact seen on a page that is not a field: a state word, a title, a stamp.

    `name` is stable (`planilla_pagada`, `cuenta_activa`…); `text`, `page` and `box` are its evidence.
    """

    name: str
    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class RecognisedItem:
    """An item found in the document: its pages, the values read from them and the marks seen on them."""

    kind: ItemKind
    pages: tuple[int, ...]
    fields: Mapping[str, Field] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    def value(self, name: str) -> FieldValue | None:
        found = self.fields.get(name)
        return None if found is None else found.value

    def mark(self, *names: str) -> Mark | None:
        """The first mark with one of these names."""
        return next((m for m in self.marks if m.name in names), None)


@dataclass(frozen=True, slots=True)
class Recognition:
    """A document with its pages told apart and its values read. Holds only items that were found."""

    pages: tuple[PageLabel, ...]
    items: Mapping[ItemKind, RecognisedItem]
    names: tuple[Field, ...] = ()  # the contractor's name wherever it was read, best first

    def value(self, item: ItemKind, name: str) -> FieldValue | None:
        found = self.items.get(item)
        return None if found is None else found.value(name)

    def field(self, item: ItemKind, name: str) -> Field | None:
        found = self.items.get(item)
        return None if found is None else found.fields.get(name)


# --- what it is held against --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract as the entity knows it. What the source did not tell is None."""

    number: str
    contractor: str | None = None
    document: str | None = None
    entity: str | None = None
    entity_nit: str | None = None
    purpose: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    monthly_value: int | None = None
    total_value: int | None = None
    supervisor: str | None = None
    secop_id: str | None = None
    bank: str | None = None
    account: str | None = None
    account_type: str | None = None


class SecopState(StrEnum):
    """State of a cuenta in SECOP II (Colombia Compra Eficiente); the order is the order of its life."""

    SIN_CONFIRMAR = "sin_confirmar"
    PENDIENTE_REGISTRO = "pendiente_registro"
    ENVIADO = "enviado"
    BAJO_APROBACION = "bajo_aprobacion"
    RECHAZADO = "rechazado"
    APROBADO = "aprobado"
    PAGADO = "pagado"

    @property
    def pending(self) -> bool:
        """True while the entity has not received it (unknown counts as pending)."""
        return self in (SecopState.SIN_CONFIRMAR, SecopState.PENDIENTE_REGISTRO, SecopState.RECHAZADO)


class SecopSource(StrEnum):
    """Where a cuenta's SECOP state was learnt; a later one in this order wins."""

    NINGUNA = "ninguna"
    CARPETA = "carpeta"
    CONTRATOS = "contratos"
    PLAN_DE_PAGOS = "plan_de_pagos"
    A_MANO = "a_mano"


@dataclass(frozen=True, slots=True)
class SecopPayment:
    """One row of SECOP's plan de pagos, or of a contracts file with the column `estado_secop`.

    `payment` and `month` are None when the source speaks of the contract as a whole.
    """

    contract: str
    state: SecopState
    source: SecopSource
    payment: int | None = None
    month: Month | None = None
    value: int | None = None


# --- what is judged -----------------------------------------------------------------------------


class State(StrEnum):
    """What a finding or an item comes to."""

    CUMPLE = "cumple"
    NO_CUMPLE = "no_cumple"
    FALTA = "falta"
    POR_REVISAR = "por_revisar"
    NO_APLICA = "no_aplica"


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
    """What the rules make of one submission. `items` holds all six, in the checklist's order."""

    contract: str | None
    document: str | None
    contractor: str | None
    payment: int | None
    period: Month | None
    result: Resultado
    items: Mapping[ItemKind, JudgedItem]
    rules_version: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of the folder, read and judged: what `vistobueno ver` prints."""

    archivo: str
    document: Document
    recognition: Recognition
    judgement: Judgement
    secop_hint: SecopState | None = None


# --- what a person decides ----------------------------------------------------------------------


class Verdict(StrEnum):
    """A reviewer's decision about a cuenta."""

    APROBADA = "aprobada"
    DEVUELTA = "devuelta"
    INCOMPLETA = "incompleta"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its author, reason and ground. Never changed, only followed by another."""

    submission_id: int
    verdict: Verdict
    reason: str
    author: str
    at: dt.datetime
    sha256: str
    rules_version: str
