"""Carrying out a plan: reading in worker processes, recognising, judging and writing down, in batches."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from review.contracts import ContractBook
from review.errors import VistoBuenoError
from review.model import Document, Recognition, SecopState
from review.overlay import NOTHING, Overlay, correct, signed
from review.pipeline.changes import Plan, Task, judged_with
from review.pipeline.garbage import collected_seldom
from review.pipeline.taught import UNTAUGHT, Taught
from review.pipeline.understanding import (
    NOTHING_RECOGNISED,
    FirstImpressions,
    not_understood,
    understood,
)
from review.reading import ReaderPool
from review.recognition import recognise
from review.rules import judge
from review.store import Store, folders, judgements, overlays, readings
from review.store.judgements import Judged
from review.store.readings import Facts

BATCH_SECONDS = 2.0  # how long finished files wait to be written together
BATCH_FILES = 100
LOG = logging.getLogger("vistobueno.walk")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading has come. `rate` is files a second since it began.

    While the pictures of a file's pages are read, `page` of `pages` are done in the `current` file.
    """

    done: int
    total: int
    current: str | None
    rate: float
    page: int | None = None
    pages: int | None = None

    @property
    def where(self) -> str | None:
        """The current file for a person, in Spanish: with its page while one is read for long."""
        if self.current is None or self.page is None:
            return self.current
        return f"{self.current} (página {self.page} de {self.pages})"


