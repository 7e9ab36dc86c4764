"""For which cut of the entity's calendar each cuenta goes, which one it missed, and the load of each day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from review.model import Month, Verdict
from review.pipeline import ways_in_force
from review.store import Store, folders
from review.ways.calendar import CutDays, CutRound
from review.ways.laws.workdays import WorkDays

Row = dict[str, Any]


class CutStanding(StrEnum):
    """How a cuenta stands towards its cut."""

    POR_DECIDIR = "por_decidir"
    TARDE = "tarde"  # it came after the window, and waits for the next cut
    PASO = "paso"  # its cut found it without a decision, and it waits for the next one
    DEVUELTA = "devuelta"
    APROBADA = "aprobada"


@dataclass(frozen=True, slots=True)
class Times:
    """When a cuenta came for the first time, when this version came, and its decision in force. Days in
    Colombia."""

    period: Month | None
    first: dt.date
    arrived: dt.date
    verdict: Verdict | None = None
    decided: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CutPlace:
    """The round a cuenta goes for, and the one whose cut it missed. `next_cut` is None when the calendar says
    no cut for it any more."""

    standing: CutStanding
    next_cut: CutRound | None
    missed: CutRound | None = None


def place_of(cuts: CutDays, one: Times, today: dt.date) -> CutPlace:
    """Where a cuenta stands on a day, by the calendar of its folder.

    What came within its window goes to that cut, also when it is returned and comes again before it; what
    came first after the window goes to the next one. What a cut finds undecided or returned waits.
    """
    due = None if one.period is None else cuts.round_for(one.period)
    late = due is not None and one.first > due.last_day
    if due is not None and not late:
        first = due if one.arrived <= due.cut else cuts.next_cut(one.arrived)
    else:
        first = cuts.round_taking(one.first)
        if first is not None and first.cut < one.arrived:
            first = cuts.next_cut(one.arrived)
    ready = one.decided if one.verdict is Verdict.APROBADA and one.decided else today
    found = first if first is None or first.cut >= ready else cuts.next_cut(ready)
    missed = first if first is not None and first.cut < ready else None
    if missed is None and due is not None and first is not None and due.cut < first.cut:
        missed = due
    return CutPlace(_standing(one.verdict, missed, late=late), found, missed)


def _standing(verdict: Verdict | None, missed: CutRound | None, *, late: bool) -> CutStanding:
    if verdict is not None:
        return CutStanding.APROBADA if verdict is Verdict.APROBADA else CutStanding.DEVUELTA
    if late:
        return CutStanding.TARDE
    return CutStanding.POR_DECIDIR if missed is None else CutStanding.PASO


class CutCalendars:
    """The calendar of each folder, looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.of = cache(self._cuts_of)

    def _cuts_of(self, folder_id: int) -> CutDays:
        ways = ways_in_force.of_folder(self._store, folder_id)
        return CutDays(ways.calendar, ways.laws.workdays)


def any_calendar(store: Store) -> bool:
    """Whether some folder has a calendar. Raises StoreUnavailable."""
    calendars = CutCalendars(store)
    return any(calendars.of(number).calendar.configured for number in folders.numbers(store))


def times(found: Iterable[Mapping[str, Any]], zone: dt.tzinfo) -> Iterator[tuple[Mapping[str, Any], Times]]:
    """The rows of `queries.submissions` that are in force, with their times; the first arrival is that of
    any of their versions among `found`."""
    first: dict[tuple[Any, ...], dt.date] = {}
    rows = list(found)
    for row in rows:
        key, day = _cuenta(row), _day(row["received"], zone)
        first[key] = min(first.get(key, day), day)
    for row in rows:
        if row["current"]:
            yield (
                row,
                Times(
                    None if row["period"] is None else Month.parse(row["period"]),
                    first[_cuenta(row)],
                    _day(row["received"], zone),
                    None if row["verdict"] is None else Verdict(row["verdict"]),
                    None if row["decision_at"] is None else _day(row["decision_at"], zone),
                ),
            )


