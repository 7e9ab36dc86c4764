"""From a folder to judged submissions: only what is new or changed is read, the rest is kept."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from review.contracts import ContractBook, load_contracts
from review.contracts.budget_list import with_budget
from review.contracts.list_changes import ListReport
from review.freshness import Made
from review.intake import scan
from review.intake.file_names import shown
from review.intake.still_there import check_not_emptied, check_there
from review.machine import originals
from review.machine.far_places import resolved
from review.model import Document, Lectura, Recognition, Submission
from review.model.overlay import in_force
from review.pipeline import histories, taking_exports, ways_in_force
from review.pipeline.again import Versions, judge_again, kept_papers, settle
from review.pipeline.folder_changes import (
    Plan,
    compare,
    contracts_of,
    contracts_stamp,
    spare_known,
    unchanged_key,
)
from review.pipeline.histories import Surroundings
from review.pipeline.judging import Judge
from review.pipeline.taught import FolderTaught, Taught
from review.pipeline.understanding import NOTHING_RECOGNISED, FirstImpressions
from review.pipeline.walk import Hearer, Progress, Teller, Walk
from review.pipeline.ways_in_force import Beside
from review.reading import Reader, default_processes, look_again, read_document, reader_version
from review.rules import judge, plugged
from review.store import Store, folders, judgements, ledger, readings, settings, stored_paths
from review.store import contracts_in_force as contract_lists
from review.store.folders import PASSED_OVER, Folder
from review.store.readings import ReadFacts
from review.ways.checklist import DEFAULT, Checklist

__all__ = [
    "FileProblem",
    "FolderReport",
    "Progress",
    "contract_book",
    "contracts_stamp",
    "examine",
    "examine_as_folder",
    "judge_again",
    "read_folder",
    "settle",
    "submissions_of",
]


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that was not read, or not whole, or passed over; `status` a Lectura's value or `omitido`."""

    archivo: str
    status: str
    reason: str

    @property
    def unread(self) -> bool:
        return self.status != PASSED_OVER and not Lectura(self.status).readable


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What a reading of a folder came to, in files: those `found`, of them `read` from the PDF now, `judged`
    again from what was kept, or `unchanged`; and those `gone` since the last time. `settled` are the cuentas
    of any folder, known before, judged again because others, or SECOP II, now say something else of them.
    Of those read and judged, `renewed` are so because the program has changed (read, only judged).
    `ways_notes` tell in Spanish what is wrong with the entity's own checklist, laws or words, with the line,
    and with its plug-ins,
    and `secop_notes` what became of the exports of SECOP II and of the list of the budget beside the PDFs.
    `contracts_changes` tell what the contract list changed of what was known, None when it was not taken
    now."""

    folder: Path
    found: int
    read: int
    judged: int
    unchanged: int
    gone: int
    problems: tuple[FileProblem, ...]
    contracts_file: Path | None
    contracts_notes: tuple[str, ...]
    seconds: float
    settled: int = 0
    ways_notes: tuple[str, ...] = ()
    secop_notes: tuple[str, ...] = ()
    renewed: tuple[int, int] = (0, 0)
    contracts_changes: ListReport | None = None

    @property
    def unread(self) -> tuple[FileProblem, ...]:
        return tuple(problem for problem in self.problems if problem.unread)


def contract_book(path: Path | None, budget: Path | None = None) -> ContractBook:
    """The contracts of a file, with their lines of the list of the budget; an empty list without one.
    Raises ContractsUnreadable."""
    book = ContractBook((), (), ()) if path is None else load_contracts(path)
    return book if budget is None else with_budget(book, taking_exports.budget_file(budget))


def examine(
    path: Path, contracts: ContractBook, archivo: str | None = None, *, checklist: Checklist = DEFAULT
) -> Submission:
    """Read and judge one file, without a database. Bad data ends in the submission's `lectura`."""
    impressions = FirstImpressions(checklist=checklist)
    document = read_document(path)
    if looks := impressions.wanted(path, document):
        document = look_again(path, document, looks)
    made = impressions.of(path, document)
    return _judged_alone(document, made, contracts, archivo or shown(path.name), checklist)


def examine_as_folder(
    path: Path, contracts: ContractBook, archivo: str, reader: Reader, *, checklist: Checklist = DEFAULT
) -> Submission:
    """Like `examine`, read as a file of a folder is, by the reader that is open: photographs on which no
    writing is seen are only looked over, unless something is missing that they may hold.

    Raises ReaderUnavailable.
    """
    impressions = FirstImpressions(checklist=checklist)
    ((_, document),) = reader.read_many([path], wanted=impressions.wanted)
    return _judged_alone(document, impressions.of(path, document), contracts, archivo, checklist)


def _judged_alone(
    document: Document,
    made: tuple[ReadFacts, Recognition | None],
    contracts: ContractBook,
    name: str,
    checklist: Checklist,
) -> Submission:
    facts, recognition = made
    if recognition is None:
        document = replace(document, lectura=facts.lectura, reason=facts.reason, lost=facts.lost)
        recognition = NOTHING_RECOGNISED
    judgement = judge(
        recognition,
        lectura=document.lectura,
        archivo=name,
        contracts=contracts,
        checklist=checklist,
        lost=document.lost,
    )
    return Submission(name, document, recognition, judgement)