Teller = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges contents for one folder: its contract list, and the database for what is kept of each."""

    store: Store
    contracts: ContractBook
    stamp: str
    taught: Taught = UNTAUGHT

    def __call__(
        self,
        archivo: str,
        received: dt.datetime,
        secop_hint: SecopState | None,
        facts: Facts,
        machine: Recognition,
        overlay: Overlay = NOTHING,
    ) -> Judged:
        """One submission judged, with what a reviewer said laid over what the machine recognised."""
        recognition = machine
        if overlay.moves:
            document = readings.load_document(self.store, facts.sha256)
            if document is not None:
                recognition = recognise(document, forced=overlay.moves, lessons=self.taught.lessons)
        recognition = correct(recognition, overlay.corrections)
        judgement = judge(recognition, lectura=facts.lectura, archivo=archivo, contracts=self.contracts)
        return Judged(
            archivo=archivo,
            received=received,
            secop_hint=secop_hint,
            facts=facts,
            machine=machine,
            recognition=recognition,
            judgement=signed(judgement, overlay.corrections),
            judged_with=judged_with(self.stamp),
            overlay=overlay,
        )


def kept_recognitions(
    store: Store, hashes: list[str], taught: Taught
) -> Iterator[tuple[Facts, Recognition | None, bool]]:
    """What is kept of contents read before, and what is recognised in each (None: that failed); the flag
    says that this was made just now, from the words kept."""
    held = readings.load_facts(store, hashes, taught.version)
    for facts, recognition in held.values():
        document = None if recognition else readings.load_document(store, facts.sha256)
        if document is None:
            yield facts, recognition or NOTHING_RECOGNISED, False
        else:
            yield *understood(document, taught), True


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
        plan: Plan,
        judge_one: Judge,
        *,
        job_id: int | None = None,
        tell: Teller | None = None,
    ) -> None:
        self._store = store
        self._folder_id = folder_id
        self._plan = plan
        self._judge = judge_one
        self._job_id = job_id
        self._tell = tell
        self._done = 0
        self._began = time.monotonic()
        self._batch = _Batch()
        self._overlays: dict[tuple[str, str], Overlay] = {}
        self.unfinished = 0

    def run(self, processes: int) -> None:
        """Do all of it. What was written stays, also when this is interrupted."""
        self._keep_house()
        self._overlays = overlays.by_file(self._store, self._folder_id)
        self._say(None)
        with collected_seldom():
            self._judge_kept()
            self._read(processes)
            self._write()

    def _keep_house(self) -> None:
        """Files that need neither reading nor judging: moved, back, gone and passed over."""
        plan = self._plan
        for move in plan.moved:
            folders.move(self._store, move.known, move.to, move.secop_hint)
        folders.set_present(self._store, plan.back, present=True)
        folders.set_present(self._store, plan.gone, present=False)
        with self._store.writing() as connection:
            folders.record(connection, self._folder_id, self._job_id, plan.passed_over)
            judgements.settle(connection)

    def _judge_kept(self) -> None:
        by_hash: dict[str, list[Task]] = {}
        for task in self._plan.to_judge:
            by_hash.setdefault(task.sha256, []).append(task)
        hashes = list(by_hash)
        for start in range(0, len(hashes), BATCH_FILES):
            chunk = hashes[start : start + BATCH_FILES]
            for facts, recognition, new in kept_recognitions(self._store, chunk, self._judge.taught):
                self._finish(by_hash[facts.sha256], facts, recognition, new=new)

    def _read(self, processes: int) -> None:
        if not self._plan.to_read:
            return
        waiting: dict[Path, list[Task]] = {
            tasks[0].found.path: tasks for tasks in self._plan.to_read.values()
        }
        impressions = FirstImpressions(self._judge.taught)

        def tell(path: Path, page: int, pages: int) -> None:
            self._say(waiting[path][0].found.archivo, page, pages)

        with ReaderPool(processes) as pool:
            for path, document in pool.read_many(list(waiting), wanted=impressions.wanted, tell=tell):
                self.unfinished += not document.sha256
                self._batch.documents.append(document)
                self._finish(waiting[path], *impressions.of(path, document), new=True)

    def _finish(self, tasks: list[Task], facts: Facts, recognition: Recognition | None, *, new: bool) -> None:
        if new and recognition is not None:
            self._batch.recognitions[facts.sha256] = recognition
        for task in tasks:
            archivo = task.found.archivo
            self._batch.tasks.append(task)
            self._batch.judged.append(self._judged(task, facts, recognition))
            self._done += 1
            self._say(archivo)
        if self._batch.full:
            self._write()

    def _judged(self, task: Task, facts: Facts, recognition: Recognition | None) -> Judged:
        """The submission judged; one that made us fail comes out unreadable, and is tried again next time."""
        archivo, hint = task.found.archivo, task.found.secop_hint
        received = dt.datetime.fromtimestamp(task.found.mtime_ns / 1e9, dt.UTC)
        if recognition is not None:
            overlay = self._overlays.get((archivo, facts.sha256), NOTHING)
            try:
                return self._judge(archivo, received, hint, facts, recognition, overlay)
            except VistoBuenoError:
                raise
            except Exception:
                LOG.exception("Judging %s failed", archivo)
        self.unfinished += 1
        unread = self._judge(archivo, received, hint, not_understood(facts), NOTHING_RECOGNISED)
        return replace(unread, judged_with="")

    def _write(self) -> None:
        batch, self._batch = self._batch, _Batch()
        with self._store.writing() as connection:
            readings.save_documents(connection, batch.documents)
            readings.save_recognitions(connection, self._judge.taught.version, batch.recognitions)
            ids = judgements.save(connection, self._folder_id, batch.judged)
            records = [
                task.record(
                    judged.facts.lectura.value, judged.facts.reason, judged.facts.sha256, ids[judged.archivo]
                )
                for task, judged in zip(batch.tasks, batch.judged, strict=True)
            ]
            folders.record(connection, self._folder_id, self._job_id, records)

    def _say(self, archivo: str | None, page: int | None = None, pages: int | None = None) -> None:
        if self._tell is not None:
            elapsed = time.monotonic() - self._began
            rate = self._done / elapsed if elapsed > 0 else 0.0
            self._tell(Progress(self._done, self._plan.total, archivo, rate, page, pages))
