"""A cuenta with all its versions: what failed in each, which one was approved, and for how long that took.

A version is a content: copies of the same file count once. What was approved holds no fault, whatever the
checks say of it: a person looked.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from review.model import ItemKind, Lectura, Month, Resultado, State, Verdict
from review.pipeline import ways_in_force
from review.recognition.grammar.plain_text import fold
from review.store import Store, faults, standing
from review.store.arrival import arrival

Row = Mapping[str, Any]
OF_VERSIONS = frozenset({"cuenta_version"})
"""Checks that speak of the version before, and not of the papers."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One content of a cuenta: when it came, what was decided on it, and the rules it failed by item."""

    received: dt.datetime
    verdict: Verdict | None
    decided: dt.datetime | None
    items: Mapping[ItemKind, State]
    failed: frozenset[tuple[ItemKind, str]]
    readable: bool = True

    @property
    def approved(self) -> bool:
        return self.verdict is Verdict.APROBADA

    def passes(self, item: ItemKind) -> bool:
        """Whether nothing is held against the item."""
        return self.approved or (self.readable and self.items[item] not in faults.FAILED)


@dataclass(frozen=True, slots=True)
class Course:
    """A cuenta, as the row of its version in force, and its versions in the order in which they came."""

    row: Row
    versions: tuple[Attempt, ...]

    @property
    def person(self) -> str:
        """Whose it is, to gather the cuentas of one contractor: by document, name or contract."""
        return person_of(self.row) or f"id {self.row['id']}"

    @property
    def decided(self) -> bool:
        return any(one.verdict for one in self.versions)

    @property
    def rounds(self) -> int | None:
        """How many versions it took until one was approved; None while none is."""
        return next((place for place, one in enumerate(self.versions, 1) if one.approved), None)

    def rounds_of(self, item: ItemKind) -> int | None:
        """The first version in which nothing is held against the item; None while there is none."""
        return next((place for place, one in enumerate(self.versions, 1) if one.passes(item)), None)

    def is_asked(self, item: ItemKind) -> bool:
        return self.versions[-1].items[item] is not State.NO_APLICA

    def faults(self) -> dict[tuple[ItemKind, str], int]:
        """Each rule that failed, with the number of versions in which it did; none of a version approved."""
        found: dict[tuple[ItemKind, str], int] = defaultdict(int)
        for version in self.versions:
            if not version.approved:
                for one in version.failed:
                    found[one] += 1
        return dict(found)


def person_of(row: Row) -> str:
    """Whose a cuenta is, by its `document`, `contractor` or `contract_key`; empty where none is known."""
    return str(row["document"] or fold(row["contractor"] or "") or row["contract_key"] or "")


def of_all(store: Store, month: Month | None = None) -> list[Course]:
    """The courses of the cuentas that are counted, of a month or of all, by month and then by file.

    Raises StoreUnavailable.
    """
    found = _among(store, None if month is None else faults.of_month(month))
    return found if month is None else [one for one in found if one.row["period"] == str(month)]


def failed_elsewhere(store: Store, month: Month, here: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of these rules with who failed each (`Course.person`), those that they failed in a cuenta of another
    month too. Raises StoreUnavailable."""
    if not here:
        return set()
    codes, people = {code for code, _ in here}, {person for _, person in here}
    repeated = faults.any_repeated(store)
    rows = faults.elsewhere(store, month, codes, people, repeated=repeated)
    found = {(row["code"], person_of(row)) for row in rows}
    for one in _among(store, faults.repeated()) if repeated else ():
        if one.row["period"] != str(month):
            found |= {(code, one.person) for _, code in one.faults()}
    return found & {*here}


def _among(store: Store, numbers: faults.Numbers | None) -> list[Course]:
    """The courses of the counted cuentas with these numbers, or of all."""
    held: dict[int, set[tuple[ItemKind, str]]] = defaultdict(set)
    for row in faults.failed(store, numbers):
        if row["code"] not in OF_VERSIONS:
            held[row["submission_id"]].add((ItemKind(row["item"]), row["code"]))
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in faults.versions(store, numbers):
        groups[standing.group_of(row)].append(row)
    found = [Course(row, _versions(rows, held)) for rows in groups.values() for row in rows if _counts(row)]
    return sorted(found, key=lambda one: (one.row["period"] or "", one.row["archivo"], one.row["id"]))


def _counts(row: Row) -> bool:
    """Whether a cuenta is counted, as `counting` says."""
    return bool(row["present"] and row["current"] and row["period"]) and row["result"] != Resultado.ILEGIBLE


def _versions(rows: Iterable[Row], held: Mapping[int, set[tuple[ItemKind, str]]]) -> tuple[Attempt, ...]:
    contents: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=arrival):
        contents[row["sha256"] or f"id {row['id']}"].append(row)
    return tuple(_version(copies, held) for copies in contents.values())


def _version(copies: list[Row], held: Mapping[int, set[tuple[ItemKind, str]]]) -> Attempt:
    """Of the copies of one content, the first tells when it came, and the last decided what was said."""
    decided = [row for row in copies if row["verdict"]]
    last = max(decided, key=lambda row: (row["decision_at"], row["id"])) if decided else copies[-1]
    items = {item: State(last[item.value]) for item in ItemKind}
    return Attempt(
        received=copies[0]["received"],
        verdict=Verdict(last["verdict"]) if last["verdict"] else None,
        decided=last["decision_at"],
        items=items,
        failed=frozenset(one for one in held[last["id"]] if items[one[0]] in faults.FAILED),
        readable=Lectura(last["lectura"]).readable,
    )


class WorkingDays:
    """Working days between two moments, by the calendar of a folder and the clock of `zone`."""

    def __init__(self, store: Store, zone: dt.tzinfo) -> None:
        self._zone = zone
        self._calendar = cache(lambda folder: ways_in_force.of_folder(store, folder).laws.workdays)

    def between(self, folder: int, first: dt.datetime, last: dt.datetime) -> int:
        days = (one.astimezone(self._zone).date() for one in (first, last))
        return self._calendar(folder).working_days_between(*days)


def spans(course: Course, days: WorkingDays) -> Iterator[tuple[str, int]]:
    """In working days: from the arrival of the version decided first to that decision, and from the arrival
    of the first version to the approval; each only where it is known."""
    folder = course.row["folder_id"]
    decided = [one for one in course.versions if one.decided]
    if decided:
        first = min(decided, key=lambda one: one.decided or one.received)
        yield "dias_decision", days.between(folder, first.received, first.decided or first.received)
    rounds = course.rounds
    if rounds is not None:
        approved = course.versions[rounds - 1].decided
        if approved is not None:
            yield "dias_aprobacion", days.between(folder, course.versions[0].received, approved)
