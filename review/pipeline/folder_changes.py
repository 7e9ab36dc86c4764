"""What has to be done to bring the database up to date with a folder: compared, but nothing read yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from review import freshness
from review.errors import ContractsUnreadable
from review.freshness import Due, Made
from review.intake import FolderScan, FoundFile, sha256_of
from review.model import SecopState
from review.rules import rules_version
from review.store import stored_paths
from review.store.folders import PASSED_OVER, FileRecord, Folder, KnownFile

UNKNOWN = ""  # the hash of a file that could not be opened


@dataclass(frozen=True, slots=True)
class Task:
    """A file whose submission is to be made, or made anew; `renewed` when only the program has changed."""

    found: FoundFile
    sha256: str
    renewed: bool = False

    def record(self, status: str, reason: str | None, sha256: str, submission_id: int) -> FileRecord:
        return FileRecord(
            archivo=self.found.archivo,
            status=status,
            reason=reason,
            location=stored_paths.printable(str(self.found.path)),
            size=self.found.size,
            mtime_ns=self.found.mtime_ns,
            sha256=sha256,
            submission_id=submission_id,
        )


@dataclass(frozen=True, slots=True)
class Move:
    """A file that is now somewhere else in the folder, with the same bytes."""

    known: KnownFile
    to: FileRecord
    secop_hint: SecopState | None


@dataclass(slots=True)
class Plan:
    """The work that a folder asks for. In `to_read` a content stands once, with every file that holds it;
    those in `to_judge` have been read before."""

    to_read: dict[str, list[Task]] = field(default_factory=dict)
    to_judge: list[Task] = field(default_factory=list)
    moved: list[Move] = field(default_factory=list)
    passed_over: list[FileRecord] = field(default_factory=list)
    back: list[KnownFile] = field(default_factory=list)
    gone: list[KnownFile] = field(default_factory=list)
    unchanged: int = 0

    @property
    def total(self) -> int:
        return len(self.to_judge) + sum(map(len, self.to_read.values()))

    @property
    def renewed(self) -> tuple[int, int]:
        """How many are to be read, and how many only to be judged, because the program has changed."""
        read = sum(task.renewed for tasks in self.to_read.values() for task in tasks)
        return read, sum(task.renewed for task in self.to_judge)


def unchanged_key(found: FolderScan, stamp: str, recogniser: str) -> str:
    """A digest of the listing and of every version that the result depends on; `stamp` is that of the
    contracts and of the entity's own checklist and laws. What people put in force forgets it."""
    lines = [recogniser, rules_version(), stamp]
    lines += [f"{file.size} {file.mtime_ns} {file.archivo}" for file in found.files]
    lines += [f"{passed.archivo} {passed.reason}" for passed in found.passed_over]
    return freshness.unchanged(lines)


def contracts_of(asked: Path | None, found: FolderScan, known: Folder | None) -> tuple[Path | None, str]:
    """The contracts file to use (asked for, beside the PDFs, or that of the last time), and a stamp that
    changes when it does. Raises ContractsUnreadable when it is not there."""
    path = asked or found.contracts_file
    before = None if known is None or known.contracts_path is None else known
    if path is None and before is not None:
        path = Path(stored_paths.real(before.contracts_path or ""))
        if not path.is_file():  # its list is kept in the database
            return None, before.contracts_stamp or ""
    if path is None:
        return None, ""
    return path.absolute(), contracts_stamp(path)


def contracts_stamp(path: Path) -> str:
    """What changes when a contracts file does. Raises ContractsUnreadable when it is not there."""
    try:
        status = path.stat()
    except OSError as error:
        raise ContractsUnreadable(
            f"No se encontró el archivo de contratos «{path}». Revise la ruta y vuelva a intentar."
        ) from error
    return freshness.list_stamp(f"{path.absolute()}|{status.st_size}|{status.st_mtime_ns}")


def compare(found: FolderScan, known: Mapping[str, KnownFile], now: Made) -> Plan:
    """Compare a folder with what is known of it, and what `now` would make it with. Only files that are new
    or changed are opened, to hash."""
    plan = Plan()
    there = {file.archivo for file in found.files} | {passed.archivo for passed in found.passed_over}
    # Of a folder that cannot be looked into nobody knows what is gone.
    hidden = tuple(f"{name}/" for name in found.unlisted)
    plan.gone = [
        file
        for name, file in known.items()
        if file.present and name not in there and not name.startswith(hidden)
    ]
    movable = {f.sha256: f for f in plan.gone if f.sha256 and f.submission_id is not None}
    for passed in found.passed_over:
        before = known.get(passed.archivo)
        if (
            before is None
            or not before.present
            or (before.status, before.reason) != (PASSED_OVER, passed.reason)
        ):
            plan.passed_over.append(FileRecord(passed.archivo, PASSED_OVER, passed.reason))
    for file in found.files:
        before = known.get(file.archivo)
        if before is not None and _same(file, before):
            if not before.present:
                plan.back.append(before)
            _place(plan, file, before, now)
            continue
        task = Task(file, _hash(file.path))
        origin = movable.pop(task.sha256, None) if before is None else None
        if origin is not None:
            plan.gone.remove(origin)
            record = task.record(origin.status, origin.reason, task.sha256, origin.submission_id or 0)
            plan.moved.append(Move(origin, record, file.secop_hint))
        plan.to_read.setdefault(task.sha256 or file.archivo, []).append(task)
    return plan


def _same(file: FoundFile, before: KnownFile) -> bool:
    return (
        bool(before.sha256)
        and before.submission_id is not None
        and (file.size, file.mtime_ns) == (before.size, before.mtime_ns)
    )


def _place(plan: Plan, file: FoundFile, before: KnownFile, now: Made) -> None:
    made = Made(before.reader_version, before.recogniser_version, before.judged_with)
    task = Task(file, before.sha256 or UNKNOWN, renewed=freshness.by_program(made, now))
    match freshness.due(made, now):
        case Due.READ:
            plan.to_read.setdefault(task.sha256, []).append(task)
        case Due.JUDGE:
            plan.to_judge.append(task)
        case Due.NOTHING:
            plan.unchanged += 1


def _hash(path: Path) -> str:
    """The file's hash; unknown when it cannot be opened, which its reading will tell."""
    try:
        return sha256_of(path)
    except OSError:
        return UNKNOWN


def spare_known(plan: Plan, read_before: set[str]) -> None:
    """Take from `to_read` the contents that were read before, perhaps in another folder: only to judge."""
    for sha256 in [key for key in plan.to_read if key in read_before]:
        plan.to_judge.extend(plan.to_read.pop(sha256))
