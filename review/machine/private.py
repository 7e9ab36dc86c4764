"""Where what the program keeps of people lies, and that only its owner may read it.

Folders are 0700 and files 0600 whatever the umask; on Windows the user's own folders are closed already.
What the user asked to have written somewhere (a workbook, a JSON) is theirs and is not made here.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

FOLDER_MODE, FILE_MODE = 0o700, 0o600
_APP = "vistobueno"


def data_folder() -> Path:
    """The program's own data: databases, and beside them what was uploaded."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """What can be made again; the system or a person may empty it without harm."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def log_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def make_folder(path: Path, *, ours: bool = True) -> None:
    """Make a folder, and those above it that are missing, closed to others.

    One that was there already is closed too when it is `ours`, else left as it is. Raises OSError.
    """
    try:
        path.mkdir(FOLDER_MODE)
    except FileNotFoundError:
        make_folder(path.parent, ours=False)
        path.mkdir(FOLDER_MODE, exist_ok=True)
    except FileExistsError:
        if not path.is_dir():
            raise
        if ours:
            close_folder(path)


def open_file(path: Path, mode: str, **options: Any) -> IO[Any]:
    """Like `open`; the file is closed to others before anything is written in it. Raises OSError."""
    file: IO[Any] = open(path, mode, opener=_make_closed, **options)  # noqa: SIM115 - `Path.open` has no opener
    close_file(path)
    return file


def write_whole(path: Path, content: bytes, draft: str = ".part") -> None:
    """Write a file of ours whole or not at all, closed to others, in a folder made for it. Raises OSError.

    What a run that was killed left half written ends with `draft`.
    """
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=draft)  # closed to others by itself
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def close_folder(path: Path) -> None:
    """Close a folder of ours to others. One that is not there is left."""
    _close(path, FOLDER_MODE)


def close_file(path: Path) -> None:
    """Close a file of ours to others. One that is not there, or is another user's, is left."""
    _close(path, FILE_MODE)


def _make_closed(path: str, flags: int) -> int:
    return os.open(path, flags, FILE_MODE)


def _close(path: Path, mode: int) -> None:
    # A file system without permissions, or another owner, leaves nothing that we could do about it.
    with suppress(OSError):
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
