"""Which files of a folder are to be read, and why the others are not. Only looks; never writes there.

The folder belongs to somebody else: links are not followed (they could lead out of it), and a file that
is still being copied is left for the next time.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from review.errors import FolderUnreadable
from review.intake import bucket, mail_files
from review.intake.file_names import (
    BESIDE_NAMES,
    BUDGET_NAMES,
    CALENDAR_NAMES,
    CHECKLIST_NAMES,
    CONTRACT_NAMES,
    EMBARGOES_NAMES,
    LAWS_NAMES,
    MAIL_SUFFIXES,
    PDF_SUFFIX,
    PICTURE_SUFFIXES,
    WORDS_NAMES,
    debris_reason,
    is_debris_folder,
    is_export,
    secop_hint,
    shown,
)
from review.intake.found import FolderScan, FoundFile, PassedOver
from review.intake.receipts import RECEIPT, is_receipt
from review.intake.still_there import identity
from review.machine import far_places, object_store
from review.model import SecopState

_Entry = os.DirEntry[str] | bucket.ObjectEntry
# A file written to this recently is looked at twice.
SETTLE_SECONDS = 2.0
_SECOND_LOOK_SECONDS = 0.25
ZIP_SUFFIX = ".zip"
_HEADER_WINDOW = 1024
_TAIL_WINDOW = 2048

LINK = "Es un enlace a otro archivo o carpeta; no se sigue. Copie el documento en la carpeta."
NOT_A_FILE = "No es un archivo corriente; no se lee."
FOLDER_NAMED_PDF = "Es una carpeta con nombre de PDF; se leyó lo que hay dentro."
SYSTEM_FOLDER = "Carpeta auxiliar del sistema; no se lee."
NO_ENTRY = "No hay permiso para abrir esta carpeta; revise sus permisos y vuelva a leer."
NO_LOOK = "No se pudo mirar este archivo; revise sus permisos y vuelva a leer."
STILL_COPYING = "Todavía se está copiando; espere a que termine y vuelva a leer la carpeta."
NOT_A_PDF = "No es un PDF; si es un soporte de la cuenta, guárdelo como PDF."
PHOTOGRAPH = (
    "Es una fotografía, no un PDF; si es un soporte de la cuenta, póngala en su PDF con «vistobueno armar» o "
    "en la página «Mi cuenta»."
)
SECOND = {
    CONTRACT_NAMES: "Hay dos archivos de contratos; se usa el otro. Deje solo uno.",
    CHECKLIST_NAMES: "Hay dos listas de chequeo; se usa la otra. Deje solo una.",
    LAWS_NAMES: "Hay dos archivos de valores de ley; se usa el otro. Deje solo uno.",
    WORDS_NAMES: "Hay dos archivos de palabras; se usa el otro. Deje solo uno.",
    EMBARGOES_NAMES: "Hay dos listas de embargos; se usa la otra. Deje solo una.",
    BUDGET_NAMES: "Hay dos listas de presupuesto; se usa la otra. Deje solo una.",
    CALENDAR_NAMES: "Hay dos calendarios; se usa el otro. Deje solo uno.",
}


def scan(folder: Path, *, settle_seconds: float = SETTLE_SECONDS) -> FolderScan:
    """Everything under `folder`, each entry as a file to read or passed over with its Spanish reason.

    Files are those named .pdf in any case, whatever they hold, and files without extension that begin
    like a PDF; a mail (.eml, .msg) is a folder of those that it carries. `folder` may be one of an object
    store, in which nothing is seen half written. A file changed less than
    `settle_seconds` ago is looked at again a moment later (one that does not end like a PDF, after the whole
    time): if it moved, it waits for the next scan.
    Raises FolderUnreadable.
    """
    walk = _Walk(Path(folder))
    walk.run()
    (
        contracts_file,
        checklist_file,
        laws_file,
        words_file,
        embargoes_file,
        budget_file,
        calendar_file,
    ) = map(walk.beside, BESIDE_NAMES)
    files = _settled(walk, walk.files, settle_seconds)
    files += _attached(walk, _settled(walk, walk.mails, settle_seconds))
    return FolderScan(
        root=walk.root,
        files=tuple(sorted(files, key=attrgetter("archivo"))),
        passed_over=tuple(sorted(walk.passed_over, key=attrgetter("archivo"))),
        contracts_file=contracts_file,
        checklist_file=checklist_file,
        laws_file=laws_file,
        words_file=words_file,
        embargoes_file=embargoes_file,
        calendar_file=calendar_file,
        exports=tuple(sorted(walk.exports)),
        budget_file=budget_file,
        unlisted=tuple(walk.unlisted),
        identity=walk.identity,
    )


def holds_papers(folder: Path) -> bool:
    """Whether anything under `folder` may be a paper: a PDF, ZIP or mail by its name, or a PDF without
    extension.

    Stops at the first. A folder inside that cannot be listed may hold one too. Raises FolderUnreadable.
    """
    refused: list[OSError] = []
    if far_places.is_far(folder):
        return any(_may_be_paper(entry.name) for entry in bucket.entries(folder))
    for place, folders, names in os.walk(folder, onerror=refused.append):
        if any(
            name.lower().endswith((PDF_SUFFIX, ZIP_SUFFIX, *MAIL_SUFFIXES)) for name in (*folders, *names)
        ):
            return True
        for name in names:
            with suppress(OSError):
                path = Path(place, name)
                if "." not in name.lstrip(".") and path.is_file() and _file_begins_like_pdf(path):
                    return True
    if any(error.filename == os.fspath(folder) for error in refused):
        raise _unreadable(folder, refused[0]) from refused[0]
    return bool(refused)


def _may_be_paper(name: str) -> bool:
    return "." not in name.lstrip(".") or name.lower().endswith((PDF_SUFFIX, ZIP_SUFFIX, *MAIL_SUFFIXES))


@dataclass(frozen=True, slots=True)
class _Inside:
    """A folder during the walk: the names from the root to it, how an `archivo` in it begins, and what
    its name tells of SECOP.
    """

    parts: tuple[str, ...]
    prefix: str
    secop_hint: SecopState | None


@dataclass(slots=True)
class _Walk:
    """One walk over a folder, without recursion: trees may be as deep as they like."""

    root: Path
    files: list[FoundFile] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    entity_files: list[Path] = field(default_factory=list)
    exports: list[Path] = field(default_factory=list)
    mails: list[FoundFile] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    identity: tuple[int, int] = (0, 0)

    def run(self) -> None:
        """Raises FolderUnreadable when the root itself cannot be listed."""
        if far_places.is_far(self.root):
            self._run_through_bucket()
            return
        try:
            self.identity = identity(self.root)
        except OSError as error:
            raise _unreadable(self.root, error) from error
        root_name = self.root.resolve().name
        waiting: list[tuple[str, tuple[str, ...]]] = [(os.fspath(self.root), ())]
        while waiting:
            place, parts = waiting.pop()
            try:
                with os.scandir(place) as listing:
                    entries = list(listing)
            except OSError as error:
                if not parts:
                    raise _unreadable(self.root, error) from error
                self._pass(parts, NO_ENTRY)
                self.unlisted.append(shown(*parts))
                continue
            prefix = shown(*parts, "") if parts else ""
            inside = _Inside(parts, prefix, secop_hint((root_name, *parts)))
            for entry in entries:
                try:
                    if self._take(entry, inside):
                        waiting.append((entry.path, (*parts, entry.name)))
                except OSError:
                    self._pass((*parts, entry.name), NO_LOOK)

    def _run_through_bucket(self) -> None:
        """Likewise, of an object store."""
        entered: dict[tuple[str, ...], bool] = {(): True}
        there = False
        for entry in bucket.entries(self.root):
            there = True
            reason = bucket.why_not(entry)
            if reason is not None:
                self._pass((*entry.parts, entry.name), reason)
            elif self._within(entry.parts, entered):
                prefix = shown(*entry.parts, "") if entry.parts else ""
                hint = secop_hint((self.root.name, *entry.parts))
                try:
                    self._take(entry, _Inside(entry.parts, prefix, hint))
                except OSError:
                    self._pass((*entry.parts, entry.name), NO_LOOK)
        bucket.forget_others({path.name for path in (*self.entity_files, *self.exports)}, self.root)
        if not there:
            raise _unreadable(self.root, FileNotFoundError())

    def _within(self, parts: tuple[str, ...], entered: dict[tuple[str, ...], bool]) -> bool:
        """Whether what is in a folder of a store is looked at; each folder is told of once."""
        if parts not in entered:
            entered[parts] = self._within(parts[:-1], entered) and self._enter(parts[-1], parts)
        return entered[parts]

    def _take(self, entry: _Entry, inside: _Inside) -> bool:
        """Put an entry in its place; True when it is a folder to go into. Raises OSError."""
        name = entry.name
        if entry.is_file(follow_symlinks=False):
            reason = debris_reason(name)
            if reason is not None:
                self._pass((*inside.parts, name), reason)
            elif _is_named_pdf(name) and _is_receipt(entry):
                self._pass((*inside.parts, name), RECEIPT)
            elif _is_named_pdf(name):
                self._keep(entry, inside, self.files)
            elif name.lower().endswith(MAIL_SUFFIXES):
                self._keep(entry, inside, self.mails)
            elif not inside.parts and any(name.lower() in names for names in BESIDE_NAMES):
                self.entity_files.append(self._beside(entry))
            elif not inside.parts and is_export(name):
                self.exports.append(self._beside(entry))
            elif "." not in name.lstrip(".") and _begins_like_pdf(entry):
                self._keep(entry, inside, self.files)
            else:
                pictured = name.lower().endswith(PICTURE_SUFFIXES)
                self._pass((*inside.parts, name), PHOTOGRAPH if pictured else NOT_A_PDF)
        elif entry.is_symlink():
            self._pass((*inside.parts, name), LINK)
        elif entry.is_dir(follow_symlinks=False):
            return self._enter(name, (*inside.parts, name))
        else:
            self._pass((*inside.parts, name), debris_reason(name) or NOT_A_FILE)
        return False

    def _beside(self, entry: _Entry) -> Path:
        """The entity's own file at the root. Raises OSError."""
        if isinstance(entry, bucket.ObjectEntry):
            return bucket.laid_out(entry, self.root)
        return Path(entry.path)

    def _keep(self, entry: _Entry, inside: _Inside, among: list[FoundFile]) -> None:
        """Note a file to be read, among PDFs or mails. Raises OSError."""
        name = entry.name
        facts = entry.stat(follow_symlinks=False)
        archivo = inside.prefix + (name if name.isascii() else shown(name))
        among.append(FoundFile(entry.path, archivo, facts.st_size, facts.st_mtime_ns, inside.secop_hint))

    def _enter(self, name: str, parts: tuple[str, ...]) -> bool:
        if is_debris_folder(name):
            self._pass(parts, SYSTEM_FOLDER)
            return False
        if _is_named_pdf(name):
            self._pass(parts, FOLDER_NAMED_PDF)
        return True

    def beside(self, names: tuple[str, ...]) -> Path | None:
        """The entity's file of one of these names at the root; others like it are passed over."""
        alike = (path for path in self.entity_files if path.name.lower() in names)
        ranked = sorted(alike, key=lambda path: (names.index(path.name.lower()), path.name))
        for other in ranked[1:]:
            self._pass((other.name,), SECOND[names])
        return ranked[0] if ranked else None

    def _pass(self, parts: tuple[str, ...], reason: str) -> None:
        self.passed_over.append(PassedOver(shown(*parts), reason))


