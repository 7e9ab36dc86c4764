"""An uploaded ZIP, unpacked into a folder of ours. The ZIP is hostile until proved otherwise."""

from __future__ import annotations

import errno
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from review.errors import UploadRejected
from review.intake.file_names import MAIL_SUFFIXES, debris_reason, is_debris_folder
from review.intake.found import PassedOver
from review.machine import private

MOST_ENTRIES = 5_000
MOST_BYTES = 2 * 1024**3  # all files together, unpacked
MOST_FILE_BYTES = 256 * 1024**2
# PDFs hardly shrink; a file that grows a hundredfold (beyond a floor) is a bomb.
MOST_RATIO = 100
_RATIO_FLOOR = 10 * 1024**2
_CHUNK = 1024 * 1024
_LONGEST_NAME = 200  # bytes of one part, with room for a number: file systems hold 255
_BAD_NAMES = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP})

_KEPT_SUFFIXES = frozenset({".pdf", ".csv", ".xlsx", *MAIL_SUFFIXES, ""})
_FORBIDDEN = {ord(char): "_" for char in '<>:"|?*'} | dict.fromkeys(range(32))

NOT_A_ZIP = "El archivo no es un ZIP o está dañado; vuelva a comprimirlo."
NO_ROOM = "No se pudo escribir lo que trae el ZIP; revise el espacio libre del disco."
PASSWORD = "El ZIP está protegido con contraseña; comprímalo de nuevo sin contraseña."
TOO_MANY = f"El ZIP tiene más de {MOST_ENTRIES} archivos; divídalo en varios."
TOO_LARGE = "El ZIP ocupa demasiado al descomprimirlo; divídalo en varios."
UNSAFE_NAME = "Su ruta apunta fuera de la carpeta; no se descomprimió."
LINK = "Es un enlace; no se descomprimió."
ENCRYPTED_ENTRY = "Está protegido con contraseña; no se descomprimió."
DAMAGED_ENTRY = "Está dañado dentro del ZIP; no se descomprimió."
TOO_LONG = "Su nombre o el de sus carpetas es demasiado largo o no sirve aquí; acórtelo y súbalo aparte."
NAME_CLASH = "Su carpeta se llama igual que otro archivo del ZIP; no se descomprimió."
OTHER_KIND = "No es un PDF, un correo (.eml o .msg) ni una lista (CSV o XLSX); no se descomprimió."
SYSTEM_FOLDER = "Carpeta auxiliar del sistema; no se descomprimió."


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out of a ZIP: files under the target folder, and entries left out with the reason."""

    files: tuple[Path, ...]
    passed_over: tuple[PassedOver, ...]


def unpack(zip_path: Path, into: Path) -> Unpacked:
    """Unpack the PDFs and contracts files of `zip_path` under `into`, folders kept.

    Nothing is written outside of `into`, no link is made, no existing file replaced (a second one of
    the same name gets a number). Raises UploadRejected (Spanish) for a ZIP that cannot be opened, is
    locked with a password, or is too large in any sense; nothing of it is then left in `into`.
    """
    try:
        archive = zipfile.ZipFile(zip_path)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UploadRejected(NOT_A_ZIP) from error
    files: list[Path] = []
    with archive:
        try:
            return _unpack(archive, into, files)
        except OSError as error:
            _take_back(files, into)
            raise UploadRejected(NO_ROOM) from error
        except BaseException:
            _take_back(files, into)
            raise


def _take_back(files: Sequence[Path], into: Path) -> None:
    """Remove files of ours, and the folders under `into` that they alone were in."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    for folder in sorted({above for file in files for above in file.parents}, reverse=True):
        if into in folder.parents:
            with suppress(OSError):  # somebody else's file is in it
                folder.rmdir()


def _unpack(archive: zipfile.ZipFile, into: Path, files: list[Path]) -> Unpacked:
    """`files` is told of each before it is written."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise UploadRejected(TOO_MANY)
    passed: list[PassedOver] = []
    wanted = [entry for entry in entries if _why_not(entry, entry_name(entry)) is None]
    if sum(entry.file_size for entry in wanted) > MOST_BYTES:  # what it owns to; what it hides is counted
        raise UploadRejected(TOO_LARGE)
    left = MOST_BYTES
    for entry in entries:
        name = entry_name(entry)
        reason = _why_not(entry, name)
        if reason is None:
            target = into.joinpath(*_safe_parts(name))
            try:
                target = _free(target)
                files.append(target)
                private.make_folder(target.parent, ours=False)
                left -= _extract(archive, entry, target, left)
                continue
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
                target.unlink(missing_ok=True)
                reason = DAMAGED_ENTRY
            except (FileExistsError, NotADirectoryError):
                reason = NAME_CLASH
            except OSError as error:
                if error.errno not in _BAD_NAMES:
                    raise
                reason = TOO_LONG
            if files and files[-1] == target:
                _take_back([files.pop()], into)
        passed.append(PassedOver(name, reason))
    if not files and any(one.reason == ENCRYPTED_ENTRY for one in passed):
        raise UploadRejected(PASSWORD)
    return Unpacked(tuple(files), tuple(passed))


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The entry's path with `/`, its name read as whoever made the ZIP meant it.

    Without the UTF-8 flag `zipfile` reads code page 437; macOS writes UTF-8 there all the same, and
    Windows in Spanish writes code page 850.
    """
    name = entry.filename
    if not entry.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return name.replace("\\", "/")


def _why_not(entry: zipfile.ZipInfo, name: str) -> str | None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return UNSAFE_NAME
    if stat.S_ISLNK(entry.external_attr >> 16):
        return LINK
    if any(is_debris_folder(part) for part in path.parts[:-1]):
        return SYSTEM_FOLDER
    debris = debris_reason(path.name)
    if debris is not None:
        return debris
    if path.suffix.lower() not in _KEPT_SUFFIXES:
        return OTHER_KIND
    if entry.flag_bits & 0x1:
        return ENCRYPTED_ENTRY
    return None


def _safe_parts(name: str) -> Iterator[str]:
    for part in PurePosixPath(name).parts:
        safe = part.translate(_FORBIDDEN).rstrip(". ") or "_"
        path = PurePosixPath(safe)
        suffix = path.suffix[:8]
        yield (
            safe if _size(safe) <= _LONGEST_NAME else _cut(path.stem, _LONGEST_NAME - _size(suffix)) + suffix
        )


def _size(name: str) -> int:
    return len(name.encode("utf-8", "replace"))


def _cut(name: str, most: int) -> str:
    """As much of a name as so many bytes hold."""
    return name.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _free(target: Path) -> Path:
    free = target
    number = 2
    while free.exists():
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return free


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Write one entry; the bytes written. What a header says of sizes is not believed."""
    most = min(left, MOST_FILE_BYTES)
    written = 0
    try:
        with archive.open(entry) as source, private.open_file(target, "xb") as out:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                inflated = written > _RATIO_FLOOR and written > MOST_RATIO * max(1, entry.compress_size)
                if written > most or inflated:
                    raise UploadRejected(TOO_LARGE)
                out.write(chunk)
    except FileExistsError:
        raise
    except (UploadRejected, OSError):
        target.unlink(missing_ok=True)  # half a PDF would be read as a damaged cuenta
        raise
    return written
