"""Seeing what another checklist, law value, contract list or exception would change before it is in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from review.contracts import ContractBook
from review.desk.dossier import decision_of
from review.desk.signing import allowed, folder_of
from review.errors import BadArgument
from review.model import Act, Decision, ItemKind, Month, Resultado, Signer, State, Waiver
from review.model.overlay import result_in_force, states_in_force
from review.pipeline import contract_book, contracts_stamp, judge_again, ways_in_force
from review.pipeline.again import Versions, kept_papers
from review.pipeline.histories import Histories, Line, Surroundings
from review.pipeline.judging import Content, Judge, JudgedPaper
from review.pipeline.taught import FolderTaught
from review.pipeline.ways_in_force import Ways
from review.recognition.grammar.ids import contract_key
from review.store import Store, folders, judgements, ledger, parties, queries, settings, stored_paths
from review.store import contracts_in_force as contract_lists
from review.store import waiver_rows as kept_waivers
from review.store.folders import Folder
from review.store.judgements import Judged, Kept
from review.store.settings import SettingKind


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that would come to something else, or for another reason: `codes` are the rules that would
    begin or cease to find fault with it, `messages` what they would say."""

    item: ItemKind
    before: State
    after: State
    codes: tuple[str, ...]
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A cuenta that would come out differently, and the decision in force on it."""

    submission_id: int
    archivo: str
    contract: str | None
    contractor: str | None
    month: Month | None
    payment: int | None
    before: Resultado
    after: Resultado
    items: tuple[ItemChange, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change among the cuentas of a folder, of which `judged` were judged."""

    changes: tuple[Shift, ...]
    judged: int

    @property
    def results(self) -> tuple[Shift, ...]:
        """Those whose result would be another."""
        return tuple(change for change in self.changes if change.before is not change.after)

    @property
    def decided(self) -> int:
        """How many of them somebody has decided on."""
        return sum(change.decision is not None for change in self.changes)

    @property
    def by_result(self) -> Mapping[tuple[Resultado, Resultado], int]:
        """How many go from each result to another."""
        return Counter((change.before, change.after) for change in self.results)


def preview(
    store: Store,
    folder: str,
    *,
    checklist_text: str | None = None,
    laws_text: str | None = None,
    contracts: Path | None = None,
    waiver: Waiver | None = None,
) -> Preview:
    """What would change in the cuentas of a folder with these in the place of what is in force; an empty text
    stands for none of a person's. Nothing is written and no PDF is opened.

    Raises BadArgument for a text with errors, ContractsUnreadable, StoreUnavailable.
    """
    known = folder_of(store, folder)
    trial = _Trial(
        store,
        known,
        _with_texts(store, known.id, {SettingKind.CHECKLIST: checklist_text, SettingKind.LAWS: laws_text}),
        contract_lists.load(store, known.id)
        if contracts is None
        else contract_lists.with_list(store, known.id, contract_book(contracts)),
        waiver,
    )
    judged = trial.run()
    return Preview(tuple(_changes(store, judged)), len(judged))


def apply(
    store: Store,
    folder: str,
    author: Signer,
    *,
    checklist_text: str | None = None,
    laws_text: str | None = None,
    contracts: Path | None = None,
    waiver: Waiver | None = None,
) -> int:
    """Put these in force in a folder, signed, and judge it again; gives how many cuentas came to something
    else. An empty text takes back the one that a person had put there.

    A contract list put in force holds for the cuentas of every folder, and gives way to the one beside this
    folder when that is taken again. Raises like `preview`, and NotAllowed.
    """
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    texts = {SettingKind.CHECKLIST: checklist_text, SettingKind.LAWS: laws_text}
    _with_texts(store, known.id, texts)
    book = None if contracts is None else contract_book(contracts)
    stale: list[int] = []
    for kind, text in texts.items():
        if text is not None:
            settings.put(store, known.id, kind, text or None, signed)
    if contracts is not None and book is not None:
        path = stored_paths.printable(str(contracts.absolute()))
        _, stale = contract_lists.take_list(
            store, known.id, book, path=path, stamp=contracts_stamp(contracts)
        )
    if waiver is not None:
        kept_waivers.add(
            store,
            known.id,
            code=waiver.code,
            contract_key=waiver.contract_key,
            reason=waiver.reason,
            until=waiver.until,
            author=signed,
        )
    present = [one.id for one in judgements.present_in(store, known.id)]
    before = judgements.states(store, known.id)
    judge_again(store, [*present, *stale])
    folders.change(store, known.id, unchanged_key=known.unchanged_key)  # all of it is judged by now
    after = judgements.states(store, known.id)
    return sum(before.get(number) != after[number] for number in present)


