"""Judging again what is kept, and those whose history has changed by it: no PDF is opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from review.across import Imprint, changes
from review.errors import VistoBuenoError
from review.machine import failures
from review.model import Recognition
from review.model.overlay import NOTHING, Overlay
from review.pipeline import histories
from review.pipeline.garbage import collected_seldom
from review.pipeline.histories import Histories, Line, Surroundings, traces_of
from review.pipeline.judging import Content, Judge, JudgedPaper, in_force, kept_contents
from review.pipeline.taught import FolderTaught, Taught
from review.store import Store, judgements, ledger, overlays, readings
from review.store import contracts_in_force as contract_lists
from review.store.judgements import Judged, Kept
from review.store.portions import portions

BATCH = 200  # cuentas held in memory and written together
FEW = 500  # up to so many, only what is near them is looked at, and only their contracts


@dataclass(slots=True)
class Versions:
    """Tells what is different in a version of a cuenta from an earlier one, from what is kept of both."""

    store: Store
    taught: FolderTaught

    def __call__(self, before: Line, now: Line) -> tuple[str, ...]:
        ids = [before["id"], now["id"]]
        found = {one.id: one for one in judgements.kept(self.store, ids)}
        if len(found) < len(ids):
            return ()
        said = overlays.in_force(self.store, ids)
        old, new = (self._recognition(found[key], said.get(key, NOTHING)) for key in ids)
        return changes(old, new, traces_of(before), traces_of(now))

    def _recognition(self, one: Kept, overlay: Overlay) -> Recognition:
        taught = self.taught.of(one.folder_id)
        content = next(kept_contents(self.store, [one.sha256], taught))
        return in_force(self.store, content, overlay, taught)[0]


@dataclass(slots=True)
class Judges:
    """A judge for each folder, made when it is first asked for; `few` cuentas are to be judged, or many."""

    store: Store
    taught: FolderTaught
    few: bool = False
    _made: dict[int, Judge] = field(default_factory=dict)

    def of(self, folder_id: int) -> Judge:
        if folder_id not in self._made:
            book = contract_lists.load(self.store, folder_id, for_few=self.few, payments=False)
            taught, ways = self.taught.of(folder_id), self.taught.ways(folder_id)
            self._made[folder_id] = Judge(self.store, book, taught, ways)
        return self._made[folder_id]


def kept_papers(
    store: Store, kept: Sequence[Kept], taught: FolderTaught
) -> Iterator[list[tuple[Kept, JudgedPaper, Content]]]:
    """Submissions with their content and what reviewers said of them, some at a time and in their order."""
    said = overlays.in_force(store, [one.id for one in kept] if len(kept) <= FEW else None)
    for start in range(0, len(kept), BATCH):
        some = kept[start : start + BATCH]
        contents = _contents(store, some, taught)
        yield [
            (
                one,
                JudgedPaper(
                    one.archivo, one.received, one.secop_hint, said.get(one.id, NOTHING), one.imprinted
                ),
                contents[taught.of(one.folder_id).version, one.sha256],
            )
            for one in some
        ]


def _contents(store: Store, some: Sequence[Kept], taught: FolderTaught) -> dict[tuple[str, str], Content]:
    """The contents of some submissions, by the version of their folder's recogniser and their hash."""
    wanted: dict[Taught, set[str]] = {}
    for one in some:
        wanted.setdefault(taught.of(one.folder_id), set()).add(one.sha256)
    return {
        (own.version, content.facts.sha256): content
        for own, hashes in wanted.items()
        for content in kept_contents(store, sorted(hashes), own)
    }


def judge_again(store: Store, submission_ids: Sequence[int]) -> int:
    """Judge submissions anew, with what reviewers said of them and what other cuentas say, and then the
    others of whom they say something else than before. From what is kept: no PDF is opened.

    Gives how many of those asked for were judged. Raises StoreUnavailable.
    """
    store = store.whole  # what others say of a cuenta counts, whoever may see them
    taught = FolderTaught(store)
    wanted = sorted(set(submission_ids))
    few = len(wanted) <= FEW
    before = ledger.seen(store, wanted)
    count = _judge(store, taught, wanted)
    same = ledger.seen(store, wanted) == before  # then nobody shares more or less with them than before
    _settle(store, taught, wanted if few and same else None, compare=not same)
    return count


def settle(store: Store, near: Collection[int] | None = None, *, compare: bool = True) -> int:
    """Judge again every cuenta in a folder of which others now say something else; gives how many.

    With `near` only cuentas of the same contracts and people as these are looked at, and without `compare`
    what cuentas share is taken from the last time: enough after a decision, and after an exception.
    Raises StoreUnavailable.
    """
    store = store.whole
    taught = FolderTaught(store)
    return _settle(store, taught, near, compare=compare and near is None, standing=near is None)


