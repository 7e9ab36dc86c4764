"""How this computer is doing for the program: versions, models, letters, disk, permissions, LibreOffice."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from review import __version__
from review.errors import ReaderUnavailable
from review.machine import libreoffice, private
from review.reading.ocr import models as ocr_models
from review.spanish import number
from review.store.upgrades import SCHEMA_VERSION
from review.upkeep.diagnosis import Diagnosis, bad, good, notice

MIB: Final = 1024**2
LITTLE: Final = 200 * MIB  # free bytes with which a reading or a backup may not come to its end
SCARCE: Final = 1024 * MIB  # and with which it soon may not
_OLDEST_SQLITE: Final = (3, 37, 0)
_LIBRARIES: Final = (
    "pypdfium2",
    "pdfplumber",
    "pypdf",
    "onnxruntime",
    "cv2",
    "openpyxl",
    "docx",
    "reportlab",
)
_INSTALL: Final = (
    "Instale Visto Bueno otra vez: con pip, o en la carpeta del proyecto con «make clean» y «make setup»."
)
_LETTERS: Final = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts",),
}
_BESIDE: Final = ("", "-wal", "-shm", "-journal")


def versions() -> Iterator[Diagnosis]:
    """Of the program and of what it stands on; each library is loaded."""
    missing = []
    for name in _LIBRARIES:
        try:
            import_module(name)
        except (ImportError, OSError):
            missing.append(name)
    if missing:
        yield bad(f"No se pueden cargar estas partes del programa: {', '.join(missing)}.", _INSTALL)
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        yield bad(f"SQLite {sqlite3.sqlite_version} es muy antiguo.", "Instale un Python más nuevo.")
    yield good(
        f"Visto Bueno {__version__}, esquema {SCHEMA_VERSION}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}."
    )


def models() -> Iterator[Diagnosis]:
    """Those that read scans, byte for byte."""
    try:
        ocr_models.quick()
        ocr_models.careful()
        ocr_models.orientation()
    except ReaderUnavailable as error:
        yield bad(f"Las páginas escaneadas no se pueden leer. {error}", _INSTALL)
        return
    yield good("Los modelos que leen páginas escaneadas son los que se midieron.")


def fonts() -> Iterator[Diagnosis]:
    """Those of the system, which stand in where a PDF has none of its own."""
    places = _LETTERS.get(sys.platform, _LETTERS["linux"])
    if any(_holds_letters(Path(place).expanduser()) for place in places):
        yield good("Hay letras instaladas para los PDF que no traen las suyas.")
        return
    yield notice(
        "Este equipo no tiene letras instaladas: los PDF que no traen las suyas, y los papeles en PDF, se "
        "ven con otras.",
        "Instale unas, por ejemplo Liberation («apt-get install fonts-liberation»).",
    )


def _holds_letters(folder: Path) -> bool:
    for _, _, names in os.walk(folder):
        if any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in names):
            return True
    return False


def office() -> Iterator[Diagnosis]:
    """LibreOffice, with what does not work where it is not."""
    where = libreoffice.program()
    if where is not None:
        yield good(f"LibreOffice está en «{where}».")
        return
    yield notice(
        "No está LibreOffice: los papeles del supervisor no salen en PDF (sí en Word), y «armar» no "
        "recibe Word ni Excel. Lo demás funciona.",
        "Si los necesita, instale LibreOffice; Visto Bueno lo encuentra solo.",
    )


def disk(database: Path) -> Iterator[Diagnosis]:
    """Room where the database, the pictures of pages and what is under way lie."""
    places = {"la base de datos": database.parent, "las imágenes de páginas": private.cache_folder()}
    places["lo que está en curso"] = Path(tempfile.gettempdir())
    seen: set[int] = set()
    for what, place in places.items():
        there = next(folder for folder in (place, *place.absolute().parents) if folder.exists())
        device = there.stat().st_dev
        if device in seen:
            continue
        seen.add(device)
        free = shutil.disk_usage(there).free
        told = f"En el disco de {what} («{there}») hay {number(free // MIB)} MB libres"
        if free < LITTLE:
            yield bad(f"{told}: no alcanza.", "Libere espacio antes de leer, decidir o respaldar.")
        elif free < SCARCE:
            yield notice(f"{told}: son pocos.", "Libere espacio pronto.")
        else:
            yield good(f"{told}.")


def permissions(database: Path) -> Iterator[Diagnosis]:
    """Ours to write to, and closed to others."""
    closed = True
    for place in (database, database.parent) if database.exists() else ():
        if not os.access(place, os.W_OK):
            closed = False
            yield bad(f"No hay permiso para escribir en «{place}».", "Pida permiso, o indique otra con --bd.")
    for file in _ours(database):
        if os.name == "posix" and file.stat().st_mode & 0o077:
            closed = False
            yield bad(
                f"Otros usuarios del equipo pueden leer «{file}», que tiene datos de personas.",
                f"Ciérrelo: chmod go-rwx '{file}'",
            )
    if closed:
        yield good("Lo que se guarda de las personas solo lo puede leer su dueño.")


def _ours(database: Path) -> Iterator[Path]:
    """What holds data of people and is not in a folder that is closed already."""
    yield from filter(Path.exists, (database.with_name(database.name + end) for end in _BESIDE))
    yield from filter(Path.exists, (private.data_folder(), private.cache_folder(), private.log_folder()))