def _with_texts(store: Store, folder_id: int, texts: Mapping[SettingKind, str | None]) -> Ways:
    """What would be in force with these texts. Raises BadArgument for one with errors."""
    applied, files = settings.applied(store, folder_id), settings.files(store, folder_id)
    tried: dict[SettingKind, list[str]] = {}
    for kind, text in texts.items():
        if text:
            value, problems = ways_in_force.checked(kind, text)
            if value is None:
                raise BadArgument(ways_in_force.told_of(ways_in_force.FILE_NAMES[kind], problems))
        by_person = text if text is not None else applied.get(kind, {}).get("text")
        tried[kind] = [one for one in (by_person, files.get(kind, {}).get("text")) if one]
    return ways_in_force.from_texts(tried)


@dataclass(slots=True)
class _Trial:
    """A judging of a folder in other ways, kept in memory."""

    store: Store
    folder: Folder
    ways: Ways
    contracts: ContractBook
    waiver: Waiver | None

    def run(self) -> dict[int, Judged]:
        taught = FolderTaught(self.store)
        judge_one = Judge(self.store, self.contracts, taught.of(self.folder.id), self.ways)
        lines = ledger.listed(self.store)
        around = self._around()
        compare = Versions(self.store, taught)
        shared = ledger.matches(self.store)
        least = Surroundings.of(self.store).checklist(self.folder.id).repeated_text
        found = Histories(lines, around, compare, shared if self._repeated(least) else None)
        papers: dict[int, tuple[Kept, JudgedPaper, Content]] = {}
        judged: dict[int, Judged] = {}
        kept = judgements.present_in(self.store, self.folder.id)
        for some in kept_papers(self.store, kept, taught):
            for one, paper, content in some:
                papers[one.id] = one, paper, content._replace(document=None)
                judged[one.id] = judge_one(paper, content, found.of(one.id))
        moved = self._moved(lines, judged)
        if moved != lines:
            other = Histories(moved, around, compare, found.matches)
            for number, (_, paper, content) in papers.items():
                if other.digest(number) != judged[number].history:
                    judged[number] = judge_one(paper, content, other.of(number))
        return judged

    def _repeated(self, least: float) -> bool:
        return self.ways.checklist.repeated_text >= least

    def _around(self) -> Surroundings:
        now = Surroundings.of(self.store)
        number = self.folder.id
        excused = now.waivers.get(number, ())
        return replace(
            now,
            checklists={**now.checklists, number: self.ways.checklist},
            waivers={**now.waivers, number: excused if self.waiver is None else (*excused, self.waiver)},
        )

    def _moved(self, lines: Iterable[Line], judged: Mapping[int, Judged]) -> list[Line]:
        """The lines with what the trial makes of whose and of which month each cuenta is."""
        now: list[dict[str, Any]] = []
        for line in lines:
            made = judged.get(line["id"])
            if made is None:
                now.append(dict(line))
                continue
            told = made.judgement
            now.append(
                dict(line)
                | {
                    "contract": told.contract,
                    "contract_key": contract_key(told.contract) if told.contract else None,
                    "document": told.document,
                    "entity_key": told.entity,
                    "contractor": told.contractor,
                    "payment": told.payment,
                    "period": None if told.period is None else str(told.period),
                    "part": made.part,
                }
            )
        whose = parties.parties(now, parties.Contracts(contract_lists.rows_of(self.contracts)))
        return [line | {"party": whose[line["id"]]} for line in now]


def _changes(store: Store, judged: Mapping[int, Judged]) -> Iterable[Shift]:
    told = judgements.told(store, judged)
    doubtful = [number for number, one in judged.items() if told.get(number) != judgements.told_of(one)]
    rows = queries.submissions(store, ids=doubtful) if doubtful else []
    for row in rows:
        one = judged[row["id"]]
        machine = {kind: item.state for kind, item in one.judgement.items.items()}
        states = states_in_force(machine, one.overlay.marks)
        after = result_in_force(one.judgement.result, states, one.overlay.marks)
        items = tuple(_item_changes(store, row, one, states))
        if items or after.value != row["result"]:
            yield Shift(
                submission_id=row["id"],
                archivo=row["archivo"],
                contract=one.judgement.contract,
                contractor=one.judgement.contractor,
                month=one.judgement.period,
                payment=one.judgement.payment,
                before=Resultado(row["result"]),
                after=after,
                items=items,
                decision=decision_of(row),
            )


def _item_changes(
    store: Store, row: Mapping[str, Any], one: Judged, states: Mapping[ItemKind, State]
) -> Iterable[ItemChange]:
    findings = queries.details(store, "findings", row["id"])
    for kind, item in one.judgement.items.items():
        old = {
            (found["code"], found["state"])
            for found in findings
            if found["item"] == kind.value and not State(found["state"]).settled
        }
        new = {(found.code, found.state.value) for found in item.findings if not found.state.settled}
        codes = tuple(dict.fromkeys(code for code, _ in sorted(old ^ new)))
        before = State(row[kind.value])
        if codes or states[kind] is not before:
            messages = tuple(found.message for found in item.findings if found.code in codes)
            yield ItemChange(kind, before, states[kind], codes, messages)
