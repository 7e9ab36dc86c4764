"""Carrying out a plan: reading in worker processes, recognising, judging and writing down, in batches."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from review.errors import StoreUnavailable, VistoBuenoError
from review.intake import FolderScan
from review.intake.still_there import check_there
from review.machine import failures
from review.model import Document, Recognition, Submission
from review.model.overlay import NOTHING, Overlay, in_force
from review.pipeline import histories
from review.pipeline.again import Versions
from review.pipeline.folder_changes import Plan, Task
from review.pipeline.garbage import collected_seldom
from review.pipeline.histories import Histories, Surroundings
from review.pipeline.judging import Content, Judge, JudgedPaper, fresh, kept_contents
from review.pipeline.taught import FolderTaught
from review.pipeline.understanding import (
    NOTHING_RECOGNISED,
    FirstImpressions,
    not_understood,
)
from review.reading import open_reader
from review.store import Store, folders, judgements, overlays, readings
from review.store.judgements import File, Judged, Kept

BATCH_SECONDS = 2.0  # how long finished files wait to be written together
BATCH_FILES = 100
_SELDOM = 20  # how the cuentas stand among each other is worked out again in a twentieth of the time


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading has come. `rate` is files a second since it began.

    While the pictures of a file's pages are read, `page` of `pages` are done in the `current` file.
    `renewed` of all are done because the program has changed.
    """

    done: int
    total: int
    current: str | None
    rate: float
    page: int | None = None
    pages: int | None = None
    renewed: int = 0

    @property
    def where(self) -> str | None:
        """The current file for a person, in Spanish: with its page while one is read for long."""
        if self.current is None or self.page is None:
            return self.current
        return f"{self.current} (página {self.page} de {self.pages})"


Teller = Callable[[Progress], None]
Hearer = Callable[[Sequence[Submission]], None]


@dataclass(slots=True)
class _Batch:
    """Finished work not yet written. `tasks` go with `judged`, one to one."""

    documents: list[Document] = field(default_factory=list)
    recognitions: dict[str, Recognition] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    @property
    def full(self) -> bool:
        return len(self.judged) >= BATCH_FILES or time.monotonic() - self.began > BATCH_SECONDS