def _cuenta(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What all versions of a cuenta share; what is not known to be a version of another stands alone."""
    if row["contract_key"] is None or row["period"] is None:
        return (row["id"],)
    return row["contract_key"], row["document"], row["period"], row["payment"]


def _day(moment: dt.datetime, zone: dt.tzinfo) -> dt.date:
    return moment.astimezone(zone).date()


def rows(store: Store, found: Iterable[Mapping[str, Any]], today: dt.date, zone: dt.tzinfo) -> Iterator[Row]:
    """Rows of `CUTS`: the cuentas in force of the folders that have a calendar, the next cut first."""
    cuts_of = CutCalendars(store).of
    told = []
    for row, one in times(found, zone):
        cuts = cuts_of(row["folder_id"])
        if cuts.calendar.configured:
            told.append(_row(row, one, place_of(cuts, one, today), cuts, today))
    yield from sorted(told, key=_order)


def _order(row: Row) -> tuple[Any, ...]:
    return row["corte"] or dt.date.max, row["situacion"], row["recibido"], row["submission_id"]


def _row(row: Mapping[str, Any], one: Times, place: CutPlace, cuts: CutDays, today: dt.date) -> Row:
    cut = None if place.next_cut is None else place.next_cut.cut
    days = cuts.workdays
    waits = cut is not None and place.standing is not CutStanding.APROBADA
    return {
        "submission_id": row["id"],
        "carpeta": row["folder"],
        "contrato": row["contract"],
        "contratista": row["contractor"],
        "documento": row["document"],
        "periodo": row["period"],
        "pago": row["payment"],
        "valor": row["value"],
        "decision": row["verdict"],
        "situacion": place.standing.value,
        "recibido": one.first,
        "corte": cut,
        "dias_habiles": days.working_days_between(today, cut) if waits and cut is not None else None,
        "corte_perdido": None if place.missed is None else place.missed.cut,
    }


def load(
    store: Store, found: Iterable[Mapping[str, Any]], month: Month, today: dt.date, zone: dt.tzinfo
) -> Iterator[Row]:
    """Rows of `CUT_LOAD`: each day from the opening of the window in which the cuentas of a month are due to
    its cut, for each folder with a calendar. What is after `today` is not known yet."""
    cuts_of = CutCalendars(store).of
    by_folder: dict[tuple[int, str], list[Times]] = defaultdict(list)
    for row, one in times(found, zone):
        by_folder[row["folder_id"], row["folder"]].append(one)
    for (number, folder), cuentas in sorted(by_folder.items()):
        due = cuts_of(number).round_for(month)
        if due is not None:
            for row in days_of(due, cuentas, cuts_of(number).workdays, today):
                yield {"carpeta": folder, **row}


def days_of(due: CutRound, cuentas: list[Times], workdays: WorkDays, today: dt.date) -> Iterator[Row]:
    """Each day of a round up to its cut, with what is known of it on `today`."""
    begin = due.month.first_day if due.opens is None else due.opens
    for ordinal in range(min(begin, due.cut).toordinal(), due.cut.toordinal() + 1):
        day = dt.date.fromordinal(ordinal)
        known = day <= today
        here = [one for one in cuentas if one.arrived <= day]
        yield {
            "dia": day,
            "habil": workdays.is_working_day(day),
            "hito": _milestone(due, day),
            "llegaron": sum(one.arrived == day for one in cuentas) if known else None,
            "decididas": sum(one.decided == day for one in cuentas) if known else None,
            "por_decidir": sum(one.decided is None or one.decided > day for one in here) if known else None,
        }


def _milestone(due: CutRound, day: dt.date) -> str | None:
    told = [
        word for word, of in (("abre", due.opens), ("cierra", due.closes), ("corte", due.cut)) if of == day
    ]
    return " ".join(told) or None
