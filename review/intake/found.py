"""What a scan of a folder finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from review.model import SecopState


class FoundFile(NamedTuple):
    """A file to be read. `archivo`: path relative to the folder, with `/`, always valid text.

    `place` is the path as the system gave it, odd bytes and all; `size` in bytes, `mtime_ns` in
    nanoseconds since 1970.
    """

    place: str
    archivo: str
    size: int
    mtime_ns: int
    secop_hint: SecopState | None

    @property
    def path(self) -> Path:
        """Opens the file, whatever its name. Made when asked for: a thousand cost more than their listing."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An entry that is not read, and the Spanish reason."""

    archivo: str
    reason: str


@dataclass(frozen=True, slots=True)
class FolderScan:
    """All that a folder holds, each entry in exactly one place, in the order of `archivo`.

    The last are the entity's own files at its root: contracts, checklist, law values, words of its
    papers, embargos and calendar, exports of SECOP II, and the list of its budget. `unlisted` are the
    folders in it that could not be looked into, of those passed over; `identity` tells the folder from
    another of its name.
    """

    root: Path
    files: tuple[FoundFile, ...]
    passed_over: tuple[PassedOver, ...]
    contracts_file: Path | None
    checklist_file: Path | None = None
    laws_file: Path | None = None
    words_file: Path | None = None
    embargoes_file: Path | None = None
    calendar_file: Path | None = None
    exports: tuple[Path, ...] = ()
    budget_file: Path | None = None
    unlisted: tuple[str, ...] = ()
    identity: tuple[int, int] = (0, 0)
