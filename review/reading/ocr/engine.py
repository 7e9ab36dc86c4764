"""The OCR engine: from a picture to lines of words. Used inside worker processes only.

One process reads with one thread: pages are spread over processes, and more threads only fight each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec.typings import TextRecInput, WordInfo
from rapidocr.utils.process_img import get_rotate_crop_image

from review.reading.ocr import models

Picture = NDArray[np.uint8]
Quad = NDArray[np.float64]
"""Four corners (4 × 2: x, y in pixels), clockwise from the text's own top left."""

_DETECTION_SIDE = 1280  # pixels: smaller loses lines of dense pages, larger only costs time


@dataclass(frozen=True, slots=True)
class InkWord:
    """A word of a line. `confidence` (0–1) is that of its least sure character."""

    text: str
    quad: Quad
    confidence: float


@dataclass(frozen=True, slots=True)
class InkLine:
    """A line as the engine found it."""

    quad: Quad
    words: tuple[InkWord, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Engine:
    """A loaded pair of models. Not for two threads at once."""

    def __init__(self, model: models.ReadingModel) -> None:
        params = {
            "Global.use_cls": False,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(model.detector),
            "Rec.model_path": str(model.recogniser),
            "Det.limit_side_len": _DETECTION_SIDE,
            "Det.limit_type": "max",
            "Rec.rec_batch_num": 1,
        }
        if model.characters is not None:
            params["Rec.rec_keys_path"] = str(model.characters)
        engine: Any = RapidOCR(params=params)
        self._detect = engine._load_det_model()
        self._recognise = engine._load_rec_model()

    def lines(self, picture: Picture) -> list[InkLine]:
        """The lines on an upright picture (height × width × 3, BGR), as the detector has them."""
        found = self._detect(picture)
        if found.boxes is None:
            return []
        return [
            line
            for line in self.read(picture, [np.asarray(q, np.float64) for q in found.boxes])
            if line.words
        ]

    def read(self, picture: Picture, quads: list[Quad]) -> list[InkLine]:
        """What stands in each of `quads`; a line without words where nothing is read."""
        if not quads:
            return []
        crops = [get_rotate_crop_image(picture, quad.astype(np.float32)) for quad in quads]
        result = self._recognise(TextRecInput(img=crops, return_word_box=True))
        return [_line(quad, info) for quad, info in zip(quads, result.word_results, strict=True)]


def _line(quad: Quad, info: WordInfo) -> InkLine:
    """The words of a line with their places: the recogniser's columns run evenly along the line."""
    words: list[InkWord] = []
    used = 0
    columns = max(float(info.line_txt_len or 0.0), 1.0)
    for characters, places in zip(info.words, info.word_cols, strict=True):
        sure = info.confs[used : used + len(characters)]
        used += len(characters) + 1
        start, end = (places[0] - 0.5) / columns, (places[-1] + 1.5) / columns
        words.append(InkWord("".join(characters), _part(quad, start, end), float(min(sure, default=0.0))))
    return InkLine(quad, tuple(words))


def _part(quad: Quad, start: float, end: float) -> Quad:
    """The piece of a line's quad between two shares (0–1) of its length."""
    start, end = min(max(start, 0.0), 1.0), min(max(end, 0.0), 1.0)
    top = quad[1] - quad[0]
    low = quad[2] - quad[3]
    return np.stack((quad[0] + start * top, quad[0] + end * top, quad[3] + end * low, quad[3] + start * low))


@cache
def quick() -> Engine:
    """The first reader, loaded once a process."""
    return Engine(models.quick())


@cache
def careful() -> Engine:
    """The second opinion, loaded once a process."""
    return Engine(models.careful())
