"""The bytes of a file wherever it is: one of this machine is opened where it lies, one of an object store is
fetched into a private file of ours, which is gone with the process at the latest.

What is fetched stays for whoever wants it again soon, up to MOST_BYTES of all. Before it is used again the
store is asked whether it is still the same.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import platform
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from review.machine import object_store, private
from review.machine.far_places import is_far

MOST_BYTES = 1024**3
_ROOM = "originales"


@contextmanager
def at_hand(path: Path) -> Iterator[Path]:
    """Inside, where the bytes of a file can be read on this machine. Raises OSError."""
    if not is_far(path):
        yield path
        return
    with _copies.lent(path) as place:
        yield place


@contextmanager
def at_hand_or_nowhere(path: Path) -> Iterator[Path]:
    """Likewise; where it cannot be had, a place where there is no file: whoever opens it tells of that."""
    if not is_far(path):
        yield path
        return
    with ExitStack() as held:
        try:
            place = held.enter_context(_copies.lent(path))
        except OSError:
            place = _copies.nowhere()
        yield place


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in lower-case hexadecimal. Raises OSError.

    A folder is hashed first and read after that, in the same order: what has no room is not kept.
    """
    held = _copies.lent(path, only_with_room=True) if is_far(path) else nullcontext(path)
    with held as place, place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(path: Path) -> int:
    """Bytes of a file, without fetching it. Raises OSError."""
    return object_store.facts(path).size if is_far(path) else path.stat().st_size


def let_go(path: Path) -> None:
    """Nobody wants a file again soon."""
    if is_far(path):
        _copies.drop(path)


def let_all_go() -> None:
    """Nobody wants any of the files again that nobody uses now."""
    _copies.drop_idle()


@dataclass(slots=True)
class _Copy:
    users: int = 0
    etag: str = ""
    size: int = 0
    place: Path | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class _Copies:
    """What is fetched now, that used last at the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._copies: dict[Path, _Copy] = {}
        self._folder: Path | None = None
        self._owner = os.getpid()

    @contextmanager
    def lent(self, path: Path, *, only_with_room: bool = False) -> Iterator[Path]:
        """Raises OSError."""
        with self._lock:
            if self._owner != os.getpid():  # a forked child must not take away what its parent fetched
                self._copies, self._folder, self._owner = {}, None, os.getpid()
            copy = self._copies[path] = self._copies.pop(path, _Copy())
            copy.users += 1
        try:
            with copy.lock:
                place = self._brought(path, copy)
            yield place
        finally:
            with self._lock:
                copy.users -= 1
                self._make_room([path] if only_with_room else list(self._copies))

    def nowhere(self) -> Path:
        return self._room() / "no-hay"

    def drop(self, path: Path) -> None:
        with self._lock:
            self._drop(path)

    def drop_idle(self) -> None:
        with self._lock:
            for path in list(self._copies):
                self._drop(path)

    def _brought(self, path: Path, copy: _Copy) -> Path:
        if copy.place is not None and copy.etag == object_store.facts(path).etag:
            return copy.place
        old, copy.place = copy.place, None
        if old is not None:
            old.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=self._room())
        try:
            with os.fdopen(handle, "wb") as file:
                copy.etag = object_store.fetch(path, file)
                copy.size = file.tell()
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        copy.place = Path(name)
        return copy.place

    def _make_room(self, droppable: Iterable[Path]) -> None:
        total = sum(copy.size for copy in self._copies.values() if copy.place is not None)
        for path in droppable:
            if total <= MOST_BYTES:
                return
            total -= self._drop(path)

    def _drop(self, path: Path) -> int:
        copy = self._copies.get(path)
        if copy is None or copy.users:
            return 0
        del self._copies[path]
        if copy.place is None:
            return 0
        with suppress(OSError):
            copy.place.unlink(missing_ok=True)
        return copy.size

    def _room(self) -> Path:
        """The folder of this process, made when first asked for. Raises OSError."""
        with self._lock:
            if self._folder is None:
                above = private.cache_folder() / _ROOM
                private.make_folder(above)
                _take_away_left(above)
                self._folder = Path(tempfile.mkdtemp(prefix=f"{_machine()}-{os.getpid()}-", dir=above))
                atexit.register(_gone_with, self._folder, os.getpid())
            return self._folder


def _machine() -> str:
    return platform.node().replace("-", "_") or "equipo"


def _take_away_left(above: Path) -> None:
    """What processes of this machine that were killed left behind."""
    for one in above.glob(f"{_machine()}-*-*"):
        number = one.name.split("-")[1]
        if number.isdecimal() and not psutil.pid_exists(int(number)):
            shutil.rmtree(one, ignore_errors=True)


def _gone_with(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


_copies = _Copies()
