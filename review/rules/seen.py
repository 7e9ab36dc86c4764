"""Values that a rule may rely on: read with enough confidence and with nothing noted against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from review.checklist import Checklist
from review.model import Field, FieldValue, ItemKind, Recognition

T = TypeVar("T", bound=FieldValue)


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A value that was read surely, with its ink."""

    value: T
    field: Field


def seen(
    recognition: Recognition, checklist: Checklist, kind: ItemKind, name: str, of: type[T]
) -> Seen[T] | None:
    """A value read surely, or None."""
    field = recognition.field(kind, name)
    if field is None or field.note is not None or field.confidence < checklist.least_confidence:
        return None
    return Seen(field.value, field) if isinstance(field.value, of) else None
