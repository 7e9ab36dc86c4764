"""What `review.load` keeps of folders between two calls: a database for each, closed to others.

Each folder has its own, so that what is told of one never depends on which others were loaded before. They
are in the user's cache: nothing is lost with them but the time to read again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from review.machine import private
from review.machine.far_places import resolved

MOST_KEPT = 12  # folders: those not loaded for longest are forgotten
_ROOM = "analisis"
_SUFFIX = ".db"


def database_of(folder: Path, contracts: Path | None) -> Path:
    """The database of a folder with this list of contracts. Those of too many others are forgotten."""
    place = _room() / f"{_name(folder)}-{_short('' if contracts is None else _text(contracts))}{_SUFFIX}"
    private.make_folder(place.parent)
    _forget(_oldest(besides=place))
    if place.exists():
        os.utime(place)
    return place


def forget(folder: Path | None = None) -> int:
    """Forget what is kept of a folder, or of all; gives of how many. Nothing else is touched."""
    found = [one for one in _known() if folder is None or one.name.startswith(f"{_name(folder)}-")]
    _forget(found)
    return len(found)


def _room() -> Path:
    return private.cache_folder() / _ROOM


def _known() -> list[Path]:
    """Those that are kept, the one loaded last first."""
    try:
        return sorted(_room().glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []


def _oldest(besides: Path) -> list[Path]:
    return [one for one in _known() if one != besides][MOST_KEPT - 1 :]


def _forget(databases: list[Path]) -> None:
    for one in databases:
        for name in (one, *one.parent.glob(f"{one.name}-*")):
            with suppress(OSError):  # another process may have it open
                name.unlink()


def _name(folder: Path) -> str:
    return _short(_text(folder))


def _text(path: Path) -> str:
    return os.fspath(resolved(path))


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
