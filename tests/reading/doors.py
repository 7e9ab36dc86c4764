"""What may stand at the two doors of reading: another engine, and another way to spread the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np

from review.model import Document, Look
from review.reading import DEFAULT_LIMITS, worker
from review.reading.limits import Limits
from review.reading.ocr.line_reader import SIDE, InkLine, InkWord
from review.reading.ocr.pixels import Picture, Quad
from review.reading.round import Round
from review.reading.wire import Head


class Said(NamedTuple):
    """What an engine says of a line before it is parted in words."""

    text: str
    sure: np.ndarray


class FixedLines:
    """An engine that sees the same lines on every picture, one below the other, and is sure of them."""

    def __init__(self, *lines: str) -> None:
        self._lines = lines

    def quads(self, picture: Picture, side: int = SIDE) -> list[Quad]:  # noqa: ARG002
        height, width = picture.shape[:2]
        rows = np.linspace(0.1, 0.9, len(self._lines) + 1) * height
        left, right, tall = 0.1 * width, 0.9 * width, 0.02 * height
        corners = [((left, y), (right, y), (right, y + tall), (left, y + tall)) for y in rows[:-1]]
        return [np.array(four, np.float64) for four in corners]

    def raw(self, picture: Picture, quad: Quad) -> Said:
        text = self._lines[int(np.argmin([abs(q[0, 1] - quad[0, 1]) for q in self.quads(picture)]))]
        return Said(text, np.ones(len(text), np.float32))

    def read(self, picture: Picture, quads: list[Quad]) -> list[InkLine]:
        return [self._line(self.raw(picture, quad).text.split(), quad) for quad in quads]

    def _line(self, words: list[str], quad: Quad) -> InkLine:
        step = (quad[1] - quad[0]) / len(words)
        parts = [quad[[0, 0, 3, 3]] + np.array([place, place + 0.9, place + 0.9, place])[:, None] * step
                 for place in range(len(words))]  # fmt: skip
        return InkLine(quad, tuple(InkWord(*one, 0.99) for one in zip(words, parts, strict=True)), 0.99)


class Here:
    """Answers in this process what a worker would in its own: with no limit of time or memory."""

    waited = 0.0

    def ask(self, task: str, path: Path, limits: Limits, **details: Any) -> Iterator[tuple[Head, bytes]]:
        heard: list[tuple[Head, bytes]] = []
        request = {"task": task, "path": str(path), **details}
        worker.answer(request, limits, lambda head, blob=b"": heard.append((head, blob)))
        return iter(heard)

    def interrupt(self) -> None:
        """There is nothing to kill."""

    resume = interrupt


class OneByOne:
    """A Reader that reads one file after the other in this process."""

    def __init__(self, processes: int) -> None:
        """However many are wanted, it is one."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """It holds nothing."""

    def read_many(
        self,
        paths: Iterable[Path],
        *,
        wanted: Callable[[Path, Document], Sequence[Look]] | None = None,
        tell: Callable[[Path, int, int], None] | None = None,
    ) -> Iterator[tuple[Path, Document]]:
        for path in paths:
            with Round([Here()], DEFAULT_LIMITS) as round_:
                yield from round_.read([path], wanted, tell)

    def look(self, path: Path, document: Document, looks: Sequence[Look]) -> Document:
        with Round([Here()], DEFAULT_LIMITS) as round_:
            return round_.look(path, document, looks)
