"""What other cuentas say of each: put together from the lines of the database, all at once.

Whatever the rules see of other cuentas is in a `History`; its digest tells, without judging, that it has
changed. Money in pesos.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from review.across import NO_TRACES, Imprint, Index, Traces, unpack
from review.model import EarlierVersion, History, Match, MatchKind, Month, PastAccount, Verdict, Waiver
from review.pipeline import ways_in_force
from review.store import Store, digests, folders, ledger, standing, waiver_rows
from review.store.arrival import arrival, name_order
from review.store.codec import clean
from review.ways.checklist import DEFAULT, Checklist

Line = Mapping[str, Any]
"""A row of `review.store.ledger.listed`."""

Changes = Callable[[Line, Line], tuple[str, ...]]
"""What is different in a cuenta (the second) from an earlier version of it (the first), in Spanish."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a cuenta besides its papers, with a digest that changes when that does."""

    history: History
    digest: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for whole folders: their checklists, and the exceptions in force in them."""

    checklists: Mapping[int, Checklist]
    waivers: Mapping[int, tuple[Waiver, ...]]

    @classmethod
    def of(cls, store: Store) -> Surroundings:
        found = {
            number: ways_in_force.of_folder(store, number).checklist for number in folders.numbers(store)
        }
        return cls(found, waiver_rows.in_force(store))

    def checklist(self, folder_id: int) -> Checklist:
        return self.checklists.get(folder_id, DEFAULT)

    def excused(self, folder_id: int, contract_key: str | None) -> tuple[Waiver, ...]:
        return tuple(
            one
            for one in self.waivers.get(folder_id, ())
            if one.contract_key is None or one.contract_key == contract_key
        )

    def alone(self, folder_id: int, received: dt.datetime) -> Told:
        """The history of a cuenta that has just come: until it is seen beside the others, it has none."""
        return _told((), (), (), self.excused(folder_id, None), received)


def _told(
    past: Sequence[tuple[PastAccount, str]],
    shared: tuple[Match, ...],
    siblings: tuple[str, ...],
    excused: tuple[Waiver, ...],
    received: dt.datetime,
    earlier: str | None = None,
) -> Told:
    history = History(
        accounts=tuple(account for account, _ in past),
        matches=shared,
        siblings=siblings,
        waivers=excused,
        known=True,
        received=received,
    )
    marks = [mark for _, mark in past]
    return Told(history, digests.digest(marks, shared, earlier, siblings, excused, received))


class Histories:
    """The histories of cuentas whose `lines` are given: all, or at least those near the ones asked for.

    `matches`, what cuentas share, is worked out from the lines unless it is given.
    """

    def __init__(
        self,
        lines: Iterable[Line],
        around: Surroundings,
        changes: Changes,
        matches: Mapping[int, tuple[Match, ...]] | None = None,
    ) -> None:
        self.lines = {int(line["id"]): line for line in lines}
        self._around = around
        self._changes = changes
        self._groups: dict[Any, list[Line]] = defaultdict(list)
        self._by_party: dict[str, list[Any]] = defaultdict(list)
        self._by_person: dict[tuple[int, str, str], list[Line]] = defaultdict(list)
        for line in self.lines.values():
            group = standing.group_of(line)
            self._groups[group].append(line)
            if line["party"] and group not in self._by_party[line["party"]]:
                self._by_party[line["party"]].append(group)
            if line["present"] and line["period"]:
                for who in filter(None, (line["contract_key"], line["document"])):
                    self._by_person[line["folder_id"], who, line["period"]].append(line)
        self._newest = {group: standing.newest(held) for group, held in self._groups.items()}
        self._imprints = {number: self._imprint(line) for number, line in self.lines.items()}
        self.matches = shared(self._imprints.values(), around) if matches is None else matches
        self._past: dict[str, list[tuple[tuple[Any, ...], PastAccount, str]]] = {}

    # --- one cuenta ---

    def of(self, number: int) -> Told:
        """The history of a cuenta. Raises KeyError for one that has no line here."""
        told, earlier = self._beside(number)
        if earlier is None:
            return told
        previous = EarlierVersion(
            submission_id=earlier["id"],
            archivo=earlier["archivo"],
            received=earlier["received"],
            verdict=None if earlier["verdict"] is None else Verdict(earlier["verdict"]),
            reason=earlier["reason"],
            changes=self._changes(earlier, self.lines[number]),
        )
        return Told(replace(told.history, previous=previous), told.digest)

    def digest(self, number: int) -> str:
        """That of the history, without putting the versions side by side. Raises KeyError likewise."""
        return self._beside(number)[0].digest

    def _beside(self, number: int) -> tuple[Told, Line | None]:
        line = self.lines[number]
        past = [
            (account, mark)
            for billed, account, mark in self._accounts(line["party"])
            if account.submission_id != number and not _same_bill(billed, _billed(line))
        ]
        least = self._around.checklist(line["folder_id"]).repeated_text
        shared = tuple(
            match
            for match in self.matches.get(number, ())
            if match.kind is not MatchKind.TEXTO or match.share >= least
        )
        earlier = self._earlier(line)
        mark = None
        if earlier is not None:
            names = ("id", "archivo", "received", "verdict", "reason", "version")
            mark = repr([*(earlier[name] for name in names), line["version"]])
        excused = self._around.excused(line["folder_id"], line["contract_key"])
        return _told(past, shared, self._siblings(line), excused, line["received"], mark), earlier

    # --- other payments ---

    def _accounts(self, party: str | None) -> list[tuple[tuple[Any, ...], PastAccount, str]]:
        """The payments of a contract that count, oldest first, each with what was billed by it."""
        if party is None:
            return []
        if party not in self._past:
            by_billed: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
            for group in self._by_party[party]:
                line = self._newest[group]
                if _billed(line) != (None, None) and _counts(line):
                    by_billed[_billed(line)].append(line)
            numbered = {month for month, payment in by_billed if payment is not None}
            made = []
            for billed, parts in by_billed.items():
                if billed[1] is None and billed[0] in numbered:
                    continue  # the same cuenta, in a version whose number was not read
                account = self._past_account(parts)
                made.append((billed, account, repr(account)))
            made.sort(
                key=lambda one: (
                    one[0][0] or "9",
                    one[0][1] or 0,
                    one[1].received,
                    name_order(one[1].archivo),
                )
            )
            self._past[party] = made
        return self._past[party]

    def _past_account(self, parts: Sequence[Line]) -> PastAccount:
        """A payment out of its file, or of its several files."""

        def first(name: str) -> Any:
            return next((line[name] for line in parts if line[name] is not None), None)

        main = next((line for line in parts if line["value"] is not None), parts[0])
        held = (self._imprints[line["id"]] for line in (main, *parts))
        imprint = next((one for one in held if one.traces.account is not None), None)
        number = None if imprint is None else imprint.traces.account
        sure = number is not None and number.sure
        verdict = first("verdict")
        return PastAccount(
            submission_id=main["id"],
            archivo=main["archivo"],
            payment=main["payment"],
            month=_month(main),
            value=first("value"),
            document=first("document"),
            account=number.digits if number is not None and sure else None,
            bank=first("bank"),
            balance=first("balance"),
            verdict=None if verdict is None else Verdict(verdict),
            received=main["received"],
            account_place=imprint.place(number.page, number.box) if imprint and number and sure else None,
            rp=first("rp"),
        )

    def _earlier(self, line: Line) -> Line | None:
        """The version of the same cuenta that came before this one."""
        if not (line["party"] and line["period"]):
            return None
        before = [
            other
            for other in self._groups[standing.group_of(line)]
            if other["sha256"] != line["sha256"] and arrival(other) < arrival(line)
        ]
        return max(before, key=arrival, default=None)

    def _siblings(self, line: Line) -> tuple[str, ...]:
        """The other files of this person and month, where the entity asks for several."""
        if line["part"] is None or not line["period"]:
            return ()
        near = (
            other
            for who in filter(None, (line["contract_key"], line["document"]))
            for other in self._by_person[line["folder_id"], who, line["period"]]
            if other["part"] not in (None, line["part"])
        )
        return tuple(sorted({other["archivo"] for other in near}))

    # --- what cuentas share ---

    def imprints(self, numbers: Iterable[int]) -> list[Imprint]:
        """What these cuentas are compared with others by."""
        return [self._imprints[number] for number in numbers if number in self._imprints]

    def _imprint(self, line: Line) -> Imprint:
        return Imprint(
            submission_id=line["id"],
            archivo=line["archivo"],
            contract=line["contract"],
            contract_key=line["contract_key"],
            document=line["document"],
            contractor=line["contractor"],
            month=_month(line),
            payment=line["payment"],
            received=line["received"],
            traces=traces_of(line),
            present=_counts(line),
            current=self._newest[standing.group_of(line)] is line,
        )


def shared(imprints: Iterable[Imprint], around: Surroundings) -> dict[int, tuple[Match, ...]]:
    """What cuentas share that they should not, of all that there are; those that share nothing are left
    out."""
    least = min((one.repeated_text for one in around.checklists.values()), default=None)
    options = {} if least is None else {"repeated": least}
    found = Index(imprints, **options).matches()
    return {
        number: tuple(replace(one, quote=clean(one.quote) or "") for one in same)
        for number, same in found.items()
    }


def _billed(line: Line) -> tuple[Any, ...]:
    return line["period"], line["payment"]


def _same_bill(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Nothing that is known of both, at least one thing being known, tells them apart."""
    pairs = [pair for pair in zip(one, other, strict=True) if None not in pair]
    return bool(pairs) and all(a == b for a, b in pairs)


def _counts(line: Line) -> bool:
    """A file that has gone counts while what was decided on it stands."""
    return bool(line["present"]) or line["verdict"] is not None


def _month(line: Line) -> Month | None:
    return None if line["period"] is None else Month.parse(line["period"])


def traces_of(line: Line) -> Traces:
    """The traces of a cuenta; none while they have not been made."""
    try:
        return NO_TRACES if line["body"] is None else unpack(line["body"])
    except ValueError:  # of another version: made anew when its cuenta is judged
        return NO_TRACES


def load(
    store: Store,
    changes: Changes,
    near: Collection[int] | None = None,
    matches: Mapping[int, tuple[Match, ...]] | None = None,
    around: Surroundings | None = None,
) -> Histories:
    """The histories of every cuenta; with `near`, of those of the contracts and people of these, who share
    with others what they shared the last time, as all do when `matches` is given. Raises StoreUnavailable."""
    lines = ledger.listed(store, near)
    if near is not None and matches is None:
        matches = ledger.matches(store, [line["id"] for line in lines])
    return Histories(lines, around or Surroundings.of(store), changes, matches)
