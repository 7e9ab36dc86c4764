"""A page on its way from a worker to its parent: how it is packed and unpacked, both in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.model import Box, Page, Word
from review.reading.wire import Head

# The confidence of words from a scan's invisible text: a scanner's program says so, not the paper.
OCR_LAYER = 0.6

_UNITS_PER_POINT = 100  # boxes travel as whole hundredths of a point
_FURTHEST = 1e6 * _UNITS_PER_POINT


@dataclass(frozen=True, slots=True)
class PageMessage:
    """A page as sent: the head of the message and the packed boxes of its words."""

    head: Head
    boxes: bytes

    @property
    def failed(self) -> bool:
        return "failure" in self.head


def failed_page(number: int, reason: str) -> PageMessage:
    """A page that could not be read; its size is unknown."""
    return PageMessage({"kind": "page", "number": number, "failure": reason}, b"")


def packed(
    head: Head, texts: Sequence[str], boxes: NDArray[np.float64], doubtful: Sequence[int]
) -> PageMessage:
    """The page of `head` with its words and their boxes (n × 4, points); `doubtful` places get OCR_LAYER."""
    whole = {"kind": "page", **head, "text": "\n".join(texts), "doubtful": doubtful}
    hundredths = np.rint((boxes * _UNITS_PER_POINT).clip(-_FURTHEST, _FURTHEST))
    return PageMessage(whole, hundredths.astype(np.int32).tobytes())


def unpacked(head: Head, boxes: bytes) -> Page:
    """The inverse of `packed` and `failed_page`."""
    if "failure" in head:
        return Page(head["number"], 0.0, 0.0, failure=head["failure"])
    return Page(
        number=head["number"],
        width=head["width"],
        height=head["height"],
        words=_words(head["text"], boxes, head["doubtful"]),
        rotation=head["rotation"],
        pictures=tuple(Box._make(box) for box in head["pictures"]),
        picture_share=head["picture_share"],
        has_ink=head["has_ink"],
    )


def _words(text: str, boxes: bytes, doubtful: list[int]) -> tuple[Word, ...]:
    if not boxes:
        return ()
    edges = (np.frombuffer(boxes, np.int32).reshape(-1, 4) / _UNITS_PER_POINT).tolist()
    placed = map(Box._make, edges)
    if not doubtful:
        return tuple(map(Word, text.split("\n"), placed))
    confidences = [1.0] * len(edges)
    for place in doubtful:
        confidences[place] = OCR_LAYER
    return tuple(map(Word, text.split("\n"), placed, confidences))
