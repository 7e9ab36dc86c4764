"""Folders of this machine or of an object store to choose from, and one of ours for what is dropped on the
page."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from review.errors import FolderUnreadable, UploadRejected
from review.intake import SETTLE_SECONDS, bucket, unpack
from review.intake.file_names import BESIDE_NAMES, CONTRACT_NAMES
from review.intake.scan import holds_papers
from review.machine import far_places, object_store, private
from review.store import database_file

_OWN_NAMES = {name for names in BESIDE_NAMES if names is not CONTRACT_NAMES for name in names}
MOST_ENTRIES = 20_000  # looked at to say how many PDFs a folder holds
LIST_SUFFIXES = (".csv", ".xlsx")


class Dropped(Protocol):
    """A file dropped on the page, as Streamlit gives it."""

    name: str

    def getbuffer(self) -> memoryview: ...


NO_PDF = (
    "En esta carpeta no hay PDF, ni en sus subcarpetas. Revise que sea la que tiene las cuentas; si están "
    "en otro formato, guárdelas como PDF."
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a folder holds at a glance. `more` when counting stopped before the end; `own` are the entity's
    checklist, law values and the like beside the PDFs."""

    pdfs: int
    folders: tuple[str, ...]
    contracts: str | None
    more: bool = False
    own: tuple[str, ...] = ()


def home() -> Path:
    return Path.home()


def above(folder: Path) -> tuple[Path, ...]:
    """The folder that a folder is in; none for a whole bucket of an object store."""
    whole = far_places.is_far(folder) and not far_places.bucket_and_key(folder)[1]
    return () if whole else (folder.parent,)


