"""What people remark on a cuenta, for themselves or for the contractor."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Box
from review.model.recognised import ItemKind


class Audience(StrEnum):
    """Who a note is for. One that is `INTERNA` never leaves the house."""

    INTERNA = "interna"
    CONTRATISTA = "contratista"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a cuenta: on all of it, on an item, on a page, or on a place of a page (`box`) of the file
    with these bytes (`sha256`).

    `withdrawn_by`, `withdrawn_at` and `withdrawn_reason` tell of its withdrawal; None while it is in force.
    """

    id: int
    audience: Audience
    text: str
    author: str
    at: dt.datetime
    sha256: str
    item: ItemKind | None = None
    page: int | None = None
    box: Box | None = None
    withdrawn_by: str | None = None
    withdrawn_at: dt.datetime | None = None
    withdrawn_reason: str | None = None

    @property
    def in_force(self) -> bool:
        return self.withdrawn_at is None
