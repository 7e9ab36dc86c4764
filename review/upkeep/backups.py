"""A backup: one ZIP with a database of one moment, and a list of what it holds that it can be tried by.

`respaldo.json` in it is for programs too, and its keys a promise. The PDFs are not in it, they belong to the
entity: each is listed with its SHA-256, so that a restored database tells which of them are still the same.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from review import __version__
from review.errors import BackupUnusable, OutputUnwritable
from review.machine import private
from review.machine.outputs import replace_whole, writable_place
from review.store import chain_walk, copies
from review.store.chain_walk import ChainCheck
from review.store.copies import Contents, Original

DATABASE_NAME: Final = "base.db"
LIST_NAME: Final = "respaldo.json"
FORMAT: Final = 1
_CHUNK = 1024 * 1024
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    TypeError,
    ValueError,
    EOFError,
    RuntimeError,
)
_NO_ROOM: Final = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_NOT_ONE: Final = (
    "«{}» no es un respaldo de Visto Bueno, o está dañado ({}). No se cambió nada; use otro respaldo."
)
_NEWER: Final = "«{}» fue hecho por una versión más nueva de Visto Bueno. Actualice el programa."
_DAMAGED: Final = (
    "La base de datos «{}» está dañada ({}) y no se hizo ningún respaldo de ella. Guarde una copia del "
    "archivo como está y vuelva al último respaldo bueno con «vistobueno restaurar»."
)
_THERE: Final = "«{}» ya existe, y un respaldo no se escribe sobre otro. Escriba otro nombre."


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds, as its list tells and a trial of it confirmed. `whole`: no act in it was changed
    by anybody behind the program's back."""

    file: Path
    made: dt.datetime
    contents: Contents
    acts: int
    code: str | None
    digest: str | None
    whole: bool
    bytes: int


def default_folder(database: Path) -> Path:
    """Where backups lie unless another place is told: beside their database."""
    return database.with_name(f"{database.stem} - respaldos")


def make(database: Path, output: Path | None = None) -> Backup:
    """Write a backup and try it. Raises StoreUnavailable, OutputUnwritable, BackupUnusable."""
    now = dt.datetime.now(dt.UTC)
    if output is None:
        folder = default_folder(database)
        try:
            private.make_folder(folder)
        except OSError as error:
            raise OutputUnwritable(
                f"No se pudo crear la carpeta «{folder}» ({error.strerror}). Revise los permisos y el "
                "espacio, o escriba en qué archivo se guarda el respaldo."
            ) from error
        output = folder / f"{database.stem} {now.astimezone():%Y-%m-%d %H%M%S}.zip"
    place = writable_place(output)
    if place.exists():
        raise OutputUnwritable(_THERE.format(output))
    with _scratch(place.parent) as scratch:
        copy = scratch / DATABASE_NAME
        copies.copy(database, copy)
        if wrong := copies.faults(copy):
            raise BackupUnusable(_DAMAGED.format(database, wrong[0].splitlines()[0]))
        contents, check = _facts(copy)
        told = _list(copy, contents, check, now)
        replace_whole(output, lambda out: _pack(out, copy, told))
    private.close_file(place)
    with opened(output) as (backup, _):
        return backup


def _facts(copy: Path) -> tuple[Contents, ChainCheck]:
    with copies.looked_at(copy) as store:
        return copies.contents(store), chain_walk.walk(store)


def _list(copy: Path, contents: Contents, check: ChainCheck, made: dt.datetime) -> dict[str, Any]:
    head = check.head
    return {
        "formato": FORMAT,
        "programa": __version__,
        "hecho": made.isoformat(timespec="seconds"),
        "esquema": contents.schema,
        "base": {"archivo": DATABASE_NAME, "bytes": copy.stat().st_size, "sha256": _digest_of(copy)},
        "registro": {
            "intacto": not check.breaks,
            "actos": 0 if head is None else head.count,
            "codigo": None if head is None else head.code,
            "huella": None if head is None else head.digest,
        },
        "filas": dict(contents.rows),
        "originales": [
            {
                "carpeta": one.folder,
                "archivo": one.archivo,
                "ruta": one.location,
                "sha256": one.sha256,
                "bytes": one.size,
            }
            for one in contents.originals
        ],
    }


def _pack(output: IO[bytes], copy: Path, told: Mapping[str, Any]) -> None:
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(LIST_NAME, json.dumps(told, ensure_ascii=False, indent=1))
        packed.write(copy, DATABASE_NAME)


def _digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def opened(file: Path, within: Path | None = None) -> Iterator[tuple[Backup, Path]]:
    """A backup that was tried (its bytes, SQLite's own check, the chain, every count), and its database as a
    file `within` a folder, gone on leaving unless it was moved. Raises BackupUnusable, StoreUnavailable,
    OutputUnwritable."""
    with _scratch(within) as scratch:
        copy = scratch / DATABASE_NAME
        yield _taken_out(file, copy), copy


def _taken_out(file: Path, copy: Path) -> Backup:
    try:
        with zipfile.ZipFile(file) as packed:
            told = json.loads(packed.read(LIST_NAME))
            if told["formato"] > FORMAT:
                raise BackupUnusable(_NEWER.format(file))
            with private.open_file(copy, "xb") as out, packed.open(DATABASE_NAME) as base:
                shutil.copyfileobj(base, out, _CHUNK)
        return _tried(file, told, copy)
    except FileNotFoundError as error:
        raise BackupUnusable(f"No existe el respaldo «{file}». Revise la ruta.") from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _no_room(copy.parent, error) from error
        raise BackupUnusable(_NOT_ONE.format(file, error.strerror or "no se pudo leer")) from error
    except _UNREADABLE as error:
        raise BackupUnusable(_NOT_ONE.format(file, "no tiene lo que debe tener")) from error


def _tried(file: Path, told: Mapping[str, Any], copy: Path) -> Backup:
    if _digest_of(copy) != told["base"]["sha256"]:
        raise BackupUnusable(_NOT_ONE.format(file, "sus bytes no son los que se guardaron"))
    if copies.faults(copy):
        raise BackupUnusable(_NOT_ONE.format(file, "su base de datos no está entera"))
    contents, check = _facts(copy)
    log, head = told["registro"], check.head
    kept = (log["actos"], log["huella"], log["intacto"])
    found = (head.count if head else 0, head.digest if head else None, not check.breaks)
    originals = tuple(
        Original(one["carpeta"], one["archivo"], one["ruta"], one["sha256"], one["bytes"])
        for one in told["originales"]
    )
    if kept != found or dict(contents.rows) != told["filas"] or contents.originals != originals:
        raise BackupUnusable(_NOT_ONE.format(file, "no tiene lo que su lista dice"))
    made = dt.datetime.fromisoformat(told["hecho"])
    code = None if head is None else head.code
    return Backup(file, made, contents, found[0], code, found[1], found[2], copy.stat().st_size)


@contextmanager
def _scratch(within: Path | None) -> Iterator[Path]:
    """A folder closed to others for what is under way. Raises OutputUnwritable."""
    try:
        made = tempfile.TemporaryDirectory(prefix=".vistobueno-", dir=within, ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_room(within or Path(tempfile.gettempdir()), error) from error
    with made as name:
        yield Path(name)


def _no_room(folder: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"No se pudo escribir en «{folder}» ({error.strerror}) y no se cambió nada. Revise el espacio y los "
        "permisos, o elija otra carpeta."
    )