def read_folder(
    folder: Path,
    store: Store,
    *,
    contracts: Path | None = None,
    budget: Path | None = None,
    processes: int | None = None,
    progress: Teller | None = None,
    job_id: int | None = None,
    written: Hearer | None = None,
) -> FolderReport:
    """Bring the database up to date with a folder. What is unchanged costs a listing and two questions.

    `written` is given the submissions read or judged now as soon as they are kept, some at a time; what other
    cuentas say may still change how one stands.
    `contracts` defaults to contratos.csv|xlsx beside the PDFs, then to the file of the last time.
    `budget` defaults to presupuesto.csv|xlsx beside the PDFs. What they tell holds for the cuentas of every
    folder. Raises FolderUnreadable, ContractsUnreadable, StoreUnavailable, ReaderUnavailable; a bad PDF is
    only told.
    """
    began = time.perf_counter()
    found = scan(resolved(folder))
    path = stored_paths.printable(str(found.root))
    known = folders.find(store, path)
    contracts_file, stamp = contracts_of(contracts, found, known)
    exports = taking_exports.beside(found, budget)
    beside = Beside.of(found)
    taught = Taught.of(store)
    key = unchanged_key(found, f"{stamp}|{beside.stamp}|{taking_exports.stamp_of(exports)}", taught.version)
    plan, settled = Plan(unchanged=len(found.files)), 0
    changes: ListReport | None = None
    if known is None or known.unchanged_key != key:
        known, changes, stale = _with_contracts(store, folders.get_or_add(store, path), contracts_file, stamp)
        ways_in_force.notice(store, known.id, beside)
        book = contract_lists.load(store, known.id)
        ways = ways_in_force.of_folder(store, known.id)
        judge_one = Judge(store, book, taught.with_words(ways.words), ways)
        now = Made(reader_version(), judge_one.taught.version, judge_one.judged_with)
        before_now = folders.known_files(store, known.id)
        check_not_emptied(found, sum(file.present for file in before_now.values()))
        plan = compare(found, before_now, now)
        check_there(found)  # what vanished between two looks is not gone
        spare_known(plan, readings.known(store, now.reader or "", plan.to_read))
        around, before = Surroundings.of(store), ledger.stored_digests(store)
        walk = Walk(
            store, known.id, found, plan, judge_one, around, job_id=job_id, tell=progress, written=written
        )
        try:
            walk.run(processes or default_processes())
        finally:
            originals.let_all_go()
        elsewhere = judgements.outside(store, known.id, stale)
        settled = judge_again(store, elsewhere) if elsewhere else 0
        settled += taking_exports.after_reading(store, known.id, exports)
        settle(store)
        after = ledger.stored_digests(store)
        settled += sum(before[number] != after.get(number) for number in before)
        # A file that could not be opened is tried again the next time, also when the listing stays the same.
        folders.change(store, known.id, unchanged_key=None if walk.unfinished else key)
    folders.change(store, known.id, read_at=dt.datetime.now(dt.UTC))
    told = folders.with_problems(store, known.id, [Lectura.LEIDO.value])
    return FolderReport(
        folder=found.root,
        found=len(found.files),
        read=sum(map(len, plan.to_read.values())),
        judged=len(plan.to_judge),
        unchanged=plan.unchanged,
        gone=len(plan.gone),
        problems=tuple(FileProblem(archivo, status, reason or "") for archivo, status, reason in told),
        contracts_file=contracts_file,
        contracts_notes=known.contracts_notes,
        settled=settled,
        ways_notes=(*settings.problems(store, known.id), *plugged.problems()),
        secop_notes=taking_exports.notes(store, known.id, exports),
        renewed=plan.renewed,
        contracts_changes=changes,
        seconds=time.perf_counter() - began,
    )


def _with_contracts(
    store: Store, folder: Folder, contracts_file: Path | None, stamp: str
) -> tuple[Folder, ListReport | None, list[int]]:
    """The folder with its contract list as the file has it now, what that changed of what is known, and the
    cuentas of any folder that are to be judged again by it. Raises ContractsUnreadable."""
    if contracts_file is None or stamp == (folder.contracts_stamp or ""):
        folders.change(store, folder.id, unchanged_key=None)
        return folder, None, []
    book = contract_book(contracts_file)
    location = stored_paths.printable(str(contracts_file))
    folders.change(store, folder.id, unchanged_key=None)
    report, stale = contract_lists.take_list(store, folder.id, book, path=location, stamp=stamp)
    return folders.get_or_add(store, folder.path), report, stale


def submissions_of(store: Store, folder: Path) -> Iterator[Submission]:
    """Every submission now in a folder that has been read, as it stands with what reviewers said of it and
    what other cuentas say.

    In the order of their names, without the pages' words. Raises StoreUnavailable.
    """
    known = folders.find(store, stored_paths.printable(str(resolved(folder))))
    if known is None:
        return
    taught = FolderTaught(store)
    book = contract_lists.load(store, known.id)
    judge_one = Judge(store, book, taught.of(known.id), taught.ways(known.id))
    held = judgements.present_in(store, known.id)
    around = histories.load(store, Versions(store, taught), matches=ledger.matches(store))
    for some in kept_papers(store, held, taught):
        for one, paper, content in some:
            judged = judge_one(paper, content, around.of(one.id))
            facts = content.facts
            document = Document(one.sha256, one.size, facts.lectura, reason=facts.reason)
            judgement = in_force(judged.judgement, paper.overlay.marks)
            yield Submission(one.archivo, document, judged.recognition, judgement, one.secop_hint)
