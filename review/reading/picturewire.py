"""What OCR found on a picture, on its way from a worker to its parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from review.model import Homography, Word
from review.reading.pagewire import packed_boxes, unpacked_words
from review.reading.wire import Head


@dataclass(frozen=True, slots=True)
class FoundText:
    """In the worker: words on a picture, in points; see `PictureReading`."""

    texts: Sequence[str]
    boxes: NDArray[np.float64]
    confidences: Sequence[float]
    quarters: int = 0
    lay: Homography | None = None
    has_ink: bool = True
    burnt: float = 0.0
    glanced: bool = False
    photographed: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureReading:
    """In the parent: the words of a picture of a page, or of a part of one.

    `quarters` are the quarter turns clockwise that put the picture upright; the words lie on the upright
    picture made flat, `lay` leads from there to the upright picture. `has_ink` is False on blank paper.
    `burnt` and `glanced` as those of a Page, of a whole page only. `photographed` is the share (0–1) of a
    sheet on which photographs are printed and nothing is written; 0 of any other.
    """

    words: tuple[Word, ...]
    quarters: int = 0
    lay: Homography | None = None
    has_ink: bool = True
    burnt: float = 0.0
    glanced: bool = False
    photographed: float = 0.0


def packed_texts(found: Sequence[FoundText]) -> tuple[Head, bytes]:
    """The message that tells what was found in each of the places asked about, in their order."""
    parts = [
        {
            "text": "\n".join(one.texts),
            "confidences": [round(float(sure), 4) for sure in one.confidences],
            "quarters": one.quarters,
            "lay": one.lay,
            "has_ink": one.has_ink,
            "burnt": round(one.burnt, 3),
            **({"glanced": True} if one.glanced else {}),
            **({"photographed": round(one.photographed, 3)} if one.photographed else {}),
        }
        for one in found
    ]
    return {"kind": "seen", "parts": parts}, b"".join(packed_boxes(one.boxes) for one in found)


def unpacked_texts(head: Head, boxes: bytes) -> list[PictureReading]:
    """The inverse of `packed_texts`."""
    made: list[PictureReading] = []
    size = 4 * np.dtype(np.int32).itemsize
    at = 0
    for part in head["parts"]:
        end = at + size * len(part["confidences"])
        words = unpacked_words(part["text"], boxes[at:end], part["confidences"])
        lay = None if part["lay"] is None else tuple(part["lay"])
        glanced, photographed = part.get("glanced", False), part.get("photographed", 0.0)
        made.append(
            PictureReading(
                words, part["quarters"], lay, part["has_ink"], part["burnt"], glanced, photographed
            )
        )
        at = end
    return made
