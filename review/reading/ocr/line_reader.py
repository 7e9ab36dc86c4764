"""The engine's door: what the rest of reading needs of whatever reads lines from pictures.

Another engine is a class with these three methods, taken in `chosen`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from review.reading.ocr.pixels import Picture, Quad

SIDE = 1280  # pixels of a page's longest side: smaller loses lines of dense pages, larger only costs time


@dataclass(frozen=True, slots=True)
class InkWord:
    """A word of a line. `confidence` (0–1) is the share of words like it that are right."""

    text: str
    quad: Quad
    confidence: float


@dataclass(frozen=True, slots=True)
class InkLine:
    """A line as the engine found it; `score` (0–1) is the mean that the engine gives its characters."""

    quad: Quad
    words: tuple[InkWord, ...]
    score: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Spelt(Protocol):
    """A line before it is parted in words: its `text`, and how `sure` (0–1) each character of it is."""

    @property
    def text(self) -> str: ...

    @property
    def sure(self) -> NDArray[np.float32]: ...


class LineReader(Protocol):
    """Finds the lines on a picture (height × width × 3, BGR) and reads them. Quads are four corners in pixels
    of the picture, clockwise from the line's own top left. Asked by one thread at a time; never raises for
    what a picture shows."""

    def quads(self, picture: Picture, side: int = SIDE) -> list[Quad]:
        """Where the lines are, in no order. The picture may be made smaller, to `side` pixels."""
        ...

    def raw(self, picture: Picture, quad: Quad) -> Spelt:
        """What stands in one quad, character by character: tells which way up a picture is."""
        ...

    def read(self, picture: Picture, quads: list[Quad]) -> list[InkLine]:
        """What stands in each of `quads`, in that order; a line without words where nothing is read."""
        ...
