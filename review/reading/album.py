"""Page pictures kept by content in a folder of ours: written whole, used again, and not kept for ever.

A picture shows a person's paper, so that one that nobody looks at any more is thrown away, and so are the
oldest when there are too many. A person who turns pages never waits for that.
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from review.machine import private

MOST_DAYS = 30  # since a picture was last looked at
MOST_BYTES = 1024**3  # all pictures together: some thousands of pages
ORPHANED_SECONDS = 3600  # what nobody has finished writing in this time was left by a run that died
_PICTURE, _DRAFT = ".jpg", ".part"
_EVERY = 100  # pictures kept between two times of looking through all of them

_count = itertools.count()
_tidying = threading.Lock()


class _Seen(NamedTuple):
    used: float
    size: int
    path: Path


def take(picture: Path) -> bytes | None:
    """A picture kept before, None without it. It counts as looked at now."""
    try:
        found = picture.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        os.utime(picture)
    return found


def keep(picture: Path, content: bytes) -> None:
    """Write whole or not at all; a cache that cannot be written is no reason to fail."""
    with suppress(OSError):
        private.write_whole(picture, content, _DRAFT)
    if next(_count) % _EVERY == 0:
        tidy_aside(picture.parent)


def tidy_aside(folder: Path) -> None:
    """`tidy` in a thread of its own; nothing when one is at it already."""
    _aside(lambda: _tidy_alone(folder))


def _aside(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="album", daemon=True).start()


def _tidy_alone(folder: Path) -> None:
    if _tidying.acquire(blocking=False):
        try:
            tidy(folder)
        finally:
            _tidying.release()


def tidy(folder: Path, now: float | None = None) -> None:
    """Throw away pictures not looked at for `MOST_DAYS`, then the oldest beyond `MOST_BYTES`, and what runs
    that died left half written. `now` is in seconds since 1970."""
    moment = time.time() if now is None else now
    private.close_folder(folder)
    room = MOST_BYTES
    for one in sorted(_seen(folder), reverse=True):
        age = moment - one.used
        if one.path.suffix == _DRAFT:
            unwanted = age > ORPHANED_SECONDS
        else:
            room -= one.size
            unwanted = age > MOST_DAYS * 86_400 or room < 0
        if unwanted:
            with suppress(OSError):
                one.path.unlink()


def _seen(folder: Path) -> list[_Seen]:
    """The files of ours in a folder; others are not looked at."""
    found: list[_Seen] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((_PICTURE, _DRAFT)):
                with suppress(OSError):  # another process has just thrown it away
                    seen = entry.stat(follow_symlinks=False)
                    found.append(_Seen(seen.st_mtime, seen.st_size, Path(entry.path)))
    return found
