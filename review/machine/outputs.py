"""Files that a user asks us to write: whole or not at all, and never over what is not a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from review.errors import OutputUnwritable


def writable_place(path: Path) -> Path:
    """Where a file named so would be written, links followed: a new file, or a common one to be replaced.

    Raises OutputUnwritable for a folder, a device, a pipe and anything else that is no file, and where the
    folder does not exist.
    """
    try:
        place = Path(os.path.realpath(path))  # unlike `resolve`, it bears a link to itself
        if place.is_dir():
            raise OutputUnwritable(f"«{path}» es una carpeta. Escriba también el nombre del archivo.")
        if not place.parent.is_dir():
            raise OutputUnwritable(f"No existe la carpeta «{path.parent}». Créela o elija otra.")
        if os.path.lexists(place) and not place.is_file():
            raise OutputUnwritable(
                f"«{path}» no es un archivo corriente, y no se reemplaza. Escriba otro nombre de archivo."
            )
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error
    return place


def write_whole(path: Path, content: bytes) -> None:
    """Write the file, or replace it, in one stroke: a failure leaves what was there.

    Raises OutputUnwritable.
    """
    place = writable_place(path)
    try:
        with _beside(place) as draft:
            draft.write_bytes(content)
            draft.replace(place)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError | ValueError) -> OutputUnwritable:
    """What to tell of a file that could not be written."""
    reason = getattr(error, "strerror", None) or "el nombre no sirve"
    return OutputUnwritable(
        f"No se pudo escribir «{path}» ({reason}). Si está abierto en otro programa, ciérrelo; si no, revise "
        "el espacio y los permisos de la carpeta, o elija otra."
    )


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """An empty file in the same folder, gone on leaving unless it was moved. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name[:100]}.", suffix=".tmp", dir=place.parent)
    os.close(handle)
    draft = Path(name)
    try:
        draft.chmod(_mode_of(place))
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _mode_of(place: Path) -> int:
    """The permissions of the file to be replaced; of a new one, those that any program would give it."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
