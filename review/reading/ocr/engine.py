"""Our LineReader: from a picture to lines of words. Used inside worker processes only."""

from __future__ import annotations

from functools import cache, cached_property

import numpy as np

from review.reading.ocr import confidence, models
from review.reading.ocr.characters import HEIGHT, ReadLine, Recogniser
from review.reading.ocr.detection import Detector
from review.reading.ocr.line_reader import SIDE, InkLine, InkWord
from review.reading.ocr.linewords import Pieces, pieces
from review.reading.ocr.pixels import Picture, Quad


class Engine:
    """A loaded pair of models. Not for two threads at once."""

    def __init__(self, name: str, model: models.ReadingModel) -> None:
        """`name` is that of its table of confidences."""
        self._table = confidence.table(name)
        self._model = model
        self._recogniser = Recogniser(model.recogniser, model.characters)

    @cached_property
    def _detector(self) -> Detector:
        """Loaded when it is first used: a second opinion reads lines that were found before."""
        return Detector(self._model.detector)

    def quads(self, picture: Picture, side: int = SIDE) -> list[Quad]:
        """Where the lines on a picture are, in no order."""
        return self._detector.quads(picture, side)

    def raw(self, picture: Picture, quad: Quad) -> ReadLine:
        """What the recogniser sees in a quad."""
        return self._recogniser.read(picture, quad)

    def read(self, picture: Picture, quads: list[Quad]) -> list[InkLine]:
        """What stands in each of `quads`; a line without words where nothing is read."""
        return [self._line(self.raw(picture, quad)) for quad in quads]

    def _line(self, line: ReadLine) -> InkLine:
        found = pieces(line)
        words = tuple(
            InkWord(
                word.text,
                _part(line, found, word.start, word.end),
                self._table.confidence(word.text, line.sure[word.first : word.last]),
            )
            for word in found.words
        )
        return InkLine(line.quad, words, float(line.sure.mean()) if len(line.sure) else 0.0)


def _part(line: ReadLine, found: Pieces, start: float, end: float) -> Quad:
    """The quad of what lies from column `start` to column `end` of a line's crop, as tall as its ink."""
    width = line.crop.shape[1]
    left, right = min(max(start / width, 0.0), 1.0), min(max(end / width, 0.0), 1.0)
    across, down = line.quad[1] - line.quad[0], line.quad[3] - line.quad[0]
    corners = ((left, found.top), (right, found.top), (right, found.bottom), (left, found.bottom))
    return np.array([line.quad[0] + x * across + y / HEIGHT * down for x, y in corners])


@cache
def quick() -> Engine:
    """The first reader, loaded once a process."""
    return Engine("quick", models.quick())


@cache
def careful() -> Engine:
    """The second opinion, loaded once a process."""
    return Engine("careful", models.careful())
