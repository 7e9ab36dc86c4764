"""What a line says: characters, how sure the model is of each, and where along the line each stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from review.reading.ocr import pixels
from review.reading.ocr.alphabet import Alphabet
from review.reading.ocr.pixels import Picture, Quad
from review.reading.ocr.session import Model, Tensor

HEIGHT = 48  # pixels: the model's own
_LONGEST = 3200  # pixels: a longer line is squeezed, so that no line needs more memory than the worker has
_SHORTEST = 48
_STEP = 8  # pixels in a column of the model's answer


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as read.

    `sure` (0–1) is what the model gives each character of `text`, and `rival` what it gives the best other
    one there; `places` (0–1) is where along the line each stands.
    """

    quad: Quad
    text: str
    sure: NDArray[np.float32]
    rival: NDArray[np.float32]
    places: NDArray[np.float64]
    crop: Picture


class Recogniser:
    """Reads lines. Not for two threads at once."""

    def __init__(self, path: Path, characters: Path) -> None:
        """`characters` is the list that goes with the model."""
        self._model = Model(path)
        known = characters.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        self._alphabet = Alphabet([*known, " "])

    def read(self, picture: Picture, quad: Quad) -> ReadLine:
        """What stands in `quad`."""
        long = float(np.hypot(*(quad[1] - quad[0])) + np.hypot(*(quad[2] - quad[3]))) / 2
        tall = max(1.0, float(np.hypot(*(quad[3] - quad[0])) + np.hypot(*(quad[2] - quad[1]))) / 2)
        width = int(min(max(round(long / tall * HEIGHT), _SHORTEST), _LONGEST))
        crop = pixels.crop(picture, quad, width, HEIGHT)
        columns = self._columns(crop)
        best = columns.argmax(axis=1)
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        starts = starts[best[starts] > 0]
        chosen = best[starts]
        ends = [_run_end(best, int(start)) for start in starts]
        sure, rival = _scores(columns, starts, ends, chosen)
        middles = (starts + np.array(ends, np.float64)) / 2
        return ReadLine(
            quad,
            "".join(self._alphabet.characters[index] for index in chosen),
            sure,
            rival,
            middles * _STEP / width,
            crop,
        )

    def _columns(self, crop: Picture) -> Tensor:
        answer = self._model(pixels.tensor(crop, (0.5,) * 3, (0.5,) * 3))[0]
        return self._alphabet.gathered(answer)


def _run_end(best: NDArray[np.intp], start: int) -> int:
    """One past the last column that repeats the character of column `start`."""
    end = start
    while end < len(best) and best[end] == best[start]:
        end += 1
    return end


def _scores(
    columns: Tensor, starts: NDArray[np.intp], ends: list[int], chosen: NDArray[np.intp]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How sure each character is at its surest column, and its best rival there."""
    sure = np.zeros(len(starts), np.float32)
    rival = np.zeros(len(starts), np.float32)
    for index, (start, end, one) in enumerate(zip(starts, ends, chosen, strict=True)):
        at = int(start + columns[start:end, one].argmax())
        column = columns[at].copy()
        sure[index] = column[one]
        column[one] = 0.0
        rival[index] = column.max()
    return sure, rival
