"""Files that a user asks us to write: whole or not at all, and never over what is not a file.

What is being written lies beside its place under a hidden name, `.NAME.….tmp`, readable by its owner only.
A run that was killed leaves it there; the next one that writes the same file takes it away.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from review.errors import OutputUnwritable

_DRAFT = ".tmp"
_LONGEST = 100  # letters of a name that its draft repeats


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
    replace_whole(path, lambda output: output.write(content))


def replace_whole(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Likewise, of what `write` puts into the file. Raises OutputUnwritable, and what `write` raises."""
    with written_whole(path) as output:
        write(output)


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """The same for what is too large to be held: what is written in the block is there once it ends well.

    Raises OutputUnwritable.
    """
    place = writable_place(path)
    try:
        with _beside(place) as (draft, output):
            yield output
            output.flush()
            draft.chmod(_mode_of(place))
            if os.name == "nt":  # nothing that is open can be moved there
                output.close()
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
def _beside(place: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """An empty file in the same folder, open to be written, gone on leaving unless it was moved. Raises
    OSError."""
    prefix = f".{place.name[:_LONGEST]}."
    _take_away(place.parent, re.compile(re.escape(prefix) + r"\w{8}" + re.escape(_DRAFT)))
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=_DRAFT, dir=place.parent)
    draft = Path(name)
    with os.fdopen(handle, "wb") as output:
        try:
            with suppress(OSError):  # some network drives know no locks
                _hold(output)
            yield draft, output
        finally:
            if os.name == "nt":
                output.close()
            draft.unlink(missing_ok=True)


def _take_away(folder: Path, name: re.Pattern[str]) -> None:
    """The drafts that nobody writes any more. What cannot be taken away is left."""
    with suppress(OSError):
        for left in folder.iterdir():
            if name.fullmatch(left.name):
                with suppress(OSError), left.open("r+b") as file:
                    _hold(file)  # raises while its writer lives
                    left.unlink()


def _hold(file: IO[bytes]) -> None:
    """A lock that ends with its process, however that ends. Raises OSError while another holds it. Windows
    needs none: what is open cannot be removed there."""
    if os.name != "nt":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _mode_of(place: Path) -> int:
    """The permissions of the file to be replaced; of a new one, those that any program would give it."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