def _attached(walk: _Walk, mails: list[FoundFile]) -> list[FoundFile]:
    """The PDFs that mails carry; what else they carry, and the mails themselves, are passed over."""
    found: list[FoundFile] = []
    for one in mails:
        made = mail_files.laid_out(one, walk.root)
        found += made.files
        walk.passed_over += made.passed_over
    mail_files.forget_others(mails, walk.root)
    return found


def _settled(walk: _Walk, files: list[FoundFile], settle_seconds: float) -> list[FoundFile]:
    """Those of the files that do not move any more; the others are passed over."""
    if far_places.is_far(walk.root):
        return files
    now_ns = time.time_ns()
    horizon = now_ns - int(settle_seconds * 1e9)
    recent = [found for found in files if horizon < found.mtime_ns <= now_ns]
    if not recent:
        return files
    began = time.monotonic()
    time.sleep(min(settle_seconds, _SECOND_LOOK_SECONDS))
    moved = {found.archivo for found in recent if _has_moved(found)}
    unended = [found for found in recent if found.archivo not in moved and _lacks_end(found.path)]
    if unended:
        time.sleep(max(0.0, settle_seconds - (time.monotonic() - began)))
        moved.update(found.archivo for found in unended if _has_moved(found))
    for archivo in moved:
        walk.passed_over.append(PassedOver(archivo, STILL_COPYING))
    return [found for found in files if found.archivo not in moved]