def near_histories(
    store: Store, taught: FolderTaught, near: Collection[int], around: Surroundings | None = None
) -> Histories:
    """The histories of cuentas, and of those near them, as they stand: what cuentas share is taken from the
    last time."""
    return histories.load(store, Versions(store, taught), near, around=around)


def _settle(
    store: Store,
    taught: FolderTaught,
    near: Collection[int] | None,
    *,
    compare: bool,
    standing: bool = True,
) -> int:
    """Judge again those whose history changed, of all or of those that are near some; with `compare` what
    cuentas share is worked out anew. By that alone none becomes another contract's or month's, so that
    without `standing` how they stand among each other is left as it is."""
    if compare:
        _compare(store, taught)
    around, stale = Surroundings.of(store), []
    if near is not None and len(wanted := ledger.beside(store, near)) <= FEW:
        now = near_histories(store, taught, wanted, around)
        stale = _stale(now, wanted)
        return _judge(store, taught, stale, now, guarded=True, standing=standing) if stale else 0
    for some in portions(ledger.together(store, None if near is None else wanted), BATCH):
        stale += _stale(near_histories(store, taught, some, around), some)
    return _judge(store, taught, stale, guarded=True, standing=standing) if stale else 0


def _stale(now: Histories, numbers: Iterable[int]) -> list[int]:
    """Those in a folder that were judged with another history than they have."""
    lines = ((number, now.lines[number]) for number in numbers if number in now.lines)
    return [number for number, line in lines if line["present"] and now.digest(number) != line["history"]]


def _compare(store: Store, taught: FolderTaught) -> None:
    """Work out anew what cuentas share, and keep what is otherwise. Of each only its imprint is held."""
    around, every = Surroundings.of(store), ledger.together(store)
    imprints: list[Imprint] = []
    for some in portions(every, BATCH):
        imprints += near_histories(store, taught, some, around).imprints(some)
    now = histories.shared(imprints, around)
    del imprints
    for some in portions(every):
        kept = ledger.matches(store, some)
        other = {
            number: now.get(number, ()) for number in some if now.get(number, ()) != kept.get(number, ())
        }
        if other:
            with store.writing() as connection:
                ledger.save_matches(connection, other)


def _judge(
    store: Store,
    taught: FolderTaught,
    wanted: Sequence[int],
    around: Histories | None = None,
    *,
    guarded: bool = False,
    standing: bool = True,
) -> int:
    """Judge and write down, some at a time; `around` are their histories where they are known already. With
    `guarded`, a mistake of ours about one leaves it as it was."""
    judges = Judges(store, taught, few=len(wanted) <= FEW)
    surroundings = None if around else Surroundings.of(store)
    count = 0
    with collected_seldom():
        for some in portions(wanted if around else ledger.together(store, wanted), BATCH):
            held = around or near_histories(store, taught, some, surroundings)
            kept = judgements.kept(store, some)
            count += len(kept)
            for papers in kept_papers(store, kept, taught):
                _judge_papers(store, papers, judges, held, guarded=guarded)
    if standing:
        with store.writing() as connection:
            judgements.settle(connection, wanted if len(wanted) <= FEW else None)
    return count


def _judge_papers(
    store: Store,
    papers: Iterable[tuple[Kept, JudgedPaper, Content]],
    judges: Judges,
    around: Histories,
    *,
    guarded: bool,
) -> None:
    batch: list[tuple[int, Judged]] = []
    made: dict[str, dict[str, Recognition]] = {}
    for one, paper, content in papers:
        try:
            judged = judges.of(one.folder_id)(paper, content, around.of(one.id))
        except VistoBuenoError:
            raise
        except Exception as error:
            if not guarded:
                raise
            failures.note(f"Judging {one.sha256} again failed", error)
            continue
        batch.append((one.folder_id, judged))
        if content.new and content.recognition is not None:
            version = judges.taught.of(one.folder_id).version
            made.setdefault(version, {})[one.sha256] = content.recognition
    _write(store, batch, made)


def _write(store: Store, batch: list[tuple[int, Judged]], made: dict[str, dict[str, Recognition]]) -> None:
    """`made` are the recognitions made just now, by the version of their recogniser."""
    by_folder = sorted(batch, key=lambda pair: pair[0])
    with store.writing() as connection:
        for version, recognitions in made.items():
            readings.save_recognitions(connection, version, recognitions)
        for folder_id, pairs in groupby(by_folder, key=lambda pair: pair[0]):
            judgements.save(connection, folder_id, [judged for _, judged in pairs], arrived=False)
