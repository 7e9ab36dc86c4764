"""What the months teach, as pure functions over `rounds.Course`: the faults that come back, and how long it
takes until a cuenta is approved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean
from typing import Any

from review import spanish
from review import spanish_titles as titles
from review.frames.rounds import Course, WorkingDays, spans
from review.model import ItemKind, Month
from review.recognition.grammar.plain_text import fold
from review.rules.plugged import rule_of

Row = dict[str, Any]


class By(StrEnum):
    """By what the cuentas are gathered."""

    MES = "mes"
    CONTRATISTA = "contratista"
    ITEM = "item"


def faults(courses: Iterable[Course]) -> Iterator[Row]:
    """A row for each cuenta and each rule that it failed in some version."""
    for one in courses:
        still = one.versions[-1].failed if not one.versions[-1].approved else frozenset()
        for (item, code), many in one.faults().items():
            yield {
                "submission_id": one.row["id"],
                "contrato": one.row["contract"],
                "contratista": one.row["contractor"],
                "documento": one.row["document"],
                "periodo": one.row["period"],
                "item": item.value,
                "codigo": code,
                "regla": title_of(item, code),
                "versiones": many,
                "sigue": (item, code) in still,
            }


def title_of(item: ItemKind, code: str) -> str:
    """What must hold by a rule; the item when no rule of today has the code."""
    rule = rule_of(code)
    return titles.ITEMS[item] if rule is None else rule.title


Elsewhere = Callable[[Collection[tuple[str, str]]], Collection[tuple[str, str]]]
"""Of some rules (their codes), each with who failed it: those whom it failed in another month than the one
told of."""


def recurring(here: Sequence[Course], elsewhere: Elsewhere) -> Iterator[Row]:
    """A row for each rule that these cuentas failed, that of most cuentas first."""
    months_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in here:
        for _, code in one.faults():
            months_of[code, one.person].add(one.row["period"])
    again = {key for key, months in months_of.items() if len(months) > 1}
    again |= {*elsewhere(months_of.keys())}
    having: dict[tuple[ItemKind, str], list[Course]] = defaultdict(list)
    for one in here:
        for fault in one.faults():
            having[fault].append(one)
    order = {kind: place for place, kind in enumerate(ItemKind)}
    for item, code in sorted(having, key=lambda key: (-len(having[key]), order[key[0]], key[1])):
        found = having[item, code]
        people = {one.person for one in found}
        rule = rule_of(code)
        yield {
            "item": item.value,
            "codigo": code,
            "regla": title_of(item, code),
            "cuentas": len(found),
            "porcentaje": 100 * len(found) / len(here),
            "contratistas": len(people),
            "reinciden": sum((code, person) in again for person in people),
            "meses": len({one.row["period"] for one in found}),
            "remedio": None if rule is None else rule.ask,
        }


@dataclass(slots=True)
class _Group:
    """What is gathered under one key."""

    title: str
    members: list[tuple[Course, ItemKind | None]]


def pace(courses: Iterable[Course], by: By, working_days: WorkingDays) -> Iterator[Row]:
    """A row for each month (oldest first), contractor (by name) or item (in the order of the list)."""
    groups: dict[str, _Group] = {}
    for one in courses:
        for key, title, item in _places(one, by):
            groups.setdefault(key, _Group(title, [])).members.append((one, item))
    keys = sorted(groups) if by is By.MES else list(groups)
    if by is By.CONTRATISTA:
        keys.sort(key=lambda key: (fold(groups[key].title), key))
    if by is By.ITEM:
        keys.sort(key=[item.value for item in ItemKind].index)
    for key in keys:
        yield {"grupo": key, "titulo": groups[key].title, **_measured(groups[key].members, working_days)}


def _places(one: Course, by: By) -> Iterator[tuple[str, str, ItemKind | None]]:
    match by:
        case By.MES:
            yield one.row["period"], spanish.month_name(Month.parse(one.row["period"])), None
        case By.CONTRATISTA:
            yield one.person, one.row["contractor"] or one.row["contract"] or "", None
        case By.ITEM:
            yield from ((item.value, titles.ITEMS[item], item) for item in ItemKind if one.is_asked(item))


def _measured(members: Sequence[tuple[Course, ItemKind | None]], working_days: WorkingDays) -> Row:
    decided = [(one, item) for one, item in members if one.decided]
    rounds = [(one, one.rounds if item is None else one.rounds_of(item)) for one, item in decided]
    first = sum(many == 1 for _, many in rounds)
    approved = [many for one, many in rounds if many is not None and one.rounds is not None]
    days: dict[str, list[int]] = {"dias_decision": [], "dias_aprobacion": []}
    for one, item in members:
        # What an item costs is told by the cuentas in which it failed; the others tell nothing of it.
        if item is None or not one.versions[0].passes(item):
            for name, many in spans(one, working_days):
                days[name].append(many)
    failed = [[fault for fault in one.faults() if item in (None, fault[0])] for one, item in members]
    counts = Counter(fault for each in failed for fault in each)
    common = max(counts, key=lambda fault: (counts[fault], fault[1]), default=None)
    return {
        "cuentas": len(members),
        "decididas": len(decided),
        "aprobadas": sum(one.rounds is not None for one, _ in decided),
        "a_la_primera": first,
        "porcentaje": 100 * first / len(decided) if decided else None,
        "rondas": fmean(approved) if approved else None,
        **{name: fmean(each) if each else None for name, each in days.items()},
        "con_fallas": sum(map(bool, failed)),
        "falla": None if common is None else title_of(*common),
    }