class Walk:
    """One carrying out of a plan. `unfinished` tells afterwards how many files are to be tried again."""

    def __init__(
        self,
        store: Store,
        folder_id: int,
        found: FolderScan,
        plan: Plan,
        judge_one: Judge,
        around: Surroundings,
        *,
        job_id: int | None = None,
        tell: Teller | None = None,
        written: Hearer | None = None,
    ) -> None:
        self._store = store
        self._folder_id = folder_id
        self._found = found
        self._plan = plan
        self._judge = judge_one
        self._around = around
        self._job_id = job_id
        self._tell = tell
        self._written = written
        self._done = 0
        self._began = time.monotonic()
        self._batch = _Batch()
        self._overlays: dict[File, Overlay] = {}
        self._known: dict[File, Kept] = {}
        self._histories: Histories | None = None
        self._settled_at = 0.0
        self._settling = 0.0
        self.unfinished = 0

    def run(self, processes: int) -> None:
        """Do all of it. What was written stays, also when this is interrupted. Raises FolderUnreadable when
        the folder is taken away meanwhile."""
        self._keep_house()
        self._look_back()
        self._say(None)
        with collected_seldom():
            self._judge_kept()
            self._read_and_keep(processes)
        with self._store.writing(by_person=False) as connection:
            judgements.settle(connection)

    def _read_and_keep(self, processes: int) -> None:
        """Read and write down; what is read already is written also where the rest cannot be."""
        try:
            self._read(processes)
        except StoreUnavailable:
            raise
        except (VistoBuenoError, KeyboardInterrupt):
            self._write()
            raise
        self._write()

    def _keep_house(self) -> None:
        """Files that need neither reading nor judging: moved, back, gone and passed over."""
        plan = self._plan
        for move in plan.moved:
            folders.move(self._store, move.known, move.to, move.secop_hint)
        folders.set_present(self._store, plan.back, present=True)
        folders.set_present(self._store, plan.gone, present=False)
        with self._store.writing(by_person=False) as connection:
            folders.record(connection, self._folder_id, self._job_id, plan.passed_over)
            judgements.settle(connection)

    def _look_back(self) -> None:
        """What is kept of the files of the folder, and what others say of those to be judged again."""
        self._overlays = overlays.by_file(self._store, self._folder_id)
        if self._plan.to_judge:
            self._known = judgements.by_file(self._store, self._folder_id)
            wanted = {(task.found.archivo, task.sha256) for task in self._plan.to_judge}
            near = [one.id for file, one in self._known.items() if file in wanted]
            compare = Versions(self._store, FolderTaught(self._store))
            self._histories = histories.load(self._store, compare, near) if near else None

    def _judge_kept(self) -> None:
        by_hash: dict[str, list[Task]] = {}
        for task in self._plan.to_judge:
            by_hash.setdefault(task.sha256, []).append(task)
        hashes = list(by_hash)
        for start in range(0, len(hashes), BATCH_FILES):
            chunk = hashes[start : start + BATCH_FILES]
            for content in kept_contents(self._store, chunk, self._judge.taught):
                self._finish(by_hash[content.facts.sha256], content)

    def _read(self, processes: int) -> None:
        if not self._plan.to_read:
            return
        waiting: dict[Path, list[Task]] = {
            tasks[0].found.path: tasks for tasks in self._plan.to_read.values()
        }
        impressions = FirstImpressions(self._judge.taught, self._judge.ways.checklist)

        def tell(path: Path, page: int, pages: int) -> None:
            self._say(waiting[path][0].found.archivo, page, pages)

        with open_reader(processes) as reader:
            for path, document in reader.read_many(list(waiting), wanted=impressions.wanted, tell=tell):
                if document.lost or not document.sha256:
                    check_there(self._found)  # before all that is left in it is told to be damaged
                    self.unfinished += 1
                self._batch.documents.append(document)
                self._finish(waiting[path], fresh(document, *impressions.of(path, document)))

    def _finish(self, tasks: list[Task], content: Content) -> None:
        if content.new and content.recognition is not None:
            self._batch.recognitions[content.facts.sha256] = content.recognition
        for task in tasks:
            archivo = task.found.archivo
            self._batch.tasks.append(task)
            self._batch.judged.append(self._judged(task, content))
            self._done += 1
            self._say(archivo)
        if self._batch.full:
            self._write()

    def _judged(self, task: Task, content: Content) -> Judged:
        """The submission judged; one that made us fail comes out unreadable, and is tried again next time."""
        file = task.found.archivo, content.facts.sha256
        known = self._known.get(file)
        paper = JudgedPaper(
            archivo=task.found.archivo,
            received=dt.datetime.fromtimestamp(task.found.mtime_ns / 1e9, dt.UTC),
            secop_hint=task.found.secop_hint,
            overlay=self._overlays.get(file, NOTHING),
            imprinted="" if known is None else known.imprinted,
        )
        told = self._around.alone(self._folder_id, paper.received)
        if content.recognition is not None:
            try:
                if self._histories is not None and known is not None and known.id in self._histories.lines:
                    told = self._histories.of(known.id)
                return self._judge(paper, content, told)
            except VistoBuenoError:
                raise
            except Exception as error:  # noqa: BLE001 - a mistake of ours about one file stops no other
                failures.note(f"Judging {content.facts.sha256} failed", error)
        self.unfinished += 1
        nothing = content._replace(
            facts=not_understood(content.facts), recognition=NOTHING_RECOGNISED, mark=""
        )
        unread = self._judge(paper._replace(overlay=NOTHING), nothing, told)
        return replace(unread, judged_with="")

    def _write(self) -> None:
        batch, self._batch = self._batch, _Batch()
        with self._store.writing(by_person=False) as connection:
            readings.save_documents(connection, batch.documents)
            readings.save_recognitions(connection, self._judge.taught.version, batch.recognitions)
            ids = judgements.save(connection, self._folder_id, batch.judged)
            records = [
                task.record(
                    judged.facts.lectura.value,
                    judged.facts.reason,
                    judged.facts.sha256,
                    ids[judged.archivo, judged.facts.sha256],
                )
                for task, judged in zip(batch.tasks, batch.judged, strict=True)
            ]
            folders.record(connection, self._folder_id, self._job_id, records)
            if time.monotonic() - self._settled_at > _SELDOM * self._settling:
                began = time.monotonic()
                judgements.settle(connection)
                self._settled_at = time.monotonic()
                self._settling = self._settled_at - began
        if self._written is not None:
            self._written([_submission(*one) for one in zip(batch.tasks, batch.judged, strict=True)])

    def _say(self, archivo: str | None, page: int | None = None, pages: int | None = None) -> None:
        if self._tell is not None:
            elapsed = time.monotonic() - self._began
            rate = self._done / elapsed if elapsed > 0 else 0.0
            again = sum(self._plan.renewed)
            self._tell(Progress(self._done, self._plan.total, archivo, rate, page, pages, again))


def _submission(task: Task, judged: Judged) -> Submission:
    """As `submissions_of` would give it now."""
    facts = judged.facts
    document = Document(facts.sha256, task.found.size, facts.lectura, reason=facts.reason)
    judgement = in_force(judged.judgement, judged.overlay.marks)
    return Submission(judged.archivo, document, judged.recognition, judgement, judged.secop_hint)
