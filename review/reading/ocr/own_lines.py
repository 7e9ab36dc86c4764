"""The engine of a plug-in, taken like ours and watched: what it raises names it."""

from __future__ import annotations

from functools import cache
from typing import Any

from review.reading import own_readers
from review.reading.ocr.line_reader import SIDE, InkLine, LineReader, Spelt
from review.reading.ocr.pixels import Picture, Quad
from review.reading.own_readers import OwnMaker


class WatchedLines:
    """A plug-in's LineReader. Every method raises PluginFailed, and nothing else, where its code fails."""

    def __init__(self, own: OwnMaker) -> None:
        """Raises PluginFailed."""
        self._own = own
        self._engine: Any = own_readers.asked(own, own.make)

    def quads(self, picture: Picture, side: int = SIDE) -> list[Quad]:
        return list(own_readers.asked(self._own, lambda: self._engine.quads(picture, side)))

    def raw(self, picture: Picture, quad: Quad) -> Spelt:
        told: Spelt = own_readers.asked(self._own, lambda: self._engine.raw(picture, quad))
        return told

    def read(self, picture: Picture, quads: list[Quad]) -> list[InkLine]:
        return list(own_readers.asked(self._own, lambda: self._engine.read(picture, quads)))


def engine(kind: str) -> LineReader | None:
    """The engine that a plug-in brings as the first or the second reader, made once; None without one.
    Raises PluginFailed."""
    own = own_readers.maker(kind)
    return None if own is None else _made(own)


@cache
def _made(own: OwnMaker) -> LineReader:
    return WatchedLines(own)
