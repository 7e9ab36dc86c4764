"""What an item's module hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from review.model import Field, Mark


@dataclass(frozen=True, slots=True)
class ItemReading:
    """The fields, marks and contractor's names read from the pages of one item."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    names: tuple[Field, ...] = ()
