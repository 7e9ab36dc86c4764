"""Values that a rule may rely on: read with enough confidence and with nothing noted against them.

A value that a paper need not bring can only add a doubt to what else was checked: where OCR read it, it is
relied on when its ink is sure or something independent speaks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar, cast

from review.model import Field, FieldValue, ItemKind, Recognition
from review.model.fields import FIELDS
from review.recognition.whole.second_look import SURE_INK
from review.ways.checklist import Checklist

T = TypeVar("T", bound=FieldValue)


class SeenField(NamedTuple, Generic[T]):
    """A value that was read surely, with its ink."""

    value: T
    field: Field


@dataclass(frozen=True, slots=True)
class Sure:
    """Every value of a submission that was read surely, by item and name."""

    items: Mapping[ItemKind, Mapping[str, SeenField[FieldValue]]]

    @classmethod
    def of(cls, recognition: Recognition, checklist: Checklist) -> Sure:
        least = checklist.least_confidence
        return cls(
            {
                kind: {
                    name: SeenField(field.value, field)
                    for name, field in item.fields.items()
                    if field.note is None and field.confidence >= least and _is_proved(kind, field)
                }
                for kind, item in recognition.items.items()
            }
        )

    def get(self, kind: ItemKind, name: str, of: type[T]) -> SeenField[T] | None:
        """A value of that type, or None."""
        found = self.items.get(kind, _NONE).get(name)
        if found is None or not isinstance(found.value, of):
            return None
        return cast("SeenField[T]", found)


def _is_proved(kind: ItemKind, field: Field) -> bool:
    card = FIELDS[kind].get(field.name)  # None: kept by a version that knew another field
    return field.ink >= SURE_INK or bool(field.support) or card is None or not card.spare


_NONE: Mapping[str, SeenField[FieldValue]] = {}
