"""The way back: a backup put in the place of a database, in one stroke, with what was there kept aside."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from review.errors import BadArgument, OutputUnwritable, StoreUnavailable
from review.machine import originals, private
from review.store import copies, stored_paths
from review.store.copies import Original
from review.upkeep import backups
from review.upkeep.backups import Backup

_BESIDE: Final = ("-wal", "-shm", "-journal")
_THERE: Final = (
    "En «{}» ya hay una base de datos, y no se cambió nada. Con --reemplazar se pone el respaldo en su "
    "lugar y la de ahora queda guardada al lado; con --bd se restaura en otro archivo."
)
_IN_USE: Final = (
    "La base de datos «{}» la está usando otro programa, y no se cambió nada. Cierre el tablero y espere a "
    "que terminen las lecturas, y vuelva a restaurar."
)


class OriginalState(StrEnum):
    """What became of a file that a cuenta was read from."""

    SAME = "igual"
    CHANGED = "cambiado"
    MISSING = "no_esta"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, where, what was kept aside, and the originals that are not as they were."""

    backup: Backup
    database: Path | None
    kept_aside: Path | None
    originals: tuple[tuple[Original, OriginalState], ...]

    @property
    def whole(self) -> bool:
        """Everything is as it was when the backup was made, and its log was whole."""
        return self.backup.whole and all(fate is OriginalState.SAME for _, fate in self.originals)

    def with_fate(self, fate: OriginalState) -> tuple[Original, ...]:
        return tuple(one for one, found in self.originals if found is fate)


def compared(originals: Iterable[Original]) -> tuple[tuple[Original, OriginalState], ...]:
    """Each original held against the file that is there now, byte by byte."""
    return tuple((one, _fate(one)) for one in originals)


def _fate(one: Original) -> OriginalState:
    try:
        place = Path(stored_paths.real(one.location))
        found = originals.sha256_of(place)
        originals.let_go(place)
    except (OSError, ValueError):
        return OriginalState.MISSING
    return OriginalState.SAME if found == one.sha256 else OriginalState.CHANGED


def try_out(file: Path) -> Restored:
    """Try a backup and look at its originals, and put nothing anywhere. Raises as `backups.opened`."""
    with backups.opened(file) as (backup, _):
        return Restored(backup, None, None, compared(backup.contents.originals))


def restore(file: Path, database: Path, *, replace: bool = False) -> Restored:
    """Put a backup in the place of `database`. What is there is kept aside, never thrown away, and only with
    `replace`. Raises BadArgument, BackupUnusable, StoreUnavailable, OutputUnwritable; then nothing changed.
    """
    database = Path(os.path.realpath(database))
    if os.path.lexists(database) and not replace:
        raise BadArgument(_THERE.format(database))
    try:
        private.make_folder(database.parent, ours=database.parent == private.data_folder())
    except OSError as error:
        raise _unwritable(database, error) from error
    with backups.opened(file, database.parent) as (backup, copy):
        _sync(copy)
        try:
            aside = _put_aside(database) if os.path.lexists(database) else None
            copy.replace(database)
            _sync(database.parent)
        except OSError as error:
            raise _unwritable(database, error) from error
    return Restored(backup, database, aside, compared(backup.contents.originals))


def _put_aside(database: Path) -> Path:
    """Another name for the database that is there; it keeps its own too, so that there always is one. What
    lies beside a damaged one goes along: it must not be taken for the log of the new one. Raises OSError."""
    if database.is_file():
        try:
            copies.release(database)
        except StoreUnavailable as error:
            if "SQLITE_BUSY" in str(error) or "SQLITE_LOCKED" in str(error):
                raise StoreUnavailable(_IN_USE.format(database)) from error
            raise
    aside = _free(database)
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            database.with_name(database.name + end).replace(aside.with_name(aside.name + end))
    try:
        os.link(database, aside)
    except OSError:  # some disks know no second name
        shutil.copy2(database, aside)
    private.close_file(aside)
    return aside


def _free(database: Path) -> Path:
    name = f"{database.stem} antes de restaurar {dt.datetime.now().astimezone():%Y-%m-%d %H%M%S}"
    free, place = database.with_name(name + database.suffix), 1
    while os.path.lexists(free):
        place += 1
        free = database.with_name(f"{name} ({place}){database.suffix}")
    return free


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk, where the system can say so."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(database: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"No se pudo restaurar en «{database}» ({error.strerror}). Revise el espacio y los permisos de su "
        "carpeta, o elija otro archivo con --bd."
    )
