"""A page on its way from a worker to its parent: how it is packed and unpacked, both in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from review.model import Box, Edit, EditKind, Page, PicturePrint, Word
from review.reading import reasons
from review.reading.wire import Head

_UNITS_PER_POINT = 100  # boxes travel as whole hundredths of a point
_FURTHEST = 1e6 * _UNITS_PER_POINT


@dataclass(frozen=True, slots=True)
class PageMessage:
    """A page as sent: the head of the message and the packed boxes of its words."""

    head: Head
    boxes: bytes


def failed_page(number: int, reason: str) -> PageMessage:
    """A page that could not be read; its size is unknown."""
    return PageMessage({"kind": "page", "number": number, "failure": reason}, b"")


def late_page(number: int) -> PageMessage:
    """A page that there was no time left for."""
    return PageMessage({**failed_page(number, reasons.PAGE_TOO_LATE).head, "late": True}, b"")


def packed(head: Head, texts: Sequence[str], boxes: NDArray[np.float64]) -> PageMessage:
    """The page of `head` with its words and their boxes (n × 4, points)."""
    return PageMessage({"kind": "page", **head, "text": "\n".join(texts)}, packed_boxes(boxes))


def packed_boxes(boxes: NDArray[np.float64]) -> bytes:
    """Boxes (n × 4, points) in whole hundredths of a point."""
    hundredths = np.rint((boxes * _UNITS_PER_POINT).clip(-_FURTHEST, _FURTHEST))
    made: bytes = hundredths.astype(np.int32).tobytes()
    return made


def packed_signs(prints: Sequence[PicturePrint], strokes: Sequence[Box], edits: Sequence[Edit]) -> Head:
    """What a page shows besides words, for its head; most pages show nothing of it."""
    told: Head = {}
    if prints:
        told["prints"] = packed_prints(prints)
    if strokes:
        told["strokes"] = list(strokes)
    if edits:
        told["edits"] = [(edit.kind.value, edit.box, edit.text) for edit in edits]
    return told


def packed_prints(prints: Sequence[PicturePrint]) -> list[tuple[Box, str]]:
    return [(one.box, one.print.hex()) for one in prints]


def unpacked_prints(packed: Sequence[Sequence[Any]]) -> tuple[PicturePrint, ...]:
    """The inverse of `packed_prints`, also after JSON."""
    return tuple(PicturePrint(Box._make(box), bytes.fromhex(told)) for box, told in packed)


def unpacked(head: Head, boxes: bytes) -> Page:
    """The inverse of `packed` and `failed_page`."""
    if "failure" in head:
        return Page(head["number"], 0.0, 0.0, failure=head["failure"])
    return Page(
        number=head["number"],
        width=head["width"],
        height=head["height"],
        words=unpacked_words(head["text"], boxes),
        rotation=head["rotation"],
        pictures=tuple(Box._make(box) for box in head["pictures"]),
        picture_share=head["picture_share"],
        has_ink=head["has_ink"],
        prints=unpacked_prints(head.get("prints", ())),
        strokes=tuple(Box._make(box) for box in head.get("strokes", ())),
        edits=tuple(Edit(EditKind(kind), Box._make(box), text) for kind, box, text in head.get("edits", ())),
    )


def unpacked_words(text: str, boxes: bytes, confidences: Sequence[float] | None = None) -> tuple[Word, ...]:
    """Words from their texts, one a line, and their packed boxes; all sure without `confidences`."""
    if not boxes:
        return ()
    edges = (np.frombuffer(boxes, np.int32).reshape(-1, 4) / _UNITS_PER_POINT).tolist()
    placed = map(Box._make, edges)
    if confidences is None:
        return tuple(map(Word, text.split("\n"), placed))
    return tuple(map(Word, text.split("\n"), placed, confidences))