def _has_moved(found: FoundFile) -> bool:
    try:
        facts = found.path.stat(follow_symlinks=False)
    except OSError:
        return True
    return (facts.st_size, facts.st_mtime_ns) != (found.size, found.mtime_ns)


def _lacks_end(path: Path) -> bool:
    """True for a file without the mark that ends a PDF: cut, still being written, or no PDF at all."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_WINDOW))
            return b"%%EOF" not in file.read()
    except OSError:
        return False


def _is_named_pdf(name: str) -> bool:
    return name.lower().endswith(PDF_SUFFIX)


def _is_receipt(entry: _Entry) -> bool:
    def beginning(size: int) -> bytes:
        if isinstance(entry, bucket.ObjectEntry):
            return object_store.beginning(Path(entry.path), size)
        with Path(entry.path).open("rb") as file:
            return file.read(size)

    try:
        return is_receipt(entry.name, entry.stat(follow_symlinks=False).st_size, beginning)
    except OSError:
        return False  # whatever it is, who reads it says what is wrong with it


def _begins_like_pdf(entry: _Entry) -> bool:
    if not isinstance(entry, bucket.ObjectEntry):
        return _file_begins_like_pdf(Path(entry.path))
    return entry.facts.size > 0 and b"%PDF-" in object_store.beginning(Path(entry.path), _HEADER_WINDOW)


def _file_begins_like_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(_HEADER_WINDOW)


def _unreadable(root: Path, error: OSError) -> FolderUnreadable:
    name = shown(far_places.told(root))
    if isinstance(error, FileNotFoundError):
        return FolderUnreadable(f"No existe la carpeta «{name}»; revise la ruta.")
    if isinstance(error, NotADirectoryError):
        return FolderUnreadable(f"«{name}» no es una carpeta; indique la carpeta que contiene los PDF.")
    if isinstance(error, PermissionError):
        return FolderUnreadable(f"No hay permiso para leer la carpeta «{name}»; revise sus permisos.")
    return FolderUnreadable(f"No se pudo leer la carpeta «{name}»; revise el disco o la red.")
