"""What is recognised: which page is what, and which value is where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from review.model.basics import Box, KeptWord, Month
from review.model.documents import Origin
from review.model.marks import PageMark


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
    DIGITS = "digits"  # str of digits: account (`****1234` where it is masked), planilla numbers
    DOCUMENT = "document"  # identity number: str of digits, or of capitals and digits (a passport)
    COUNT = "count"  # int
    TEXT = "text"  # str


FieldValue = int | str | dt.date | Month


class Stands(KeptWord):
    """How a value stands on its paper."""

    WHOLE = "entero"  # complete, beside a label of its own
    PIECE = "trozo"  # of a longer number, or run together with its neighbour
    UNLABELLED = "suelto"  # nothing beside it says what it is
    TOLD = "dicho"  # by a person, who looked


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that a field may have: one that was also read, less plausible than the one chosen."""

    value: FieldValue
    text: str
    page: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from a page, with the ink that supports it.

    `text` is the quote as printed; `page` counts from 1; `confidence` (0–1) is how often such a value is
    right. `note` tells, in Spanish, why a value is doubtful (for instance two different values were found);
    `support` what speaks for it (its check digit, the amount in words…), in Spanish; `others` are the
    values passed over, best first. `ink` (0–1) is how surely the least sure word of the quote was read: 1.0
    for the PDF's own text and for what a person wrote. `stands` tells whether it is whole and labelled.
    """

    name: str
    value: FieldValue
    text: str
    page: int
    box: Box
    confidence: float
    note: str | None = None
    support: tuple[str, ...] = ()
    others: tuple[Alternative, ...] = ()
    ink: float = 1.0
    stands: Stands = Stands.WHOLE


@dataclass(frozen=True, slots=True)
class PageLabel:
    """What a page was taken for, and how surely. `why` names the marks that told, for the reviewer.

    `marks` holds facts about the page that rules need beyond its kind: see `review.model.marks.PageMark`.
    """

    number: int
    kind: PageKind
    confidence: float
    origin: Origin = Origin.TEXTO
    rotation: int = 0
    why: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()

    def may_be(self, kind: str) -> bool:
        """Whether the page was read, and may be a page of this item though it was told by too little."""
        named = {mark for mark in self.marks if mark.startswith(PageMark.MAY_BE_)}
        return f"{PageMark.MAY_BE_}{kind}" in named or (PageMark.DOUBTFUL in self.marks and not named)


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
class Activity:
    """A row or paragraph of an informe: what was done (`text`; empty when the place was left blank), and the
    obligation it answers as printed beside it (None when the layout has none).

    `proof` is what the paper says of its evidence beside it; `proof_pages` are pages of evidence of the same
    file that name it.
    """

    duty: str | None
    text: str
    page: int
    box: Box
    proof: str = ""
    proof_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    """The contractor's tax declaration: the pages that hold it and its answers by name, as
    `review.model.fields.DECLARATION` lists them. It may be a paper of its own or a part of an item's."""

    pages: tuple[int, ...]
    answers: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Printed:
    """Figures that stand together on a line of an item's page, as printed: `C.C. No. 1.061.700.001`.

    `wraps` tells that the next one in order is on the line below, in the same cell or paragraph.
    """

    page: int
    box: Box
    text: str
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a page's text: 64-bit digests of the pairs of office words that follow each other on it.

    Nothing in it can be read back, and no word of a person's name or data takes part.
    """

    pairs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Recognition:
    """A document with its pages told apart and its values read. Holds only items that were found."""

    pages: tuple[PageLabel, ...]
    items: Mapping[ItemKind, RecognisedItem]
    names: tuple[Field, ...] = ()  # the contractor's name wherever it was read, best first
    layouts: Mapping[int, Layout] = field(default_factory=dict, compare=False)  # by page; not kept with it
    activities: tuple[Activity, ...] = ()  # of the informe, in the order of the paper
    numbers: tuple[Printed, ...] = ()  # on the pages of its items, in the order of reading
    declaration: Declaration | None = None

    def value(self, item: ItemKind, name: str) -> FieldValue | None:
        found = self.items.get(item)
        return None if found is None else found.value(name)

    def field(self, item: ItemKind, name: str) -> Field | None:
        found = self.items.get(item)
        return None if found is None else found.fields.get(name)
