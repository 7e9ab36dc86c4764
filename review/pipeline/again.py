"""Judging again what is kept, and those whose history has changed by it: no PDF is opened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from review.across import changes
from review.errors import VistoBuenoError
from review.machine import failures
from review.model import Recognition
from review.model.overlay import NOTHING, Overlay
from review.pipeline import histories
from review.pipeline.garbage import collected_seldom
from review.pipeline.histories import Histories, Line, traces_of
from review.pipeline.judging import Content, Judge, JudgedPaper, in_force, kept_contents
from review.pipeline.taught import FolderTaught, Taught
from review.store import Store, judgements, ledger, overlays, readings
from review.store import contracts_in_force as contract_lists
from review.store.judgements import Judged, Kept

BATCH = 200  # cuentas held in memory and written together
FEW = 500  # up to so many, only what is near them is looked at

# What others see of a cuenta: when none of it changes, nobody shares more or less with it than before.
_SEEN = (
    "contract",
    "contract_key",
    "document",
    "contractor",
    "payment",
    "period",
    "party",
    "part",
    "version",
)


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
            book = contract_lists.load(self.store, folder_id, for_few=self.few)
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
    near = wanted if len(wanted) <= FEW else None
    around = near_histories(store, taught, near)
    seen = {key: _seen(around, key) for key in wanted if key in around.lines}
    count = _judge(store, taught, around, wanted)
    after = near_histories(store, taught, near)
    same = all(_seen(after, key) == before for key, before in seen.items())
    _settle(store, taught, after if same else histories.load(store, Versions(store, taught)))
    return count


def settle(store: Store, near: Collection[int] | None = None, *, compare: bool = True) -> int:
    """Judge again every cuenta in a folder of which others now say something else; gives how many.

    With `near` only cuentas of the same contracts and people as these are looked at, and without `compare`
    what cuentas share is taken from the last time: enough after a decision, and after an exception.
    Raises StoreUnavailable.
    """
    store = store.whole
    taught = FolderTaught(store)
    if compare and near is None:
        return _settle(store, taught, histories.load(store, Versions(store, taught)))
    return _settle(store, taught, near_histories(store, taught, near), standing=near is None)


def near_histories(store: Store, taught: FolderTaught, near: Collection[int] | None) -> Histories:
    """Histories as they stand, what cuentas share taken from the last time."""
    shared = None if near is not None else ledger.matches(store)
    return histories.load(store, Versions(store, taught), near, shared)


def _seen(around: Histories, number: int) -> tuple[Any, ...]:
    line = around.lines[number]
    return tuple(line[name] for name in _SEEN)


def _settle(store: Store, taught: FolderTaught, now: Histories, *, standing: bool = True) -> int:
    """Judge again those whose history changed; by that alone none becomes another contract's or month's, so
    that without `standing` how they stand among each other is left as it is."""
    kept = ledger.matches(store, sorted(now.lines))
    other = {
        number: now.matches.get(number, ())
        for number in now.lines
        if now.matches.get(number, ()) != kept.get(number, ())
    }
    stale = [
        number
        for number, line in now.lines.items()
        if line["present"] and now.digest(number) != line["history"]
    ]
    if other:
        with store.writing() as connection:
            ledger.save_matches(connection, other)
    return _judge(store, taught, now, stale, guarded=True, standing=standing) if stale else 0


def _judge(
    store: Store,
    taught: FolderTaught,
    around: Histories,
    wanted: Sequence[int],
    *,
    guarded: bool = False,
    standing: bool = True,
) -> int:
    """Judge and write down; with `guarded`, a mistake of ours about one leaves it as it was."""
    judges = Judges(store, taught, few=len(wanted) <= FEW)
    kept = judgements.kept(store, wanted)
    with collected_seldom():
        for some in kept_papers(store, kept, taught):
            batch: list[tuple[int, Judged]] = []
            made: dict[str, dict[str, Recognition]] = {}
            for one, paper, content in some:
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
                    version = taught.of(one.folder_id).version
                    made.setdefault(version, {})[one.sha256] = content.recognition
            _write(store, batch, made)
    if standing:
        with store.writing() as connection:
            judgements.settle(connection)
    return len(kept)


def _write(store: Store, batch: list[tuple[int, Judged]], made: dict[str, dict[str, Recognition]]) -> None:
    """`made` are the recognitions made just now, by the version of their recogniser."""
    by_folder = sorted(batch, key=lambda pair: pair[0])
    with store.writing() as connection:
        for version, recognitions in made.items():
            readings.save_recognitions(connection, version, recognitions)
        for folder_id, pairs in groupby(by_folder, key=lambda pair: pair[0]):
            judgements.save(connection, folder_id, [judged for _, judged in pairs], arrived=False)
