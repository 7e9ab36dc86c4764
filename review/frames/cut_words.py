"""The cuts of a calendar in Spanish sentences: how long is left, for how many, and what waits for which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from review.frames.cuts import CutPlace, CutStanding, Times
from review.spanish import capital, number
from review.ways.calendar import CutDays
from review.ways.calendar_told import countdown, day

_OPEN = (CutStanding.POR_DECIDIR, CutStanding.TARDE, CutStanding.PASO)


def of_month(table: pd.DataFrame, today: dt.date) -> tuple[str, ...]:
    """What `frames.cuts` of a month comes to on a day; nothing where nothing waits."""
    return (*_countdowns(table, today), *_waiting(table, today))


def _countdowns(table: pd.DataFrame, today: dt.date) -> Iterator[str]:
    undecided = table[table["situacion"].isin([one.value for one in _OPEN]) & table["corte"].notna()]
    for cut, rows in undecided.groupby("corte"):
        many, days = len(rows), int(rows["dias_habiles"].iloc[0])
        pace = f", unas {number(-(-many // days))} por día hábil" if 1 < days < many else ""
        yield f"{capital(countdown(_date(cut), today, days))}: {number(many)} por decidir{pace}."


_WAITING = (
    (CutStanding.TARDE, "llegó después de la ventana", "llegaron después de la ventana"),
    (CutStanding.PASO, "quedó sin decidir", "quedaron sin decidir"),
    (CutStanding.DEVUELTA, "devuelta no ha vuelto", "devueltas no han vuelto"),
)

_REACH = (("alcanza", "alcanzan"), ("alcanzó", "alcanzaron"))  # before the cut and after it


def _waiting(table: pd.DataFrame, today: dt.date) -> Iterator[str]:
    """Those that missed a cut, by why and by which they wait for."""
    missed = table[table["corte_perdido"].notna()]
    for standing, one, more in _WAITING:
        rows = missed[missed["situacion"] == standing.value]
        for (cut, lost), some in rows.groupby(["corte", "corte_perdido"], dropna=False):
            what = one if len(some) == 1 else more
            reach = _REACH[_date(lost) < today][len(some) > 1]
            told = f"{number(len(some))} {what} y no {reach} el corte del {day(_date(lost), today)}"
            yield f"{told}: {_next(cut, today, many=len(some) > 1)}."


def _next(cut: Any, today: dt.date, *, many: bool) -> str:
    if pd.isna(cut):
        return "el calendario no dice el siguiente"
    return f"{'esperan' if many else 'espera'} el del {day(_date(cut), today)}"


def _date(moment: Any) -> dt.date:
    found: dt.date = moment.date()
    return found


def of_cuenta(place: CutPlace, one: Times, cuts: CutDays, today: dt.date) -> str:
    """How one cuenta stands towards its cut on a day."""
    if place.next_cut is None:
        return "El calendario no dice para cuándo es el corte siguiente."
    cut = place.next_cut.cut
    left = cuts.workdays.working_days_between(today, cut)
    counting = countdown(cut, today, left)
    lost = "" if place.missed is None else day(place.missed.cut, today)
    match place.standing:
        case CutStanding.APROBADA:
            verb = "Quedó lista para" if cut >= today else "Entró en"
            return f"{verb} el corte del {day(cut, today)}."
        case CutStanding.DEVUELTA:
            told = f"No alcanzó el corte del {lost}. " if lost else ""
            return f"{told}Cuando vuelva corregida va al corte que siga: {counting}."
        case CutStanding.TARDE:
            when = day(one.first, today)
            return f"Llegó el {when}, después de la ventana: no alcanza el corte del {lost}; {counting}."
        case CutStanding.PASO:
            return f"No alcanzó el corte del {lost} y espera el siguiente: {counting}."
        case CutStanding.POR_DECIDIR:
            return f"{capital(counting)}."
