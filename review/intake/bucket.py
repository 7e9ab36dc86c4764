"""The objects of a store as the entries of a folder, so that a scan goes through them as through files.

A store knows no folders, only names with `/`. The entity's own lists among the objects are laid out as files
of ours, as what mails carry is: who reads them knows files only.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from review.machine import object_store, private
from review.machine.far_places import bucket_and_key
from review.machine.object_store import ObjectFacts

MOST_OBJECT_BYTES = 1024**3
_FOLDER = "almacen"

TOO_LARGE = "Ocupa más de 1 GB y no se baja del almacén; si es una cuenta, divídala o redúzcala."
BAD_NAME = "Su nombre en el almacén no sirve como ruta de un archivo (lleva «//», «..» u otro así); cámbielo."


class _Stat(NamedTuple):
    st_size: int
    st_mtime_ns: int


@dataclass(frozen=True, slots=True)
class ObjectEntry:
    """An object as `os.scandir` would tell of a file. `parts` are the names from the root to it, but its
    own."""

    name: str
    path: str
    parts: tuple[str, ...]
    facts: ObjectFacts

    def is_file(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002 - a store has no links
        return True

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002
        return False

    def is_symlink(self) -> bool:
        return False

    def stat(self, *, follow_symlinks: bool = True) -> _Stat:  # noqa: ARG002
        return _Stat(self.facts.size, self.facts.mtime_ns)


def entries(root: Path) -> Iterator[ObjectEntry]:
    """Every object under a folder of a store; those with a `/` at the end are what some programs leave for an
    empty folder. Raises FolderUnreadable."""
    bucket, prefix = bucket_and_key(root)
    above = len(prefix) + 1 if prefix else 0
    for one in object_store.listed(root):
        if not one.key.endswith("/"):
            *parts, name = one.key[above:].split("/")
            yield ObjectEntry(name, f"s3:/{bucket}/{one.key}", tuple(parts), one)


def why_not(entry: ObjectEntry) -> str | None:
    """Why an object is not even looked at; None when it is."""
    if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in (*entry.parts, entry.name)):
        return BAD_NAME
    return TOO_LARGE if entry.facts.size > MOST_OBJECT_BYTES else None


def laid_out(entry: ObjectEntry, root: Path) -> Path:
    """A list of the entity as a file of ours, fetched when it is new or has changed. Raises OSError."""
    folder = _folder_of(root)
    place = folder / entry.name
    with suppress(OSError):
        there = place.stat()
        if (there.st_size, there.st_mtime_ns) == tuple(entry.stat()):
            return place
    private.make_folder(folder.parent.parent)
    private.make_folder(folder.parent)
    private.make_folder(folder)
    draft = place.with_name(f".{place.name}.part")
    with private.open_file(draft, "wb") as file:
        object_store.fetch(Path(entry.path), file)
    os.utime(draft, ns=(entry.facts.mtime_ns, entry.facts.mtime_ns))
    draft.replace(place)
    return place


def forget_others(kept: set[str], root: Path) -> None:
    """Remove the lists that are not in the store any more."""
    with suppress(OSError):  # what cannot be removed now is tried again the next time
        for one in list(_folder_of(root).iterdir()):
            if one.name not in kept:
                one.unlink()


def _folder_of(root: Path) -> Path:
    name = sha256(os.fspath(root).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return private.data_folder() / _FOLDER / name
