"""The files of a package, and the ZIP that holds them: written piece by piece, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from review.errors import NotPacked
from review.machine import originals

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can tell
_MODE = 0o644 << 16
_CHUNK = 1 << 20  # bytes
DIGESTS = "huellas.sha256"


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file: its `path` in the package, with `/`; what it is, in Spanish; and what is in it. A PDF of the
    source folder is `source`, and is only read. `pages` is None where nobody counted them."""

    path: str
    title: str
    content: bytes = b""
    source: Path | None = None
    sha256: str = ""
    pages: int | None = None
    remark: str = ""

    @property
    def digest(self) -> str:
        return self.sha256 or hashlib.sha256(self.content).hexdigest()


def apart(files: Iterable[PackageFile]) -> Iterator[PackageFile]:
    """Two of one path, whatever its capitals, are told apart by a number."""
    taken: set[str] = set()
    for one in files:
        stem, dot, ending = one.path.rpartition(".")
        path, count = one.path, 1
        while path.casefold() in taken:
            count += 1
            path = f"{stem}-{count}{dot}{ending}"
        taken.add(path.casefold())
        yield one if path == one.path else replace(one, path=path)


def digests_of(files: Iterable[PackageFile]) -> PackageFile:
    """The list of what they are, as `sha256sum -c` reads it."""
    told = "".join(f"{one.digest}  {one.path}\n" for one in files)
    return PackageFile(DIGESTS, "Huellas SHA-256 de todos los archivos", told.encode("utf-8"))


def write_zip(files: Iterable[PackageFile], out: IO[bytes]) -> None:
    """All of them in this order. Raises NotPacked where a PDF cannot be read or is not the one that was."""
    with zipfile.ZipFile(out, "w") as archive:
        for one in files:
            entry = zipfile.ZipInfo(one.path, _EPOCH)
            entry.external_attr = _MODE
            # A PDF is packed already
            entry.compress_type = zipfile.ZIP_STORED if one.source is not None else zipfile.ZIP_DEFLATED
            if one.source is None:
                archive.writestr(entry, one.content, compresslevel=6)
                continue
            _copy(one, one.source, archive, entry)


def _copy(one: PackageFile, source: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    digest = hashlib.sha256()
    try:
        with (
            originals.at_hand(source) as at,
            at.open("rb") as held,
            archive.open(entry, "w", force_zip64=True) as place,
        ):
            while chunk := held.read(_CHUNK):
                digest.update(chunk)
                place.write(chunk)
    except OSError as error:
        raise NotPacked(f"No se puede leer «{source.name}». Revise que siga en su carpeta.") from error
    if digest.hexdigest() != one.digest:
        raise NotPacked(f"«{source.name}» cambió mientras se empacaba. Lea la carpeta de nuevo y repita.")


def zipped(files: Iterable[PackageFile]) -> bytes:
    """The ZIP in memory: for one cuenta."""
    out = io.BytesIO()
    write_zip(files, out)
    return out.getvalue()
