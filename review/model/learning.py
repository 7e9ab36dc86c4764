"""What a reviewer taught about a layout, so that the next paper of the same one is read right.

Nothing here can be read back: labels and pairs of words are kept as 64-bit digests, and only of words that
forms and letters print for anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from review.model.recognised import ItemKind, Layout, PageKind


class Side(StrEnum):
    """Where a value stands as its label sees it."""

    AFTER = "despues"  # later in the same cell, line or sentence
    RIGHT = "derecha"
    BELOW = "debajo"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A label and where the value stands from it. `label` is the digest of its `words` words.

    `dx` is from the label's left edge to the value's left, middle and right, in widths of the page; `dy` from
    middle to middle, in heights of the page's common print; `gap` in words, for AFTER.
    """

    label: int
    words: int
    side: Side
    dx: tuple[float, float, float] = (0.0, 0.0, 0.0)
    dy: float = 0.0
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a layout, told by each of its labels."""

    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class TaughtField:
    """Where a field's value stands on a layout: in all of `spots`. `wrong` is where the machine had read it,
    on the paper that taught this; None when it had read nothing."""

    item: ItemKind
    name: str
    spots: tuple[Spot, ...]
    wrong: Spot | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What pages of a layout are (`kind`; the machine had said `instead_of`), or where a field of theirs is.

    `origin` is the SHA-256 of the document that taught it, to which it is not applied: there the reviewer's
    own word is in force, beside the machine's.
    """

    id: int
    layout: Layout
    kind: PageKind
    origin: str
    instead_of: PageKind | None = None
    field: TaughtField | None = None