def checked(typed: str) -> Path:
    """The folder that was typed. Raises FolderUnreadable with what to do."""
    text = typed.strip().strip('"').strip("'")
    if not text:
        raise FolderUnreadable("Escriba la ruta de la carpeta o elíjala en la lista.")
    folder = Path(text).expanduser()
    if far_places.is_far(folder):
        object_store.check_there(folder)
        return folder
    try:
        folder = folder.resolve()
        found = folder.exists()
    except (OSError, ValueError, RuntimeError) as error:
        raise FolderUnreadable(f"No se entiende la ruta «{text}».") from error
    if not found:
        raise FolderUnreadable(f"No existe la carpeta «{folder}». Revise cómo está escrita.")
    if not folder.is_dir():
        raise FolderUnreadable(f"«{folder}» es un archivo: escriba la carpeta que lo contiene.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise FolderUnreadable(f"No hay permiso para leer «{folder}».")
    return folder


def look(folder: Path) -> Sight:
    """Subfolders, and how many PDFs are in the whole tree (counted up to a limit)."""
    if far_places.is_far(folder):
        return _look_far(folder)
    folders: list[str] = []
    contracts = None
    own: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                    folders.append(entry.name)
                elif entry.name.casefold() in CONTRACT_NAMES:
                    contracts = entry.name
                elif entry.name.casefold() in _OWN_NAMES:
                    own.append(entry.name)
    except OSError as error:
        raise FolderUnreadable(f"No se puede leer «{folder}»: {error.strerror}.") from error
    pdfs = seen = 0
    for _, names, files in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        seen += len(files) + len(names)
        pdfs += sum(name.lower().endswith(".pdf") for name in files)
        if seen > MOST_ENTRIES:
            break
    named = tuple(sorted(folders, key=str.casefold))
    return Sight(pdfs, named, contracts, more=seen > MOST_ENTRIES, own=tuple(sorted(own)))


def _look_far(folder: Path) -> Sight:
    """The same of a folder of an object store. Raises FolderUnreadable."""
    folders: set[str] = set()
    beside: set[str] = set()
    pdfs = seen = 0
    for entry in bucket.entries(folder):
        seen += 1
        if seen > MOST_ENTRIES:
            break
        pdfs += entry.name.lower().endswith(".pdf")
        if entry.parts:
            folders.add(entry.parts[0])
        else:
            beside.add(entry.name)
    named = tuple(sorted(folders, key=str.casefold))
    contracts = next((name for name in sorted(beside) if name.casefold() in CONTRACT_NAMES), None)
    own = tuple(sorted(name for name in beside if name.casefold() in _OWN_NAMES))
    return Sight(pdfs, named, contracts, more=seen > MOST_ENTRIES, own=own)


def inbox(database: str) -> Path:
    """Where dropped files are kept: beside the database, so that two databases never share papers."""
    if (file := database_file(database)) is not None:
        return file.with_name(f"{file.stem} - recibidos")
    return private.data_folder() / "recibidos"


def keep(files: Sequence[Dropped], into: Path, now: dt.datetime) -> list[str]:
    """Store dropped PDFs and what ZIPs hold in a new folder under `into`; says what was left out and why.

    Raises UploadRejected when a ZIP cannot be taken, FolderUnreadable when nothing can be written.
    """
    left: list[str] = []
    try:
        target = _fresh(into, f"{now:%Y-%m-%d %H%M}")
        try:
            for file in files:
                if file.name.lower().endswith(".zip"):
                    left += _keep_zip(file, target)
                else:
                    _write(file, _free(target, Path(file.name).name))
        finally:
            if not any(target.iterdir()):
                target.rmdir()
        _settle(path for path in target.rglob("*") if path.is_file())
    except OSError as error:
        raise FolderUnreadable(f"No se pudo guardar en «{into}»: {error.strerror}.") from error
    return left


LISTS = {"contratos": "La lista de contratos", "presupuesto": "La lista de presupuesto"}


def keep_list(file: Dropped, into: Path, name: str) -> Path:
    """Store a dropped list, one of `LISTS`, under `into`. Raises FolderUnreadable, UploadRejected."""
    suffix = Path(file.name).suffix.lower()
    if suffix not in LIST_SUFFIXES:
        raise UploadRejected(f"{LISTS[name]} debe ser un archivo CSV o XLSX.")
    try:
        private.make_folder(into)
        target = into / f"{name}{suffix}"
        _write(file, target)
        _settle([target])
    except OSError as error:
        raise FolderUnreadable(f"No se pudo guardar en «{into}»: {error.strerror}.") from error
    return target


@contextmanager
def lent(files: Sequence[Dropped], within: Path | None = None) -> Iterator[list[Path]]:
    """Dropped files as files on disk, for as long as they are looked at, `within` a folder or the system's
    own for such things. Raises FolderUnreadable."""
    with tempfile.TemporaryDirectory(dir=within) as scratch:
        paths = []
        try:
            for file in files:
                paths.append(_free(Path(scratch), Path(file.name).name))
                _write(file, paths[-1])
        except OSError as error:
            raise FolderUnreadable(f"No se pudo guardar lo que subió: {error.strerror}.") from error
        yield paths


def _keep_zip(file: Dropped, target: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch) / "subido.zip"
        _write(file, archive)
        unpacked = unpack(archive, target)
    return [f"{one.archivo}: {one.reason}" for one in unpacked.passed_over]


def _write(file: Dropped, target: Path) -> None:
    """Whole or not at all: half a PDF would be read as a damaged cuenta, half a list as the whole one."""
    draft = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with private.open_file(draft, "xb") as out:
            out.write(file.getbuffer())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _fresh(parent: Path, name: str) -> Path:
    private.make_folder(parent)
    target = _free(parent, name)
    private.make_folder(target)
    return target


def _free(parent: Path, name: str) -> Path:
    """A path under `parent` that does not exist yet."""
    wanted = parent / name
    place = 1
    while wanted.exists():
        place += 1
        wanted = parent / f"{Path(name).stem} ({place}){Path(name).suffix}"
    return wanted


def _settle(files: Iterable[Path]) -> None:
    """A file of ours is whole once written: intake need not wait for it as for one still being copied."""
    for file in files:
        seen = file.stat()
        past = seen.st_mtime - SETTLE_SECONDS - 1
        os.utime(file, (past, past))


def holds_nothing(folder: Path, sight: Sight) -> bool:
    """Whether there is no paper in a folder: no PDF, whatever it is called, and no ZIP. Raises
    FolderUnreadable."""
    return not sight.pdfs and not sight.more and not holds_papers(folder)
