"""Whether a folder is still the one that was looked at: disks are pulled out, folders renamed meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

from review.errors import FolderUnreadable
from review.intake.file_names import shown
from review.intake.found import FolderScan
from review.machine import far_places, object_store

_GONE = (
    "La carpeta «{}» dejó de estar disponible mientras se leía: se renombró, se movió o se desconectó su "
    "disco o unidad de red. Lo ya leído quedó guardado y ninguna cuenta se dio por perdida; cuando esté otra "
    "vez en su sitio, vuelva a leerla."
)
_EMPTIED = (
    "En «{}» no queda ninguna de las cuentas que ya se habían leído, y no se hizo nada. Revise que su disco "
    "o unidad de red esté conectada y que la carpeta no se haya movido, y vuelva a leerla."
)


def identity(folder: Path) -> tuple[int, int]:
    """What tells a folder from another that later has its name, such as the place where a disk was mounted.
    Raises OSError."""
    facts = folder.stat()
    return facts.st_dev, facts.st_ino


def check_there(found: FolderScan) -> None:
    """Raises FolderUnreadable where the folder is not the one that was listed, or cannot be listed now."""
    if far_places.is_far(found.root):
        object_store.check_there(found.root)
        return
    try:
        os.scandir(found.root).close()
        same = identity(found.root) == found.identity
    except OSError as error:
        raise _gone(found.root) from error
    if not same:
        raise _gone(found.root)


def check_not_emptied(found: FolderScan, known: int) -> None:
    """Raises FolderUnreadable for a folder without any paper that had some (`known`) the last time: so looks
    the place of a disk that is not connected."""
    if known and not found.files:
        raise FolderUnreadable(_EMPTIED.format(shown(far_places.told(found.root))))


def _gone(root: Path) -> FolderUnreadable:
    return FolderUnreadable(_GONE.format(shown(far_places.told(root))))
